"""Which claims wait for a condition: their own, or, for a conclusion, one that a step or the premises of a step wait for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import assert_never

from argmap.model.argument import All, AnyOf, AtLeast, ClaimRef, Condition, Conditions, Not
from argmap.rules.atoms import NotAtom
from argmap.rules.from_argument import Theory


def waiting_claims(theory: Theory, derivable: bytes, names: Iterable[str] | None = None) -> frozenset[str]:
    """Among the claims (or these) that nothing carries, even where nothing is attacked, those that are conditional."""
    argument = theory.argument
    leaning: dict[str, list[str]] = {}
    first: list[str] = []
    for name in argument.claims if names is None else names:
        claim = argument.claims[name]
        if _derivable(theory, derivable, name):
            continue
        parts = (claim.conditions, *(step.conditions for step in claim.steps))
        if claim.kind != "condition" and any(not possible(theory, derivable, conditions) for conditions in parts):
            first.append(name)
        for step in claim.steps:
            for premise in () if step.said else step.premises:
                leaning.setdefault(premise, []).append(name)
                known = argument.claims.get(premise)
                if known is not None and known.kind == "condition" and not _derivable(theory, derivable, premise):
                    first.append(name)
    found = set(first)
    queue = deque(dict.fromkeys(first))
    while queue:
        for name in leaning.get(queue.popleft(), ()):
            if name not in found:
                found.add(name)
                queue.append(name)
    return frozenset(found)


def possible(theory: Theory, derivable: bytes, conditions: Conditions) -> bool:
    """Whether something carries what is waited for."""
    asked = (conditions.if_, conditions.only_if, conditions.needs)
    return all(_possible(theory, derivable, condition) for condition in asked if condition is not None)


def _possible(theory: Theory, derivable: bytes, condition: Condition, denied: bool = False) -> bool:
    match condition:
        case ClaimRef(name):
            if not denied:
                return _derivable(theory, derivable, name)
            literal = theory.rulebase.literal(NotAtom(name))
            return literal is not None and bool(derivable[literal])
        case Not(item):
            return _possible(theory, derivable, item, not denied)
        case All(items):
            needed = 1 if denied else len(items)
        case AnyOf(items):
            needed = len(items) if denied else 1
        case AtLeast(count, items):
            needed = len(items) - count + 1 if denied else count
        case _:
            assert_never(condition)
    return sum(_possible(theory, derivable, item, denied) for item in items) >= needed


def _derivable(theory: Theory, derivable: bytes, name: str) -> bool:
    literal = theory.literal(name)
    return literal is not None and bool(derivable[literal])
