"""Statuses, and what was in force when they were found, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from argmap.rules.evaluation import Status
from argmap.settings import Prefer, Semantics

Json = dict[str, object]

MARKS: Mapping[Status, str] = {"holds": "✓", "fails": "✗", "undecided": "?", "open": "○"}
MEANS: Mapping[Status, str] = {
    "holds": "argued for, and every objection is answered",
    "fails": "argued for and defeated, or shown not to be so",
    "undecided": "a tie, or a circle of objections",
    "open": "nothing carries it: it waits for a condition or a premise",
}


def view(sceptical: bool, credulous: bool) -> str:
    return "in every view" if sceptical else "in some views" if credulous else "in no view"


def in_force(semantics: Semantics, scenario: str | None, prefer: Prefer) -> str:
    views = "" if semantics == "grounded" else f" {semantics.capitalize()} views besides."
    return f"Under {scenario_words(scenario)}; {ranking_words(prefer)}.{views}"


def scenario_words(scenario: str | None) -> str:
    return f"the scenario {scenario}" if scenario else "no scenario"


def ranking_words(prefer: Prefer) -> str:
    match prefer:
        case "none":
            return "no source is preferred to another"
        case "reliability":
            return "sources rank by their reliability, A 5 to E 1; ungraded ones count as 3"
        case _:
            assert_never(prefer)
