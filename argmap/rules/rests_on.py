"""What a status rests on: the smallest sets of claims put forward or assumed whose loss would change it."""

from __future__ import annotations

from argmap.rules.atoms import LackingAtom
from argmap.rules.evaluation import Status
from argmap.rules.from_argument import Theory
from argmap.rules.smallest_sets import Budget, Outcome, Sets, losses
from argmap.rules.tracing import Trace
from argmap.rules.waiting import waiting_claims
from argmap.rules.what_if import WORK, Part


def rests_on(part: Part, base: Theory, claim: str, status: Status, most: int, effort: int = WORK) -> Sets[Status]:
    def lose(lost: frozenset[str]) -> Outcome[Status]:
        theory = part.variant(removed=lost)
        now, answer = part.status(claim, theory)
        if now != status:
            return Outcome(now)
        return Outcome(None, frozenset(part.facts) & _reasons(part, Trace(theory, answer), claim, now) - lost)

    return losses(lose, Budget(effort), len(part.rules) + 1, most)


def _reasons(part: Part, trace: Trace, claim: str, status: Status) -> frozenset[str]:
    """Claims of which something must be lost before the status can change."""
    answer, base = trace.answer, trace.theory
    literal = base.literal(claim)
    assert literal is not None
    everything = frozenset(part.facts)
    match status:
        case "holds":
            return trace.needed_for((literal,))
        case "fails" if answer.derivable[literal]:
            if answer.held[literal ^ 1]:
                return trace.needed_for((literal ^ 1,)) | trace.derived_from(literal)
            cuts = trace.answers(literal, 1, answer.rounds)
            return trace.needed_for(cut.literal for cut in cuts) | trace.derived_from(literal)
        case "fails":
            named = _may_wait(base, claim)
            return everything if named else trace.needed_for((literal ^ 1,))
        case "open":
            lacking = base.rulebase.literal(LackingAtom(claim))
            if not answer.derivable[literal ^ 1]:
                return frozenset()
            waiting = claim in waiting_claims(base, answer.derivable, part.claims)
            return frozenset() if waiting and (lacking is None or not answer.derivable[lacking]) else everything
        case "undecided":
            return everything


def _may_wait(theory: Theory, name: str) -> bool:
    """Whether the claim could come to wait for something."""
    claim = theory.argument.claims[name]
    return bool(claim.conditions) or bool(claim.steps)
