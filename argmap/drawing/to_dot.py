"""Boxes and arrows as DOT, with every size given, so that no engine has to guess how wide text is."""

from __future__ import annotations

from collections.abc import Iterable

import graphviz

from argmap.drawing.drawing import Arrow, Box, Drawing
from argmap.drawing.layout_dot import HEADS, Direction, rows
from argmap.drawing.palette import LIGHT, Theme
from argmap.drawing.sizes import PENS, size_of
from argmap.drawing.words import isolated, short_dated
from argmap.findings.cells import clean

FONT = "DejaVu Sans"
DIRECTION: Direction = "BT"
LONGEST = 3000  # characters of a label: Graphviz reads no string longer than 16 384 bytes


def to_dot(drawing: Drawing, theme: Theme = LIGHT) -> str:
    """DOT for any Graphviz, with every text and colour; the main conclusions at the top."""
    graph = graphviz.Digraph("argmap")
    graph.attr("graph", rankdir=DIRECTION, fontname=FONT, fontsize="12", labelloc="t", labeljust="l")
    graph.attr("graph", label=_label([drawing.title, *drawing.heading], "\\l"))
    graph.attr("graph", bgcolor=theme.page, fontcolor=theme.text, nodesep="0.22", ranksep="0.4", newrank="true", outputorder="edgesfirst")
    # Not of a fixed size: all lines of a label have one font size here, and some other Graphviz may have another font.
    graph.attr("node", fontname=FONT, fontsize="10", style="filled", fillcolor=theme.box, color=theme.line, fontcolor=theme.text)
    graph.attr("edge", fontname=FONT, fontsize="10", color=theme.roles["link"], arrowsize="0.7")
    members: dict[str | None, list[Box]] = {}
    for box in drawing.boxes:
        members.setdefault(box.group, []).append(box)
    for group in drawing.groups:
        with graph.subgraph(name=f"cluster_{group.id}") as cluster:
            tint = theme.tints[group.tint % len(theme.tints)]
            cluster.attr(
                label=_label((short_dated(line, 60) for line in (group.label, *group.sublabels)), "\\l"),
                style="rounded,filled",
                fillcolor=tint,
                color=theme.frame,
            )
            # Graphviz turns frames upside down for `BT`, and the place of their labels with them.
            cluster.attr(fontcolor=theme.text, fontsize="11", labeljust="l", labelloc="b", margin="14")
            for box in members.get(group.id, ()):
                _node(cluster, box, theme)
    for box in members.get(None, ()):
        _node(graph, box, theme)
    for number, arrow in enumerate(drawing.arrows):
        _edge(graph, number, arrow, theme)
    for tail, head in rows(drawing, DIRECTION):
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
    attributes = {
        "id": f"e{number}",
        "class": arrow.role,
        "color": theme.roles[arrow.role],
        "fontcolor": theme.words[arrow.role],
        "penwidth": f"{PENS[arrow.width]:g}",
        "arrowhead": HEADS[arrow.role],
    }
    if arrow.role in ("undercut", "change"):
        attributes["style"] = "dashed"
    if arrow.role == "condition":
        attributes["style"] = "dotted"
    if arrow.role == "conflict":
        attributes |= {"dir": "both", "arrowtail": "normal"}
    if arrow.tooltip:
        attributes["tooltip"] = _label(arrow.tooltip.split("\n"))
    if arrow.label:
        # `label` between clusters fails in Graphviz 2.43 from 200 nodes on ("trouble in init_rank"); `xlabel` costs nothing.
        attributes["xlabel"] = _label([arrow.label])
    if not arrow.ranks:
        attributes["constraint"] = "false"
    graph.edge(arrow.tail, arrow.head, **attributes)


def _label(lines: Iterable[str], end: str = "\\n") -> str:
    """``end``: of each line, `\\n` to centre it, `\\l` to set it left."""
    # Unescaped, a label `<…>` is HTML and `\N` the node's name.
    kept, room = [], LONGEST
    for line in map(clean, lines):
        kept.append(isolated(line if len(line) <= room else line[:room] + "…"))
        room -= len(line)
        if room < 0:
            break
    label: str = graphviz.nohtml(end.join(str(graphviz.escape(line)) for line in kept) + (end if end == "\\l" else ""))
    return label
