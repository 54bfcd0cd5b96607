"""Boxes and arrows as DOT, with every size given, so that no engine has to guess how wide text is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, sqrt
from typing import Literal

import graphviz
from attrs import frozen

from argmap.drawing.drawing import Arrow, Box, Drawing, Line, TextStyle
from argmap.drawing.palette import LIGHT, Theme
from argmap.drawing.words import clean, text_width, wrap

Direction = Literal["RL", "BT"]
FONT = "DejaVu Sans"
SIZES: dict[TextStyle, float] = {"main": 11, "strong": 11, "small": 8.5, "status": 8.5}
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
    wide = max((text_width(line.text, SIZES[line.style], bold=line.style == "strong") for line in box.lines), default=0)
    high = sum(line_height(line) for line in box.lines)
    if box.shape == "circle":
        across = max(20.0, sqrt(wide**2 + high**2) + 6)
        return Size(across, min(across, max(20.0, high + 10)))
    extra = 30.0 if box.shape == "hexagon" else 4.0 if box.outline == "double" else 0.0
    return Size(max(60.0, wide + 2 * MARGIN + extra), max(28.0, high + 2 * MARGIN + (10 if box.shape == "folder" else 0)))


def to_dot(drawing: Drawing, direction: Direction = "RL", spread: float = 1.0, theme: Theme = LIGHT, *, titled: bool = True) -> str:
    """DOT for any Graphviz. ``spread`` above 1 puts more loose boxes side by side, below 1 fewer."""
    graph = graphviz.Digraph("argmap")
    graph.attr("graph", rankdir=direction, fontname=FONT, fontsize="12", labelloc="t", labeljust="l")
    if titled:
        hidden = [f"{drawing.hidden} claims hidden by this view"] if drawing.hidden else []
        graph.attr("graph", label=_label([drawing.title, *hidden]))
    graph.attr("graph", bgcolor=theme.page, fontcolor=theme.text, nodesep="0.22", ranksep="0.4", newrank="true", outputorder="edgesfirst")
    graph.attr(
        "node", fontname=FONT, fontsize="10", style="filled", fillcolor=theme.box, color=theme.line, fontcolor=theme.text, fixedsize="true"
    )
    graph.attr("edge", fontname=FONT, fontsize="10", color=theme.roles["link"], arrowsize="0.7")
    for group in drawing.groups:
        with graph.subgraph(name=f"cluster_{group.id}") as cluster:
            tint = theme.tints[group.tint % len(theme.tints)]
            cluster.attr(
                label=_label(wrap(line, 60)[0] for line in (group.label, *group.sublabels)),
                style="rounded,filled",
                fillcolor=tint,
                color=theme.frame,
            )
            cluster.attr(fontcolor=theme.text, fontsize="11", labeljust="l", margin="14")
            for box in drawing.boxes:
                if box.group == group.id:
                    _node(cluster, box, theme)
    for box in drawing.boxes:
        if box.group is None:
            _node(graph, box, theme)
    for number, arrow in enumerate(drawing.arrows):
        _edge(graph, number, arrow, theme)
    for tail, head in _rows(drawing, spread):
        graph.edge(tail, head, style="invis", weight="1")
    return str(graph.source)


def _node(graph: graphviz.Digraph, box: Box, theme: Theme) -> None:
    size = size_of(box)
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


def _edge(graph: graphviz.Digraph, number: int, arrow: Arrow, theme: Theme) -> None:
    head = {"link": "none", "support": "normal", "condition": "normal", "conflict": "normal", "change": "none", "agreement": "none"}
    attributes = {
        "id": f"e{number}",
        "class": arrow.role,
        "color": theme.roles[arrow.role],
        "fontcolor": theme.words[arrow.role],
        "penwidth": f"{PENS[arrow.width]:g}",
        "arrowhead": head.get(arrow.role, "tee"),
        "tooltip": _label(arrow.tooltip.split("\n")),
    }
    if arrow.role in ("undercut", "change"):
        attributes["style"] = "dashed"
    if arrow.role == "condition":
        attributes["style"] = "dotted"
    if arrow.role == "conflict":
        attributes |= {"dir": "both", "arrowtail": "normal"}
    if arrow.label:
        # `label` between clusters fails in Graphviz 2.43 from 200 nodes on ("trouble in init_rank"); `xlabel` costs nothing.
        attributes["xlabel"] = _label([arrow.label])
    if not arrow.ranks:
        attributes["constraint"] = "false"
    graph.edge(arrow.tail, arrow.head, **attributes)


def _rows(drawing: Drawing, spread: float) -> Iterator[tuple[str, str]]:
    """Invisible edges that put boxes without any ranking arrow in rows: else they would stand in one endless column."""
    ranked = {end for arrow in drawing.arrows if arrow.ranks for end in (arrow.tail, arrow.head)}
    for group in (*(group.id for group in drawing.groups), None):
        loose = [box.id for box in drawing.boxes if box.group == group and box.id not in ranked]
        across = max(1, ceil(sqrt(len(loose) / 3) * spread))
        for start in range(0, len(loose), across):
            row = loose[start : start + across]
            yield from pairwise(row)


def _label(lines: Iterable[str]) -> str:
    # Unescaped, a label `<…>` is HTML and `\N` the node's name.
    label: str = graphviz.nohtml("\\n".join(str(graphviz.escape(clean(line))) for line in lines))
    return label
