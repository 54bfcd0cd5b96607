"""Who is a party, which question a claim belongs to, what is told of a conflict."""

from __future__ import annotations

import pytest
from making import claim, found, source, together
from storm_and_plant import HIT, NO_HIT, OPERATES, VOCABULARY, WHEN, condition, told, two

# --- who and when -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("clause", "field"), [("as fear", "attitude"), ("as headline", "headline"), ("reported", "stance")])
def test_why_nobody_is_a_party_is_told(clause: str, field: str) -> None:
    seen = two((HIT, WHEN, clause), (NO_HIT, WHEN))
    assert [(each.rule, each.field) for each in seen.issues.considered] == [("R4", field)]


@pytest.mark.parametrize("alone", ["gazette.x", "courier.y"])
def test_a_conflict_stands_under_the_question_that_both_take_a_place_in(alone: str) -> None:
    questions = (f'question one "One?" positions {alone}', 'question two "Two?" positions gazette.x, courier.y')
    seen = two((HIT, WHEN), (NO_HIT, WHEN), *questions)
    assert {each.name: len(each.conflicts) for each in seen.issues.questions} == {"one": 0, "two": 1}


def test_claims_that_one_relation_joins_are_one_question() -> None:
    seen = two((), (), source("echo"), claim("z", "echo"), 'contrary courier.y, echo.z, gazette.x "one of them"')
    assert [{name for each in question.positions for name in each.claims} for question in seen.issues.questions] == [
        {"gazette.x", "courier.y", "echo.z"}
    ]


def test_a_denial_joins_two_claims_to_one_question_and_a_condition_takes_no_place() -> None:
    (question,) = two((), ("denies gazette.x",)).issues.questions
    assert {name for each in question.positions for name in each.claims} == {"gazette.x", "courier.y"}
    assert two((HIT, WHEN), ("means floods(place: miami)", WHEN), condition("c", HIT)).issues.questions == ()


def test_that_it_is_not_so_and_that_it_cannot_be_are_one_position() -> None:
    third = (source("echo"), claim("z", "echo", HIT, WHEN, "is impossible"))
    (question,) = two((HIT, WHEN), (NO_HIT, WHEN), *third).issues.questions
    assert {frozenset(each.claims) for each in question.positions} == {frozenset({"gazette.x"}), frozenset({"courier.y", "echo.z"})}


@pytest.mark.parametrize(
    ("clauses", "parties"),
    [
        ((), ("The Gazette",)),
        (("by mayor",), ("the Mayor",)),
        (("by mayor and guard",), ("the Mayor", "the Coast Guard")),
        (("by mayor endorsed",), ("the Mayor", "The Gazette")),
    ],
)
def test_who_is_committed_is_named(clauses: tuple[str, ...], parties: tuple[str, ...]) -> None:
    (conflict,) = two((HIT, WHEN, *clauses), (NO_HIT, WHEN)).between("gazette.x", "courier.y")
    assert dict(zip(conflict.sides, conflict.parties, strict=True)) == {("gazette.x",): parties, ("courier.y",): ("The Courier",)}


def test_the_analysts_own_claim_is_independent_of_an_outlets() -> None:
    text = together(VOCABULARY, source("gazette"), claim("x", "gazette", HIT, WHEN))
    own = found({"a.arg": text, "own.arg": f'premise own "Own" {NO_HIT} {WHEN}'})
    (conflict,) = own.between("gazette.x", "own")
    assert conflict.independent
    assert conflict.level == "outlet"


@pytest.mark.parametrize(
    ("sure", "unsure", "expected"),
    [
        ((), (), {"ruled-out-vs-open medium"}),
        ((), ("if gazette.d",), {"ruled-out-vs-open weak"}),
        # Who leaves it open says himself when it would be settled.
        (("if gazette.c",), (), set()),
        (("if gazette.c",), ("if gazette.d",), set()),
        (("if gazette.c",), ("if gazette.c",), {"ruled-out-vs-open medium"}),
        (("if gazette.c and gazette.d",), ("if gazette.c",), {"ruled-out-vs-open medium"}),
    ],
)
def test_an_outlet_may_leave_open_what_it_settles_on_a_condition(
    sure: tuple[str, ...], unsure: tuple[str, ...], expected: set[str]
) -> None:
    more = (condition("c"), condition("d"), claim("open", "gazette", HIT, WHEN, "is possible", *unsure))
    seen = two((NO_HIT, WHEN, *sure), (), *more)
    assert told(seen, "gazette.x", "gazette.open") == expected
    assert [each.rule for each in seen.issues.considered] == ([] if expected else ["R5"])


def test_a_conflict_on_two_conditions_names_both() -> None:
    seen = two((HIT, WHEN, "if gazette.c"), (NO_HIT, WHEN, "if gazette.d"), condition("c"), condition("d"))
    (conflict,) = seen.between("gazette.x", "courier.y")
    assert conflict.condition is not None
    assert "as c" in conflict.condition
    assert "as d" in conflict.condition


@pytest.mark.parametrize(
    ("declared", "clauses", "considered"),
    [
        ("tension gazette.x, courier.y", (), []),
        ("tension gazette.x, courier.y", ("as fear",), [("R11", "attitude")]),
        ("", ("against gazette.x",), []),
        ("", ("against gazette.x", "as fear"), []),
    ],
)
def test_what_sits_ill_together(declared: str, clauses: tuple[str, ...], considered: list[tuple[str, str]]) -> None:
    seen = two((), clauses, declared)
    assert bool(told(seen)) is ("as fear" not in clauses)
    assert [(each.rule, each.field) for each in seen.issues.considered] == considered
    for conflict in seen.between("gazette.x", "courier.y"):
        assert ("declared to sit ill together" in conflict.because) is bool(declared)


@pytest.mark.parametrize(
    ("clauses", "level"),
    [
        (("by mayor endorsed",), "outlet"),
        (("by mayor endorsed", "as headline"), "mixed"),
        (("by mayor via guard endorsed",), "mixed"),
        (("by mayor via guard asserted", "as headline"), "mixed"),
    ],
)
def test_who_links_a_headline_does_not_endorse_it(clauses: tuple[str, ...], level: str) -> None:
    (conflict,) = two((HIT, WHEN, *clauses), (NO_HIT, WHEN)).between("gazette.x", "courier.y")
    assert conflict.level == level


def test_two_voices_in_two_outlets_are_independent() -> None:
    def of(*clauses: str) -> bool:
        (conflict,) = two((HIT, WHEN, "by mayor"), (NO_HIT, WHEN, *clauses)).between("gazette.x", "courier.y")
        return conflict.independent

    assert of("by guard")
    assert of()
    assert not of("by guard and mayor")


def test_each_assumed_time_is_told_with_its_claim() -> None:
    articles = together(source("gazette"), source("courier").replace("2024-09-10", "2024-11-20"))
    (conflict,) = two((HIT,), (NO_HIT,), sources=articles).between("gazette.x", "courier.y")
    assert conflict.assumed == (
        "neither gives a time: from publication on, 2024-11-20..2025-11-19 for courier.y, 2024-09-10..2025-09-09 for gazette.x",
    )


def test_one_assumed_time_of_both_is_told_once() -> None:
    (conflict,) = two((HIT,), (NO_HIT,)).between("gazette.x", "courier.y")
    assert conflict.assumed == ("neither gives a time: from publication on, 2024-09-10..2025-09-09",)


def test_an_estimated_date_is_told() -> None:
    articles = together(source("gazette").replace("published 2024-09-10", "published 2024-09-10 estimated"), source("courier"))
    (conflict,) = two((HIT,), (NO_HIT, WHEN), sources=articles).between("gazette.x", "courier.y")
    assert [words for words in conflict.assumed if "estimated" in words] == ["the date of gazette is estimated"]
    (conflict,) = two((HIT, WHEN), (NO_HIT, WHEN), sources=articles).between("gazette.x", "courier.y")
    assert conflict.assumed == ()


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ('contrary gazette.x, courier.y "why"', "these exclude each other"),
        ("rule sure\n  when hits(storm: S, place: P)\n  then not operates(plant: leeds) strictly\n", "the one leads to the other"),
    ],
)
def test_how_relations_set_two_claims_apart_is_told(declared: str, words: str) -> None:
    (conflict,) = two((HIT, WHEN), (OPERATES, WHEN), declared).between("gazette.x", "courier.y")
    assert words in conflict.because


# --- what would dissolve a conflict -------------------------------------------------------------------------------------

ROUGH = "if The Gazette gave a rough figure that may be as high as 900 people"


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ((HIT, WHEN), (NO_HIT, WHEN), "if The Courier spoke of another time than 2024-09"),
        (
            ("means plays_for(player: silva, club: rovers)", WHEN),
            ("means plays_for(player: silva, club: united)", WHEN),
            "if The Courier said only that it might be so",
        ),
        (("means hits(storm: ida, place: miami)", WHEN), (NO_HIT, WHEN), "if Florida was meant without Miami"),
        (("means jobs(plant: leeds) = 400 people", WHEN), ("means jobs(plant: leeds) = 900 people", WHEN), ROUGH),
        ((HIT, WHEN, "is likely"), (HIT, WHEN, "is unlikely"), "if The Courier put the likelihood as high as 55 %"),
        ((HIT,), (NO_HIT,), "if The Courier, for whom no time is given, spoke of another time"),
    ],
)
def test_the_least_change_is_told(x: tuple[str, ...], y: tuple[str, ...], words: str) -> None:
    (conflict,) = two(x, y).between("gazette.x", "courier.y")
    assert conflict.dissolves == words
