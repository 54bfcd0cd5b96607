"""Every snippet of the guide does what the guide says."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import guide_text as guide
import pytest

ROOT = Path(__file__).parents[2]
PARTS = guide.read(guide.GUIDE.read_text(encoding="utf-8"))


def run(words: str, folder: Path) -> list[str]:
    """What the command prints: its results, then its remarks."""
    name, *rest = shlex.split(words)
    if name == "cp":
        shutil.copy(ROOT / rest[0], folder / rest[1])
        return []
    assert name == "argmap", f"the guide runs `{name}`"
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *rest],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return (done.stdout + done.stderr).rstrip("\n").split("\n") if done.stdout or done.stderr else []


@pytest.mark.parametrize("part", PARTS, ids=[part.title for part in PARTS])
def test_the_guide_shows_what_happens(part: guide.Part, tmp_path: Path) -> None:
    for block in part.blocks:
        if isinstance(block, guide.Written):
            path = tmp_path / block.file
            old = path.read_text(encoding="utf-8") if path.exists() and path.suffix == ".arg" else ""
            path.write_text(guide.merge(old, block.text) if path.suffix == ".arg" else block.text, encoding="utf-8")
        else:
            printed = run(block.words, tmp_path)
            assert guide.shows(block.output, printed), (
                f"docs/guide.md:{block.line}: $ {block.words}\n--- shown\n"
                + "\n".join(block.output)
                + "\n--- printed\n"
                + "\n".join(printed)
            )


def test_the_guide_has_two_parts_with_files_and_commands() -> None:
    assert len(PARTS) == 2
    for part in PARTS:
        assert any(isinstance(block, guide.Written) for block in part.blocks)
        assert any(isinstance(block, guide.Command) for block in part.blocks)


def test_what_is_left_out_of_an_output_is_marked() -> None:
    assert guide.shows(("a", "…", "d"), ["a", "b", "c", "d"])
    assert guide.shows(("a … c",), ["a b c"])
    assert not guide.shows(("a",), ["a", "b"])
    assert not guide.shows(("a", "…", "d"), ["a", "b"])


def test_each_file_of_the_guide_is_named_where_a_reader_sees_it() -> None:
    """A page that is rendered does not show what stands behind the three backticks."""
    lines = guide.GUIDE.read_text(encoding="utf-8").split("\n")
    for part in PARTS:
        for block in part.blocks:
            if isinstance(block, guide.Written):
                assert lines[block.line - 3] == f"`{block.file}`"
