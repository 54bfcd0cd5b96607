"""What is found between two claims, judged by who says them and on what condition: the strongest of each rule, and near misses."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from argmap.conflicts.conditions import Node, Waiting
from argmap.conflicts.issues import ConflictKind, Considered, Level, RuleName, Strength
from argmap.conflicts.parties import Commitment, commitment, level
from argmap.conflicts.statements import Said
from argmap.meaning.compare import Clash
from argmap.meaning.literals import Vocabulary
from argmap.meaning.relations import Consequences
from argmap.meaning.stands import stronger
from argmap.model.argument import Argument, Claim
from argmap.settings import Limits
from argmap.values import frozen

NEAR = 100  # near misses of one rule, predicate and field
_LOOKS = 40  # pairs that are looked at for each that may be kept
_STEPS = 5  # of the way that leads to a statement
INFOS = 2_000  # pairs of one predicate that are for information alone
EXCLUSIVE = "their conditions exclude each other"
WEAKER: dict[Strength, Strength] = {"strong": "medium", "medium": "weak", "weak": "weak", "info": "info"}


World = tuple[frozenset[str], frozenset[str]]
"""Claims that are so, and claims that are not."""


@frozen
class Pair:
    """A conflict between two claims, ``first`` before ``second`` by name. ``clash`` is the outcome before any weakening, between
    ``said`` (the first claim's statement and the second's; None where claims are compared as wholes)."""

    first: str
    second: str
    kind: ConflictKind
    strength: Strength
    rule: RuleName
    level: Level
    clash: Clash
    said: tuple[Said, Said] | None
    condition: Node | None
    senses: bool


class Judge:
    """Collects what is found between claims: for each pair and rule the strongest."""

    def __init__(
        self,
        argument: Argument,
        vocabulary: Vocabulary,
        consequences: Consequences,
        waiting: Waiting,
        worlds: Sequence[World],
        most: int = Limits().conflicts,
    ) -> None:
        """``worlds``: what holds, and what each scenario assumes. ``most``: pairs that are kept."""
        self.argument = argument
        self.vocabulary = vocabulary
        self.consequences = consequences
        self.waiting = waiting
        self._worlds = worlds
        self._met: dict[Node, frozenset[int]] = {}
        self._commitments: dict[str, Commitment] = {}
        self.pairs: dict[tuple[str, str, RuleName], Pair] = {}
        self._considered: dict[tuple[str, str], Considered] = {}
        self._near: dict[tuple[str, str, str], int] = {}
        self._infos: dict[str, int] = {}
        self.incomplete: set[str] = set()
        self._most = most
        self._looks = 0

    @property
    def full(self) -> bool:
        """Whether as many conflicts as are kept have been found, or so many pairs been looked at in vain that it must end."""
        if len(self.pairs) < self._most and self._looks < _LOOKS * self._most:
            return False
        self.incomplete.add(f"so many claims meet that not all were compared; the limit is {self._most:,} conflicts")
        return True

    @property
    def cost(self) -> Fraction:
        """The share of the looks at pairs that are allowed."""
        return Fraction(self._looks, max(_LOOKS * self._most, 1))

    def commitment(self, claim: str) -> Commitment:
        known = self._commitments.get(claim)
        if known is None:
            known = self._commitments[claim] = commitment(self.argument.claims[claim], self.argument)
        return known

    def clash(self, clash: Clash, one: str, other: str, said: tuple[Said, Said] | None) -> None:
        """A clash between the statements of two claims (``said`` in the order of the claims)."""
        self._looks += 1
        if one == other:
            return
        if one > other:
            self.clash(clash, other, one, (said[1], said[0]) if said else None)
            return
        first, second = self.argument.claims[one], self.argument.claims[other]
        key = (one, other, clash.rule)
        known = self.pairs.get(key)
        committed = self.commitment(one), self.commitment(other)
        idle = [claim for claim, party in zip((first, second), committed, strict=True) if not party]
        if idle:
            if clash.strength != "info":
                claim = min(idle, key=lambda each: (_why_field(each), each.name))
                self.consider_uncommitted(claim.name, other if claim is first else one, clash.rule, clash.field)
            return
        where = level(*committed)
        strength: Strength = clash.strength
        kind: ConflictKind = clash.kind
        node: Node | None = None
        weakened = False
        if clash.kind != "changed-over-time":
            hangs = self.hangs(strength, self.waiting.of(one), self.waiting.of(other))
            if hangs is None:
                self.consider(one, other, "R5", "condition", EXCLUSIVE, clash.field)
                return
            strength, node, weakened = hangs
        if node is not None and where.startswith("within-") and self.waiting.so(-node, *self._worlds[0]):
            self.consider(one, other, "R5", "condition", f"what that hangs on is not so: {self.waiting.words(node)}", clash.field)
            return
        if node is not None and where.startswith("within-") and clash.kind == "ruled-out-vs-open" and self._thought_of(first, second):
            self.consider(one, other, "R5", "condition", "who leaves it open says himself when it would be settled", clash.field)
            return
        senses = first.sense is not None and second.sense is not None and first.sense != second.sense
        if weakened or senses:  # what unrelated conditions made weak stays so
            strength = WEAKER[strength]
        if kind not in ("confidence-gap", "alternatives", "changed-over-time") and _changed(first, second, *committed):
            kind, strength = "changed-position", strength if strength == "info" else "weak"
        if strength == "info" and known is None and not self._room(clash, said):
            return
        pair = Pair(one, other, kind, strength, clash.rule, where, clash, said, node, senses)
        if known is None or stronger(strength, known.strength) or (strength == known.strength and _told(pair) < _told(known)):
            self.pairs[key] = pair

    def hangs(self, strength: Strength, mine: Node | None, theirs: Node | None) -> tuple[Strength, Node | None, bool] | None:
        """R5, by what the two sides wait for: how strong it is by unrelated conditions, under what, and whether one side's condition
        is still to weaken it. None where the conditions exclude each other."""
        if mine is None or theirs is None:
            node = mine if mine is not None else theirs
            return strength, node, node is not None
        relation = self.waiting.relation(mine, theirs)
        match relation:
            case "exclusive":
                return None
            case "same" | "entails":
                return strength, mine, False
            case "entailed":
                return strength, theirs, False
            case "unrelated":
                if strength != "info":
                    strength = "weak" if self._where_met(mine) & self._where_met(theirs) else "info"
                return strength, self.waiting.formulas.all_of([mine, theirs]), False
            case _:
                assert_never(relation)

    def _thought_of(self, first: Claim, second: Claim) -> bool:
        """Whether the side that is sure waits for something that the side that leaves it open does not wait for."""
        sure, open_ = (second, first) if first.likelihood.certainty in ("possible", "undecided") else (first, second)
        waits, facing = self.waiting.of(sure.name), self.waiting.of(open_.name)
        return waits is not None and (facing is None or self.waiting.relation(waits, facing) == "unrelated")

    def _where_met(self, node: Node) -> frozenset[int]:
        """The worlds in which a condition is met, by place."""
        if node not in self._met:
            places = (place for place, (true, false) in enumerate(self._worlds) if self.waiting.so(node, true, false))
            self._met[node] = frozenset(places)
        return self._met[node]

    def _room(self, clash: Clash, said: tuple[Said, Said] | None) -> bool:
        """Whether there is room for one more pair that is for information alone."""
        key = f"{clash.kind} {said[0].timed.literal.predicate if said else ''}"
        self._infos[key] = self._infos.get(key, 0) + 1
        if self._infos[key] > INFOS:
            self.incomplete.add(f"only the first {INFOS} pairs of the sort {clash.kind} about one predicate are listed")
            return False
        return True

    def consider(self, one: str, other: str, rule: RuleName, field: str, reason: str, key: str) -> None:
        """A near miss; so many of one sort are enough. Of one pair the first of the rules is told of, whatever the claims are called."""
        pair = (min(one, other), max(one, other))
        known = self._considered.get(pair)
        if known is not None and (int(rule[1:]), field) < (int(known.rule[1:]), known.field):
            self._considered[pair] = Considered(pair, rule, field, reason)
        if one == other or known is not None:
            return
        place = (rule, field, key)
        if self._near.get(place, 0) >= NEAR:
            return
        self._near[place] = self._near.get(place, 0) + 1
        self._considered[pair] = Considered(pair, rule, field, reason)

    def consider_uncommitted(self, claim: str, facing: str, rule: RuleName, key: str) -> None:
        """A claim that nobody is committed to, against one that it would otherwise meet."""
        # Where nobody is committed to either, an attitude says most; whatever the claims are called.
        told = min(
            (name for name in (claim, facing) if self.commitment(name).why_none),
            key=lambda name: (_why_field(self.argument.claims[name]), name),
        )
        reason = f"{told} is {self.commitment(told).why_none}"
        self.consider(claim, facing, rule, _why_field(self.argument.claims[told]), reason, key)

    def considered(self) -> tuple[Considered, ...]:
        """Without pairs that conflict after all."""
        reported = {(one, other) for (one, other, _), pair in self.pairs.items() if pair.strength != "info"}
        return tuple(self._considered[pair] for pair in sorted(self._considered) if pair not in reported)


def _told(pair: Pair) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """Of clashes of one strength the first in this order is told of: one that the two say outright, if any, and none that hangs on
    what other claims say."""
    said = pair.said or ()
    outright = "".join("a" if each.led is None else "b" for each in said)
    literals = (repr((each.timed, each.stand)) for each in said)
    return (outright, pair.kind, pair.clash.field, pair.clash.reason, *literals), tuple(each.led.way(_STEPS) for each in said if each.led)


def _why_field(claim: Claim) -> str:
    if claim.attitude is not None:
        return "attitude"
    return "headline" if claim.headline else "stance"


def _changed(first: Claim, second: Claim, one: Commitment, other: Commitment) -> bool:
    """One voice, also one that endorses what another says, and the two were said on different days."""
    if not one.innermost & other.innermost and level(one, other) != "within-voice":
        return False
    if one.outlet is not None and one.outlet == other.outlet:
        return False
    if first.said_on is None or second.said_on is None:
        return False
    return first.said_on.before(second.said_on) or second.said_on.before(first.said_on)
