"""What several claims, or several things said together, come to: next to the cases of R1 and R10."""

from __future__ import annotations

import pytest
from making import claim, compared, source, together
from storm_and_plant import CLOSES, HIT, NO_HIT, OPERATES, SOLD, VOCABULARY, WHEN, condition, told, two

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
    assert told(seen) == ({"contrary-claims strong"} if field is None else set())
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
        ((HIT, WHEN, "is 68%"), (OPERATES, WHEN, "is 68%"), "strong"),
        ((HIT, WHEN, "is 67%"), (OPERATES, WHEN, "is 68%"), "medium"),
        ((HIT, WHEN, "is 53%"), (OPERATES, WHEN, "is 53%"), "medium"),
        ((HIT, WHEN, "is 53%"), (OPERATES, WHEN, "is 52%"), "weak"),
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


@pytest.mark.parametrize("names", [("x", "y", "z"), ("z", "y", "x"), ("y", "x", "z")])
def test_a_near_miss_is_told_by_the_first_of_its_rules(names: tuple[str, str, str]) -> None:
    x, y, z = (f"gazette.{name}" for name in names)
    files = together(
        VOCABULARY,
        source("gazette"),
        claim(names[0], "gazette", "means floods(place: miami)", "means operates(plant: leeds)", WHEN),
        claim(names[1], "gazette", f"denies {x}"),
        claim(names[2], "gazette", "as fear"),
        f"same {y}, {z}\ncontrary {x}, {y}, {z}",
    )
    found = {frozenset(each.claims): each.rule for each in compared({"all.arg": files}).issues.considered}
    assert found[frozenset((x, z))] == "R4"


@pytest.mark.parametrize("names", [("x", "y", "z"), ("z", "y", "x"), ("y", "x", "z")])
def test_what_cannot_be_so_by_itself_is_at_odds_with_nothing_else(names: tuple[str, str, str]) -> None:
    x, y, z = names
    files = together(
        VOCABULARY,
        source("gazette"),
        claim(x, "gazette", "means not floods(place: florida)", WHEN),
        claim(y, "gazette", WHEN),
        claim(z, "gazette", "means floods(place: miami)", WHEN),
        f"entails gazette.{x}, gazette.{y}\nsame gazette.{z}, gazette.{x}",
    )
    seen = compared({"all.arg": files})
    assert [(conflict.rule, set(conflict.claims)) for conflict in seen.issues.conflicts] == [("R4", {f"gazette.{x}", f"gazette.{z}"})]
    assert not seen.issues.inconsistent


def test_two_claims_that_are_declared_to_sit_ill_together_may_exclude_each_other_all_the_same() -> None:
    assert told(two((HIT, WHEN), (OPERATES, WHEN), EITHER_WAY, "tension gazette.x, courier.y")) == {
        "tension weak",
        "inconsistent-set strong",
    }


@pytest.mark.parametrize(("x", "y"), [(WHEN, "when 2024-09..2024-10"), ("when 2024-09..2024-10", WHEN)])
def test_two_claims_of_which_one_speaks_of_later_days_as_well(x: str, y: str) -> None:
    third = (source("echo"), claim("z", "echo", "means dry(place: florida)", "when 2024-10"))
    seen = two((HIT, x), (OPERATES, y), *third, EITHER_WAY, 'never dry(place: P) and floods(place: P) "wet"')
    assert seen.above_info() == {(frozenset({"gazette.x", "courier.y"}), "inconsistent-set")}
    assert seen.sets() == set()


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("jobs(plant: leeds) = at least 100 people", {"contradiction strong"}),
        ("jobs(plant: leeds) = at least 500 people", set()),
        ("jobs(plant: hull) = at least 100 people", set()),
        ("pay(plant: leeds) = at least 100 people", set()),
    ],
)
def test_a_figure_that_is_denied_together_with_something_else(figure: str, expected: set[str]) -> None:
    x = ("means jobs(plant: leeds) = 400 people", OPERATES, WHEN)
    assert told(two(x, (f"means {figure}", OPERATES, WHEN, "is impossible"))) == expected


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


@pytest.mark.parametrize("waits", ["because p and q strictly if gazette.k", "if gazette.k because p and q strictly"])
def test_a_strict_step_on_a_condition_forbids_nothing(waits: str) -> None:
    step = together(STEP.replace("because p and q strictly", waits), condition("k"))
    assert two(("means not floods(place: florida)", WHEN), (), step).sets() == set()


@pytest.mark.parametrize(("x", "sets"), [((), 1), (("if gazette.k",), 0), (("as fear",), 0), (("by mayor",), 1)])
def test_likelihoods_that_somebody_puts_forward_outright_add_up(x: tuple[str, ...], sets: int) -> None:
    third = (source("echo"), claim("z", "echo", "is 40%"), 'contrary gazette.x, courier.y, echo.z "one of them"', condition("k"))
    assert len(two(("is 40%", *x), ("is 40%",), *third).sets()) == sets


def test_a_strict_step_to_what_could_not_be_read_forbids_nothing() -> None:
    step = STEP.replace("means floods(place: miami)", "means floods(place: miami)\n  means nonsense(place: miami)")
    x = claim("x", "gazette", "means not floods(place: florida)", WHEN)
    assert compared({"a.arg": together(VOCABULARY, source("gazette"), x, STEP)}).issues.inconsistent
    assert not compared({"a.arg": together(VOCABULARY, source("gazette"), x, step)}).issues.inconsistent


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


@pytest.mark.parametrize(("likelihood", "sets"), [("", 1), ("is very likely", 1), ("is likely", 1), ("is even chance", 0)])
def test_each_of_two_things_that_are_likely_together_stands_in_a_set(likelihood: str, sets: int) -> None:
    seen = two((SOLD, HIT, WHEN, likelihood), (CLOSES, WHEN), source("echo"), claim("z", "echo", OPERATES, WHEN), ALL_THREE)
    assert len(seen.sets()) == sets


@pytest.mark.parametrize(("likelihood", "sets"), [("is very likely", 0), ("is likely", 0), ("is even chance", 1), ("is unlikely", 1)])
def test_who_says_that_two_things_are_likely_together_does_not_say_that_they_are_not(likelihood: str, sets: int) -> None:
    seen = two((HIT, OPERATES, WHEN, likelihood), (HIT, WHEN), source("echo"), claim("z", "echo", OPERATES, WHEN))
    assert len(seen.sets()) == sets
