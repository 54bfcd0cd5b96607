"""One article sets different conditions for a claim in different places."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.conflicts.drift import conditions
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import CONDITION_DRIFT
from argmap.model.argument import Claim
from argmap.model.wording import conditions_words, speaker


def condition_drift(case: Case) -> Iterator[Finding]:
    for one, other in conditions(case.restated, case.argument):
        message = (
            f"{speaker(other, case.argument)} makes it wait for one thing here ({_waits(other)}) and for another there ({_waits(one)})"
        )
        help_ = "see which of the two the text means; if it drifts, say so in a `note`"
        labels = (Label(one.name_span, f"{_waits(one)} here"),)
        yield Finding(CONDITION_DRIFT, other.name_span, message, help_, labels, f"{one.name} {other.name}")


def _waits(claim: Claim) -> str:
    return conditions_words(claim.conditions) or "through its steps"
