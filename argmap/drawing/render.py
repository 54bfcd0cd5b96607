"""A drawing in the format that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Literal, assert_never

from argmap.drawing.drawing import Drawing
from argmap.drawing.layout import lay_out
from argmap.drawing.palette import THEMES, ThemeName
from argmap.drawing.to_dot import to_dot
from argmap.drawing.to_graphml import to_graphml
from argmap.drawing.to_json import to_json
from argmap.drawing.to_png import to_pdf, to_png
from argmap.drawing.to_svg import size_of_svg, to_svg
from argmap.settings import Engine, Limits

Format = Literal["svg", "png", "pdf", "dot", "graphml", "json"]


def render(
    drawing: Drawing,
    form: Format,
    engine: Engine,
    seconds: float,
    tell: Callable[[str], None],
    theme: ThemeName = "light",
    memory: int = Limits().layout_memory,
) -> bytes:
    """The bytes of one picture. ``seconds`` and ``memory`` bound each attempt at a layout; ``tell`` hears of every cheaper attempt.

    Raises `argmap.drawing.engines.LayoutError` where the engine asked for is not on the machine; DOT and GraphML need none.
    """
    if form == "dot":
        return to_dot(drawing, theme=THEMES[theme]).encode()
    if form == "graphml":
        return to_graphml(drawing).encode()
    placed = lay_out(drawing, engine, seconds, tell, memory)
    match form:
        case "svg":
            return to_svg(placed, THEMES[theme]).encode()
        case "png":
            return to_png(to_svg(placed, THEMES[theme], follows_screen=False), *size_of_svg(placed, THEMES[theme]))
        case "pdf":
            return to_pdf(to_svg(placed, THEMES[theme], follows_screen=False))
        case "json":
            return (json.dumps(to_json(placed), ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            assert_never(form)
