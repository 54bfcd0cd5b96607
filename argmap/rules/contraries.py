"""Which timed literals cannot hold together, and which carry which: found by key, never by comparing all pairs.

Contraries are the outcomes of the conflict rules R2 to R8 before any weakening, from medium up; what is left undecided or
underspecified is none. A literal stands in its predicate's index under the slots that it fills; the narrower of two is looked up by
what its fillers are part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from argmap.meaning.compare import Clash, compare, includes, slots
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.stands import Stand, contrary, entailing, stand, stronger
from argmap.model.argument import DateValue, LiteralMeaning, Value

Key = tuple[Value, ...]
Shape = tuple[int, ...]  # the slots that a key tells of


class SlotIndex:
    """Literals of one predicate by the fillers of the slots they fill (dates apart, which are never equal by name)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._shapes: dict[Shape, dict[Key, list[int]]] = {}

    def add(self, item: int, literal: LiteralMeaning, without: int = -1) -> None:
        shape = tuple(place for place, _ in _named(literal) if place != without)
        key = tuple(value for place, value in _named(literal) if place != without)
        self._shapes.setdefault(shape, {}).setdefault(key, []).append(item)

    def wider(self, literal: LiteralMeaning) -> Iterator[list[int]]:
        """The groups whose fillers the literal's equal or are part of; each group once."""
        options = {place: self._vocabulary.wholes_of(value) for place, value in _named(literal)}
        for shape, groups in self._shapes.items():
            if all(place in options for place in shape):
                for key in product(*(options[place] for place in shape)):
                    if key in groups:
                        yield groups[key]


def _named(literal: LiteralMeaning) -> Iterator[tuple[int, Value]]:
    for place, filler in enumerate(literal.fillers):
        if filler is not None and not isinstance(filler.value, DateValue):
            yield place, filler.value


def by_predicate(literals: Sequence[TimedLiteral]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for item, timed in enumerate(literals):
        found.setdefault(timed.literal.predicate, []).append(item)
    return found


# --- contraries -------------------------------------------------------------------------------------------------------


def contraries(literals: Sequence[TimedLiteral], vocabulary: Vocabulary, apart: Mapping[int, int] | None = None) -> list[tuple[int, int]]:
    """Pairs of places in ``literals``, the smaller first, in order, each once; but for those of one number in ``apart`` (by place)."""
    group = apart or {}
    found: set[tuple[int, int]] = set()
    stands = [stand(timed.likelihood, timed.literal.positive) for timed in literals]
    for predicate, items in by_predicate(literals).items():
        items = [item for item in items if stands[item].form != "undecided"]
        pairs = _facing(items, literals, stands, vocabulary, group)
        if predicate in vocabulary.functional:
            pairs = _chained(pairs, _functional(predicate, items, literals, stands, vocabulary))
        pairs = _chained(pairs, _only(items, literals, stands, vocabulary))
        for first, second in pairs:
            pair = (first, second) if first < second else (second, first)
            if first != second and pair not in found and clashes(literals[first], literals[second], vocabulary):
                found.add(pair)
    return sorted(found)


def clashes(first: TimedLiteral, second: TimedLiteral, vocabulary: Vocabulary) -> bool:
    """From medium up, neither of them undecided: what feeds the reasoning."""
    if "undecided" in (first.likelihood.certainty, second.likelihood.certainty):
        return False
    outcome = compare(first, second, vocabulary)
    return isinstance(outcome, Clash) and outcome.strength in ("medium", "strong")


def _chained(*parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for part in parts:
        yield from part


def _facing(
    items: Sequence[int], literals: Sequence[TimedLiteral], stands: Sequence[Stand], vocabulary: Vocabulary, apart: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Equal or nested fillers, and stands that the table sets against each other (or figures that may be apart)."""
    index = SlotIndex(vocabulary)
    groups: dict[int, dict[tuple[int, int], list[int]]] = {}
    numbers: dict[Stand, int] = {}
    number = {item: numbers.setdefault(stands[item], len(numbers)) for item in items}
    distinct = list(numbers)
    for item in items:
        index.add(item, literals[item].literal)
    may_clash: dict[tuple[int, int], bool] = {}
    for item in items:
        measured = literals[item].literal.quantity is not None
        for group in index.wider(literals[item].literal):
            by_stand = groups.get(id(group))
            if by_stand is None:
                by_stand = groups[id(group)] = {}
                for member in group:
                    by_stand.setdefault((number[member], apart.get(member, -1)), []).append(member)
            for (other, set_apart), members in by_stand.items():
                if set_apart >= 0 and set_apart == apart.get(item):
                    continue
                pair = number[item], other
                if pair not in may_clash:
                    may_clash[pair] = _may_clash(distinct[pair[0]], distinct[other], measured)
                if may_clash[pair]:
                    for member in members:
                        yield item, member


def _may_clash(one: Stand, other: Stand, measured: bool) -> bool:
    differences = [entailing(one, other), entailing(other, one), contrary(one, other) if measured else None]
    return any(difference is not None and stronger(difference.strength, "weak") for difference in differences)


def _functional(
    predicate: str, items: Sequence[int], literals: Sequence[TimedLiteral], stands: Sequence[Stand], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Different fillers of a slot that takes one at a time."""
    for functional in vocabulary.predicates[predicate].functional:
        groups: dict[tuple[Value | None, ...], dict[Value, list[int]]] = {}
        for item in items:
            fillers = literals[item].literal.fillers
            one = fillers[functional.one]
            if one is None or not stands[item].lower:
                continue
            key = tuple(filler.value if (filler := fillers[place]) is not None else None for place in functional.per)
            groups.setdefault(key, {}).setdefault(one.value, []).append(item)
        for group in groups.values():
            values = list(group)
            for place, value in enumerate(values):
                for other in values[place + 1 :]:
                    if not vocabulary.meet(value, other):
                        yield from product(group[value], group[other])


def _only(
    items: Sequence[int], literals: Sequence[TimedLiteral], stands: Sequence[Stand], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """`only V` against another filler of the slot."""
    indexes: dict[int, SlotIndex] = {}
    for item in items:
        for place, filler in enumerate(literals[item].literal.fillers):
            if filler is not None and filler.only and stands[item].lower:
                indexes.setdefault(place, SlotIndex(vocabulary)).add(item, literals[item].literal, without=place)
    for item in items if indexes else ():
        if stands[item].lower:
            for place, index in indexes.items():
                if literals[item].literal.fillers[place] is not None:
                    for group in index.wider(literals[item].literal):
                        for member in group:
                            yield item, member


# --- what carries what ------------------------------------------------------------------------------------------------


def carries(known: TimedLiteral, wanted: TimedLiteral, vocabulary: Vocabulary, at_any_time: bool = False) -> bool:
    """Of two literals of one predicate and polarity, whether what flatly holds flatly entails the other: the fillers (a part carries
    its whole; a denial, the other way), the figures, and a time that contains the other's; of an event that happens, one that lies
    within it. ``at_any_time``: one that overlaps is enough."""
    mine, theirs = known.literal, wanted.literal
    narrow, wide = (mine, theirs) if mine.positive else (theirs, mine)
    if not slots(narrow, wide, vocabulary).forward:
        return False
    if mine.quantity is not None or theirs.quantity is not None:
        if narrow.fillers != wide.fillers or narrow.quantity is None or wide.quantity is None:
            return False
        if not includes(wide.quantity, narrow.quantity):
            return False
    if at_any_time:
        return known.time.overlaps(wanted.time)
    if mine.positive and mine.predicate in vocabulary.events:
        return known.time.within(wanted.time)
    return wanted.time.within(known.time)


def carriers(
    wanted: Sequence[TimedLiteral], known: Sequence[TimedLiteral], vocabulary: Vocabulary, at_any_time: bool = False
) -> list[tuple[int, int]]:
    """(place in ``known``, place in ``wanted``) wherever the first, flat, carries the second; in order."""
    found: set[tuple[int, int]] = set()
    knowns = by_predicate(known)
    for predicate, targets in by_predicate(wanted).items():
        sources = knowns.get(predicate, ())
        if not sources:
            continue
        positive, negative = SlotIndex(vocabulary), SlotIndex(vocabulary)
        for target in targets:
            if wanted[target].literal.positive:
                positive.add(target, wanted[target].literal)
        for source in sources:
            literal = known[source].literal
            if not literal.positive:
                negative.add(source, literal)
                continue
            for group in positive.wider(literal):
                found.update((source, target) for target in group if carries(known[source], wanted[target], vocabulary, at_any_time))
        for target in targets:
            if not wanted[target].literal.positive:
                for group in negative.wider(wanted[target].literal):
                    found.update((source, target) for source in group if carries(known[source], wanted[target], vocabulary, at_any_time))
    return sorted(found)
