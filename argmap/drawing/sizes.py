"""How large text is set, how wide lines are drawn, and how much room a box needs: in points."""

from __future__ import annotations

from math import fsum, sqrt

from argmap.drawing.drawing import Box, Line, TextStyle
from argmap.drawing.words import text_width
from argmap.values import frozen

SIZES: dict[TextStyle, float] = {"main": 11, "strong": 11, "small": 8.5, "status": 8.5, "conflict": 8.5, "via": 8.5}
BOLD: tuple[TextStyle, ...] = ("strong", "status", "conflict")
LEADING = 1.3
MARGIN = 8.0
PENS = {"thin": 1.0, "normal": 1.6, "thick": 3.0, "thicker": 4.5}


@frozen
class Size:
    """Points."""

    width: float
    height: float


def line_height(line: Line) -> float:
    return SIZES[line.style] * LEADING


def size_of(box: Box) -> Size:
    """Room for the box's text, in points."""
    wide = max((text_width(line.text, SIZES[line.style], bold=line.style in BOLD) for line in box.lines), default=0)
    # `sum` of floats comes out otherwise from Python 3.12 on.
    high = fsum(line_height(line) for line in box.lines)
    if box.shape == "circle":
        if len(box.lines) > 1:
            # Of an ellipse around a rectangle both axes are longer by the same factor.
            return Size(max(20.0, wide * sqrt(2) + 4), max(20.0, high * sqrt(2)))
        across = max(20.0, sqrt(wide**2 + high**2) + 6)
        return Size(across, min(across, max(20.0, high + 10)))
    extra = 30.0 if box.shape == "hexagon" else 4.0 if box.outline == "double" else 0.0
    return Size(max(60.0, wide + 2 * MARGIN + extra), max(28.0, high + 2 * MARGIN + (10 if box.shape == "folder" else 0)))
