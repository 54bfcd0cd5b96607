"""The greatest strengths at which literals are derived, kept while attacks come and go.

Only the greatest strength of a literal matters: an attack on (rule, k) is one on (rule, k') for every k' below k, so what is not
attacked is closed upwards, and whatever derives a literal at some strength derives it at the greatest one first.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from argmap.rules.rulebase import CERTAIN
from argmap.rules.wiring import LEVELS, Wiring

NO_SOURCE = -(1 << 31)


class Derivation:
    """Strengths by literal under what is attacked at present.

    A defeasible rule gives its head at strength k where the negated head's strength in ``against`` is below k and
    ``blocked[rule]`` is 0. ``source[x]`` is what first gave ``x`` its strength: a rule, or ``~y`` for an arrow from literal ``y``;
    read in the order of falling strength, then of coming, sources never run in a circle.
    """

    def __init__(self, wiring: Wiring, against: bytearray, blocked: bytearray) -> None:
        size = wiring.rulebase.literal_count
        self.wiring = wiring
        self.against = against
        self.blocked = blocked
        self.strength = bytearray(size)
        self.source = array("i", [NO_SOURCE]) * size
        self._risen: list[int] = []
        self._come = array("i", bytes(4 * size))
        self._clock = 0
        self._queue: list[list[int]] = [[] for _ in range(LEVELS)]
        # For wide rules: how many body literals have come, for each strength; the strength at which a literal has been counted;
        # and the two strengths up to which the transposed forms have been read.
        self._counts = array("i", bytes(4 * LEVELS * wiring.gate_count))
        self._counted = bytearray(size if wiring.gate_count else 0)
        self._read = bytearray(2 * wiring.gate_count)
        self._fed: dict[int, list[int]] = {}  # by wide strict rule: the literals that it gave

    def give(self, literal: int, strength: int, source: int) -> None:
        """Raises a literal, if that raises it; ``spread`` draws the consequences."""
        if strength > self.strength[literal]:
            self.strength[literal] = strength
            self.source[literal] = source
            self._queue[strength].append(literal)
            self._risen.append(literal)

    def give_bodiless(self) -> None:
        heads, ranks = self.wiring.rulebase.heads, self.wiring.rulebase.ranks
        for rule in self.wiring.bodiless:
            head, rank = heads[rule], ranks[rule]
            if not rank:
                self.give(head, CERTAIN, rule)
            elif not self.blocked[rule] and rank > self.against[head ^ 1]:
                self.give(head, rank, rule)

    def try_rule(self, rule: int) -> None:
        """Gives a defeasible rule's head, if its body has come and nothing attacks it."""
        rulebase, strength = self.wiring.rulebase, self.strength
        head, least = rulebase.heads[rule], rulebase.ranks[rule]
        floor = max(strength[head], self.against[head ^ 1])
        if self.blocked[rule] or least <= floor:
            return
        gate = self.wiring.gates[rule]
        if gate >= 0:
            least = self._reached(gate * LEVELS, rulebase.counts[rule], least)
        else:
            for member in rulebase.bodies[rulebase.body_starts[rule] : rulebase.body_starts[rule + 1]]:
                if strength[member] < least:
                    least = strength[member]
        if least > floor:
            self.give(head, least, rule)

    def withdraw(self, literals: list[int]) -> list[int]:
        """Takes back literals whose source no longer carries them, with all that came from them, and derives anew what
        still can be. Returns the literals that fell, in order."""
        lost = self._follow(literals)
        for literal in lost:
            self.strength[literal] = 0
        for literal in lost:
            self._restore(literal)
        self.note_order(self.spread())
        return [literal for literal, before in lost.items() if self.strength[literal] < before]

    def note_order(self, risen: list[int]) -> None:
        """Remembers in which order literals rose, so that one that loses its source can be given another without being taken back."""
        come = self._come
        for place, literal in enumerate(risen, self._clock):
            come[literal] = place
        self._clock += len(risen)

    def _other_source(self, literal: int, lost: Mapping[int, int]) -> bool:
        """Gives a literal another source of the same strength, if one stood before it did: that one cannot go back to it."""
        rulebase, strength, come = self.wiring.rulebase, self.strength, self._come
        level, since, attack = strength[literal], come[literal], self.against[literal ^ 1]
        for rule in rulebase.rules_for(literal):
            rank = rulebase.ranks[rule]
            if rank < level or self.blocked[rule] or attack >= level or self.wiring.gates[rule] >= 0:
                continue
            for member in rulebase.bodies[rulebase.body_starts[rule] : rulebase.body_starts[rule + 1]]:
                if member in lost or strength[member] < level or (strength[member] == level and come[member] >= since):
                    break
            else:
                self.source[literal] = rule
                return True
        return False

    def _follow(self, literals: list[int]) -> dict[int, int]:
        """The literals and all whose sources run back to them, with their strengths; their sources and counts are dropped."""
        wiring = self.wiring
        rulebase, source, strength = wiring.rulebase, self.source, self.strength
        heads, ranks, starts, bodies = rulebase.heads, rulebase.ranks, rulebase.body_starts, rulebase.bodies
        use_starts, uses, rules = wiring.use_starts, wiring.uses, rulebase.rule_count
        lost: dict[int, int] = {}
        pending = literals[::-1]
        while pending:
            literal = pending.pop()
            if literal in lost or self._other_source(literal, lost):
                continue
            lost[literal] = strength[literal]
            source[literal] = NO_SOURCE
            for use in uses[use_starts[literal] : use_starts[literal + 1]]:
                if use < 0:
                    if source[~use] == ~literal:
                        pending.append(~use)
                elif use < rules:
                    if source[heads[use]] == use:
                        pending.append(heads[use])
                    if not ranks[use]:
                        pending.extend(member ^ 1 for member in bodies[starts[use] : starts[use + 1]] if source[member ^ 1] == use)
                else:
                    rule = use - rules
                    if rule >= rules:
                        rule -= rules
                    else:
                        for passed in range(1, self._counted[literal] + 1):
                            self._counts[wiring.gates[rule] * LEVELS + passed] -= 1
                    self._read[2 * wiring.gates[rule]] = self._read[2 * wiring.gates[rule] + 1] = 0
                    if ranks[rule]:
                        if source[heads[rule]] == rule:
                            pending.append(heads[rule])
                    else:
                        pending.extend(fed for fed in self._fed.pop(rule, ()) if source[fed] == rule)
            if wiring.gate_count:
                self._counted[literal] = 0
        return lost

    def _restore(self, literal: int) -> None:
        """Gives a literal the greatest strength that anything now gives it at once."""
        wiring = self.wiring
        rulebase, strength, rules = wiring.rulebase, self.strength, wiring.rulebase.rule_count
        for rule in rulebase.rules_for(literal):
            if rulebase.ranks[rule]:
                self.try_rule(rule)
            elif not rulebase.counts[rule]:
                self.give(literal, CERTAIN, rule)
        opposite = literal ^ 1
        for use in wiring.uses[wiring.use_starts[opposite] : wiring.use_starts[opposite + 1]]:
            if use < 0:  # an arrow from the negation has its own transposed form, which ends here
                self.give(literal, strength[~use ^ 1], ~(~use ^ 1))
            elif use < rules:
                if not rulebase.ranks[use]:
                    self._deny(use)
            elif use >= 2 * rules:
                self._give_wide(
                    use - 2 * rules,
                    literal,
                    self._reached(wiring.gates[use - 2 * rules] * LEVELS, rulebase.counts[use - 2 * rules], CERTAIN),
                )
            elif not rulebase.ranks[use - rules]:
                self._deny_wide(use - rules, (opposite,))

    def spread(self) -> list[int]:
        """Draws all consequences of what was given, greatest strength first. Returns the literals that rose, in the order in
        which they did (one that rose twice stands twice)."""
        wiring = self.wiring
        rulebase = wiring.rulebase
        heads, ranks, starts, bodies = rulebase.heads, rulebase.ranks, rulebase.body_starts, rulebase.bodies
        use_starts, uses, rules = wiring.use_starts, wiring.uses, rulebase.rule_count
        strength, source, against, blocked = self.strength, self.source, self.against, self.blocked
        counted, queue = self._counted, self._queue
        wide = bool(wiring.gate_count)
        risen = self._risen
        for level in range(CERTAIN, 0, -1):
            pending = queue[level]
            while pending:
                literal = pending.pop()
                if strength[literal] != level:
                    continue  # it rose further since, and was drawn on then
                before = 0
                if wide:
                    before = counted[literal]
                    counted[literal] = level
                for use in uses[use_starts[literal] : use_starts[literal + 1]]:
                    if use < 0:
                        other = ~use
                        if strength[other] < level:
                            strength[other] = level
                            source[other] = ~literal
                            pending.append(other)
                            risen.append(other)
                    elif use < rules:
                        least = ranks[use]
                        if least:
                            # Most bodies are not complete: what else speaks of the rule is read only where this one is.
                            if least > level:
                                least = level
                            for member in bodies[starts[use] : starts[use + 1]]:
                                have = strength[member]
                                if have < least:
                                    least = have
                                    if not have:
                                        break
                            else:
                                head = heads[use]
                                if least > strength[head] and least > against[head ^ 1] and not blocked[use]:
                                    strength[head] = least
                                    source[head] = use
                                    queue[least].append(head)
                                    risen.append(head)
                        else:
                            self._deny(use)
                    else:
                        self._meet(use, before, level)
        self._risen = []
        return risen

    def _deny(self, rule: int) -> None:
        """A narrow strict rule, all forms: what its literals, but for one, give the negation of that one."""
        rulebase, strength = self.wiring.rulebase, self.strength
        first = second = CERTAIN + 1  # the two least strengths
        least = -1
        members = (*rulebase.bodies[rulebase.body_starts[rule] : rulebase.body_starts[rule + 1]], rulebase.heads[rule] ^ 1)
        for place, member in enumerate(members):
            have = strength[member]
            if have < first:
                second, first, least = first, have, place
            elif have < second:
                second = have
                if not second:
                    return
        if first:
            for place, member in enumerate(members):
                self.give(member ^ 1, second if place == least else first, rule)
        elif second:
            self.give(members[least] ^ 1, second, rule)

    def _meet(self, use: int, before: int, level: int) -> None:
        """A literal rose from ``before`` to ``level`` that a wide rule counts, or that is its guard."""
        wiring, counts = self.wiring, self._counts
        rulebase = wiring.rulebase
        rule = use - rulebase.rule_count
        if guards := rule >= rulebase.rule_count:
            rule -= rulebase.rule_count
        gate, rank, head, needed = wiring.gates[rule], rulebase.ranks[rule], rulebase.heads[rule], rulebase.counts[rule]
        base = gate * LEVELS
        if not guards:
            for passed in range(before + 1, level + 1):
                counts[base + passed] += 1
        whole = self._reached(base, needed, level)
        if rank:
            least = min(whole, rank)
            if least > self.against[head ^ 1] and not self.blocked[rule]:
                self.give(head, least, rule)
            return
        self._give_wide(rule, head, whole)
        denying = bytes(self._denying(rule))
        if denying != self._read[2 * gate : 2 * gate + 2]:  # else every member has been read at these strengths
            self._read[2 * gate : 2 * gate + 2] = denying
            self._deny_wide(rule, rulebase.bodies[rulebase.body_starts[rule] : rulebase.body_starts[rule + 1]])

    def _denying(self, rule: int) -> tuple[int, int]:
        """At which strength a wide strict rule denies a member without which enough have come; and one that is needed.

        With ``n`` needed, a member is denied by the guard and ``n - 1`` others.
        """
        rulebase = self.wiring.rulebase
        guard = self.strength[rulebase.heads[rule] ^ 1]
        base, needed = self.wiring.gates[rule] * LEVELS, rulebase.counts[rule]
        return self._reached(base, needed - 1, guard), self._reached(base, needed, guard)

    def _deny_wide(self, rule: int, members: Iterable[int]) -> None:
        """The transposed forms of a wide strict rule that deny these of its body."""
        missing, all_come = self._denying(rule)
        if missing:
            for member in members:
                # One that has come at `missing` or more is itself among the `needed - 1`, and one more must stand in for it.
                self._give_wide(rule, member ^ 1, all_come if self._counted[member] >= missing else missing)

    def _give_wide(self, rule: int, literal: int, strength: int) -> None:
        if strength > self.strength[literal]:
            self._fed.setdefault(rule, []).append(literal)
            self.give(literal, strength, rule)

    def _reached(self, base: int, needed: int, most: int) -> int:
        """The greatest strength, up to ``most``, that ``needed`` of a wide rule's body have."""
        counts = self._counts
        while most and counts[base + most] < needed:
            most -= 1
        return most
