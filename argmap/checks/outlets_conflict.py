"""Claims of different parties that cannot both be so: a result of the map, not a mistake in it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import OUTLETS_CONFLICT


def outlets_conflict(case: Case) -> Iterator[Finding]:
    """One for each conflict above info that no verdict dismisses; both places."""
    for conflict in case.issues.conflicts:
        if conflict.strength == "info":
            continue
        first, second = (case.argument.claims[side[0]] for side in conflict.sides)
        condition = f", if {conflict.condition}" if conflict.condition else ""
        message = f"{conflict.strength} {conflict.kind} ({conflict.level}){condition}: {conflict.headline}"
        help_ = f"{conflict.because}. What would dissolve it: {conflict.dissolves}"
        label = Label(second.name_span, f"against {second.name}: “{second.proposition}”")
        yield Finding(OUTLETS_CONFLICT, first.name_span, message, help_, (label,), f"{first.name} {second.name} {conflict.rule}")
