"""R10 for conditional claims: `p if c` stands in a set with whoever says that c; against all small projects by brute force."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import OUTLETS, claim, found, source, together

WORLD = """
type ward
entity icu "the ICU" : ward
predicate p(ward: ward)
predicate q(ward: ward)
predicate r(ward: ward)
predicate c(ward: ward)
predicate d(ward: ward)
predicate e(ward: ward), event
never p(ward: W) and q(ward: W) and r(ward: W) "not all three"
"""
WHEN = "when 2024-09"


def means(letter: str) -> str:
    return f"means {'not ' if letter.isupper() else ''}{letter.lower()}(ward: icu)"


def condition(letter: str, *clauses: str) -> str:
    return claim(f"if_{letter}", "gazette", means(letter), *(clauses or (WHEN,)), kind="condition")


def sets(*claims: str, more: str = "") -> set[frozenset[str]]:
    articles = together(*(source(name) for name in OUTLETS))
    conditions = together(*(condition(letter) for letter in "cd"))
    return found(together(WORLD, articles, conditions, more, *claims)).sets()


Q = claim("q", "courier", means("q"), WHEN)
R = claim("r", "echo", means("r"), WHEN)
C = claim("c", "wire", means("c"), WHEN)
D = claim("d", "post", means("d"), WHEN)
ALL = frozenset(("gazette.p", "courier.q", "echo.r", "wire.c"))


def p(*clauses: str, kind: str = "premise") -> str:
    return claim("p", "gazette", means("p"), WHEN, *clauses, kind=kind)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (("if if_c",), [ALL]),
        (("only if if_c",), [ALL]),
        (("if if_c or if_d",), [ALL]),
        # What is needed is not enough, and what nobody says is not met.
        (("needs if_c",), []),
        (("if if_c", "needs if_d"), []),
        (("if if_c and if_d",), []),
        (("if not if_c",), []),
        (("if if_c", "as fear"), []),
        (("if if_c", "is possible"), []),
        (("if if_c", "is very likely"), [ALL]),
    ],
)
def test_what_is_said_on_a_condition_that_another_says_is_met(clauses: tuple[str, ...], expected: list[frozenset[str]]) -> None:
    assert sets(p(*clauses), Q, R, C) == set(expected)


@pytest.mark.parametrize(
    ("says_so", "expected"),
    [
        ((means("c"), WHEN, "is very likely"), True),
        ((means("c"), WHEN, "is possible"), False),
        ((means("c"), WHEN, "as hope"), False),
        ((means("c"), WHEN, "if gazette.if_d"), False),
        ((means("c"), WHEN, "if gazette.if_d", "needs gazette.if_d"), False),
        ((means("c"), WHEN, 'by "the ward\'s head"'), True),
        # Of all the days of the condition, and not of some of them.
        ((means("c"), "when 2024"), True),
        ((means("c"), "when 2024-09-05"), False),
        ((means("C"), WHEN), False),
    ],
)
def test_who_says_that_a_condition_is_met(says_so: tuple[str, ...], expected: bool) -> None:
    assert sets(p("if if_c"), Q, R, claim("c", "wire", *says_so)) == ({ALL} if expected else set())


def test_the_doubts_of_all_of_them_add_up() -> None:
    likely = "is likely"
    said = claim("c", "wire", means("c"), WHEN, likely)
    assert sets(p("if if_c", likely), Q, R, said) == {ALL}
    assert sets(p("if if_c", likely), claim("q", "courier", means("q"), WHEN, likely), R, said) == set()
    # Of one who says two of them the doubt counts once.
    both = claim("c", "wire", means("c"), means("q"), WHEN, likely)
    assert sets(p("if if_c", likely), R, both) == {ALL - {"courier.q"}}


@pytest.mark.parametrize(("when", "expected"), [("when 2024-09-05", True), ("when 2024", False)])
def test_an_event_meets_a_condition_within_its_time(when: str, expected: bool) -> None:
    happens = claim("c", "wire", means("e"), when)
    assert sets(p("if if_e"), Q, R, happens, more=condition("e")) == ({ALL} if expected else set())


def test_the_condition_may_speak_of_another_time_than_what_waits_for_it() -> None:
    early = condition("e", "when 2022").replace("e(ward", "d(ward")
    said = claim("c", "wire", means("d"), "when 2022")
    assert sets(p("if if_e"), Q, R, said, more=early) == {ALL}


def test_a_conclusion_waits_for_what_its_premise_waits_for() -> None:
    ground = claim("ground", "gazette", "if if_c")
    assert sets(ground, p("because ground", kind="conclusion"), Q, R, C) == {ALL}
    assert sets(ground.replace("if if_c", "needs if_c"), p("because ground", kind="conclusion"), Q, R, C) == set()


def test_where_two_of_them_conflict_already_there_is_no_set() -> None:
    assert sets(p("if if_c"), claim("q", "courier", means("P"), WHEN), R, C) == set()
    assert sets(p("if if_c"), Q, R, C, claim("c2", "post", means("q"), WHEN)) == {ALL, ALL - {"courier.q"} | {"post.c2"}}
    assert sets(p("if if_c"), claim("p2", "post", means("p"), WHEN), Q, R, C) == {ALL, frozenset(("post.p2", "courier.q", "echo.r"))}


def test_who_says_that_it_is_met_may_be_named_as_the_condition_itself() -> None:
    assert sets(p("if wire.c"), Q, R, C) == {ALL}
    assert sets(p("unless wire.c"), Q, R, C, claim("c2", "post", means("C"), WHEN)) == {ALL - {"wire.c"} | {"post.c2"}}


def test_a_condition_may_hang_on_a_condition_that_is_met() -> None:
    on_d = claim("c", "wire", means("c"), WHEN, "if gazette.if_d")
    assert sets(p("if if_c"), Q, R, on_d) == set()
    assert sets(p("if if_c"), Q, R, on_d, D) == {ALL | {"post.d"}}
    assert sets(p("if if_c"), Q, R, on_d, claim("d", "post", means("d"), WHEN, "if gazette.if_c")) == set()
    assert sets(p("if if_c"), Q, R, on_d, D, claim("c2", "post", means("c"), WHEN)) == {ALL | {"post.d"}, ALL - {"wire.c"} | {"post.c2"}}


def test_a_long_row_of_conditions_is_followed_for_two_steps() -> None:
    world = together(*(f"predicate s{number}(ward: ward)" for number in range(400)))
    conditions = together(*(claim(f"if{n}", "gazette", f"means s{n}(ward: icu)", WHEN, kind="condition") for n in range(400)))
    row = [claim(f"k{n}", "wire", f"means s{n}(ward: icu)", WHEN, f"if gazette.if{n + 1}") for n in range(399)]
    end = claim("end", "post", "means s2(ward: icu)", WHEN)
    (found_set,) = sets(p("if if0"), Q, R, *row, end, more=together(world, conditions))
    assert found_set == {"gazette.p", "courier.q", "echo.r", "wire.k0", "wire.k1", "post.end"}


LETTERS = "pqrcdPQRCD"
CLAIMS = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(["", "", "c", "d", "C", "D"])), min_size=3, max_size=6, unique=True)


def so(claims: tuple[tuple[str, str], ...]) -> bool:
    """Whether some state of affairs makes all of them so: what is said on a condition is so if the condition is."""
    for values in product((True, False), repeat=5):
        world = dict(zip("pqrcd", values, strict=True))

        def holds(letter: str, world: dict[str, bool] = world) -> bool:
            return not letter or world[letter.lower()] == letter.islower()

        if not all(world[each] for each in "pqr") and all(holds(says) or not holds(waits) for says, waits in claims):
            return True
    return False


def all_met(claims: tuple[tuple[str, str], ...]) -> bool:
    """Whether what each of them waits for is said by others, outright or on a condition that is met."""
    met = {says for says, on in claims if not on}
    for _ in claims:
        met |= {says for says, on in claims if on in met}
    return all(not on or on in met for _, on in claims)


@given(CLAIMS)
def test_a_set_is_smallest_and_none_is_missed_whose_conditions_are_said_outright(claims: list[tuple[str, str]]) -> None:
    said = {f"gazette.k{number}": each for number, each in enumerate(claims)}
    waits = {"": (), "c": ("if if_c",), "d": ("if if_d",), "C": ("if not if_c",), "D": ("if not if_d",)}
    written = (
        claim(name.removeprefix("gazette."), "gazette", f'by "Voice {name}"', means(letter), WHEN, *waits[on])
        for name, (letter, on) in said.items()
    )
    seen = found(together(WORLD, source("gazette"), *(condition(letter) for letter in "cd"), *written))
    wanted = set()
    for size in range(3, len(said) + 1):
        for names in combinations(said, size):
            chosen = tuple(said[name] for name in names)
            smallest = not so(chosen) and all(so(chosen[:place] + chosen[place + 1 :]) for place in range(size))
            conflicting = any(seen.between(one, other) for one, other in combinations(names, 2))
            if smallest and not conflicting and all_met(chosen):
                wanted.add(frozenset(names))
    assert seen.sets() == wanted
