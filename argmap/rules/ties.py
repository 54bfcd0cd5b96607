"""What leaves a claim undecided: the tie or the circle of objections behind it."""

from __future__ import annotations

from collections import deque

from argmap.rules.atoms import ClaimAtom
from argmap.rules.explanation import Attacker
from argmap.rules.proof import attack
from argmap.rules.rulebase import CERTAIN
from argmap.rules.tracing import Trace
from argmap.values import frozen

_MOST = 2_000  # claims looked at for a circle


@frozen
class Tie:
    """An undecided attack on a rule that could carry the claim, or something that the claim leans on."""

    attacker: Attacker
    claims: tuple[str, ...]  # the attackers
    target: str


def ties(trace: Trace, literal: int) -> tuple[Tie, ...]:
    """The nearest undecided attacks: on the claim's own rules where there are any, else on those of what it leans on."""
    rulebase, answer = trace.theory.rulebase, trace.answer
    found: dict[Tie, None] = {}
    seen = {literal}
    level = [literal]
    while level and not found:
        below: list[int] = []
        for low in level:
            for support in rulebase.supports(low):
                members = (*support.body, *(() if support.guard is None else (support.guard,)))
                if not all(answer.arguable[member] for member in members):
                    continue
                strength = min((rulebase.ranks[support.rule] or CERTAIN), *(answer.arguable[member] for member in members), CERTAIN)
                if not rulebase.is_strict(support.rule):
                    for opposing, needed in _opposing(trace, support.rule, strength):
                        for group in trace.opponents(opposing, lambda each: answer.arguable[each], needed):
                            attacker = attack(trace, group, low, answer.arguable[opposing], strength)
                            found[Tie(attacker, attacker.claims, attacker.claim)] = None
                for member in members:
                    if member not in seen and not answer.held[member]:
                        seen.add(member)
                        below.append(member)
        level = below
    return tuple(found)


def _opposing(trace: Trace, rule: int, strength: int) -> list[tuple[int, int]]:
    rulebase, answer = trace.theory.rulebase, trace.answer
    found = []
    opposite = rulebase.heads[rule] ^ 1
    if answer.arguable[opposite] >= strength:
        found.append((opposite, strength))
    found.extend((exception, 1) for exception in rulebase.unless(rule) if answer.arguable[exception])
    return found


def circle_of(trace: Trace, literal: int) -> tuple[str, ...]:
    """The claims of the shortest circle of objections that leaves the claim undecided, from a target on, each objecting to the one
    before it. Empty where none is found."""
    start = ties(trace, literal)
    graph: dict[str, tuple[str, ...]] = {}
    order: list[str] = []
    queue = deque(dict.fromkeys(tie.target for tie in start if tie.target))
    while queue and len(graph) < _MOST:
        name = queue.popleft()
        if name in graph:
            continue
        own = trace.theory.rulebase.literal(ClaimAtom(name))
        found = ties(trace, own) if own is not None else ()
        graph[name] = tuple(dict.fromkeys(claim for tie in found for claim in tie.claims if claim != name or tie.target == name))
        order.append(name)
        queue.extend(claim for claim in graph[name] if claim not in graph)
    for name in order:
        circle = _back_to(graph, name)
        if circle:
            return circle
    return ()


def _back_to(graph: dict[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for further in graph.get(name, ()):
            if further == start:
                path = [name]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return tuple(reversed(path))
            if further not in came:
                came[further] = name
                queue.append(further)
    return ()
