"""The litmus table of the reasoning, as `.arg` files."""

from __future__ import annotations

from written import argument, statuses

from argmap.rules.evaluate import evaluate
from argmap.settings import Semantics, Settings

RANKED = Settings(prefer="reliability")
WORDS = """
type thing
entity x "X" : thing
predicate flies(who: thing) "{who} flies"
"""


def source(name: str, grade: str = "C3") -> str:
    return f'source {name} "An item" outlet "{name}" published 2024-09-10 grade {grade}\n'


def views(*texts: str, semantics: Semantics) -> dict[str, tuple[bool, bool]]:
    """By claim: in every view, in some view."""
    found = evaluate(argument(*texts), Settings(semantics=semantics))
    return {name: (status.sceptical, status.credulous) for name, status in found.claims.items()}


def penguin(first: str, second: str) -> tuple[str, ...]:
    return (
        source("zoo", "A1") + 'premise penguin "It is a penguin"\nconclusion bird "It is a bird" because penguin strictly',
        source("one", first) + 'conclusion yes "It flies" means flies(who: x) because zoo.bird',
        source("two", second) + 'conclusion no "It does not" means not flies(who: x) because zoo.penguin',
        WORDS,
    )


def test_1_the_more_reliable_step_wins() -> None:
    found = statuses(*penguin("E3", "D3"), settings=RANKED)
    assert found == {"zoo.penguin": "holds", "zoo.bird": "holds", "one.yes": "fails", "two.no": "holds"}


def test_1b_equal_ranks_tie() -> None:
    for texts, settings in ((penguin("D3", "D3"), RANKED), (penguin("E3", "A1"), Settings())):
        found = statuses(*texts, settings=settings)
        assert (found["one.yes"], found["two.no"]) == ("undecided", "undecided")
        assert found["zoo.bird"] == "holds"


MARRIED = (
    source("gazette")
    + """premise ring "He wears a ring"
premise party "He parties"
conclusion m "He is married" because ring
conclusion b "He is a bachelor" because party
conclusion hw "He has a wife" means flies(who: x) because m strictly
conclusion not_hw "He has no wife" means not flies(who: x) because b strictly
""",
    WORDS,
)


def test_2_restricted_rebut_ties_what_the_strict_steps_come_from() -> None:
    found = statuses(*MARRIED)
    assert found == {
        "gazette.ring": "holds",
        "gazette.party": "holds",
        **{f"gazette.{name}": "undecided" for name in ("m", "b", "hw", "not_hw")},
    }
    assert views(*MARRIED, semantics="preferred")["gazette.m"] == (False, True)


def test_3_an_exception_to_an_exception_reinstates() -> None:
    found = statuses(source("g") + 'premise s "S"\npremise q "Q" unless s\npremise p "P" unless q')
    assert found == {"g.s": "holds", "g.q": "fails", "g.p": "holds"}


ODD = source("g") + 'premise w "W"\npremise a "A" unless b\npremise b "B" unless c\npremise c "C" unless a\npremise d "D" unless a\n'


def test_6_an_odd_circle_has_no_stable_view() -> None:
    found = statuses(ODD)
    assert found == {"g.w": "holds", **{f"g.{name}": "undecided" for name in "abcd"}}
    stable = evaluate(argument(ODD), Settings(semantics="stable"))
    assert stable.no_stable
    assert not stable.claims["g.d"].credulous
    assert views(ODD, semantics="preferred")["g.w"] == (True, True)
    assert views(ODD, semantics="preferred")["g.d"] == (False, False)


def test_5_a_floating_conclusion_is_in_every_preferred_view() -> None:
    texts = (
        source("one") + 'premise h "It flies" means flies(who: x)\nconclusion pol "Either way" because h because two.n',
        source("two") + 'premise n "It does not" means not flies(who: x)',
        WORDS,
    )
    assert set(statuses(*texts).values()) == {"undecided"}
    found = views(*texts, semantics="preferred")
    assert found == {"one.h": (False, True), "one.pol": (True, True), "two.n": (False, True)}


def test_7_an_undercut_step_fails_and_its_negation_is_not_shown() -> None:
    text = source("g") + 'premise looks "Looks red"\nconclusion red "Red" because looks\npremise light "Red light" undercuts red.1'
    assert statuses(text)["g.red"] == "fails"
    denied = source("h") + 'conclusion pale "Not red" denies g.red'
    assert statuses(text, denied)["h.pale"] == "open"


def minister(tabloid: str, wire: str, voice: str = "") -> tuple[str, ...]:
    return (
        f'voice min "the minister"{voice}\n' + source("tab", tabloid) + 'premise p "It flies" means flies(who: x) by min',
        source("wire", wire) + 'premise n "It does not" means not flies(who: x)',
        WORDS,
    )


def test_8_a_weak_outlet_lends_no_ministers_weight() -> None:
    assert statuses(*minister("E3", "C3", " grade A"), settings=RANKED) == {"tab.p": "fails", "wire.n": "holds"}
    assert statuses(*minister("A3", "C3", " grade A"), settings=RANKED) == {"tab.p": "holds", "wire.n": "fails"}
    assert statuses(*minister("A3", "C3", " grade E"), settings=RANKED) == {"tab.p": "fails", "wire.n": "holds"}
    # A voice without a grade does not weaken the chain.
    assert statuses(*minister("B3", "C3"), settings=RANKED) == {"tab.p": "holds", "wire.n": "fails"}
    assert set(statuses(*minister("A3", "E3")).values()) == {"undecided"}


def linked(first: str, second: str, third: str) -> tuple[str, ...]:
    return (
        source("o1", first) + 'premise p "P"',
        source("o2", second) + 'premise q "Q"',
        source("o3", third) + 'premise r "It flies" means flies(who: x)',
        source("o4", "A1") + 'conclusion nr "It does not" means not flies(who: x) because o1.p and o2.q strictly',
        WORDS,
    )


def test_9_a_strict_step_turns_on_its_weakest_premise() -> None:
    assert set(statuses(*linked("C3", "C3", "C3"), settings=RANKED).values()) == {"undecided"}
    found = statuses(*linked("C3", "D3", "E3"), settings=RANKED)
    assert found == {"o1.p": "holds", "o2.q": "holds", "o3.r": "fails", "o4.nr": "holds"}
    found = statuses(*linked("C3", "E3", "D3"), settings=RANKED)
    assert found == {"o1.p": "holds", "o2.q": "fails", "o3.r": "holds", "o4.nr": "fails"}


def test_10_a_circle_of_support_without_a_base_is_open() -> None:
    circle = source("g") + 'conclusion c "C" because d\nconclusion d "D" because c'
    assert set(statuses(circle).values()) == {"open"}
    assert statuses(circle + ' because b\npremise b "B"') == {"g.b": "holds", "g.c": "holds", "g.d": "holds"}


def test_13_two_possibilities_do_not_conflict_and_a_certainty_and_a_doubt_do() -> None:
    possible = source("a") + 'premise p "Could" means flies(who: x) is possible'
    doubt = source("b") + 'premise n "Could not" means not flies(who: x) is possible'
    sure = source("a") + 'premise p "Will" means flies(who: x)'
    assert set(statuses(possible, doubt, WORDS).values()) == {"holds"}
    assert set(statuses(sure, doubt, WORDS).values()) == {"undecided"}


def test_two_steps_with_the_same_premises_stay_two() -> None:
    text = source("g") + 'premise a "A"\nconclusion c "C" because a because a\npremise u "U" undercuts c.1'
    assert statuses(text)["g.c"] == "holds"
    assert statuses(text + '\npremise v "V" undercuts c.2')["g.c"] == "fails"
