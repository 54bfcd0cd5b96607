"""Cases that stand next to those of the rules: what decides between two outcomes that are easily taken for each other."""

from __future__ import annotations

import pytest
from making import Found, claim, found, slugs, source, together

VOCABULARY = """
type place
type plant
type player
type club
entity florida "Florida" : place
entity miami "Miami" : place, part of florida
entity ida "Storm Ida" : place
entity leeds "the Leeds plant" : plant
entity hull "the Hull plant" : plant
entity silva "Silva" : player
entity rovers "Rovers" : club
entity united "United" : club
predicate hits(storm: any, place: place, force: any?) "{storm} hits {place}"
predicate floods(place: place) "{place} floods"
predicate dry(place: place) "{place} stays dry"
predicate operates(plant: plant) "{plant} operates"
predicate closes(plant: plant), event
predicate sold(plant: plant) "{plant} is sold"
predicate plays_for(player: player, club: club), one club per player
measure jobs(plant: plant) in people
voice mayor "the Mayor"
voice guard "the Coast Guard"
"""
HIT = "means hits(storm: ida, place: florida)"
NO_HIT = "means not hits(storm: ida, place: florida)"
SOLD, OPERATES, CLOSES = "means sold(plant: leeds)", "means operates(plant: leeds)", "means closes(plant: leeds)"
WHEN = "when 2024-09"


def two(x: tuple[str, ...], y: tuple[str, ...], *more: str, sources: str = "") -> Found:
    """`gazette.x` and `courier.y` with these clauses."""
    articles = sources or together(source("gazette"), source("courier"))
    return found(together(VOCABULARY, articles, claim("x", "gazette", *x), claim("y", "courier", *y), *more))


def told(seen: Found, one: str = "gazette.x", other: str = "courier.y") -> set[str]:
    return {f"{each.kind} {each.strength}" for each in seen.between(one, other)}


def condition(name: str, *clauses: str, of: str = "gazette") -> str:
    return claim(name, of, *clauses, kind="condition")


# --- one voice on two days --------------------------------------------------------------------------------------------

EARLY, LATE = ("by mayor", "on 2024-08-01"), ("by mayor", "on 2024-09-05")


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((HIT, WHEN), (NO_HIT, WHEN), {"changed-position weak"}),
        # What was so of one time and is not of another is no change of mind,
        ((HIT, "when 2022"), (NO_HIT, "when 2024"), {"changed-over-time info"}),
        # nor is it one to be surer, or to name another possibility.
        ((HIT, WHEN, "is possible"), (HIT, WHEN), {"confidence-gap info"}),
        (
            ("means plays_for(player: silva, club: rovers)", WHEN, "is possible"),
            ("means plays_for(player: silva, club: united)", WHEN, "is possible"),
            {"alternatives info"},
        ),
    ],
)
def test_who_says_another_thing_on_another_day(x: tuple[str, ...], y: tuple[str, ...], expected: set[str]) -> None:
    assert told(two((*x, *EARLY), (*y, *LATE))) == expected


@pytest.mark.parametrize("dated", [(), ("gazette",), ("courier",)])
def test_nobody_has_changed_position_where_no_day_is_known(dated: tuple[str, ...]) -> None:
    sources = together(
        *(source(name) if name in dated else source(name).replace("published 2024-09-10", "") for name in ("gazette", "courier"))
    )
    seen = two((HIT, WHEN, "by mayor"), (NO_HIT, WHEN, "by mayor"), sources=sources)
    assert told(seen) == {"contradiction strong"}


# --- several things said together ---------------------------------------------------------------------------------------

ALL_THREE = 'never sold(plant: P) and closes(plant: P) and operates(plant: P) "one of them at most"'


@pytest.mark.parametrize(
    ("when", "field"),
    [
        ("", None),  # an assumed time need only overlap
        ("when 2024-09", None),
        ("when 2024-09..2024-12", "time"),  # the event may have happened in December
    ],
)
def test_what_an_event_said_with_something_else_leads_to_holds_at_some_moment(when: str, field: str | None) -> None:
    seen = two((SOLD, CLOSES, *([when] if when else [])), (OPERATES, WHEN), ALL_THREE)
    assert bool(told(seen)) is (field is None)
    assert [each.field for each in seen.issues.considered] == ([] if field is None else [field])


@pytest.mark.parametrize(
    ("when", "sets"),
    [
        ("when 2024-09-10", 1),
        ("when 2024-09", 1),
        ("when 2024-09..2024-12", 0),
        ("when 2024-08..2024-09", 0),
    ],
)
def test_a_set_holds_an_event_only_where_it_happens_within_what_else_is_so(when: str, sets: int) -> None:
    seen = two((CLOSES, when), (SOLD, WHEN), source("echo"), claim("z", "echo", OPERATES, WHEN), ALL_THREE)
    assert len(seen.sets()) == sets
    assert seen.above_info() == set()


# Both together flood the place, and both together do not.
EITHER_WAY = together(
    "rule flood\n  when hits(storm: S, place: P) and operates(plant: Q)\n  then floods(place: P) strictly\n",
    'never hits(storm: S, place: P) and operates(plant: Q) and floods(place: P) "three too many"',
)


@pytest.mark.parametrize(
    ("x", "y", "strength"),
    [
        ((HIT, WHEN), (OPERATES, WHEN), "strong"),
        ((HIT, WHEN, "is very likely"), (OPERATES, WHEN), "strong"),
        ((HIT, WHEN, "is likely"), (OPERATES, WHEN, "is likely"), "medium"),
        ((HIT, WHEN, "is 50%"), (OPERATES, WHEN, "is 50%"), None),  # the doubts leave nothing over
        ((HIT, "when 2022"), (OPERATES, WHEN), None),
    ],
)
def test_two_claims_that_only_several_rules_set_against_each_other(x: tuple[str, ...], y: tuple[str, ...], strength: str | None) -> None:
    seen = two((*x, "by mayor"), y, EITHER_WAY)
    assert seen.sets() == set()
    if strength is None:
        assert seen.above_info() == set()
        return
    (conflict,) = seen.between("gazette.x", "courier.y")
    assert (conflict.kind, conflict.strength, conflict.level) == ("inconsistent-set", strength, "mixed")
    assert dict(zip(conflict.sides, conflict.parties, strict=True)) == {("gazette.x",): ("the Mayor",), ("courier.y",): ("The Courier",)}
    assert "three too many" in conflict.because
    assert "flood" in conflict.because


@pytest.mark.parametrize(
    ("likelihood", "sets"),
    [("is impossible", 1), ("is almost no chance", 1), ("is unlikely", 1), ("is possible", 0), ("", 0)],
)
def test_two_who_say_the_parts_of_what_a_third_denies_as_a_whole(likelihood: str, sets: int) -> None:
    both = (HIT, OPERATES, WHEN, *([likelihood] if likelihood else []))
    seen = two(both, (HIT, WHEN), source("echo"), claim("z", "echo", OPERATES, WHEN))
    assert len(seen.sets()) == sets
    assert seen.above_info() == set()


def test_what_is_denied_as_a_whole_of_another_time_has_changed() -> None:
    seen = two((HIT, OPERATES, "when 2022", "is impossible"), (HIT, OPERATES, "when 2024"))
    assert told(seen) == {"changed-over-time info"}


def test_several_things_that_are_possible_together_say_nothing_of_each() -> None:
    denied = claim("z", "courier", SOLD, "means floods(place: miami)", WHEN)
    seen = two((HIT, OPERATES, "denies courier.z", WHEN, "is possible"), (NO_HIT, WHEN), denied)
    assert told(seen) == set()
    assert told(two((HIT, "denies courier.z", WHEN), (NO_HIT, WHEN), denied)) == {"contradiction strong"}


STEP = together(
    claim("p", "gazette", SOLD, WHEN),
    claim("q", "gazette", HIT, WHEN),
    claim("c", "gazette", "means floods(place: miami)", WHEN, "by mayor", "because p and q strictly", kind="conclusion"),
)


@pytest.mark.parametrize(
    ("x", "y", "sets"),
    [
        (("means not floods(place: florida)", WHEN), (), [{"gazette.p", "gazette.q", "gazette.x"}]),
        (("means not floods(place: florida)", WHEN, "by mayor"), (), []),
        # A strict step is its own source's.
        ((), ("means not floods(place: florida)", WHEN), []),
    ],
)
def test_an_outlets_own_strict_step_binds_what_it_says(x: tuple[str, ...], y: tuple[str, ...], sets: list[set[str]]) -> None:
    assert two(x, y, STEP).sets() == {frozenset(each) for each in sets}


def test_a_strict_step_is_found_beside_one_that_is_not() -> None:
    more = claim("r", "gazette", "means dry(place: miami)", WHEN)
    step = STEP.replace("because p and q strictly", "because r\n  because p and q strictly")
    seen = two(("means not floods(place: florida)", WHEN), (), more, step)
    assert seen.sets() == {frozenset({"gazette.p", "gazette.q", "gazette.x"})}


def test_a_strict_step_whose_premise_says_what_no_literal_does_is_left_aside() -> None:
    """That not both are so says of neither that it is not: the step cannot be read without its premise."""
    both = claim("both", "courier", SOLD, "means operates(plant: hull)", WHEN, "as fear")
    step = STEP.replace(f"{SOLD}\n  {WHEN}", f"denies courier.both\n  {WHEN}", 1)
    seen = two(("means not floods(place: florida)", WHEN), (), both, step)
    assert seen.sets() == set()
    assert {pair for pair, _ in seen.above_info()} == {frozenset({"gazette.x", "gazette.c"})}


@pytest.mark.parametrize(
    ("x", "y", "never", "declared"),
    [
        ("sold(plant: leeds)", "floods(place: miami)", "sold(plant: P) and floods(place: miami)", 'contrary gazette.x, courier.y "why"'),
        ("jobs(plant: leeds) = 400 people", "jobs(plant: leeds) = 900 people", "", ""),
        ("plays_for(player: silva, club: rovers)", "plays_for(player: silva, club: united)", "", ""),
        ("sold(plant: leeds)", "not sold(plant: leeds)", "", ""),
    ],
)
def test_what_two_of_them_cannot_be_anyway_is_no_set_of_three(x: str, y: str, never: str, declared: str) -> None:
    forbidden = f'never {never or f"{x} and {y}"} and operates(plant: leeds) "why"'
    third = (source("echo"), claim("z", "echo", OPERATES, WHEN))
    seen = two((f"means {x}", WHEN), (f"means {y}", WHEN), *third, declared)
    assert len(told(seen)) == 1
    with_rule = two((f"means {x}", WHEN), (f"means {y}", WHEN), *third, declared, forbidden)
    assert with_rule.sets() == set()
    assert with_rule.above_info() == seen.above_info()


# --- conditions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("assume gazette.d suppose not gazette.c", {"contradiction weak"}),
        ("assume gazette.d", {"contradiction info"}),
        ("suppose not gazette.c", {"contradiction info"}),
        ("assume gazette.c, gazette.d", {"contradiction info"}),
    ],
)
def test_two_conditions_that_one_scenario_meets_weigh_more(scenario: str, expected: set[str]) -> None:
    x, y = (HIT, WHEN, "if not gazette.c"), (NO_HIT, WHEN, "if gazette.d")
    assert told(two(x, y, condition("c"), condition("d"), f'scenario s "S" {scenario}')) == expected


@pytest.mark.parametrize(
    ("x", "y", "more", "expected"),
    [
        # What stands twice in a condition is one condition.
        ("(gazette.c and gazette.d) or (gazette.c and gazette.e)", "gazette.c", (), {"contradiction strong"}),
        ("gazette.c", "(gazette.c and gazette.d) or (gazette.c and gazette.e)", (), {"contradiction strong"}),
        ("gazette.c or gazette.d", "gazette.d or gazette.c", (), {"contradiction strong"}),
        ("at least 2 of gazette.c, gazette.d, gazette.e", "gazette.c", (), {"contradiction info"}),
        ("at least 2 of gazette.c, gazette.d, gazette.e", "not gazette.c and not gazette.d", (), set()),
        ("not gazette.c", "not (gazette.c or gazette.d)", (), {"contradiction strong"}),
    ],
)
def test_what_conditions_come_to(x: str, y: str, more: tuple[str, ...], expected: set[str]) -> None:
    conditions = (condition("c"), condition("d"), condition("e"))
    assert told(two((HIT, WHEN, f"if {x}"), (NO_HIT, WHEN, f"if {y}"), *conditions, *more)) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("when 2024-09", set()),
        ("when 2024-08..2024-10", set()),
        ("when 2022", {"contradiction info"}),
        ("when ..2022", {"contradiction info"}),
    ],
)
def test_conditions_of_other_times_do_not_exclude_each_other(when: str, expected: set[str]) -> None:
    c = condition("c", "means floods(place: miami)", when)
    d = condition("d", "means not floods(place: florida)", WHEN)
    assert told(two((HIT, WHEN, "if gazette.c"), (NO_HIT, WHEN, "if gazette.d"), c, d)) == expected


def test_a_conclusion_from_the_mere_saying_does_not_wait_for_what_is_said() -> None:
    said = (condition("c"), claim("p", "gazette", "if gazette.c"))

    def of(step: str) -> set[str]:
        z = claim("z", "gazette", HIT, WHEN, step, kind="conclusion")
        return told(two((), (NO_HIT, WHEN), *said, z), "gazette.z", "courier.y")

    assert of("because said gazette.p") == {"contradiction strong"}
    assert of("because gazette.p") == {"contradiction medium"}
    assert of("because said gazette.p\n  because gazette.p") == {"contradiction strong"}
    assert of("because said gazette.p if gazette.c") == {"contradiction medium"}


@pytest.mark.parametrize(
    ("z", "y", "expected"),
    [
        ("because gazette.c", "if gazette.c", {"contradiction strong"}),
        ("because gazette.c", "if gazette.d", {"contradiction info"}),
        ("because gazette.c", None, {"contradiction medium"}),
        ("because gazette.turn if gazette.c", "if gazette.c", {"contradiction strong"}),
        ("because gazette.turn if gazette.c", None, {"contradiction medium"}),
    ],
)
def test_what_leans_on_a_condition_waits_for_it(z: str, y: str | None, expected: set[str]) -> None:
    conclusion = claim("z", "gazette", HIT, WHEN, z, kind="conclusion")
    turn = claim("turn", "gazette", "because gazette.z", kind="conclusion")
    seen = two((), (NO_HIT, WHEN, *([y] if y else [])), condition("c"), condition("d"), conclusion, turn)
    assert told(seen, "gazette.z", "courier.y") == expected


def test_what_waits_for_two_things_at_two_times_is_no_two_triggers() -> None:
    conditions = (condition("c"), condition("d"))
    assert told(two((HIT, WHEN, "if gazette.c"), (HIT, "when 2022", "if gazette.d"), *conditions)) == set()
    assert told(two((HIT, WHEN, "if gazette.c"), (HIT, "when 2022", "only if gazette.d"), *conditions)) == set()


def test_two_senses_weaken_by_one_step_whatever_else_does() -> None:
    x, y = (HIT, WHEN, "is possible", "sense legal"), (HIT, WHEN, "is impossible", "sense ability")
    conditions = (condition("c"), condition("d"))
    assert told(two(x, y)) == {"contradiction medium"}
    assert told(two((*x, "if gazette.c"), y, *conditions)) == {"contradiction medium"}
    both = ((*x, "if gazette.c"), (*y, "if gazette.d"), *conditions)
    assert told(two(*both)) == {"contradiction info"}
    assert told(two(*both, 'scenario s "S" assume gazette.c, gazette.d')) == {"contradiction weak"}


def test_one_condition_may_be_the_other_by_way_of_what_neither_names() -> None:
    """Where there is no storm there is sun, and where there is sun the dam is dry: `if not storm` is enough for `if dry`."""
    weather = together(condition("storm"), condition("sun"), condition("dry"))
    declared = ('exhaustive gazette.storm, gazette.sun "why"', 'entails gazette.sun, gazette.dry "why"')
    x, y = (HIT, WHEN, "if not gazette.storm"), (NO_HIT, WHEN, "if gazette.dry")
    assert told(two(x, y, weather, *declared)) == {"contradiction strong"}
    assert told(two(x, y, weather, declared[0])) == {"contradiction info"}
    assert told(two(x, y, weather, declared[1])) == {"contradiction info"}


def test_two_triggers_are_told_each_under_its_claim() -> None:
    seen = two((HIT, WHEN, "if gazette.c"), (HIT, WHEN, "if gazette.d"), condition("c"), condition("d"))
    (conflict,) = seen.between("gazette.x", "courier.y")
    first, second = ("as c", "as d") if conflict.sides[0] == ("gazette.x",) else ("as d", "as c")
    assert conflict.because.index(first) < conflict.because.index(second)


# --- agreements ---------------------------------------------------------------------------------------------------------

MIAMI, NO_MIAMI = "means hits(storm: ida, place: miami)", "means not hits(storm: ida, place: miami)"
LONGER = "when 2024-08..2024-10"


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((MIAMI, WHEN), (HIT, LONGER), {"corroboration"}),
        ((MIAMI, LONGER), (HIT, WHEN), {"corroboration"}),
        # Who denies the whole denies the part for the days that he speaks of, and for no others.
        ((NO_HIT, LONGER), (NO_MIAMI, WHEN), {"corroboration"}),
        ((NO_HIT, WHEN), (NO_MIAMI, LONGER), set()),
        ((NO_HIT, WHEN), (NO_MIAMI,), {"corroboration"}),
        ((NO_HIT, "when 2022"), (NO_MIAMI, WHEN), {"agreement-over-time"}),
    ],
)
def test_who_speaks_of_the_whole_and_who_of_the_part(x: tuple[str, ...], y: tuple[str, ...], expected: set[str]) -> None:
    assert {each.kind for each in two(x, y).issues.agreements} == expected


def test_one_outlet_as_the_only_channel_is_named() -> None:
    articles = together(source("gazette"), source("courier").replace("The Courier", "The Gazette"))
    (agreement,) = two((HIT, WHEN, "by mayor"), (HIT, WHEN, "by guard"), sources=articles).issues.agreements
    assert (agreement.kind, agreement.note) == ("corroboration", "all through one outlet, The Gazette")


def test_many_who_say_the_same_are_one_agreement_and_those_of_one_voice_another() -> None:
    many = [claim(f"g{place}", "gazette", HIT, WHEN, "by mayor") for place in range(14)]
    seen = two((HIT, WHEN, "by mayor"), (HIT, WHEN), *many)
    sizes = {(each.kind, len(each.claims)) for each in seen.issues.agreements}
    assert sizes == {("corroboration", 16), ("restatement", 15)}


@pytest.mark.parametrize(("narrow", "expected"), [(HIT, {"corroboration"}), (MIAMI, set())])
def test_who_leaves_the_part_open_does_not_leave_the_whole_open(narrow: str, expected: set[str]) -> None:
    seen = two((narrow, WHEN, "is undecided"), (HIT, WHEN, "is undecided"))
    assert {each.kind for each in seen.issues.agreements} == expected


def test_those_who_are_sure_agree_and_those_who_are_not_agree_apart() -> None:
    likely = [claim("z", "echo", HIT, WHEN, "is likely"), claim("w", "wire", HIT, WHEN, "is likely")]
    seen = two((HIT, WHEN), (HIT, WHEN), source("echo"), source("wire"), *likely)
    assert {each.claims for each in seen.issues.agreements} == {("courier.y", "gazette.x"), ("echo.z", "wire.w")}


def test_two_figures_within_a_third_agree_with_it_and_not_with_each_other() -> None:
    def jobs(figure: str) -> tuple[str, str]:
        return f"means jobs(plant: leeds) = {figure} people", WHEN

    seen = two(jobs("400"), jobs("900"), source("echo"), claim("z", "echo", *jobs("at least 100")))
    agreed = {(each.kind, each.claims) for each in seen.issues.agreements}
    assert agreed == {("corroboration", ("echo.z", "gazette.x")), ("corroboration", ("courier.y", "echo.z"))}


def test_a_fear_of_what_others_say_is_listed_as_no_agreement() -> None:
    seen = two((HIT, WHEN), (HIT, WHEN, "as fear"))
    assert seen.issues.agreements == ()
    assert [(each.claims, each.rule, each.field) for each in seen.issues.considered] == [(("courier.y", "gazette.x"), "R9", "attitude")]


# --- one article that says a thing twice ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("head", "expected"), [(source("gazette"), {"attribution-drift"}), ("", set())])
def test_only_an_article_can_drift(head: str, expected: set[str]) -> None:
    """What the analyst puts forward himself, once in a voice's name, is nobody's report."""
    text = together(VOCABULARY, head, f'premise one "One" {HIT} {WHEN} by mayor', f'premise other "Other" {HIT} {WHEN}')
    assert slugs({"a.arg": text}) & {"attribution-drift"} == expected


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
