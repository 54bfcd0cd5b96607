"""What decides where things stand, as DOT, and nothing else: the texts are drawn by others, and an engine reads less.

Every name in it is ours, so that only the frames' labels need quoting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil, sqrt
from typing import Literal

from argmap.drawing.drawing import Box, Drawing, Role
from argmap.drawing.sizes import PENS, size_of
from argmap.drawing.words import columns, short_dated

Direction = Literal["RL", "BT"]
HEADS: Mapping[Role, str] = {
    "link": "none",
    "support": "normal",
    "denial": "tee",
    "undercut": "tee",
    "condition": "normal",
    "conflict": "normal",
    "change": "none",
    "agreement": "none",
}


def layout_dot(drawing: Drawing, direction: Direction, spread: float = 1.0) -> str:
    """``spread`` above 1 puts more loose boxes side by side, below 1 fewer."""
    return "\n".join(_lines(drawing, direction, spread))


def _lines(drawing: Drawing, direction: Direction, spread: float) -> Iterator[str]:
    yield "digraph argmap {"
    yield f'graph [rankdir={direction}, nodesep=0.22, ranksep=0.4, newrank=true, fontname="DejaVu Sans", fontsize=11, labeljust=l]'
    yield 'node [label="", shape=box, fixedsize=true]'
    yield "edge [arrowsize=0.7]"
    members: dict[str | None, list[Box]] = {}
    for box in drawing.boxes:
        members.setdefault(box.group, []).append(box)
    for group in drawing.groups:
        # Only the room that a frame's title takes: as many letters as it has columns, on as many lines.
        title = "\\l".join("n" * columns(short_dated(line, 60)) for line in (group.label, *group.sublabels))
        # Graphviz turns frames upside down for `BT`, and the place of their labels with them.
        place = "b" if direction == "BT" else "t"
        yield f'subgraph cluster_{group.id} {{ graph [label="{title}\\l", labelloc={place}, margin=14]'
        yield from map(_node, members.get(group.id, ()))
        yield "}"
    yield from map(_node, members.get(None, ()))
    for number, arrow in enumerate(drawing.arrows):
        both = ", dir=both" if arrow.role == "conflict" else ""
        free = "" if arrow.ranks else ", constraint=false"
        pen = f"penwidth={PENS[arrow.width]:g}, arrowhead={HEADS[arrow.role]}"
        yield f"{arrow.tail} -> {arrow.head} [id=e{number}, {pen}{both}{free}]"
    for tail, head in rows(drawing, direction, spread):
        yield f"{tail} -> {head} [style=invis]"
    yield "}"


def _node(box: Box) -> str:
    size = size_of(box)
    shape = ", shape=ellipse" if box.shape == "circle" else ""
    return f"{box.id} [width={size.width / 72:.4f}, height={size.height / 72:.4f}{shape}]"


def rows(drawing: Drawing, direction: Direction, spread: float = 1.0) -> Iterator[tuple[str, str]]:
    """Invisible edges that put boxes without any ranking arrow in rows: else they would stand in one endless column."""
    ranked = {end for arrow in drawing.arrows if arrow.ranks for end in (arrow.tail, arrow.head)}
    groups: dict[str | None, list[str]] = {}
    for box in drawing.boxes:
        if box.id not in ranked:
            groups.setdefault(box.group, []).append(box.id)
    for loose in groups.values():
        # A box is about twice as wide as high: fewer stand side by side than one above the other.
        length = max(1, ceil(sqrt(len(loose) / 3) * spread) if direction == "RL" else ceil(sqrt(len(loose) * 1.2) / spread))
        for start in range(0, len(loose), length):
            yield from pairwise(loose[start : start + length])
