"""What leaves a claim undecided: the tie or the circle of objections behind it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from argmap.rules.atoms import ClaimAtom
from argmap.rules.explanation import Attacker
from argmap.rules.proof import attack
from argmap.rules.rulebase import CERTAIN
from argmap.rules.tracing import Trace, reaches
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
                if not reaches(support, lambda member: answer.arguable[member], 1):
                    continue
                # Of what is counted, not all members need to.
                members = [member for member in (*support.body, support.guard) if member is not None and answer.arguable[member]]
                strength = min((rulebase.ranks[support.rule] or CERTAIN), *(answer.arguable[member] for member in members), CERTAIN)
                if not rulebase.is_strict(support.rule):
                    for opposing, needed in _opposing(trace, support.rule, strength):
                        if trace.allowance.spent:
                            return tuple(found)
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


def circle_of(trace: Trace, found: Iterable[Tie]) -> tuple[str, ...]:
    """The claims of the shortest circle of objections that leaves a claim with these ties undecided, from a target on, each objecting to
    the one before it. Empty where none is found."""
    known: dict[str, tuple[str, ...]] = {}

    def objecting(name: str) -> tuple[str, ...]:
        if name not in known and len(known) < _MOST and not trace.allowance.spent:
            own = trace.theory.rulebase.literal(ClaimAtom(name))
            nearest = ties(trace, own) if own is not None else ()
            known[name] = tuple(dict.fromkeys(claim for tie in nearest for claim in tie.claims if claim != name or tie.target == name))
        return known.get(name, ())

    queue = deque(dict.fromkeys(tie.target for tie in found if tie.target))
    seen = set(queue)
    while queue:
        name = queue.popleft()
        circle = _back_to(objecting, name)
        if circle:
            return circle
        for further in objecting(name):
            if further not in seen:
                seen.add(further)
                queue.append(further)
    return ()


def _back_to(objecting: Callable[[str], tuple[str, ...]], start: str) -> tuple[str, ...]:
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for further in objecting(name):
            if further == start:
                path = [name]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return tuple(reversed(path))
            if further not in came:
                came[further] = name
                queue.append(further)
    return ()
