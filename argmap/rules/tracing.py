"""Reading a grounded answer backwards: what supports a literal, who opposes it, and what keeps an opponent out.

Every answer to an attacker is taken from an earlier round of the grounded set than the rule that it defends, so no explanation runs in a
circle (Modgil and Prakken 2013 for the attacks; the rounds are those of `argmap.rules.grounded`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from attrs import field

from argmap.rules.atoms import Atom, ClaimAtom, DisputedAtom, NotAtom, Origin, SaidAtom
from argmap.rules.explanation import AttackKind, Strength
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded
from argmap.rules.propagation import NO_SOURCE, Derivation
from argmap.rules.rulebase import CERTAIN, Support
from argmap.rules.wiring import Wiring, wire
from argmap.values import frozen


@frozen
class Opponent:
    """A claim (or a saying, or a supposition of the scenario) from which a literal can be derived."""

    claim: str
    kind: AttackKind


@frozen
class Cut:
    """A literal that holds and attacks a defeasible rule, which would carry its head at that strength."""

    literal: int
    rule: int
    strength: int


def unattacked(wiring: Wiring, given: Iterable[int] = ()) -> Derivation:
    """What is derivable where nothing is attacked, and these literals are given besides."""
    rulebase = wiring.rulebase
    derivation = Derivation(wiring, bytearray(rulebase.literal_count), bytearray(rulebase.rule_count))
    derivation.give_bodiless()
    for literal in given:
        derivation.give(literal, CERTAIN, NO_SOURCE)
    derivation.spread()
    return derivation


class Allowance:
    """How many claims may still be named as objecting: one strict step of n premises makes n objections of n claims each."""

    def __init__(self, claims: int = 20_000) -> None:
        self.left = claims

    @property
    def spent(self) -> bool:
        return self.left <= 0


@frozen(eq=False)
class Trace:
    """A theory with its answer: what supports, attacks and rests on what. Who asks for opponents stops where ``allowance`` is spent."""

    theory: Theory
    answer: Grounded
    allowance: Allowance = field(factory=Allowance)

    def atom(self, literal: int) -> Atom:
        return self.theory.rulebase.keys[literal >> 1]  # type: ignore[return-value]

    def origin(self, rule: int) -> Origin:
        return self.theory.origin(rule)

    # --- rounds -------------------------------------------------------------------------------------------------------

    def held_at(self, literal: int, round_: int) -> int:
        """Its strength in Der of that round."""
        found = 0
        for when, strength in self.answer.rises.get(literal, ()):
            if when > round_:
                break
            found = strength
        return found

    def arguable_at(self, literal: int, round_: int) -> int:
        """Its strength in Und of that round."""
        found = self.answer.derivable[literal]
        for when, strength in self.answer.falls.get(literal, ()):
            if when > round_:
                break
            found = strength
        return found

    def safe_from(self, rule: int, strength: int) -> int:
        """The round whose Und holds no attacker of the rule at that strength; it must be in the grounded set."""
        entered = self.answer.entered(rule, strength)
        assert entered is not None
        return entered - 1

    # --- attackers and answers ----------------------------------------------------------------------------------------

    def attackers(self, rule: int, strength: int) -> Iterator[tuple[int, int]]:
        """The literals that could attack a defeasible rule, were nothing attacked, each with the strength that it needs."""
        rulebase = self.theory.rulebase
        if self.answer.derivable[rulebase.heads[rule] ^ 1]:
            yield rulebase.heads[rule] ^ 1, strength
        for exception in rulebase.unless(rule):
            if self.answer.derivable[exception]:
                yield exception, 1

    def answers(self, literal: int, needed: int, round_: int) -> tuple[Cut, ...]:
        """What is held in that round and together keeps a literal below a strength; empty where it never reaches it."""
        rulebase, derivable = self.theory.rulebase, self.answer.derivable
        found: dict[Cut, None] = {}
        cut = {literal}
        queue = deque([literal])
        while queue:
            low = queue.popleft()
            if derivable[low] < needed:
                continue
            for support in rulebase.supports(low):
                members = (*support.body, *(() if support.guard is None else (support.guard,)))
                rank = rulebase.ranks[support.rule] or CERTAIN
                if rank < needed or not reaches(support, lambda member: derivable[member], needed):
                    continue
                if not reaches(support, lambda member: self.arguable_at(member, round_), needed):
                    for member in self._cut(support, members, cut, needed, round_):
                        if member not in cut:
                            cut.add(member)
                            queue.append(member)
                    continue
                cut_by = self._attack(support, rank, round_)
                if cut_by is not None:
                    found[cut_by] = None
        return tuple(found)

    def _cut(self, support: Support, members: Iterable[int], cut: set[int], needed: int, round_: int) -> list[int]:
        """Members whose lack stops a support, as few as will do; those known to be out already first."""
        if support.guard is not None and self.arguable_at(support.guard, round_) < needed:
            return [support.guard]
        out = [member for member in support.body if self.arguable_at(member, round_) < needed]
        out.sort(key=lambda member: member not in cut)
        return out[: len(support.body) - support.count + 1]

    def _attack(self, support: Support, rank: int, round_: int) -> Cut | None:
        rulebase = self.theory.rulebase
        if rulebase.is_strict(support.rule):
            return None
        strength = min(rank, *(self.arguable_at(member, round_) for member in support.body)) if support.body else rank
        opposite = rulebase.heads[support.rule] ^ 1
        for exception in rulebase.unless(support.rule):
            if self.held_at(exception, round_):
                return Cut(exception, support.rule, strength)
        return Cut(opposite, support.rule, strength) if self.held_at(opposite, round_) >= strength else None

    def needed_for(self, literals: Iterable[int]) -> frozenset[str]:
        """The claims whose facts a proof of literals that hold reads, its answers to attackers included: as long as none of these
        is lost, the literals hold, whatever else is."""
        rulebase = self.theory.rulebase
        found: set[str] = set()
        seen = set(literals)
        queue = sorted(seen)
        while queue:
            literal = queue.pop()
            support = self.answer.support(literal)
            assert support is not None
            origin = self.origin(support.rule)
            if (not support.body and support.guard is None) or origin.kind in ("means", "denies", "needs"):
                found.add(origin.claim)
            found.update(origin.related)
            further = [*support.body, *(() if support.guard is None else (support.guard,))]
            if not rulebase.is_strict(support.rule):
                strength = self.answer.held[literal]
                round_ = self.safe_from(support.rule, strength)
                for opposing, needed in self.attackers(support.rule, strength):
                    further.extend(cut.literal for cut in self.answers(opposing, needed, round_))
            for each in further:
                if each not in seen:
                    seen.add(each)
                    queue.append(each)
        return frozenset(found)

    def derived_from(self, literal: int) -> frozenset[str]:
        """The claims whose facts some derivation reads, were nothing attacked."""
        derivation = unattacked(wire(self.theory.rulebase))
        found: set[str] = set()
        seen = {literal}
        queue = [literal]
        while queue:
            low = queue.pop()
            for support in self.theory.rulebase.supports(low):
                members = (*support.body, *(() if support.guard is None else (support.guard,)))
                if not reaches(support, lambda member: derivation.strength[member], 1):
                    continue
                origin = self.origin(support.rule)
                if not members or origin.kind in ("means", "denies", "needs"):
                    found.add(origin.claim)
                found.update(origin.related)
                for member in members:
                    if derivation.strength[member] and member not in seen:
                        seen.add(member)
                        queue.append(member)
        return frozenset(found)

    # --- who is behind it ---------------------------------------------------------------------------------------------

    def opponents(self, literal: int, strength: Callable[[int], int], least: int) -> tuple[tuple[Opponent, ...], ...]:
        """The claims from which a literal is derived at a strength, those that do it together as one group; nearest first."""
        rulebase = self.theory.rulebase
        first = self._named(literal, "exception")
        if first is not None:
            return ((first,),)
        groups: dict[tuple[Opponent, ...], None] = {}
        seen = {literal}
        queue: deque[tuple[int, AttackKind | None, tuple[Opponent, ...]]] = deque([(literal, None, ())])
        while queue:
            low, kind, beside = queue.popleft()
            for support in rulebase.supports(low):
                if (rulebase.ranks[support.rule] or CERTAIN) < least or not reaches(support, strength, least):
                    continue
                origin = self.origin(support.rule)
                here = kind or _KINDS.get(origin.kind)
                if origin.kind in ("supposed", "assumed"):
                    groups[(*beside, Opponent(origin.claim, here or "supposed"))] = None
                    continue
                for members in _ways(support, strength, least):
                    named = tuple(each for member in members if (each := self._named(member, here or "contradiction")) is not None)
                    enough = support.guard is None and len(named) >= support.count
                    rest = [] if enough else [member for member in members if self._named(member, "contradiction") is None]
                    if not rest and (named or beside):
                        groups[(*beside, *named)] = None
                    for member in rest:
                        if member not in seen:
                            seen.add(member)
                            queue.append((member, here, (*beside, *named)))
        self.allowance.left -= sum(map(len, groups))
        return tuple(groups)

    def _named(self, literal: int, kind: AttackKind) -> Opponent | None:
        atom = self.atom(literal)
        if literal & 1:
            # That it is not denied is said by the claim itself: of a strict step with several premises, one of a group.
            return Opponent(atom.claim, kind) if isinstance(atom, NotAtom) else None
        if isinstance(atom, ClaimAtom):
            return Opponent(atom.claim, kind)
        if isinstance(atom, SaidAtom):
            return Opponent(atom.claim, "later-saying")
        if isinstance(atom, DisputedAtom):
            return Opponent(atom.claim, "dispute")
        return None


_KINDS: dict[str, AttackKind] = {
    "contrary": "contradiction",
    "against": "against",
    "needs": "needs",
    "supposed": "supposed",
}


def _ways(support: Support, strength: Callable[[int], int], least: int) -> Iterable[tuple[int, ...]]:
    """The members that reach it; where one of them is enough, each by itself."""
    members = tuple(member for member in support.body if strength(member) >= least)
    if support.count == 1 and support.guard is None:
        return [(member,) for member in members]
    return [members if support.guard is None else (*members, support.guard)]


def reaches(support: Support, strength: Callable[[int], int], needed: int) -> bool:
    if support.guard is not None and strength(support.guard) < needed:
        return False
    have = sum(strength(member) >= needed for member in support.body)
    return have >= support.count


def strength_in_words(strength: int) -> Strength:
    return "certain" if strength >= CERTAIN else strength
