"""Arrows in SVG: the line, its head, and its label where there is room for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum, hypot, inf

from argmap.drawing.drawing import Arrow
from argmap.drawing.grid import frame_head
from argmap.drawing.palette import Theme
from argmap.drawing.places import Curve, Placed, Point, Rect
from argmap.drawing.sizes import PENS
from argmap.drawing.svg_text import n, p, rect_of, text_of, words
from argmap.drawing.words import short, text_width

DASHES = {"undercut": "6 4", "change": "5 4", "condition": "1.5 3.5"}


def arrow_svg(arrow: Arrow, curve: Curve, theme: Theme) -> Iterator[str]:
    colour = theme.roles[arrow.role]
    points = curve.points
    bends = "".join(f"C{p(points[at])} {p(points[at + 1])} {p(points[at + 2])}" for at in range(1, len(points) - 2, 3))
    dash = f' stroke-dasharray="{DASHES[arrow.role]}"' if arrow.role in DASHES else ""
    cap = ' stroke-linecap="round"' if arrow.role == "condition" else ""
    title = f"<title>{text_of(arrow.tooltip)}</title>" if arrow.tooltip else ""
    yield f'<g class="arrow {arrow.role}" data-tail="{arrow.tail}" data-head="{arrow.head}">{title}'
    yield f'<path class="role-{arrow.role}" d="M{p(points[0])}{bends}" fill="none" stroke="{colour}" '
    yield f'stroke-width="{n(PENS[arrow.width])}"{dash}{cap}/>'
    tip, other = curve.head_tip or points[-1], curve.tail_tip or points[0]
    # Two heads on a short arrow would be a star.
    longest = hypot(tip.x - other.x, tip.y - other.y) * 0.42 if arrow.role == "conflict" else inf
    if arrow.role in ("support", "condition", "conflict"):
        yield _head(points[-1], tip, points[-2], colour, arrow, longest)
    if arrow.role == "conflict":
        yield _head(points[0], other, points[1], colour, arrow, longest)
    if arrow.role in ("denial", "undercut"):
        yield _tee(points[-1], curve.head_tip or points[-1], points[-2], colour, arrow)
    yield "</g>\n"


def _head(base: Point, tip: Point, before: Point, colour: str, arrow: Arrow, longest: float) -> str:
    ux, uy = _direction(base, tip, before)
    half = 3.0 + PENS[arrow.width] * 0.8
    length = min(max(hypot(tip.x - base.x, tip.y - base.y), half * 1.6), longest)
    foot = Point(tip.x - ux * length, tip.y - uy * length)
    corners = (tip, Point(foot.x - uy * half, foot.y + ux * half), Point(foot.x + uy * half, foot.y - ux * half))
    return f'<polygon class="fill-{arrow.role}" points="{" ".join(map(p, corners))}" fill="{colour}"/>'


def _tee(base: Point, tip: Point, before: Point, colour: str, arrow: Arrow) -> str:
    ux, uy = _direction(base, tip, before)
    one, other = Point(tip.x - uy * 6, tip.y + ux * 6), Point(tip.x + uy * 6, tip.y - ux * 6)
    return (
        f'<path class="role-{arrow.role}" d="M{p(base)}L{p(tip)}M{p(one)}L{p(other)}" fill="none" stroke="{colour}" '
        f'stroke-width="{n(PENS[arrow.width] + 0.8)}"/>'
    )


def _direction(base: Point, tip: Point, before: Point) -> tuple[float, float]:
    dx, dy = tip.x - base.x, tip.y - base.y
    if hypot(dx, dy) < 0.5:
        dx, dy = tip.x - before.x, tip.y - before.y
    length = hypot(dx, dy) or 1.0
    return dx / length, dy / length


# --- labels -----------------------------------------------------------------------------------------------------------

_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)
"""Where along an arrow its label may stand, the best place first."""


def labels_svg(placed: Placed, theme: Theme) -> Iterator[str]:
    """Each label on its arrow, off the boxes, the frames' titles and the other labels where that is possible."""
    heads = (
        Rect(rect.x, rect.y, rect.width, frame_head(group) + 4)
        for group in placed.drawing.groups
        if (rect := placed.groups.get(group.id)) is not None
    )
    taken = _Taken((*placed.boxes.values(), *heads))
    # Conflicts first: theirs are the labels that are looked for.
    order = sorted(range(len(placed.arrows)), key=lambda number: placed.drawing.arrows[number].role != "conflict")
    for number in order:
        arrow, curve = placed.drawing.arrows[number], placed.arrows[number]
        if arrow.label:
            yield _label(arrow, curve, theme, taken)


def _label(arrow: Arrow, curve: Curve, theme: Theme, taken: _Taken) -> str:
    size = 12.0 if arrow.role == "conflict" else 9.0
    text = short(arrow.label, 24)
    wide, high = text_width(text, size, bold=True) + 6, size * 1.25
    places = [_point_at(curve.points, along) for along in _ALONG]
    if len(curve.points) == 4:
        places = [*_beside(curve.points[0], curve.points[-1], wide, high), *places]
    plates = [Rect(place.x - wide / 2, place.y - high / 2, wide, high) for place in places]
    plate = next((plate for plate in plates if taken.free(plate)), plates[0])
    taken.take(plate)
    middle = plate.middle
    line = words(f"word-{arrow.role}", middle.x, middle.y + size * 0.36, size, text, theme.words[arrow.role], bold=True, middle=True)
    ends = f'data-tail="{arrow.tail}" data-head="{arrow.head}"'
    return f'<g class="label {arrow.role}" {ends}><rect class="page" {rect_of(plate)} rx="3" fill="{theme.page}"/>{line}</g>'


def _beside(start: Point, end: Point, wide: float, high: float) -> list[Point]:
    """Right and left of an arrow, or above and below it, where it is so short that the label would hide it."""
    dx, dy = end.x - start.x, end.y - start.y
    upright = abs(dy) >= abs(dx)
    if hypot(dx, dy) > (high if upright else wide) + _HEADS:
        return []
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    aside = wide / 2 + 7 if upright else high / 2 + 7
    return [Point(middle.x + (by if upright else 0), middle.y + (0 if upright else by)) for by in (aside, -aside)]


def _point_at(points: tuple[Point, ...], along: float) -> Point:
    """The point at ``along``, 0 to 1, of the curves of a spline."""
    curves = (len(points) - 1) // 3
    which = min(int(along * curves), curves - 1)
    t = along * curves - which
    a, b, c, d = points[which * 3 : which * 3 + 4]
    s = 1 - t
    parts = ((s * s * s, a), (3 * s * s * t, b), (3 * s * t * t, c), (t * t * t, d))
    return Point(fsum(weight * point.x for weight, point in parts), fsum(weight * point.y for weight, point in parts))


_HEADS = 20.0
"""What must be seen of an arrow besides its label, in points: both its heads."""


class _Taken:
    """Rectangles that something stands in, found by the cells of a coarse grid that they touch."""

    CELL = 120.0

    def __init__(self, rects: Iterable[Rect]) -> None:
        self.cells: dict[tuple[int, int], list[Rect]] = {}
        for rect in rects:
            self.take(rect)

    def take(self, rect: Rect) -> None:
        for cell in self._cells(rect):
            self.cells.setdefault(cell, []).append(rect)

    def free(self, rect: Rect) -> bool:
        return not any(_overlap(rect, other) for cell in self._cells(rect) for other in self.cells.get(cell, ()))

    def _cells(self, rect: Rect) -> Iterator[tuple[int, int]]:
        for column in range(int(rect.x // self.CELL), int((rect.x + rect.width) // self.CELL) + 1):
            for row in range(int(rect.y // self.CELL), int((rect.y + rect.height) // self.CELL) + 1):
                yield column, row


def _overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height
