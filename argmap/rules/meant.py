"""What each claim says, as timed literals: the propositions that its own literal strictly implies, each with its likelihood and time.

A conjunction (several `means`) is a proposition of its own besides: where the claim is flat or at least likely it says each literal and the
whole, otherwise the whole alone. To a literal of it only the lower bound passes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from argmap.likelihood import FLAT, Likelihood
from argmap.meaning.literals import TimedLiteral, each_by_itself, negated, own_literal, plain
from argmap.model.argument import Argument, Claim, ClaimValue, Filler, LiteralMeaning, Scenario
from argmap.values import frozen

WHOLE = "&"


@frozen
class Wholes:
    """The conjunctions of a project; each is called after the first claim, by name, that says it."""

    names: Mapping[frozenset[LiteralMeaning], str]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Wholes:
        names: dict[frozenset[LiteralMeaning], str] = {}
        for claim in claims:
            if len(claim.meaning) > 1:
                names.setdefault(frozenset(map(plain, claim.meaning)), claim.name)
        return cls(names)

    def literal(self, literals: frozenset[LiteralMeaning]) -> LiteralMeaning | None:
        name = self.names.get(literals)
        return None if name is None else LiteralMeaning(True, WHOLE, (Filler(ClaimValue(name)),))


def plain_likelihood(likelihood: Likelihood) -> Likelihood:
    return likelihood if not likelihood.words else evolve(likelihood, words="")


def proposition(claim: Claim, wholes: Wholes) -> LiteralMeaning:
    """The one proposition that a claim puts forward: its literal, the conjunction of its literals, or itself."""
    if len(claim.meaning) == 1:
        return plain(claim.meaning[0])
    if claim.meaning:
        whole = wholes.literal(frozenset(map(plain, claim.meaning)))
        if whole is not None:
            return whole
    return own_literal(claim.name)


def denials(claim: Claim, argument: Argument, wholes: Wholes) -> tuple[TimedLiteral, ...]:
    """What it says by its `denies`: flatly, or as surely as itself, that those are not so; of their time where it gives none."""
    found = []
    for name in claim.denies:
        denied = argument.claims.get(name)
        if denied is None or denied.damaged:
            continue
        when = claim if claim.time_given else denied
        literal = negated(proposition(denied, wholes))
        found.append(TimedLiteral(literal, plain_likelihood(claim.likelihood), when.time, when.time_given))
    return tuple(found)


def named_by_others(argument: Argument, scenario: Scenario | None) -> frozenset[str]:
    """The claims whose own proposition something else speaks of: a relation, a denial, a scenario."""
    found = {name for relation in argument.relations for name in relation.claims}
    found.update(name for claim in argument.claims.values() for name in claim.denies)
    found.update(scenario.suppose_not if scenario is not None else ())
    return frozenset(found)


def meant(claim: Claim, argument: Argument, wholes: Wholes, named: Container[str]) -> tuple[TimedLiteral, ...]:
    """Every timed literal that a claim strictly implies, each once. Of a claim without a meaning that is itself; where nothing else is
    ``named`` that could speak of it, that goes without saying."""
    if not claim.meaning and not claim.denies and claim.name not in named:
        return ()
    likelihood = plain_likelihood(claim.likelihood)

    def timed(literal: LiteralMeaning, likely: Likelihood) -> TimedLiteral:
        return TimedLiteral(literal, likely, claim.time, claim.time_given)

    found = [timed(proposition(claim, wholes), likelihood)]
    if len(claim.meaning) > 1 and each_by_itself(likelihood):
        found.extend(timed(plain(literal), at_least(likelihood)) for literal in claim.meaning)
    denied = denials(claim, argument, wholes)
    if len(denied) + len(claim.meaning) <= 1 or each_by_itself(likelihood):
        found.extend(
            denied if len(denied) + len(claim.meaning) <= 1 else (evolve(each, likelihood=at_least(likelihood)) for each in denied)
        )
    return tuple(dict.fromkeys(found))


def at_least(likelihood: Likelihood) -> Likelihood:
    """What passes on to an entailed proposition: the lower bound alone."""
    if likelihood.certainty != "band":
        return likelihood
    return Likelihood("band", likelihood.low, Fraction(100))


def surely(timed: TimedLiteral) -> TimedLiteral | None:
    """What it says for certain, as a flat literal. A band is certain from 99 per cent."""
    return next((reading for reading in readings(timed) if reading.likelihood == FLAT), None)


def readings(timed: TimedLiteral) -> tuple[TimedLiteral, ...]:
    """What it says of its proposition and of the denial, each as a lower bound: what rules and conditions read."""
    low, high = timed.likelihood.low, timed.likelihood.high
    match timed.likelihood.certainty:
        case "flat":
            return (timed,)
        case "impossible":
            return (evolve(timed, literal=negated(timed.literal), likelihood=FLAT),)
        case "possible":
            return (timed,)
        case "undecided":
            return ()
        case "band":
            sides = ((timed.literal, low), (negated(timed.literal), 100 - high))
            return tuple(
                evolve(timed, literal=side, likelihood=FLAT if bound >= 99 else Likelihood("band", Fraction(bound), Fraction(100)))
                for side, bound in sides
                if bound > 0
            )
