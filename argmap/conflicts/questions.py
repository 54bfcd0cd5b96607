"""Claims gathered by question, and by position within it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from argmap.conflicts.conditions import Node
from argmap.conflicts.issues import Conflict, PositionHeld
from argmap.conflicts.judge import Judge
from argmap.conflicts.statements import Said
from argmap.groups import Groups
from argmap.meaning.literals import negated
from argmap.model.argument import Argument, Claim, LiteralMeaning, Variable
from argmap.model.wording import likelihood_words, speaker
from argmap.values import frozen


@frozen
class Gathered:
    """``claims`` by name."""

    name: str
    question: str
    declared: bool
    claims: tuple[str, ...]


def gather(judge: Judge, conflicts: Sequence[Conflict]) -> tuple[Gathered, ...]:
    """Declared questions by name, then one for each predicate, then one for each cluster of claims that have no meaning but are joined by
    what is declared between them, or by a conflict. A claim may take a place in several declared questions; else it stands with the first
    predicate that it speaks of, and with that of whom it is at odds with."""
    argument = judge.argument
    claims = [claim for claim in argument.claims.values() if not claim.damaged and claim.kind != "condition"]
    placed: set[str] = set()
    found: list[Gathered] = []
    by_predicate: dict[str, list[Claim]] = {}
    for claim in claims:
        for predicate in {literal.predicate for literal in _means(claim, argument)}:
            by_predicate.setdefault(predicate, []).append(claim)
    for question in sorted(argument.questions, key=lambda each: each.name):
        names = {name for name in question.positions if (known := argument.claims.get(name)) is not None and known.kind != "condition"}
        for pattern in question.about:
            for claim in by_predicate.get(pattern.predicate, ()):
                if any(literal.predicate == pattern.predicate and _matches(pattern, literal, judge) for literal in _means(claim, argument)):
                    names.add(claim.name)
        placed |= names
        found.append(Gathered(question.name, question.question, True, tuple(sorted(names))))
    at_odds = _at_odds(conflicts, argument)
    for predicate in sorted(by_predicate):
        rest = sorted(
            claim.name
            for claim in by_predicate[predicate]
            if claim.name not in placed and (_means(claim, argument)[0].predicate == predicate or (predicate, claim.name) in at_odds)
        )
        if rest:
            found.append(Gathered(predicate, _words(predicate, argument), False, tuple(rest)))
    meaningless = [claim for claim in claims if claim.name not in placed and not _means(claim, argument)]
    found.extend(_clusters(meaningless, argument, conflicts))
    return tuple(found)


def _means(claim: Claim, argument: Argument) -> tuple[LiteralMeaning, ...]:
    """Its literals, and those of what it denies."""
    denied = (argument.claims.get(name) for name in claim.denies)
    return (*claim.meaning, *(literal for each in denied if each is not None for literal in each.meaning))


def _at_odds(conflicts: Sequence[Conflict], argument: Argument) -> set[tuple[str, str]]:
    """Predicates, each with a claim that says something of it besides, and is at odds with one that begins with it."""
    found: set[tuple[str, str]] = set()
    for conflict in conflicts:
        one, other = (argument.claims[side[0]] for side in conflict.sides)
        for mine, theirs in ((one, other), (other, one)):
            begins = [literal.predicate for literal in _means(theirs, argument)][:1]
            found.update((literal.predicate, mine.name) for literal in _means(mine, argument) if literal.predicate in begins)
    return found


def _words(predicate: str, argument: Argument) -> str:
    """`… is open`, `… was inspected on …`: what is said, with its fillers left open."""
    known = argument.predicates[predicate]
    words = known.template or predicate.replace("_", " ")
    for slot in known.slots:
        words = words.replace("{" + slot.name + "}", "…")
    return words


def _matches(pattern: LiteralMeaning, literal: LiteralMeaning, judge: Judge) -> bool:
    """Whatever the polarity and the figure; a slot that is left out matches anything, a filler also its parts and wholes."""
    for mine, theirs in zip(pattern.fillers, literal.fillers, strict=True):
        if mine is None or isinstance(mine.value, Variable) or theirs is None:
            continue
        if not judge.vocabulary.meet(mine.value, theirs.value):
            return False
    return True


def _clusters(claims: Sequence[Claim], argument: Argument, conflicts: Sequence[Conflict]) -> Iterable[Gathered]:
    """Claims without a meaning that relations, denials and reasons against join, or that conflict: what stands between may be a claim
    with a meaning."""
    names = {claim.name for claim in claims}
    joined = Groups[str]()

    def join(those: Iterable[str]) -> None:
        for one, other in pairwise(name for name in those if name in names):
            joined.join(one, other)

    for relation in argument.relations:
        join(relation.claims)
    for claim in argument.claims.values():
        join((claim.name, *claim.denies, *claim.against))
    owners = {step.name: claim.name for claim in claims for step in claim.steps}
    for undercut in argument.undercuts:
        join((undercut.claim, owners.get(undercut.step, undercut.claim)))
    for conflict in conflicts:
        join(conflict.claims)
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(joined.of(claim.name), []).append(claim.name)
    for first, *others in sorted(map(sorted, groups.values())):
        yield Gathered(first, argument.claims[first].proposition, False, (first, *others))


# --- positions --------------------------------------------------------------------------------------------------------


def positions(question: Gathered, said: Mapping[str, tuple[Said, ...]], judge: Judge) -> tuple[PositionHeld, ...]:
    """Claims that say the same as surely, with those who hold it; claims that nobody is committed to hold none. Sorted by claim."""
    groups: dict[object, list[str]] = {}
    conditions: dict[Node, None] = {}
    for name in question.claims:
        if judge.commitment(name):
            own = _own(said.get(name, ()))
            key: object = frozenset((_positive(each.timed.literal), _form(each), each.stand.low, each.stand.high) for each in own) or name
            node = judge.waiting.of(name)
            if node is not None:
                node = judge.waiting.same(node, conditions)
                conditions[node] = None
            groups.setdefault((key, node), []).append(name)
    return tuple(_position(names, judge) for names in sorted(groups.values()))


def _own(said: Sequence[Said]) -> Sequence[Said]:
    """What a claim says outright; where that is declared to be the same as something else, always the same one of these."""
    own = [each for each in said if each.led is None]
    same = [each for each in said if each.led is None or each.led.exact]
    if len(own) != 1 or len(same) == 1:
        return own
    return [min(same, key=lambda each: repr(_positive(each.timed.literal)))]


def _positive(literal: LiteralMeaning) -> LiteralMeaning:
    """A stand is always to the positive literal: that it is not so and that it cannot be are one position."""
    return literal if literal.positive else negated(literal)


def _form(said: Said) -> str:
    return {"necessary": "flat", "impossible": "flat-not"}.get(said.stand.form, said.stand.form)


def _position(names: Sequence[str], judge: Judge) -> PositionHeld:
    claims = [judge.argument.claims[name] for name in names]
    holders = tuple(dict.fromkeys(speaker(claim, judge.argument) for claim in claims))
    return PositionHeld(tuple(names), holders, likelihood_words(claims[0].likelihood))
