"""Two timed literals: what R2, R3, R4, R7 and R8 say before anything weakens it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.likelihood import FLAT, IMPOSSIBLE, POSSIBLE, UNDECIDED, WORDS, Likelihood, band
from argmap.meaning.compare import Agree, Clash, NearMiss, Outcome, compare
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.stands import stronger
from argmap.model.argument import DateValue, EntityValue, Filler, Functional, LiteralMeaning, Predicate, PredicateSlot, Quantity
from argmap.text import Span
from argmap.times import ALWAYS, Interval, read_date

NOWHERE = Span("a.arg", 0, 0)


def predicate(name: str, *slots: str, event: bool = False, functional: tuple[Functional, ...] = (), unit: str | None = None) -> Predicate:
    return Predicate(
        name, tuple(PredicateSlot(slot, ("any",), True) for slot in slots), None, event, functional, unit, Fraction(10), NOWHERE
    )


VOCABULARY = Vocabulary(
    {
        known.name: known
        for known in (
            predicate("hits", "storm", "place", "force"),
            predicate("collapses", "plant", event=True),
            predicate("plays", "player", "club", functional=(Functional(1, (0,)),)),
            predicate("opens", "gala", "day", functional=(Functional(1, (0,)),)),
            predicate("ruined", "plant", "cause", "where"),
            predicate("crowd", "place", unit="people"),
        )
    },
    {
        "florida": ("florida",),
        "miami": ("miami", "florida"),
        "havana": ("havana", "miami", "florida"),
        "georgia": ("georgia",),
    },
)


def days(words: str) -> Interval:
    first, _, last = words.partition("..")
    begin, end = read_date(first), read_date(last or first)
    assert begin is not None
    assert end is not None
    return Interval(begin.first, end.last)


def says(
    name: str,
    *fillers: str | None,
    not_: bool = False,
    likelihood: Likelihood = FLAT,
    when: str | None = None,
    quantity: Quantity | None = None,
) -> TimedLiteral:
    def filler(words: str | None) -> Filler | None:
        if words is None:
            return None
        only = words.startswith("only ")
        words = words.removeprefix("only ")
        return Filler(DateValue(days(words)) if words[0].isdigit() else EntityValue(words), only)

    slots = [filler(words) for words in fillers]
    slots += [None] * (len(VOCABULARY.predicates[name].slots) - len(slots))
    return TimedLiteral(
        LiteralMeaning(not not_, name, tuple(slots), quantity), likelihood, days(when) if when else ALWAYS, when is not None
    )


def told(outcome: Outcome) -> str:
    match outcome:
        case Clash():
            return f"{outcome.kind} {outcome.strength}"
        case NearMiss():
            return f"near {outcome.rule} {outcome.field}"
        case Agree():
            return "agree over time" if outcome.over_time else "agree"
    return "nothing"


def both_ways(one: TimedLiteral, other: TimedLiteral) -> str:
    forward, backward = told(compare(one, other, VOCABULARY)), told(compare(other, one, VOCABULARY))
    assert forward == backward
    return forward


def at(percent: str) -> Likelihood:
    low, _, high = percent.partition("..")
    return band(percent, int(low), int(high or low))


HIT = ("hits", "ida", "florida")


@pytest.mark.parametrize(
    ("first", "first_denies", "second", "second_denies", "expected"),
    [
        (FLAT, False, FLAT, True, "contradiction strong"),
        (IMPOSSIBLE, False, FLAT, False, "contradiction strong"),
        (IMPOSSIBLE, False, POSSIBLE, False, "contradiction strong"),
        (IMPOSSIBLE, False, FLAT, True, "agree"),
        (IMPOSSIBLE, True, FLAT, False, "agree"),
        (IMPOSSIBLE, True, IMPOSSIBLE, False, "contradiction strong"),
        (FLAT, False, POSSIBLE, True, "ruled-out-vs-open medium"),
        (FLAT, True, POSSIBLE, False, "ruled-out-vs-open medium"),
        (FLAT, False, POSSIBLE, False, "confidence-gap info"),
        (FLAT, True, POSSIBLE, True, "confidence-gap info"),
        (POSSIBLE, False, POSSIBLE, True, "nothing"),
        (POSSIBLE, False, POSSIBLE, False, "agree"),
        (UNDECIDED, False, FLAT, False, "ruled-out-vs-open medium"),
        (UNDECIDED, False, FLAT, True, "ruled-out-vs-open medium"),
        (UNDECIDED, False, IMPOSSIBLE, False, "ruled-out-vs-open strong"),
        (UNDECIDED, False, IMPOSSIBLE, True, "ruled-out-vs-open strong"),
        (UNDECIDED, False, UNDECIDED, True, "agree"),
        (UNDECIDED, False, POSSIBLE, False, "nothing"),
        (UNDECIDED, False, WORDS["likely"], False, "nothing"),
        (UNDECIDED, False, WORDS["almost certain"], False, "likelihood-conflict weak"),
        (UNDECIDED, False, WORDS["almost no chance"], False, "likelihood-conflict weak"),
        (UNDECIDED, False, WORDS["almost certain"], True, "likelihood-conflict weak"),
        (UNDECIDED, False, WORDS["very likely"], True, "nothing"),
        (FLAT, False, WORDS["likely"], False, "likelihood-conflict medium"),
        (FLAT, False, WORDS["very likely"], False, "confidence-gap info"),
        (FLAT, True, WORDS["very unlikely"], False, "confidence-gap info"),
        (FLAT, True, WORDS["likely"], False, "likelihood-conflict strong"),
        (FLAT, False, WORDS["unlikely"], False, "likelihood-conflict strong"),
        (FLAT, True, WORDS["unlikely"], False, "likelihood-conflict medium"),
        (IMPOSSIBLE, False, WORDS["almost no chance"], False, "likelihood-conflict weak"),
        (IMPOSSIBLE, False, WORDS["likely"], False, "likelihood-conflict strong"),
        (POSSIBLE, False, WORDS["almost no chance"], False, "nothing"),
        (POSSIBLE, False, WORDS["likely"], True, "nothing"),
        (WORDS["likely"], False, WORDS["likely"], True, "likelihood-conflict medium"),
        (WORDS["unlikely"], False, WORDS["likely"], True, "agree"),
        (at("50..60"), False, at("40..50"), False, "nothing"),
        (at("50..60"), False, at("40..45"), False, "likelihood-conflict weak"),
        (at("81..90"), False, at("40..45"), False, "likelihood-conflict strong"),
        (at("80..90"), False, at("40..45"), False, "likelihood-conflict medium"),
        (at("60"), False, at("55..80"), False, "agree"),
    ],
)
def test_the_table_of_r4(first: Likelihood, first_denies: bool, second: Likelihood, second_denies: bool, expected: str) -> None:
    one = says(*HIT, likelihood=first, not_=first_denies)
    other = says(*HIT, likelihood=second, not_=second_denies)
    assert both_ways(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (says("hits", "ida", "miami"), says("hits", "ida", "florida", not_=True), "contradiction strong"),
        (says("hits", "ida", "havana"), says("hits", "ida", "florida", not_=True), "contradiction strong"),
        (says("hits", "ida", "florida"), says("hits", "ida", "miami", not_=True), "near R2 place"),
        (says("hits", "ida", "florida"), says("hits", "ida", "georgia", not_=True), "nothing"),
        (says("hits", "ida", "florida", "four"), says("hits", "ida", "florida", not_=True), "contradiction strong"),
        (says("hits", "ida", "florida"), says("hits", "ida", "florida", "four", not_=True), "near R2 force"),
        (says("hits", "ida", "miami"), says("hits", "ida", "florida"), "agree"),
        (says("hits", "ida", "miami", not_=True), says("hits", "ida", "florida", not_=True), "agree"),
        (says("hits", "ida", "georgia", not_=True), says("hits", "ida", "florida", not_=True), "nothing"),
        (
            says("hits", "ida", "miami", likelihood=WORDS["very likely"]),
            says("hits", "ida", "florida", likelihood=WORDS["unlikely"]),
            "likelihood-conflict medium",
        ),
        (
            says("hits", "ida", "miami", likelihood=WORDS["unlikely"]),
            says("hits", "ida", "florida", likelihood=WORDS["very likely"]),
            "near R2 place",
        ),
        (says("hits", "ida", "miami", likelihood=POSSIBLE), says("hits", "ida", "florida"), "nothing"),
        (says("hits", "ida", "miami"), says("hits", "ida", "florida", likelihood=POSSIBLE), "confidence-gap info"),
        (says("hits", "ida", "miami"), says("hits", "ida", "florida", likelihood=UNDECIDED), "ruled-out-vs-open medium"),
        (says("hits", "ida", "miami", likelihood=UNDECIDED), says("hits", "ida", "florida"), "near R2 place"),
    ],
)
def test_slots_r2(one: TimedLiteral, other: TimedLiteral, expected: str) -> None:
    assert both_ways(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (says(*HIT, when="2022"), says(*HIT, not_=True, when="2024"), "changed-over-time info"),
        (says(*HIT, when="2022"), says(*HIT, when="2024"), "agree over time"),
        (says(*HIT, when="2022"), says(*HIT, likelihood=POSSIBLE, when="2024"), "nothing"),
        (says(*HIT, when="2022..2023"), says(*HIT, not_=True, when="2023"), "contradiction strong"),
        (says("collapses", "x", when="2024-08..2024-10"), says("collapses", "x", not_=True, when="2024-09..2025-03"), "near R3 time"),
        (says("collapses", "x", when="2024-09"), says("collapses", "x", not_=True, when="2024"), "contradiction strong"),
        (says("collapses", "x"), says("collapses", "x", not_=True, when="2024"), "contradiction strong"),
        (says("collapses", "x", when="2024-08"), says("collapses", "x", not_=True, when="2024-09"), "changed-over-time info"),
    ],
)
def test_times_r3(one: TimedLiteral, other: TimedLiteral, expected: str) -> None:
    assert both_ways(one, other) == expected


def figures(low: int | None, high: int | None, low_open: bool = False, high_open: bool = False) -> Quantity:
    return Quantity(
        Fraction(low) if low is not None else None, Fraction(high) if high is not None else None, low_open, high_open, f"{low}..{high}"
    )


def crowd(
    place: str | None, quantity: Quantity, likelihood: Likelihood = FLAT, not_: bool = False, when: str | None = None
) -> TimedLiteral:
    return says("crowd", place, quantity=quantity, likelihood=likelihood, not_=not_, when=when)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (crowd("florida", figures(400, 400)), crowd("florida", figures(900, 900)), "quantity-conflict strong"),
        (crowd("florida", figures(100, None, True)), crowd("florida", figures(100, 100)), "quantity-conflict strong"),
        (crowd("florida", figures(100, None)), crowd("florida", figures(100, 100)), "agree"),
        (crowd("florida", figures(0, 100)), crowd("florida", figures(50, 150)), "near R7 quantity"),
        (crowd("florida", figures(0, 100)), crowd("florida", figures(100, 150)), "near R7 quantity"),
        (crowd("florida", figures(0, 100)), crowd("florida", figures(50, 150), WORDS["unlikely"]), "near R7 quantity"),
        (crowd("florida", figures(0, 100), POSSIBLE), crowd("florida", figures(50, 150), POSSIBLE), "nothing"),
        (crowd("florida", figures(0, 100), when="2022"), crowd("florida", figures(50, 150), when="2024"), "nothing"),
        (crowd("florida", figures(400, 400)), crowd("georgia", figures(900, 900)), "nothing"),
        (crowd("miami", figures(900, 900)), crowd("florida", figures(200, 200)), "quantity-conflict strong"),
        (crowd("miami", figures(200, 200)), crowd("florida", figures(900, 900)), "near R7 place"),
        (crowd("miami", figures(None, 900)), crowd("florida", figures(200, 200)), "nothing"),
        (crowd(None, figures(900, 900)), crowd("florida", figures(200, 200)), "near R7 place"),
        (crowd("florida", figures(400, 400), when="2022"), crowd("florida", figures(900, 900), when="2024"), "near R3 time"),
        (crowd("florida", figures(400, 400), POSSIBLE), crowd("florida", figures(900, 900)), "quantity-conflict medium"),
        (crowd("florida", figures(400, 400), POSSIBLE), crowd("florida", figures(900, 900), POSSIBLE), "nothing"),
        (
            crowd("florida", figures(400, 400), WORDS["likely"]),
            crowd("florida", figures(900, 900), WORDS["likely"]),
            "quantity-conflict medium",
        ),
        (crowd("florida", figures(400, 400), WORDS["likely"]), crowd("florida", figures(900, 900), WORDS["unlikely"]), "nothing"),
        (crowd("florida", figures(400, 400)), crowd("florida", figures(300, 500), not_=True), "contradiction strong"),
        (crowd("florida", figures(300, 500)), crowd("florida", figures(400, 400), not_=True), "nothing"),
        (crowd("florida", figures(400, 400)), crowd("florida", figures(900, 900), not_=True), "nothing"),
        (crowd("florida", figures(400, 400), not_=True), crowd("florida", figures(900, 900), not_=True), "nothing"),
    ],
)
def test_quantities_r7(one: TimedLiteral, other: TimedLiteral, expected: str) -> None:
    assert both_ways(one, other).replace("near R2 place", "nothing") == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (says("plays", "silva", "rovers"), says("plays", "silva", "athletic"), "filler-conflict strong"),
        (says("plays", "silva", "rovers"), says("plays", "okoro", "athletic"), "nothing"),
        (says("plays", "silva", "rovers"), says("plays", None, "athletic"), "near R8 player"),
        (says("plays", "silva", "rovers", likelihood=POSSIBLE), says("plays", "silva", "athletic"), "alternatives info"),
        (says("plays", "silva", "rovers", likelihood=POSSIBLE), says("plays", "silva", "athletic", not_=True), "nothing"),
        (says("plays", "silva", "rovers", not_=True), says("plays", "silva", "athletic"), "nothing"),
        (says("plays", "silva", "miami"), says("plays", "silva", "florida"), "agree"),
        (says("plays", "silva", "rovers", when="2022"), says("plays", "silva", "athletic", when="2024"), "near R3 time"),
        (says("opens", "gala", "2024-05-06"), says("opens", "gala", "2024-05"), "agree"),
        (says("opens", "gala", "2024-05-06"), says("opens", "gala", "2024-06"), "filler-conflict strong"),
        (says("ruined", "leeds", "only debt"), says("ruined", "leeds", "strike"), "filler-conflict strong"),
        (says("ruined", "leeds", "only debt"), says("ruined", "hull", "strike"), "nothing"),
        (says("ruined", "leeds", "only debt"), says("ruined", "leeds", "debt"), "agree"),
        (says("ruined", "leeds", "only georgia"), says("ruined", "leeds", "miami"), "filler-conflict strong"),
        (says("ruined", "leeds", "only florida"), says("ruined", "leeds", "miami"), "nothing"),
        (says("ruined", "leeds", "only debt", "florida"), says("ruined", "leeds", "strike", "miami"), "filler-conflict strong"),
        (says("ruined", "leeds", "only debt", "miami"), says("ruined", "leeds", "strike", "florida"), "nothing"),
        (says("ruined", "leeds", "only debt", "miami"), says("ruined", "leeds", "strike"), "near R8 where"),
        (says("ruined", "leeds", "only debt"), says("ruined", "leeds", "strike", not_=True), "nothing"),
        (says("ruined", "leeds", "only debt", likelihood=POSSIBLE), says("ruined", "leeds", "strike"), "alternatives info"),
        (says("ruined", "leeds", "only debt", not_=True), says("ruined", "leeds", "debt"), "near R2 cause"),
        (says("ruined", "leeds", "only debt"), says("ruined", "leeds", "debt", not_=True), "contradiction strong"),
    ],
)
def test_fillers_r8(one: TimedLiteral, other: TimedLiteral, expected: str) -> None:
    assert both_ways(one, other) == expected


# --- laws -------------------------------------------------------------------------------------------------------------

percents = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: band("", min(ends), max(ends)))
likelihoods = st.one_of(st.sampled_from([FLAT, IMPOSSIBLE, POSSIBLE, UNDECIDED, *WORDS.values()]), percents)
places = st.sampled_from([None, "florida", "miami", "havana", "georgia"])
whens = st.sampled_from([None, "2022", "2022-03", "2024", "2021..2025"])
literals = st.builds(
    lambda place, likelihood, not_, when, force: says("hits", "ida", place, force, likelihood=likelihood, not_=not_, when=when),
    places,
    likelihoods,
    st.booleans(),
    whens,
    st.sampled_from([None, "four", "only four", "five"]),
)


@given(literals, literals)
def test_which_is_first_makes_no_difference(one: TimedLiteral, other: TimedLiteral) -> None:
    both_ways(one, other)


@given(literals, literals, percents)
def test_a_wider_band_is_never_a_stronger_conflict(one: TimedLiteral, other: TimedLiteral, wider: Likelihood) -> None:
    if one.likelihood.certainty != "band" or not (wider.low <= one.likelihood.low and one.likelihood.high <= wider.high):
        return
    before = compare(one, other, VOCABULARY)
    after = compare(TimedLiteral(one.literal, wider, one.time, one.time_given), other, VOCABULARY)
    # The table itself makes one exception: flat against 80 % up is a confidence gap, against a wider band a gap in points.
    if isinstance(before, Clash) and (before.kind == "confidence-gap" or (before.kind == "filler-conflict" and before.strength == "info")):
        return
    if isinstance(after, Clash) and after.strength != "info":
        assert isinstance(before, Clash)
        assert not stronger(after.strength, before.strength)
