"""Where a span begins and ends, in lines and columns; and the order that findings are printed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.findings.core import Finding
from argmap.text import Position, SourceText, Span
from argmap.values import frozen


@frozen
class Place:
    """Lines and columns from 1, columns in characters; ``end`` is the first place that is no longer part of it."""

    start: Position
    end: Position


_BEGINNING = Place(Position(1, 1), Position(1, 1))


def place(span: Span, texts: Mapping[str, SourceText]) -> Place:
    """A file that could not be read has one place: its beginning."""
    text = texts.get(span.path)
    if text is None:
        return _BEGINNING
    start = min(max(span.start, 0), len(text.text))
    end = min(max(span.end, start), len(text.text))
    return Place(text.position(start), text.position(end))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By path, place and code; what is left is settled by the words, and by whom it is about."""
    return sorted(
        findings,
        key=lambda finding: (
            finding.span.path,
            finding.span.start,
            finding.kind.code,
            finding.span.end,
            finding.message,
            finding.subject,
        ),
    )
