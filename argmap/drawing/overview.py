"""A large project at one glance: a folder for each question, with its claims and conflicts counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.conflicts.issues import STRENGTHS, Conflict, Issues, QuestionReport, Strength
from argmap.drawing.drawing import Box, Drawing, LegendItem, Line
from argmap.drawing.legend import LEGEND
from argmap.drawing.views import View, shown_conflicts
from argmap.drawing.words import short, wrap
from argmap.findings.cells import clean
from argmap.model.argument import Argument
from argmap.model.wording import counted, outlet_words

QUESTIONS = 120
"""More folders than this no one reads: the ones with the most conflicts are drawn, and the rest are counted."""
COLUMNS = 38


def overview(argument: Argument, issues: Issues, view: View, title: str) -> Drawing:
    """Folders, the most disputed first. ``hidden`` is 0: every claim is counted, in a folder or in what stands under the title."""
    drawn = {conflict.fingerprint for conflict in shown_conflicts(issues, view) if conflict.strength != "info"}
    conflicts = {report.name: [each for each in report.conflicts if each.fingerprint in drawn] for report in issues.questions}
    ranked = sorted(issues.questions, key=lambda report: (*_weight(conflicts[report.name]), -len(report.claims), report.name))
    belongs: dict[str, list[str]] = {}
    for report in issues.questions:
        for conflict in conflicts[report.name]:
            belongs.setdefault(conflict.fingerprint, []).append(report.name)
    boxes = [
        _folder(argument, issues, report, conflicts[report.name], belongs, f"q{number}")
        for number, report in enumerate(ranked[:QUESTIONS], 1)
    ]
    if len(ranked) > QUESTIONS:
        rest = len(ranked) - QUESTIONS
        lines = (Line(f"+{rest} more question{'' if rest == 1 else 's'}", "main"), Line("with fewer conflicts or fewer claims", "small"))
        boxes.append(Box("more", "", "folder", "dashed", lines, "", None, "more", muted=True))
    if not issues.questions:
        boxes = [*_outlets(argument)]
    samples = ["question"] if issues.questions else []
    return Drawing(
        title=title,
        boxes=tuple(boxes),
        arrows=(),
        groups=(),
        legend=tuple(LegendItem(sample, LEGEND[sample]) for sample in samples),
        hidden=0,
        notes=(),
        about=tuple(_about(argument, issues, drawn)),
    )


def _about(argument: Argument, issues: Issues, drawn: set[str]) -> Iterator[str]:
    outlets = sorted({source.outlet for source in argument.sources.values()})
    names = f" ({', '.join(short(name, 30) for name in outlets)})" if len(outlets) <= 6 else ""
    yield f"{counted(len(argument.claims), 'claim')} from {counted(len(outlets), 'outlet')}{names}"
    strengths = Counter(conflict.strength for conflict in issues.conflicts if conflict.fingerprint in drawn)
    yield f"{counted(len(drawn), 'conflict')}{_by_strength(strengths)}"
    if issues.questions:
        inside = {name for report in issues.questions for name in report.claims}
        outside = len(argument.claims) - len(inside)
        yield f"Overview: a folder for each question; {outside} claim{' stands' if outside == 1 else 's stand'} in none of them"
    else:
        yield "Overview: a folder for each outlet, for no question joins the claims"


def _folder(
    argument: Argument, issues: Issues, report: QuestionReport, found: list[Conflict], belongs: Mapping[str, list[str]], box_id: str
) -> Box:
    """``belongs``: the questions of each conflict, by its fingerprint."""
    claims = report.claims
    outlets = sorted({outlet_words(argument.claims[name], argument) for name in claims if name in argument.claims})
    lines = [Line(text, "strong") for text in wrap(report.question, COLUMNS - 6, 16)]
    lines.append(Line(f"{counted(len(claims), 'claim')} · {counted(len(report.positions), 'position')}", "small"))
    lines += [Line(text, "small") for text in wrap(", ".join(outlets), COLUMNS + 4, lines_at_most=2)]
    if found:
        strengths = Counter(conflict.strength for conflict in found)
        lines.append(Line(f"⚡ {counted(len(found), 'conflict')}{_by_strength(strengths)}", "conflict"))
        numbers = issues.numbers
        strongest = min(found, key=lambda each: numbers[each.fingerprint])
        sides = " against ".join(", ".join(clean(party) for party in side) for side in strongest.parties)
        lines += [Line(text, "conflict") for text in wrap(f"⚡{numbers[strongest.fingerprint]} {sides}", COLUMNS + 2, lines_at_most=3)]
        also = sorted({other for conflict in found for other in belongs[conflict.fingerprint]} - {report.name})
        if also:
            lines += [Line(text, "small") for text in wrap(f"shares a conflict with {', '.join(also)}", COLUMNS + 4, lines_at_most=2)]
    tip = "\n".join([report.name, clean(report.question), f"argmap render --question {report.name}"])
    return Box(box_id, report.name, "folder", "solid", tuple(lines), tip, None, "question")


def _outlets(argument: Argument) -> Iterator[Box]:
    counts = Counter(outlet_words(claim, argument) for claim in argument.claims.values())
    argued = Counter(outlet_words(claim, argument) for claim in argument.claims.values() if claim.kind == "conclusion")
    for number, (outlet, count) in enumerate(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:QUESTIONS], 1):
        lines = [Line(text, "strong") for text in wrap(outlet, COLUMNS - 6, 16)]
        lines.append(Line(f"{counted(count, 'claim')} · {counted(argued[outlet], 'conclusion')}", "small"))
        yield Box(f"q{number}", "", "folder", "solid", tuple(lines), f"argmap render --outlet {clean(outlet)!r}", None, "outlet")


def _weight(found: list[Conflict]) -> tuple[int, ...]:
    """Sorts the most, and the strongest, conflicts first."""
    counts = Counter(conflict.strength for conflict in found)
    return tuple(-counts[strength] for strength in STRENGTHS)


def _by_strength(strengths: Mapping[Strength, int]) -> str:
    words = ", ".join(f"{strengths[strength]} {strength}" for strength in STRENGTHS if strengths.get(strength))
    return f": {words}" if words else ""
