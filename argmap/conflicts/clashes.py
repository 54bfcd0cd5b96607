"""Which pairs of claims conflict, and which nearly do: statements that meet, judged by who says them and on what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import assert_never

from attrs import evolve

from argmap.conflicts.candidates import Candidates
from argmap.conflicts.conditions import Node, Waiting
from argmap.conflicts.issues import ConflictKind, Considered, Level, RuleName, Strength
from argmap.conflicts.parties import Commitment, commitment, level
from argmap.conflicts.statements import Said, Spoken, Whole, by_claim
from argmap.conflicts.theory import entails
from argmap.meaning.compare import Clash, NearMiss, Outcome, TimeRelation, apart, compare_stands, in_words
from argmap.meaning.literals import Vocabulary
from argmap.meaning.relations import Consequences
from argmap.meaning.stands import Stand, entailing, equal, stronger
from argmap.model.argument import Argument, Claim, LiteralMeaning, Value
from argmap.settings import Limits
from argmap.values import frozen

_NEAR = 100  # near misses of one rule, predicate and field
_MEASURES = 5  # statements of one measure that are held against another's
_NESTED = 200  # different wholes of the same predicates, two by two
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
        if self._near.get(place, 0) >= _NEAR:
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


# --- statements that meet ---------------------------------------------------------------------------------------------


def find_clashes(spoken: Spoken, judge: Judge) -> None:
    said = spoken.said
    candidates = Candidates([each.statement for each in said], judge.vocabulary)
    seen: set[tuple[int, int]] = set()
    for one, other in candidates.pairs():
        pair = (one, other) if one < other else (other, one)
        if one == other or pair in seen:
            continue
        if judge.full:
            break
        seen.add(pair)
        outcome = compared(said[pair[0]], said[pair[1]], judge.vocabulary)
        if isinstance(outcome, Clash):
            for first, second in _claims(said[pair[0]], said[pair[1]]):
                if judge.full:
                    break
                judge.clash(outcome, first, second, (said[pair[0]], said[pair[1]]))
        elif isinstance(outcome, NearMiss):
            _near(outcome, said[pair[0]], said[pair[1]], judge)
    for one, other in candidates.near():
        pair = (one, other) if one < other else (other, one)
        if one == other or pair in seen:
            continue
        seen.add(pair)
        outcome = compared(said[pair[0]], said[pair[1]], judge.vocabulary)
        if isinstance(outcome, NearMiss):
            _near(outcome, said[pair[0]], said[pair[1]], judge)
    _wholes(spoken, judge)
    _other_measures(spoken, judge)


def _other_measures(spoken: Spoken, judge: Judge) -> None:
    """Figures of the same things in one unit that differ, but by two measures: a few of each."""
    groups: dict[tuple[str, frozenset[Value]], dict[str, list[Said]]] = {}
    for said in spoken.said:
        literal = said.timed.literal
        if literal.quantity is not None and literal.positive and said.led is None:
            fillers = frozenset(filler.value for filler in literal.fillers if filler is not None)
            unit = judge.vocabulary.predicates[literal.predicate].unit or ""
            of_measure = groups.setdefault((unit, fillers), {}).setdefault(literal.predicate, [])
            if len(of_measure) < _MEASURES:
                of_measure.append(said)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            for mine, theirs in product(group[one], group[other]):
                first, second = mine.timed.literal.quantity, theirs.timed.literal.quantity
                if first is not None and second is not None and apart(first, second) and mine.timed.time.overlaps(theirs.timed.time):
                    _near(NearMiss("R7", "measure", f"another measure: `{one}` and `{other}`"), mine, theirs, judge)


def _claims(one: Said, other: Said) -> Iterator[tuple[str, str]]:
    for first in one.claims:
        for second in other.claims:
            if first != second:
                yield first, second


def _near(miss: NearMiss, one: Said, other: Said, judge: Judge) -> None:
    for first, second in list(_first(one, other)):
        if judge.commitment(first) and judge.commitment(second):
            judge.consider(first, second, miss.rule, miss.field, miss.reason, one.timed.literal.predicate)


def _first(one: Said, other: Said) -> Iterator[tuple[str, str]]:
    for number, pair in enumerate(_claims(one, other)):
        if number == _NEAR:
            return
        yield pair


def compared(one: Said, other: Said, vocabulary: Vocabulary) -> Outcome:
    """Two statements; of those that relations lead to, no two with each other."""
    if one.led is not None and other.led is not None:
        return None
    if one.timed.literal.predicate != other.timed.literal.predicate:
        return None
    outcome = compare_stands(one.timed, one.stand, other.timed, other.stand, vocabulary)
    if not isinstance(outcome, Clash):
        return outcome
    how = one.led or other.led
    if how is not None:
        led, base = (one, other) if one.led is not None else (other, one)
        times = _moments(led, base)
        if outcome.rule != "R3" and times == "open":
            return NearMiss("R3", "time", f"the event of {led.timed.time} may have happened outside {base.timed.time}")
        if how.contrary:
            if outcome.kind == "changed-over-time":
                return NearMiss("R3", "time", f"another time: {led.timed.time} and {base.timed.time}")
            return Clash("contrary-claims", outcome.strength, "R6", outcome.field, "declared to exclude each other")
    return outcome


def _moments(led: Said, base: Said) -> TimeRelation:
    """What an event leads to holds at some moment of its time."""
    if not led.moment or led.timed.time.within(base.timed.time):
        return "together"
    return "together" if base.moment and base.timed.time.within(led.timed.time) else "open"


# --- several literals as one whole ------------------------------------------------------------------------------------


def _wholes(spoken: Spoken, judge: Judge) -> None:
    """Conjunctions that are denied, or less than likely, against claims that say all of them."""
    if not spoken.wholes:
        return
    groups: dict[tuple[tuple[str, bool], ...], dict[frozenset[LiteralMeaning], list[Whole]]] = {}
    for whole in spoken.wholes:
        kind = tuple(sorted((literal.predicate, literal.positive) for literal in whole.literals))
        groups.setdefault(kind, {}).setdefault(whole.literals, []).append(whole)
    for group in groups.values():
        for same in group.values():
            _facing(same, same, judge)
        for one, other in combinations(list(group)[:_NESTED], 2):
            _facing(group[one], group[other], judge)
    _said_against_wholes(spoken, judge)


def _facing(ones: Sequence[Whole], others: Sequence[Whole], judge: Judge) -> None:
    """Pairs that the table sets against each other, found by their stands."""
    by_stand: list[dict[Stand, list[Whole]]] = []
    for wholes in (ones, others):
        stands: dict[Stand, list[Whole]] = {}
        for whole in wholes:
            stands.setdefault(whole.stand, []).append(whole)
        by_stand.append(stands)
    for (mine, first), (theirs, second) in product(by_stand[0].items(), by_stand[1].items()):
        if equal(mine, theirs) is not None:
            for one, other in product(first, second):
                if judge.full:
                    return
                if one.claim < other.claim or (one.claim != other.claim and ones is not others):
                    _whole_pair(one, other, judge)


def _whole_pair(one: Whole, other: Whole, judge: Judge) -> None:
    for narrow, wide in ((one, other), (other, one)):
        if not all(any(entails(mine, theirs, judge.vocabulary) for mine in narrow.literals) for theirs in wide.literals):
            continue
        difference = entailing(narrow.stand, wide.stand)
        if difference is None:
            continue
        if not narrow.time.overlaps(wide.time):
            if difference.strength != "info":
                clash = Clash("changed-over-time", "info", "R3", "time", f"of {narrow.time} and of {wide.time}")
                judge.clash(clash, one.claim, other.claim, None)
            continue
        words = f"of several things together one says {in_words(narrow.stand)}, the other {in_words(wide.stand)}"
        judge.clash(Clash(difference.kind, difference.strength, "R4", "likelihood", words), one.claim, other.claim, None)


def _said_against_wholes(spoken: Spoken, judge: Judge) -> None:
    """Single claims, and what they lead to, that say all of a denied whole."""
    sayings = by_claim(spoken.said)
    by_predicate: dict[tuple[str, bool], list[str]] = {}
    for whole in spoken.wholes:
        if whole.stand.form not in ("flat-not", "impossible", "possible-not", "undecided", "band"):
            continue
        asked = min(whole.literals, key=repr)
        if not by_predicate:
            for claim, items in sayings.items():
                for key in {(each.timed.literal.predicate, each.timed.literal.positive) for each in items}:
                    by_predicate.setdefault(key, []).append(claim)
        for claim in by_predicate.get((asked.predicate, asked.positive), ()):
            items = sayings[claim]
            if claim == whole.claim or not all(
                any(entails(each.timed.literal, literal, judge.vocabulary) for each in items) for literal in whole.literals
            ):
                continue
            base = next((each for each in items if each.led is None), items[0])
            how = base.stand if base.timed.literal.positive else base.stand.turned()
            difference = entailing(evolve(how, bounds="lower"), whole.stand)
            if difference is not None and base.timed.time.overlaps(whole.time):
                words = f"of several things together one says {in_words(how)}, the other {in_words(whole.stand)}"
                judge.clash(Clash(difference.kind, difference.strength, "R4", "likelihood", words), claim, whole.claim, None)
