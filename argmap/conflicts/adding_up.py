"""Likelihoods that add up to more than certainty (R6), for contraries of more than two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from argmap.conflicts.inconsistent import MANY
from argmap.conflicts.judge import Judge
from argmap.conflicts.members import units
from argmap.conflicts.statements import Said, Spoken
from argmap.conflicts.theory import entails
from argmap.meaning.literals import negated
from argmap.meaning.relations import relation_words
from argmap.meaning.stands import Stand
from argmap.model.argument import LiteralMeaning
from argmap.times import Interval

_COMBINED = 20_000  # choices of claims for one contrary of more than two


def add_up(spoken: Spoken, judge: Judge, limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]) -> None:
    """Contraries of more than two, each likely enough for its own, that are too likely together."""
    argument = judge.argument
    uncertain: dict[str, list[tuple[LiteralMeaning, Stand, Said]]] = {}
    for said in spoken.said:
        if said.stand.form == "band" and (said.led is None or not said.led.contrary):
            literal, how = said.timed.literal, said.stand
            for each, signed in ((_signed(literal, True), how), (_signed(literal, False), how.turned())):
                if signed.lower > 0:
                    uncertain.setdefault(each.predicate, []).append((each, signed, said))
    if not uncertain:
        return
    for relation in argument.relations:
        claims = [argument.claims.get(name) for name in relation.claims]
        if relation.kind != "contrary" or len(claims) < 3 or any(claim is None or claim.damaged for claim in claims):
            continue
        options = [_saying(units(claim, argument), uncertain, judge) for claim in claims if claim is not None]
        most = sum((max(lower for _, lower, _ in option) for option in options if option), Fraction(0))
        if most <= 100:
            continue
        number = 0
        for size in range(3, len(options) + 1):
            for chosen in combinations([option for option in options if option], size):
                for choice in product(*chosen):
                    number += 1
                    if number > _COMBINED:
                        incomplete.append("of a contrary of many claims not all likelihoods were added up")
                        break
                    names = tuple(sorted({said for said, _, _ in choice}))
                    if len(names) == size and _too_likely(choice, judge) and not any(set(known) <= set(names) for known in found):
                        found[names] = (relation_words(relation),)
                if number > _COMBINED:
                    break
        if len(found) > limit:
            incomplete.append(MANY.format(limit))


_Choice = tuple[str, Fraction, Interval]


def _signed(literal: LiteralMeaning, positive: bool) -> LiteralMeaning:
    return literal if literal.positive == positive else negated(literal)


def _saying(
    literals: tuple[LiteralMeaning, ...] | None, uncertain: Mapping[str, list[tuple[LiteralMeaning, Stand, Said]]], judge: Judge
) -> list[_Choice]:
    """The claims that say it, less than certainly, each with its lower bound and time; with a certain one any other conflicts."""
    if literals is None or len(literals) != 1:
        return []
    found = {
        (claim, how.lower, said.timed.time)
        for literal, how, said in uncertain.get(literals[0].predicate, ())
        if entails(literal, literals[0], judge.vocabulary)
        for claim in said.claims
        if judge.commitment(claim) and judge.waiting.of(claim) is None
    }
    return sorted(found, key=lambda each: (each[0], each[1], str(each[2])))


def _too_likely(choice: Sequence[_Choice], judge: Judge) -> bool:
    if sum((lower for _, lower, _ in choice), Fraction(0)) <= 100:
        return False
    for (one, _, time), (other, _, other_time) in combinations(choice, 2):
        first, second = sorted((one, other))
        if not time.overlaps(other_time) or any((first, second, rule) in judge.pairs for rule in ("R4", "R6", "R7", "R8")):
            return False
    lowers = [lower for _, lower, _ in choice]
    return all(sum(lowers, Fraction(0)) - lower <= 100 for lower in lowers)
