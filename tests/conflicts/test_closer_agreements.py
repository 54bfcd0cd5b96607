"""Who agrees with whom, and who says a thing twice: next to the cases of R9."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import claim, found, slugs, source, together
from storm_and_plant import HIT, NO_HIT, VOCABULARY, WHEN, condition, two

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


@pytest.mark.parametrize(("x", "y"), [("by mayor", ""), ("", "by mayor")])
def test_an_outlet_that_says_what_it_quotes_does_not_corroborate_it(x: str, y: str) -> None:
    articles = together(source("gazette"), source("courier").replace("The Courier", "The Gazette"))
    seen = two((HIT, WHEN, x), (HIT, WHEN, y), sources=articles)
    assert {each.kind for each in seen.issues.agreements} == {"restatement"}


@pytest.mark.parametrize(("other", "note"), [('author "A. Writer"', "all written by A. Writer"), ('author "B. Writer"', "")])
def test_one_author_as_the_only_channel_is_named(other: str, note: str) -> None:
    articles = together(source("gazette", 'author "A. Writer"'), source("courier", other))
    assert [each.note for each in two((HIT, WHEN), (HIT, WHEN), sources=articles).issues.agreements] == [note]
    one_article = two((HIT, WHEN, "by mayor"), (), claim("z", "gazette", HIT, WHEN, "by guard"), sources=articles)
    assert [each.note for each in one_article.issues.agreements] == ["all through one outlet, The Gazette"]


def test_many_who_say_the_same_are_one_agreement_and_those_of_one_voice_another() -> None:
    many = [claim(f"g{place}", "gazette", HIT, WHEN, "by mayor") for place in range(14)]
    seen = two((HIT, WHEN, "by mayor"), (HIT, WHEN), *many)
    sizes = {(each.kind, len(each.claims)) for each in seen.issues.agreements}
    assert sizes == {("corroboration", 16), ("restatement", 15)}


def test_of_many_those_of_one_voice_are_one_restatement_through_whatever_outlets() -> None:
    many = [claim(f"g{place}", "gazette", HIT, WHEN, "by mayor") for place in range(14)]
    seen = two((HIT, WHEN, "by mayor"), (HIT, WHEN, "by mayor"), source("echo"), claim("z", "echo", HIT, WHEN), *many)
    sizes = {(each.kind, len(each.claims)) for each in seen.issues.agreements}
    assert sizes == {("corroboration", 17), ("restatement", 16)}


@pytest.mark.parametrize(("figure", "agrees"), [("400", True), ("at least 300", True), ("at least 500", False), ("900", False)])
def test_a_figure_agrees_with_what_it_lies_within(figure: str, agrees: bool) -> None:
    x, y = "means jobs(plant: leeds) = 400 people", f"means jobs(plant: leeds) = {figure} people"
    assert [each.kind for each in two((x, WHEN), (y, WHEN)).issues.agreements] == (["corroboration"] if agrees else [])


def test_a_step_that_waits_for_nothing_leaves_a_conclusion_to_its_own_condition() -> None:
    z = claim("z", "gazette", HIT, WHEN, "if gazette.c", "because gazette.p", kind="conclusion")
    more = (condition("c"), condition("d"), claim("p", "gazette"), z)
    (agreement,) = two((), (HIT, WHEN, "if gazette.c"), *more).issues.agreements
    assert agreement.claims == ("courier.y", "gazette.z")
    assert two((), (HIT, WHEN, "if gazette.d"), *more).issues.agreements == ()


@pytest.mark.parametrize(("narrow", "expected"), [(HIT, {"corroboration"}), (MIAMI, set())])
def test_who_leaves_the_part_open_does_not_leave_the_whole_open(narrow: str, expected: set[str]) -> None:
    seen = two((narrow, WHEN, "is undecided"), (HIT, WHEN, "is undecided"))
    assert {each.kind for each in seen.issues.agreements} == expected


@pytest.mark.parametrize(("place", "expected"), [("florida", {"corroboration"}), ("miami", set())])
def test_figures_agree_of_the_same_thing_alone(place: str, expected: set[str]) -> None:
    seen = two((f"means homes(place: {place}) = 400 homes", WHEN), ("means homes(place: florida) = at least 100 homes", WHEN))
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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", {"condition-drift"}),
        ("by mayor", "", {"condition-drift"}),
        ("", "by mayor", {"condition-drift"}),
        ("by mayor", "by mayor", {"condition-drift"}),
        ("by mayor", "by guard", set()),
    ],
)
def test_a_condition_that_hardens_within_an_article_is_a_drift_in_one_name(one: str, other: str, expected: set[str]) -> None:
    conditions = 'condition c "C"\ncondition d "D"'
    claims = (f'premise one "One" {HIT} {WHEN} {one} if c', f'premise other "Other" {HIT} {WHEN} {other} if c and d')
    assert slugs({"a.arg": together(VOCABULARY, source("gazette"), conditions, *claims)}) & {"condition-drift"} == expected


SEPTEMBER, OCTOBER, BOTH = "when 2024-09", "when 2024-10", "when 2024-09..2024-10"


def test_two_who_speak_of_other_days_agree_over_time_whoever_speaks_of_both() -> None:
    articles = together(source("gazette"), source("courier"), source("echo"))
    seen = two((HIT, SEPTEMBER), (HIT, OCTOBER), claim("z", "echo", HIT, BOTH), sources=articles)
    assert {(each.kind, each.claims) for each in seen.issues.agreements} == {
        ("corroboration", ("echo.z", "gazette.x")),
        ("corroboration", ("courier.y", "echo.z")),
        ("agreement-over-time", ("courier.y", "gazette.x")),
    }


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 12)), min_size=2, max_size=16))
def test_who_agrees_speaks_of_one_day_and_of_a_few_all_who_do_agree(spans: list[tuple[int, int]]) -> None:
    times = {f"p{number}": (first, min(first + length, 30)) for number, (first, length) in enumerate(spans)}
    claims = (
        claim(name, "gazette", f'by "V{name}"', HIT, f"when 2024-09-{first:02}..2024-09-{last:02}") for name, (first, last) in times.items()
    )
    agreements = found(together(VOCABULARY, source("gazette"), *claims)).issues.agreements
    days = {f"gazette.{name}": set(range(first, last + 1)) for name, (first, last) in times.items()}
    groups = [set(each.claims) for each in agreements if each.kind != "agreement-over-time"]
    assert all(set.intersection(*(days[name] for name in group)) for group in groups)
    over_time = {name for each in agreements if each.kind == "agreement-over-time" for name in each.claims}
    for one, other in combinations(days, 2):
        if not days[one] & days[other]:
            assert {one, other} <= over_time
        elif len(days) <= 12:
            assert any({one, other} <= group for group in groups)


@pytest.mark.parametrize(
    ("declared", "expected"), [("same gazette.c, gazette.d", {"corroboration"}), ("entails gazette.c, gazette.d", set())]
)
def test_those_whose_conditions_are_declared_the_same_agree(declared: str, expected: set[str]) -> None:
    seen = two((HIT, WHEN, "if gazette.c"), (HIT, WHEN, "if gazette.d"), condition("c"), condition("d"), declared)
    assert {each.kind for each in seen.issues.agreements} == expected


CONTRARY = "contrary gazette.x, courier.y, echo.z"


@pytest.mark.parametrize(
    ("x", "y", "z", "expected"),
    [
        # Two who name different causes both rule the third out, and do not corroborate each other;
        ((), (), "denies courier.y", {("corroboration", ("echo.w", "gazette.x"))}),
        (("is 40%",), ("is 40%",), "denies echo.z", set()),
        # nor do two of whom each says what the other denies, whatever else they say.
        ((HIT, "means floods(place: tampa)"), (HIT, "means not floods(place: tampa)"), "tag t", set()),
    ],
)
def test_who_contradicts_another_does_not_corroborate_him(
    x: tuple[str, ...], y: tuple[str, ...], z: str, expected: set[tuple[str, tuple[str, ...]]]
) -> None:
    articles = together(source("gazette"), source("courier"), source("echo"))
    seen = two((*x, WHEN), (*y, WHEN), claim("z", "echo", WHEN, "as fear"), claim("w", "echo", WHEN, z), CONTRARY, sources=articles)
    assert {(each.kind, each.claims) for each in seen.issues.agreements} == expected


def test_what_nobody_puts_forward_outright_is_agreed_on_by_nobody() -> None:
    feared = claim("z", "echo", HIT, WHEN, "as fear")
    articles = together(source("gazette"), source("courier"), source("echo"))
    tampa = HIT.replace("florida", "tampa")
    assert two((MIAMI, WHEN), (tampa, WHEN), feared, sources=articles).issues.agreements == ()
    (agreement,) = two((MIAMI, WHEN), (tampa, WHEN), feared.replace("as fear", ""), sources=articles).issues.agreements
    assert agreement.claims == ("courier.y", "echo.z", "gazette.x")
