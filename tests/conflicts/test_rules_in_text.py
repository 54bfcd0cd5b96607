"""The rules R1 to R11, sentence by sentence, on projects written as an analyst writes them; each with its quiet neighbours."""

from __future__ import annotations

import pytest
from making import Found, claim, source, together
from storm_and_plant import HIT, NO_HIT, WHEN, condition, told, two

# --- R1 ---------------------------------------------------------------------------------------------------------------

THIRD = source("echo") + claim("third", "echo", "means floods(place: miami)", WHEN)


@pytest.mark.parametrize(
    ("x", "y", "relation", "expected"),
    [
        ("", "", 'contrary gazette.x, courier.y "why"', {"contrary-claims strong"}),
        ("", "is possible", 'contrary gazette.x, courier.y "why"', {"contrary-claims medium"}),
        ("is possible", "is possible", 'contrary gazette.x, courier.y "why"', set()),
        ("is likely", "is likely", 'contrary gazette.x, courier.y "why"', {"contrary-claims medium"}),
        ("is 50%..60%", "is 50%..60%", 'contrary gazette.x, courier.y "why"', set()),
        ("is impossible", "", 'contrary gazette.x, courier.y "why"', set()),
        ("", "is impossible", 'same gazette.x, courier.y "why"', {"contradiction strong"}),
        ("is likely", "is unlikely", 'same gazette.x, courier.y "why"', {"likelihood-conflict medium"}),
        ("is possible", "", 'same gazette.x, courier.y "why"', {"confidence-gap info"}),
        ("", "", 'same gazette.x, courier.y "why"', set()),
        ("", "is impossible", 'entails gazette.x, courier.y "why"', {"contradiction strong"}),
        ("is very likely", "is unlikely", 'entails gazette.x, courier.y "why"', {"likelihood-conflict medium"}),
        ("is unlikely", "is very likely", 'entails gazette.x, courier.y "why"', set()),
        ("is impossible", "", 'entails gazette.x, courier.y "why"', set()),
        ("", "is impossible", 'narrower gazette.x, courier.y "why"', {"contradiction strong"}),
        ("is impossible", "is impossible", 'exhaustive gazette.x, courier.y "why"', {"contrary-claims strong"}),
        ("is impossible", "is possible", 'exhaustive gazette.x, courier.y "why"', set()),
        ("", "", 'tension gazette.x, courier.y "why"', {"tension weak"}),
        ("when 2022", "when 2024", 'contrary gazette.x, courier.y "why"', set()),
    ],
)
def test_declared_relations(x: str, y: str, relation: str, expected: set[str]) -> None:
    assert told(two((x,) if x else (), (y,) if y else (), relation)) == expected


def test_relations_bind_meanings_and_not_only_the_named_claims() -> None:
    seen = two(
        ("means floods(place: miami)", WHEN),
        ("means dry(place: miami)", WHEN),
        THIRD,
        claim("other", "echo", "means dry(place: miami)", WHEN),
        'contrary gazette.x, courier.y "why"',
    )
    assert told(seen, "echo.third", "courier.y") == {"contrary-claims strong"}
    assert told(seen, "gazette.x", "echo.other") == {"contrary-claims strong"}


def test_what_a_part_leads_to_through_its_whole() -> None:
    seen = two(
        ("means floods(place: miami)", WHEN),
        ("means dry(place: florida)", WHEN),
        'never floods(place: P) and dry(place: P) "why"',
    )
    assert told(seen) == {"contrary-claims strong"}


def test_what_happens_in_the_part_happens_in_the_whole_in_rules_too() -> None:
    seen = two(
        ("means floods(place: florida)", WHEN),
        ("means dry(place: miami)", WHEN),
        'never floods(place: P) and dry(place: P) "why"',
    )
    assert told(seen) == {"contrary-claims strong"}
    apart = two(("means floods(place: tampa)", WHEN), ("means dry(place: georgia)", WHEN), 'never floods(place: P) and dry(place: P) "why"')
    assert told(apart) == set()


@pytest.mark.parametrize(
    ("x", "expected"),
    [("", {"contradiction strong"}), ("is likely", {"likelihood-conflict strong"}), ("is possible", {"ruled-out-vs-open medium"})],
)
def test_strict_rules_of_one_literal_carry_every_likelihood(x: str, expected: set[str]) -> None:
    rule = "rule wet\n  when hits(storm: S, place: P)\n  then floods(place: P) strictly\n"
    seen = two((HIT, WHEN, *([x] if x else [])), ("means not floods(place: florida)", WHEN), rule)
    assert told(seen) == expected


def test_presumable_rules_make_no_conflict() -> None:
    rule = "rule wet\n  when hits(storm: S, place: P)\n  then floods(place: P)\n"
    assert told(two((HIT, WHEN), ("means not floods(place: florida)", WHEN), rule)) == set()


# --- several meanings -------------------------------------------------------------------------------------------------

BOTH = (HIT, "means operates(plant: leeds)", WHEN)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (BOTH, (NO_HIT, WHEN), {"contradiction strong"}),
        ((*BOTH, "is likely"), (NO_HIT, WHEN), {"likelihood-conflict strong"}),
        ((*BOTH, "is likely"), (HIT, WHEN), set()),
        ((*BOTH, "is very likely"), (HIT, WHEN), set()),
        ((*BOTH, "is unlikely"), (HIT, WHEN, "is likely"), set()),
        ((*BOTH, "is possible"), (NO_HIT, WHEN), set()),
        ((*BOTH, "is unlikely"), (*BOTH, "is likely"), {"likelihood-conflict medium"}),
        ((*BOTH, "is impossible"), BOTH, {"contradiction strong"}),
        ((*BOTH, "is impossible"), (*BOTH, "means floods(place: miami)"), {"contradiction strong"}),
        ((*BOTH, "is impossible"), (HIT, WHEN), set()),
    ],
)
def test_several_meanings(x: tuple[str, ...], y: tuple[str, ...], expected: set[str]) -> None:
    assert told(two(x, y)) == expected


# --- R5 ---------------------------------------------------------------------------------------------------------------

C, D = condition("c"), condition("d")
IF_C, IF_D = "if gazette.c", "if gazette.d"


@pytest.mark.parametrize(
    ("x", "y", "more", "expected"),
    [
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN), (C,), {"contradiction medium"}),
        ((HIT, WHEN, "needs gazette.c"), (NO_HIT, WHEN), (C,), {"contradiction medium"}),
        ((HIT, WHEN, "unless gazette.c"), (NO_HIT, WHEN), (C,), {"contradiction medium"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_C), (C,), {"contradiction strong"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, "if gazette.c and gazette.d"), (C, D), {"contradiction strong"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_D), (C, D), {"contradiction info"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, "if not gazette.c"), (C,), set()),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, "unless gazette.c"), (C,), set()),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_D), (C, D, 'contrary gazette.c, gazette.d "why"'), set()),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_D), (C, D, 'same gazette.c, gazette.d "why"'), {"contradiction strong"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_D), (C, D, 'scenario s "S" assume gazette.c, gazette.d'), {"contradiction weak"}),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN, IF_D), (C, D, 'scenario s "S" assume gazette.c'), {"contradiction info"}),
        (
            (HIT, WHEN, IF_C),
            (NO_HIT, WHEN, IF_D),
            (condition("c", "means floods(place: miami)"), condition("d", "means not floods(place: florida)")),
            set(),
        ),
        (
            (HIT, WHEN, IF_C),
            (NO_HIT, WHEN, IF_D),
            (condition("c", "means floods(place: miami)"), condition("d", "means floods(place: florida)")),
            {"contradiction strong"},
        ),
        (
            (HIT, WHEN, "if at least 2 of gazette.c, gazette.d, gazette.e"),
            (NO_HIT, WHEN, "if gazette.c and gazette.e"),
            (C, D, condition("e")),
            {"contradiction strong"},
        ),
        ((HIT, WHEN, IF_C), (HIT, WHEN, IF_C), (C,), set()),
        ((HIT, WHEN, IF_C), (HIT, WHEN, IF_D), (C, D), {"complementary-triggers info"}),
        ((HIT, WHEN, "only if gazette.c"), (HIT, WHEN, IF_D), (C, D), {"trigger-disagreement medium"}),
        ((HIT, WHEN, "only if gazette.c"), (HIT, WHEN, "if gazette.c and gazette.d"), (C, D), {"complementary-triggers info"}),
        ((HIT, WHEN, IF_C), (HIT, WHEN), (C,), set()),
        ((HIT, WHEN, IF_C, "sense legal", "is possible"), (HIT, WHEN, "sense ability", "is impossible"), (C,), {"contradiction medium"}),
        ((HIT, WHEN, "sense legal", "is possible"), (HIT, WHEN, "sense ability", "is impossible"), (), {"contradiction medium"}),
        ((HIT, WHEN, "sense legal", "is possible"), (HIT, WHEN, "sense legal", "is impossible"), (), {"contradiction strong"}),
        ((HIT, WHEN, "is 50%..60%", IF_C), (HIT, WHEN, "is 62%..70%"), (C,), {"likelihood-conflict weak"}),
    ],
)
def test_conditions(x: tuple[str, ...], y: tuple[str, ...], more: tuple[str, ...], expected: set[str]) -> None:
    assert told(two(x, y, *more)) == expected


def test_a_conclusion_from_a_conditional_premise_is_conditional() -> None:
    seen = two(
        (),
        (NO_HIT, WHEN),
        C,
        claim("ground", "gazette", IF_C),
        claim("middle", "gazette", "because gazette.ground", kind="conclusion"),
        claim("z", "gazette", HIT, WHEN, "because gazette.middle", kind="conclusion"),
        claim("sure", "gazette", HIT, WHEN, "because gazette.middle", "because gazette.x", kind="conclusion"),
        claim("circular", "gazette", HIT, WHEN, "because gazette.turn", kind="conclusion"),
        claim("turn", "gazette", "because gazette.circular", kind="conclusion"),
    )
    assert told(seen, "gazette.z", "courier.y") == {"contradiction medium"}
    (conflict,) = seen.between("gazette.z", "courier.y")
    assert conflict.condition is not None
    assert told(seen, "gazette.sure", "courier.y") == {"contradiction strong"}
    assert told(seen, "gazette.circular", "courier.y") == {"contradiction strong"}


def test_exclusive_conditions_are_listed_as_considered() -> None:
    seen = two((HIT, WHEN, IF_C), (NO_HIT, WHEN, "unless gazette.c"), C)
    assert [(each.claims, each.rule, each.field) for each in seen.issues.considered] == [(("courier.y", "gazette.x"), "R5", "condition")]


# --- parties ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((HIT, WHEN), (NO_HIT, WHEN), {"outlet"}),
        ((HIT, WHEN, "by mayor"), (NO_HIT, WHEN), {"mixed"}),
        ((HIT, WHEN, "by mayor endorsed"), (NO_HIT, WHEN), {"outlet"}),
        ((HIT, WHEN, "by mayor disputed"), (NO_HIT, WHEN), {"mixed"}),
        ((HIT, WHEN, "by mayor"), (NO_HIT, WHEN, "by guard"), {"voice"}),
        ((HIT, WHEN, "by mayor"), (NO_HIT, WHEN, "by mayor and guard"), {"within-voice"}),
        ((HIT, WHEN, "by mayor via guard"), (NO_HIT, WHEN, "by guard"), {"voice"}),
        ((HIT, WHEN, "by mayor via guard endorsed"), (NO_HIT, WHEN, "by guard"), {"within-voice"}),
        ((HIT, WHEN, "as fear"), (NO_HIT, WHEN), set()),
        ((HIT, WHEN, "by mayor", "as hope of guard"), (NO_HIT, WHEN), set()),
        ((HIT, WHEN, "as headline"), (NO_HIT, WHEN), set()),
        ((HIT, WHEN, "by mayor", "as headline"), (NO_HIT, WHEN), {"mixed"}),
        ((HIT, WHEN, "reported"), (NO_HIT, WHEN), set()),
        ((HIT, WHEN, "disputed"), (NO_HIT, WHEN), set()),
    ],
)
def test_who_is_a_party(x: tuple[str, ...], y: tuple[str, ...], expected: set[str]) -> None:
    seen = two(x, y)
    assert {each.level for each in seen.between("gazette.x", "courier.y")} == expected
    if not expected:
        assert ("courier.y", "gazette.x") in {each.claims for each in seen.issues.considered}


def test_one_outlet_in_two_articles_is_within_it() -> None:
    articles = together(source("gazette"), source("courier").replace("The Courier", "The Gazette"))
    assert {each.level for each in two((HIT, WHEN), (NO_HIT, WHEN), sources=articles).between("gazette.x", "courier.y")} == {
        "within-outlet"
    }


def test_a_voice_that_reverses_itself_on_another_day_has_changed_position() -> None:
    seen = two((HIT, WHEN, "by mayor", "on 2024-08-01"), (NO_HIT, WHEN, "by mayor", "on 2024-09-05"))
    assert [each.kind for each in seen.between("gazette.x", "courier.y")] == ["changed-position"]


def test_what_is_independent() -> None:
    def of(x: tuple[str, ...], y: tuple[str, ...], sources: str = "") -> bool:
        (conflict,) = two((HIT, WHEN, *x), (NO_HIT, WHEN, *y), sources=sources).between("gazette.x", "courier.y")
        return conflict.independent

    assert of((), ())
    assert not of(("by mayor", "on 2024-08-01"), ("by mayor",))
    assert not of((), (), together(source("gazette"), source("courier", "root gazette")))
    assert not of((), (), together(source("gazette", 'author "A. Writer"'), source("courier", 'author "A. Writer"')))
    assert of((), (), together(source("gazette", 'author "A. Writer"'), source("courier", 'author "An Other"')))


# --- R2, R3, R7, R8 through the text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "field"),
    [
        ((HIT, WHEN), ("means not hits(storm: ida, place: miami)", WHEN), "place"),
        ((HIT, WHEN), ('means not hits(storm: ida, place: florida, force: "four")', WHEN), "force"),
        (("means closes(plant: leeds)", "when 2024-08..2024-10"), ("means not closes(plant: leeds)", "when 2024-09..2025-03"), "time"),
        (("means jobs(plant: leeds) = 400 people", "when 2022"), ("means jobs(plant: leeds) = 900 people", "when 2024"), "time"),
        (("means jobs(plant: leeds) = 400 people", WHEN), ("means pay(plant: leeds) = 900 people", WHEN), "measure"),
        (("means plays_for(player: silva, club: rovers)", "when 2022"), ("means plays_for(player: silva, club: united)", WHEN), "time"),
    ],
)
def test_near_misses_are_silent_and_listed(x: tuple[str, ...], y: tuple[str, ...], field: str) -> None:
    seen = two(x, y)
    assert told(seen) == set()
    assert [(each.claims, each.field) for each in seen.issues.considered] == [(("courier.y", "gazette.x"), field)]


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ((HIT, WHEN), ("means not hits(storm: ida, place: georgia)", WHEN)),
        ((HIT, WHEN), ("means not floods(place: florida)", WHEN)),
        (("means jobs(plant: leeds) = 400 people", WHEN), ("means jobs(plant: hull) = 900 people", WHEN)),
    ],
)
def test_other_things_have_nothing_to_do_with_each_other(x: tuple[str, ...], y: tuple[str, ...]) -> None:
    seen = two(x, y)
    assert told(seen) == set()
    assert seen.issues.considered == ()


def test_an_unknown_time_overlaps_everything_and_is_said() -> None:
    articles = together(source("gazette").replace("\n  published 2024-09-10", ""), source("courier"))
    (conflict,) = two((HIT,), (NO_HIT, "when 2020"), sources=articles).between("gazette.x", "courier.y")
    assert conflict.kind == "contradiction"
    assert any("any time" in words for words in conflict.assumed)


def test_what_fills_a_slot_of_type_claim_is_its_content() -> None:
    seen = two(
        ("means says(speaker: ida, what: gazette.c)", WHEN),
        ("means not says(speaker: ida, what: courier.c)", WHEN),
        condition("c", "means floods(place: miami)", "when 2025"),
        condition("c", "means floods(place: miami)", "when 2025", of="courier"),
    )
    assert told(seen) == {"contradiction strong"}


# --- R9 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((HIT, WHEN), (HIT, WHEN), {"corroboration"}),
        ((HIT, WHEN, "by mayor"), (HIT, WHEN, "by guard"), {"corroboration"}),
        ((HIT, WHEN, "by mayor"), (HIT, WHEN, "by mayor"), {"restatement"}),
        (("means hits(storm: ida, place: miami)", WHEN), (HIT, WHEN), {"corroboration"}),
        (("means hits(storm: ida, place: miami)", WHEN), ("means hits(storm: ida, place: tampa)", WHEN), set()),
        ((HIT, "when 2022"), (HIT, "when 2024"), {"agreement-over-time"}),
        ((HIT, WHEN, "is likely"), (HIT, WHEN, "is 60%"), {"corroboration"}),
        ((HIT, WHEN, "is likely"), (HIT, WHEN, "is very likely"), set()),
        ((HIT, WHEN, "is unlikely"), (NO_HIT, WHEN, "is likely"), {"corroboration"}),
        ((HIT, WHEN, "is possible"), (HIT, WHEN), set()),
        ((HIT, WHEN), (HIT, WHEN, "as fear"), set()),
        ((HIT, WHEN, IF_C), (HIT, WHEN), set()),
        (BOTH, (HIT, WHEN), {"corroboration"}),
    ],
)
def test_agreements(x: tuple[str, ...], y: tuple[str, ...], expected: set[str]) -> None:
    seen = two(x, y, C)
    assert {each.kind for each in seen.issues.agreements} == expected


def test_counts_are_of_distinct_voices_and_roots() -> None:
    seen = two((HIT, WHEN), (HIT, WHEN), source("echo", "root gazette"), claim("z", "echo", HIT, WHEN))
    listed = {(each.kind, each.claims, each.voices, each.roots) for each in seen.issues.agreements}
    assert listed == {
        ("corroboration", ("courier.y", "echo.z"), 2, 2),
        ("corroboration", ("courier.y", "gazette.x"), 2, 2),
        ("restatement", ("echo.z", "gazette.x"), 2, 1),
    }


# --- R6, R10 ----------------------------------------------------------------------------------------------------------

THREE = source("echo")


def three(x: str, y: str, z: str, *more: str) -> Found:
    clauses = [((text,) if text else ()) for text in (x, y, z)]
    return two(clauses[0], clauses[1], THREE, claim("z", "echo", *clauses[2]), *more)


def test_contraries_of_three_that_are_too_likely_together() -> None:
    seen = three("is 40%", "is 40%", "is 40%", 'contrary gazette.x, courier.y, echo.z "why"')
    assert seen.sets() == {frozenset({"gazette.x", "courier.y", "echo.z"})}
    assert three("is 30%", "is 30%", "is 40%", 'contrary gazette.x, courier.y, echo.z "why"').sets() == set()


def test_three_that_cannot_all_be_denied() -> None:
    exhaustive = 'exhaustive gazette.x, courier.y, echo.z "why"'
    assert three("is impossible", "is impossible", "is impossible", exhaustive).sets() == {frozenset({"gazette.x", "courier.y", "echo.z"})}
    assert three("is impossible", "is impossible", "is possible", exhaustive).sets() == set()


RULE = "rule shut\n  when sold(plant: P) and hits(place: miami)\n  then not operates(plant: P) strictly\n"


@pytest.mark.parametrize(
    ("x", "y", "z", "expected"),
    [
        (
            f"means sold(plant: leeds)\n  {WHEN}",
            f"means hits(storm: ida, place: miami)\n  {WHEN}",
            f"means operates(plant: leeds)\n  {WHEN}",
            1,
        ),
        (
            f"means sold(plant: leeds)\n  {WHEN}",
            f"means hits(storm: ida, place: miami)\n  {WHEN}",
            f"means operates(plant: hull)\n  {WHEN}",
            0,
        ),
        (
            f"means sold(plant: leeds)\n  {WHEN}",
            f"means hits(storm: ida, place: tampa)\n  {WHEN}",
            f"means operates(plant: leeds)\n  {WHEN}",
            0,
        ),
        (
            "means sold(plant: leeds)\n  when 2022",
            f"means hits(storm: ida, place: miami)\n  {WHEN}",
            f"means operates(plant: leeds)\n  {WHEN}",
            0,
        ),
        (
            f"means sold(plant: leeds)\n  {WHEN}\n  is likely",
            f"means hits(storm: ida, place: miami)\n  {WHEN}\n  is likely",
            f"means operates(plant: leeds)\n  {WHEN}\n  is likely",
            0,
        ),
    ],
)
def test_sets_that_no_pair_explains(x: str, y: str, z: str, expected: int) -> None:
    seen = three(x, y, z, RULE)
    assert len(seen.sets()) == expected
    assert seen.above_info() == set()


def test_two_claims_that_several_rules_make_inconsistent_stand_among_the_conflicts() -> None:
    seen = two(
        ("means sold(plant: leeds)", "means hits(storm: ida, place: miami)", WHEN),
        ("means operates(plant: leeds)", WHEN),
        RULE,
    )
    assert told(seen) <= {"inconsistent-set strong", "contradiction strong"}
    assert len(told(seen)) == 1
    assert seen.sets() == set()


def test_no_set_holds_a_pair_that_conflicts() -> None:
    seen = three(
        f"means sold(plant: leeds)\n  {WHEN}",
        f"means hits(storm: ida, place: miami)\n  {WHEN}",
        f"means operates(plant: leeds)\n  {WHEN}",
        RULE,
        claim("n", "echo", "means not sold(plant: leeds)", WHEN),
    )
    assert seen.sets() == {frozenset({"gazette.x", "courier.y", "echo.z"})}


def test_a_strict_step_counts_for_its_own_source_alone() -> None:
    step = claim("z", "gazette", "means operates(plant: leeds)", WHEN, "because gazette.a and gazette.b strictly", kind="conclusion")
    parts = (claim("a", "gazette"), claim("b", "gazette"), step)
    across = two((), ("means not operates(plant: leeds)", WHEN), *parts)
    assert across.sets() == set()
    within = two(
        ("means not operates(plant: leeds)", WHEN),
        (),
        claim("a", "gazette"),
        claim("b", "gazette"),
        step.replace("means operates", "means sold"),
    )
    assert within.sets() == set()
    own = two(
        (),
        (),
        claim("a", "gazette"),
        claim("b", "gazette"),
        claim("c", "gazette", "because gazette.a and gazette.b strictly", kind="conclusion"),
        claim("n", "gazette", "denies gazette.c"),
    )
    assert told(own, "gazette.n", "gazette.c") == {"contradiction strong"}


# --- R11, verdicts ----------------------------------------------------------------------------------------------------


def test_what_is_said_outright() -> None:
    assert told(two((), "denies gazette.x")) == {"contradiction strong"}
    assert told(two(("is possible",), "denies gazette.x")) == {"ruled-out-vs-open medium"}
    assert told(two(("is possible",), ("denies gazette.x", "is possible"))) == set()
    assert told(two((HIT, WHEN), "denies gazette.x")) == {"contradiction strong"}
    assert told(two((HIT, "when 2022"), "denies gazette.x")) == {"contradiction strong"}
    assert told(two((HIT, "when 2022"), ("denies gazette.x", "when 2024"))) == {"changed-over-time info"}
    assert told(two(BOTH, "denies gazette.x")) == {"contradiction strong"}
    assert told(two((), "against gazette.x")) == {"reason-against weak"}
    assert told(two(("by mayor",), "against gazette.x")) == {"reason-against info"}
    step = claim("g", "gazette", "because gazette.x called s", kind="conclusion")
    assert told(two((), "undercuts gazette.g.s", step), "gazette.g", "courier.y") == {"step-disputed medium"}


def test_verdicts() -> None:
    dismissed = two((HIT, WHEN), (NO_HIT, WHEN), 'verdict not-a-conflict courier.y, gazette.x "another Florida"')
    assert dismissed.pairs == {}
    (conflict,) = dismissed.issues.dismissed
    assert conflict.verdict is not None
    assert conflict.verdict.why == "another Florida"
    confirmed = two((HIT, WHEN), (NO_HIT, WHEN), 'verdict confirmed gazette.x, courier.y "checked"')
    (conflict,) = confirmed.between("gazette.x", "courier.y")
    assert conflict.verdict is not None
    other_rule = two((HIT, WHEN), (NO_HIT, WHEN), 'verdict not-a-conflict gazette.x, courier.y R7 "figures"')
    assert told(other_rule) == {"contradiction strong"}


# --- questions and words ----------------------------------------------------------------------------------------------


def test_questions_gather_by_pattern_and_else_by_predicate() -> None:
    seen = two(
        (HIT, WHEN),
        ("means not hits(storm: ida, place: miami)", WHEN),
        claim("w", "gazette", "means floods(place: miami)", WHEN),
        claim("v", "courier", "means not floods(place: miami)", WHEN),
        'question landfall "Does Ida come to Florida?"\n  about hits(place: florida)\n',
    )
    questions = {question.name: question for question in seen.issues.questions}
    assert set(questions) == {"landfall", "floods"}
    assert {position.claims for position in questions["landfall"].positions} == {("courier.y",), ("gazette.x",)}
    assert [conflict.kind for conflict in questions["floods"].conflicts] == ["contradiction"]


@pytest.mark.parametrize(
    ("x", "y", "declared"),
    [
        ((), (), "same gazette.x, courier.y"),
        (("is likely",), ("is likely",), "same gazette.k, courier.y same gazette.x, gazette.k"),
        ((HIT, IF_C), (HIT, IF_D), "same gazette.c, gazette.d"),
    ],
)
def test_what_is_declared_the_same_is_one_position(x: tuple[str, ...], y: tuple[str, ...], declared: str) -> None:
    seen = two((*x, WHEN), (*y, WHEN), C, D, condition("k"), 'question q "So?" positions gazette.x, courier.y', declared)
    (asked,) = (question for question in seen.issues.questions if question.name == "q")
    assert [position.claims for position in asked.positions] == [("courier.y", "gazette.x")]


@pytest.mark.parametrize("about", ["floods(place: miami)", "floods()", "hits(place: florida)", "hits(_, florida)"])
def test_a_claim_that_says_two_things_is_asked_about_either(about: str) -> None:
    both = (HIT, "means floods(place: miami)", WHEN)
    other = claim("w", "courier", "means operates(plant: leeds)", "means hits(storm: ida, place: georgia)", WHEN)
    seen = two(both, (NO_HIT, "means not floods(place: florida)", WHEN), other, f'question q "So?"\n  about {about}\n')
    (asked,) = (question for question in seen.issues.questions if question.name == "q")
    assert {name for position in asked.positions for name in position.claims} == {"gazette.x", "courier.y"}


def test_a_conflict_stands_under_what_it_is_about() -> None:
    both = (HIT, "means operates(plant: leeds)", WHEN)
    found = two(both, ("means not operates(plant: leeds)", WHEN)).issues.questions
    assert [(question.name, [conflict.kind for conflict in question.conflicts]) for question in found] == [("operates", ["contradiction"])]


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ((HIT, WHEN, "is 81%..90%"), (HIT, WHEN, "is 40%..45%"), "put the likelihood as high as 81 %"),
        ((HIT,), (NO_HIT, WHEN), "for whom no time is given, spoke of another time than 2024-09"),
        ((HIT, WHEN, IF_C), (NO_HIT, WHEN), "the condition does not come about"),
        ((HIT, WHEN, "sense legal", "is possible"), (HIT, WHEN, "sense ability", "is impossible"), "its own sense"),
        ((HIT, WHEN), (NO_HIT, WHEN, "is possible"), "said only that it might be so"),
    ],
)
def test_what_would_dissolve_it(x: tuple[str, ...], y: tuple[str, ...], words: str) -> None:
    (conflict,) = two(x, y, C).between("gazette.x", "courier.y")
    assert words in conflict.dissolves
    assert conflict.because
    assert conflict.headline
