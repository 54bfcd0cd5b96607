"""What claims put forward together: the clauses that a set of them makes, and what an outlet's own strict steps add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from argmap.conflicts.judge import Judge
from argmap.conflicts.statements import Said, Spoken
from argmap.meaning.literals import negated
from argmap.meaning.relations import Consequences, Nogood, proposition
from argmap.model.argument import Argument, Claim, LiteralMeaning
from argmap.times import Interval
from argmap.values import frozen


@frozen
class Member:
    """What a claim puts forward: of each clause some literal is so. ``doubt``: 100 less its lower bound. ``leaning``: the claims by
    which its condition is met, with their doubts."""

    claim: str
    clauses: tuple[tuple[LiteralMeaning, ...], ...]
    doubt: Fraction
    time: Interval
    moment: bool
    leaning: tuple[tuple[str, Fraction], ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        return (self.claim, *(name for name, _ in self.leaning))

    @property
    def literals(self) -> Iterator[LiteralMeaning]:
        for clause in self.clauses:
            yield from clause


def put_forward(said: Said) -> tuple[LiteralMeaning, Fraction] | None:
    """The literal that a statement makes likely, and its lower bound: a band speaks for the likelier of the two sides."""
    literal, how = said.timed.literal, said.stand
    if how.turned().lower > how.lower and how.bounds != "lower":
        literal, how = (negated(literal) if literal.positive else literal), how.turned()
    elif not literal.positive:
        literal = negated(literal)
    return None if how.bounds == "upper" or how.lower <= 0 else (literal, how.lower)


def members_of(spoken: Spoken, judge: Judge) -> list[Member]:
    """One for each claim that somebody is committed to, at each time that it speaks of; of a conditional one, what it puts forward
    on its condition."""
    parts: dict[tuple[str, Interval], tuple[list[tuple[LiteralMeaning, ...]], list[Fraction], bool]] = {}

    def add(claim: str, clause: tuple[LiteralMeaning, ...], lower: Fraction, time: Interval, moment: bool) -> None:
        if not judge.commitment(claim):
            return
        clauses, lowers, _ = parts.setdefault((claim, time), ([], [], False))
        clauses.append(clause)
        lowers.append(lower)
        if moment:
            parts[(claim, time)] = (clauses, lowers, True)

    for said in spoken.said:
        if said.led is not None:
            continue
        told = put_forward(said)
        if told is not None:
            for claim in said.claims:
                add(claim, (told[0],), told[1], said.timed.time, said.moment)
    for whole in spoken.wholes:
        turned = whole.stand.turned()
        if turned.lower > 0 and turned.lower >= whole.stand.lower and turned.bounds != "upper":
            add(whole.claim, tuple(sorted(map(negated, whole.literals), key=repr)), turned.lower, whole.time, False)
    return [
        Member(claim, tuple(clauses), 100 - min(lowers), time, moment)
        for (claim, time), (clauses, lowers, moment) in sorted(parts.items(), key=lambda each: (each[0][0], str(each[0][1])))
    ]


def touches(member: Member, consequences: Consequences) -> bool:
    literals = [*member.literals, *map(negated, member.literals)]
    return consequences.touches(literals)


def strict_steps(argument: Argument) -> Mapping[str, list[Nogood]]:
    """By source: an analyst's strict step binds its own source alone."""
    found: dict[str, list[Nogood]] = {}
    for claim in argument.claims.values():
        if claim.source is None or claim.damaged:
            continue
        for step in claim.steps:
            premises = [argument.claims.get(name) for name in step.premises]
            if not step.strict or step.said or step.conditions or not premises or claim.conditions:
                continue
            means = [units(premise, argument) for premise in premises if premise is not None and not premise.damaged]
            heads = units(claim, argument)
            if len(means) < len(premises) or any(mean is None for mean in means) or heads is None:
                continue
            body = [literal for mean in means for literal in mean or ()]
            for head in heads:
                literals = tuple(dict.fromkeys([*body, negated(head)]))
                if len(literals) > 1:
                    found.setdefault(claim.source, []).append(Nogood(literals, "rule", step.name))
    return found


def units(claim: Claim, argument: Argument) -> tuple[LiteralMeaning, ...] | None:
    clauses = proposition(claim, argument.claims)
    return tuple(clause[0] for clause in clauses) if all(len(clause) == 1 for clause in clauses) else None
