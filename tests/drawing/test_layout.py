"""Every drawing is laid out legibly, whatever its text and shape, and the same drawing to the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from argmap.drawing.drawing import Arrow, Box, Drawing, Group, LegendItem, Line
from argmap.drawing.layout import lay_out
from argmap.drawing.palette import PRINT
from argmap.drawing.places import Placed
from argmap.drawing.to_dot import to_dot
from argmap.drawing.to_json import to_json
from argmap.drawing.to_png import to_pdf, to_png
from argmap.drawing.to_svg import to_svg
from argmap.drawing.words import text_width, wrap

HOSTILE = [
    "<script>alert(1)</script>",
    "]]> & \" ' <b>",
    "\\N \\n \\G {a|b} : %",
    "javascript:alert(1)",
    "\u202eright to left\u202c \u200b\x00\x1b[31m\ud800",
    "中文字符很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
    "هذا نص باللغة العربية 🙂🙂",
    "x" * 5000,
    "<i>not html</i>",
]


def box(number: int, text: str, group: str | None = "g1") -> Box:
    lines = tuple(Line(line, "main") for line in wrap(text, 30, 12))
    return Box(f"n{number}", f"a.c{number}", "rounded", "solid", lines, text, group, "premise")


def drawing(texts: list[str], arrows: tuple[Arrow, ...] = (), title: str = "A map") -> Drawing:
    boxes = tuple(box(number, text) for number, text in enumerate(texts))
    return Drawing(
        title, boxes, arrows, (Group("g1", "Outlet", ("A title · 2024",), 0),), (LegendItem("premise", "premise"),), 0, ("a quote",)
    )


def placed(this: Drawing, *, quietly: bool = True) -> Placed:
    told: list[str] = []
    result = lay_out(this, "wasm", 20, told.append)
    assert not told or not quietly
    return result


def test_hostile_text_is_text_everywhere() -> None:
    this = placed(drawing(HOSTILE, title=HOSTILE[0]))
    for svg in (to_svg(this), to_svg(this, PRINT)):
        root = ElementTree.fromstring(svg)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "style", "rect", "text", "g", "path", "polygon", "ellipse"}
        assert not any(name.startswith("on") or name == "href" for element in root.iter() for name in element.attrib)
        shown = "".join(root.itertext())
        assert "<script>alert(1)</script>" in shown
        assert "\u202e" not in shown
        assert to_png(svg, this.width, this.height, 0.5).startswith(b"\x89PNG")
        assert to_pdf(svg).startswith(b"%PDF")


def test_no_text_is_wider_than_its_box() -> None:
    this = placed(drawing(HOSTILE))
    for each in this.drawing.boxes:
        assert all(text_width(line.text, 11) <= this.boxes[each.id].width for line in each.lines)


@pytest.mark.parametrize("count", [1, 7, 40, 150])
def test_loose_boxes_make_no_strip(count: int) -> None:
    this = placed(drawing([f"Claim number {number}" for number in range(count)]))
    assert max(this.width / this.height, this.height / this.width) <= 4 or count == 1


def test_a_long_chain_makes_no_strip() -> None:
    arrows = tuple(Arrow(f"n{number}", f"n{number + 1}", "support", "", "") for number in range(59))
    this = placed(drawing([f"Claim {number}" for number in range(60)], arrows), quietly=False)
    assert max(this.width / this.height, this.height / this.width) <= 4


def test_a_star_makes_no_strip() -> None:
    arrows = tuple(Arrow(f"n{number}", "n0", "support", "", "") for number in range(1, 80))
    this = placed(drawing([f"Claim {number}" for number in range(80)], arrows), quietly=False)
    assert max(this.width / this.height, this.height / this.width) <= 4


def test_an_empty_drawing_is_a_picture() -> None:
    this = placed(Drawing("Nothing", (), (), (), (), 0, ()))
    assert "Nothing" in to_svg(this)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    arrows = (Arrow("n0", "n1", "conflict", "⚡1", "why", "thick", False), Arrow("n2", "n1", "undercut", "unless", ""))
    one, other = placed(drawing(["a", "b", "c"], arrows)), placed(drawing(["a", "b", "c"], arrows))
    assert to_svg(one) == to_svg(other)
    assert to_json(one) == to_json(other)
    assert to_dot(one.drawing) == to_dot(other.drawing)
