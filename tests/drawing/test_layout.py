"""Every drawing is laid out legibly, whatever its text and shape, and the same drawing to the same bytes."""

from __future__ import annotations

from itertools import combinations
from unittest import mock
from xml.etree import ElementTree

import pytest

from argmap.drawing import engines, layout
from argmap.drawing.drawing import Arrow, Box, Drawing, Group, LegendItem, Line
from argmap.drawing.grid import grid
from argmap.drawing.layout import lay_out
from argmap.drawing.palette import PRINT
from argmap.drawing.pieces import pieces
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


def tangled(count: int, each: int) -> Drawing:
    """Claims each of which leads to several others, all over the picture."""
    leads = [(number, (number * 7 + step * step + 1) % count) for number in range(count) for step in range(each)]
    arrows = tuple(Arrow(f"n{one}", f"n{other}", "support", "", "") for one, other in leads if one != other)
    return drawing([f"Claim {number}" for number in range(count)], arrows)


def test_a_layout_that_takes_too_long_is_tried_cheaper_then_by_another_engine_then_in_pieces() -> None:
    def endless(dot: str, program: str) -> bytes:
        raise engines.Failed("it took too long")

    told: list[str] = []
    with mock.patch.object(layout, "wasm", return_value=endless):
        this = lay_out(tangled(60, 1), "wasm", 10.0, told.append)
    assert set(this.boxes) == {f"n{number}" for number in range(60)}
    words = " / ".join(told)
    assert words.index("too long") < words.index("cheaper settings") < words.index("sfdp") < words.index("in pieces")


def test_a_layout_is_stopped_when_its_time_is_up() -> None:
    big = tangled(500, 12)  # a minute's work
    told: list[str] = []
    this = lay_out(big, "wasm", 0.1, told.append)
    assert set(this.boxes) == {box.id for box in big.boxes}
    assert "laying out 500 boxes was given up: it took too long" in told


def test_a_chain_of_thirty_thousand_is_drawn() -> None:
    count = 30_000
    boxes = tuple(
        Box(f"n{number}", "", "rounded", "solid", (Line(f"Claim {number}", "main"),), "", None, "premise") for number in range(count)
    )
    arrows = tuple(Arrow(f"n{number}", f"n{number + 1}", "support", "", "") for number in range(count - 1))
    told: list[str] = []
    this = lay_out(Drawing("Chain", boxes, arrows, (), (), 0, ()), "wasm", 20, told.append)
    assert "grid" in told[0]
    assert max(this.width / this.height, this.height / this.width) <= 4
    assert this.boxes["n0"].y == this.boxes["n1"].y  # what leads on stands next to it
    assert to_svg(this).count("<rect") > count


def test_frames_in_pieces_hold_their_boxes_and_do_not_overlap() -> None:
    groups = tuple(Group(f"g{number}", f"Outlet {number}", ("A title",), number) for number in range(4))
    boxes = tuple(box(number, f"Claim {number}", f"g{number % 4}") for number in range(80))
    arrows = tuple(Arrow(f"n{number}", f"n{number + 4}", "support", "", "") for number in range(76))
    this = pieces(Drawing("Pieces", boxes, arrows, groups, (), 0, ()), grid)
    for each in boxes:
        frame, inside = this.groups[each.group or ""], this.boxes[each.id]
        assert frame.x <= inside.x
        assert frame.y <= inside.y
        assert inside.x + inside.width <= frame.x + frame.width
        assert inside.y + inside.height <= frame.y + frame.height
    frames = list(this.groups.values())
    for one, other in combinations(frames, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_labels_keep_off_boxes_and_off_each_other() -> None:
    arrows = tuple(Arrow("n0", f"n{number}", "conflict", f"⚡{number}", "", "thick", number % 2 == 0) for number in range(1, 12))
    svg = to_svg(placed(drawing([f"Claim {number}" for number in range(12)], arrows)))
    plates = [
        tuple(float(each.attrib[key]) for key in ("x", "y", "width", "height"))
        for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect")
        if each.attrib.get("class") == "page" and "x" in each.attrib
    ]
    assert len(plates) == 11
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(plates, 2):
        assert not (x1 < x2 + w2 and x2 < x1 + w1 and y1 < y2 + h2 and y2 < y1 + h1)
