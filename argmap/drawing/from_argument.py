"""From the argument, what conflicts in it and what holds of it, to boxes and arrows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.conflicts.issues import Conflict, Issues
from argmap.drawing.collapse import Fold, fold
from argmap.drawing.drawing import Arrow, Box, Drawing, Group, LegendItem, Line, Outline, Role, Shape, Width
from argmap.drawing.views import LARGE, View, named_in, select, shown_conflicts
from argmap.drawing.words import clean, wrap
from argmap.model.argument import Argument, Claim, Conditions, Link, Step
from argmap.rules.evaluation import Evaluation, Status
from argmap.text import SourceText

COLUMNS = 30
WORDS = 12
MARKS: Mapping[Status, str] = {"holds": "✓", "fails": "✗", "undecided": "?", "open": "○"}
_WIDTHS: Mapping[str, Width] = {"strong": "thicker", "medium": "thick", "weak": "normal", "info": "thin"}
LEGEND = {
    "premise": "premise: put forward without argument",
    "conclusion": "conclusion: argued for",
    "condition": "condition: nobody asserts it",
    "held": "held, not put forward as true (a fear, a belief, a hypothesis)",
    "assumption": "assumption: no quote or no source",
    "step": "step from premises to a conclusion",
    "question": "question, with its claims and conflicts",
    "more": "claims that no shown conflict touches",
    "support": "supports (+)",
    "denial": "denies, is contrary to, speaks against (–)",
    "undercut": "undercuts a step, exception (unless)",
    "condition-arrow": "on condition (if, only if, needs)",
    "conflict": "⚡ conflict found; the thicker, the stronger",
    "change": "◷ change over time",
    "agreement": "agree, or say the same",
    "holds": "✓ holds: argued for, and every objection is answered",
    "fails": "✗ fails: argued for, and defeated",
    "undecided": "? undecided: a tie, or a circle of objections",
    "open": "○ open: nothing carries it yet",
    "disputed": "⊘ the outlet disputes it",
}


def draw(
    argument: Argument, issues: Issues, evaluation: Evaluation | None, view: View, texts: Mapping[str, SourceText], title: str
) -> Drawing:
    """The claims of a view with their steps, outlets and conflicts. The order of files makes no difference."""
    names = select(argument, issues, view)
    conflicts = shown_conflicts(issues, view)
    folds: tuple[Fold, ...] = ()
    if len(names) > LARGE and not view.everything:
        ends = {name for conflict in conflicts if conflict.strength != "info" for side in conflict.sides for name in side}
        names, folds = fold(argument, names, ends | ({view.focus} if view.focus else set()))
    shown = [claim for name, claim in sorted(argument.claims.items()) if name in names]
    ids = {claim.name: f"n{number}" for number, claim in enumerate(shown, 1)}
    ids |= {step.name: f"s{number}" for number, step in enumerate((step for claim in shown for step in claim.steps), 1)}
    leading = {premise for claim in shown for step in claim.steps for premise in step.premises}
    groups = _groups(argument, shown, folds)
    group_of = {group.label: group.id for group in groups}
    boxes = [
        *(_claim_box(argument, evaluation, claim, ids[claim.name], group_of, texts, main=claim.name not in leading) for claim in shown),
        *(_step_box(step, ids[step.name], group_of.get(argument.outlet(claim) or "")) for claim in shown for step in claim.steps),
        *(_fold_box(each, f"f{number}", group_of.get(each.outlet or "")) for number, each in enumerate(folds, 1)),
    ]
    arrows = [arrow for arrow in _arrows(argument, issues, conflicts, shown, ids) if arrow.tail and arrow.head]
    arrows += [Arrow(f"f{number}", ids[each.at], "link", "", "") for number, each in enumerate(folds, 1) if each.at]
    return Drawing(
        title=title,
        boxes=tuple(boxes),
        arrows=tuple(arrows),
        groups=groups,
        legend=tuple(_legend(boxes, arrows)),
        hidden=len(argument.claims) - len(shown),
        notes=tuple(_notes(shown)),
    )


def _fold_box(fold: Fold, box_id: str, group: str | None) -> Box:
    lines = (Line(f"+{len(fold.claims)} claims", "main"),)
    return Box(box_id, "", "rounded", "dashed", lines, "\n".join(fold.claims[:40]), group, "more", muted=True)


def _groups(argument: Argument, shown: list[Claim], folds: tuple[Fold, ...]) -> tuple[Group, ...]:
    folded = (argument.claims[name] for each in folds for name in each.claims)
    sources = {claim.source for claim in (*shown, *folded) if claim.source}
    outlets = sorted({argument.sources[name].outlet for name in sources})
    return tuple(
        Group(
            id=f"g{number}",
            label=outlet,
            sublabels=tuple(
                f"{clean(source.title)}{f' · {source.published}' if source.published else ''}{' (estimated)' if source.estimated else ''}"
                for _, source in sorted(argument.sources.items())
                if source.name in sources and source.outlet == outlet
            ),
            tint=number - 1,
        )
        for number, outlet in enumerate(outlets, 1)
    )


def _claim_box(
    argument: Argument,
    evaluation: Evaluation | None,
    claim: Claim,
    box_id: str,
    group_of: Mapping[str, str],
    texts: Mapping[str, SourceText],
    *,
    main: bool,
) -> Box:
    shape: Shape = "hexagon" if claim.kind == "condition" else "box" if claim.kind == "conclusion" else "rounded"
    assumption = claim.kind == "premise" and not (claim.quotes and claim.source)
    outline: Outline = "dotted" if claim.attitude else "double" if claim.kind == "conclusion" else "dashed" if assumption else "solid"
    status = evaluation.claims.get(claim.name) if evaluation else None
    return Box(
        id=box_id,
        name=claim.name,
        shape=shape,
        outline=outline,
        lines=tuple(_lines(argument, evaluation, claim, main=main)),
        tooltip=tooltip(argument, claim, texts),
        group=group_of.get(argument.outlet(claim) or ""),
        role=claim.kind,
        muted=claim.attitude is not None,
        status=status.status if status else "",
    )


def _lines(argument: Argument, evaluation: Evaluation | None, claim: Claim, *, main: bool) -> Iterator[Line]:
    for text in wrap(claim.proposition, COLUMNS, WORDS):
        yield Line(text, "strong" if claim.kind == "conclusion" and main else "main")
    if len(claim.chain) > 1:
        for text in wrap("via " + ", ".join(speakers(argument, link) for link in claim.chain[1:]), COLUMNS + 6):
            yield Line(text, "small")
    if claim.stance == "disputed":
        yield Line("⊘ the outlet disputes it", "small")
    for text in wrap(" · ".join(_facts(argument, claim)), COLUMNS + 6) if list(_facts(argument, claim)) else ():
        yield Line(text, "small")
    status = evaluation.claims.get(claim.name) if evaluation else None
    if evaluation is not None and status is not None:
        own = f"{claim.source}."
        waits = [
            name.removeprefix(own) for name in _conditions(claim) if name in evaluation.claims and evaluation.claims[name].status != "holds"
        ]
        words = f"{MARKS[status.status]} {status.status}" + (
            f": waits for {', '.join(dict.fromkeys(waits))}" if status.status == "open" and waits else ""
        )
        for text in wrap(words, COLUMNS + 6, 14):
            yield Line(text, "status")


def _conditions(claim: Claim) -> Iterator[str]:
    for conditions in (claim.conditions, *(step.conditions for step in claim.steps)):
        for condition in (conditions.if_, conditions.only_if, conditions.needs):
            if condition is not None:
                yield from (name for name, positive in named_in(condition) if positive)


def _facts(argument: Argument, claim: Claim) -> Iterator[str]:
    """The small line: voice, likelihood, time, grade."""
    if claim.chain:
        yield speakers(argument, claim.chain[0])
    if claim.attitude:
        holder = argument.voices.get(claim.attitude.of or "")
        yield f"{claim.attitude.kind} of {clean(holder.label)}" if holder else claim.attitude.kind
    if claim.headline:
        yield "linked headline"
    if claim.likelihood_given:
        yield str(claim.likelihood) + (f" ({claim.sense})" if claim.sense else "")
    if claim.time_given:
        yield str(claim.time)
    if claim.source and argument.sources[claim.source].grade.given:
        yield str(argument.sources[claim.source].grade)


def speakers(argument: Argument, link: Link) -> str:
    """The voices of a link by their labels."""
    return " and ".join(clean(argument.voices[key].label) if key in argument.voices else clean(key) for key in link.voices)


def tooltip(argument: Argument, claim: Claim, texts: Mapping[str, SourceText]) -> str:
    """The whole proposition, the chain, the exact quotes, and the place."""
    lines = [claim.name, clean(claim.proposition)]
    if claim.chain:
        lines.append("said by " + " via ".join(speakers(argument, link) for link in claim.chain))
    lines += [f"“{clean(quote.words)}”" for quote in claim.quotes]
    text = texts.get(claim.span.path)
    lines.append(f"{claim.span.path}:{text.position(claim.name_span.start).line}" if text else claim.span.path)
    return "\n".join(lines)


def _step_box(step: Step, box_id: str, group: str | None) -> Box:
    label = clean(step.scheme.replace("_", " ")) if step.scheme else "+"
    says = [step.name, "strict: it cannot fail" if step.strict else "presumably"]
    if step.said or step.own_word:
        says.append("from the fact that it was said")
    if step.warrant:
        says.append(clean(step.warrant))
    return Box(
        id=box_id,
        name=step.name,
        shape="circle",
        outline="double" if step.strict else "solid",
        lines=tuple(Line(text, "small") for text in wrap(label, 12)),
        tooltip="\n".join(says),
        group=group,
        role="step",
    )


def _arrows(
    argument: Argument, issues: Issues, conflicts: tuple[Conflict, ...], shown: list[Claim], ids: Mapping[str, str]
) -> Iterator[Arrow]:
    """Arrows whose ends are both shown; an end that is not is an empty id and the arrow is left out by the caller."""

    def arrow(tail: str, head: str, role: Role, label: str = "", tooltip: str = "", width: Width = "normal", ranks: bool = True) -> Arrow:
        return Arrow(ids.get(tail, ""), ids.get(head, ""), role, label, tooltip, width, ranks)

    for claim in shown:
        yield from _condition_arrows(claim.name, claim.conditions, ids)
        for step in claim.steps:
            yield from (arrow(premise, step.name, "link") for premise in step.premises)
            yield arrow(step.name, claim.name, "support")
            yield from _condition_arrows(step.name, step.conditions, ids)
        yield from (arrow(claim.name, other, "denial", "–", f"{claim.name} denies {other}") for other in claim.denies)
        yield from (arrow(claim.name, other, "denial", "–", f"{claim.name} speaks against {other}") for other in claim.against)
    for undercut in argument.undercuts:
        yield arrow(undercut.claim, undercut.step, "undercut", "", clean(undercut.reason) or f"{undercut.claim} undercuts {undercut.step}")
    for relation in argument.relations:
        role: Role = "denial" if relation.kind in ("contrary", "tension") else "agreement"
        label = {"contrary": "–", "tension": "tension"}.get(relation.kind, relation.kind)
        first = relation.claims[0] if relation.claims else ""
        for other in relation.claims[1:]:
            yield arrow(first, other, role, label, clean(relation.reason), "thin" if relation.kind == "tension" else "normal", False)
    for number, conflict in enumerate((c for c in conflicts if c.strength != "info"), 1):
        yield from (
            arrow(
                one,
                other,
                "conflict",
                f"⚡{number}",
                clean(f"{number}. {conflict.headline} {conflict.because}"),
                _WIDTHS[conflict.strength],
                False,
            )
            for one in conflict.sides[0][:1]
            for other in conflict.sides[1][:1]
        )
    for conflict in conflicts:
        if conflict.kind == "changed-over-time":
            yield arrow(conflict.sides[0][0], conflict.sides[1][0], "change", "◷", clean(conflict.because), "normal", False)
    for agreement in issues.agreements:
        for one, other in zip(agreement.claims, agreement.claims[1:], strict=False):
            yield arrow(one, other, "agreement", "", agreement.kind, "thin", False)


def _condition_arrows(head: str, conditions: Conditions, ids: Mapping[str, str]) -> Iterator[Arrow]:
    for word, condition in (("if", conditions.if_), ("only if", conditions.only_if), ("needs", conditions.needs)):
        if condition is None:
            continue
        for name, positive in named_in(condition):
            yield Arrow(ids.get(name, ""), ids.get(head, ""), "condition", word if positive else f"{word} not", "")
    for name in conditions.unless:
        yield Arrow(ids.get(name, ""), ids.get(head, ""), "undercut", "unless", "")


def _legend(boxes: Collection[Box], arrows: Collection[Arrow]) -> Iterator[LegendItem]:
    """Only the kinds that are present, in the order of the table of drawing kinds."""
    present = {box.role for box in boxes} | {box.status for box in boxes if box.status}
    present |= {"held" for box in boxes if box.muted and box.role != "more"} | {
        "assumption" for box in boxes if box.outline == "dashed" and box.role == "premise"
    }
    present |= {"disputed" for box in boxes if any(line.text.startswith("⊘") for line in box.lines)}
    present |= {"condition-arrow" if arrow.role == "condition" else arrow.role for arrow in arrows}
    return (LegendItem(sample, words) for sample, words in LEGEND.items() if sample in present)


def _notes(shown: list[Claim]) -> Iterator[str]:
    for claim in shown:
        for quote in claim.quotes:
            yield f"{claim.name}: “{clean(quote.words)}”"
