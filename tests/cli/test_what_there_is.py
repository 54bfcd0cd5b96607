"""Whoever asks for what does not exist is told the nearest that does, or what there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import run, write

PROJECT = (
    'source g "G"\n  outlet "Gazette"\npremise p "P"\n  tag water\n'
    'question when "When?"\nscenario dry "It stays dry"\n  assume p\nscenario wet "It rains"\n  suppose not p\n'
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("render", "--question", "whem"), "there is no question 'whem'; did you mean 'when'?"),
        (("render", "--question", "zzz"), "there is no question 'zzz'; there is 'when'"),
        (("render", "--tag", "zzz"), "there is no tag 'zzz'; there is 'water'"),
        (("status", "--scenario", "zzz"), "there is no scenario 'zzz'; there are 'dry', 'wet'"),
        (("render", "--voice", "zzz"), "there is no voice 'zzz'; the project has none"),
    ],
)
def test_what_there_is_instead_is_told(tmp_path: Path, asked: tuple[str, ...], told: str) -> None:
    ran = run(*asked, cwd=write(tmp_path, {"a.arg": PROJECT}))
    assert (ran.code, told in ran.err) == (2, True), ran.err


def test_a_long_list_is_not_told(tmp_path: Path) -> None:
    many = "".join(f'scenario s{number} "S"\n  assume p\n' for number in range(40))
    ran = run("status", "--scenario", "zzz", cwd=write(tmp_path, {"a.arg": PROJECT + many}))
    assert ran.err.strip() == "Error: there is no scenario 'zzz'"


def test_a_source_without_a_grade_is_not_graded(tmp_path: Path) -> None:
    assert "g “G” (Gazette, not graded)" in run("status", cwd=write(tmp_path, {"a.arg": PROJECT})).out


def test_a_picture_of_a_question_that_nothing_speaks_to_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": PROJECT})
    assert run("render", "--question", "when", "-o", "map.svg", cwd=tmp_path).code == 0
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "no claim speaks to it: `about` and `positions` of the question" in svg
