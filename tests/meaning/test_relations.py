"""What follows from a literal by what is declared."""

from __future__ import annotations

from fractions import Fraction

from argmap.meaning.literals import Vocabulary, negated
from argmap.meaning.relations import Consequences, Nogood, NogoodKind, Reached
from argmap.model.argument import EntityValue, Filler, LiteralMeaning, Predicate, PredicateSlot, Value, Variable
from argmap.text import Span

PREDICATES = {
    name: Predicate(name, (PredicateSlot("where", ("any",), True),), None, False, (), None, Fraction(10), Span("a.arg", 0, 0))
    for name in ("p", "q", "r", "s")
}
VOCABULARY = Vocabulary(PREDICATES, {"kyiv": ("kyiv", "ukraine"), "ukraine": ("ukraine",), "lviv": ("lviv", "ukraine")})


def lit(words: str) -> LiteralMeaning:
    """`p kyiv`, `-p`, `p X`."""
    name, _, where = words.removeprefix("-").partition(" ")
    value: Value | None = None
    if where:
        value = Variable(where) if where.isupper() else EntityValue(where)
    return LiteralMeaning(not words.startswith("-"), name, (None if value is None else Filler(value),))


def nogood(*words: str, kind: NogoodKind = "entails") -> Nogood:
    literals = tuple(map(lit, words))
    general = any(filler is not None and isinstance(filler.value, Variable) for each in literals for filler in each.fillers)
    return Nogood(literals, kind, " ".join(words), general)


def reached(start: str, *sets: Nogood, together: bool = False) -> dict[LiteralMeaning, Reached]:
    consequences = Consequences(sets, VOCABULARY)
    return {each.literal: each for each in consequences.of([lit(word) for word in start.split(", ")], together, 1_000)}


def words(start: str, *sets: Nogood, together: bool = False) -> set[str]:
    def shown(literal: LiteralMeaning) -> str:
        filler = literal.fillers[0]
        where = f" {filler.value.name}" if filler is not None and isinstance(filler.value, EntityValue) else ""
        return f"{'' if literal.positive else '-'}{literal.predicate}{where}"

    return {shown(literal) for literal in reached(start, *sets, together=together)}


def test_each_direction_and_on() -> None:
    sets = (nogood("p", "-q"), nogood("q", "-r"))
    assert words("p", *sets) == {"q", "r"}
    assert words("-r", *sets) == {"-q", "-p"}
    assert words("q", *sets) == {"r"}


def test_parts_carry_their_wholes_and_denials_the_other_way() -> None:
    sets = (nogood("p ukraine", "-q"),)
    assert words("p kyiv", *sets) == {"q"}
    assert words("-q", *sets) == {"-p ukraine"}
    assert words("-p ukraine", nogood("-p kyiv", "-q")) == {"q"}
    assert words("-p", nogood("-p kyiv", "-q")) == {"q"}
    assert words("-p lviv", nogood("-p ukraine", "-q")) == set()


def test_variables() -> None:
    rule = nogood("p X", "-q X")
    assert words("p lviv", rule) == {"q lviv"}
    assert words("-q ukraine", rule) == {"-p ukraine"}
    assert words("p", rule) == set()


def test_several_bodies_need_all_of_them() -> None:
    rule = nogood("p X", "q X", "-r X")
    assert words("p kyiv", rule) == set()
    assert words("p kyiv, q kyiv", rule) >= {"r kyiv"}
    assert words("p kyiv, q ukraine", rule) >= {"r ukraine"}
    assert words("p kyiv, -r ukraine", rule) >= {"-q ukraine"}
    assert words("p kyiv, q lviv", rule) == set()


def test_of_a_doubtful_whole_only_what_all_of_it_leads_to() -> None:
    sets = (nogood("p", "-r"), nogood("p", "q", "-s"))
    assert words("p, q", *sets) == {"r", "s"}
    assert words("p, q", *sets, together=True) == {"s"}


def test_what_is_contrary_and_what_is_exact() -> None:
    by = reached("p", nogood("p", "-q", kind="same"), nogood("q", "s", kind="contrary"))
    assert (by[lit("q")].exact, by[lit("q")].contrary) == (True, False)
    assert (by[negated(lit("s"))].exact, by[negated(lit("s"))].contrary) == (False, True)
    assert by[negated(lit("s"))].way(5) == (1, 0)
    assert by[negated(lit("s"))].way(1) == (1,)


def test_a_long_chain_is_followed_to_its_end() -> None:
    wholes = {f"x{number}": (f"x{number}",) for number in range(5_001)}
    chain = [nogood(f"p x{number}", f"-p x{number + 1}") for number in range(5_000)]
    found = Consequences(chain, Vocabulary(PREDICATES, wholes)).of([lit("p x0")], False, 10_000)
    assert found[-1].literal == lit("p x5000")
    assert len(found[-1].way(10_000)) == 5_000
