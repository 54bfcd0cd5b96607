"""Every check is in the list, once."""

from __future__ import annotations

import ast
from pathlib import Path

import argmap.checks
from argmap.checks import CHECKS

FOLDER = Path(argmap.checks.__file__).parent


def test_every_file_that_holds_a_check_is_listed() -> None:
    """A check is a function of the file's own name."""
    files = {
        path.stem
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem
    }
    listed = [check.__name__ for check in CHECKS]
    assert sorted(listed) == sorted(files)
