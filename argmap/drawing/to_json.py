"""A laid-out drawing as JSON: boxes, arrows and frames with their coordinates in points, y going down."""

from __future__ import annotations

from argmap.drawing.places import Placed, Point, Rect


def to_json(placed: Placed) -> dict[str, object]:
    drawing = placed.drawing
    outlets = {group.id: group.label for group in drawing.groups}
    return {
        "version": 1,
        "title": drawing.title,
        "width": placed.width,
        "height": placed.height,
        "hidden": drawing.hidden,
        "boxes": [
            {
                "id": box.id,
                "name": box.name,
                "role": box.role,
                "shape": box.shape,
                "outline": box.outline,
                "status": box.status or None,
                "outlet": outlets.get(box.group) if box.group is not None else None,
                "lines": [line.text for line in box.lines],
                "tooltip": box.tooltip,
                **_rect(placed.boxes[box.id]),
            }
            for box in drawing.boxes
        ],
        "arrows": [
            {
                "tail": arrow.tail,
                "head": arrow.head,
                "role": arrow.role,
                "label": arrow.label,
                "tooltip": arrow.tooltip,
                "width": arrow.width,
                "points": [_point(point) for point in curve.points],
            }
            for arrow, curve in zip(drawing.arrows, placed.arrows, strict=True)
        ],
        "frames": [
            {"id": group.id, "outlet": group.label, "sources": list(group.sublabels), **_rect(placed.groups[group.id])}
            for group in drawing.groups
            if group.id in placed.groups
        ],
        "legend": [{"sample": item.sample, "words": item.words} for item in drawing.legend],
    }


def _rect(rect: Rect) -> dict[str, float]:
    return {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}


def _point(point: Point) -> list[float]:
    return [point.x, point.y]
