"""Where the parts of a drawing stand, in points; y goes down."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drawing.drawing import Drawing
from argmap.values import frozen


@frozen
class Point:
    x: float
    y: float


@frozen
class Rect:
    """``x`` and ``y`` are the left upper corner; y goes down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@frozen
class Curve:
    """A spline of cubic Bézier curves (1 + 3n points), and the tips of its arrowheads where it has them."""

    points: tuple[Point, ...]
    tail_tip: Point | None
    head_tip: Point | None


@frozen
class Placed:
    """A drawing with its places, in points; ``arrows`` in the drawing's order."""

    drawing: Drawing
    width: float
    height: float
    boxes: Mapping[str, Rect]
    groups: Mapping[str, Rect]
    arrows: tuple[Curve, ...]


def straight(tail: Rect, head: Rect) -> Curve:
    """From edge to edge of two boxes, in a straight line."""
    one, other = _edge_point(tail, head.middle), _edge_point(head, tail.middle)
    third = Point((2 * one.x + other.x) / 3, (2 * one.y + other.y) / 3)
    two_thirds = Point((one.x + 2 * other.x) / 3, (one.y + 2 * other.y) / 3)
    return Curve((one, third, two_thirds, other), one, other)


def _edge_point(rect: Rect, towards: Point) -> Point:
    middle = rect.middle
    dx, dy = towards.x - middle.x, towards.y - middle.y
    if dx == 0 and dy == 0:
        return middle
    scale = min(rect.width / 2 / abs(dx) if dx else 1e9, rect.height / 2 / abs(dy) if dy else 1e9)
    return Point(round(middle.x + dx * scale, 2), round(middle.y + dy * scale, 2))
