from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from resolving import check, read

from argmap.model.argument import Functional
from argmap.model.vocabulary import is_variable
from argmap.settings import Settings


def test_types_entities_and_their_ancestors() -> None:
    argument = check(
        """
type place
type city is place
type capital is city
type thing is any
entity europe "Europe" : any
entity ukraine "Ukraine" : place, part of europe
entity kyiv "Kyiv" : capital, part of ukraine, role "capital"
"""
    ).argument
    assert argument.types["capital"].ancestors == ("capital", "city", "place")
    assert argument.types["thing"].ancestors == ("thing",)
    assert argument.entities["kyiv"].wholes == ("kyiv", "ukraine", "europe")
    assert argument.entities["kyiv"].role == "capital"
    assert [name for name, type_ in argument.types.items() if type_.span is None] == ["any", "claim", "date", "text"]


def test_the_order_of_declarations_makes_no_difference() -> None:
    check('entity kyiv "Kyiv" : city, part of ukraine\nentity ukraine "U" : place\ntype city is place\ntype place')


def test_what_the_vocabulary_does_not_know() -> None:
    done = check(
        """
type place
type city is plce
#            ^^^^ error ARG212
entity kyiv "Kyiv" : cty
#                    ^^^ error ARG212
entity lviv "Lviv" : place, part of ukrain
#                                   ^^^^^^ error ARG201
voice minister "The minister"
entity office "Office" : place, part of minister
#                                       ^^^^^^^^ error ARG201
predicate p(a: place, b: city | plase?)
#                               ^^^^^ error ARG212
entity when_said "When" : date
#                         ^^^^ error ARG212
type saying is claim
#              ^^^^^ error ARG212
type any
#    ^^^ error ARG114
"""
    )
    helps = [finding.help for finding in done.findings]
    assert helps[:2] == ["did you mean `place`?", "did you mean `city`?"]
    assert helps[4] == "did you mean `place`?"


def test_what_hangs_on_a_bad_declaration_is_quiet_and_damaged() -> None:
    done = check(
        """
source g "G"
type place
type city is plce
#            ^^^^ error ARG212
entity kyiv "Kyiv" : city
entity lviv "Lviv" : cty
#                    ^^^ error ARG212
entity hill "Hill" : place, part of lviv
predicate falls(a: place, by: plce?)
#                             ^^^^ error ARG212
predicate stands(a: place)
premise one "One" means stands(a: kyiv)
premise two "Two" means stands(a: lviv)
premise three "Three" means stands(a: hill)
premise four "Four" means falls(a: "a string", c: kyiv)
premise fine "Fine" means stands(a: _)
"""
    )
    assert done.damaged == ["g.four", "g.one", "g.three", "g.two"]


def test_circles() -> None:
    done = check(
        """
source g "G"
type a is b
#    ^ error ARG218
type b is c
type c is a
type d is d
#    ^ error ARG218
type e is a
entity x "X1" : any, part of y
#      ^ error ARG218
entity y "Y1" : any, part of x
predicate p(what: any)
premise one "One" means p(what: x)
entity z "Z1" : e
premise two "Two" means p(what: z)
"""
    )
    assert done.damaged == ["g.one", "g.two"]
    assert done.findings[0].message == "`a` is a kind of itself, by way of `b`, `c`"
    assert done.findings[1].message == "`d` is a kind of itself"


def test_wholes_deeper_than_anyone_can_follow() -> None:
    lines = ['entity e0 "E" : any', *(f'entity e{place} "E" : any, part of e{place - 1}' for place in range(1, 50_000))]
    done = read("\n".join(lines))
    assert [finding.kind.slug for finding in done.findings] == ["too-deep"]
    assert done.findings[0].message == "`e256` stands below more than 256 wholes"


@pytest.mark.parametrize(
    ("name", "variable"), [("X", True), ("X1", True), ("Ж22", True), ("x", False), ("XY", False), ("_", False), ("1", False)]
)
def test_a_variable_is_a_capital_letter_and_digits(name: str, variable: bool) -> None:
    assert is_variable(name) == variable


def test_an_entity_is_not_called_like_a_variable() -> None:
    done = check(
        """
source g "G"
predicate p(what: any)
entity X1 "X" : any
#      ^^ error ARG114
premise a "A" means p(what: X1)
voice X "A voice may be"
premise b "B" by X
"""
    )
    assert done.damaged == ["g.a"]


def test_predicates_and_measures() -> None:
    argument = check(
        """
type place
type alliance
predicate sends(actor: any, place: place, banner: alliance | place?) "{actor} sends troops to { place }"
predicate leads(state: any, coalition: alliance), one state per coalition
predicate opens(what: any, where: place, on: date), event, one on per what, where
measure troops(force: any, place: place?) in people, about 5%
measure speed(of: any) in "km/h"
""",
        evolve(Settings(), about_tolerance=Fraction(7)),
    ).argument
    sends = argument.predicates["sends"]
    assert [(slot.name, slot.types, slot.optional) for slot in sends.slots] == [
        ("actor", ("any",), False),
        ("place", ("place",), False),
        ("banner", ("alliance", "place"), True),
    ]
    assert argument.predicates["leads"].functional == (Functional(0, (1,)),)
    assert argument.predicates["opens"].functional == (Functional(2, (0, 1)),)
    assert argument.predicates["opens"].event
    assert (argument.predicates["troops"].unit, argument.predicates["troops"].tolerance) == ("people", Fraction(5))
    assert (argument.predicates["speed"].unit, argument.predicates["speed"].tolerance) == ("km/h", Fraction(7))


def test_slots_that_are_not_there_or_there_twice() -> None:
    check(
        """
predicate p(a: any, b: any, a: text)
#                           ^ error ARG210
predicate q(actor: any, b: any) "{actr} and {b}, {not this}"
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error ARG208
predicate r(state: any, of: any), one stat per of, one state per state, one of per sate
#                                     ^^^^ error ARG208
#                                                                ^^^^^ error ARG210
#                                                                                  ^^^^ error ARG208
predicate fine(a: any) "{a} } { {{ }} a"
"""
    )
