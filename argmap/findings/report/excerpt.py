"""A few lines of a text with a span marked under them, fitted to the width of a terminal."""

from __future__ import annotations

from argmap.findings.cells import cells, shown, wrapped
from argmap.findings.report.places import place
from argmap.text import SourceText, Span
from argmap.values import frozen

_CUT = "…"
_MOST_LINES = 5


@frozen
class Row:
    """``number`` is None under a line and for lines left out; ``mark`` is painted, ``text`` is not."""

    number: int | None
    text: str = ""
    mark: str = ""
    elided: bool = False


def excerpt(span: Span, text: SourceText, width: int, mark: str, message: str = "") -> list[Row]:
    """``width`` is what is left beside the line numbers; ``mark`` is the character to underline with."""
    span = _without_end_of_line(span, text)
    spot = place(span, {text.path: text})
    if spot.start.line == spot.end.line:
        window, before, marked = _window(text.line(spot.start.line), spot.start.column - 1, spot.end.column - 1, width)
        return [Row(spot.start.line, text=window), *_marked(" " * before + mark * marked, before, message, width)]
    rows, under = _several_lines(text, spot.start.line, spot.start.column - 1, spot.end.line, spot.end.column - 1, width, mark)
    return [*rows, *_marked(under, 0, message, width)]


def _marked(mark: str, before: int, message: str, width: int) -> list[Row]:
    """The mark with the message beside it, or under it where that is too long."""
    if not message or len(mark) + 1 + cells(message) <= width:
        return [Row(None, mark=f"{mark} {message}".rstrip(" "))]
    indent = " " * min(before, width // 3)
    return [Row(None, mark=mark), *(Row(None, mark=indent + line) for line in wrapped(message, width - len(indent)))]


def _without_end_of_line(span: Span, text: SourceText) -> Span:
    """The end of a stretch of lines belongs to its last line, not before the first character of the next."""
    start = min(max(span.start, 0), len(text.text))
    end = min(max(span.end, start), len(text.text))
    while end > start + 1 and text.text[end - 1] in "\r\n":
        end -= 1
    return Span(span.path, start, end)


def _window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of the line around ``[start, end)`` that fits, the cells before the mark, and the cells of the mark (at least 1)."""
    if len(line) <= width and start + 1 < width and line.isascii() and line.isprintable():
        before, marked = min(start, len(line)), max(1, min(end, len(line)) - start)
        if before + marked <= width:
            return line, before, marked
    # A line may be a megabyte long: look only at what could fit.
    first = max(0, start - 2 * width)
    pieces = [shown(character) for character in line[first : start + 2 * width]]
    last = first + len(pieces)
    before = sum(wide for _, wide in pieces[: start - first])
    marked = max(1, sum(wide for _, wide in pieces[start - first : end - first]))
    whole = first == 0 and last == len(line)
    total = max(sum(wide for _, wide in pieces), before + marked)  # a mark may stand behind the last character
    if whole and total <= width:
        return "".join(piece for piece, _ in pieces), before, marked
    left = first
    if first > 0 or before + min(marked, width // 2) > width - 2:
        skip = before - max(width // 4, (width - marked) // 2 - 1)
        if last == len(line):
            # A line that ends soon leaves more room before the mark.
            skip = min(skip, total - width + 1)
        dropped = 0
        while left < start and dropped < skip:
            dropped += pieces[left - first][1]
            left += 1
    cut_left = _CUT if left > 0 else ""
    room = width - len(cut_left) - 1  # a cell for the mark that more follows
    used, right = 0, left
    while right < last and used + pieces[right - first][1] <= room:
        used += pieces[right - first][1]
        right += 1
    cut_right = _CUT if right < len(line) else ""
    before = len(cut_left) + sum(wide for _, wide in pieces[left - first : start - first])
    marked = max(1, sum(wide for _, wide in pieces[start - first : min(end, right) - first]))
    return cut_left + "".join(piece for piece, _ in pieces[left - first : right - first]) + cut_right, before, marked


def _several_lines(text: SourceText, first: int, start: int, last: int, end: int, width: int, mark: str) -> tuple[list[Row], str]:
    """The lines, and the mark under the last."""
    width -= 2  # the bar that holds the lines together
    rows: list[Row] = []
    opening = text.line(first)
    if opening[:start].strip():
        window, before, _ = _window(opening, start, len(opening), width)
        rows += [Row(first, text=f"  {window}"), Row(None, mark=" " + "_" * (before + 1) + mark)]
    else:
        rows.append(Row(first, text="/ " + _window(opening, 0, 0, width)[0]))
    lines = range(first + 1, last + 1) if last - first < _MOST_LINES else [*range(first + 1, first + _MOST_LINES - 2), 0, last]
    for number in lines:
        rows.append(Row(number, text="| " + _window(text.line(number), 0, 0, width)[0]) if number else Row(None, elided=True))
    under = min(max(cells(text.line(last)[: min(end, 2 * width)]), 1), width)
    return rows, "|" + "_" * under + mark
