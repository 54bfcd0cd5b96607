"""R10 for conditional claims: who says `p if c` puts p forward together with whoever says that c.

Nothing is made of a claim that `needs` something, for that is not enough for it, nor of one that leans on such a claim. A condition
is met by what is put forward of a time that contains the condition's own (an event: that lies within it); on a condition of its own
together with whoever meets that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from attrs import evolve

from argmap.conflicts.conditions import Atom, Gate, Node
from argmap.conflicts.inconsistent import Pairs
from argmap.conflicts.judge import Judge
from argmap.conflicts.members import Member, put_forward
from argmap.conflicts.statements import Said, Spoken
from argmap.conflicts.theory import entails
from argmap.meaning.facts import Facts
from argmap.meaning.literals import negated
from argmap.meaning.relations import proposition
from argmap.model.argument import Argument, Claim, LiteralMeaning

_WAYS = 8  # in which one condition is met
_TRIED = 64  # choices looked at for one gate, and for one way
_DEEP = 2  # conditions that hang on conditions, one after the other
_CHOICES = 30  # claims that say one thing, and choices of claims for one that waits
_OF_MANY = f"of many claims that meet one condition only {_CHOICES} are looked at for claims that cannot all be so"

Way = tuple[tuple[str, bool], ...]
"""Claims that are so or not: enough for a condition."""
Sayer = tuple[str, Fraction]
"""A claim and its doubt."""


def with_conditions_met(members: Sequence[Member], spoken: Spoken, known: Pairs, judge: Judge, incomplete: list[str]) -> list[Member]:
    """Of conditional claims: each with the claims by which its condition is met, for every such choice. ``known``: pairs that
    conflict already."""
    if not members:
        return []
    conditions = _Conditions(spoken, judge, incomplete)
    found: list[Member] = []
    for member in members:
        for sayers in conditions.choices(member.claim, _DEEP):
            names = sorted((member.claim, *(name for name, _ in sayers)))
            if not any(other in known.get(one, ()) for one, other in combinations(names, 2)):
                found.append(evolve(member, leaning=sayers))
    return found


def _needing(claims: Mapping[str, Claim]) -> set[str]:
    """The claims that wait for something that is not enough for them, themselves or through a premise."""
    users: dict[str, list[str]] = {}
    waiting: list[str] = []
    for claim in claims.values():
        for step in claim.steps:
            for premise in () if step.said else step.premises:
                users.setdefault(premise, []).append(claim.name)
        if claim.conditions.needs is not None or any(step.conditions.needs is not None for step in claim.steps):
            waiting.append(claim.name)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(users.get(name, ()))
    return found


# --- what is enough for a condition -----------------------------------------------------------------------------------


class _Ways:
    """A few for each formula, found once."""

    def __init__(self, judge: Judge) -> None:
        self._nodes = judge.waiting.formulas.nodes
        self._ways: dict[Node, tuple[Way, ...]] = {}

    def of(self, node: Node) -> tuple[Way, ...]:
        """Without recursion: what a formula is made of before it. In a circle of claims there is none."""
        stack = [node]
        while stack:
            each = stack[-1]
            content = self._nodes[abs(each) - 1]
            inputs = [place if each > 0 else -place for place in content.inputs] if isinstance(content, Gate) else []
            later = [place for place in inputs if place not in self._ways]
            if later and each not in self._ways:
                self._ways.setdefault(each, ())
                stack.extend(later)
                continue
            stack.pop()
            if isinstance(content, Atom):
                self._ways[each] = (((content.claim, each > 0),),)
            elif isinstance(content, Gate):
                count = content.count if each > 0 else len(inputs) - content.count + 1
                self._ways[each] = self._of_gate(count, [self._ways[place] for place in inputs])
            else:
                self._ways[each] = ()
        return self._ways[node]

    def _of_gate(self, count: int, inputs: Iterable[tuple[Way, ...]]) -> tuple[Way, ...]:
        open_ = [ways for ways in inputs if ways]
        found: dict[Way, None] = {}
        tried = 0
        for chosen in combinations(open_, count):
            for choice in product(*chosen):
                tried += 1
                if tried > _TRIED or len(found) >= _WAYS:
                    return tuple(found)
                way = tuple(sorted({atom for each in choice for atom in each}))
                if len(way) <= _WAYS and len({name for name, _ in way}) == len(way):
                    found[way] = None
        return tuple(found)


# --- who says that a condition is met ---------------------------------------------------------------------------------


class _Conditions:
    def __init__(self, spoken: Spoken, judge: Judge, incomplete: list[str]) -> None:
        self._judge = judge
        self._argument: Argument = judge.argument
        self._incomplete = incomplete
        self._needing = _needing(judge.argument.claims)
        self._ways = _Ways(judge)
        self._choices: dict[tuple[str, int], tuple[tuple[Sayer, ...], ...]] = {}
        self._facts = Facts(judge.vocabulary)
        self._said: dict[LiteralMeaning, list[tuple[Said, Fraction]]] = {}
        for said in spoken.said:
            told = put_forward(said)
            if told is not None:
                if told[0] not in self._said:
                    self._facts.add(told[0])
                self._said.setdefault(told[0], []).append((said, told[1]))
        self._sayers: dict[tuple[str, bool, int], tuple[tuple[Sayer, ...], ...]] = {}

    def choices(self, claim: str, deep: int) -> tuple[tuple[Sayer, ...], ...]:
        """Of claims that meet what a claim waits for. ``deep``: how often one of these may wait for something itself."""
        node = self._judge.waiting.of(claim)
        if node is None or claim in self._needing:
            return ()
        if (claim, deep) not in self._choices:
            found: dict[tuple[Sayer, ...], None] = {}
            for way in self._ways.of(node):
                for sayers in self._met(way, deep):
                    if any(name == claim for name, _ in sayers):
                        continue
                    if len(found) >= _CHOICES:
                        self._incomplete.append(_OF_MANY)
                        break
                    found[sayers] = None
            self._choices[claim, deep] = tuple(found)
        return self._choices[claim, deep]

    def _met(self, way: Way, deep: int) -> Iterator[tuple[Sayer, ...]]:
        """Choices of claims that say all of it, each once and by name."""
        asked = [self._saying(name, positive, deep) for name, positive in way]
        for number, choice in enumerate(product(*asked)):
            if number >= _TRIED:
                return
            doubts: dict[str, Fraction] = {}
            for name, doubt in (sayer for sayers in choice for sayer in sayers):
                doubts[name] = max(doubt, doubts.get(name, doubt))
            yield tuple(sorted(doubts.items()))

    def _saying(self, name: str, positive: bool, deep: int) -> tuple[tuple[Sayer, ...], ...]:
        if (name, positive, deep) not in self._sayers:
            self._sayers[name, positive, deep] = tuple(self._who_says(name, positive, deep))
        return self._sayers[name, positive, deep]

    def _who_says(self, name: str, positive: bool, deep: int) -> Iterator[tuple[Sayer, ...]]:
        claim = self._argument.claims.get(name)
        if claim is None or claim.damaged:
            return
        clauses = proposition(claim, self._argument.claims)
        if any(len(clause) > 1 for clause in clauses):
            return
        if positive:
            for number, choice in enumerate(product(*(self._of(clause[0], claim, deep) for clause in clauses))):
                if number >= _CHOICES:
                    return
                yield tuple(sayer for sayers in choice for sayer in sayers)
        else:
            for clause in clauses:
                yield from self._of(negated(clause[0]), claim, deep)

    def _of(self, literal: LiteralMeaning, condition: Claim, deep: int) -> list[tuple[Sayer, ...]]:
        happens = literal.positive and literal.predicate in self._judge.vocabulary.events
        doubts: dict[str, Fraction] = {}
        for fact in dict.fromkeys(self._facts.facing(literal, {})):
            if not entails(fact, literal, self._judge.vocabulary):
                continue
            for said, lower in self._said[fact]:
                time = said.timed.time
                if not (time.within(condition.time) if happens else condition.time.within(time)):
                    continue
                for claim in said.claims:
                    if self._judge.commitment(claim):
                        doubts[claim] = min(100 - lower, doubts.get(claim, Fraction(100)))
        found: list[tuple[Sayer, ...]] = []
        for sayer in sorted(doubts.items(), key=lambda each: (each[1], each[0])):
            if self._judge.waiting.of(sayer[0]) is None:
                found.append((sayer,))
            elif deep:
                found.extend((sayer, *others) for others in self.choices(sayer[0], deep - 1))
            if len(found) > _CHOICES:
                self._incomplete.append(_OF_MANY)
                break
        return found[:_CHOICES]
