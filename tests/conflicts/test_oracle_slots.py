"""Slots and times against worlds: a positive claim and a denial conflict exactly when no world is as both say.

A world is a set of things that happened: at a place, of a force, on a day. What happens in the part happens in the whole. Written
from the design alone; random trees of places, fillers left out or not, fluents and events.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from attrs import frozen
from making import claim, found, source, together

UNNAMED = "unnamed"
Days = tuple[int, int]


@frozen
class Tree:
    """What each place is part of, directly."""

    parent: Mapping[str, str | None]

    def wholes(self, place: str) -> set[str]:
        """The place, and all that it is part of."""
        reached = {place}
        above = self.parent.get(place)
        while above is not None:
            reached.add(above)
            above = self.parent.get(above)
        return reached

    def meet(self, one: str, other: str) -> bool:
        return one in self.wholes(other) or other in self.wholes(one)


@frozen
class Saying:
    """``fillers``: of each slot, None where it is left out. ``days``: first and last."""

    fillers: tuple[str | None, ...]
    days: Days


def grow(dice: random.Random, prefix: str, size: int) -> Tree:
    names = [f"{prefix}{number}" for number in range(size)]
    return Tree({name: None if not place or dice.random() < 0.25 else dice.choice(names[:place]) for place, name in enumerate(names)})


def clash(positive: Saying, denial: Saying, trees: Sequence[Tree], event: bool) -> bool:
    """No world is as both say. The smallest worlds of the positive claim will do: a denial is the harder, the more there is."""
    first, last = positive.days
    days: list[set[int]] = [{day} for day in range(first, last + 1)] if event else [set(range(first, last + 1))]
    # An open slot is filled by something, which need not have a name.
    where = [{UNNAMED} if filler is None else tree.wholes(filler) for filler, tree in zip(positive.fillers, trees, strict=True)]
    matched = all(asked is None or asked in there for asked, there in zip(denial.fillers, where, strict=True))
    denied_days = set(range(denial.days[0], denial.days[1] + 1))
    return matched and all(when & denied_days for when in days)


def only_by_time(positive: Saying, denial: Saying, trees: Sequence[Tree]) -> bool:
    """They would conflict at one time, and their times do not meet."""
    apart = positive.days[1] < denial.days[0] or denial.days[1] < positive.days[0]
    return apart and clash(Saying(positive.fillers, (1, 1)), Saying(denial.fillers, (1, 1)), trees, False)


def random_saying(dice: random.Random, trees: Sequence[Tree]) -> Saying:
    first = dice.randint(1, 6)
    fillers = tuple(dice.choice([*tree.parent, None] if place else [*tree.parent]) for place, tree in enumerate(trees))
    return Saying(fillers, (first, dice.randint(first, 6)))


def vocabulary(trees: Sequence[Tree], declared: str) -> str:
    entities = (
        f'entity {name} "{name}" : object' + ("" if above is None else f", part of {above}")
        for tree in trees
        for name, above in tree.parent.items()
    )
    return together("type object", *entities, declared)


def said(name: str, of: str, saying: Saying, slots: Sequence[str], positive: bool) -> str:
    inside = ", ".join(f"{slot}: {filler}" for slot, filler in zip(slots, saying.fillers, strict=True) if filler is not None)
    when = f"when 2024-09-0{saying.days[0]}..2024-09-0{saying.days[1]}"
    return claim(name, of, f"means {'' if positive else 'not '}p({inside})", when)


@pytest.mark.parametrize("event", [False, True], ids=["fluent", "event"])
@pytest.mark.parametrize("block", range(4))
def test_positive_claims_and_denials(event: bool, block: int, long_run: bool) -> None:
    for seed in range(block * 1000, block * 1000 + (500 if long_run else 25)):
        dice = random.Random(seed)
        trees = [grow(dice, "a", 5), grow(dice, "b", 3), grow(dice, "c", 2)][: dice.randint(1, 3)]
        slots = ["place", "force", "kind"][: len(trees)]
        types = ", ".join(f"{slot}: object{'?' if place else ''}" for place, slot in enumerate(slots))
        claims = [(dice.random() < 0.5, random_saying(dice, trees)) for _ in range(dice.randint(2, 6))]
        text = together(
            vocabulary(trees, f"predicate p({types})" + (", event" if event else "")),
            source("gazette"),
            source("wire"),
            *(said(f"c{number}", ("gazette", "wire")[number % 2], saying, slots, sign) for number, (sign, saying) in enumerate(claims)),
        )
        seen = found(text)
        names = [f"{('gazette', 'wire')[number % 2]}.c{number}" for number in range(len(claims))]
        wanted = {
            frozenset((names[one], names[other]))
            for one, (yes, positive) in enumerate(claims)
            for other, (no, denial) in enumerate(claims)
            if yes and not no and clash(positive, denial, trees, event)
        }
        assert {pair for pair, _ in seen.above_info()} == wanted, text
        changed = {
            frozenset((names[one], names[other]))
            for one, (yes, positive) in enumerate(claims)
            for other, (no, denial) in enumerate(claims)
            if yes and not no and only_by_time(positive, denial, trees)
        }
        over_time = {pair for pair, conflicts in seen.pairs.items() for each in conflicts if each.kind == "changed-over-time"}
        assert over_time == changed, text


@pytest.mark.parametrize("block", range(4))
def test_one_filler_at_a_time(block: int, long_run: bool) -> None:
    """A functional predicate: in no world do two fillers hold on one day of which neither is part of the other."""
    for seed in range(block * 1000, block * 1000 + (500 if long_run else 25)):
        dice = random.Random(seed)
        trees = [grow(dice, "a", 3), grow(dice, "b", 4)]
        claims = [random_saying(dice, trees) for _ in range(dice.randint(2, 5))]
        text = together(
            vocabulary(trees, "predicate p(owner: object, thing: object?), one thing per owner"),
            source("gazette"),
            *(said(f"c{number}", "gazette", saying, ["owner", "thing"], True) for number, saying in enumerate(claims)),
        )
        wanted = {
            frozenset((f"gazette.c{one}", f"gazette.c{other}"))
            for one, first in enumerate(claims)
            for other, second in enumerate(claims)
            if one < other
            and first.fillers[0] == second.fillers[0]
            and first.fillers[1] is not None
            and second.fillers[1] is not None
            and not trees[1].meet(first.fillers[1], second.fillers[1])
            and max(first.days[0], second.days[0]) <= min(first.days[1], second.days[1])
        }
        seen = found(text)
        assert {pair for pair, _ in seen.above_info()} == wanted, text
        assert all(each.level == "within-outlet" for each in seen.issues.conflicts)


@pytest.mark.parametrize("block", range(4))
def test_figures(block: int, long_run: bool) -> None:
    """A measure: figures of one place that have no number in common; or a part above its whole."""
    for seed in range(block * 1000, block * 1000 + (500 if long_run else 25)):
        dice = random.Random(seed)
        tree = grow(dice, "a", 4)
        figures = []
        for _ in range(dice.randint(2, 5)):
            low = dice.randint(1, 9)
            figures.append(
                (
                    dice.choice(list(tree.parent)),
                    low,
                    dice.randint(low, 9),
                    dice.choice(("range", "at least", "at most", "more than", "fewer than")),
                )
            )
        text = together(
            vocabulary([tree], "measure m(place: object) in people"),
            source("gazette"),
            source("wire"),
            *(
                claim(
                    f"c{number}",
                    ("gazette", "wire")[number % 2],
                    f"means m(place: {place}) = {quantity(low, high, word)} people",
                    "when 2024-09",
                )
                for number, (place, low, high, word) in enumerate(figures)
            ),
        )
        names = [f"{('gazette', 'wire')[number % 2]}.c{number}" for number in range(len(figures))]
        wanted = set()
        for one, (place, *_) in enumerate(figures):
            for other, (whole, *_) in enumerate(figures):
                if one == other:
                    continue
                first, second = numbers(*figures[one][1:]), numbers(*figures[other][1:])
                if place == whole and not first & second:
                    wanted.add(frozenset((names[one], names[other])))
                if place != whole and whole in tree.wholes(place) and min(first) > max(second):
                    wanted.add(frozenset((names[one], names[other])))
        assert {pair for pair, _ in found(text).above_info()} == wanted, text


def quantity(low: int, high: int, word: str) -> str:
    return f"{low}..{high}" if word == "range" else f"{word} {low}"


def numbers(low: int, high: int, word: str) -> set[int]:
    """In halves of a unit, so that `more than 4` is not `at least 5`; from none to more than any that is said."""
    every = range(25)
    match word:
        case "range":
            return {half for half in every if 2 * low <= half <= 2 * high}
        case "at least":
            return {half for half in every if half >= 2 * low}
        case "at most":
            return {half for half in every if half <= 2 * low}
        case "more than":
            return {half for half in every if half > 2 * low}
        case _:
            return {half for half in every if half < 2 * low}
