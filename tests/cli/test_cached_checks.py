"""A check by way of the cache says what one without it says, whatever became of the cache."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import Ran, command, run, write

from argmap import cache
from argmap.cli import checking

WORDS = "".join(f'entity t{number} "Town {number}" : town\n' for number in range(20))
VOCABULARY = f"type town\npredicate floods(town: town)\n{WORDS}"


def report(outlet: str, verb: str) -> str:
    denied = "" if verb == "floods" else "not "
    claims = "".join(f'premise c{town} "Town {town} {verb}"\n  means {denied}floods(town: t{town})\n' for town in range(20))
    return f'use "words.arg"\nsource {outlet} "{outlet}"\n  outlet "{outlet}"\n  published 2025-03-01\n{claims}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two reports that counts as large, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(checking, "LARGE", 0)
    files = {"words.arg": VOCABULARY, "one.arg": report("one", "floods"), "two.arg": report("two", "stays dry")}
    return write(tmp_path / "project", files)


def kept(folder: Path) -> Path:
    (file,) = (folder.parent / "cache" / "argmap").glob("check-*")
    return file


def both(folder: Path, *options: str) -> Ran:
    """The check twice, with and without; they must be the same."""
    cached, plain = run("check", *options, cwd=folder), run("check", "--no-cache", *options, cwd=folder)
    assert cached == plain
    return cached


def edit(folder: Path) -> None:
    path = folder / "one.arg"
    path.write_text(path.read_text().replace("  means floods(town: t3)\n", "  means floods(town: t3)\n  is unlikely\n"))


def test_the_same_with_and_without(folder: Path) -> None:
    first = both(folder)
    assert "20 conflicts (20 strong)" in first.out
    assert both(folder) == first
    edit(folder)
    assert "20 conflicts (19 strong, 1 medium)" in both(folder).out
    for form in ("concise", "json", "sarif", "github"):
        both(folder, "--format", form)
    assert both(folder, "--fail-on-conflict").code == 1


def test_nothing_is_kept_without_it(folder: Path) -> None:
    run("check", "--no-cache", cwd=folder)
    assert not list((folder.parent / "cache").rglob("check-*"))


@pytest.mark.parametrize(
    "damage", ["cut", "flipped", "emptied", "another's", "a folder", *(["a pipe"] if sys.platform != "win32" else []), "removed"]
)
def test_a_damaged_cache_is_none(folder: Path, damage: str) -> None:
    both(folder)
    file = kept(folder)
    data = file.read_bytes()
    file.unlink()
    match damage:
        case "cut":
            file.write_bytes(data[: len(data) // 2])
        case "flipped":
            file.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
        case "emptied":
            file.write_bytes(b"")
        case "another's":
            cache.keep(file.name, b"another version", data[32:])
        case "a folder":
            file.mkdir()
        case "a pipe" if sys.platform != "win32":
            os.mkfifo(file)
        case _:
            pass
    edit(folder)
    assert "20 conflicts (19 strong, 1 medium)" in both(folder).out


def test_the_settings_are_part_of_it(folder: Path) -> None:
    both(folder)
    (folder / "pyproject.toml").write_text('[tool.argmap]\nignore = ["outlets-conflict"]\n')
    assert "ARG401" not in both(folder).out


def test_another_version_takes_nothing_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both(folder)
    before = kept(folder).read_bytes()
    monkeypatch.setattr(checking, "_program", lambda: "another")
    both(folder)
    assert kept(folder).read_bytes()[:32] != before[:32]


def test_a_scenario_that_is_taken_out_is_wrong_usage(folder: Path) -> None:
    path = folder / "two.arg"
    text = path.read_text()
    path.write_text(text + 'scenario wet "Wet"\n  assume one.c1\n')
    assert both(folder, "--scenario", "wet").code == 0
    path.write_text(text)
    assert both(folder, "--scenario", "wet").code == 2


def test_where_nothing_can_be_kept(folder: Path) -> None:
    (folder.parent / "cache").write_text("not a folder")
    assert "20 conflicts" in both(folder).out
    assert "20 conflicts" in both(folder).out


def test_what_nobody_uses_goes(folder: Path) -> None:
    both(folder)
    old, new = kept(folder).with_name("check-of-long-ago"), kept(folder).with_name("grammar-of-now")
    strange = kept(folder).with_name("check.arg")
    torn = kept(folder).with_name("check-x.part")
    for file in (old, new, torn, strange):
        file.write_bytes(b"")
    os.utime(old, (0, time.time() - 40 * 86_400))
    os.utime(strange, (0, 0))
    os.utime(torn, (0, time.time() - 7_200))
    edit(folder)
    both(folder)
    assert (old.exists(), new.exists(), torn.exists(), strange.exists()) == (False, True, False, True)


def test_many_at_once_while_a_file_is_edited(folder: Path) -> None:
    """Processes of their own, on one cache: each says what a check without it says of the one text or of the other."""
    environment = {**os.environ, "NO_COLOR": "1"}
    large = "".join(f"# {number:0120}\n" for number in range(2_000))  # beyond the size from which on the cache is used
    with (folder / "words.arg").open("a") as file:
        file.write(large)
    expected = {run("check", "--no-cache", cwd=folder).out}
    texts = [(folder / "one.arg").read_text()]
    edit(folder)
    texts.append((folder / "one.arg").read_text())
    expected.add(run("check", "--no-cache", cwd=folder).out)
    assert len(expected) == 2
    for turn in range(3):
        running = []
        for number in range(4):
            beside = folder / "one.new"
            beside.write_text(texts[(turn + number) % 2])
            beside.replace(folder / "one.arg")
            running.append(subprocess.Popen(command("check"), cwd=folder, env=environment, stdout=subprocess.PIPE))
        for process in running:
            out, _ = process.communicate(timeout=120)
            assert out.decode() in expected
    assert kept(folder).stat().st_size > 0
