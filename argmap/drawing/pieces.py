"""A drawing that would be a strip in one piece: each frame's connected parts are laid out on their own and packed in shelves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum, sqrt

from attrs import evolve

from argmap.drawing.drawing import Arrow, Box, Drawing
from argmap.drawing.grid import GAP, frame_head, grid
from argmap.drawing.places import Curve, Placed, Point, Rect, straight
from argmap.groups import Groups

INSET = 16.0  # between a frame and what stands in it


def pieces(drawing: Drawing, lay: Callable[[Drawing], Placed]) -> Placed:
    """``lay`` places one connected part, without frames. Arrows from part to part are straight."""
    members: dict[str | None, list[Box]] = {}
    for box in drawing.boxes:
        members.setdefault(box.group, []).append(box)
    inner: dict[str | None, list[tuple[int, Arrow]]] = {}
    group_of = {box.id: box.group for box in drawing.boxes}
    for number, arrow in enumerate(drawing.arrows):
        if group_of[arrow.tail] == group_of[arrow.head]:
            inner.setdefault(group_of[arrow.tail], []).append((number, arrow))
    boxes: dict[str, Rect] = {}
    curves: dict[int, Curve] = {}
    frames: list[tuple[str | None, dict[str, Rect], dict[int, Curve], float, float]] = []
    heads = {group.id: frame_head(group) for group in drawing.groups}
    for group in (*(group.id for group in drawing.groups), None):
        if group in members:
            own_boxes, own_curves, width, height = _frame(members[group], inner.get(group, []), lay)
            head = INSET + heads[group] if group is not None else 0.0
            side = INSET if group is not None else 0.0
            own_boxes = {key: _moved(rect, side, head) for key, rect in own_boxes.items()}
            own_curves = {key: _shifted(curve, side, head) for key, curve in own_curves.items()}
            frames.append((group, own_boxes, own_curves, max(width + 2 * side, 260.0 if side else 0.0), height + head + side))
    corners, width, height = shelves([(each[3], each[4]) for each in frames])
    groups: dict[str, Rect] = {}
    for (group, own_boxes, own_curves, wide, high), (x, y) in zip(frames, corners, strict=True):
        boxes |= {key: _moved(rect, x, y) for key, rect in own_boxes.items()}
        curves |= {key: _shifted(curve, x, y) for key, curve in own_curves.items()}
        if group is not None:
            groups[group] = Rect(round(x, 2), round(y, 2), round(wide, 2), round(high, 2))
    arrows = tuple(curves.get(number) or straight(boxes[arrow.tail], boxes[arrow.head]) for number, arrow in enumerate(drawing.arrows))
    return Placed(drawing, round(width, 2), round(height, 2), boxes, groups, arrows)


def _frame(
    members: Sequence[Box], arrows: Sequence[tuple[int, Arrow]], lay: Callable[[Drawing], Placed]
) -> tuple[dict[str, Rect], dict[int, Curve], float, float]:
    """The boxes and arrows of one frame, from its left upper corner, and its size."""
    part_of = _parts(members, [arrow for _, arrow in arrows])
    parts: dict[str, list[Box]] = {}
    for box in members:
        parts.setdefault(part_of[box.id], []).append(box)
    joined: dict[str, list[tuple[int, Arrow]]] = {}
    for number, arrow in arrows:
        if part_of[arrow.tail] == part_of[arrow.head]:
            joined.setdefault(part_of[arrow.tail], []).append((number, arrow))
    loose = [part[0] for part in parts.values() if len(part) == 1]
    placed: list[tuple[Placed, list[int]]] = []
    for root, part in parts.items():
        if len(part) > 1:
            own = joined.get(root, [])
            plain = tuple(evolve(box, group=None) for box in part)
            placed.append((lay(Drawing("", plain, tuple(arrow for _, arrow in own), (), (), 0, ())), [number for number, _ in own]))
    placed += [(grid(Drawing("", (evolve(box, group=None),), (), (), (), 0, ())), []) for box in loose]
    corners, width, height = shelves([(each.width, each.height) for each, _ in placed])
    boxes: dict[str, Rect] = {}
    curves: dict[int, Curve] = {}
    for (each, numbers), (x, y) in zip(placed, corners, strict=True):
        boxes |= {key: _moved(rect, x, y) for key, rect in each.boxes.items()}
        curves |= {number: _shifted(curve, x, y) for number, curve in zip(numbers, each.arrows, strict=True)}
    return boxes, curves, width, height


def _parts(members: Sequence[Box], arrows: Sequence[Arrow]) -> dict[str, str]:
    """For each box the one that stands for its connected part, by the arrows that take part in ranking."""
    parts = Groups[str]()
    for arrow in arrows:
        if arrow.ranks:
            parts.join(arrow.tail, arrow.head)
    return {box.id: parts.of(box.id) for box in members}


def shelves(sizes: Sequence[tuple[float, float]]) -> tuple[list[tuple[float, float]], float, float]:
    """Rectangles on shelves of a roughly square board, the highest first: the left upper corner of each, and the board's size."""
    wanted = max(
        [sqrt(fsum((width + GAP) * (height + GAP) for width, height in sizes)) * 1.25, *(width for width, _ in sizes)], default=0.0
    )
    corners = [(0.0, 0.0)] * len(sizes)
    x = y = shelf = right = 0.0
    for at in sorted(range(len(sizes)), key=lambda each: (-sizes[each][1], each)):
        width, height = sizes[at]
        if x > 0 and x + width > wanted:
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        corners[at] = (x, y)
        x, shelf = x + width + GAP, max(shelf, height)
        right = max(right, x - GAP)
    return corners, right, y + shelf


def _moved(rect: Rect, x: float, y: float) -> Rect:
    return Rect(round(rect.x + x, 2), round(rect.y + y, 2), rect.width, rect.height)


def _shifted(curve: Curve, x: float, y: float) -> Curve:
    def by(point: Point) -> Point:
        return Point(round(point.x + x, 2), round(point.y + y, 2))

    return Curve(
        tuple(map(by, curve.points)),
        by(curve.tail_tip) if curve.tail_tip else None,
        by(curve.head_tip) if curve.head_tip else None,
    )
