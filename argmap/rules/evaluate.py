"""The status of every claim: what holds, what fails, what is undecided and what is open."""

from __future__ import annotations

from typing import Literal

from argmap.model.argument import Argument
from argmap.rules.atoms import LackingAtom
from argmap.rules.evaluation import ClaimStatus, Evaluation, Status
from argmap.rules.facts import possible_theory
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.rulebase import CERTAIN
from argmap.rules.waiting import waiting_claims
from argmap.settings import Settings


def evaluate(argument: Argument, settings: Settings, scenario: str | None = None) -> Evaluation:
    """Under the settings' semantics and ranking, and the scenario of that name."""
    theory, clashes = possible_theory(argument, settings, None if scenario is None else argument.scenarios[scenario])
    answer = grounded(theory.rulebase)
    found = statuses(theory, answer)
    claims = {
        name: ClaimStatus(
            status,
            _strength(theory, answer, name) if status == "holds" else None,
            status == "holds",
            status in ("holds", "undecided"),
        )
        for name, status in found.items()
    }
    incomplete = [
        *theory.incomplete,
        *(f"assumed together, {', '.join(names)} contradict each other: none was assumed" for names in clashes),
    ]
    return Evaluation(settings.semantics, scenario, settings.prefer, claims, incomplete=tuple(incomplete))


def statuses(theory: Theory, answer: Grounded) -> dict[str, Status]:
    """By claim, in the order of names.

    A conditional claim whose condition nothing carries is open, whatever holds of what it says; but it fails where what it needs is
    not so, or where a scenario supposes that it is not so.
    """
    found: dict[str, Status] = {}
    supposed = frozenset(theory.scenario.suppose_not) if theory.scenario is not None else frozenset[str]()
    waiting: frozenset[str] | None = None
    for name in sorted(theory.argument.claims):
        literal = theory.literal(name)
        status = answer.status(literal)
        if status == "fails" and literal is not None and not answer.derivable[literal] and name not in supposed:
            lacking = theory.rulebase.literal(LackingAtom(name))
            if lacking is None or not answer.held[lacking]:
                waiting = waiting_claims(theory, answer.derivable) if waiting is None else waiting
                status = "open" if name in waiting else status
        found[name] = status
    return found


def _strength(theory: Theory, answer: Grounded, name: str) -> int | Literal["certain"]:
    literal = theory.literal(name)
    assert literal is not None
    strength = answer.held[literal]
    return "certain" if strength == CERTAIN else strength
