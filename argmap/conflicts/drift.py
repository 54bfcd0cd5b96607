"""One article that says one thing in two ways: in another name, more or less surely, on another condition.

The pairs that are looked at are `restated`, found once for all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from argmap.conflicts.conditions import Waiting
from argmap.conflicts.parties import commitment
from argmap.groups import Groups
from argmap.meaning.literals import Vocabulary, own_literal, plain
from argmap.meaning.relations import Consequences, nogoods
from argmap.meaning.stands import equal, stand
from argmap.model.argument import Argument, Claim, LiteralMeaning

_COMPARED = 50  # claims of one meaning in one article, two by two

Pair = tuple[Claim, Claim]


def restated(argument: Argument) -> Iterator[Pair]:
    """Claims of one source, one meaning (or two that are declared the same) and overlapping times, that somebody is committed to.
    The first is the one that stands first in its file."""
    groups: dict[tuple[str, frozenset[LiteralMeaning]], list[Claim]] = {}
    alike = _alike(argument)
    for claim in argument.claims.values():
        if claim.source is None or claim.damaged or claim.denies or not commitment(claim, argument):
            continue
        groups.setdefault((claim.source, alike.of(_meaning(claim))), []).append(claim)
    for group in groups.values():
        ordered = sorted(group, key=lambda claim: (claim.span, claim.name))[:_COMPARED]
        for one, other in combinations(ordered, 2):
            if one.time.overlaps(other.time):
                yield one, other


def _meaning(claim: Claim) -> frozenset[LiteralMeaning]:
    return frozenset(map(plain, claim.meaning or (own_literal(claim.name),)))


def _alike(argument: Argument) -> Groups[frozenset[LiteralMeaning]]:
    """Meanings that are declared the same."""
    alike = Groups[frozenset[LiteralMeaning]]()
    for relation in argument.relations:
        if relation.kind == "same":
            known = [_meaning(claim) for name in relation.claims if (claim := argument.claims.get(name)) is not None]
            for one, other in pairwise(known):
                alike.join(one, other)
    return alike


def attributions(pairs: Iterable[Pair], argument: Argument) -> Iterator[Pair]:
    """Once in a voice's name, the outlet aside, and once in the outlet's own; the voice's claim first."""
    for one, other in pairs:
        voiced, own = (one, other) if one.chain else (other, one)
        if voiced.chain and not own.chain and commitment(voiced, argument).outlet is None:
            yield voiced, own


def likelihoods(pairs: Iterable[Pair], argument: Argument) -> Iterator[Pair]:
    """In one name and on the same condition, not as surely: where R4 has something to say of the two. What contradicts itself
    outright is more than a drift."""
    waiting: Waiting | None = None
    for one, other in pairs:
        difference = equal(stand(one.likelihood, True), stand(other.likelihood, True))
        if difference is None or difference.kind == "contradiction" or _innermost(one) != _innermost(other):
            continue
        waiting = waiting or _waiting(argument)
        first, second = waiting.of(one.name), waiting.of(other.name)
        if first == second or (first is not None and second is not None and waiting.relation(first, second) == "same"):
            yield one, other


def conditions(pairs: Iterable[Pair], argument: Argument) -> Iterator[Pair]:
    """In one name, or once in a voice's and once in the outlet's own: of the two conditions one is harder to meet than the other.
    Two that have nothing to do with each other are two triggers, and no drift."""
    waiting: Waiting | None = None
    for one, other in pairs:
        names = _innermost(one), _innermost(other)
        if names[0] and names[1] and names[0] != names[1]:
            continue
        waiting = waiting or _waiting(argument)
        first, second = waiting.of(one.name), waiting.of(other.name)
        if first is not None and second is not None and waiting.relation(first, second) in ("entails", "entailed"):
            yield one, other


def _waiting(argument: Argument) -> Waiting:
    vocabulary = Vocabulary.of(argument)
    return Waiting(argument, vocabulary, Consequences(nogoods(argument), vocabulary))


def _innermost(claim: Claim) -> frozenset[str]:
    return frozenset(claim.chain[0].voices) if claim.chain else frozenset()
