"""Boxes and arrows as DOT, with every size given, so that no engine has to guess how wide text is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, sqrt
from typing import Literal

import graphviz

from argmap.drawing.drawing import Arrow, Box, Drawing, Line, TextStyle
from argmap.drawing.palette import LIGHT, Theme
from argmap.drawing.words import clean, short, text_width
from argmap.values import frozen

Direction = Literal["RL", "BT"]
FONT = "DejaVu Sans"
SIZES: dict[TextStyle, float] = {"main": 11, "strong": 11, "small": 8.5, "status": 8.5, "conflict": 8.5, "via": 8.5}
BOLD: tuple[TextStyle, ...] = ("strong", "status", "conflict")
LEADING = 1.3
LONGEST = 3000  # characters of a label: Graphviz reads no string longer than 16 384 bytes
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
    high = sum(line_height(line) for line in box.lines)
    if box.shape == "circle":
        across = max(20.0, sqrt(wide**2 + high**2) + 6)
        return Size(across, min(across, max(20.0, high + 10)))
    extra = 30.0 if box.shape == "hexagon" else 4.0 if box.outline == "double" else 0.0
    return Size(max(60.0, wide + 2 * MARGIN + extra), max(28.0, high + 2 * MARGIN + (10 if box.shape == "folder" else 0)))


def to_dot(drawing: Drawing, direction: Direction = "BT", spread: float = 1.0, theme: Theme = LIGHT, *, lean: bool = False) -> str:
    """DOT for any Graphviz. ``spread`` above 1 puts more loose boxes side by side, below 1 fewer. ``lean``: what decides where things
    stand and no more; the texts are drawn by others."""
    graph = graphviz.Digraph("argmap")
    graph.attr("graph", rankdir=direction, fontname=FONT, fontsize="12", labelloc="t", labeljust="l")
    if not lean:
        graph.attr("graph", label=_label([drawing.title, *drawing.heading], "\\l"))
    graph.attr("graph", bgcolor=theme.page, fontcolor=theme.text, nodesep="0.22", ranksep="0.4", newrank="true", outputorder="edgesfirst")
    graph.attr(
        "node", fontname=FONT, fontsize="10", style="filled", fillcolor=theme.box, color=theme.line, fontcolor=theme.text, fixedsize="true"
    )
    graph.attr("edge", fontname=FONT, fontsize="10", color=theme.roles["link"], arrowsize="0.7")
    members: dict[str | None, list[Box]] = {}
    for box in drawing.boxes:
        members.setdefault(box.group, []).append(box)
    for group in drawing.groups:
        with graph.subgraph(name=f"cluster_{group.id}") as cluster:
            tint = theme.tints[group.tint % len(theme.tints)]
            cluster.attr(
                label=_label((short(line, 60) for line in (group.label, *group.sublabels)), "\\l"),
                style="rounded,filled",
                fillcolor=tint,
                color=theme.frame,
            )
            # Graphviz turns frames upside down for `BT`, and the place of their labels with them.
            cluster.attr(fontcolor=theme.text, fontsize="11", labeljust="l", labelloc="b" if direction == "BT" else "t", margin="14")
            for box in members.get(group.id, ()):
                _node(cluster, box, theme, lean=lean)
    for box in members.get(None, ()):
        _node(graph, box, theme, lean=lean)
    for number, arrow in enumerate(drawing.arrows):
        _edge(graph, number, arrow, theme, lean=lean)
    for tail, head in _rows(drawing, direction, spread):
        graph.edge(tail, head, style="invis", weight="1")
    return str(graph.source)


def _node(graph: graphviz.Digraph, box: Box, theme: Theme, *, lean: bool) -> None:
    size = size_of(box)
    if lean:
        graph.node(box.id, label="", shape="box", width=f"{size.width / 72:.4f}", height=f"{size.height / 72:.4f}")
        return
    styles = ["filled", *(["rounded"] if box.shape == "rounded" else []), *([box.outline] if box.outline in ("dashed", "dotted") else [])]
    graph.node(
        box.id,
        label=_label(line.text for line in box.lines),
        shape={"rounded": "box", "box": "box", "hexagon": "hexagon", "circle": "ellipse", "folder": "folder"}[box.shape],
        style=",".join(styles),
        peripheries="2" if box.outline == "double" else "1",
        penwidth="2" if box.role == "conclusion" else "1.2",
        color=theme.muted if box.muted else theme.line,
        width=f"{size.width / 72:.4f}",
        height=f"{size.height / 72:.4f}",
        tooltip=_label(box.tooltip.split("\n")),
        id=box.id,
    )


def _edge(graph: graphviz.Digraph, number: int, arrow: Arrow, theme: Theme, *, lean: bool) -> None:
    head = {"link": "none", "support": "normal", "condition": "normal", "conflict": "normal", "change": "none", "agreement": "none"}
    attributes = {
        "id": f"e{number}",
        "class": arrow.role,
        "color": theme.roles[arrow.role],
        "fontcolor": theme.words[arrow.role],
        "penwidth": f"{PENS[arrow.width]:g}",
        "arrowhead": head.get(arrow.role, "tee"),
    }
    if arrow.role in ("undercut", "change"):
        attributes["style"] = "dashed"
    if arrow.role == "condition":
        attributes["style"] = "dotted"
    if arrow.role == "conflict":
        attributes |= {"dir": "both", "arrowtail": "normal"}
    if arrow.tooltip and not lean:
        attributes["tooltip"] = _label(arrow.tooltip.split("\n"))
    if arrow.label and not lean:
        # `label` between clusters fails in Graphviz 2.43 from 200 nodes on ("trouble in init_rank"); `xlabel` costs nothing.
        attributes["xlabel"] = _label([arrow.label])
    if not arrow.ranks:
        attributes["constraint"] = "false"
    graph.edge(arrow.tail, arrow.head, **attributes)


def _rows(drawing: Drawing, direction: Direction, spread: float) -> Iterator[tuple[str, str]]:
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


def _label(lines: Iterable[str], end: str = "\\n") -> str:
    """``end``: of each line, `\\n` to centre it, `\\l` to set it left."""
    # Unescaped, a label `<…>` is HTML and `\N` the node's name.
    kept, room = [], LONGEST
    for line in map(clean, lines):
        kept.append(line if len(line) <= room else line[:room] + "…")
        room -= len(line)
        if room < 0:
            break
    label: str = graphviz.nohtml(end.join(str(graphviz.escape(line)) for line in kept) + (end if end == "\\l" else ""))
    return label
