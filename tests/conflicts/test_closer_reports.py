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


@pytest.mark.parametrize(("plain", "said"), [("a", "b"), ("b", "a")])
def test_two_without_a_meaning_that_conflict_through_one_that_has_one_are_one_question(plain: str, said: str) -> None:
    more = (
        claim(plain, "gazette"),
        claim(said, "gazette"),
        claim("z", "gazette", HIT, f"denies gazette.{plain}"),
        f"same gazette.{said}, gazette.z",
    )
    (question,) = (
        each
        for each in two((), (), *more).issues.questions
        if any(set(c.sides) == {("gazette.a",), ("gazette.b",)} for c in each.conflicts)
    )
    assert [position.claims for position in question.positions] == [("gazette.a",), ("gazette.b",)]


@pytest.mark.parametrize("alone", ["gazette.x", "courier.y"])
def test_a_conflict_stands_under_the_question_that_both_take_a_place_in(alone: str) -> None:
    questions = (f'question one "One?" positions {alone}', 'question two "Two?" positions gazette.x, courier.y')
    seen = two((HIT, WHEN), (NO_HIT, WHEN), *questions)
    assert {each.name: len(each.conflicts) for each in seen.issues.questions} == {"one": 0, "two": 1}


@pytest.mark.parametrize(("place", "placed"), [("florida", True), ("miami", True), ("georgia", False), ("_", True)])
def test_a_question_about_a_place_takes_in_what_is_said_of_it(place: str, placed: bool) -> None:
    seen = two((HIT, WHEN), (NO_HIT, WHEN), f'question q "Where?" about hits(storm: ida, place: {place})')
    assert {each.name for each in seen.issues.questions if each.conflicts} == {"q" if placed else "hits"}


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
        ('tension gazette.x, courier.y "one crew for both"', (), []),
        ("tension gazette.x, courier.y", ("as fear",), [("R11", "attitude")]),
        ("", ("against gazette.x",), []),
        ("", ("against gazette.x", "as fear"), [("R11", "attitude")]),
    ],
)
def test_what_sits_ill_together(declared: str, clauses: tuple[str, ...], considered: list[tuple[str, str]]) -> None:
    seen = two((), clauses, declared)
    assert bool(told(seen)) is ("as fear" not in clauses)
    assert [(each.rule, each.field) for each in seen.issues.considered] == considered
    for conflict in seen.between("gazette.x", "courier.y"):
        assert ("declared to sit ill together" in conflict.because) is (declared == "tension gazette.x, courier.y")
        assert ("one crew for both" in conflict.because) is ("one crew for both" in declared)


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

MIAMI, NO_MIAMI = "means hits(storm: ida, place: miami)", "means not hits(storm: ida, place: miami)"
FORCED, JOBS = "means hits(storm: ida, place: miami, force: tampa)", "means jobs(plant: leeds) = {} people"
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
        ((MIAMI, WHEN), (NO_HIT, WHEN), "if Florida was meant without Miami"),
        ((JOBS.format(400), WHEN), (JOBS.format(900), WHEN), ROUGH),
        ((HIT, WHEN, "is likely"), (HIT, WHEN, "is unlikely"), "if The Courier put the likelihood as high as 55 %"),
        ((HIT,), (NO_HIT,), "if The Courier, for whom no time is given, spoke of another time"),
        (
            ("means plays_for(player: silva, club: rovers)", WHEN, "is 80%"),
            ("means plays_for(player: silva, club: united)", WHEN, "is 80%"),
            "if The Courier and The Gazette meant the same club",
        ),
        ((MIAMI, WHEN, "is very likely"), (NO_MIAMI, WHEN), "if The Gazette put the likelihood as low as 0 %"),
        ((MIAMI, WHEN, "is 80%"), (MIAMI, WHEN), "if The Gazette put the likelihood as high as 100 %"),
        ((MIAMI, WHEN, "is 30%"), (MIAMI, WHEN, "is 80%"), "if The Courier put the likelihood as low as 30 %"),
        ((MIAMI, WHEN, "is 80%"), (MIAMI, WHEN, "is 30%"), "if The Courier put the likelihood as high as 80 %"),
        ((MIAMI, WHEN, "is impossible"), (MIAMI, WHEN, "is possible"), "if The Gazette said only that it might not be so"),
        ((NO_HIT, WHEN), (MIAMI, WHEN), "if Florida was meant without Miami"),
        ((FORCED, WHEN), (NO_MIAMI, WHEN), "if The Courier meant another force than Tampa"),
        ((NO_MIAMI, WHEN), (FORCED, WHEN), "if The Gazette meant another force than Tampa"),
        ((JOBS.format(900), WHEN), (JOBS.format(400), WHEN), ROUGH.replace("Gazette", "Courier")),
    ],
)
def test_the_least_change_is_told(x: tuple[str, ...], y: tuple[str, ...], words: str) -> None:
    (conflict,) = two(x, y).between("gazette.x", "courier.y")
    assert conflict.dissolves == words


def test_what_neither_says_a_time_of_is_not_put_down_to_the_time() -> None:
    own = found(together(VOCABULARY, f'premise one "One" {HIT}', f'premise other "Other" {NO_HIT}'))
    (conflict,) = own.between("one", "other")
    assert conflict.dissolves == "if one of them were taken back"


# --- what nearly meets ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "considered"),
    [
        (JOBS.format(400), JOBS.format(900).replace("leeds", "_"), [("R7", "plant")]),
        (JOBS.format(400), "means pay(plant: leeds) = 900 people", [("R7", "measure")]),
        ("means homes(place: florida) = 400 homes", "means homes(place: miami) = 100 homes", [("R7", "place")]),
        (HIT, "means not hits(storm: ida, place: miami)", [("R2", "place")]),
        (HIT, MIAMI, []),
    ],
)
def test_what_would_meet_if_both_spoke_of_the_same(x: str, y: str, considered: list[tuple[str, str]]) -> None:
    seen = two((x, WHEN), (y, WHEN))
    assert told(seen) == set()
    assert [(each.rule, each.field) for each in seen.issues.considered] == considered


@pytest.mark.parametrize(("year", "nearest"), [(2030, "gazette.g11"), (1990, "gazette.g0")])
def test_of_many_times_at_which_it_was_so_the_nearest_is_told(year: int, nearest: str) -> None:
    many = [claim(f"g{place}", "gazette", HIT, f"when {2000 + place}") for place in range(12)]
    assert set(two((), (NO_HIT, f"when {year}"), *many).pairs) == {frozenset({"courier.y", nearest})}


# --- what somebody says that somebody says ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("k", "other", "expected"),
    [
        ((HIT,), (HIT,), {"contradiction strong"}),  # what fills the slot is what the claim says, whatever it is called
        ((HIT,), (NO_HIT,), set()),
        ((HIT,), (HIT, WHEN), set()),
        ((HIT,), (HIT, "is likely"), set()),
        ((), (), set()),
        (("denies gazette.q",), ("denies gazette.r",), set()),
    ],
)
def test_what_fills_a_slot_is_what_the_claim_says(k: tuple[str, ...], other: tuple[str, ...], expected: set[str]) -> None:
    more = (claim("k", "gazette", *k), claim("l", "gazette", *other), claim("q", "gazette"), claim("r", "gazette"))
    x, y = "means says(speaker: silva, what: gazette.k)", "means not says(speaker: silva, what: gazette.l)"
    assert told(two((x, WHEN), (y, WHEN), *more)) == expected


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ("means floods(place: miami)", "means not dry(place: tampa)", {"contradiction strong"}),
        ("means not floods(place: miami)", "means not dry(place: tampa)", set()),
        ("means not floods(place: miami)", "means dry(place: tampa)", set()),
    ],
)
def test_what_a_denial_leads_to(x: str, y: str, expected: set[str]) -> None:
    more = (
        claim("k", "gazette", "means floods(place: miami)", WHEN, "as fear"),
        claim("l", "gazette", "means dry(place: tampa)", WHEN, "as fear"),
    )
    assert told(two((x, WHEN), (y, WHEN), *more, 'entails gazette.k, gazette.l "why"')) == expected
