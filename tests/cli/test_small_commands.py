"""`init`, `fmt`, `quote`, `rule`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from running import run, write

from argmap.cli.init import FILES
from argmap.findings.kinds import KINDS

# --- init -------------------------------------------------------------------------------------------------------------


def test_a_new_project_checks_clean_and_shows_one_conflict(tmp_path: Path) -> None:
    assert run("init", "bridge", cwd=tmp_path).code == 0
    found = json.loads(run("check", "bridge", "--format", "json", cwd=tmp_path).out)
    assert found["summary"]["errors"] == found["summary"]["warnings"] == 0
    assert found["summary"]["quotes"] == {"verified": 6, "missing": 0, "unchecked": 0}
    assert found["summary"]["conflicts"] == {"strong": 1, "medium": 0, "weak": 0, "info": 0}
    assert [finding["kind"] for finding in found["findings"]] == ["outlets-conflict"]
    assert run("fmt", "--check", "bridge", cwd=tmp_path).code == 0
    assert run("render", "bridge", "-o", "bridge.svg", cwd=tmp_path).code == 0


def test_init_here(tmp_path: Path) -> None:
    ran = run("init", cwd=tmp_path)
    assert ran.code == 0
    assert sorted(ran.out.split()) == sorted([*FILES, "pyproject.toml"])
    assert run("check", cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", FILES)
def test_init_overwrites_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    assert run("init", cwd=tmp_path).code == 2
    assert (tmp_path / name).read_text() == "mine"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [Path(name).name]


def test_init_leaves_another_pyproject_alone(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    assert run("init", cwd=tmp_path).code == 0
    assert (tmp_path / "pyproject.toml").read_text() == "[project]\n"
    assert run("check", cwd=tmp_path).code == 0


# --- fmt --------------------------------------------------------------------------------------------------------------

UNTIDY = '# first\npremise    p   "P"   # why\n      note   "n"\n'


def test_fmt_lays_out_once_and_keeps_comments(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": UNTIDY, "b.arg": 'premise q "Q"\n'})
    assert run("fmt", "--check", cwd=tmp_path).code == 1
    assert (tmp_path / "a.arg").read_text() == UNTIDY
    assert run("fmt", cwd=tmp_path).code == 0
    tidy = (tmp_path / "a.arg").read_text()
    assert "# first" in tidy
    assert "# why" in tidy
    assert tidy != UNTIDY
    assert run("fmt", "--check", cwd=tmp_path).code == 0
    assert run("fmt", "-", cwd=tmp_path, stdin=UNTIDY.encode()).out == tidy


def test_fmt_shows_the_difference_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": UNTIDY})
    ran = run("fmt", "--diff", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("--- a.arg\n+++ a.arg (laid out)\n@@")
    assert '-premise    p   "P"   # why\n' in ran.out
    assert run("fmt", "--diff", "--check", cwd=tmp_path).code == 1
    assert (tmp_path / "a.arg").read_text() == UNTIDY


def test_fmt_shows_a_difference_that_patch_takes(tmp_path: Path) -> None:
    whole = run("fmt", "--diff", "-", cwd=tmp_path, stdin=b'premise a "A"\npremise   b "B"\n')
    assert whole.out.splitlines()[2:] == ["@@ -1,2 +1,2 @@", ' premise a "A"', '-premise   b "B"', '+premise b "B"']
    unended = run("fmt", "--diff", "-", cwd=tmp_path, stdin=b'premise a "A"')
    assert unended.out.splitlines()[2:] == ["@@ -1 +1 @@", '-premise a "A"', "\\ No newline at end of file", '+premise a "A"']


def test_fmt_leaves_what_it_cannot_read_alone_and_goes_on(tmp_path: Path) -> None:
    write(tmp_path, {"b.arg": UNTIDY})
    (tmp_path / "a.arg").write_text("premise (\n")
    (tmp_path / "c.arg").write_bytes(b"premise p \xff")
    ran = run("fmt", cwd=tmp_path)
    assert ran.code == 1
    assert "a.arg: this cannot be read" in ran.err
    assert "c.arg: this cannot be read" in ran.err
    assert (tmp_path / "a.arg").read_text() == "premise (\n"
    assert (tmp_path / "b.arg").read_text() != UNTIDY
    assert run("fmt", "-", cwd=tmp_path, stdin=b"premise (").code == 1
    assert run("fmt", "-", cwd=tmp_path, stdin=b"\xff").code == 1


def test_fmt_of_a_link_replaces_what_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": UNTIDY})
    os.symlink("a.arg", tmp_path / "link.arg")
    assert run("fmt", "link.arg", cwd=tmp_path).code == 0
    assert (tmp_path / "link.arg").is_symlink()
    assert (tmp_path / "a.arg").read_text() != UNTIDY


def test_fmt_makes_plain_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_bytes(b'\xef\xbb\xbfpremise p "P"\r\npremise q "Q"\r')
    assert run("fmt", "a.arg", cwd=tmp_path).code == 0
    data = (tmp_path / "a.arg").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


# --- quote ------------------------------------------------------------------------------------------------------------

ARTICLE = "He said: “The gate was shut by ten.”\nNobody saw it.\n\nThe gate was shut by ten, they wrote.\n"


def test_a_quote_is_found_and_its_clause_is_verified(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "t.txt"\n', "t.txt": ARTICLE})
    ran = run("quote", "s", '"the gate', cwd=tmp_path)
    ran = run("quote", "s", "“The gate was shut by ten.”  Nobody", cwd=tmp_path)
    assert ran.code == 0
    assert ran.err.startswith("t.txt:1")
    (tmp_path / "a.arg").write_text(f'source s "S"\n  text "t.txt"\npremise p "P"\n  {ran.out}')
    found = json.loads(run("check", "--format", "json", cwd=tmp_path).out)
    assert found["summary"]["quotes"]["verified"] == 1


def test_every_place_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "t.txt"\n', "t.txt": ARTICLE})
    ran = run("quote", "s", "gate was shut", cwd=tmp_path)
    assert ran.err.splitlines() == ["t.txt:1", "t.txt:4"]
    assert ran.out == 'quote "gate was shut"\n'


def test_a_near_match_is_offered_with_its_difference(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "t.txt"\n', "t.txt": ARTICLE})
    ran = run("quote", "s", "nobody saw him", cwd=tmp_path)
    assert "not quite" in ran.err
    assert "Nobody saw it" in ran.out


def test_nothing_like_it_is_1_and_so_is_an_article_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "t.txt"\nsource none "N"\n  text "nowhere.txt"\n', "t.txt": ARTICLE})
    assert run("quote", "s", "zebra crossing collapses", cwd=tmp_path).code == 1
    ran = run("quote", "none", "gate", cwd=tmp_path)
    assert ran.code == 1
    assert "missing-text" in ran.err


# --- rule -------------------------------------------------------------------------------------------------------------


def test_the_table_has_every_kind_and_each_has_its_page(tmp_path: Path) -> None:
    table = run("rule", cwd=tmp_path).out
    for kind in KINDS:
        assert f"{kind.code}  {kind.slug} " in table
        by_slug = run("rule", kind.slug, cwd=tmp_path)
        assert by_slug.code == 0
        assert kind.code in by_slug.out
        assert kind.slug in by_slug.out
        assert run("rule", kind.code.lower(), cwd=tmp_path).out == by_slug.out
