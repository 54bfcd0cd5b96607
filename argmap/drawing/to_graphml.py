"""A drawing as GraphML (graphml.graphdrawing.org), for yEd, Gephi and the like: what there is, and nothing of where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from argmap.drawing.drawing import Arrow, Box, Drawing
from argmap.findings.cells import clean

_NODE_KEYS = ("name", "role", "label", "outlet", "status", "outline", "tooltip")
_EDGE_KEYS = ("role", "label", "width", "tooltip")


def to_graphml(drawing: Drawing) -> str:
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    outlets = {group.id: group.label for group in drawing.groups}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for thing, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS), ("graph", ("title", "hidden"))):
        for key in keys:
            kind = "int" if key == "hidden" else "string"
            yield f'<key id="{thing}-{key}" for="{thing}" attr.name="{key}" attr.type="{kind}"/>'
    yield '<graph id="argmap" edgedefault="directed">'
    yield _data("graph-title", drawing.title)
    yield _data("graph-hidden", str(drawing.hidden))
    for box in drawing.boxes:
        yield f'<node id="{box.id}">{"".join(_data(f"node-{key}", text) for key, text in _of_box(box, outlets))}</node>'
    for number, arrow in enumerate(drawing.arrows):
        data = "".join(_data(f"edge-{key}", text) for key, text in _of_arrow(arrow))
        yield f'<edge id="e{number}" source="{arrow.tail}" target="{arrow.head}">{data}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _of_box(box: Box, outlets: dict[str, str]) -> Iterator[tuple[str, str]]:
    label = " ".join(line.text for line in box.lines if line.style in ("main", "strong")) or " ".join(line.text for line in box.lines)
    values = (box.name, box.role, label, outlets.get(box.group or "", ""), box.status, box.outline, box.tooltip)
    return ((key, text) for key, text in zip(_NODE_KEYS, values, strict=True) if text)


def _of_arrow(arrow: Arrow) -> Iterator[tuple[str, str]]:
    values = (arrow.role, arrow.label, arrow.width, arrow.tooltip)
    return ((key, text) for key, text in zip(_EDGE_KEYS, values, strict=True) if text)


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(chr(10).join(clean(line) for line in text.split(chr(10))), quote=True)}</data>'
