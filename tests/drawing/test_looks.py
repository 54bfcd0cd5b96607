"""What a reader sees of titles, labels and figures where they are crowded, or written from right to left."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from running import run, system_graphviz, write

from argmap.drawing.boxes import claim_box
from argmap.drawing.drawing import Arrow, Box, Drawing, Group, Line
from argmap.drawing.places import Curve, Placed, Point, Rect
from argmap.drawing.sizes import SIZES, line_height, size_of
from argmap.drawing.to_svg import to_svg
from argmap.drawing.words import isolated, short_dated, text_width, wrap
from argmap.model.from_syntax import resolve
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText

SVG = "{http://www.w3.org/2000/svg}"


def between(gap: float, title: str = "The river · 2031-05-06") -> Placed:
    """Two boxes one above the other in one outlet, in conflict across the gap."""
    boxes = tuple(Box(f"n{number}", f"g.c{number}", "rounded", "solid", (Line("C", "main"),), "", "g1", "premise") for number in (0, 1))
    arrow = Arrow("n0", "n1", "conflict", "⚡41", "", "thick")
    drawing = Drawing("M", boxes, (arrow,), (Group("g1", "Gazette", (title,), 0),), (), 0, ())
    rects = {"n0": Rect(40, 60, 120, 40), "n1": Rect(40, 100 + gap, 120, 40)}
    ends = Point(100, 100), Point(100, 100 + gap)
    curve = Curve((ends[0], Point(100, 100 + gap / 3), Point(100, 100 + gap * 2 / 3), ends[1]), *ends)
    return Placed(drawing, 300, 260, rects, {"g1": Rect(10, 20, 280, 220)}, (curve,))


def test_an_arrow_runs_behind_the_title_of_a_source() -> None:
    svg = to_svg(between(30))
    frame, arrows, title = (svg.index(f'<g class="{css}') for css in ("outlet", "arrows", "outlet-title"))
    assert frame < arrows < title
    assert 'paint-order="stroke"' in svg[title : svg.index(">", title)]


def test_a_label_stands_beside_an_arrow_that_it_would_hide() -> None:
    for gap, beside in ((16, True), (90, False)):
        root = ElementTree.fromstring(to_svg(between(gap)))
        (plate,) = (label.find(f"{SVG}rect") for label in root.iter(f"{SVG}g") if label.get("class") == "label conflict")
        assert plate is not None
        assert (float(plate.get("x", "")) > 100) is beside


def test_two_heads_on_a_short_arrow_do_not_meet() -> None:
    root = ElementTree.fromstring(to_svg(between(12)))
    heads = [[float(point.split(",")[1]) for point in head.get("points", "").split()] for head in root.iter(f"{SVG}polygon")]
    assert max(heads[1]) < min(heads[0])


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The river · 2031-05-06", "The river · 2031-05-06"),
        ("A title that goes on and on without an end · 2031-05-06", "A title that goes… · 2031-05-06"),
        ("A title that goes on and on without an end", "A title that goes on and on…"),
    ],
)
def test_a_title_is_cut_and_its_date_stays(title: str, shown: str) -> None:
    assert short_dated(title, 32) == shown


def test_a_date_beside_arabic_runs_forwards() -> None:
    assert isolated("تسرّب · 2031-05-06") == "\u2068تسرّب\u2069 · \u20682031-05-06\u2069"
    assert isolated("leak · 2031-05-06") == "leak · 2031-05-06"
    assert "\u20682031-05-06\u2069" in to_svg(between(30, "تسرّب · 2031-05-06"))


@pytest.mark.parametrize("width", range(9, 40))
def test_no_line_begins_with_a_per_cent_sign(width: int) -> None:
    lines = wrap("it is likely (55–80 %) that 40 000 people of 12 are there", width)
    assert not any(line.startswith(("%", "000")) for line in lines)


def test_a_likelihood_in_figures_reads_as_in_the_report() -> None:
    text = 'premise a "A"\n  is 70%..80%\npremise b "B"\n  is 60%\npremise c "C"\n  is likely\n'
    argument = resolve((parse(SourceText("a.arg", text)),), Settings()).argument
    shown = [claim_box(argument, None, claim, "n0", None, {}).lines[1].text for claim in argument.claims.values()]
    assert shown == ["70–80 %", "60 %", "likely"]


def test_an_open_time_is_in_words() -> None:
    times = {"..2031-06": "until 2031-06-30", "2031..": "from 2031-01-01 on", "2031-05..2031-06": "2031-05..2031-06", "2031": "2031"}
    text = "".join(f'premise p{number} "P"\n  when {time}\n' for number, time in enumerate(times))
    argument = resolve((parse(SourceText("a.arg", text)),), Settings()).argument
    assert [claim_box(argument, None, claim, "n0", None, {}).lines[1].text for claim in argument.claims.values()] == list(times.values())


def test_a_grade_is_said_to_be_one_and_stays_whole() -> None:
    text = 'source g "G"\n  grade C3\nvoice v "{}"\npremise p "P"\n  by v\n'
    for number in range(40):
        argument = resolve((parse(SourceText("a.arg", text.format("o" * number + " x"))),), Settings()).argument
        lines = [line.text for line in claim_box(argument, None, argument.claims["g.p"], "n0", None, {}).lines]
        assert any("grade\xa0C3" in line for line in lines), lines


def test_how_many_conditions_are_enough_is_on_the_picture(tmp_path: Path) -> None:
    conditions = "".join(f'condition {name} "{name.upper()}"\n' for name in ("samples", "weir", "barrier"))
    text = f'{conditions}premise p "P"\nconclusion c "C"\n  if at least 2 of samples, weir, barrier\n  because p\n'
    write(tmp_path, {"a.arg": text})
    assert run("render", "-o", "map.svg", cwd=tmp_path).code == 0
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "waits for 2 of samples," in svg
    assert svg.count(">if 2 of 3<") == 3


def test_any_graphviz_finds_room_for_the_labels(tmp_path: Path) -> None:
    claim = 'premise a "تسرّب"\n  by v\n  is impossible\n  when 2031-06-13..2031-06-30\n'
    text = f'voice v "Grzegorz Brzęczyszczykiewicz of the authority"\n{claim}'
    write(tmp_path, {"a.arg": text})
    assert run("render", "-o", "map.dot", cwd=tmp_path).code == 0
    drawn = subprocess.run([system_graphviz(), "-Tsvg", "map.dot"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert drawn.stderr == ""


def test_the_words_of_a_step_stay_inside_its_circle() -> None:
    lines = tuple(Line(text, "small") for text in ("+", "argument", "from expert", "opinion and…"))
    size = size_of(Box("s1", "g.c.1", "circle", "solid", lines, "", "g1", "step"))
    for number, line in enumerate(lines):
        across = text_width(line.text, SIZES["small"]) / size.width
        edges = (abs(number - len(lines) / 2), abs(number + 1 - len(lines) / 2))
        assert across**2 + (2 * max(edges) * line_height(line) / size.height) ** 2 <= 1.01, line.text
