"""Numbers and words in SVG: every text that came from a file goes through here and stays text."""

from __future__ import annotations

from html import escape

from argmap.drawing.places import Point, Rect
from argmap.drawing.words import isolated
from argmap.findings.cells import clean


def words(css: str, x: float, y: float, size: float, text: str, colour: str, *, bold: bool = False, middle: bool = False) -> str:
    extra = (' text-anchor="middle"' if middle else "") + (' font-weight="bold"' if bold else "")
    shown = escape(isolated(clean(text)), quote=True)
    return f'<text class="{css}" x="{n(x)}" y="{n(y)}" font-size="{n(size)}"{extra} fill="{colour}">{shown}</text>\n'


def text_of(text: str) -> str:
    return escape("\n".join(clean(line) for line in text.split("\n")), quote=True)


def rect_of(rect: Rect) -> str:
    return f'x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}"'


def p(point: Point) -> str:
    return f"{n(point.x)},{n(point.y)}"


def n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
