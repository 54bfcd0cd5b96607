"""argmap as a command: in this process where that will do, as a process of its own where the process is the point."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

from attrs import frozen

from argmap.cli.main import guarded


@frozen
class Ran:
    code: int
    out: str
    err: str


def run(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """In this process."""
    out, err, code = _captured(arguments, cwd, stdin, {"NO_COLOR": "1", **(env or {})})
    return Ran(code, out.decode("utf-8"), err.decode("utf-8"))


def run_apart(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, timeout: float = 120) -> Ran:
    """As a process of its own."""
    done = subprocess.run(
        command(*arguments), cwd=cwd, input=stdin, capture_output=True, timeout=timeout, env={**os.environ, **(env or {})}, check=False
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "argmap", *arguments]


def _captured(arguments: Sequence[str], cwd: Path, stdin: bytes, env: Mapping[str, str]) -> tuple[bytes, bytes, int]:
    with _stream() as out, _stream() as err, mock.patch.dict(os.environ, env):
        reading = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        with contextlib.chdir(cwd), mock.patch.multiple(sys, stdin=reading, stdout=out, stderr=err):
            code = guarded(arguments)
        out.flush()
        err.flush()
        return _bytes(out), _bytes(err), code


@contextlib.contextmanager
def _stream() -> Iterator[io.TextIOWrapper]:
    yield io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _bytes(stream: io.TextIOWrapper) -> bytes:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def write(root: Path, files: Mapping[str, str]) -> Path:
    """The files under the root, with an empty `[tool.argmap]` unless they bring one."""
    for name, text in {"pyproject.toml": "[tool.argmap]\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return root
