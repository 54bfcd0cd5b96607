from __future__ import annotations

from fractions import Fraction

import pytest

from argmap.likelihood import CERTAIN, FLAT, POSSIBLE, WORDS, Likelihood
from argmap.model.argument import (
    All,
    AnyOf,
    Argument,
    AtLeast,
    Attitude,
    Claim,
    ClaimRef,
    ClaimValue,
    Conditions,
    DateValue,
    Entity,
    EntityValue,
    Filler,
    Grade,
    Link,
    LiteralMeaning,
    Not,
    Predicate,
    PredicateSlot,
    Quantity,
    Source,
    TextValue,
    Value,
    Variable,
    Voice,
)
from argmap.model.wording import (
    attitude_words,
    condition_words,
    conditions_words,
    interval_words,
    likelihood_words,
    listed,
    literal_words,
    number_words,
    quantity_words,
    speaker,
)
from argmap.syntax.ast import Stance
from argmap.text import Span
from argmap.times import ALWAYS, Interval, read_date

HERE = Span("a.arg", 0, 1)


def entity(name: str, label: str) -> Entity:
    return Entity(name, label, "any", "", (name,), HERE)


def predicate(name: str, slots: str, template: str | None = None, unit: str | None = None) -> Predicate:
    return Predicate(
        name, tuple(PredicateSlot(slot, ("any",), False) for slot in slots.split()), template, False, (), unit, Fraction(10), HERE
    )


def claim(**fields: object) -> Claim:
    return Claim(name="newscafe.x", kind="premise", proposition="Troops go", source="newscafe", span=HERE, name_span=HERE, **fields)  # type: ignore[arg-type]


ARGUMENT = Argument(
    sources={"newscafe": Source("newscafe", "", "NewsCafe", True, (), None, False, None, None, None, Grade(), "newscafe", "", HERE, HERE)},
    voices={"officials": Voice("officials", "NATO officials", "", None, None), "paper": Voice("paper", "La Repubblica", "", None, None)},
    claims={"newscafe.x": claim()},
    types={},
    entities={"nato": entity("nato", "NATO"), "ukraine": entity("ukraine", "Ukraine")},
    predicates={
        "sends": predicate("sends", "actor place banner", "{actor} sends troops to {place}"),
        "is_part": predicate("is_part", "what some_whole"),
        "troops": predicate("troops", "force", None, "people"),
        "odd": predicate("odd", "a", "{a} and {b} {"),
    },
    relations=(),
    undercuts=(),
    rules=(),
    nevers=(),
    questions=(),
    scenarios={},
    verdicts=(),
)
NATO, UKRAINE = Filler(EntityValue("nato")), Filler(EntityValue("ukraine"))


@pytest.mark.parametrize(
    ("literal", "wanted"),
    [
        (LiteralMeaning(True, "sends", (NATO, UKRAINE, None)), "NATO sends troops to Ukraine"),
        (LiteralMeaning(False, "sends", (NATO, UKRAINE, None)), "it is not so that NATO sends troops to Ukraine"),
        (LiteralMeaning(True, "sends", (NATO, None, None)), "NATO sends troops to some place"),
        (LiteralMeaning(False, "sends", (NATO, None, None)), "it is not so that NATO sends troops to any place"),
        (LiteralMeaning(True, "sends", (NATO, UKRAINE, NATO)), "NATO sends troops to Ukraine (banner: NATO)"),
        (LiteralMeaning(True, "sends", (Filler(NATO.value, only=True), UKRAINE, None)), "only NATO sends troops to Ukraine"),
        (LiteralMeaning(True, "is_part", (UKRAINE, NATO)), "is part (what: Ukraine; some whole: NATO)"),
        (LiteralMeaning(True, "is_part", (None, None)), "is part"),
        (
            LiteralMeaning(True, "troops", (NATO,), Quantity(Fraction(9), Fraction(11), words="about 10 people")),
            "troops (force: NATO): about 10 people",
        ),
        (LiteralMeaning(True, "odd", (NATO,)), "NATO and {b} {"),
    ],
)
def test_a_literal_in_plain_words(literal: LiteralMeaning, wanted: str) -> None:
    assert literal_words(literal, ARGUMENT) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (TextValue("the {place}"), "“the {place}” and {b} {"),
        (DateValue(Interval(1, None)), "0001-01-01.. and {b} {"),
        (ClaimValue("newscafe.x"), "“Troops go” and {b} {"),
        (ClaimValue("elsewhere.y"), "`elsewhere.y` and {b} {"),
        (EntityValue("unheard"), "unheard and {b} {"),
        (Variable("X"), "X and {b} {"),
    ],
)
def test_every_sort_of_value_has_words(value: Value, wanted: str) -> None:
    assert literal_words(LiteralMeaning(True, "odd", (Filler(value),)), ARGUMENT) == wanted


def test_what_is_listed_reads_as_a_sentence() -> None:
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2024", "2024", "in 2024"),
        ("2024-05", "2024-05", "in 2024-05"),
        ("2024-05-06", "2024-05-06", "on 2024-05-06"),
        ("2024-05-06", "2024-05-10", "from 2024-05-06 to 2024-05-10"),
        ("2023", "2024", "from 2023 to 2024"),
        ("2024-05-06", None, "from 2024-05-06 on"),
        (None, "2024-05-06", "until 2024-05-06"),
        (None, None, "at any time"),
    ],
)
def test_days_in_plain_words(first: str | None, last: str | None, wanted: str) -> None:
    begin, end = read_date(first) if first else ALWAYS, read_date(last) if last else ALWAYS
    assert begin is not None
    assert end is not None
    assert interval_words(Interval(begin.first, end.last)) == wanted


@pytest.mark.parametrize(
    ("likelihood", "wanted"),
    [
        (FLAT, "flat"),
        (CERTAIN, "certain"),
        (POSSIBLE, "possible"),
        (WORDS["very likely"], "very likely (80–95 %)"),
        (Likelihood("band", Fraction(55), Fraction(80), "55%..80%"), "55–80 % likely"),
        (Likelihood("band", Fraction(125, 10), Fraction(125, 10), "12.5%"), "12.5 % likely"),
    ],
)
def test_a_likelihood_in_plain_words(likelihood: Likelihood, wanted: str) -> None:
    assert likelihood_words(likelihood) == wanted


@pytest.mark.parametrize(
    ("quantity", "wanted"),
    [
        (Quantity(Fraction(5), Fraction(5)), "5 km"),
        (Quantity(Fraction(5), Fraction(7)), "5 to 7 km"),
        (Quantity(Fraction(5), None), "at least 5 km"),
        (Quantity(Fraction(5), None, low_open=True), "more than 5 km"),
        (Quantity(None, Fraction(5)), "at most 5 km"),
        (Quantity(None, Fraction(5), high_open=True), "fewer than 5 km"),
        (Quantity(None, None), "any figure"),
        (Quantity(None, None, words="about 5 m"), "about 5 m"),
    ],
)
def test_a_quantity_in_plain_words(quantity: Quantity, wanted: str) -> None:
    assert quantity_words(quantity, "km") == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Fraction(40_000), "40 000"),
        (Fraction(9_999), "9999"),
        (Fraction(7, 2), "3.5"),
        (Fraction(1, 3), "0.333"),
        (Fraction(-12_345), "-12 345"),
        (Fraction(0), "0"),
        (Fraction(1, 10**9), "less than 0.001"),
    ],
)
def test_a_number_as_a_reader_expects_it(value: Fraction, wanted: str) -> None:
    assert number_words(value) == wanted


A, B, C = ClaimRef("g.a"), ClaimRef("g.b"), ClaimRef("g.c")


def test_a_condition_in_plain_words() -> None:
    assert condition_words(All((A, AnyOf((B, Not(C)))))) == "`g.a` and (`g.b` or not `g.c`)"
    assert condition_words(Not(All((A, B)))) == "not (`g.a` and `g.b`)"
    assert condition_words(AtLeast(2, (A, B, C)), str.upper) == "at least 2 of G.A, G.B and G.C"
    assert conditions_words(Conditions(AnyOf((A, B)), None, C, ("g.a", "g.b"))) == "if `g.a` or `g.b`, needs `g.c`, unless `g.a` or `g.b`"
    assert conditions_words(Conditions(only_if=A)) == "only if `g.a`"
    assert conditions_words(Conditions()) == ""


def link(*voices: str, stance: Stance = "reported") -> Link:
    return Link(voices, stance)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (claim(), "NewsCafe"),
        (claim(headline=True), "a headline linked by NewsCafe"),
        (claim(chain=(link("officials"), link("paper")), stance="reported"), "NATO officials (in NewsCafe, via La Repubblica)"),
        (claim(chain=(link("officials", "A pilot"),), stance="disputed"), "NATO officials and A pilot (in NewsCafe, which disputes it)"),
        (
            claim(chain=(link("officials"), link("paper", stance="endorsed")), stance="asserted"),
            "NATO officials (in NewsCafe, which says so itself, via La Repubblica, which agrees)",
        ),
        (claim(chain=(link("officials"),), stance="reported", headline=True), "NATO officials (in a headline linked by NewsCafe)"),
    ],
)
def test_who_says_it(one: Claim, wanted: str) -> None:
    assert speaker(one, ARGUMENT) == wanted


def test_the_analyst_speaks() -> None:
    own = Claim(name="x", kind="premise", proposition="X", source=None, span=HERE, name_span=HERE)
    assert speaker(own, ARGUMENT) == "the analyst"


def test_how_a_claim_is_held() -> None:
    assert attitude_words(Attitude("fear", "officials"), ARGUMENT) == "a fear of NATO officials"
    assert attitude_words(Attitude("expectation", None), ARGUMENT) == "an expectation"
