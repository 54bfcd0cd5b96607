"""Ground, unconditional, flat claims of one time conflict exactly when they have no model.

The oracle knows nothing of the engine: it is written from the design alone, and tries every assignment of truth to the
propositions. First every small project on two propositions; then random ones on six, with every sort of declared relation.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement, product

import pytest
from attrs import frozen
from making import OUTLETS, claim, found, source, together

Signed = tuple[str, bool]
World = dict[str, bool]


@frozen
class Relation:
    """Text, and the clauses that it stands for: of each, one literal at least is so."""

    text: str
    clauses: tuple[tuple[Signed, ...], ...]


def flip(literal: Signed) -> Signed:
    return literal[0], not literal[1]


def written(literal: Signed) -> str:
    return ("" if literal[1] else "not ") + f"{literal[0]}(t: thing)"


def pattern(literal: Signed) -> str:
    return ("" if literal[1] else "not ") + f"{literal[0]}(t: X)"


def stated(literal: Signed) -> str:
    """The condition by whose name a relation speaks of the literal."""
    return f"{'is' if literal[1] else 'no'}_{literal[0]}"


def contrary(*literals: Signed) -> Relation:
    pairs = tuple((flip(one), flip(other)) for one, other in combinations(literals, 2))
    return Relation("contrary " + ", ".join(map(stated, literals)), pairs)


def same(one: Signed, other: Signed) -> Relation:
    return Relation(f"same {stated(one)}, {stated(other)}", ((flip(one), other), (flip(other), one)))


def entails(one: Signed, other: Signed, word: str = "entails") -> Relation:
    return Relation(f"{word} {stated(one)}, {stated(other)}", ((flip(one), other),))


def exhaustive(*literals: Signed) -> Relation:
    return Relation("exhaustive " + ", ".join(map(stated, literals)), (literals,))


def rule(number: int, body: Sequence[Signed], head: Signed) -> Relation:
    text = f'rule r{number} "Rule" when {" and ".join(map(pattern, body))} then {pattern(head)} strictly'
    return Relation(text, ((*map(flip, body), head),))


def never(*literals: Signed) -> Relation:
    return Relation(f"never {' and '.join(map(pattern, literals))}", (tuple(map(flip, literals)),))


def worlds(propositions: Sequence[str], relations: Sequence[Relation]) -> list[World]:
    every = (dict(zip(propositions, values, strict=True)) for values in product((True, False), repeat=len(propositions)))
    clauses = [clause for relation in relations for clause in relation.clauses]
    return [world for world in every if all(any(world[name] == sign for name, sign in clause) for clause in clauses)]


def satisfiable(literals: Sequence[Signed], known: Sequence[World]) -> bool:
    return any(all(world[name] == sign for name, sign in literals) for world in known)


def smallest(literals: Sequence[Signed], known: Sequence[World]) -> set[frozenset[Signed]]:
    """The sets of literals that have no model though each smaller part has one."""
    sets: set[frozenset[Signed]] = set()
    for size in range(1, len(literals) + 1):
        for chosen in combinations(literals, size):
            if not any(each <= set(chosen) for each in sets) and not satisfiable(chosen, known):
                sets.add(frozenset(chosen))
    return sets


def project(propositions: Sequence[str], relations: Sequence[Relation], claims: Sequence[tuple[str, Signed]]) -> Mapping[str, str]:
    """Claims by outlet and literal, each of its own name; what is declared stands in a file of its own."""
    declared = together(
        'type object\nentity thing "the thing" : object',
        *(f"predicate {name}(t: object)" for name in propositions),
        *(
            f'condition {stated((name, sign))} "C" means {written((name, sign))} when 2024-09'
            for name in propositions
            for sign in (True, False)
        ),
        *(relation.text for relation in relations),
    )
    said = (claim(f"c{number}", outlet, f"means {written(literal)}", "when 2024-09") for number, (outlet, literal) in enumerate(claims))
    return {"declared.arg": declared, "said.arg": together(*map(source, OUTLETS), *said)}


def check(propositions: Sequence[str], relations: Sequence[Relation], claims: Sequence[tuple[str, Signed]]) -> None:
    known = worlds(propositions, relations)
    literals = sorted({literal for _, literal in claims})
    sets = smallest(literals, known)
    if any(len(each) < 2 for each in sets):
        return  # something that cannot be so by itself: no conflict between claims
    names: dict[Signed, list[str]] = {}
    for number, (outlet, literal) in enumerate(claims):
        names.setdefault(literal, []).append(f"{outlet}.c{number}")
    wanted = {frozenset(choice) for each in sets for choice in product(*(names[literal] for literal in sorted(each)))}
    text = project(propositions, relations, claims)
    seen = found(text)
    pairs = {pair for pair, _ in seen.above_info()}
    assert not seen.issues.incomplete
    assert pairs == {each for each in wanted if len(each) == 2}, text
    assert seen.sets() == {each for each in wanted if len(each) > 2}, text
    for pair in pairs:
        for conflict in seen.pairs[pair]:
            assert conflict.kind in ("contradiction", "contrary-claims", "inconsistent-set"), text
            assert conflict.strength == "strong"


# --- all of two propositions ------------------------------------------------------------------------------------------

P, Q = ("p", True), ("q", True)
LITERALS: tuple[Signed, ...] = (P, flip(P), Q, flip(Q))


def one_relation() -> Iterator[tuple[Relation, ...]]:
    yield ()
    for one in (P, flip(P)):
        for other in (Q, flip(Q)):
            yield (contrary(one, other),)
            yield (exhaustive(one, other),)
            yield (never(one, other),)
            yield (same(one, other),)
            yield (entails(one, other),)
            yield (entails(other, one, "narrower"),)
            yield (rule(1, [one], other),)
            yield (rule(1, [other], one),)
    yield (entails(P, Q), contrary(flip(P), Q))
    yield (rule(1, [P], Q), rule(2, [Q], P))


@pytest.mark.parametrize("relations", list(one_relation()), ids=lambda each: "; ".join(item.text for item in each) or "none")
def test_every_project_on_two_propositions(relations: tuple[Relation, ...], long_run: bool) -> None:
    for size in range(1, 5) if long_run else (2, 4):
        for chosen in combinations_with_replacement(LITERALS, size):
            if not long_run and size == 4 and len(set(chosen)) < 3:
                continue
            check(["p", "q"], relations, [(OUTLETS[place], literal) for place, literal in enumerate(chosen)])


# --- random ones ------------------------------------------------------------------------------------------------------

NAMES = ("p", "q", "r", "s", "u", "v")


def random_relation(dice: random.Random, number: int) -> Relation:
    names = dice.sample(NAMES, dice.choice((2, 2, 3)))
    literals = [(name, dice.random() < 0.7) for name in names]
    match dice.choice(("contrary", "same", "entails", "narrower", "exhaustive", "rule", "rule", "never", "never")):
        case "contrary":
            return contrary(*literals)
        case "same":
            return same(literals[0], literals[1])
        case "entails":
            return entails(literals[0], literals[1])
        case "narrower":
            return entails(literals[0], literals[1], "narrower")
        case "exhaustive":
            return exhaustive(*literals)
        case "rule":
            return rule(number, literals[:-1], literals[-1])
        case _:
            return never(*literals)


def random_project(seed: int) -> tuple[list[Relation], list[tuple[str, Signed]]]:
    dice = random.Random(seed)
    relations = [random_relation(dice, number) for number in range(dice.randint(1, 6))]
    claims = [(dice.choice(OUTLETS), (dice.choice(NAMES), dice.random() < 0.6)) for _ in range(dice.randint(3, 12))]
    return relations, claims


@pytest.mark.parametrize("block", range(6))
def test_random_projects(block: int, long_run: bool) -> None:
    for seed in range(block * 1000, block * 1000 + (400 if long_run else 20)):
        relations, claims = random_project(seed)
        check(NAMES, relations, claims)
