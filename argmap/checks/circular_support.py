"""Claims that carry each other in a circle, and that nothing else carries."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import CIRCULAR_SUPPORT
from argmap.model.argument import Claim
from argmap.model.circles import circles
from argmap.model.wording import listed


def circular_support(case: Case) -> Iterator[Finding]:
    claims = case.argument.claims
    based = _based(claims)
    leads_to = {
        name: tuple(
            premise for step in claim.steps if not step.said for premise in step.premises if premise in claims and premise not in based
        )
        for name, claim in claims.items()
        if name not in based
    }
    for circle in circles(leads_to):
        if len(circle) < 2:
            continue
        first = claims[circle[0]]
        message = f"{_few(circle)} carry each other, and nothing else carries them"
        labels = tuple(Label(claims[name].name_span, "and this") for name in circle[1:6])
        help_ = "give one of them a step from something outside the circle"
        yield Finding(CIRCULAR_SUPPORT, first.name_span, message, help_, labels, subject=" ".join(circle))


def _based(claims: Mapping[str, Claim]) -> frozenset[str]:
    """Everything but the conclusions whose every step leans, in the end, on themselves; conditions are taken to be met."""
    found = {name for name, claim in claims.items() if claim.kind != "conclusion" or not claim.steps}
    waiting: dict[str, list[tuple[str, int]]] = {}
    left: dict[tuple[str, int], int] = {}
    for name, claim in claims.items():
        for place, step in enumerate(claim.steps):
            premises = () if step.said else tuple(dict.fromkeys(premise for premise in step.premises if premise in claims))
            left[name, place] = len(premises)
            for premise in premises:
                waiting.setdefault(premise, []).append((name, place))
            if not premises:
                found.add(name)
    queue = deque(sorted(found))
    while queue:
        for step_of in waiting.get(queue.popleft(), ()):
            left[step_of] -= 1
            if not left[step_of] and step_of[0] not in found:
                found.add(step_of[0])
                queue.append(step_of[0])
    return frozenset(found)


def _few(names: tuple[str, ...]) -> str:
    more = [f"{len(names) - 6} more"] if len(names) > 6 else []
    return listed([*(f"`{name}`" for name in names[:6]), *more])
