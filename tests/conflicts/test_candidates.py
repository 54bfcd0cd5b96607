"""What is found by key is what comparing all pairs would find; and a hot key costs no more than what meets on it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.conflicts.candidates import ByTime, Candidates, Statement
from argmap.likelihood import FLAT, IMPOSSIBLE, POSSIBLE, UNDECIDED, WORDS, Likelihood
from argmap.meaning.compare import Clash, compare
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.stands import stand
from argmap.model.argument import DateValue, EntityValue, Filler, Functional, LiteralMeaning, Predicate, PredicateSlot, Quantity
from argmap.text import Span
from argmap.times import Interval

NOWHERE = Span("a.arg", 0, 0)


def predicate(name: str, unit: str | None = None, functional: tuple[Functional, ...] = (), event: bool = False) -> Predicate:
    slots = tuple(PredicateSlot(slot, ("any",), True) for slot in ("one", "two"))
    return Predicate(name, slots, None, event, functional, unit, FRACTION, NOWHERE)


FRACTION = WORDS["likely"].low
VOCABULARY = Vocabulary(
    {
        "p": predicate("p"),
        "e": predicate("e", event=True),
        "f": predicate("f", functional=(Functional(1, (0,)),)),
        "m": predicate("m", unit="people"),
    },
    {"a": ("a",), "b": ("b", "a"), "c": ("c", "b", "a"), "d": ("d",)},
)

values = st.sampled_from([EntityValue(name) for name in "abcd"])
days = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda ends: Interval(700_000 + ends[0], 700_000 + ends[0] + ends[1]))
dates = days.map(DateValue)
fillers = st.one_of(st.none(), st.builds(Filler, st.one_of(values, dates), st.sampled_from([False, False, True])))
times = st.one_of(days, st.sampled_from([Interval(None, None), Interval(700_003, None), Interval(None, 700_002)]))
likelihoods: st.SearchStrategy[Likelihood] = st.sampled_from(
    [FLAT, FLAT, IMPOSSIBLE, POSSIBLE, UNDECIDED, WORDS["likely"], WORDS["unlikely"]]
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    name = draw(st.sampled_from(["p", "e", "f", "m"]))
    quantity = None
    if name == "m":
        low = draw(st.integers(0, 4))
        quantity = Quantity(FRACTION * low, FRACTION * (low + draw(st.integers(0, 1))))
    literal = LiteralMeaning(draw(st.booleans()), name, (draw(fillers), draw(fillers)), quantity)
    likelihood = draw(likelihoods)
    return Statement(TimedLiteral(literal, likelihood, draw(times), draw(st.booleans())), stand(likelihood, literal.positive))


@given(st.lists(statements(), max_size=7))
def test_candidates_hold_every_pair_that_clashes_at_one_time(items: list[Statement]) -> None:
    found = {frozenset(pair) for pair in Candidates(items, VOCABULARY).pairs()}
    for one, other in combinations(range(len(items)), 2):
        outcome = compare(items[one].timed, items[other].timed, VOCABULARY)
        if isinstance(outcome, Clash):
            assert {one, other} in found


@given(st.lists(days, max_size=30), days)
def test_by_time_finds_what_overlaps(spans: list[Interval], asked: Interval) -> None:
    items = [(span.first or 0, span.last or 0, place) for place, span in enumerate(spans)]
    found = sorted(ByTime(items).overlapping(asked.first or 0, asked.last or 0))
    assert found == [place for place, span in enumerate(spans) if span.overlaps(asked)]


def test_a_hot_key_does_not_become_quadratic() -> None:
    def on(day: int, positive: bool) -> Statement:
        literal = LiteralMeaning(positive, "p", (Filler(EntityValue("a")), None))
        return Statement(TimedLiteral(literal, FLAT, Interval(700_000 + day, 700_000 + day), True), stand(FLAT, positive))

    items = [on(day, day % 2 == 0) for day in range(20_000)]
    candidates = Candidates(items, VOCABULARY)
    assert sum(1 for _ in candidates.pairs()) + sum(1 for _ in candidates.near()) < 100_000


def test_two_hot_slots_that_seldom_meet_together() -> None:
    wholes = {f"x{number}": (f"x{number}",) for number in range(150)}
    vocabulary = Vocabulary(VOCABULARY.predicates, wholes)
    items = []
    for one in range(150):
        for two in range(150):
            literal = LiteralMeaning((one + two) % 2 == 0, "p", (Filler(EntityValue(f"x{one}")), Filler(EntityValue(f"x{two}"))))
            items.append(Statement(TimedLiteral(literal), stand(FLAT, literal.positive)))
    assert sum(1 for _ in Candidates(items, vocabulary).pairs()) == 0
