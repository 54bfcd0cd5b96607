"""What argmap touches, as the interpreter sees it: no network, no other program, no file but the project's and its own."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import write_hostile

import argmap

WATCHED = """
import json, os, sys
touched, report = [], os.environ["AUDIT"]
def hook(event, arguments):
    if event.split(".")[0] in ("socket", "subprocess", "pty", "ftplib", "urllib") or event in (
        "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.link", "os.symlink", "os.chmod",
        "os.chown", "os.remove", "os.rmdir", "os.mkdir", "os.rename", "os.truncate", "shutil.rmtree",
    ):
        touched.append([event, *map(str, arguments)])
    elif event == "open" and not isinstance(arguments[0], int):
        wrote = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        touched.append(["write" if wrote else "read", os.path.abspath(os.fsdecode(arguments[0]))])
import argmap.cli.main
sys.addaudithook(hook)
code = argmap.cli.main.guarded(sys.argv[1:])
sys.stdout.flush()
seen = list(touched)
with open(report, "w") as file:
    json.dump(seen, file)
sys.exit(code)
"""
COMMANDS = (
    *(["check", "--format", form] for form in ("full", "json", "sarif")),
    ["conflicts"],
    ["conflicts", "--format", "html", "-o", "out"],
    ["status", "--semantics", "preferred"],
    ["explain", "one.end"],
    ["render", "--format", "html", "-o", "out"],
    ["render", "--format", "png", "-o", "out"],
    ["render", "--format", "pdf", "-o", "out"],
    ["fmt"],
    ["quote", "one", "bold"],
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_nothing_else_is_touched(arguments: list[str], tmp_path: Path) -> None:
    root, cache, report = tmp_path / "project", tmp_path / "cache", tmp_path / "report"
    write_hostile(root, long=2_000)
    environment = {**os.environ, "AUDIT": str(report), "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path / "home"), "NO_COLOR": "1"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], cwd=root, env=environment, capture_output=True, timeout=120, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    touched = json.loads(report.read_text())
    own = [str(root), str(cache), sys.prefix, sys.base_prefix, *site.getsitepackages(), str(Path(argmap.__file__ or "").parents[1])]
    settings = [str(above / "pyproject.toml") for above in (root, *root.parents)]
    for event, *about in touched:
        path = Path(about[0]) if about else Path()
        path = root / path
        match event:
            case "read":
                assert str(path) in settings or any(map(path.is_relative_to, own)), path
            case "write" | "os.mkdir" | "os.rename" | "os.remove" | "os.chmod" | "os.chown":
                inside = path.is_relative_to(cache) or (path.parent == root and (arguments[0] == "fmt" or "out" in path.name))
                assert inside or about[0].isdigit(), (event, about)
            case _:
                raise AssertionError((event, about))
