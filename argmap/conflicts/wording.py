"""Conflicts in an analyst's words."""

from __future__ import annotations

from argmap.conflicts.issues import RuleName
from argmap.model.argument import Argument, Claim
from argmap.model.wording import likelihood_words, speaker

RULES: dict[RuleName, str] = {
    "R1": "joined by a declared relation",
    "R2": "the slots of their meanings",
    "R3": "their times",
    "R4": "two stands to one proposition",
    "R5": "what they wait for",
    "R6": "things that cannot both be so",
    "R7": "figures of one measure",
    "R8": "one filler at a time",
    "R9": "agreement",
    "R10": "several things that cannot all be so",
    "R11": "said outright",
}


def says(claim: Claim, argument: Argument) -> str:
    """`the Mayor (in Gazette): “…” (likely (55–80 %))`."""
    sure = "" if claim.likelihood.certainty == "flat" else f", {likelihood_words(claim.likelihood)}"
    return f"{speaker(claim, argument)}: “{claim.proposition}”{sure}"


def headline(first: Claim, second: Claim, argument: Argument) -> str:
    text = f"{says(first, argument)}; {says(second, argument)}"
    return text[0].upper() + text[1:]
