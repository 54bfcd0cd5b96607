"""Many processes on one project, and one project in every surrounding: the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import command, run_apart, write

FOLDER = Path(__file__).parent.parent.parent / "maps"
COMMANDS = (
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "concise"],
    ["check", "--format", "sarif"],
    ["check", "--format", "github"],
    ["conflicts"],
    ["conflicts", "--format", "json"],
    ["conflicts", "--format", "markdown"],
    ["conflicts", "--format", "html"],
    ["status"],
    ["status", "--format", "json", "--semantics", "preferred"],
    ["explain", "newscafe.could_send"],
    ["explain", "newscafe.could_send", "--format", "json"],
    ["render", "--format", "svg"],
    ["render", "--format", "dot", "--everything"],
    ["render", "--format", "json"],
    ["render", "--format", "html"],
    ["render", "--format", "graphml"],
    ["render", "--format", "png"],
    ["render", "--format", "pdf"],
    ["fmt", "--diff"],
)
OTHERS = os.environ.get("ARGMAP_PYTHONS", "").split()
"""Other Pythons that argmap is installed for."""


def project(root: Path) -> Path:
    """Our own maps, with their articles where they are here."""
    maps = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.arg"))}
    return write(root, maps)


def large(source: str) -> str:
    claims = (f'premise x{number} "Something of some length that is said to be so, {number}"\n' for number in range(LARGE))
    return f'source {source} "S"\n  outlet "{source}"\n  published 2024\n\n{"".join(claims)}'


def claim(root: Path) -> str:
    import json

    return str(json.loads(run_apart("status", "--format", "json", str(root), cwd=root).out)["claims"][0]["claim"])


LARGE = 250  # claims a file: together enough for what was found to be kept


@pytest.mark.parametrize(
    ("cache", "times"), [("cold", 1), pytest.param("cold", 5, marks=pytest.mark.long), pytest.param("warm", 5, marks=pytest.mark.long)]
)
def test_many_at_once_say_what_one_says(cache: str, times: int, tmp_path: Path) -> None:
    """Also with caches that are not there yet: of what was found, of the layout, of compiled code."""
    root = write(project(tmp_path / "p"), {f"large{number}.arg": large(f"l{number}") for number in range(6)})
    environment = {**os.environ, "NO_COLOR": "1", "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path / "home")}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"), "TMPDIR": str(tmp_path)}
    (tmp_path / "home").mkdir()
    asked = [["check", "--format", "json"], ["render", "--format", "svg"], ["conflicts"], ["fmt", "--check"]]
    alone = {}
    if cache == "warm":
        alone = {tuple(each): run_apart(*each, cwd=root, env=environment).out for each in asked}
    running = [
        (tuple(each), subprocess.Popen(command(*each), cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        for each in asked * times
    ]
    for each, process in running:
        out, error = process.communicate(timeout=300)
        assert b"fault" not in error
        assert b"Traceback" not in error
        assert process.returncode in (0, 1)
        assert out.decode() == alone.setdefault(each, out.decode())
    for each, said in alone.items():  # and so they say of what they have left behind, whole or torn
        assert run_apart(*each, cwd=root, env=environment).out == said
    for path in sorted((tmp_path / "cache").rglob("*")):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    for each, said in alone.items():
        torn = run_apart(*each, cwd=root, env=environment)
        assert torn.out == said
        assert "fault" not in torn.err


def test_twenty_that_lay_one_file_out(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.arg": "".join(f'premise   p{number} "P"\n' for number in range(500))})
    running = [subprocess.Popen(command("fmt"), cwd=root, stderr=subprocess.PIPE) for _ in range(20)]
    for process in running:
        _, error = process.communicate(timeout=300)
        assert process.returncode == 0, error
    assert (root / "a.arg").read_text() == "".join(f'premise p{number} "P"\n' for number in range(500))
    assert sorted(os.listdir(root)) == ["a.arg", "pyproject.toml"]


SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu", "COLUMNS": "200"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "PYTHONUTF8": "0", "TZ": "America/St_Johns"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "xterm"},
    {"PYTHONHASHSEED": "4", "PYTHONIOENCODING": "latin-1", "PYTHONOPTIMIZE": "2"},
    {"PYTHONHASHSEED": "5", "TZ": "Pacific/Kiritimati", "PYTHONDEVMODE": "0"},
)
SCRAMBLED = """
import os, random, sys
real, chance = os.scandir, random.Random(int(os.environ["PYTHONHASHSEED"]))
class Shuffled(list):
    def __enter__(self): return self
    def __exit__(self, *reason): return None
def scandir(path="."):
    with real(path) as entries:
        found = list(entries)
    chance.shuffle(found)
    return Shuffled(found)
os.scandir = scandir
from argmap.cli.main import main
main()
"""


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_same_bytes_in_every_surrounding(arguments: list[str], tmp_path: Path, long_run: bool) -> None:
    """Hash seed, locale, time zone, width, the order in which the disk lists files, and the folder that we are in."""
    root = project(tmp_path / "p")
    (root / "sub").mkdir()
    asked = list(arguments)
    if asked[0] == "explain":
        asked[1] = claim(root)
    outputs = set()
    for number, surrounding in enumerate(SURROUNDINGS if long_run else SURROUNDINGS[number_of(arguments) % 3 :: 3]):
        done = subprocess.run(
            [sys.executable, "-c", SCRAMBLED, *asked, str(root)],
            cwd=(root, root / "sub", Path("/"))[number % 3],
            env={**os.environ, "NO_COLOR": "1", **surrounding},
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert b"fault" not in done.stderr, done.stderr
        outputs.add((done.returncode, done.stdout))
    assert len(outputs) == 1


@pytest.mark.skipif(not OTHERS, reason="ARGMAP_PYTHONS names no other Python")
@pytest.mark.parametrize("folder", ["maps", "examples"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_same_bytes_of_every_python(arguments: list[str], folder: str, tmp_path: Path) -> None:
    """Letters that came into Unicode after the oldest of them apart."""
    asked = list(arguments)
    if asked[0] == "explain":
        asked[1] = claim(FOLDER.parent / folder)
    outputs = set()
    for python in (sys.executable, *OTHERS):
        done = subprocess.run(
            [python, "-m", "argmap", *asked, str(FOLDER.parent / folder)], cwd=tmp_path, capture_output=True, timeout=120, check=False
        )
        assert done.returncode in (0, 1), done.stderr
        outputs.add((done.returncode, done.stdout))
    assert len(outputs) == 1


def number_of(arguments: list[str]) -> int:
    return COMMANDS.index(arguments)


def test_a_copy_with_its_files_renamed_in_another_order_says_the_same(tmp_path: Path) -> None:
    """Of the conflicts, which name claims and not files; the places change with the names."""
    one, other = project(tmp_path / "one"), tmp_path / "other"
    names = sorted(path.name for path in one.glob("*.arg"))
    renamed = {name: f"{len(names) - number:03d}.arg" for number, name in enumerate(names)}
    files = {}
    for name in names:
        text = (one / name).read_text(encoding="utf-8")
        for old, new in renamed.items():
            text = text.replace(f'use "{old}"', f'use "{new}"')
        files[renamed[name]] = text
    write(other, files)
    for arguments in (["conflicts", "--format", "json"], ["status", "--format", "json"], ["render", "--format", "dot", "--everything"]):
        assert_alike(run_apart(*arguments, cwd=one).out, run_apart(*arguments, cwd=other).out, renamed)


def assert_alike(one: str, other: str, renamed: dict[str, str]) -> None:
    import re

    places = "|".join(re.escape(name) for name in (*renamed, *renamed.values()))
    assert re.sub(rf"({places}):\d+", "PLACE", one) == re.sub(rf"({places}):\d+", "PLACE", other)
