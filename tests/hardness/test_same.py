"""What `fmt` asks itself before it writes: whether the two texts say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import run, write

from argmap.syntax.same import reads_the_same
from argmap.text import SourceText

TEXT = """# argmap: allow no-quote because so
premise a "A thing"  # seen
  is likely
  means b(c, 2040)
conclusion d "D"
  because a
    if (e and f) or g
"""


def same(one: str, other: str) -> bool:
    return reads_the_same(SourceText("a.arg", one), SourceText("a.arg", other))


def test_layout_is_nothing() -> None:
    assert same(TEXT, TEXT)
    assert same(TEXT, TEXT.replace("\n  ", "\n\n\t").replace("  #", "#"))
    assert same(TEXT, TEXT.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("likely", "unlikely"),
        ("A thing", "A  thing"),
        ("2040", "2041"),
        ("premise", "condition"),
        (" or ", " and "),
        ("(e and f) or g", "e and (f or g)"),
        ("# seen", "# unseen"),
        ("  # seen", ""),
        ("because so", "because it is so"),
        ("    if (e and f) or g\n", ""),
        ("conclusion d", 'premise c "C"\nconclusion d'),
        ("is likely", "is likely ?"),
    ],
)
def test_whatever_is_said_is_something(old: str, new: str) -> None:
    assert TEXT.replace(old, new) != TEXT
    assert not same(TEXT, TEXT.replace(old, new))


def test_a_comment_that_covers_less_is_something() -> None:
    assert not same(
        '# argmap: allow no-quote because so\npremise a "A"\n  tag b\n', 'premise a "A"\n  # argmap: allow no-quote because so\n  tag b\n'
    )


def test_a_deep_one_is_compared() -> None:
    deep = 'premise p "P" if ' + "(" * 90 + "a" + " or b)" * 90
    assert same(deep, deep.replace("(", "( "))


def test_a_layout_that_says_something_else_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.arg": 'premise   a "A"\n'})
    monkeypatch.setattr("argmap.syntax.format.format_text", lambda source, limits: 'premise b "A"\n')
    ran = run("fmt", cwd=tmp_path)
    assert ran.code == 2
    assert "a.arg: laid out, it would not say the same" in ran.err
    assert (tmp_path / "a.arg").read_text() == 'premise   a "A"\n'
