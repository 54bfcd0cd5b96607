"""Facts that contradict each other: only what scenarios assume can, and strict rules over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from math import comb

from attrs import evolve

from argmap.model.argument import Argument, Scenario
from argmap.model.mentioned import waited_for
from argmap.rules.from_argument import Theory, from_argument
from argmap.rules.grounded import Grounded
from argmap.rules.propagation import Derivation
from argmap.rules.rulebase import CERTAIN
from argmap.rules.wiring import Wiring, wire
from argmap.settings import Settings

_TRIALS = 5_000  # sets of one size; above, a set of which no claim can be left out is told, and it need not be the smallest


def consistent(wiring: Wiring, facts: Collection[int]) -> bool:
    """Whether strict rules derive nothing together with its negation from these facts (rules of the rule base)."""
    rulebase = wiring.rulebase
    derivation = Derivation(wiring, bytearray(rulebase.literal_count), bytearray(b"\1") * rulebase.rule_count)
    for rule in facts:
        derivation.give(rulebase.heads[rule], CERTAIN, rule)
    derivation.spread()
    strength = derivation.strength
    return not any(strength[literal] and strength[literal + 1] for literal in range(0, len(strength), 2))


def at_odds(answer: Grounded) -> bool:
    """Whether facts contradict each other: something is certain and so is its negation."""
    held = answer.held
    return any(held[literal] == CERTAIN == held[literal + 1] for literal in range(0, len(held), 2))


def impossible_assumptions(argument: Argument, settings: Settings, scenario: Scenario) -> tuple[str, ...]:
    """The same as `impossible` of the whole theory, from the few claims that can have a part in it."""
    if not scenario.assume and not scenario.suppose_not:
        return ()
    return impossible(from_argument(_certain_part(argument, scenario), settings, scenario))


def _certain_part(argument: Argument, scenario: Scenario) -> Argument:
    """The claims that can be certain, with all that is said of them: what is taken for granted, what is declared, and strict steps.
    Everything else is put forward presumably, and contradicts no fact."""
    claims = argument.claims
    found: set[str] = set()
    waiting = [*scenario.assume, *scenario.suppose_not, *(name for relation in argument.relations for name in relation.claims)]
    waiting += [name for name, claim in claims.items() if any(step.strict for step in claim.steps)]
    while waiting:
        name = waiting.pop()
        claim = claims.get(name)
        if claim is None or name in found:
            continue
        found.add(name)
        waiting += claim.denies
        for step in claim.steps:
            if step.strict:
                waiting += step.premises
                waiting += waited_for(step.conditions)
        waiting += waited_for(claim.conditions)
    return evolve(argument, claims={name: claim for name, claim in claims.items() if name in found})


def impossible(theory: Theory) -> tuple[str, ...]:
    """A smallest set of claims that the scenario takes for true or false and that cannot be so together; empty where there is none."""
    scenario = theory.scenario
    if scenario is None:
        return ()
    wiring = wire(theory.rulebase)
    by_claim = _assumptions(theory)
    granted = {rule for rules in by_claim.values() for rule in rules}
    facts = [rule for rule in wiring.bodiless if theory.rulebase.is_strict(rule)]
    beside = [rule for rule in facts if rule not in granted]
    if consistent(wiring, facts):
        return ()
    return _smallest(wiring, by_claim, beside)


def _assumptions(theory: Theory) -> dict[str, list[int]]:
    return {
        name: chosen
        for name, rules in theory.facts.items()
        if (chosen := [rule for rule in rules if theory.origin(rule).kind in ("assumed", "supposed")])
    }


def _smallest(wiring: Wiring, by_claim: dict[str, list[int]], beside: list[int]) -> tuple[str, ...]:
    """Of the fewest claims where that is cheap to find out; else one of which none can be left out."""

    def clash(names: Sequence[str]) -> bool:
        return not consistent(wiring, [*beside, *(rule for name in names for rule in by_claim[name])])

    names = sorted(by_claim)
    kept = names
    for name in names:
        fewer = [other for other in kept if other != name]
        if clash(fewer):
            kept = fewer
    for size in range(1, len(kept)):
        if comb(len(names), size) > _TRIALS:
            break
        for chosen in combinations(names, size):
            if clash(chosen):
                return chosen
    return tuple(kept)


def possible_theory(argument: Argument, settings: Settings, scenario: Scenario | None) -> tuple[Theory, tuple[tuple[str, ...], ...]]:
    """The theory, without the assumptions of the scenario that contradict each other, and the sets of claims in which they do.

    What cannot be assumed together is not assumed at all: so nothing holds on the strength of a contradiction.
    """
    theory = from_argument(argument, settings, scenario)
    sets: list[tuple[str, ...]] = []
    while scenario is not None and (clash := impossible(theory)):
        sets.append(clash)
        left_out = set(clash)
        scenario = evolve(
            scenario,
            assume=tuple(name for name in scenario.assume if name not in left_out),
            suppose_not=tuple(name for name in scenario.suppose_not if name not in left_out),
        )
        theory = from_argument(argument, settings, scenario)
    return theory, tuple(sets)
