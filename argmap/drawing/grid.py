"""Boxes in rows and columns, where no layout engine is needed or none could cope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, fsum, sqrt

from argmap.drawing.drawing import Arrow, Box, Drawing, Group
from argmap.drawing.places import Placed, Rect, straight
from argmap.drawing.sizes import size_of

GAP = 24.0


def grid(drawing: Drawing) -> Placed:
    """Every box in its place in a grid, frame by frame: legible, whatever the size. What leads on to what stands next to it."""
    boxes: dict[str, Rect] = {}
    groups: dict[str, Rect] = {}
    members: dict[str | None, list[Box]] = {}
    for box in drawing.boxes:
        members.setdefault(box.group, []).append(box)
    area = fsum((size.width + GAP) * (size.height + GAP) for size in map(size_of, drawing.boxes))
    width = max(400.0, sqrt(area) * 1.4)
    walk = walked(drawing.boxes, drawing.arrows)
    y = 0.0
    for group in (*drawing.groups, None):
        inside = sorted(members.get(group.id if group else None, ()), key=lambda box: walk[box.id])
        if not inside:
            continue
        top, y = y, y + (GAP + frame_head(group) if group else 0.0)
        y = _rows(inside, width, y, boxes)
        if group:
            groups[group.id] = Rect(0, round(top, 2), round(width, 2), round(y - top, 2))
        y += GAP
    right = max((rect.x + rect.width for rect in boxes.values()), default=0.0)
    across = max([right + GAP, *(rect.width for rect in groups.values())])
    return Placed(
        drawing,
        round(across, 2),
        round(max(y - GAP, 28.0), 2),
        boxes,
        groups,
        tuple(straight(boxes[arrow.tail], boxes[arrow.head]) for arrow in drawing.arrows),
    )


def frame_head(group: Group) -> float:
    """Room for a frame's title and the lines under it."""
    return 13.0 * (1 + len(group.sublabels)) + 4


def _rows(inside: Sequence[Box], width: float, y: float, boxes: dict[str, Rect]) -> float:
    """Puts boxes into ``boxes`` row by row from ``y`` on; where they end."""
    sizes = {box.id: size_of(box) for box in inside}
    cell = max(size.width for size in sizes.values()) + GAP
    across = max(1, round((width - GAP) / cell))
    for start in range(0, len(inside), across):
        row = inside[start : start + across]
        high = max(sizes[box.id].height for box in row)
        for column, box in enumerate(row):
            size = sizes[box.id]
            # Folders fill their cells: they are read as a table.
            wide, tall = (cell - GAP, high) if box.shape == "folder" else (size.width, size.height)
            x = GAP / 2 + column * cell + (cell - GAP - wide) / 2
            boxes[box.id] = Rect(round(x, 2), round(y + (high - tall) / 2, 2), wide, tall)
        y += ceil(high) + GAP
    return y


def walked(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> dict[str, int]:
    """The place of each box on a walk from what leads nowhere backwards along the arrows."""
    behind: dict[str, list[str]] = {}
    leading = set()
    for arrow in arrows:
        if arrow.ranks:
            behind.setdefault(arrow.head, []).append(arrow.tail)
            leading.add(arrow.tail)
    places: dict[str, int] = {}
    ids = [box.id for box in boxes]
    # What stands in a circle is led on from everywhere: it comes last, in the drawing's order.
    for start in (*(each for each in ids if each not in leading), *ids):
        stack = [start]
        while stack:
            here = stack.pop()
            if here not in places:
                places[here] = len(places)
                stack.extend(reversed(behind.get(here, [])))
    return places
