"""Boxes in SVG: their shapes, and their lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from argmap.drawing.drawing import Box, Line, Outline, Shape
from argmap.drawing.palette import Theme
from argmap.drawing.places import Rect
from argmap.drawing.sizes import BOLD, LEADING, SIZES, line_height
from argmap.drawing.svg_text import n, rect_of, text_of, words
from argmap.drawing.words import text_width

DASHES: dict[Outline, str] = {"dashed": ' stroke-dasharray="6 4"', "dotted": ' stroke-dasharray="1.5 3.5" stroke-linecap="round"'}


def box_svg(box: Box, rect: Rect, theme: Theme, *, noted: bool) -> Iterator[str]:
    """``noted``: the numbers of its quotes stand on its upper edge, for paper."""
    stroke = theme.muted if box.muted else theme.line
    pen = 2.0 if box.role == "conclusion" else 1.2
    classes = f"box {box.role}{' muted' if box.muted else ''}{f' {box.status}' if box.status else ''}"
    yield f'<g class="{classes}" id="{box.id}" data-name="{text_of(box.name)}">\n<title>{text_of(box.tooltip)}</title>\n'
    yield shape_svg(box.shape, rect, f'fill="{theme.box}" stroke="{stroke}" stroke-width="{n(pen)}"{DASHES.get(box.outline, "")}')
    if box.outline == "double":
        inset = 2.5 if box.shape == "circle" else 3.5
        inside = Rect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset)
        yield shape_svg(box.shape, inside, f'fill="none" stroke="{stroke}" stroke-width="1"')
    y = rect.middle.y - fsum(map(line_height, box.lines)) / 2 + (4 if box.shape == "folder" else 0)
    for line in box.lines:
        yield from _line(line, rect, y, box.status, theme)
        y += SIZES[line.style] * LEADING
    if noted and box.notes:
        yield from _note_numbers(box.notes, rect, theme)
    yield "</g>\n"


def _line(line: Line, rect: Rect, y: float, status: str, theme: Theme) -> Iterator[str]:
    size = SIZES[line.style]
    css, colour = "ink", theme.text
    match line.style:
        case "small" | "via":
            css, colour = "note", theme.quiet
        case "status" if status:
            css, colour = f"word-{status}", theme.words[status]
        case "conflict":
            css, colour = "word-conflict", theme.words["conflict"]
    if line.style == "via":
        wide = min(rect.width - 12, text_width(line.text, size) + 10)
        strip = Rect(rect.middle.x - wide / 2, y + 0.8, wide, size * LEADING - 1.2)
        yield f'<rect class="strip" {rect_of(strip)} rx="2" fill="{theme.strip}"/>\n'
    yield words(css, rect.middle.x, y + size * 1.02, size, line.text, colour, bold=line.style in BOLD, middle=True)


def _note_numbers(notes: tuple[int, ...], rect: Rect, theme: Theme) -> Iterator[str]:
    text = ", ".join(map(str, notes[:6])) + ("…" if len(notes) > 6 else "")
    wide = text_width(text, 7.5, bold=True) + 6
    plate = Rect(rect.x + rect.width - wide - 6, rect.y - 5, wide, 10)
    yield f'<rect {rect_of(plate)} rx="3" fill="{theme.page}" stroke="{theme.line}" stroke-width="0.6"/>\n'
    yield words("ink", plate.middle.x, plate.y + 7.8, 7.5, text, theme.text, bold=True, middle=True)


def shape_svg(shape: Shape, rect: Rect, style: str) -> str:
    left, right, top, low = rect.x, rect.x + rect.width, rect.y, rect.y + rect.height
    match shape:
        case "rounded":
            return f'<rect class="line" {rect_of(rect)} rx="9" {style}/>\n'
        case "box":
            return f'<rect class="line" {rect_of(rect)} {style}/>\n'
        case "circle":
            radii = f'rx="{n(rect.width / 2)}" ry="{n(rect.height / 2)}"'
            return f'<ellipse class="line" cx="{n(rect.middle.x)}" cy="{n(rect.middle.y)}" {radii} {style}/>\n'
        case "hexagon":
            cut, middle = min(14.0, rect.width / 4), rect.middle.y
            corners = ((left + cut, top), (right - cut, top), (right, middle), (right - cut, low), (left + cut, low), (left, middle))
            return f'<polygon class="line" points="{" ".join(f"{n(x)},{n(y)}" for x, y in corners)}" {style}/>\n'
        case "folder":
            tab = min(46.0, rect.width / 3)
            path = f"M{n(left)} {n(low)}V{n(top)}H{n(left + tab)}L{n(left + tab + 7)} {n(top + 8)}H{n(right)}V{n(low)}Z"
            return f'<path class="line" d="{path}" {style}/>\n'
