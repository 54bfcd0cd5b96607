"""Findings with an excerpt of the file, as rustc and ruff print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.findings.cells import visible, wrapped
from argmap.findings.core import Finding
from argmap.findings.report.colour import paint
from argmap.findings.report.excerpt import Row, excerpt
from argmap.findings.report.places import in_order, place
from argmap.text import SourceText, Span

_NARROWEST = 40
_HANGING = " " * 4


def full(findings: Sequence[Finding], texts: Mapping[str, SourceText], *, width: int = 80, colour: bool = False) -> str:
    """``width`` is the terminal's: a long line is shown in part, around what is marked. An empty line follows each finding."""
    return "".join(line + "\n" for finding in in_order(findings) for line in _finding(finding, texts, max(width, _NARROWEST), colour))


def _finding(finding: Finding, texts: Mapping[str, SourceText], width: int, colour: bool) -> Iterator[str]:
    style = finding.severity
    severity = f"{finding.severity}[{finding.kind.code}]"
    first, *rest = wrapped(f"{severity} {finding.kind.slug}: {_one_line(finding.message)}", width)
    yield paint(severity, style, colour) + paint(first.removeprefix(severity), "bold", colour)
    yield from (_HANGING + paint(line, "bold", colour) for line in wrapped(" ".join(rest), width - len(_HANGING)) if line)
    spans = [finding.span, *(label.span for label in finding.labels)]
    margin = max(len(str(place(span, texts).end.line)) for span in spans)
    yield from _place(finding.span, texts, margin, width, colour, "-->", "^", style, "")
    for label in finding.labels:
        yield from _place(label.span, texts, margin, width, colour, ":::", "-", "gutter", label.message)
    lines = [line for part in finding.help.splitlines() for line in wrapped(part, width - margin - 9)]
    for number, line in enumerate(lines):
        yield " " * (margin + 1) + (paint("= help:", "gutter", colour) if number == 0 else " " * 7) + f" {line}"
    yield ""


def _place(
    span: Span, texts: Mapping[str, SourceText], margin: int, width: int, colour: bool, arrow: str, mark: str, style: str, words: str
) -> Iterator[str]:
    """One place: the arrow with its line and column, the lines, the mark with the words beside it."""
    start = place(span, texts).start
    bar = paint(" " * (margin + 1) + "|", "gutter", colour)
    yield f"{' ' * margin}{paint(arrow, 'gutter', colour)} {visible(span.path)}:{start.line}:{start.column}"
    text = texts.get(span.path)
    if text is None:
        if words:
            yield f"{bar} {_one_line(words)}"
        return
    yield bar
    for row in excerpt(span, text, width - margin - 3, mark, _one_line(words)):
        yield _row(row, bar, margin, style, colour)
    yield bar


def _row(row: Row, bar: str, margin: int, style: str, colour: bool) -> str:
    if row.elided:
        return paint("." * 3, "gutter", colour)
    if row.number is None:
        return f"{bar} {paint(row.mark, style, colour)}"
    return f"{paint(f'{row.number:>{margin}} |', 'gutter', colour)} {row.text}".rstrip(" ")


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
