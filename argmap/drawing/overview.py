"""A large project at one glance: a folder for each question, with its claims and conflicts counted."""

from __future__ import annotations

from collections import Counter

from argmap.conflicts.issues import STRENGTHS, Issues, QuestionReport
from argmap.drawing.drawing import Arrow, Box, Drawing, LegendItem, Line
from argmap.drawing.from_argument import LEGEND
from argmap.drawing.views import View, shown_conflicts
from argmap.drawing.words import clean, wrap
from argmap.model.argument import Argument

QUESTIONS = 120
"""More folders than this no one reads: the ones with the most conflicts are drawn, and the rest are counted."""


def overview(argument: Argument, issues: Issues, view: View, title: str) -> Drawing:
    """Folders, the most disputed first; an arrow joins two questions that share a conflict. ``hidden`` counts every claim."""
    shown = {conflict.fingerprint for conflict in shown_conflicts(issues, view) if conflict.strength != "info"}
    conflicts = {report.name: [c for c in report.conflicts if c.fingerprint in shown] for report in issues.questions}
    ranked = sorted(issues.questions, key=lambda report: (-len(conflicts[report.name]), -_claims(report), report.name))
    drawn = ranked[:QUESTIONS]
    boxes = []
    for number, report in enumerate(drawn, 1):
        strengths = Counter(conflict.strength for conflict in conflicts[report.name])
        count = _claims(report)
        lines = [Line(text, "strong") for text in wrap(report.question, 34, 16)]
        lines.append(
            Line(
                f"{count} claim{'s' if count != 1 else ''} · {len(report.positions)} position{'s' if len(report.positions) != 1 else ''}",
                "small",
            )
        )
        if strengths:
            total = sum(strengths.values())
            words = ", ".join(f"{strengths[strength]} {strength}" for strength in STRENGTHS if strengths[strength])
            lines.append(Line(f"⚡ {total} conflict{'s' if total != 1 else ''}: {words}", "status"))
        tip = "\n".join([report.name, clean(report.question), f"argmap render --question {report.name}"])
        boxes.append(
            Box(f"q{number}", report.name, "folder", "solid", tuple(lines), tip, None, "question", status="fails" if strengths else "")
        )
    if len(ranked) > len(drawn):
        rest = len(ranked) - len(drawn)
        boxes.append(Box("more", "", "rounded", "dashed", (Line(f"+{rest} more questions", "main"),), "", None, "more"))
    ids = {box.name: box.id for box in boxes}
    legend = (
        LegendItem("question", LEGEND["question"]),
        *([LegendItem("conflict", "⚡ conflicts found, by strength")] if any(conflicts.values()) else []),
    )
    where: dict[str, list[str]] = {}
    for name, found in conflicts.items():
        for conflict in found:
            where.setdefault(conflict.fingerprint, []).append(name)
    shared = Counter(tuple(sorted(names)[:2]) for names in where.values() if len(names) > 1)
    arrows = tuple(
        Arrow(ids[one], ids[other], "conflict", f"⚡{count}", f"{count} conflicts belong to both", "normal", False)
        for (one, other), count in sorted(shared.items())
        if one in ids and other in ids
    )
    return Drawing(f"{title}: overview by question", tuple(boxes), arrows, (), legend, len(argument.claims), ())


def _claims(report: QuestionReport) -> int:
    return len({name for position in report.positions for name in position.claims})
