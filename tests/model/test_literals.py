from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from resolving import check, read

from argmap.model.argument import ClaimValue, DateValue, EntityValue, Filler, LiteralMeaning, Quantity, TextValue, Variable
from argmap.settings import Settings
from argmap.times import read_date

WORDS = """
source g "G"
type place
type city is place
type person
entity kyiv "Kyiv" : city
entity lviv "Lviv" : city
entity ann "Ann" : person
voice mayor "The mayor"
premise flood "Flood"
predicate hits(who: any, where: place, on: date?)
predicate says(speaker: person | text, what: claim)
predicate called(what: any, name: text)
predicate near(a: place, to: place | claim)
measure jobs(at: place?) in people
measure depth(at: place) in metres, about 50%
"""


def meaning(literal: str) -> LiteralMeaning:
    done = check(f'{WORDS}\npremise x_ "X" means {literal}\n')
    assert done.damaged == []
    return done.argument.claims["g.x_"].meaning[0]


KYIV, LVIV, ANN = (Filler(EntityValue(name)) for name in ("kyiv", "lviv", "ann"))


@pytest.mark.parametrize(
    ("literal", "fillers"),
    [
        ("hits(who: ann, where: kyiv)", (ANN, KYIV, None)),
        ("hits(where: kyiv, who: ann)", (ANN, KYIV, None)),
        ("hits(ann, kyiv)", (ANN, KYIV, None)),
        ("hits(ann, on: 2024, where: kyiv)", (ANN, KYIV, Filler(DateValue(read_date("2024"))))),  # type: ignore[arg-type]
        ("not hits(who: _, where: only kyiv, on: _)", (None, Filler(KYIV.value, only=True), None)),
        ('hits(who: "A stranger", where: kyiv)', (Filler(TextValue("A stranger")), KYIV, None)),
        ('hits(who: "Ann", where: kyiv)', (ANN, KYIV, None)),
        ("hits(who: flood, where: kyiv)", (Filler(ClaimValue("g.flood")), KYIV, None)),
        ("hits(who: 2024-05, where: kyiv)", (Filler(DateValue(read_date("2024-05"))), KYIV, None)),  # type: ignore[arg-type]
        ("says(speaker: ann, what: flood)", (ANN, Filler(ClaimValue("g.flood")))),
        ('says(speaker: "Ann", what: g.flood)', (Filler(TextValue("Ann")), Filler(ClaimValue("g.flood")))),
        ('called(what: kyiv, name: "Kyiv")', (KYIV, Filler(TextValue("Kyiv")))),
        ("near(a: kyiv, to: lviv)", (KYIV, LVIV)),
        ("near(a: kyiv, to: flood)", (KYIV, Filler(ClaimValue("g.flood")))),
    ],
)
def test_slots_are_filled_by_name_or_by_place(literal: str, fillers: tuple[Filler | None, ...]) -> None:
    found = meaning(literal)
    assert found.fillers == fillers
    assert found.positive != literal.startswith("not ")


def test_what_does_not_fit() -> None:
    done = check(
        f"""{WORDS}
premise a "A" means hit(who: ann, where: kyv)
#                   ^^^ error ARG207
#                                        ^^^ error ARG201
premise b "B" means hits(who: ann, were: kyiv)
#                                  ^^^^ error ARG208
premise c "C" means hits(who: ann)
#                   ^^^^ error ARG209
premise d "D" means hits(ann, kyiv, 2024, 2025)
#                                         ^^^^ error ARG208
premise e "E" means hits(ann, kyiv, who: ann)
#                                   ^^^ error ARG210
premise f "F" means hits(who: kyiv, where: ann)
#                                          ^^^ error ARG211
premise h "H" means hits(who: knn, where: 2024, on: lviv)
#                             ^^^ error ARG201
#                                         ^^^^ error ARG211
#                                                   ^^^^ error ARG211
premise i "I" means hits(who: mayor, where: "Kyiv")
#                             ^^^^^ error ARG211
#                                           ^^^^^^ error ARG211
premise j "J" means says(speaker: flood, what: flod)
#                                 ^^^^^ error ARG211
#                                              ^^^^ error ARG201
premise k "K" means says(speaker: ann, what: kyiv)
#                                            ^^^^ error ARG211
premise l "L" means hits(who: X, where: only _)
#                             ^ error ARG201
#                                            ^ error ARG211
premise m "M" means jobs(at: kyiv)
#                   ^^^^ error ARG219
premise n "N" means hits(ann, kyiv) = 40 people
#                                     ^^^^^^^^^ error ARG219
premise o "O" means depth(at: kyiv) = 5 people
#                                     ^^^^^^^^ error ARG213
premise q "Q" means depth(at: kyiv) = 5 km
"""
    )
    assert done.damaged == [f"g.{name}" for name in "abcdefhijklmno"]
    helps = {finding.message: finding.help for finding in done.findings}
    assert helps["no predicate or measure is called `hit`"] == "did you mean `hits`?"
    assert helps["`hits` has no slot `were`"] == "did you mean `where`?"
    assert helps["`hits` has no slot in this place"] == "its slots: `who`, `where`, `on`"
    assert helps["`where` holds a place, not a string"] == "write the name: `kyiv`"
    assert helps["no entity is called `X`"] == "a variable stands in a `rule`, a `never` or an `about`"
    assert "`ann` is a person, and `where` holds a place" in helps


@pytest.mark.parametrize(
    ("figure", "low", "high", "low_open", "high_open", "words"),
    [
        ("40_000", 40_000, 40_000, False, False, "40 000 people"),
        ("40,000 people", 40_000, 40_000, False, False, "40 000 people"),
        ("1 person", 1, 1, False, False, "1 person"),
        ("35_000..45_000 people", 35_000, 45_000, False, False, "35 000..45 000 people"),
        ("about 40_000 people", 36_000, 44_000, False, False, "about 40 000 people"),
        ("about 100..200", 90, 220, False, False, "about 100..200 people"),
        ("at least 5", 5, None, False, False, "at least 5 people"),
        ("at most 5", None, 5, False, False, "at most 5 people"),
        ("more than 5", 5, None, True, False, "more than 5 people"),
        ("fewer than 5", None, 5, False, True, "fewer than 5 people"),
    ],
)
def test_a_figure_is_an_interval(figure: str, low: int | None, high: int | None, low_open: bool, high_open: bool, words: str) -> None:
    assert meaning(f"jobs() = {figure}").quantity == Quantity(
        None if low is None else Fraction(low), None if high is None else Fraction(high), low_open, high_open, words
    )


def test_a_figure_is_in_the_unit_of_its_measure() -> None:
    assert meaning("depth(at: kyiv) = about 1 km").quantity == Quantity(Fraction(500), Fraction(1500), words="about 1 km")
    assert meaning('depth(at: kyiv) = more than 1 "km"').quantity == Quantity(Fraction(1000), None, low_open=True, words="more than 1 km")
    assert meaning("depth(at: kyiv) = 2.5").quantity == Quantity(Fraction(5, 2), Fraction(5, 2), words="2.5 metres")


def test_about_is_as_wide_as_the_project_says() -> None:
    text = f'{WORDS}premise x "X" means jobs() = about 100'
    done = read(text, evolve(Settings(), about_tolerance=Fraction(1, 2)))
    assert done.argument.claims["g.x"].meaning[0].quantity == Quantity(Fraction(199, 2), Fraction(201, 2), words="about 100 people")


def test_percent_is_a_unit() -> None:
    done = check(
        """
source g "G"
measure share(of: any) in "%"
premise a "A" means share(of: "x") = 40 "%"
premise b "B" means share(of: "x") = 40 percent
premise c "C" means share(of: "x") = 40
premise d "D" means share(of: "x") = 40 degrees
#                                    ^^^^^^^^^^ error ARG213
"""
    )
    assert [done.argument.claims[f"g.{name}"].meaning[0].quantity.low for name in "abc"] == [40, 40, 40]  # type: ignore[union-attr]


def test_in_rules_and_questions_slots_may_be_left_out_and_variables_stand() -> None:
    done = check(
        f"""{WORDS}
rule r "R" when hits(who: X) and says(what: X) and jobs(at: Y) = at least 5 then near(a: Y)
rule s when jobs(at: Y) then hits(where: Y)
#           ^^^^ error ARG219
never hits(who: X, where: kyiv) and near(a: _)
never hits(who: X, were: kyiv)
#                  ^^^^ error ARG208
question q "Q?"
  about hits(where: kyiv)
  about jobs()
  about near(a: X)
  about hits(where: ann)
#                   ^^^ error ARG211
"""
    )
    argument = done.argument
    assert [rule.name for rule in argument.rules] == ["r"]
    assert argument.rules[0].body[0].fillers == (Filler(Variable("X")), None, None)
    assert [never.name for never in argument.nevers] == ["never.1"]
    assert [literal.predicate for literal in argument.questions[0].about] == ["hits", "jobs", "near"]


def test_general_rules() -> None:
    done = check(
        """
predicate p(a: any, b: any?)
predicate q(a: any)
rule strict "Strict" when p(a: X, b: Y) then q(a: X) strictly
rule two when p(a: X) then q(a: X) and p(a: X) unless q(a: "c") unless p(a: X)
rule free when p(a: X) then q(a: Y)
#                                ^ error ARG214
rule free2 when p(a: X) then q(a: X) unless p(a: Z1, b: Z1) unless q(a: Z1)
#                                                ^^ error ARG214
#                                                                       ^^ error ARG214
rule no_then "N" when p(a: "x")
#    ^^^^^^^ error ARG205
rule no_when "N" then p(a: X)
#    ^^^^^^^ error ARG205
rule twice when p(a: X) when q(a: X) then q(a: X)
#                       ^^^^^^^^^^^^ error ARG204
"""
    )
    rules = {rule.name: rule for rule in done.argument.rules}
    assert sorted(rules) == ["strict", "two.1", "two.2"]
    assert rules["strict"].strict
    assert not rules["two.1"].strict
    assert (rules["two.1"].head.predicate, rules["two.2"].head.predicate) == ("q", "p")
    assert len(rules["two.1"].unless) == 2


def test_a_figure_that_may_be_thousands_is_asked_about() -> None:
    done = check("""
measure left(from: any) in people
premise a "A" means left(from: "x") = about 28.400 people
#                                     ^^^^^^^^^^^^^^^^^^^ warning ARG222 `28_400` if thousands are meant, `28.4` if not
premise b "B" means left(from: "x") = 20..30.000 people
#                                     ^^^^^^^^^^^^^^^^^ warning ARG222
premise c "C" means left(from: "x") = 28.4 people
premise d "D" means left(from: "x") = 3.125 people
premise e "E" means left(from: "x") = 0.700 people
premise f "F" means left(from: "x") = 28,400 people
premise g "G" is 12.500%
""")
    assert done.damaged == []
