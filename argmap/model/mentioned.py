"""Which claims a condition names."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.argument import All, AnyOf, AtLeast, ClaimRef, Condition, Conditions, Not


def mentioned(condition: Condition, so: bool = False) -> Iterator[str]:
    """The claims that a condition names; or those of them alone that are to be ``so``, and not the contrary."""
    pending = [condition]
    while pending:
        match pending.pop():
            case ClaimRef(name):
                yield name
            case Not(item):
                if not so:
                    pending.append(item)
            case All(items) | AnyOf(items) | AtLeast(_, items):
                pending.extend(items)


def waited_for(conditions: Conditions) -> Iterator[str]:
    for condition in (conditions.if_, conditions.only_if, conditions.needs):
        if condition is not None:
            yield from mentioned(condition)
    yield from conditions.unless
