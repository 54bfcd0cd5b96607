"""What leads to what, speaks against what, conflicts with what: as arrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from argmap.conflicts.issues import Conflict, Issues
from argmap.drawing.drawing import Arrow, Role, Width
from argmap.drawing.views import named_in
from argmap.findings.cells import clean
from argmap.model.argument import Argument, AtLeast, Claim, Conditions

_WIDTHS: Mapping[str, Width] = {"strong": "thicker", "medium": "thick", "weak": "normal", "info": "thin"}


def arrows(
    argument: Argument, issues: Issues, conflicts: Iterable[Conflict], shown: Iterable[Claim], ids: Mapping[str, str]
) -> Iterator[Arrow]:
    """Those whose ends are both shown, by ``ids`` of claims and steps."""
    found = [*_found(issues, conflicts, ids)]
    # What is declared to clash and was found to clash is drawn once, as what was found.
    clashing = {frozenset((arrow.tail, arrow.head)) for arrow in found if arrow.role == "conflict"}
    related = [each for each in _related(argument, ids) if each.role != "denial" or frozenset((each.tail, each.head)) not in clashing]
    drawn = [*_argued(argument, shown, ids), *related, *found]
    return (arrow for arrow in drawn if arrow.tail and arrow.head and arrow.tail != arrow.head)


def _argued(argument: Argument, shown: Iterable[Claim], ids: Mapping[str, str]) -> Iterator[Arrow]:
    for claim in shown:
        head = ids[claim.name]
        yield from _on_condition(head, claim.conditions, ids)
        for step in claim.steps:
            if (circle := ids.get(step.name, "")) == "":
                continue
            yield from (Arrow(ids.get(premise, ""), circle, "link", "", "") for premise in step.premises)
            yield Arrow(circle, head, "support", "", "")
            yield from _on_condition(circle, step.conditions, ids)
        for other in claim.denies:
            yield Arrow(head, ids.get(other, ""), "denial", "–", f"{claim.name} denies {other}")
        for other in claim.against:
            yield Arrow(head, ids.get(other, ""), "denial", "–", f"{claim.name} speaks against {other}")
    for undercut in argument.undercuts:
        tip = clean(undercut.reason) or f"{undercut.claim} undercuts {undercut.step}"
        yield Arrow(ids.get(undercut.claim, ""), ids.get(undercut.step, ""), "undercut", "", tip)


def _on_condition(head: str, conditions: Conditions, ids: Mapping[str, str]) -> Iterator[Arrow]:
    for word, condition in (("if", conditions.if_), ("only if", conditions.only_if), ("needs", conditions.needs)):
        if condition is not None:
            if isinstance(condition, AtLeast) and condition.count < len(condition.items):
                word += f" {condition.count} of {len(condition.items)}"  # three arrows with `if` would each be taken for enough
            for name, positive in named_in(condition):
                yield Arrow(ids.get(name, ""), head, "condition", word if positive else f"{word} not", "")
    for name in conditions.unless:
        yield Arrow(ids.get(name, ""), head, "undercut", "unless", "")


def _related(argument: Argument, ids: Mapping[str, str]) -> Iterator[Arrow]:
    for relation in argument.relations:
        against = relation.kind in ("contrary", "tension")
        role: Role = "denial" if against else "agreement"
        label = {"contrary": "–", "tension": "tension"}.get(relation.kind, relation.kind)
        first = relation.claims[0] if relation.claims else ""
        for other in relation.claims[1:]:
            width: Width = "normal" if relation.kind == "contrary" else "thin"
            yield Arrow(ids.get(first, ""), ids.get(other, ""), role, label, clean(relation.reason), width, False)


def _found(issues: Issues, conflicts: Iterable[Conflict], ids: Mapping[str, str]) -> Iterator[Arrow]:
    """Conflicts under their numbers in the report; changes over time and agreements without one."""
    numbers = issues.numbers
    for conflict in conflicts:
        # A side of several claims is drawn from the first of them that the picture has.
        tail, head = (next((ids[name] for name in side if name in ids), "") for side in conflict.sides)
        if conflict.kind == "changed-over-time":
            yield Arrow(tail, head, "change", "◷", clean(conflict.because), "normal", False)
        elif conflict.strength != "info":
            number = numbers[conflict.fingerprint]
            tip = clean(f"{number}. {conflict.headline} {conflict.because}")
            yield Arrow(tail, head, "conflict", f"⚡{number}", tip, _WIDTHS[conflict.strength], False)
    for agreement in issues.agreements:
        known = [name for name in agreement.claims if name in ids]
        for one, other in pairwise(known):
            yield Arrow(ids[one], ids[other], "agreement", "", agreement.kind, "thin", False)
