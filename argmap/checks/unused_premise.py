"""A premise that no step and no relation uses, that agrees or conflicts with no other claim, and whose meaning nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.checks.case import Case
from argmap.checks.uses import used
from argmap.findings.core import Finding
from argmap.findings.kinds import UNUSED_PREMISE
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated, plain
from argmap.model.argument import Argument, Claim
from argmap.rules.contraries import carriers
from argmap.rules.meant import surely


def unused_premise(case: Case) -> Iterator[Finding]:
    known = used(case.argument) | _compared(case)
    known |= _read(case.argument, known)
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


def _read(argument: Argument, known: frozenset[str]) -> frozenset[str]:
    """Other premises whose meaning a general rule speaks of, or meets or denies a condition."""
    literals = [literal for rule in argument.rules for literal in (*rule.body, *rule.unless)]
    general = {literal.predicate for literal in (*literals, *(literal for never in argument.nevers for literal in never.literals))}
    wanted: list[TimedLiteral] = []
    for claim in argument.claims.values():
        if claim.kind == "condition" and not claim.damaged:
            for timed in _timed(claim):
                wanted += (timed, evolve(timed, literal=negated(timed.literal)))
    found: set[str] = set()
    said: list[tuple[str, TimedLiteral]] = []
    for claim in argument.claims.values() if general or wanted else ():
        if claim.kind == "premise" and claim.name not in known and not claim.damaged and claim.attitude is None:
            if any(literal.predicate in general for literal in claim.meaning):
                found.add(claim.name)
            said.extend((claim.name, sure) for timed in _timed(claim) if (sure := surely(timed)) is not None)
    carrying = carriers(tuple(dict.fromkeys(wanted)), [timed for _, timed in said], Vocabulary.of(argument))
    return frozenset(found.union(said[place][0] for place, _ in carrying))


def _timed(claim: Claim) -> list[TimedLiteral]:
    return [TimedLiteral(plain(literal), claim.likelihood, claim.time, claim.time_given) for literal in claim.meaning]
