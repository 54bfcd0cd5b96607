"""What the analyst declares between propositions, as sets of literals that cannot all be so; and what follows from a literal.

`entails a, b` says that a and not b cannot both be so, `contrary a, b` that a and b cannot, `exhaustive a, b` that not a and not b
cannot; a strict rule and a `never` are such sets too, with variables. From all but one of a set follows the denial of that one, so
that each is read in every direction (transposition). Relations bind what the named claims mean, whoever else says it, and no time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Literal

from argmap.groups import Groups
from argmap.meaning.facts import Binding, Facts, constant, filled, matches, of_one_thing
from argmap.meaning.literals import OWN, Vocabulary, negated, own_literal
from argmap.model.argument import Argument, Claim, LiteralMeaning, Relation, Value
from argmap.model.wording import literal_words
from argmap.values import frozen

NogoodKind = Literal["contrary", "same", "entails", "narrower", "exhaustive", "never", "rule"]
Clause = tuple[LiteralMeaning, ...]
_NAMED = 12  # claims of a relation
_CLAUSES = 64  # of one relation between conjunctions


@frozen
class Nogood:
    """``literals`` cannot all be so; ``words`` names the relation or the rule. ``general``: it may hold variables."""

    literals: tuple[LiteralMeaning, ...]
    kind: NogoodKind
    words: str
    general: bool = False


def proposition(claim: Claim, claims: Mapping[str, Claim]) -> tuple[Clause, ...]:
    """What a claim says, without its likelihood and time: clauses, all of which are so; of each clause some literal is."""
    clauses: list[Clause] = [(literal,) for literal in claim.meaning]
    for name in claim.denies:
        denied = claims.get(name)
        if denied is not None:
            clauses.append(tuple(negated(literal) for literal in denied.meaning or (own_literal(name),)))
    return tuple(clauses) or ((own_literal(claim.name),),)


def _denial(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of the negation."""
    return tuple(tuple(negated(literal) for literal in choice) for choice in product(*clauses))


def nogoods(argument: Argument) -> tuple[Nogood, ...]:
    """Of every declared relation, strict rule and `never`, sorted; tension has no logical force. Each with two literals or more."""
    found: list[Nogood] = []
    for relation in argument.relations:
        claims = [argument.claims.get(name) for name in relation.claims]
        known = [claim for claim in claims if claim is not None and not claim.damaged]
        if relation.kind == "tension" or len(known) < len(claims):
            continue
        found.extend(_of_relation(relation, [proposition(claim, argument.claims) for claim in known]))
    for rule in argument.rules:
        if rule.strict:
            found.append(Nogood((*rule.body, negated(rule.head)), "rule", rule.name, general=True))
    for never in argument.nevers:
        words = never.reason or " and ".join(literal_words(literal, argument) for literal in never.literals)
        found.append(Nogood(never.literals, "never", f"never: {words}", general=True))
    unique = {nogood.literals: nogood for nogood in sorted(found, key=lambda each: (repr(each.literals), each.kind, each.words))}
    return tuple(nogood for nogood in unique.values() if len(nogood.literals) > 1)


def relation_words(relation: Relation) -> str:
    """The relation with its claims; of many, the first, for each pair of them is told of with these words."""
    claims = sorted(relation.claims) if relation.kind in ("contrary", "same", "exhaustive") else relation.claims
    more = f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
    return f"{relation.kind} {', '.join(claims[:_NAMED])}{more}"


def _of_relation(relation: Relation, means: Sequence[tuple[Clause, ...]]) -> Iterator[Nogood]:
    kind = relation.kind
    assert kind != "tension"
    words = relation_words(relation)
    for clause in _clauses(relation, means):
        # A clause that is always so forbids nothing.
        literals = tuple(sorted({negated(literal) for literal in clause}, key=repr))
        if not any(negated(literal) in literals for literal in literals):
            yield Nogood(literals, kind, words)


def _clauses(relation: Relation, means: Sequence[tuple[Clause, ...]]) -> Iterator[Clause]:
    match relation.kind:
        case "contrary":
            for place, one in enumerate(means):
                for other in means[place + 1 :]:
                    yield from _either(_denial(one), _denial(other))
        case "same":
            for one, other in pairwise(means):
                yield from _either(_denial(one), other)
                yield from _either(_denial(other), one)
        case "entails" | "narrower":
            yield from _either(_denial(means[0]), means[1])
        case "exhaustive":
            yield from _either(*means)
        case "tension":
            return


def _either(*choices: Sequence[Clause]) -> Iterator[Clause]:
    total = 1
    for each in choices:
        total *= len(each)
    if total > _CLAUSES:
        return
    for choice in product(*choices):
        yield tuple(literal for clause in choice for literal in clause)


# --- what follows -----------------------------------------------------------------------------------------------------


@frozen(eq=False)
class Reached:
    """``number``: the set that leads there, by place, from ``after``; -1 for what was given. ``contrary``: a set on the way excludes
    rather than entails. ``exact``: by `same` alone, which leads both ways."""

    literal: LiteralMeaning
    number: int
    after: tuple[Reached, ...]
    contrary: bool
    exact: bool

    def way(self, most: int) -> tuple[int, ...]:
        """The sets that lead there, by place, the last one first; no more than ``most``, for a way may be long."""
        found: dict[int, None] = {}
        stack = [self]
        while stack and len(found) < most:
            each = stack.pop()
            if each.number >= 0:
                found[each.number] = None
                stack.extend(each.after)
        return tuple(found)


_Node = tuple[str, bool, Value | None]


class Joined:
    """Groups of literals such that what follows from one is in its group: by predicate, and a claim that means only itself by name."""

    def __init__(self) -> None:
        self._groups = Groups[_Node]()

    def join(self, one: LiteralMeaning, other: LiteralMeaning) -> None:
        self._groups.join(self._node(one), self._node(other))

    def group(self, literal: LiteralMeaning) -> _Node:
        return self._groups.of(self._node(literal))

    def _node(self, literal: LiteralMeaning) -> _Node:
        filler = literal.fillers[0] if literal.predicate == OWN else None
        return literal.predicate, literal.positive, filler.value if filler is not None else None


_Key = tuple[str, bool, int, Value | None]


class Consequences:
    """What follows from literals that hold together; looked up by predicate and filler."""

    def __init__(self, sets: Sequence[Nogood], vocabulary: Vocabulary) -> None:
        self.sets = sets
        self._vocabulary = vocabulary
        self._index: dict[_Key, list[tuple[int, int]]] = {}
        for number, nogood in enumerate(sets):
            for place, literal in enumerate(nogood.literals):
                for key in self._keys(literal):
                    self._index.setdefault(key, []).append((number, place))
        self._predicates = {(key[0], key[1]) for key in self._index}

    def _keys(self, pattern: LiteralMeaning) -> list[_Key]:
        place, value = constant(pattern)
        if value is None:
            return [(pattern.predicate, pattern.positive, -1, None)]
        if pattern.positive:
            return [(pattern.predicate, True, place, value)]
        # A denial of the whole is a denial of its part, and one that leaves the slot out is one of any.
        return [(pattern.predicate, False, place, each) for each in (*self._vocabulary.wholes_of(value), None)]

    def _facing(self, fact: LiteralMeaning) -> Iterator[tuple[int, int]]:
        yield from self._index.get((fact.predicate, fact.positive, -1, None), ())
        for place, filler in enumerate(fact.fillers):
            if filler is None:
                if not fact.positive:
                    yield from self._index.get((fact.predicate, False, place, None), ())
            elif fact.positive:
                for whole in self._vocabulary.wholes_of(filler.value):
                    yield from self._index.get((fact.predicate, True, place, whole), ())
            else:
                yield from self._index.get((fact.predicate, False, place, filler.value), ())

    def touches(self, literals: Iterable[LiteralMeaning]) -> bool:
        """Whether anything could follow at all; cheap."""
        return any((literal.predicate, literal.positive) in self._predicates for literal in literals)

    def joined(self) -> Joined:
        """Which literals can lead to which at all, told coarsely."""
        joined = Joined()
        for nogood in self.sets:
            for place, one in enumerate(nogood.literals):
                for other in nogood.literals[place + 1 :]:
                    joined.join(one, negated(other))
                    joined.join(other, negated(one))
        return joined

    def concerning(self, literals: Iterable[LiteralMeaning]) -> list[int]:
        """The sets that hold some of these literals, by place."""
        return sorted({number for literal in literals for number, _ in self._facing(literal)})

    def of(self, literals: Sequence[LiteralMeaning], together: bool, most: int, leading_on: bool = False) -> list[Reached]:
        """Without the literals themselves, nearest first; no more than ``most``. ``together``: only what follows from all of them.
        ``leading_on``: only what something else may follow from, by a set or because it excludes other fillers."""
        known: dict[LiteralMeaning, Reached] = {literal: Reached(literal, -1, (), False, True) for literal in literals}
        given = frozenset(literals)
        waiting = list(known.values())
        facts = Facts(self._vocabulary)
        for literal in literals:
            facts.add(literal)
        for fact in waiting:
            for number, place in self._facing(fact.literal):
                for head, used in self._heads(number, place, fact.literal, facts, leading_on):
                    if head in known or (together and given.intersection(used) and not given.issubset(used)):
                        continue
                    reached = self._step(number, head, tuple(known[each] for each in used))
                    known[head] = reached
                    facts.add(head)
                    waiting.append(reached)
                    if len(waiting) - len(given) >= most:
                        return waiting[len(given) :]
        return waiting[len(given) :]

    def _leads_on(self, literal: LiteralMeaning) -> bool:
        if (literal.predicate, literal.positive) in self._predicates:
            return True
        alone = literal.predicate in self._vocabulary.functional or literal.predicate in self._vocabulary.measures
        return literal.positive and (alone or any(filler is not None and filler.only for filler in literal.fillers))

    def _step(self, number: int, head: LiteralMeaning, used: tuple[Reached, ...]) -> Reached:
        nogood = self.sets[number]
        contrary = nogood.kind in ("contrary", "never", "exhaustive") or any(each.contrary for each in used)
        exact = nogood.kind == "same" and len(used) == 1 and used[0].exact and used[0].literal in nogood.literals
        return Reached(head, number, used, contrary, exact)

    def _heads(
        self, number: int, place: int, fact: LiteralMeaning, facts: Facts, leading_on: bool
    ) -> Iterator[tuple[LiteralMeaning, tuple[LiteralMeaning, ...]]]:
        """What follows from one set by this fact at this place and other facts at all others but one; and the facts used."""
        nogood = self.sets[number]
        pattern = nogood.literals[place]
        heads = [
            head
            for head in range(len(nogood.literals))
            if head != place and (not leading_on or self._leads_on(negated(nogood.literals[head])))
        ]
        if not heads:
            return
        for binding in matches(pattern, fact, {}, nogood.general, self._vocabulary):
            for head in heads:
                rest = [literal for other, literal in enumerate(nogood.literals) if other not in (head, place)]
                for bound, used in self._join(rest, binding, nogood.general, facts):
                    if not of_one_thing((pattern, *rest), (fact, *used), bound, self._vocabulary):
                        continue
                    yield filled(negated(nogood.literals[head]), bound), tuple(dict.fromkeys((fact, *used)))

    def _join(
        self, rest: Sequence[LiteralMeaning], binding: Binding, general: bool, facts: Facts
    ) -> list[tuple[Binding, tuple[LiteralMeaning, ...]]]:
        found: list[tuple[Binding, tuple[LiteralMeaning, ...]]] = [(binding, ())]
        for pattern in rest:
            found = [
                (bound, (*used, fact))
                for before, used in found
                for fact in tuple(facts.facing(pattern, before))
                for bound in matches(pattern, fact, before, general, self._vocabulary)
            ]
        return found
