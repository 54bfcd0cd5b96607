"""One article gives a claim to a voice in one place and makes it its own in another."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.conflicts.drift import attributions
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import ATTRIBUTION_DRIFT
from argmap.model.wording import speaker


def attribution_drift(case: Case) -> Iterator[Finding]:
    for voiced, own in attributions(case.restated, case.argument):
        message = f"{case.argument.outlet(own)} says in its own name here what it gives to another there"
        help_ = "see who answers for it in the text, and give both claims the same `by`, or let the one be `endorsed`"
        labels = (Label(voiced.name_span, f"said by {speaker(voiced, case.argument)}"),)
        yield Finding(ATTRIBUTION_DRIFT, own.name_span, message, help_, labels, f"{voiced.name} {own.name}")
