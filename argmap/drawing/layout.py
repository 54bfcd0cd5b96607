"""Where everything stands: Graphviz does the work, in WebAssembly by default, or the system's own `dot`.

A layout that takes too long or breaks down is tried again with cheaper settings, then with `sfdp`; what would come out as a strip is
laid out piece by piece; and a plain grid is always left. Each step is told through ``tell``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from argmap.drawing.drawing import Drawing
from argmap.drawing.engines import Failed, Run, native, wasm
from argmap.drawing.grid import grid
from argmap.drawing.layout_dot import Direction, layout_dot
from argmap.drawing.pieces import pieces
from argmap.drawing.places import Curve, Placed, Point, Rect, straight
from argmap.settings import Engine, Limits
from argmap.values import frozen

ASPECT = 4.0  # a picture is at most this many times as wide as high, or as high as wide
SCREEN = 3.2  # times as wide as high: what a wide screen still shows
SMALL = 150  # boxes up to which a layout costs so little that two are tried
LARGE = 600  # boxes from which on one picture in one piece is neither quick nor legible
HUGE = 20_000  # boxes from which on no engine is asked at all
Effort = Literal["full", "cheap", "sfdp"]
_CHEAPER: Mapping[Effort, str] = {"cheap": "cheaper settings", "sfdp": "another engine (sfdp), which knows neither order nor frames"}
_SETTINGS: Mapping[Effort, str] = {
    "cheap": "graph [splines=line, nslimit=1, nslimit1=1, mclimit=0.2]",
    "sfdp": "graph [overlap=prism, splines=line, K=1.2]",
}


@frozen
class _Attempt:
    """``wide``: not taken where it comes out more times as wide as high."""

    effort: Effort
    direction: Direction
    spread: float = 1.0
    wide: float | None = None


def lay_out(drawing: Drawing, engine: Engine, seconds: float, tell: Callable[[str], None], memory: int = Limits().layout_memory) -> Placed:
    """The drawing laid out within 1:4 to 4:1. Raises `LayoutError` where the engine is missing.

    ``seconds`` and ``memory`` (bytes) bound each attempt. The main conclusion stands at the top where the picture stays as wide as
    a screen, else at the left.
    """
    if not any(arrow.ranks for arrow in drawing.arrows) and not drawing.groups:
        return grid(drawing)
    run = wasm(seconds, memory) if engine == "wasm" else native(seconds, memory)
    best: Placed | None = None
    given_up: set[Effort] = set()
    for attempt in _attempts(len(drawing.boxes)):
        if attempt.effort in given_up or (best is not None and (_strip(best) <= ASPECT or attempt.effort != "full")):
            continue
        if attempt.effort != "full":
            tell(f"{len(drawing.boxes)} boxes: laying them out with {_CHEAPER[attempt.effort]}")
        try:
            placed = _attempted(drawing, attempt, run)
        except Failed as reason:
            tell(f"laying out {len(drawing.boxes)} boxes was given up: {reason}")
            # Turned round it would fare no better.
            given_up.add(attempt.effort)
            continue
        if attempt.wide is not None and placed.width > attempt.wide * placed.height:
            continue
        if best is None or _strip(placed) < _strip(best):
            best = placed
    if best is not None and _strip(best) > ASPECT:
        tell(f"in one piece the picture would be a strip, {_strip(best):.0f} times as long as wide: drawn in pieces")
        best = pieces(drawing, _layer(run))
    elif best is None and len(drawing.boxes) < HUGE:
        tell(f"{len(drawing.boxes)} boxes: drawn in pieces, outlet by outlet")
        best = pieces(drawing, _layer(run))
    if best is None or _strip(best) > ASPECT:
        tell(f"{len(drawing.boxes)} boxes: they stand in a plain grid, which no layout engine need arrange")
        best = grid(drawing)
    return best


def _attempts(boxes: int) -> Iterator[_Attempt]:
    if boxes <= SMALL:
        yield _Attempt("full", "BT", wide=SCREEN)
    if boxes <= LARGE:
        yield _Attempt("full", "RL")
        yield _Attempt("full", "BT")
        yield _Attempt("full", "RL", spread=2.5)
        yield _Attempt("full", "RL", spread=0.4)
        yield _Attempt("cheap", "RL")
        yield _Attempt("sfdp", "RL")


def _attempted(drawing: Drawing, attempt: _Attempt, run: Run) -> Placed:
    dot = layout_dot(drawing, attempt.direction, attempt.spread)
    if attempt.effort in _SETTINGS:
        dot = dot.replace("digraph argmap {", f"digraph argmap {{\n\t{_SETTINGS[attempt.effort]}", 1)
    return _read(drawing, run(dot, "sfdp" if attempt.effort == "sfdp" else "dot"))


def _layer(run: Run) -> Callable[[Drawing], Placed]:
    """Lays out one piece; once one was too much for the engine, none that is as large is tried."""
    too_many = 3 * LARGE

    def lay(piece: Drawing) -> Placed:
        nonlocal too_many
        for direction in ("BT", "RL"):
            if len(piece.boxes) < too_many:
                try:
                    placed = _attempted(piece, _Attempt("full", direction), run)
                except Failed:
                    too_many = len(piece.boxes)
                    break
                if _strip(placed) <= ASPECT:
                    return placed
        return grid(piece)

    return lay


def _strip(placed: Placed) -> float:
    return max(placed.width / max(placed.height, 1), placed.height / max(placed.width, 1))


def _read(drawing: Drawing, answer: bytes) -> Placed:
    try:
        data = json.loads(answer)
    except ValueError as reason:
        raise Failed("Graphviz gave no answer that can be read") from reason
    left, low, right, high = (float(part) for part in data["bb"].split(","))
    boxes: dict[str, Rect] = {}
    groups: dict[str, Rect] = {}

    def point(text: str) -> Point:
        x, y = text.split(",")[:2]
        return Point(round(float(x) - left, 2), round(high - float(y), 2))

    for thing in data.get("objects", []):
        if thing["name"].startswith("cluster_") and "bb" in thing:
            x1, y1, x2, y2 = (float(part) for part in thing["bb"].split(","))
            groups[thing["name"][8:]] = Rect(round(x1 - left, 2), round(high - y2, 2), round(x2 - x1, 2), round(y2 - y1, 2))
        elif "pos" in thing:
            middle = point(thing["pos"])
            width, height = float(thing["width"]) * 72, float(thing["height"]) * 72
            boxes[thing["name"]] = Rect(round(middle.x - width / 2, 2), round(middle.y - height / 2, 2), round(width, 2), round(height, 2))
    splines = {edge["id"]: _spline(edge["pos"], point) for edge in data.get("edges", []) if "pos" in edge and "id" in edge}
    if any(box.id not in boxes for box in drawing.boxes):
        raise Failed("Graphviz left boxes out")
    arrows = tuple(
        splines.get(f"e{number}") or straight(boxes[arrow.tail], boxes[arrow.head]) for number, arrow in enumerate(drawing.arrows)
    )
    return Placed(drawing, round(right - left, 2), round(high - low, 2), boxes, groups, arrows)


def _spline(text: str, point: Callable[[str], Point]) -> Curve | None:
    """`s,x,y e,x,y x,y x,y …`; several splines are joined by `;` and the first is enough."""
    tail_tip = head_tip = None
    points = []
    for part in re.split(r"\s+", text.split(";")[0].strip()):
        if part.startswith("s,"):
            tail_tip = point(part[2:])
        elif part.startswith("e,"):
            head_tip = point(part[2:])
        else:
            points.append(point(part))
    return Curve(tuple(points), tail_tip, head_tip) if len(points) >= 4 else None
