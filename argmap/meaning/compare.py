"""Two timed literals, by R2, R3, R4, R7 and R8: a clash, a near miss, an agreement, or nothing to do with each other.

Before any weakening by a condition or a sense, and without regard to who says it. Which of the two is first makes no difference.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.stands import Difference, Stand, StandKind, Strength, agree, contrary, entailing, leaning, stand, stronger
from argmap.model.argument import Filler, LiteralMeaning, Quantity
from argmap.values import frozen

RuleName = Literal["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"]
ClashKind = StandKind | Literal["contrary-claims", "quantity-conflict", "filler-conflict", "alternatives", "changed-over-time"]


@frozen
class Clash:
    """``field`` is what decided: polarity, likelihood, quantity, time, or the name of a slot."""

    kind: ClashKind
    strength: Strength
    rule: RuleName
    field: str
    reason: str


@frozen
class NearMiss:
    """It would clash but for this field."""

    rule: RuleName
    field: str
    reason: str


@frozen
class Agree:
    """``over_time``: the same of disjoint times."""

    over_time: bool = False


Outcome = Clash | NearMiss | Agree | None

# --- slots ------------------------------------------------------------------------------------------------------------


@frozen
class Slots:
    """How the fillers of one literal stand to those of another of its predicate. ``forward``: the first entails the second.

    Where it does not, ``forward_miss`` is the first slot that is open in the first, or where the second's filler is the narrower.
    ``apart``: some slot's fillers do not meet at all."""

    forward: bool
    backward: bool
    forward_miss: int
    backward_miss: int
    apart: bool


def _inside(part: Filler, whole: Filler, vocabulary: Vocabulary) -> bool:
    return (part.only or not whole.only) and vocabulary.inside(part.value, whole.value)


def slots(first: LiteralMeaning, second: LiteralMeaning, vocabulary: Vocabulary) -> Slots:
    forward_miss = backward_miss = -1
    apart = False
    for index, (one, other) in enumerate(zip(first.fillers, second.fillers, strict=True)):
        if one == other:
            continue
        into = other is None or (one is not None and _inside(one, other, vocabulary))
        back = one is None or (other is not None and _inside(other, one, vocabulary))
        if not into and forward_miss < 0:
            forward_miss = index
        if not back and backward_miss < 0:
            backward_miss = index
        apart = apart or (one is not None and other is not None and not vocabulary.meet(one.value, other.value))
    return Slots(forward_miss < 0, backward_miss < 0, forward_miss, backward_miss, apart)


# --- times ------------------------------------------------------------------------------------------------------------

TimeRelation = Literal["together", "apart", "open"]


def denied_times(positive: TimedLiteral, denial: TimedLiteral, event: bool) -> TimeRelation:
    """R3. ``open``: an event that may have happened outside the time of the denial."""
    if not positive.time.overlaps(denial.time):
        return "apart"
    if event and positive.time_given and not positive.time.within(denial.time):
        return "open"
    return "together"


def contrary_times(first: TimedLiteral, second: TimedLiteral, vocabulary: Vocabulary) -> TimeRelation:
    """R3 for two things that cannot both be so: an event must lie inside what holds throughout; of two events, one in the other."""
    if not first.time.overlaps(second.time):
        return "apart"
    events = first.literal.predicate in vocabulary.events, second.literal.predicate in vocabulary.events
    inside = (
        not first.time_given or first.time.within(second.time),
        not second.time_given or second.time.within(first.time),
    )
    match events:
        case (True, True):
            return "together" if any(inside) else "open"
        case (True, False):
            return "together" if inside[0] else "open"
        case (False, True):
            return "together" if inside[1] else "open"
        case _:
            return "together"


def _other_time(rule: RuleName, first: TimedLiteral, second: TimedLiteral, relation: TimeRelation) -> NearMiss:
    if relation == "open":
        return NearMiss(rule, "time", f"the event of {first.time} may have happened outside {second.time}")
    return NearMiss(rule, "time", f"another time: {first.time} and {second.time}")


# --- the rules --------------------------------------------------------------------------------------------------------

_SAID: dict[str, str] = {
    "flat": "that it is so",
    "necessary": "that it cannot be otherwise",
    "possible": "that it is possible",
    "undecided": "that it is open, both ways",
    "possible-not": "that it may not be so",
    "flat-not": "that it is not so",
    "impossible": "that it cannot be",
}


def in_words(form: Stand) -> str:
    """After `says`: how a side stands to the proposition."""
    if form.form == "band":
        figures = _figure(form.low) if form.low == form.high else f"{_figure(form.low)} to {_figure(form.high)}"
        return f"that it is {figures} % likely"
    return _SAID[form.form]


def _figure(per_cent: Fraction) -> str:
    return f"{float(per_cent):g}"


def _words(first: Stand, second: Stand) -> str:
    return f"one says {in_words(first)}, the other {in_words(second)}"


def _field(difference: Difference) -> str:
    return "polarity" if difference.kind == "contradiction" else "likelihood"


def compare(first: TimedLiteral, second: TimedLiteral, vocabulary: Vocabulary) -> Outcome:
    """Both must be ground. The strongest outcome where several rules speak."""
    one = stand(first.likelihood, first.literal.positive)
    other = stand(second.likelihood, second.literal.positive)
    return compare_stands(first, one, second, other, vocabulary)


def compare_stands(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> Outcome:
    """The same, with each side's stand to the positive proposition in place of its likelihood."""
    if first.literal.predicate != second.literal.predicate:
        return None
    if first.literal.predicate in vocabulary.measures:
        return _strongest(_measures(first, one, second, other, vocabulary))
    return _strongest(
        [
            _same_or_part(first, one, second, other, vocabulary),
            _functional(first, one, second, other, vocabulary),
            _only(first, one, second, other, vocabulary),
        ]
    )


def _strongest(outcomes: list[Outcome]) -> Outcome:
    clashes = [outcome for outcome in outcomes if isinstance(outcome, Clash)]
    if clashes:
        best = clashes[0]
        for clash in clashes[1:]:
            if stronger(clash.strength, best.strength):
                best = clash
        return best
    for sort in (Agree, NearMiss):
        for outcome in outcomes:
            if isinstance(outcome, sort):
                return outcome
    return None


def _same_or_part(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> Outcome:
    """R2, R3 and R4, for literals without a quantity."""
    related = slots(first.literal, second.literal, vocabulary)
    if related.apart:
        return None
    ways: list[tuple[TimedLiteral, Stand, TimedLiteral, Stand, bool, int]] = [
        (first, one, second, other, related.forward, related.forward_miss),
        (second, other, first, one, related.backward, related.backward_miss),
    ]
    return _by_table(ways, vocabulary)


def _by_table(ways: list[tuple[TimedLiteral, Stand, TimedLiteral, Stand, bool, int]], vocabulary: Vocabulary) -> Outcome:
    """Each way: the narrower side and its stand, the wider side and its stand, whether the narrower entails it, the slot that fails."""
    found: list[Outcome] = []
    for narrow, narrow_stand, wide, wide_stand, entails, miss in ways:
        difference = entailing(narrow_stand, wide_stand)
        both = ways[0][4] and ways[1][4]
        if difference is None:
            if entails and agree(narrow_stand, wide_stand, both):
                found.append(Agree(not narrow.time.overlaps(wide.time)))
            continue
        if not entails:
            found.append(_slot_miss(narrow.literal, wide.literal, miss, vocabulary) if stronger(difference.strength, "info") else None)
            continue
        found.append(_timed(difference, narrow, narrow_stand, wide, wide_stand, vocabulary))
    return _strongest(found)


def _timed(difference: Difference, narrow: TimedLiteral, one: Stand, wide: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> Outcome:
    times = denied_times(narrow, wide, narrow.literal.predicate in vocabulary.events)
    if difference.strength == "info":
        if not narrow.time.overlaps(wide.time):
            return None
        return Clash(difference.kind, "info", "R4", "likelihood", _words(one, other))
    match times:
        case "together":
            return Clash(difference.kind, difference.strength, "R4", _field(difference), _words(one, other))
        case "apart" if leaning(one) == leaning(other) != 0:
            return None  # as likely here and there, more or less: nothing has turned
        case "apart":
            return Clash("changed-over-time", "info", "R3", "time", f"{_words(one, other)}, of {narrow.time} and of {wide.time}")
        case "open":
            return _other_time("R3", narrow, wide, times)


def _slot_miss(narrow: LiteralMeaning, wide: LiteralMeaning, index: int, vocabulary: Vocabulary) -> NearMiss:
    slot = vocabulary.slot(narrow.predicate, index)
    if narrow.fillers[index] is None:
        return NearMiss("R2", slot, f"the slot `{slot}` is left open by one side and filled by the other")
    facing = wide.fillers[index]
    if facing is not None and facing.only:
        return NearMiss("R2", slot, f"in the slot `{slot}` one side denies only that there is no other")
    return NearMiss("R2", slot, f"in the slot `{slot}` one side speaks of the whole and the other of a part")


# --- R7 ---------------------------------------------------------------------------------------------------------------


def _above(low: Quantity, high: Quantity) -> bool:
    """Everything in ``low``'s quantity lies above everything in ``high``'s."""
    if low.low is None or high.high is None:
        return False
    return low.low > high.high or (low.low == high.high and (low.low_open or high.high_open))


def apart(one: Quantity, other: Quantity) -> bool:
    """No figure lies in both."""
    return _above(one, other) or _above(other, one)


def includes(wide: Quantity, narrow: Quantity) -> bool:
    """Every figure of the narrow one lies in the wide one."""
    low = wide.low is None or (
        narrow.low is not None and (narrow.low > wide.low or (narrow.low == wide.low and (narrow.low_open or not wide.low_open)))
    )
    high = wide.high is None or (
        narrow.high is not None and (narrow.high < wide.high or (narrow.high == wide.high and (narrow.high_open or not wide.high_open)))
    )
    return low and high


def _measures(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> list[Outcome]:
    mine, theirs = first.literal.quantity, second.literal.quantity
    if mine is None or theirs is None:
        return []
    related = slots(first.literal, second.literal, vocabulary)
    if related.apart:
        return []
    if first.literal.fillers != second.literal.fillers:
        return [_part_exceeds(first, one, second, other, related, vocabulary)]
    found: list[Outcome] = []
    into, back = includes(theirs, mine), includes(mine, theirs)
    if into or back:
        found.append(_by_table([(first, one, second, other, into, -1), (second, other, first, one, back, -1)], vocabulary))
    elif apart(mine, theirs):
        found.append(
            _excluded(
                first, one, second, other, vocabulary, "R7", "quantity-conflict", "quantity", f"{_figures(mine)} and {_figures(theirs)}"
            )
        )
    elif contrary(one, other) is not None and first.time.overlaps(second.time):
        found.append(NearMiss("R7", "quantity", f"{_figures(mine)} and {_figures(theirs)} overlap: both can be so"))
    return found


def _figures(quantity: Quantity) -> str:
    return quantity.words or f"{quantity.low}..{quantity.high}"


def is_ratio(unit: str) -> bool:
    """Whether a part may well have more of it than its whole: a share, a speed, a temperature."""
    return any(mark in unit for mark in ("%", "/", " per ", "‰", "°")) or unit.lower() in _RATIOS


_RATIOS = frozenset(
    {"percent", "per_cent", "permille", "celsius", "degc", "fahrenheit", "degf", "kelvin", "k", "mph", "kph", "knot", "knots"}
)


def _part_exceeds(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, related: Slots, vocabulary: Vocabulary) -> Outcome:
    """The part's figure above the whole's; a slot that one side leaves open is underspecified."""
    mine, theirs = first.literal.quantity, second.literal.quantity
    assert mine is not None
    assert theirs is not None
    clash = apart(mine, theirs) and contrary(one, other) is not None
    for index, (filler, facing) in enumerate(zip(first.literal.fillers, second.literal.fillers, strict=True)):
        if (filler is None) != (facing is None):
            slot = vocabulary.slot(first.literal.predicate, index)
            return NearMiss("R7", slot, f"the slot `{slot}` is left open by one side and filled by the other") if clash else None
    words = f"{_figures(mine)} and {_figures(theirs)}"
    adds_up = not is_ratio(vocabulary.predicates[first.literal.predicate].unit or "")
    if adds_up and ((related.forward and _above(mine, theirs)) or (related.backward and _above(theirs, mine))):
        return _excluded(
            first, one, second, other, vocabulary, "R7", "quantity-conflict", "quantity", f"the part exceeds its whole: {words}"
        )
    if not clash:
        return None
    index = related.forward_miss if related.forward_miss >= 0 else related.backward_miss
    slot = vocabulary.slot(first.literal.predicate, index)
    return NearMiss("R7", slot, f"in the slot `{slot}` one side speaks of the whole and the other of a part: {words} can both be so")


# --- R8 ---------------------------------------------------------------------------------------------------------------


def _excluded(
    first: TimedLiteral,
    one: Stand,
    second: TimedLiteral,
    other: Stand,
    vocabulary: Vocabulary,
    rule: RuleName,
    kind: ClashKind,
    field: str,
    words: str,
) -> Outcome:
    """Two that cannot both be so, by likelihood as R6 and by time as R3."""
    open_sides = ("possible", "undecided")
    if rule == "R8" and (one.form in open_sides or other.form in open_sides):
        if not _said(one) or not _said(other):
            return None
        difference: Difference | None = Difference("confidence-gap", "info")
        kind = "alternatives"
    else:
        difference = contrary(one, other)
    if difference is None:
        return None
    times = contrary_times(first, second, vocabulary)
    if times != "together":
        return _other_time("R3", *((first, second) if first.literal.predicate in vocabulary.events else (second, first)), times)
    return Clash(kind, difference.strength, rule, field, words)


def _said(form: Stand) -> bool:
    return form.bounds != "upper" and (form.form in ("possible", "undecided") or form.lower > 0)


def _functional(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> Outcome:
    if first.literal.predicate not in vocabulary.functional:
        return None
    mine, theirs = first.literal.fillers, second.literal.fillers
    miss: Outcome = None
    for functional in vocabulary.predicates[first.literal.predicate].functional:
        filler, facing = mine[functional.one], theirs[functional.one]
        if filler is None or facing is None or vocabulary.meet(filler.value, facing.value):
            continue
        slot = vocabulary.slot(first.literal.predicate, functional.one)
        differing = [index for index in functional.per if _value(mine[index]) != _value(theirs[index])]
        found: Outcome
        if not differing:
            found = _excluded(first, one, second, other, vocabulary, "R8", "filler-conflict", slot, f"only one {slot} at a time")
        elif len(differing) == 1 and (mine[differing[0]] is None or theirs[differing[0]] is None) and contrary(one, other) is not None:
            open_slot = vocabulary.slot(first.literal.predicate, differing[0])
            found = NearMiss("R8", open_slot, f"the slot `{open_slot}` is left open by one side and filled by the other")
        else:
            found = None
        miss = _strongest([miss, found])
    return miss


def _value(filler: Filler | None) -> object:
    return None if filler is None else filler.value


def _only(first: TimedLiteral, one: Stand, second: TimedLiteral, other: Stand, vocabulary: Vocabulary) -> Outcome:
    found: list[Outcome] = []
    for only, plain in ((first.literal, second.literal), (second.literal, first.literal)):
        for index, filler in enumerate(only.fillers):
            facing = plain.fillers[index]
            if filler is None or not filler.only or facing is None or vocabulary.meet(filler.value, facing.value):
                continue
            slot = vocabulary.slot(only.predicate, index)
            rest = [
                place
                for place, (wide, narrow) in enumerate(zip(only.fillers, plain.fillers, strict=True))
                if place != index and wide is not None and (narrow is None or not vocabulary.inside(narrow.value, wide.value))
            ]
            if not rest:
                found.append(
                    _excluded(
                        first, one, second, other, vocabulary, "R8", "filler-conflict", slot, f"one side says that it is the only {slot}"
                    )
                )
            elif all(plain.fillers[place] is None for place in rest) and contrary(one, other) is not None:
                open_slot = vocabulary.slot(only.predicate, rest[0])
                found.append(NearMiss("R8", open_slot, f"the slot `{open_slot}` is left open by one side and filled by the other"))
    return _strongest(found)
