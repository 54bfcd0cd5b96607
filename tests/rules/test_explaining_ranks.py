"""A strength is told where it says something: where better graded sources are preferred, or where two differ."""

from __future__ import annotations

from pathlib import Path

from running import run, write

BOTH = (
    'predicate open(what: any)\nsource g "G"\n  outlet "G"\n  grade B2\nsource w "W"\n  outlet "W"\n  grade B2\n'
    'premise a "A"\n  from g\n  means open(what: "x")\npremise b "B"\n  from w\n  means not open(what: "x")\n'
)


def test_a_strength_that_all_have_is_not_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": BOTH})
    assert "strength" not in run("explain", "a", cwd=tmp_path).out
    assert "(strength 4 on both sides)" in run("explain", "a", "--prefer", "reliability", cwd=tmp_path).out


def test_the_heading_of_the_key_premises_fits_a_terminal(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": BOTH + 'conclusion c "C"\n  from g\n  because a\n'})
    assert max(map(len, run("status", "--key-premises", cwd=tmp_path).out.splitlines())) <= 80
