"""Which claims a picture shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.conflicts.issues import STRENGTHS, Conflict, Issues, Strength
from argmap.model.argument import All, AnyOf, Argument, AtLeast, Claim, ClaimRef, Condition, Conditions, Not
from argmap.times import Interval

LARGE = 60
"""Above about this many claims the overview is the default."""


@frozen
class View:
    """What is asked for; an empty field asks for nothing. ``depth`` counts steps around ``focus``, both ways."""

    question: str | None = None
    focus: str | None = None
    depth: int = 2
    conflicts_only: bool = False
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    since: Interval | None = None
    min_strength: Strength = "info"
    tags: tuple[str, ...] = ()
    everything: bool = False


EVERYTHING = View(everything=True)


def wants_overview(argument: Argument, view: View) -> bool:
    """Nothing in particular is asked for, and there is more than a picture can hold."""
    return view == View(min_strength=view.min_strength) and len(argument.claims) > LARGE


def select(argument: Argument, issues: Issues, view: View) -> frozenset[str]:
    """The full names of the claims that a view shows."""
    chosen = {name for name, claim in argument.claims.items() if _passes(argument, claim, view)}
    if view.question is not None:
        reports = [report for report in issues.questions if report.name == view.question]
        asked = {name for report in reports for position in report.positions for name in position.claims}
        asked |= {name for report in reports for conflict in report.conflicts for side in conflict.sides for name in side}
        chosen &= around(argument, asked, 1)
    if view.focus is not None:
        near = around(argument, {view.focus}, view.depth)
        touching = [conflict for conflict in shown_conflicts(issues, view) if any(name in near for side in conflict.sides for name in side)]
        chosen &= near | {name for conflict in touching for side in conflict.sides for name in side}
    if view.conflicts_only:
        ends = {name for conflict in shown_conflicts(issues, view) for side in conflict.sides for name in side}
        chosen &= around(argument, ends, 1)
    return frozenset(chosen)


def shown_conflicts(issues: Issues, view: View) -> tuple[Conflict, ...]:
    """The conflicts at least as strong as the view asks for, strongest first."""
    wanted = STRENGTHS[: STRENGTHS.index(view.min_strength) + 1]
    return tuple(
        sorted((c for c in issues.conflicts if c.strength in wanted), key=lambda c: (STRENGTHS.index(c.strength), c.sides, c.kind))
    )


def around(argument: Argument, names: Iterable[str], depth: int) -> set[str]:
    """The claims within ``depth`` steps of some claims, whichever way the steps lead."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for claim in argument.claims.values():
        for other in leans_on(claim):
            near[claim.name].add(other)
            near[other].add(claim.name)
    step_owner = {step.name: claim.name for claim in argument.claims.values() for step in claim.steps}
    for undercut in argument.undercuts:
        if undercut.step in step_owner:
            near[undercut.claim].add(step_owner[undercut.step])
            near[step_owner[undercut.step]].add(undercut.claim)
    reached = set(names)
    edge = set(reached)
    for _ in range(depth):
        edge = {other for name in edge for other in near[name]} - reached
        if not edge:
            break
        reached |= edge
    return reached


def leans_on(claim: Claim) -> Iterator[str]:
    """Every claim that a claim names: its premises, conditions, exceptions, and what it denies or speaks against."""
    yield from claim.denies
    yield from claim.against
    yield from conditions_named(claim.conditions)
    for step in claim.steps:
        yield from step.premises
        yield from conditions_named(step.conditions)


def conditions_named(conditions: Conditions) -> Iterator[str]:
    yield from conditions.unless
    for condition in (conditions.if_, conditions.only_if, conditions.needs):
        if condition is not None:
            yield from (name for name, _ in named_in(condition))


def named_in(condition: Condition) -> Iterator[tuple[str, bool]]:
    """The claims of a condition, each with whether it stands there as it is (True) or negated."""
    stack: list[tuple[Condition, bool]] = [(condition, True)]
    while stack:
        part, positive = stack.pop()
        match part:
            case ClaimRef(claim):
                yield claim, positive
            case Not(item):
                stack.append((item, not positive))
            case All(items) | AnyOf(items) | AtLeast(_, items):
                stack.extend((item, positive) for item in reversed(items))


def _passes(argument: Argument, claim: Claim, view: View) -> bool:
    if view.outlets and argument.outlet(claim) not in view.outlets:
        return False
    if view.voices and not any(
        voice in view.voices or _label(argument, voice) in view.voices for link in claim.chain for voice in link.voices
    ):
        return False
    if view.tags and not set(view.tags) & set(claim.tags):
        return False
    if view.since is not None and view.since.first is not None:
        published = argument.sources[claim.source].published if claim.source else None
        if published is None or (published.last is not None and published.last < view.since.first):
            return False
    return True


def _label(argument: Argument, voice: str) -> str:
    return argument.voices[voice].label if voice in argument.voices else voice
