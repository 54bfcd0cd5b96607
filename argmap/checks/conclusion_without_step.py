"""A conclusion that nothing carries."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding
from argmap.findings.kinds import CONCLUSION_WITHOUT_STEP


def conclusion_without_step(case: Case) -> Iterator[Finding]:
    for claim in case.argument.claims.values():
        if claim.kind != "conclusion" or claim.steps or claim.damaged:
            continue
        conditions = claim.conditions
        if conditions.if_ is not None or conditions.only_if is not None:
            continue
        only_needs = conditions.needs is not None
        message = f"`{claim.name}` is a conclusion, and nothing carries it"
        help_ = (
            "`needs` names what it cannot do without, not what carries it: add a `because`"
            if only_needs
            else "add a `because`; what is put forward without being argued for is a `premise`"
        )
        yield Finding(CONCLUSION_WITHOUT_STEP, claim.name_span, message, help_, subject=claim.name)
