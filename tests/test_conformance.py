"""The conformance cases, each as a test of its own, by their runners' own judgement.

They are looked for in `ARGMAP_CASES`, else beside the checkout. The runners start a process a run; here each run takes place in
this process, which is a few times as quick.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from running import run_here

CASES = Path(os.environ.get("ARGMAP_CASES", Path(__file__).parent.parent.parent / "shared" / "cases"))
ARGMAP = ["argmap"]


def load(name: str) -> list[Any]:
    path = CASES / f"{name}.json"
    if not path.is_file():
        return [pytest.param(None, id="absent", marks=pytest.mark.skip(reason=f"there are no cases in {CASES}"))]
    return [pytest.param(case, id=case["id"]) for case in json.loads(path.read_text(encoding="utf-8"))]


def runner(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    with mock.patch.object(sys, "dont_write_bytecode", True):
        specification.loader.exec_module(module)
    module.__dict__["subprocess"] = SimpleNamespace(
        run=in_this_process, TimeoutExpired=subprocess.TimeoutExpired, DEVNULL=subprocess.DEVNULL, PIPE=subprocess.PIPE
    )
    return module


def in_this_process(
    command: Sequence[str], env: Mapping[str, str], cwd: str | Path = ".", input: bytes = b"", **unused: object
) -> subprocess.CompletedProcess[bytes]:
    """`subprocess.run` of argmap, without the process."""
    return run_here(command[len(ARGMAP) :], cwd, input, env)


@pytest.mark.parametrize("case", load("language"))
def test_language(case: dict[str, Any]) -> None:
    wrong = runner("run_language").run_case(ARGMAP, case, 60)
    assert not wrong, f"{case['why']}: {'; '.join(wrong)}"


@pytest.mark.parametrize("case", load("logic"))
def test_logic(case: dict[str, Any]) -> None:
    problems = runner("run_logic").run_case(ARGMAP, case, None)
    assert not [message for soft, message in problems if not soft], case["why"]
