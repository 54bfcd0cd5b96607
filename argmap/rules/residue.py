"""What grounded semantics leaves undecided, as propositional rules.

Every complete set lies between the grounded one and its Und, so only literals between the two need to be decided. A literal ``(x, k)`` of
the residue stands for: ``x`` has strength ``k`` or more. It may do so in Der(A), or in Und(A); a pair (rule, k) is in A or not. (After
Lehtonen, Wallner and Järvisalo, KR 2020, on pairs of rule and strength: what is not attacked is closed upwards, so that one bound for
each literal will do.)
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from attrs import field

from argmap.groups import Groups
from argmap.rules.grounded import Grounded
from argmap.rules.rulebase import CERTAIN
from argmap.rules.wiring import NARROW
from argmap.values import frozen

At = tuple[int, int]
"""A literal, or an auxiliary conjunction (below 0), and a strength."""


@frozen
class Carry:
    """``head`` follows from ``count`` of ``body`` and from ``guard``. ``gate``: the pair of a defeasible rule that must be in A."""

    head: At
    body: tuple[At, ...]
    count: int
    guard: tuple[At, ...] = ()
    gate: int | None = None


@frozen
class Gate:
    """A pair (rule, strength) that the grounded set leaves undecided: what attacks it, of what is itself undecided. Rules of one
    head without exceptions share it."""

    attackers: tuple[At, ...]


@frozen(slots=False)
class Residue:
    """``literals``: those that are undecided and hold in no way yet, with the least strength to ask for."""

    carries: tuple[Carry, ...] = field(repr=False)
    gates: tuple[Gate, ...] = field(repr=False)
    literals: tuple[At, ...] = field(repr=False)

    @cached_property
    def _by_head(self) -> dict[At, list[Carry]]:
        found: dict[At, list[Carry]] = {}
        for carry in self.carries:
            found.setdefault(carry.head, []).append(carry)
        return found

    def cone(self, literal: int) -> Residue:
        """All that a literal goes back to; it alone is asked for."""
        asked = next(at for at in self.literals if at[0] == literal)
        seen = {asked}
        pending = [asked]
        carries: list[Carry] = []
        gates: dict[int, int] = {}
        while pending:
            for carry in self._by_head.get(pending.pop(), ()):
                gate = None if carry.gate is None else gates.setdefault(carry.gate, len(gates))
                carries.append(Carry(carry.head, carry.body, carry.count, carry.guard, gate))
                attackers = () if carry.gate is None else self.gates[carry.gate].attackers
                for at in (*carry.body, *carry.guard, *attackers):
                    if at not in seen:
                        seen.add(at)
                        pending.append(at)
        return Residue(tuple(carries), tuple(self.gates[gate] for gate in gates), (asked,))

    def parts(self) -> list[tuple[list[int], list[int]]]:
        """The parts that nothing joins, in the order of their first literals: of each, its literals and its gates."""
        joined = Groups[At]()
        for carry in self.carries:
            for at in (*carry.body, *carry.guard, *(self.gates[carry.gate].attackers if carry.gate is not None else ())):
                joined.join(at, carry.head)
        found: dict[At, tuple[list[int], list[int]]] = {}
        for literal, strength in self.literals:
            found.setdefault(joined.of((literal, strength)), ([], []))[0].append(literal)
        for place, gate in enumerate(self.gates):
            part = found.get(joined.of(gate.attackers[0]))
            if part is not None:
                part[1].append(place)
        return list(found.values())


def residue(grounded: Grounded) -> Residue:
    return _Writer(grounded).write()


class _Writer:
    def __init__(self, grounded: Grounded) -> None:
        self.base = grounded.rulebase
        self.held, self.arguable = grounded.held, grounded.arguable
        self.levels = sorted({*self.base.ranks, CERTAIN} - {0})
        self.carries: list[Carry] = []
        self.gates: list[Gate] = []
        self._shared: dict[At, int] = {}
        self._auxiliary = 0

    def write(self) -> Residue:
        base = self.base
        undecided = [literal for literal in range(base.literal_count) if self.arguable[literal] > self.held[literal]]
        strict: dict[int, None] = {}
        for literal in undecided:
            levels = self._levels(literal)
            self.carries.extend(Carry((literal, lower), ((literal, higher),), 1) for lower, higher in pairwise(levels))
            for rule in base.rules_for(literal):
                if base.is_strict(rule):
                    strict[rule] = None
                else:
                    self._defeasible(rule)
            strict.update(dict.fromkeys(base.strict_with(literal ^ 1)))
        for rule in strict:
            self._strict(rule)
        asked = tuple((literal, self._levels(literal)[0]) for literal in undecided if not self.held[literal])
        return Residue(tuple(self.carries), tuple(self.gates), asked)

    def _levels(self, literal: int) -> list[int]:
        """The strengths that a literal may have or not."""
        return [level for level in self.levels if self.held[literal] < level <= self.arguable[literal]]

    def _open(self, literals: tuple[int, ...], level: int) -> tuple[list[At], int]:
        """Those that may have the strength or not; and how many have it for certain."""
        certain = sum(self.held[literal] >= level for literal in literals)
        return [(literal, level) for literal in literals if self.held[literal] < level <= self.arguable[literal]], certain

    def _carry(self, head: int, body: tuple[int, ...], count: int, guard: tuple[int, ...], level: int, gate: int | None = None) -> None:
        """Unless it is known to follow, or not to."""
        if not self.held[head] < level <= self.arguable[head]:
            return
        guards, certain = self._open(guard, level)
        if len(guards) + certain < len(guard):
            return
        open_, come = self._open(body, level)
        if len(open_) + come >= count:
            self.carries.append(Carry((head, level), tuple(open_), max(count - come, 0), tuple(guards), gate))

    def _defeasible(self, rule: int) -> None:
        base, head = self.base, self.base.heads[rule]
        exceptions = base.unless(rule)
        if any(self.held[exception] for exception in exceptions):
            return
        body = base.body(rule)
        opposite = head ^ 1
        excepted = tuple((exception, self._levels(exception)[0]) for exception in exceptions if self.arguable[exception])
        for level in self._levels(head):
            if level > base.ranks[rule] or level <= self.held[opposite] or any(self.arguable[member] < level for member in body):
                continue
            gate: int | None = None
            if excepted:
                attackers = excepted if self.arguable[opposite] < level else ((opposite, level), *excepted)
                gate = len(self.gates)
                self.gates.append(Gate(attackers))
            elif self.arguable[opposite] >= level:
                gate = self._shared.setdefault((head, level), len(self.gates))
                if gate == len(self.gates):
                    self.gates.append(Gate(((opposite, level),)))
            self._carry(head, body, len(body), (), level, gate)

    def _strict(self, rule: int) -> None:
        body, guard, needed = self.base.body(rule), self.base.heads[rule] ^ 1, self.base.counts[rule]
        for level in self.levels:
            self._carry(guard ^ 1, body, needed, (), level)
            if needed == len(body) and len(body) > NARROW:
                self._long_denial(body, guard, level)
                continue
            if needed:
                for place, member in enumerate(body):
                    self._carry(member ^ 1, (*body[:place], *body[place + 1 :]), needed - 1, (guard,), level)

    def _long_denial(self, body: tuple[int, ...], guard: int, level: int) -> None:
        """The guard and all of a long body but one deny that one: by the conjunctions of what stands before and after it."""
        if self.arguable[guard] < level:
            return
        lacking = [place for place, member in enumerate(body) if self.arguable[member] < level]
        if len(lacking) > 1:
            return
        guards = ((guard, level),) if self.held[guard] < level else ()
        before: list[tuple[At, ...]] = [guards]
        after: list[tuple[At, ...]] = [()]
        for member in body[:-1]:
            before.append(self._conjunction(before[-1], member, level))
        for member in reversed(body[1:]):
            after.append(self._conjunction(after[-1], member, level))
        for place, member in enumerate(body):
            if lacking in ([], [place]) and self.held[member ^ 1] < level <= self.arguable[member ^ 1]:
                parts = (*before[place], *after[len(body) - 1 - place])
                self.carries.append(Carry((member ^ 1, level), parts, len(parts)))

    def _conjunction(self, so_far: tuple[At, ...], member: int, level: int) -> tuple[At, ...]:
        """One name for all of these together; nothing for what is certain (what cannot come stays out: it is asked for nowhere)."""
        if not self.held[member] < level <= self.arguable[member]:
            return so_far
        if not so_far:
            return ((member, level),)
        self._auxiliary -= 1
        self.carries.append(Carry((self._auxiliary, level), (*so_far, (member, level)), len(so_far) + 1))
        return ((self._auxiliary, level),)
