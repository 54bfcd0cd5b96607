"""Propositions that many assert and many deny, each of days of their own: contrary to each other day by day, and never pair by pair.

Between one literal and its negation, both flat and both holding throughout their times, the contrary is that the times overlap. The days
are taken apart where any of the times begins or ends, into a tree of stretches: what is so throughout a time is so throughout the few
stretches that make it up, what is so throughout a stretch is so throughout its halves, and of the smallest stretches the one side
excludes the other. All of that are strict rules with one body literal, so that each strength arrives as it would by pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.likelihood import FLAT
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated
from argmap.model.argument import LiteralMeaning
from argmap.rules.atoms import Origin
from argmap.rules.draft import Draft
from argmap.times import Interval
from argmap.values import frozen

_PAIRS = 400
"""From so many pairs on days are shared; below, pairs are fewer rules."""


@frozen
class Shared:
    """``sides``: the places of the literals that say that it is so, and of those that say that it is not."""

    literal: LiteralMeaning
    sides: tuple[tuple[int, ...], tuple[int, ...]]

    @property
    def places(self) -> Iterator[int]:
        for side in self.sides:
            yield from side


def shared(literals: Sequence[TimedLiteral], vocabulary: Vocabulary) -> tuple[Shared, ...]:
    """The propositions of which that is so, in the order of the literals."""
    found: dict[LiteralMeaning, tuple[list[int], list[int]]] = {}
    for place, timed in enumerate(literals):
        literal = timed.literal
        if timed.likelihood == FLAT and literal.quantity is None and literal.predicate not in vocabulary.events:
            positive = literal if literal.positive else negated(literal)
            found.setdefault(positive, ([], []))[0 if literal.positive else 1].append(place)
    return tuple(Shared(literal, (tuple(so), tuple(not_so))) for literal, (so, not_so) in found.items() if len(so) * len(not_so) >= _PAIRS)


def facing(each: Shared, place: int, literals: Sequence[TimedLiteral]) -> Iterator[int]:
    """What one of its literals is contrary to."""
    other = each.sides[literals[place].literal.positive]
    yield from (facing for facing in other if literals[facing].time.overlaps(literals[place].time))


def exclude(draft: Draft, each: Shared, literals: Sequence[TimedLiteral]) -> None:
    """Writes the rules."""
    tree = _Days(literals[place].time for place in each.places)
    reached: list[set[_Stretch]] = []
    for literal, side in zip((each.literal, negated(each.literal)), each.sides, strict=True):
        found: dict[_Stretch, None] = {}
        for place in side:
            for stretch in tree.parts(literals[place].time):
                found[stretch] = None
                _carry(draft, literals[place], _throughout(literal, tree.time(stretch)))
        waiting = list(found)
        while waiting:
            stretch = waiting.pop()
            for half in tree.halves(stretch):
                _carry(draft, _throughout(literal, tree.time(stretch)), _throughout(literal, tree.time(half)))
                if half not in found:
                    found[half] = None
                    waiting.append(half)
        reached.append({stretch for stretch in found if not tree.halves(stretch)})
    for stretch in sorted(reached[0] & reached[1]):
        so, not_so = (_throughout(literal, tree.time(stretch)) for literal in (each.literal, negated(each.literal)))
        draft.strict((draft.meant(so),), draft.meant(not_so) ^ 1, Origin("contrary"))


def _throughout(literal: LiteralMeaning, time: Interval) -> TimedLiteral:
    return TimedLiteral(literal, FLAT, time)


def _carry(draft: Draft, one: TimedLiteral, other: TimedLiteral) -> None:
    if one != other:
        draft.strict((draft.meant(one),), draft.meant(other), Origin("entails"))


_Stretch = tuple[int, int]  # of the smallest stretches, the first and the one after the last


class _Days:
    """The tree of stretches; its ends are those of the times."""

    def __init__(self, times: Iterable[Interval]) -> None:
        ends: set[float] = set()
        for time in times:
            ends.update(_ends(time))
        self._points = sorted(ends)
        self._place = {point: place for place, point in enumerate(self._points)}

    def parts(self, time: Interval) -> Iterator[_Stretch]:
        """The fewest stretches that make up a time."""
        first, last = (self._place[end] for end in _ends(time))
        waiting = [(0, len(self._points) - 1)]
        while waiting:
            low, high = waiting.pop()
            if first <= low and high <= last:
                yield low, high
            elif low < last and first < high:
                waiting.extend(self.halves((low, high)))

    def halves(self, stretch: _Stretch) -> tuple[_Stretch, ...]:
        low, high = stretch
        middle = (low + high) // 2
        return ((low, middle), (middle, high)) if high - low > 1 else ()

    def time(self, stretch: _Stretch) -> Interval:
        first, end = (self._points[place] for place in stretch)
        return Interval(None if first == -_EVER else int(first), None if end == _EVER else int(end) - 1)


_EVER = float("inf")


def _ends(time: Interval) -> tuple[float, float]:
    """Its first day, and the day after its last."""
    return (-_EVER if time.first is None else time.first), (_EVER if time.last is None else time.last + 1)
