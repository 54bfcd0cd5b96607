"""The grammar file, the tables made of it, and their cache."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.syntax import grammar as room


def test_the_grammar_has_no_conflicts() -> None:
    room.build(room.grammar_text())  # strict: a conflict raises


def test_the_cache_gives_what_was_built(tmp_path: Path) -> None:
    code = "from argmap.syntax.grammar import grammar; print(grammar())"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONHASHSEED": "1"}
    built, cached = (subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True) for _ in range(2))
    assert built.stdout == cached.stdout


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-5], lambda data: b"", lambda data: data.replace(b"premise", b"premiss"), lambda data: b"\0"]
)
def test_a_torn_or_foreign_cache_is_not_believed(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    code = "import sys; from argmap.syntax.grammar import grammar; grammar(); print('lark' in sys.modules)"

    def builds() -> bool:
        run = subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)
        return run.stdout.strip() == b"True"

    assert builds()
    (file,) = (tmp_path / "argmap").iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert builds()
    assert not builds()


def test_without_a_folder_to_write_to_everything_works(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    code = "from argmap.syntax.parse import parse; from argmap.text import SourceText; assert not parse(SourceText('a', 'type x')).findings"
    for home in ({"XDG_CACHE_HOME": str(blocked)}, {"XDG_CACHE_HOME": "", "HOME": str(blocked)}, {"XDG_CACHE_HOME": "/proc/nowhere"}):
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **home})


def test_lark_is_loaded_only_to_build(tmp_path: Path) -> None:
    code = "import sys; from argmap.syntax.grammar import grammar; grammar(); print('lark' in sys.modules)"
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)}, capture_output=True)
        for _ in range(2)
    ]
    assert [run.stdout.strip() for run in runs] == [b"True", b"False"]
    assert [file.suffix for file in (tmp_path / "argmap").iterdir()] == [".json"]


def test_the_tree_does_not_need_lark() -> None:
    code = "import sys, argmap.syntax.ast; print('lark' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert run.stdout.strip() == b"False"
