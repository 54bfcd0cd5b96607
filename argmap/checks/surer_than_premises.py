"""A conclusion that is surer than the weakest premise of its step: an error where the step is strict."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import SURER_THAN_PREMISES
from argmap.likelihood import Likelihood
from argmap.model.argument import Argument, Claim, Step
from argmap.model.wording import likelihood_words


def surer_than_premises(case: Case) -> Iterator[Finding]:
    for claim in case.argument.claims.values():
        if claim.kind != "conclusion" or claim.damaged:
            continue
        limits = [(step, _weakest(step, case.argument)) for step in claim.steps]
        short = [
            (step, weakest) for step, weakest in limits if weakest is not None and sureness(weakest.likelihood) < sureness(claim.likelihood)
        ]
        strict = [pair for pair in short if pair[0].strict]
        for step, weakest in strict:
            yield _finding(claim, step, weakest)
        if not strict and short and len(short) == len(limits):
            yield _finding(claim, *max(short, key=lambda pair: sureness(pair[1].likelihood)))


def sureness(likelihood: Likelihood) -> Fraction:
    """How sure the speaker is of what the claim says, one way or the other, per cent: 100 for what is or cannot be, 0 for what is
    possible or left open, for a band the bound on the likelier side."""
    match likelihood.certainty:
        case "flat" | "impossible":
            return Fraction(100)
        case "possible" | "undecided":
            return Fraction(0)
        case "band":
            return max(likelihood.low, 100 - likelihood.high)


def _weakest(step: Step, argument: Argument) -> Claim | None:
    """None where the step leans on no claim's truth (on what was said, or on a condition, which nobody asserts)."""
    if step.said:
        return None
    premises = [argument.claims[name] for name in step.premises if name in argument.claims]
    asserted = [premise for premise in premises if premise.kind != "condition"]
    return min(asserted, key=lambda premise: (sureness(premise.likelihood), premise.name), default=None)


def _finding(claim: Claim, step: Step, weakest: Claim) -> Finding:
    said = "flatly so" if claim.likelihood.certainty == "flat" else likelihood_words(claim.likelihood)
    than = likelihood_words(weakest.likelihood)
    strictly = " strictly" if step.strict else ""
    message = f"`{claim.name}` is said to be {said}, and follows{strictly} from `{weakest.name}`, which is less sure: {than}"
    return Finding(
        SURER_THAN_PREMISES,
        step.span,
        message,
        "make the conclusion no surer than its weakest premise (`is …`), or say what else makes it so sure",
        (Label(weakest.name_span, f"this is {than}"), Label(claim.name_span, f"and this {said}")),
        subject=step.name,
        severity_here="error" if step.strict else None,
    )
