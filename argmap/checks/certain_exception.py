"""A step whose exception its own source puts forward as flatly so, and that therefore never goes through."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import CERTAIN_EXCEPTION
from argmap.model.argument import Claim


def certain_exception(case: Case) -> Iterator[Finding]:
    for claim in case.argument.claims.values():
        for step in claim.steps:
            for name in (*step.conditions.unless, *claim.conditions.unless):
                exception = case.argument.claims.get(name)
                if exception is None or not _certain(case, claim, exception):
                    continue
                message = f"`{step.name}` never goes through: `{name}`, its exception, is put forward as so by the same source"
                labels = (Label(exception.name_span, "the exception"),)
                help_ = "an exception that is open is a `condition`; one that is so leaves nothing of the step"
                yield Finding(CERTAIN_EXCEPTION, step.span, message, help_, labels, subject=f"{step.name} {name}")


def _certain(case: Case, claim: Claim, exception: Claim) -> bool:
    if exception.source != claim.source or exception.kind != "premise" or exception.likelihood.certainty != "flat":
        return False
    if exception.conditions or exception.stance not in ("asserted", "endorsed"):
        return False
    status = case.evaluation.claims.get(exception.name)
    return status is not None and status.status == "holds"
