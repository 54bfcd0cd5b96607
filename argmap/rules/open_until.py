"""What an open claim waits for: the smallest sets of conditions and missing premises under which it would hold."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from argmap.model.argument import Argument, Scenario
from argmap.model.mentioned import mentioned
from argmap.rules.atoms import ClaimAtom, MeantAtom, NotAtom
from argmap.rules.evaluate import statuses
from argmap.rules.evaluation import Status
from argmap.rules.facts import at_odds
from argmap.rules.from_argument import Theory, from_argument
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.smallest_sets import Budget, gains
from argmap.rules.tracing import unattacked
from argmap.rules.what_if import WORK, Part
from argmap.rules.wiring import wire
from argmap.settings import Settings
from argmap.text import Span
from argmap.values import frozen


@frozen
class Waits:
    """``even_then``: what the claim would be under the first of the sets, where it would hold under none."""

    sets: tuple[tuple[str, ...], ...] = ()
    even_then: Status | None = None
    incomplete: tuple[str, ...] = ()


def open_until(part: Part, base: Theory, answer: Grounded, claim: str, settings: Settings, effort: int = WORK) -> Waits:
    """The smallest sets of what nothing carries under which the claim would hold; where there are none, no longer be open."""
    literal = base.literal(claim)
    assert literal is not None
    offered = _missing(base, answer, literal)
    offered.pop(claim, None)
    wiring = wire(base.rulebase)
    budget, work = Budget(effort), len(part.rules) + 1

    def enough(names: frozenset[str]) -> bool:
        given = [each for name in sorted(names) for each in offered[name]]
        return bool(unattacked(wiring, given).strength[literal])

    carried = gains(enough, offered, budget, work, settings.limits.sets)
    found: list[frozenset[str]] = []
    short: list[tuple[frozenset[str], Status]] = []
    for names, _ in carried.found:
        if not budget.spend(work):
            break
        status = _given(part, settings, claim, names)
        if status == "holds":
            found.append(frozenset(names))
        elif status is not None:
            short.append((frozenset(names), status))
    said = ("not every set of conditions was tried",) if carried.incomplete else ()
    if found:
        return Waits(_in_order(found), None, said)
    return Waits(_in_order(names for names, _ in short), short[0][1] if short else None, said)


def _in_order(sets: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(sorted(names)) for names in sets), key=lambda names: (len(names), names)))


def _given(part: Part, settings: Settings, claim: str, names: Iterable[str]) -> Status | None:
    """The status under these assumptions; None where they cannot be so together."""
    assumed = [name for name in names if not name.startswith(_NOT)]
    denied = [name.removeprefix(_NOT) for name in names if name.startswith(_NOT)]
    claims, dropped = part.theory.argument.claims, part.theory.dropped
    if not denied and all(claims[name].attitude is None and name not in dropped for name in assumed):
        status, answer = part.status(claim, part.variant(assumed=assumed))
        return None if at_odds(answer) else status
    # What is supposed not to be so is denied besides, and what is only feared, or was left out, then means something: that is
    # compared with what others say, and takes a theory of its own.
    before = part.theory.scenario or Scenario("", "", (), (), (), (), Span("", 0, 0))
    scenario = evolve(before, assume=(*before.assume, *assumed), suppose_not=(*before.suppose_not, *denied))
    theory = from_argument(part.theory.argument, settings, scenario)
    answer = grounded(theory.rulebase)
    return None if at_odds(answer) else statuses(theory, answer, (claim,))[claim]


_NOT = "not "


def _missing(base: Theory, answer: Grounded, literal: int) -> dict[str, list[int]]:
    """What nothing carries and what could be waited for, behind a literal that nothing carries: conditions, claims without
    anything to carry them, and that a claim is not so; each with the literals that it would give."""
    rulebase = base.rulebase
    meaning: dict[int, list[str]] = {}
    for name, meant in base.unassumed.items():
        for timed in meant:
            known = rulebase.literal(MeantAtom(timed))
            if known is not None:
                meaning.setdefault(known, []).append(name)
    found: dict[str, list[int]] = {}
    seen = {literal}
    queue = [literal]
    while queue:
        low = queue.pop()
        atom = rulebase.keys[low >> 1]
        if isinstance(atom, NotAtom):
            found.setdefault(_NOT + atom.claim, []).append(low)
        elif isinstance(atom, ClaimAtom) and not low & 1:
            claim = base.argument.claims.get(atom.claim)
            if claim is not None and (claim.kind == "condition" or not len(rulebase.rules_for(low))):
                found.setdefault(atom.claim, []).append(low)
        for name in meaning.get(low, ()):
            found.setdefault(name, []).append(low)
        for rule in rulebase.rules_for(low):
            for member in rulebase.body(rule):
                if not answer.derivable[member] and member not in seen:
                    seen.add(member)
                    queue.append(member)
    return found


def empty_circle(base: Theory, answer: Grounded, claim: str) -> tuple[str, ...]:
    """A circle of claims that wait for each other and that nothing else carries, through the claim or behind it."""
    behind: dict[str, tuple[str, ...]] = {}
    queue = [claim]
    for name in queue:
        if name not in behind:
            behind[name] = tuple(each for each in _leaned_on(base.argument, name) if not answer.derivable[base.literal(each) or 0])
            queue.extend(behind[name])
    users: dict[str, list[str]] = {}
    for name, others in behind.items():
        for other in others:
            users.setdefault(other, []).append(name)
    left = {name: len(others) for name, others in behind.items()}
    ends = [name for name, others in behind.items() if not others]
    for name in ends:  # whatever leads to an end alone is in no circle
        for user in users.get(name, ()):
            left[user] -= 1
            if not left[user]:
                ends.append(user)
    if not left[claim]:
        return ()
    path: dict[str, int] = {}
    name = claim
    while name not in path:
        path[name] = len(path)
        further = [each for each in behind[name] if left[each]]
        name = next((each for each in further if each in path), further[0])
    return tuple(path)[path[name] :]


def _leaned_on(argument: Argument, name: str) -> tuple[str, ...]:
    """The claims that a claim waits for, in its steps and its conditions."""
    claim = argument.claims[name]
    found = [premise for step in claim.steps if not step.said for premise in step.premises]
    for conditions in (claim.conditions, *(step.conditions for step in claim.steps)):
        for condition in (conditions.if_, conditions.only_if, conditions.needs):
            found.extend(() if condition is None else mentioned(condition, so=True))
    return tuple(dict.fromkeys(each for each in found if each in argument.claims))
