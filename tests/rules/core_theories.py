"""Random small theories, and a theory as a rule base."""

from __future__ import annotations

from random import Random

from core_arguments import Theory

from argmap.rules.rulebase import RuleBase, RuleBaseBuilder


def build(theory: Theory) -> RuleBase:
    builder = RuleBaseBuilder()
    for atom in range(theory.atoms):
        builder.literal(atom)
    for fact in theory.facts:
        builder.fact(fact)
    for body, count, head in theory.strict:
        if count == len(set(body)):
            builder.strict(body, head)
        else:
            builder.at_least(count, body, head)
    for one, other in theory.contraries:
        builder.contrary(one, other)
    for body, head, rank, unless in theory.defeasible:
        builder.defeasible(body, head, rank, unless)
    return builder.build()


def random_theory(seed: int, *, rules: int = 10, dense: bool = False) -> Theory:
    """Up to ``rules`` rules over few atoms: cycles, ranks, exceptions, contraries, counted and strict rules all occur.

    ``dense``: many ties.
    """
    random = Random(seed)
    atoms = random.randint(2, 4 if dense else 6)

    def literal() -> int:
        return random.randrange(2 * atoms)

    def body(most: int) -> tuple[int, ...]:
        return tuple(dict.fromkeys(literal() for _ in range(random.randint(0 if most < 3 else 1, most))))

    ranks = random.choice([(1,), (1, 2), (1, 2, 3, 4, 5)])
    facts: list[int] = []
    strict: list[tuple[tuple[int, ...], int, int]] = []
    defeasible: list[tuple[tuple[int, ...], int, int, tuple[int, ...]]] = []
    contraries: list[tuple[int, int]] = []
    for _ in range(random.randint(2, rules)):
        match random.choices(
            ("fact", "strict", "counted", "premise", "rule", "contrary"), (0, 2, 1, 8, 6, 1) if dense else (1, 3, 1, 5, 6, 1)
        )[0]:
            case "fact":
                facts.append(literal())
            case "strict":
                chosen = body(3)
                strict.append((chosen, len(chosen), literal()))
            case "counted":
                chosen = tuple(dict.fromkeys(literal() for _ in range(4)))
                strict.append((chosen, random.randint(1, len(chosen)), literal()))
            case "contrary":
                contraries.append((literal(), literal()))
            case kind:
                chosen = () if kind == "premise" else body(2)
                unless = tuple(literal() for _ in range(random.choices((0, 1, 2), (6, 2, 1))[0]))
                defeasible.append((chosen, literal(), random.choice(ranks), unless))
    return Theory(atoms, tuple(facts), tuple(strict), tuple(defeasible), tuple(contraries))
