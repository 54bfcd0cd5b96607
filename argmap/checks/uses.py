"""Which claims something in the argument uses."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.argument import Argument, ClaimValue, LiteralMeaning
from argmap.model.mentioned import waited_for


def used(argument: Argument) -> frozenset[str]:
    """Claims that a claim, a step, a relation, a question or a meaning names, and those that speak about another claim or step."""
    found: set[str] = set()
    for claim in argument.claims.values():
        found.update(waited_for(claim.conditions))
        found.update((*claim.denies, *claim.against))
        if claim.denies or claim.against:
            found.add(claim.name)
        for step in claim.steps:
            found.update(step.premises)
            found.update(waited_for(step.conditions))
        for literal in claim.meaning:
            found.update(_inside(literal))
    for relation in argument.relations:
        found.update(relation.claims)
    found.update(undercut.claim for undercut in argument.undercuts)
    for question in argument.questions:
        found.update(question.positions)
    return frozenset(found)


def _inside(literal: LiteralMeaning) -> Iterator[str]:
    for filler in literal.fillers:
        if filler is not None and isinstance(filler.value, ClaimValue):
            yield filler.value.claim
