"""General rules and `never`, grounded bottom-up over all that can be derived: semi-naive, indexed by the slots that are known.

An instance is a choice of known literals, one for each literal of the body, and of a filler for each variable, such that

- each known literal entails the body literal with those fillers (R2: a part carries its whole, a denial the other way; of a measure
  only equal fillers, and the figures must lie within);
- each filler stands at one of its variable's places in the chosen literals (so an attack on Kyiv and the membership of Ukraine make an
  instance for Ukraine, and an attack on Kyiv alone one for Kyiv);
- the times overlap; the head and the exceptions have their intersection.

A rule with several body literals, and one that is not strict, reads only what is certain; a strict one with one body literal carries
the lower bound of any likelihood. Strict rules are grounded in all their transposed forms, so that what follows backwards can feed other
rules as well. The order of literals makes no difference to the set of instances.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain

from attrs import field

from argmap.likelihood import FLAT, Likelihood
from argmap.meaning.join import Join
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated
from argmap.meaning.patterns import prepare
from argmap.meaning.table import Table
from argmap.model.argument import DateValue, LiteralMeaning, Never, Rule
from argmap.times import Interval
from argmap.values import frozen


@frozen
class Instance:
    """``rule``: its place among the rules, or, counted after them, among the nevers. ``body``, ``head``, ``unless``: numbers of
    literals. ``head`` is None for a `never`: its body cannot hold together. ``transposed``: by a transposed form of a strict rule."""

    rule: int
    body: tuple[int, ...]
    head: int | None
    unless: tuple[int, ...]
    transposed: bool


@frozen(eq=False, slots=False)
class Grounding:
    """``given[i]``: the numbers of what the i-th given literal says (none where it says nothing certain enough to be read; two for
    a band that bounds both ways). ``exceeded``: the rule whose instances went over the limit; then there are no instances. ``cost``: how
    much of what the limit allows was used, in instances."""

    given: tuple[tuple[int, ...], ...]
    exceeded: str | None
    cost: int
    _table: Table = field(repr=False)
    _rules: array[int] = field(repr=False)  # 2 * number + transposed
    _heads: array[int] = field(repr=False)
    _starts: array[int] = field(repr=False)  # of each instance's body, then of its exceptions
    _members: array[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self._rules)

    def literal(self, number: int) -> TimedLiteral:
        return self._table.literal(number)

    def instances(self) -> Iterator[Instance]:
        """In the order in which they were found, which is that of the literals given."""
        for place, (rule, head) in enumerate(zip(self._rules, self._heads, strict=True)):
            body = tuple(self._members[self._starts[2 * place] : self._starts[2 * place + 1]])
            unless = tuple(self._members[self._starts[2 * place + 1] : self._starts[2 * place + 2]])
            yield Instance(rule >> 1, body, None if head < 0 else head, unless, bool(rule & 1))

    @cached_property
    def derived(self) -> tuple[int, ...]:
        """The literals that are the head of an instance, each once."""
        return tuple(dict.fromkeys(head for head in self._heads if head >= 0))


def ground(
    rules: Sequence[Rule], nevers: Sequence[Never], literals: Sequence[TimedLiteral], vocabulary: Vocabulary, limit: int
) -> Grounding:
    """All instances of the rules over the literals and over what the instances derive; at most ``limit`` of them."""
    table = Table(vocabulary)
    given = tuple(tuple(table.number(*told) for told in _lower_bounds(timed)) for timed in literals)
    join = Join(table, prepare(rules, nevers, table.value, _dated(rules, nevers, literals, vocabulary)), limit)
    for numbers in given:
        for number in numbers:
            join.know(number)
    exceeded = join.run()
    return Grounding(given, exceeded, join.cost, table, join.rules, join.heads, join.starts, join.members)


def _dated(
    rules: Sequence[Rule], nevers: Sequence[Never], literals: Sequence[TimedLiteral], vocabulary: Vocabulary
) -> frozenset[tuple[str, int]]:
    """The predicates' slots in which a date can stand: there fillers are compared, not looked up."""
    written = chain(
        (timed.literal for timed in literals),
        chain.from_iterable((*rule.body, rule.head) for rule in rules),
        chain.from_iterable(never.literals for never in nevers),
    )
    if not any(filler is not None and isinstance(filler.value, DateValue) for literal in written for filler in literal.fillers):
        return frozenset()
    return frozenset(
        (name, place)
        for name, predicate in vocabulary.predicates.items()
        for place, slot in enumerate(predicate.slots)
        if not {"date", "any"}.isdisjoint(slot.types)
    )


def _lower_bounds(timed: TimedLiteral) -> Iterator[tuple[LiteralMeaning, Likelihood, Interval, bool]]:
    """What a literal says of its proposition and of the denial, each as a lower bound."""
    literal, likelihood = timed.literal, timed.likelihood
    denial = negated(literal)
    match likelihood.certainty:
        case "flat":
            bounds = [(literal, FLAT)]
        case "impossible":
            bounds = [(denial, FLAT)]
        case "possible":
            bounds = [(literal, Likelihood("possible"))]
        case "undecided":
            bounds = []
        case "band":
            bounds = [
                (side, FLAT if low >= 99 else Likelihood("band", Fraction(low), Fraction(100)))
                for side, low in ((literal, likelihood.low), (denial, 100 - likelihood.high))
                if low > 0
            ]
    for side, bound in bounds:
        yield side, bound, timed.time, timed.time_given
