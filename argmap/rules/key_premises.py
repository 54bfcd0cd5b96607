"""The premises whose loss would change most: for each, the conclusions that change their status without it."""

from __future__ import annotations

from argmap.groups import Groups
from argmap.model.argument import Argument
from argmap.rules.evaluate import statuses
from argmap.rules.facts import possible_theory
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import grounded
from argmap.rules.what_if import Part
from argmap.settings import Settings
from argmap.values import frozen

WORK = 2_000_000
"""Rules that may be read: some ten seconds."""


@frozen
class KeyPremise:
    """A premise, and what would have another status without it."""

    claim: str
    changes: tuple[str, ...]  # full names of conclusions, sorted


@frozen
class KeyPremises:
    """Those that change anything, the ones that change most first; ``incomplete``: not every premise was tried."""

    premises: tuple[KeyPremise, ...]
    incomplete: bool


def key_premises(argument: Argument, settings: Settings, scenario: str | None = None) -> KeyPremises:
    """Each premise is lost alone, in the part of the project that is connected with it."""
    theory, _ = possible_theory(argument, settings, None if scenario is None else argument.scenarios[scenario])
    found: list[KeyPremise] = []
    left = WORK
    incomplete = False
    for part in sorted(parts(theory), key=lambda part: (len(part.rules), part.claims)):
        conclusions = [name for name in part.claims if argument.claims[name].kind == "conclusion"]
        if not conclusions:
            continue
        base = part.variant()
        before = statuses(base, grounded(base.rulebase), conclusions, part.claims)
        for name in part.facts:
            if left <= 0:
                incomplete = True
                break
            left -= len(part.rules) + 1
            without = part.variant(removed=(name,))
            after = statuses(without, grounded(without.rulebase), conclusions, part.claims)
            changed = tuple(each for each in conclusions if after[each] != before[each])
            if changed:
                found.append(KeyPremise(name, changed))
    return KeyPremises(tuple(sorted(found, key=lambda each: (-len(each.changes), each.claim))), incomplete)


def parts(theory: Theory) -> list[Part]:
    """The theory taken apart where nothing joins two claims."""
    rulebase = theory.rulebase
    joined = Groups[int]()
    for rule in range(rulebase.rule_count):
        for literal in (*rulebase.body(rule), *rulebase.unless(rule)):
            joined.join(literal >> 1, rulebase.heads[rule] >> 1)
    groups: dict[int, list[int]] = {}
    for rule in range(rulebase.rule_count):
        groups.setdefault(joined.of(rulebase.heads[rule] >> 1), []).append(rule)
    return [Part.of(theory, tuple(rules)) for rules in groups.values()]
