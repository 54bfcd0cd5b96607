"""Which claims a picture shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from argmap.conflicts.issues import STRENGTHS, Conflict, Issues, Strength
from argmap.model.argument import All, AnyOf, Argument, AtLeast, Claim, ClaimRef, Condition, Not
from argmap.model.mentioned import waited_for
from argmap.times import Interval
from argmap.values import frozen

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
    if view.question is None and view.focus is None and not view.conflicts_only:
        return frozenset(chosen)
    ways = ways_of(argument)
    conflicts = shown_conflicts(issues, view)
    if view.question is not None:
        reports = [report for report in issues.questions if report.name == view.question]
        asked = {name for report in reports for name in report.claims}
        here = {conflict.fingerprint for report in reports for conflict in report.conflicts}
        asked |= {name for conflict in conflicts if conflict.fingerprint in here for name in conflict.claims}
        chosen &= ways.around(asked)
    if view.focus is not None:
        near = ways.behind({view.focus}, view.depth) | ways.beyond({view.focus}, view.depth)
        touching = [conflict for conflict in conflicts if not near.isdisjoint(conflict.claims)]
        chosen &= near | {name for conflict in touching for name in conflict.claims}
    if view.conflicts_only:
        chosen &= ways.around({name for conflict in conflicts for name in conflict.claims})
    return frozenset(chosen)


def shown_conflicts(issues: Issues, view: View) -> tuple[Conflict, ...]:
    """The conflicts at least as strong as the view asks for, strongest first."""
    wanted = STRENGTHS[: STRENGTHS.index(view.min_strength) + 1]
    return tuple(
        sorted((c for c in issues.conflicts if c.strength in wanted), key=lambda c: (STRENGTHS.index(c.strength), c.sides, c.kind))
    )


@frozen
class Ways:
    """What leads to a claim (premises, conditions, exceptions, what speaks against it or undercuts its steps), and what it leads to."""

    into: Mapping[str, Collection[str]]
    out: Mapping[str, Collection[str]]

    def behind(self, names: Iterable[str], depth: int) -> set[str]:
        return _reached(self.into, names, depth)

    def beyond(self, names: Iterable[str], depth: int) -> set[str]:
        return _reached(self.out, names, depth)

    def around(self, names: Iterable[str]) -> set[str]:
        """The claims and those one step from them, either way."""
        start = set(names)
        return start.union(*(self.into.get(name, ()) for name in start), *(self.out.get(name, ()) for name in start))


def ways_of(argument: Argument) -> Ways:
    into: defaultdict[str, set[str]] = defaultdict(set)
    out: defaultdict[str, set[str]] = defaultdict(set)

    def leads(one: str, other: str) -> None:
        into[other].add(one)
        out[one].add(other)

    for claim in argument.claims.values():
        for other in (*claim.denies, *claim.against):
            leads(claim.name, other)
        for conditions in (claim.conditions, *(step.conditions for step in claim.steps)):
            for other in waited_for(conditions):
                leads(other, claim.name)
        for step in claim.steps:
            for other in step.premises:
                leads(other, claim.name)
    owner = {step.name: claim.name for claim in argument.claims.values() for step in claim.steps}
    for undercut in argument.undercuts:
        if undercut.step in owner:
            leads(undercut.claim, owner[undercut.step])
    return Ways(into, out)


def _reached(ways: Mapping[str, Collection[str]], names: Iterable[str], depth: int) -> set[str]:
    reached = set(names)
    edge = set(reached)
    for _ in range(depth):
        edge = {other for name in edge for other in ways.get(name, ())} - reached
        if not edge:
            break
        reached |= edge
    return reached


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
