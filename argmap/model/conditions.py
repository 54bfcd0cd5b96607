"""What claims and steps hang on: `if`, `only if`, `needs`, `unless`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from argmap.model.argument import UNCONDITIONAL, All, AnyOf, AtLeast, ClaimRef, Condition, Conditions, Not
from argmap.syntax.ast import AllNode, AnyNode, AtLeastNode, Clause, ConditionClause, ConditionNode, Name, NamesClause, NotNode

Refer = Callable[[Name], str | None]
"""The full name of the claim that a name means; None, and noted, where there is none."""


def condition(node: ConditionNode, refer: Refer) -> Condition | None:
    """The formula over claims; None where one of its names is unknown."""
    waiting: list[tuple[ConditionNode, bool]] = [(node, False)]
    ready: list[Condition | None] = []
    while waiting:
        here, parts_are_ready = waiting.pop()
        if isinstance(here, Name):
            claim = refer(here)
            ready.append(None if claim is None else ClaimRef(claim))
            continue
        parts = (here.item,) if isinstance(here, NotNode) else here.items
        if not parts_are_ready:
            waiting.append((here, True))
            waiting.extend((part, False) for part in reversed(parts))
            continue
        found = ready[len(ready) - len(parts) :]
        del ready[len(ready) - len(parts) :]
        items = tuple(item for item in found if item is not None)
        ready.append(_joined(here, items) if len(items) == len(parts) else None)
    return ready[0]


def _joined(node: NotNode | AllNode | AnyNode | AtLeastNode, items: tuple[Condition, ...]) -> Condition:
    match node:
        case NotNode():
            return Not(items[0])
        case AllNode():
            return All(items)
        case AnyNode():
            return AnyOf(items)
        case AtLeastNode():
            return AtLeast(node.count, items)
        case _:
            assert_never(node)


def conditions(clauses: Iterable[Clause], refer: Refer, excepting: Refer) -> Conditions:
    """All that one claim or one step hangs on; ``excepting`` looks up what stands after `unless`."""
    found: dict[str, Condition | None] = {}
    unless: list[str] = []
    for clause in clauses:
        if isinstance(clause, ConditionClause):
            found[clause.word] = condition(clause.condition, refer)
        elif isinstance(clause, NamesClause) and clause.word == "unless":
            unless.extend(claim for name in clause.names if (claim := excepting(name)) is not None)
    if not found and not unless:
        return UNCONDITIONAL
    return Conditions(found.get("if"), found.get("only if"), found.get("needs"), tuple(unless))
