"""Where a project begins, and which files are in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from running import run, write

from argmap.cli.project import locate
from argmap.cli.usage import WrongUsage


def make(root: Path, *files: str) -> Path:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("[tool.argmap]\n" if name.endswith(".toml") else "")
    return root


def test_the_root_is_the_nearest_folder_with_the_table(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "a/b/x.arg", "a/y.arg")
    located = locate([str(tmp_path / "a" / "b")])
    assert located.root == str(tmp_path)
    assert located.files == ("a/b/x.arg",)


def test_a_nearer_table_wins_and_a_toml_without_the_table_does_not_count(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "a/pyproject.toml", "a/b/x.arg")
    (tmp_path / "a" / "b" / "pyproject.toml").write_text("[project]\nname = 'argmap-user'\n")
    assert locate([str(tmp_path / "a" / "b" / "x.arg")]).root == str(tmp_path / "a")


def test_without_a_table_it_is_the_folder_given_or_the_files(tmp_path: Path) -> None:
    make(tmp_path, "a/x.arg", "a/b/y.arg")
    assert locate([str(tmp_path / "a")]).root == str(tmp_path / "a")
    assert locate([str(tmp_path / "a" / "b" / "y.arg")]).root == str(tmp_path / "a" / "b")
    both = locate([str(tmp_path / "a" / "b" / "y.arg"), str(tmp_path / "a" / "x.arg")])
    assert both.root == str(tmp_path / "a")
    assert both.files == ("b/y.arg", "x.arg")


def test_without_a_path_it_is_the_whole_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "pyproject.toml", "a/x.arg", "b/y.arg", ".git/z.arg", "c/.hidden/v.arg", "notes.txt")
    monkeypatch.chdir(tmp_path / "a")
    located = locate([])
    assert located.root == str(tmp_path)
    assert located.files == ("a/x.arg", "b/y.arg")


def test_files_come_in_name_order_and_once(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "b.arg", "a/z.arg", "c.arg", "a.arg")
    assert locate([str(tmp_path), str(tmp_path / "a.arg"), str(tmp_path / "a" / ".." / "b.arg")]).files == (
        "a/z.arg",
        "a.arg",
        "b.arg",
        "c.arg",
    )


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "x.arg/y.arg", "x.arg/z.txt")
    assert locate([str(tmp_path)]).files == ("x.arg/y.arg",)
    assert locate([str(tmp_path / "x.arg")]).files == ("x.arg/y.arg",)


def test_links_run_in_no_circle_and_a_linked_file_is_one_file(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "a/x.arg")
    os.symlink(tmp_path, tmp_path / "a" / "circle")
    os.symlink(tmp_path / "a" / "x.arg", tmp_path / "link.arg")
    assert locate([str(tmp_path)]).files == ("a/x.arg",)


def test_a_link_to_itself_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'premise a "A"\n'})
    (tmp_path / "loop.arg").symlink_to("loop.arg")
    assert locate([str(tmp_path)]).files == ("a.arg", "loop.arg")
    ran = run("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "loop.arg:1:1: error ARG117 unreadable-file" in ran.out


def test_a_missing_path_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no such file or folder"):
        locate([str(tmp_path / "nowhere.arg")])


def test_paths_of_two_projects_are_wrong_usage(tmp_path: Path) -> None:
    make(tmp_path, "a/pyproject.toml", "a/x.arg", "b/pyproject.toml", "b/y.arg")
    with pytest.raises(WrongUsage, match="different projects"):
        locate([str(tmp_path / "a"), str(tmp_path / "b")])


def test_a_broken_table_is_wrong_usage_and_another_broken_file_is_nobodys_business(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "a/x.arg")
    (tmp_path / "pyproject.toml").write_text("[tool.argmap\n")
    with pytest.raises(WrongUsage, match="not TOML"):
        locate([str(tmp_path / "a")])
    (tmp_path / "pyproject.toml").write_text("[[[ argmap")
    assert locate([str(tmp_path / "a")]).root == str(tmp_path / "a")
