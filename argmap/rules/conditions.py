"""Conditions as literals: `not` is driven down to the claims, and what is counted is counted, not expanded."""

from __future__ import annotations

from typing import assert_never

from argmap.model.argument import All, AnyOf, AtLeast, ClaimRef, Condition, Conditions, Not
from argmap.rules.atoms import ConditionAtom, Origin
from argmap.rules.draft import Draft
from argmap.values import frozen


def met(draft: Draft, condition: Condition, denied: bool = False) -> int:
    """The literal that the condition is met, or, ``denied``, that it is not so. Nesting is bounded by what the parser allows."""
    match condition:
        case ClaimRef(name):
            return draft.denied(name) if denied else draft.claim(name)
        case Not(item):
            return met(draft, item, not denied)
        case All(items):
            return _counted(draft, condition, denied, len(items), items)
        case AnyOf(items):
            return _counted(draft, condition, denied, 1, items)
        case AtLeast(count, items):
            return _counted(draft, condition, denied, count, items)
        case _:
            assert_never(condition)


def _counted(draft: Draft, condition: Condition, denied: bool, count: int, items: tuple[Condition, ...]) -> int:
    literals = tuple(dict.fromkeys(met(draft, item, denied) for item in items))
    if isinstance(condition, All):
        count = len(literals)
    needed = len(literals) - count + 1 if denied else count
    if len(literals) == 1 and needed == 1:
        return literals[0]
    atom = ConditionAtom(condition, denied)
    literal, new = draft.condition(atom)
    if new and 0 < needed <= len(literals):
        draft.at_least(needed, literals, literal, Origin("condition"))
    return literal


@frozen
class Waiting:
    """What a rule waits for, and what is an exception to it: that something it needs is not so."""

    body: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()


def waiting(draft: Draft, conditions: Conditions) -> Waiting:
    needed = tuple(condition for condition in (conditions.only_if, conditions.needs) if condition is not None)
    body = tuple(met(draft, condition) for condition in (conditions.if_, *needed) if condition is not None)
    return Waiting(body, tuple(met(draft, condition, denied=True) for condition in needed))
