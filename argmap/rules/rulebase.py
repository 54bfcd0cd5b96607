"""The theory: literals, facts, strict and defeasible rules, as flat arrays.

After Modgil and Prakken 2013 (ASPIC+), evaluated on rules and strengths after Lehtonen, Wallner and Järvisalo, KR 2020.

A literal is an int: atom ``i`` is ``2 * i``, its negation ``2 * i + 1``, so that ``literal ^ 1`` negates. A strength is an int, 1 to 5 for
the ranks of defeasible rules and ``CERTAIN`` for what facts and strict rules alone carry; 0 stands for none.

**Transposition is meant, never written out.** A strict rule stands for all its transposed forms: whoever reads the rules must
derive, from the negated head and all body literals but one, the negation of that one. ``RuleBase.supports`` does.
A counted rule (at least ``k`` of its body) stands for one strict rule for each choice of ``k`` body literals, transposed forms included:
the negated head with ``k - 1`` other body literals derives the negation of each remaining one.

**A contrary pair is a strict rule.** ``contrary(a, b)`` is ``a -> not b``, whose transposed form is ``b -> not a``. Since every set of
literals that the semantics looks at is closed under strict rules, a contrary at some strength puts the negation there at the same strength,
and it is enough to look at the negation of a head to see who attacks it.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat

from argmap.values import frozen

CERTAIN = 6
RANKS = range(1, 6)


@frozen
class Support:
    """One way to come to a literal: all of ``body`` give it, at the least of their strengths (``count`` of them, at the
    ``count``-th greatest, where ``count`` is less than their number; ``guard`` besides, where it is not None), and for a
    defeasible rule at its rank at most. ``transposed``: by a transposed form of the strict rule."""

    rule: int
    body: tuple[int, ...]
    count: int
    guard: int | None = None
    transposed: bool = False


@frozen(eq=False, slots=False)
class RuleBase:
    """Rules are numbered in the order in which they were added; rule ``r`` has

    - ``heads[r]``; ``ranks[r]``: 1 to 5, or 0 for a strict rule (a fact is a strict rule without a body);
    - ``bodies[body_starts[r]:body_starts[r + 1]]``: its body, each literal once; ``counts[r]``: how many of them are needed;
    - ``exceptions[exception_starts[r]:exception_starts[r + 1]]``: its exceptions;
    - ``origins[r]``: the number that whoever added it gave it, -1 without one.
    """

    keys: Sequence[Hashable]  # of atom i
    heads: array[int]
    ranks: array[int]
    counts: array[int]
    body_starts: array[int]
    bodies: array[int]
    exception_starts: array[int]
    exceptions: array[int]
    origins: array[int]

    @property
    def literal_count(self) -> int:
        return 2 * len(self.keys)

    @property
    def rule_count(self) -> int:
        return len(self.heads)

    @cached_property
    def atoms(self) -> dict[Hashable, int]:
        """Atom by key."""
        return {key: atom for atom, key in enumerate(self.keys)}

    def literal(self, key: Hashable, positive: bool = True) -> int | None:
        """The literal of a key, or None where no rule speaks of it."""
        atom = self.atoms.get(key)
        return None if atom is None else 2 * atom + (not positive)

    def body(self, rule: int) -> tuple[int, ...]:
        return tuple(self.bodies[self.body_starts[rule] : self.body_starts[rule + 1]])

    def unless(self, rule: int) -> tuple[int, ...]:
        return tuple(self.exceptions[self.exception_starts[rule] : self.exception_starts[rule + 1]])

    def is_strict(self, rule: int) -> bool:
        return not self.ranks[rule]

    @cached_property
    def by_head(self) -> tuple[array[int], array[int]]:
        """``(starts, rules)``: the rules whose head is literal ``x`` are ``rules[starts[x]:starts[x + 1]]``."""
        return index_by(self.literal_count, self.heads, range(self.rule_count))

    @cached_property
    def by_exception(self) -> tuple[array[int], array[int]]:
        """``(starts, rules)``: the rules that literal ``x`` is an exception to."""
        return index_by(self.literal_count, self.exceptions, owners(self.exception_starts))

    @cached_property
    def _strict_by_member(self) -> tuple[array[int], array[int]]:
        """Strict rules that have a literal in their body."""
        members = array("i")
        rules = array("i")
        for rule, rank in enumerate(self.ranks):
            if not rank:
                body = self.bodies[self.body_starts[rule] : self.body_starts[rule + 1]]
                members.extend(body)
                rules.extend([rule] * len(body))
        return index_by(self.literal_count, members, rules)

    def rules_for(self, literal: int) -> array[int]:
        """The rules whose head is the literal (transposed forms apart), in the order in which they were added."""
        starts, rules = self.by_head
        return rules[starts[literal] : starts[literal + 1]]

    def strict_with(self, literal: int) -> array[int]:
        """The strict rules with the literal in their body."""
        starts, rules = self._strict_by_member
        return rules[starts[literal] : starts[literal + 1]]

    def supports(self, literal: int) -> Iterator[Support]:
        """Every way to come to a literal, transposed forms of strict rules included."""
        for rule in self.rules_for(literal):
            yield Support(rule, self.body(rule), self.counts[rule])
        for rule in self.strict_with(literal ^ 1):
            others = tuple(member for member in self.body(rule) if member != literal ^ 1)
            count = self.counts[rule] - 1
            guard = self.heads[rule] ^ 1
            if count == len(others):
                yield Support(rule, (*others, guard), count + 1, transposed=True)
            elif count < len(others):
                yield Support(rule, others, count, guard, transposed=True)


def index_by(size: int, keys: Iterable[int], values: Iterable[int]) -> tuple[array[int], array[int]]:
    """Values by key, ``values[starts[key]:starts[key + 1]]`` for each key below ``size``, in the order given."""
    keys = keys if isinstance(keys, array) else array("i", keys)
    starts = array("i", bytes(4 * (size + 2)))
    for key in keys:
        starts[key + 2] += 1
    total = 0
    for key in range(2, size + 2):
        total += starts[key]
        starts[key] = total
    filled = array("i", bytes(4 * len(keys)))
    for key, value in zip(keys, values, strict=True):
        place = starts[key + 1]
        filled[place] = value
        starts[key + 1] = place + 1
    return starts, filled


def owners(starts: array[int]) -> Iterator[int]:
    """For each element of ``elements[starts[r]:starts[r + 1]]``, ``r``."""
    for owner in range(len(starts) - 1):
        yield from repeat(owner, starts[owner + 1] - starts[owner])


class RuleBaseBuilder:
    """Collects a theory. Keys are anything hashable: equal keys are one atom."""

    def __init__(self) -> None:
        self._atoms: dict[Hashable, int] = {}
        self._heads = array("i")
        self._ranks = array("b")
        self._counts = array("i")
        self._body_starts = array("i", [0])
        self._bodies = array("i")
        self._exception_starts = array("i", [0])
        self._exceptions = array("i")
        self._origins = array("i")

    def literal(self, key: Hashable, positive: bool = True) -> int:
        """The literal of a key, or its negation."""
        return 2 * self._atoms.setdefault(key, len(self._atoms)) + (not positive)

    def fact(self, literal: int, origin: int = -1) -> int:
        """The number of the fact, which is a rule."""
        return self._add((), literal, 0, 0, (), origin)

    def strict(self, body: Iterable[int], head: int, origin: int = -1) -> int:
        members = tuple(dict.fromkeys(body))
        return self._add(members, head, 0, len(members), (), origin)

    def at_least(self, count: int, body: Iterable[int], head: int, origin: int = -1) -> int:
        """Strict: ``count`` of the body are enough for the head. Counted, never expanded."""
        return self._add(tuple(dict.fromkeys(body)), head, 0, max(count, 0), (), origin)

    def contrary(self, first: int, second: int, origin: int = -1) -> int:
        """The two cannot both be true."""
        return self.strict((first,), second ^ 1, origin)

    def defeasible(self, body: Iterable[int], head: int, rank: int, unless: Iterable[int] = (), origin: int = -1) -> int:
        assert rank in RANKS
        members = tuple(dict.fromkeys(body))
        return self._add(members, head, rank, len(members), tuple(dict.fromkeys(unless)), origin)

    def build(self) -> RuleBase:
        """The theory as collected so far; what is added later does not change it."""
        return RuleBase(
            tuple(self._atoms),
            self._heads[:],
            self._ranks[:],
            self._counts[:],
            self._body_starts[:],
            self._bodies[:],
            self._exception_starts[:],
            self._exceptions[:],
            self._origins[:],
        )

    def _add(self, body: tuple[int, ...], head: int, rank: int, count: int, unless: tuple[int, ...], origin: int) -> int:
        self._heads.append(head)
        self._ranks.append(rank)
        self._counts.append(count)
        self._bodies.extend(body)
        self._body_starts.append(len(self._bodies))
        self._exceptions.extend(unless)
        self._exception_starts.append(len(self._exceptions))
        self._origins.append(origin)
        return len(self._heads) - 1
