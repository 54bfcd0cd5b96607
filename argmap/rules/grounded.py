"""Grounded semantics: what holds whatever view one takes of the open ties.

``Der(A)`` is what the rules in ``A`` derive, ``Und(A)`` what the rules derive that ``Der(A)`` does not attack, ``G(A)`` the rules
that ``Und(A)`` does not attack; the grounded set is the least fixpoint of ``G``. Round ``i`` has ``A(i) = G(A(i - 1))``, from ``A(0)``
without any defeasible rule, and its ``Der`` and ``Und``. Only what changes from one round to the next is derived anew.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from attrs import field

from argmap.rules.evaluation import Status
from argmap.rules.propagation import NO_SOURCE, Derivation
from argmap.rules.rulebase import RuleBase, Support, owners
from argmap.rules.wiring import wire
from argmap.values import frozen

Changes = Mapping[int, tuple[tuple[int, int], ...]]


@frozen(eq=False, slots=False)
class Grounded:
    """The answer, by literal. Strengths: 0 for none, 1 to 5, ``CERTAIN``.

    ``held``: in Der of the grounded set; ``arguable``: in Und of it; ``derivable``: when nothing is attacked.
    ``rounds``: the last round in which anything changed.
    """

    rulebase: RuleBase
    held: bytes = field(repr=False)
    arguable: bytes = field(repr=False)
    derivable: bytes = field(repr=False)
    rounds: int
    sources: array[int] = field(repr=False)
    _risen: tuple[array[int], array[int], bytes] = field(repr=False)  # literals, rounds, strengths
    _fallen: tuple[array[int], array[int], bytes] = field(repr=False)

    def status(self, literal: int | None) -> Status:
        """None is a literal that no rule speaks of."""
        if literal is None:
            return "open"
        if self.held[literal]:
            return "holds"
        if self.held[literal ^ 1]:
            return "fails"
        if self.arguable[literal]:
            return "undecided"
        return "fails" if self.derivable[literal] else "open"

    @cached_property
    def rises(self) -> Changes:
        """By literal: the rounds in which it rose in Der, each with its strength from then on, in order."""
        return _changes(*self._risen)

    @cached_property
    def falls(self) -> Changes:
        """By literal: the rounds in which it fell in Und, each with its strength from then on (0: out of it), in order.

        In round 0 it falls from ``derivable``.
        """
        return _changes(*self._fallen)

    @cached_property
    def _places(self) -> Mapping[int, int]:
        """When a literal came to its greatest strength, against others of that strength."""
        return {literal: place for place, literal in enumerate(self._risen[0])}

    def entered(self, rule: int, strength: int) -> int | None:
        """The round in which (rule, strength) came into the grounded set; None where it never does.

        A strict rule is never attacked: round 0.
        """
        rulebase = self.rulebase
        if rulebase.is_strict(rule):
            return 0
        if strength > rulebase.ranks[rule]:
            return None
        last = self._fell_below(rulebase.heads[rule] ^ 1, strength)
        for exception in rulebase.unless(rule):
            fell = self._fell_below(exception, 1)
            last = None if last is None or fell is None else max(last, fell)
        return None if last is None else last + 1

    def _fell_below(self, literal: int, strength: int) -> int | None:
        """The first round in which a literal's strength in Und is below this; None for never. ``derivable`` counts as round 0."""
        if self.derivable[literal] < strength:
            return 0
        return next((round_ for round_, left in self.falls.get(literal, ()) if left < strength), None)

    def support(self, literal: int) -> Support | None:
        """What gave a literal that holds its greatest strength; None for one that does not hold. The body of a counted rule is
        cut down to those that came first.

        Going from each body literal to its own support never runs in a circle.
        """
        source = self.sources[literal]
        if not self.held[literal] or source == NO_SOURCE:
            return None
        strength = self.held[literal]
        for support in self.rulebase.supports(literal):
            arrow = self.rulebase.is_strict(support.rule) and support.guard is None and support.body == (~source,)
            if support.rule != source and not arrow:
                continue
            if support.guard is not None and not self._before(support.guard, literal):
                continue
            come = sorted(
                (member for member in support.body if self._before(member, literal)),
                key=lambda member: (-self.held[member], self._places[member]),
            )
            if len(come) >= support.count and all(self.held[member] >= strength for member in come[: support.count]):
                chosen = set(come[: support.count])
                body = tuple(member for member in support.body if member in chosen)
                return Support(support.rule, body, support.count, support.guard, support.transposed)
        raise AssertionError("a literal that holds has a support")

    def _before(self, first: int, second: int) -> bool:
        """A literal stood at the strength that the other holds at before that one did."""
        return (self.held[first], -self._places.get(first, 0)) > (self.held[second], -self._places[second])


def _changes(literals: array[int], rounds: array[int], strengths: bytes) -> Changes:
    changes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for literal, round_, strength in zip(literals, rounds, strengths, strict=True):
        changes[literal].append((round_, strength))
    return {literal: tuple(steps) for literal, steps in changes.items()}


class _Log:
    """Which literals changed in which round, and to what."""

    def __init__(self) -> None:
        self.literals = array("i")
        self.rounds = array("i")
        self.strengths = bytearray()

    def add(self, literals: list[int], round_: int, strengths: bytearray) -> None:
        self.literals.extend(literals)
        self.rounds.extend([round_] * len(literals))
        self.strengths.extend(strengths[literal] for literal in literals)

    def columns(self) -> tuple[array[int], array[int], bytes]:
        return self.literals, self.rounds, bytes(self.strengths)


def grounded(rulebase: RuleBase) -> Grounded:
    """The grounded set, its rounds and its proofs. No recursion; no argument is enumerated."""
    wiring = wire(rulebase)
    rules, ranks = rulebase.rule_count, rulebase.ranks
    rose, fell = _Log(), _Log()

    und = Derivation(wiring, bytearray(rulebase.literal_count), bytearray(rules))
    und.give_bodiless()
    und.note_order(und.spread())
    derivable = bytes(und.strength)

    der = Derivation(wiring, und.strength, bytearray(b"\1") * rules)  # in round 0 no defeasible rule
    der.give_bodiless()
    risen = _last_of_each(der.spread())
    rose.add(risen, 0, der.strength)
    und.against = der.strength

    open_exceptions = array("i", bytes(4 * rules))  # by rule: how many are arguable
    round_ = 0
    while True:
        fallen = und.withdraw(_attacked(und, risen))
        fell.add(fallen, round_, und.strength)
        if round_ and not fallen:
            break
        round_ += 1
        if round_ == 1:
            for rule, exception in zip(owners(rulebase.exception_starts), rulebase.exceptions, strict=True):
                open_exceptions[rule] += und.strength[exception] > 0
            der.blocked[:] = bytes(map(bool, open_exceptions))
            der.give_bodiless()
            for rule in sorted(_users(der, risen)):
                der.try_rule(rule)
        else:
            starts, by_head = rulebase.by_head
            for literal in fallen:
                opposite = literal ^ 1
                for rule in by_head[starts[opposite] : starts[opposite + 1]]:
                    if ranks[rule]:
                        der.try_rule(rule)
                if not und.strength[literal]:
                    for rule in _rules_unless(rulebase, literal):
                        open_exceptions[rule] -= 1
                        if not open_exceptions[rule]:
                            der.blocked[rule] = 0
                            der.try_rule(rule)
        risen = _last_of_each(der.spread())
        if not risen:
            round_ -= 1
            break
        rose.add(risen, round_, der.strength)
    return Grounded(rulebase, bytes(der.strength), bytes(und.strength), derivable, round_, der.source, rose.columns(), fell.columns())


def _last_of_each(literals: list[int]) -> list[int]:
    """Without repetitions; of a literal that stands several times, the last place."""
    return list(dict.fromkeys(reversed(literals)))[::-1]


def _attacked(und: Derivation, risen: list[int]) -> list[int]:
    """The literals whose source the literals that rose in Der now attack."""
    rulebase = und.wiring.rulebase
    hit: list[int] = []
    for literal in risen:
        opposite = literal ^ 1
        source = und.source[opposite]
        if source >= 0 and rulebase.ranks[source] and und.strength[opposite] <= und.against[literal]:
            hit.append(opposite)
        for rule in _rules_unless(rulebase, literal):
            if not und.blocked[rule]:
                und.blocked[rule] = 1
                if und.source[rulebase.heads[rule]] == rule:
                    hit.append(rulebase.heads[rule])
    return hit


def _rules_unless(rulebase: RuleBase, literal: int) -> array[int]:
    """The rules that a literal is an exception to."""
    starts, rules = rulebase.by_exception
    return rules[starts[literal] : starts[literal + 1]]


def _users(der: Derivation, literals: list[int]) -> set[int]:
    """The defeasible rules with any of these in their body."""
    wiring = der.wiring
    count = wiring.rulebase.rule_count
    return {
        use % count
        for literal in literals
        for use in wiring.uses[wiring.use_starts[literal] : wiring.use_starts[literal + 1]]
        if use >= 0 and wiring.rulebase.ranks[use % count]
    }
