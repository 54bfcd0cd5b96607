"""What decides between two outcomes that are easily taken for each other: conditions, senses, days of saying."""

from __future__ import annotations

import re

import pytest
from making import claim, source, together
from storm_and_plant import HIT, NO_HIT, WHEN, condition, told, two

# --- one voice on two days --------------------------------------------------------------------------------------------

EARLY, LATE = ("by mayor", "on 2024-08-01"), ("by mayor", "on 2024-09-05")


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((HIT, WHEN), (NO_HIT, WHEN), {"changed-position weak"}),
        # What was so of one time and is not of another is no change of mind,
        ((HIT, "when 2022"), (NO_HIT, "when 2024"), {"changed-over-time info"}),
        # what is for information alone stays so,
        ((HIT, WHEN, "if gazette.c"), (NO_HIT, WHEN, "if gazette.d"), {"changed-position info"}),
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
    assert told(two((*x, *EARLY), (*y, *LATE), condition("c"), condition("d"))) == expected


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ("by guard via mayor endorsed", "by mayor", {"changed-position weak"}),
        ("by guard via mayor", "by mayor", {"contradiction strong"}),
        ("by guard via mayor endorsed", 'by "a nurse" via mayor endorsed', {"changed-position weak"}),
        # Two outlets that take it for their own contradict each other, whoever it comes from.
        ("by guard via mayor endorsed endorsed", "by mayor endorsed", {"contradiction strong"}),
    ],
)
def test_who_endorses_a_thing_and_denies_it_on_another_day(x: str, y: str, expected: set[str]) -> None:
    assert told(two((HIT, WHEN, x, "on 2024-08-01"), (NO_HIT, WHEN, y, "on 2024-09-05"))) == expected
    assert told(two((HIT, WHEN, x), (NO_HIT, WHEN, y))) == {"contradiction strong"}


@pytest.mark.parametrize("dated", [(), ("gazette",), ("courier",)])
def test_nobody_has_changed_position_where_no_day_is_known(dated: tuple[str, ...]) -> None:
    sources = together(
        *(source(name) if name in dated else source(name).replace("published 2024-09-10", "") for name in ("gazette", "courier"))
    )
    seen = two((HIT, WHEN, "by mayor"), (NO_HIT, WHEN, "by mayor"), sources=sources)
    assert told(seen) == {"contradiction strong"}


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


DRY, NOT_DRY = "means dry(place: miami)", "means not dry(place: miami)"
SHUT, NOT_SHUT = "means closes(plant: leeds)", "means not closes(plant: leeds)"


@pytest.mark.parametrize(
    ("first", "second", "x", "y", "expected"),
    [
        # That a third condition speaks of the days of both does not make them speak of one day;
        ((DRY, "when 2024-09"), (NOT_DRY, "when 2024-10"), "if c and e", "if d", {"contradiction info"}),
        ((DRY, "when 2024-09"), (DRY, "when 2024-10"), "if c and e", "if d", {"contradiction info"}),
        ((DRY, "when 2024-09"), (NOT_DRY, "when 2024-10"), "if c or f", "if d", {"contradiction info"}),
        # what holds for longer holds on each day of it, and not the other way round;
        ((DRY, "when 2024-09..2024-11"), (NOT_DRY, "when 2024-10"), "if c", "if d", set()),
        ((DRY, "when 2024-09..2024-11"), (DRY, "when 2024-10"), "if c", "if d", {"contradiction strong"}),
        ((DRY, "when 2024-09..2024-10"), (DRY, "when 2024-10..2024-11"), "if c", "if d", {"contradiction info"}),
        ((DRY, "when 2024-09"), (DRY, "when 2024"), "if c", "if not d", {"contradiction info"}),
        ((DRY, "when 2024-09"), (DRY, "when 2024"), "if not c", "if d", set()),
        # what happens in a month happens in its year, and what does not in the year not in the month.
        ((SHUT, "when 2024-09"), (NOT_SHUT, "when 2024"), "if c", "if d", set()),
        ((SHUT, "when 2024"), (NOT_SHUT, "when 2024-09"), "if c", "if d", {"contradiction info"}),
        ((SHUT, "when 2024"), (SHUT, "when 2024-09"), "if not c", "if d", set()),
        ((SHUT, "when 2024"), (SHUT, "when 2024-09"), "if c", "if not d", {"contradiction info"}),
        # Where no time is given there is but one.
        ((DRY,), (NOT_DRY,), "if c", "if d", set()),
        ((SHUT,), (SHUT,), "if c", "if d", {"contradiction strong"}),
    ],
)
def test_conditions_and_their_days(first: tuple[str, ...], second: tuple[str, ...], x: str, y: str, expected: set[str]) -> None:
    longer = "when 2024-09..2024-10"
    weather = (
        condition("c", *first),
        condition("d", *second),
        condition("e", "means floods(place: tampa)", longer),
        condition("f", DRY, longer),
    )
    x, y = (re.sub(r"\b([cdef])\b", r"gazette.\1", waits) for waits in (x, y))
    assert told(two((HIT, WHEN, x), (NO_HIT, WHEN, y), *weather)) == expected


@pytest.mark.parametrize(
    ("declared", "y", "expected"),
    [
        ("entails gazette.c, gazette.d", "if gazette.d", {"contradiction strong"}),
        ("same gazette.c, gazette.d", "if gazette.d", {"contradiction strong"}),
        ("contrary gazette.c, gazette.d", "if gazette.d", set()),
        ("exhaustive gazette.c, gazette.d", "if not gazette.d", {"contradiction strong"}),
    ],
)
def test_what_is_declared_of_conditions_without_a_meaning_is_so_at_their_times(declared: str, y: str, expected: set[str]) -> None:
    conditions = (condition("c", "when 2024-09"), condition("d", "when 2024"))
    assert told(two((HIT, WHEN, "if gazette.c"), (NO_HIT, WHEN, y), *conditions, declared)) == expected


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


@pytest.mark.parametrize(
    ("x", "y", "declared", "expected"),
    [
        ((), ("undercuts gazette.z.s", "if gazette.c"), (), ("gazette.z", "step-disputed weak", True)),
        # whether a step goes through is no matter of what its claim waits for
        ((), ("undercuts gazette.w.s",), (), ("gazette.w", "step-disputed medium", False)),
        ((), ("against gazette.x", "if gazette.c"), (), ("gazette.x", "reason-against weak", True)),
        (("if gazette.c",), ("against gazette.x",), (), ("gazette.x", "reason-against weak", True)),
        (("if gazette.c",), ("against gazette.x", "if gazette.c"), (), ("gazette.x", "reason-against weak", True)),
        (("if gazette.c",), ("against gazette.x", "if gazette.d"), (), ("gazette.x", "reason-against info", True)),
        (("if gazette.c",), ("against gazette.x", "if not gazette.c"), (), ("gazette.x", "", False)),
        # what is declared to sit ill together is reported, whatever the two wait for
        (("if gazette.c",), (), ("tension gazette.x, courier.y",), ("gazette.x", "tension weak", True)),
        (("if gazette.c",), ("if gazette.d",), ("tension gazette.x, courier.y",), ("gazette.x", "tension weak", True)),
        (("if gazette.c",), ("if not gazette.c",), ("tension gazette.x, courier.y",), ("gazette.x", "tension weak", False)),
    ],
)
def test_what_is_said_outright_on_a_condition_names_it(
    x: tuple[str, ...], y: tuple[str, ...], declared: tuple[str, ...], expected: tuple[str, str, bool]
) -> None:
    steps = (
        claim("g", "gazette"),
        claim("z", "gazette", "because gazette.g called s", kind="conclusion"),
        claim("w", "gazette", "if gazette.c", "because gazette.g called s", kind="conclusion"),
    )
    seen = two(x, y, condition("c"), condition("d"), *steps, *declared)
    facing, shown, conditional = expected
    assert told(seen, facing, "courier.y") == ({shown} if shown else set())
    assert [each.condition is not None for each in seen.between(facing, "courier.y")] == ([conditional] if shown else [])
    assert [(each.rule, each.field) for each in seen.issues.considered] == ([] if shown else [("R5", "condition")])


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


BOTH = "means floods(place: tampa)"
MIAMI, NO_MIAMI = HIT.replace("florida", "miami"), NO_HIT.replace("florida", "miami")


@pytest.mark.parametrize(
    ("x", "y", "declared", "expected"),
    [
        # Who says that nothing else brings it to Miami says nothing of what brings it to Florida,
        ((MIAMI,), (HIT,), "", set()),
        ((HIT,), (MIAMI,), "", {"trigger-disagreement medium"}),
        ((NO_HIT,), (NO_MIAMI,), "", set()),
        ((NO_MIAMI,), (NO_HIT,), "", {"trigger-disagreement medium"}),
        # who says so of two things together says nothing of one of them,
        ((HIT, BOTH), (HIT,), "", {"complementary-triggers info"}),
        ((HIT, BOTH), (BOTH, HIT), "", {"trigger-disagreement medium"}),
        ((HIT,), (HIT, BOTH), "", {"trigger-disagreement medium"}),
        # and what follows from a thing may come about without it.
        ((), (), "entails gazette.x, courier.y", {"complementary-triggers info"}),
        ((), (), "entails courier.y, gazette.x", {"trigger-disagreement medium"}),
        ((), (), "same courier.y, gazette.x", {"trigger-disagreement medium"}),
    ],
)
def test_nothing_else_will_do_for_what_it_is_said_of(x: tuple[str, ...], y: tuple[str, ...], declared: str, expected: set[str]) -> None:
    conditions = (condition("c"), condition("d"))
    assert told(two((*x, WHEN, "only if gazette.c"), (*y, WHEN, "if gazette.d"), *conditions, declared)) == expected


def test_two_triggers_are_told_each_under_its_claim() -> None:
    seen = two((HIT, WHEN, "if gazette.c"), (HIT, WHEN, "if gazette.d"), condition("c"), condition("d"))
    (conflict,) = seen.between("gazette.x", "courier.y")
    first, second = ("as c", "as d") if conflict.sides[0] == ("gazette.x",) else ("as d", "as c")
    assert conflict.because.index(first) < conflict.because.index(second)


@pytest.mark.parametrize(
    ("y", "expected"),
    [
        ((), {"contradiction medium"}),
        (("if gazette.c",), {"contradiction strong"}),
        (("if gazette.d",), {"contradiction info"}),
        (("if not gazette.c",), set()),
    ],
)
@pytest.mark.parametrize("of", ["courier", "gazette"])
@pytest.mark.parametrize(("turn", "turned"), [("s", "t"), ("t", "s")])
def test_each_of_a_circle_waits_for_what_the_other_waits_for(
    turn: str, turned: str, of: str, y: tuple[str, ...], expected: set[str]
) -> None:
    circle = (
        claim(turn, "gazette", HIT, WHEN, f"because gazette.{turned}", kind="conclusion"),
        claim(turned, "gazette", HIT, WHEN, f"because gazette.{turn} if gazette.c", kind="conclusion"),
    )
    seen = two((), (), condition("c"), condition("d"), *circle, claim("w", of, NO_HIT, WHEN, *y))
    assert told(seen, "gazette.s", f"{of}.w") == expected
    assert told(seen, "gazette.t", f"{of}.w") == expected


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        ("gazette.c", "{c}"),
        ("gazette.c or gazette.d", "{c} or {d}"),
        ("gazette.e and not (gazette.c or gazette.d)", "not ({c} or {d}) and {e}"),
        ("at least 2 of gazette.c, gazette.d, gazette.e", "at least 2 of {c}, {d}, {e}"),
    ],
)
def test_a_condition_is_told_in_words(waits: str, words: str) -> None:
    seen = two((HIT, WHEN, f"if {waits}"), (NO_HIT, WHEN), *map(condition, "cde"))
    (conflict,) = seen.between("gazette.x", "courier.y")
    assert conflict.condition == words.format(**{name: f"“What gazette says as {name}”" for name in "cde"})


@pytest.mark.parametrize(
    ("waits", "expected"),
    [("at least 30 of {}", "contradiction strong"), ("at least 50 of {}", "contradiction strong"), ("not (at least 30 of {})", None)],
)
def test_so_many_of_many_conditions_are_counted(waits: str, expected: str | None) -> None:
    names = [f"c{place}" for place in range(80)]
    every = ", ".join(f"gazette.{name}" for name in names)
    x, y = (HIT, WHEN, f"if at least 40 of {every}"), (NO_HIT, WHEN, f"if {waits.format(every)}")
    assert told(two(x, y, *map(condition, names))) == ({expected} if expected else set())
