"""R11, but for `denies`: what is said outright of another claim or of a step, or declared to sit ill together."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.conflicts.issues import ConflictKind, RuleName, Strength
from argmap.conflicts.judge import EXCLUSIVE, WEAKER, Judge, Pair
from argmap.conflicts.parties import level
from argmap.meaning.compare import Clash
from argmap.meaning.stands import stronger
from argmap.model.argument import Argument


def find_outright(judge: Judge) -> None:
    argument = judge.argument
    owners = step_owners(argument)
    for undercut in argument.undercuts:
        owner = owners.get(undercut.step)
        if owner is not None:
            _add(judge, undercut.claim, owner, "step-disputed", "medium", f"the one says that the step {undercut.step} does not go through")
    for claim in argument.claims.values():
        for target in claim.against:
            _add(judge, claim.name, target, "reason-against", "info", "the one is put forward as a reason against the other")
    for relation in argument.relations:
        if relation.kind == "tension":
            for place, one in enumerate(relation.claims):
                for other in relation.claims[place + 1 :]:
                    _add(judge, one, other, "tension", "weak", relation.reason or "declared to sit ill together")


def step_owners(argument: Argument) -> Mapping[str, str]:
    """The claim that each step belongs to."""
    return {step.name: claim.name for claim in argument.claims.values() for step in claim.steps}


def _add(judge: Judge, one: str, other: str, kind: ConflictKind, strength: Strength, reason: str) -> None:
    """What ``one`` says of ``other``; of a tension it makes no difference which is which."""
    argument = judge.argument
    first, second = sorted((one, other))
    claims = [argument.claims.get(name) for name in (first, second)]
    if first == second or any(claim is None or claim.damaged or claim.kind == "condition" for claim in claims):
        return
    parties = judge.commitment(first), judge.commitment(second)
    for name, party in zip((first, second), parties, strict=True):
        if not party:
            if kind != "reason-against" or _between_outlets(one, other, argument):
                judge.consider(first, second, "R11", "attitude", f"{name} is {party.why_none}", kind)
            return
    where = level(*parties)
    if kind == "reason-against" and where == "outlet":
        strength = "weak"
    # Whether a step goes through is no matter of what its claim waits for.
    hangs = judge.hangs(strength, judge.waiting.of(one), None if kind == "step-disputed" else judge.waiting.of(other))
    if hangs is None and kind != "tension":
        judge.consider(first, second, "R5", "condition", EXCLUSIVE, kind)
        return
    under, node, weakened = hangs or (strength, None, False)
    if kind != "tension":  # what is declared to sit ill together is reported, whatever the two wait for
        strength = WEAKER[under] if weakened else under
    key: tuple[str, str, RuleName] = (first, second, "R11")
    known = judge.pairs.get(key)
    if known is None or stronger(strength, known.strength):
        # The clash carries the words alone: nothing of this sort is a matter of the table.
        clash = Clash("contradiction", strength, "R11", kind, reason)
        judge.pairs[key] = Pair(first, second, kind, strength, "R11", where, clash, None, node, False)


def _between_outlets(one: str, other: str, argument: Argument) -> bool:
    return argument.outlet(argument.claims[one]) != argument.outlet(argument.claims[other])
