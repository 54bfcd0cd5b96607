"""Timed literals: what a claim or a rule says of one proposition, how surely, and for which days.

A claim without a meaning means only itself: its proposition is the literal of the predicate `OWN` whose one filler is the claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field

from argmap.likelihood import FLAT, Likelihood
from argmap.model.argument import Argument, Claim, ClaimValue, DateValue, EntityValue, Filler, LiteralMeaning, Predicate, Value
from argmap.times import ALWAYS, Interval
from argmap.values import frozen

OWN = ""
LIKELY = Fraction(55)
"""Per cent: the lower bound of `likely` (ICD 203)."""


@frozen(cache_hash=True)  # they are keys, again and again
class TimedLiteral:
    """``time_given`` is false for a default time, which an event need only overlap (R3)."""

    literal: LiteralMeaning
    likelihood: Likelihood = FLAT
    time: Interval = ALWAYS
    time_given: bool = False


@frozen(slots=False)
class Vocabulary:
    """The part of an argument that the comparison of two literals reads."""

    predicates: Mapping[str, Predicate]
    wholes: Mapping[str, tuple[str, ...]] = field(repr=False)  # what an entity is part of, itself first

    @classmethod
    def of(cls, argument: Argument) -> Vocabulary:
        return cls(argument.predicates, {name: entity.wholes for name, entity in argument.entities.items()})

    @cached_property
    def functional(self) -> frozenset[str]:
        """The predicates with `one … per …`."""
        return frozenset(name for name, predicate in self.predicates.items() if predicate.functional)

    @cached_property
    def events(self) -> frozenset[str]:
        return frozenset(name for name, predicate in self.predicates.items() if predicate.event)

    @cached_property
    def measures(self) -> frozenset[str]:
        return frozenset(name for name, predicate in self.predicates.items() if predicate.unit is not None)

    def slot(self, predicate: str, index: int) -> str:
        """The name of a slot; a claim that means only itself has none."""
        known = self.predicates.get(predicate)
        return known.slots[index].name if known is not None and index < len(known.slots) else "claim"

    def inside(self, part: Value, whole: Value) -> bool:
        """Equal, or part of it; dates: days of it."""
        if part == whole:
            return True
        if isinstance(part, EntityValue) and isinstance(whole, EntityValue):
            return whole.name in self.wholes.get(part.name, ())
        if isinstance(part, DateValue) and isinstance(whole, DateValue):
            return part.interval.within(whole.interval)
        return False

    def wholes_of(self, value: Value) -> tuple[Value, ...]:
        """What a value is part of, itself first."""
        if isinstance(value, EntityValue):
            return tuple(map(EntityValue, self.wholes.get(value.name, (value.name,))))
        return (value,)

    def meet(self, one: Value, other: Value) -> bool:
        """Equal, or one part of the other; dates: they overlap."""
        if isinstance(one, DateValue) and isinstance(other, DateValue):
            return one.interval.overlaps(other.interval)
        return self.inside(one, other) or self.inside(other, one)


def negated(literal: LiteralMeaning) -> LiteralMeaning:
    return LiteralMeaning(not literal.positive, literal.predicate, literal.fillers, literal.quantity)


def plain(literal: LiteralMeaning) -> LiteralMeaning:
    """Without the words in which its quantity was written, which say nothing more than its figures."""
    quantity = literal.quantity
    return literal if quantity is None or not quantity.words else evolve(literal, quantity=evolve(quantity, words=""))


def each_by_itself(likelihood: Likelihood) -> bool:
    """Whether a conjunction of this likelihood says its literals too: flat, certain or at least `likely`."""
    return likelihood.certainty == "flat" or (likelihood.certainty == "band" and likelihood.low >= LIKELY)


def own_literal(claim: str) -> LiteralMeaning:
    """What a claim without a meaning says: itself."""
    return LiteralMeaning(True, OWN, (Filler(ClaimValue(claim)),))


def meanings(claim: Claim) -> tuple[LiteralMeaning, ...]:
    """What a claim means: its literals, together, or itself. A claim that only denies others means nothing of its own."""
    if claim.meaning or claim.denies:
        return claim.meaning
    return (own_literal(claim.name),)
