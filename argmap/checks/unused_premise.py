"""A premise that no step and no relation uses, and that agrees or conflicts with no other claim."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.uses import used
from argmap.findings.core import Finding
from argmap.findings.kinds import UNUSED_PREMISE


def unused_premise(case: Case) -> Iterator[Finding]:
    known = used(case.argument) | _compared(case)
    for claim in case.argument.claims.values():
        if claim.kind == "premise" and claim.name not in known and not claim.damaged:
            message = f"nothing uses `{claim.name}`"
            if claim.attitude:
                help_ = "use it in a step, or leave it out: what is held as a fear, a hope or a belief is compared with nothing"
            elif claim.meaning:
                help_ = "use it in a step, or leave it out: so far no other claim agrees or conflicts with what it means"
            else:
                help_ = "use it in a step, say what it means so that it can be compared, or leave it out"
            yield Finding(UNUSED_PREMISE, claim.name_span, message, help_, subject=claim.name)


def _compared(case: Case) -> frozenset[str]:
    """Claims in a conflict or an agreement."""
    issues = case.issues
    found = {name for conflict in (*issues.conflicts, *issues.dismissed) for name in conflict.claims}
    found.update(name for agreement in issues.agreements for name in agreement.claims)
    found.update(name for each in issues.inconsistent for name in each.claims)
    return frozenset(found)
