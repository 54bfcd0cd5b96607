"""argmap as a command: in this process where that will do, as a process of its own where the process is the point."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn
from unittest import mock

import pytest
from attrs import frozen

from argmap.cli.main import guarded


@frozen
class Ran:
    code: int
    out: str
    err: str


def run(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """In this process."""
    done = run_here(arguments, cwd, stdin, {**os.environ, "NO_COLOR": "1", **(env or {})})
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def run_apart(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, timeout: float = 120) -> Ran:
    """As a process of its own."""
    environment = {**os.environ, "NO_COLOR": "1", **(env or {})}
    done = subprocess.run(command(*arguments), cwd=cwd, input=stdin, capture_output=True, timeout=timeout, env=environment, check=False)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def absent(missing: str) -> NoReturn:
    """Ends a test that needs what this machine does not have: skipped, and failed in CI."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def system_graphviz() -> str:
    return shutil.which("dot") or absent("there is no Graphviz on this machine")


def run_bound_by_rights(*arguments: str, cwd: Path) -> Ran:
    """As a process of its own that may read and write only what the files' rights say, whoever runs the tests."""
    bound: list[str] = []
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv") or absent("nothing here takes the superuser's privileges from a process (setpriv)")
        bound = [setpriv, "--bounding-set", "-all", "--inh-caps", "-all"]
    done = subprocess.run([*bound, *command(*arguments)], cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "argmap", *arguments]


def run_here(arguments: Sequence[str], cwd: str | Path, stdin: bytes, env: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    out, err = io.BytesIO(), io.BytesIO()
    # Line ends as the process has them; the wrappers must live as long as the buffers are wanted.
    streams = [io.TextIOWrapper(buffer, encoding="utf-8", write_through=True) for buffer in (io.BytesIO(stdin), out, err)]
    with contextlib.chdir(cwd), mock.patch.dict(os.environ, env, clear=True):
        with mock.patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]):
            code = guarded(arguments)
        return subprocess.CompletedProcess(list(arguments), code, out.getvalue(), err.getvalue())


def write(root: Path, files: Mapping[str, str]) -> Path:
    """The files under the root, with an empty `[tool.argmap]` unless they bring one."""
    for name, text in {"pyproject.toml": "[tool.argmap]\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return root
