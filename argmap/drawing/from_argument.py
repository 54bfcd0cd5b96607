"""From the argument, what conflicts in it and what holds of it, to boxes and arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.conflicts.issues import Conflict, Issues
from argmap.drawing.arrows import arrows
from argmap.drawing.boxes import claim_box, fold_box, step_box
from argmap.drawing.collapse import Fold, fold
from argmap.drawing.drawing import Arrow, Drawing, Group
from argmap.drawing.legend import legend
from argmap.drawing.views import View, Ways, select, shown_conflicts, ways_of
from argmap.findings.cells import clean
from argmap.model.argument import Argument, Claim, Step
from argmap.model.wording import counted
from argmap.rules.evaluation import Evaluation
from argmap.text import SourceText

MOST = 100
"""Claims that a picture draws one by one unless it is to show everything: more, and no one reads it."""


def draw(
    argument: Argument, issues: Issues, evaluation: Evaluation | None, view: View, texts: Mapping[str, SourceText], title: str
) -> Drawing:
    """The claims of a view with their steps, outlets and conflicts. The order of files makes no difference."""
    selected = select(argument, issues, view)
    names = selected
    conflicts = [conflict for conflict in shown_conflicts(issues, view) if not names.isdisjoint(conflict.claims)]
    folds: tuple[Fold, ...] = ()
    about: list[str] = []
    outlets = {argument.outlet(argument.claims[name]) for name in selected} - {None}
    if len(names) > MOST and not view.everything:
        ways = ways_of(argument)
        involved, left_out = _involved(argument, ways, conflicts, selected, view)
        names, folds = fold(argument, ways, selected, involved)
        if left_out:
            about.append(f"{counted(left_out, 'weaker conflict')} not drawn: ask for one question, or a focus")
    if not names and view.question is not None:
        about.append("no claim speaks to it: `about` and `positions` of the question say which do")
    shown = [claim for name, claim in sorted(argument.claims.items()) if name in names]
    about.insert(0, f"{counted(len(shown), 'claim')} from {counted(len(outlets), 'outlet')}")
    steps = [(step, claim) for claim in shown for step in claim.steps if _worth_drawing(step, names)]
    ids = {claim.name: f"n{number}" for number, claim in enumerate(shown, 1)}
    ids |= {step.name: f"s{number}" for number, (step, _) in enumerate(steps, 1)}
    leading = {premise for claim in shown for step in claim.steps for premise in step.premises}
    groups = _groups(argument, shown, folds)
    group_of = {group.label: group.id for group in groups}
    quoted = [(claim.name, quote.words) for claim in shown for quote in claim.quotes]
    notes: dict[str, list[int]] = {}
    for number, (name, _) in enumerate(quoted, 1):
        notes.setdefault(name, []).append(number)

    elsewhere = _elsewhere(issues, conflicts, names)

    def group(claim: Claim) -> str | None:
        return group_of.get(argument.outlet(claim) or "")

    boxes = [
        *(
            claim_box(
                argument,
                evaluation,
                claim,
                ids[claim.name],
                group(claim),
                texts,
                tuple(notes.get(claim.name, ())),
                tuple(elsewhere.get(claim.name, ())),
                main=claim.name not in leading,
            )
            for claim in shown
        ),
        *(step_box(argument, step, ids[step.name], group(claim), names) for step, claim in steps),
        *(fold_box(each, f"f{number}", group_of.get(each.outlet or "")) for number, each in enumerate(folds, 1)),
    ]
    drawn = [
        *arrows(argument, issues, conflicts, shown, ids),
        *(Arrow(f"f{number}", ids[each.at], "link", "", "") for number, each in enumerate(folds, 1) if each.at),
    ]
    return Drawing(
        title=title,
        boxes=tuple(boxes),
        arrows=tuple(drawn),
        groups=groups,
        legend=tuple(legend(boxes, drawn)),
        hidden=len(argument.claims) - len(shown),
        notes=tuple(f"{name}: “{clean(words)}”" for name, words in quoted),
        about=tuple(about),
    )


def _elsewhere(issues: Issues, conflicts: Iterable[Conflict], shown: frozenset[str]) -> dict[str, list[int]]:
    """By claim, the numbers of its conflicts of which the picture has only one side."""
    numbers = issues.numbers
    found: dict[str, list[int]] = {}
    for conflict in conflicts:
        here = [[name for name in side if name in shown] for side in conflict.sides]
        if conflict.fingerprint in numbers and not all(here):
            for name in (*here[0], *here[1]):
                found.setdefault(name, []).append(numbers[conflict.fingerprint])
    return found


def _involved(argument: Argument, ways: Ways, conflicts: Iterable[Conflict], selected: frozenset[str], view: View) -> tuple[set[str], int]:
    """The claims that are seen with what is one step from them, as many as a picture can hold: those of the strongest conflicts, then
    what is argued for and leads no further; and how many conflicts that leaves out."""
    involved = {view.focus} if view.focus else set()
    seen = ways.around(involved) & selected
    left_out = 0
    for conflict in conflicts:
        if conflict.strength == "info":
            continue
        ends = set(conflict.claims)
        more = (ways.around(ends) & selected) - seen
        if len(seen) + len(more) > MOST and involved:
            left_out += 1
            continue
        involved |= ends
        seen |= more
    ends_of_lines = (name for name in sorted(selected) if argument.claims[name].steps and not ways.out.get(name))
    for name in ends_of_lines:
        more = (ways.around({name}) & selected) - seen
        if len(seen) + len(more) <= MOST // 2:
            involved.add(name)
            seen |= more
    return involved, left_out


def _worth_drawing(step: Step, shown: frozenset[str]) -> bool:
    """A circle that nothing shown leads to would say no more than the conclusion's double border does."""
    return not step.premises or any(premise in shown for premise in step.premises)


def _groups(argument: Argument, shown: Iterable[Claim], folds: Iterable[Fold]) -> tuple[Group, ...]:
    folded = (argument.claims[name] for each in folds for name in each.claims)
    sources = {claim.source for claim in (*shown, *folded) if claim.source}
    outlets: dict[str, list[str]] = {}
    for name in sorted(sources):
        source = argument.sources[name]
        when = f" · {source.published}{' (estimated)' if source.estimated else ''}" if source.published else ""
        outlets.setdefault(source.outlet, []).append(f"{clean(source.title)}{when}")
    return tuple(
        Group(f"g{number}", outlet, _few(titles), number - 1) for number, (outlet, titles) in enumerate(sorted(outlets.items()), 1)
    )


def _few(titles: list[str]) -> tuple[str, ...]:
    return tuple(titles) if len(titles) <= 3 else (*titles[:2], f"and {len(titles) - 2} more articles")
