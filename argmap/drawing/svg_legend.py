"""The legend in SVG: a sample of each kind of box and arrow, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drawing.drawing import Arrow, LegendItem, Outline, Role, Shape
from argmap.drawing.legend import DISPUTED
from argmap.drawing.palette import Theme
from argmap.drawing.places import Curve, Point, Rect
from argmap.drawing.svg_arrows import arrow_svg
from argmap.drawing.svg_boxes import DASHES, shape_svg
from argmap.drawing.svg_text import n, rect_of, words
from argmap.drawing.words import text_width
from argmap.rules.status_words import MARKS

_ROW = 17.0
_BOXES: dict[str, tuple[Shape, Outline]] = {
    "premise": ("rounded", "solid"),
    "held": ("rounded", "dotted"),
    "assumption": ("rounded", "dashed"),
    "more": ("rounded", "dashed"),
    "conclusion": ("box", "double"),
    "main": ("box", "double"),
    "condition": ("hexagon", "solid"),
    "step": ("circle", "solid"),
    "strict": ("circle", "double"),
    "question": ("folder", "solid"),
}
_ARROWS: dict[str, Role] = {
    "support": "support",
    "denial": "denial",
    "tension": "denial",
    "undercut": "undercut",
    "condition-arrow": "condition",
    "conflict": "conflict",
    "change": "change",
    "agreement": "agreement",
}


def legend_svg(items: Sequence[LegendItem], width: float, theme: Theme) -> tuple[str, float]:
    """The legend in as many columns as fit, and its height."""
    if not items:
        return "", 0.0
    column = max(text_width(item.words, 8.5) for item in items) + 56
    across = max(1, int(width // column))
    rows = -(-len(items) // across)
    parts = []
    for number, item in enumerate(items):
        x, y = (number // rows) * column, (number % rows) * _ROW + 10
        parts.append(f'<g transform="translate({n(x)} {n(y)})">{_sample(item.sample, theme)}')
        parts.append(words("ink", 44, 3, 8.5, item.words, theme.text) + "</g>\n")
    return "".join(parts), rows * _ROW + 8.0


def _sample(sample: str, theme: Theme) -> str:
    if sample in _ARROWS:
        return _arrow(sample, theme)
    if sample in _BOXES:
        return _box(sample, theme)
    if sample == "via":
        strip = Rect(2, -6, 34, 11)
        return f'<rect class="strip" {rect_of(strip)} rx="2" fill="{theme.strip}"/>' + words(
            "note", 19, 2.5, 7.5, "via …", theme.quiet, middle=True
        )
    if sample == "disputed":
        return words("note", 18, 4, 11, DISPUTED, theme.quiet, middle=True)
    mark = next((mark for status, mark in MARKS.items() if status == sample), "")
    return words(f"word-{sample}", 18, 4, 11, mark, theme.words[sample], bold=True, middle=True) if mark else ""


def _arrow(sample: str, theme: Theme) -> str:
    role = _ARROWS[sample]
    arrow = Arrow("", "", role, "", "", "thick" if role == "conflict" else "thin" if sample in ("tension", "agreement") else "normal")
    start, end = (7.0 if role == "conflict" else 0.0), (36.0 if role in ("agreement", "change") else 29.0)
    curve = Curve((Point(start, 0), Point(12, 0), Point(24, 0), Point(end, 0)), Point(0, 0), Point(36, 0))
    return "".join(arrow_svg(arrow, curve, theme))


def _box(sample: str, theme: Theme) -> str:
    shape, outline = _BOXES[sample]
    rect = Rect(12, -6, 12, 12) if shape == "circle" else Rect(4, -7, 30, 14)
    stroke = theme.muted if sample in ("held", "more") else theme.line
    style = f'stroke="{stroke}" stroke-width="1.2"'
    parts = [shape_svg(shape, rect, f'fill="{theme.box}" {style}{DASHES.get(outline, "")}')]
    if outline == "double":
        inside = Rect(rect.x + 2.5, rect.y + 2.5, rect.width - 5, rect.height - 5)
        parts.append(shape_svg(shape, inside, f'fill="none" {style}'))
    if sample == "main":
        parts.append(words("ink", 19, 3, 7.5, "Aa", theme.text, bold=True, middle=True))
    return "".join(parts)
