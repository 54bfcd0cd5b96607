"""One article is surer of a claim in one place than in another, in the same name."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.conflicts.drift import likelihoods
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import LIKELIHOOD_DRIFT
from argmap.model.argument import Claim
from argmap.model.wording import likelihood_words, speaker


def likelihood_drift(case: Case) -> Iterator[Finding]:
    for one, other in likelihoods(case.restated, case.argument):
        message = f"{speaker(other, case.argument)}: {_sure(other)} here, {_sure(one)} there"
        help_ = "see how sure the text is in each place; if it drifts, say so in a `note`"
        labels = (Label(one.name_span, f"{_sure(one)} here"),)
        yield Finding(LIKELIHOOD_DRIFT, other.name_span, message, help_, labels, f"{one.name} {other.name}")


def _sure(claim: Claim) -> str:
    return "flatly so" if claim.likelihood.certainty == "flat" else likelihood_words(claim.likelihood)
