"""A conclusion that leans on several sources, all of which go back to one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import SINGLE_ROOT
from argmap.model.argument import Argument, Claim
from argmap.model.wording import listed

_ENOUGH = 2  # distinct roots: more make no difference
_NAMED = 4  # sources in one message


def single_root(case: Case) -> Iterator[Finding]:
    argument = case.argument
    sources = _sources(argument)
    for claim in argument.claims.values():
        below = sources[claim.name]
        roots = {argument.sources[name].root for name in below}
        if claim.kind != "conclusion" or len(below) < _ENOUGH or len(roots) != 1:
            continue
        root = next(iter(roots))
        names = listed(f"`{name}`" for name in sorted(below))
        message = f"`{claim.name}` leans on {names}, and all of them go back to `{root}`"
        labels = tuple(Label(argument.sources[name].name_span, f"this goes back to `{root}`") for name in sorted(below) if name != root)
        help_ = "it is no better backed than by one source: look for one that is independent"
        yield Finding(SINGLE_ROOT, claim.name_span, message, help_, labels, subject=claim.name)


def _sources(argument: Argument) -> Mapping[str, set[str]]:
    """By claim, the sources of the premises that it leans on in the end; only the first few, and some of two roots where there are."""
    claims = argument.claims
    used_by: dict[str, list[str]] = {}
    for name, claim in claims.items():
        for premise in _leans_on(claim):
            used_by.setdefault(premise, []).append(name)
    found: dict[str, set[str]] = {
        name: {claim.source} if claim.kind == "premise" and claim.source is not None else set() for name, claim in claims.items()
    }
    queue = deque(name for name in claims if found[name])
    while queue:
        name = queue.popleft()
        for user in used_by.get(name, ()):
            more = {source for source in found[name] - found[user] if _worth(argument, found[user], source)}
            if more:
                found[user] |= more
                queue.append(user)
    return found


def _worth(argument: Argument, known: set[str], source: str) -> bool:
    roots = {argument.sources[name].root for name in known}
    return len(known) < _NAMED or (len(roots) < _ENOUGH and argument.sources[source].root not in roots)


def _leans_on(claim: Claim) -> Iterator[str]:
    for step in claim.steps:
        yield from step.premises
