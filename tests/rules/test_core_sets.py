"""The definitions of the design, set by set: Der, Und and G on sets of (rule, strength), all of them tried."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations

from core_arguments import INF, Theory, strict_forms
from core_theories import build, random_theory

from argmap.rules.grounded import grounded
from argmap.rules.solver import accepted

MOST_PAIRS = 9

Pair = tuple[int, int]
Strong = tuple[int, int]


class Sets:
    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.strict = strict_forms(theory)
        self.pairs = [(rule, k) for rule, (_, _, rank, _) in enumerate(theory.defeasible) for k in range(1, rank + 1)]
        self.contrary = {literal: {literal ^ 1} for literal in range(2 * theory.atoms)}
        for one, other in theory.contraries:
            self.contrary[one].add(other)
            self.contrary[other].add(one)

    def der(self, chosen: frozenset[Pair]) -> frozenset[Strong]:
        found = {(fact, INF) for fact in self.theory.facts}
        while True:
            new: set[Strong] = set()
            for body, head in self.strict:
                new |= {(head, least) for least in self._leasts(found, body)}
            for rule, (body, head, rank, _) in enumerate(self.theory.defeasible):
                new |= {(head, k) for least in self._leasts(found, body) if (rule, k := min(rank, least)) in chosen}
            if new <= found:
                return frozenset(found)
            found |= new

    def _leasts(self, found: set[Strong], body: Iterable[int]) -> set[int]:
        leasts = {INF}
        for literal in set(body):
            leasts = {min(least, k) for least in leasts for known, k in found if known == literal}
        return leasts

    def attacked(self, by: frozenset[Strong], pair: Pair) -> bool:
        rule, k = pair
        _, head, _, unless = self.theory.defeasible[rule]
        return any((literal in self.contrary[head] and strength >= k) or literal in unless for literal, strength in by)

    def und(self, chosen: frozenset[Pair]) -> frozenset[Strong]:
        der = self.der(chosen)
        return self.der(frozenset(pair for pair in self.pairs if not self.attacked(der, pair)))

    def g(self, chosen: frozenset[Pair]) -> frozenset[Pair]:
        und = self.und(chosen)
        return frozenset(pair for pair in self.pairs if not self.attacked(und, pair))

    def grounded_rounds(self) -> list[frozenset[Pair]]:
        rounds = [frozenset[Pair]()]
        while (after := self.g(rounds[-1])) != rounds[-1]:
            rounds.append(after)
        return rounds

    def complete(self) -> list[frozenset[Pair]]:
        subsets = chain.from_iterable(combinations(self.pairs, size) for size in range(len(self.pairs) + 1))
        return [
            chosen
            for chosen in map(frozenset, subsets)
            if self.g(chosen) == chosen and not any(self.attacked(self.der(chosen), pair) for pair in chosen)
        ]


def strengths(found: Iterable[Strong], literals: int) -> list[int]:
    greatest = [0] * literals
    for literal, strength in found:
        greatest[literal] = max(greatest[literal], strength)
    return greatest


def test_grounded_is_the_least_fixpoint_round_by_round(long_run: bool) -> None:
    for seed in range(6000 if long_run else 300):
        theory = random_theory(seed, dense=bool(seed % 2))
        sets = Sets(theory)
        rounds = sets.grounded_rounds()
        answer = grounded(build(theory))
        size = 2 * theory.atoms
        assert list(answer.held) == strengths(sets.der(rounds[-1]), size), seed
        assert list(answer.arguable) == strengths(sets.und(rounds[-1]), size), seed
        assert list(answer.derivable) == strengths(sets.der(frozenset(sets.pairs)), size), seed
        for number, chosen in enumerate(rounds):
            der, und = strengths(sets.der(chosen), size), strengths(sets.und(chosen), size)
            for literal in range(size):
                told = [0, *(k for round_, k in answer.rises.get(literal, ()) if round_ <= number)]
                left = [answer.derivable[literal], *(k for round_, k in answer.falls.get(literal, ()) if round_ <= number)]
                assert (told[-1], left[-1]) == (der[literal], und[literal]), (seed, number, literal)
        offset = len(theory.facts) + len(theory.strict) + len(theory.contraries)
        for rule, k in sets.pairs:
            entered = next((number for number, chosen in enumerate(rounds) if (rule, k) in chosen), None)
            assert answer.entered(offset + rule, k) == entered, (seed, rule, k)


def test_complete_preferred_and_stable_sets_of_pairs(long_run: bool) -> None:
    compared = 0
    for seed in range(3000 if long_run else 200):
        theory = random_theory(seed, rules=6, dense=bool(seed % 2))
        sets = Sets(theory)
        if len(sets.pairs) > MOST_PAIRS:
            continue
        compared += 1
        complete = sets.complete()
        preferred = [chosen for chosen in complete if not any(chosen < other for other in complete)]
        stable = [chosen for chosen in complete if sets.der(chosen) == sets.und(chosen)]
        answer = grounded(build(theory))
        for semantics, chosen_sets in (("complete", complete), ("preferred", preferred), ("stable", stable)):
            heads = [frozenset(literal for literal, _ in sets.der(chosen)) for chosen in chosen_sets]
            views = accepted(answer, semantics, 60)  # type: ignore[arg-type]
            assert views.credulous == frozenset[int]().union(*heads), (seed, semantics)
            assert views.sceptical == (frozenset.intersection(*heads) if heads else frozenset()), (seed, semantics)
            assert views.no_stable == (not heads), (seed, semantics)
    assert compared > 50
