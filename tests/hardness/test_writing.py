"""Whatever happens while a file is written, it is the old one or the new one, whole, and nothing piles up beside it."""

from __future__ import annotations

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import command, run, run_apart, run_bound_by_rights, write

from argmap.cli.writing import write_whole

OLD = 'premise   a "A"\n' + "".join(f'premise b{number}   "B"\n' for number in range(200))
NEW = OLD.replace("   ", " ")
KILLS = 12
MANY_KILLS = 300

# Writes two contents by turns, for ever; says when it has begun.
WRITER = """
import sys
from argmap.cli.writing import write_whole
contents = [letter.encode() * 3_000_000 for letter in "ab"]
while True:
    for content in contents:
        write_whole("out", content)
        sys.stdout.write(".")
        sys.stdout.flush()
"""


def kills(long_run: bool) -> int:
    return MANY_KILLS if long_run else KILLS


def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path: Path, long_run: bool) -> None:
    chance = random.Random(7)
    for _ in range(kills(long_run)):
        writer = subprocess.Popen([sys.executable, "-c", WRITER], cwd=tmp_path, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.read(1)
        time.sleep(chance.random() * 0.03)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        data = (tmp_path / "out").read_bytes()
        assert data in (b"a" * 3_000_000, b"b" * 3_000_000)
    left = [path for path in tmp_path.iterdir() if path.name != "out"]
    assert all(path.name.startswith(".out.") and path.name.endswith(".argmap.tmp") for path in left)
    for path in left:
        os.utime(path, (time.time() - 3600,) * 2)
    # The next process that writes there clears up.
    subprocess.run([sys.executable, "-c", WRITER.replace("while True", "for _ in range(1)")], cwd=tmp_path, check=True, capture_output=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


WRITING = (
    ["fmt", "a.arg"],
    ["render", "-o", "out", "--format", "dot", "map.arg"],
    ["render", "-o", "out", "--format", "html", "map.arg"],
    ["conflicts", "-o", "out", "--format", "html", "map.arg"],
    ["init", "new"],
)


OTHERS = (
    *(["render", "-o", "out", "--format", form, "map.arg"] for form in ("svg", "png", "pdf", "json", "graphml")),
    *(["conflicts", "-o", "out", "--format", form, "map.arg"] for form in ("text", "markdown", "json")),
)


@pytest.mark.parametrize(
    "arguments", [*WRITING, *(pytest.param(each, marks=pytest.mark.long, id=" ".join(each)) for each in OTHERS)], ids=" ".join
)
def test_a_command_that_is_killed_leaves_whole_files(arguments: list[str], tmp_path: Path, long_run: bool) -> None:
    chance = random.Random(" ".join(arguments))
    root = write(tmp_path, {"map.arg": 'source s "S"\n  outlet "S"\npremise a "A"\nconclusion c "C"\n  because a\n'})

    def begin() -> None:
        (root / "a.arg").write_text(OLD)
        (root / "out").write_text("old")

    begin()
    started = time.monotonic()
    assert run_apart(*arguments, cwd=root).code == 0
    takes = time.monotonic() - started
    whole = {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert whole[Path("a.arg")] == (NEW if arguments[0] == "fmt" else OLD).encode()
    for _ in range(kills(long_run) // 5 + 2):
        begin()
        process = subprocess.Popen(command(*arguments), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(takes * (0.4 + 0.7 * chance.random()))
        process.kill()
        process.wait()
        old = {Path("a.arg"): OLD.encode(), Path("out"): b"old"}
        for path in root.rglob("*"):
            name = path.relative_to(root)
            if path.is_file() and not path.name.endswith(".argmap.tmp"):
                assert path.read_bytes() in (whole[name], old.get(name))
        if arguments[0] == "init":
            run("init", "new", cwd=root)  # what was broken off is made whole
            assert {name for name in whole if name.parts[0] == "new"} <= {path.relative_to(root) for path in root.rglob("*")}


CALLS = ("open", "fchmod", "fchown", "fsync", "replace", "stat")


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), OSError(5, "Input/output error"), KeyboardInterrupt()], ids=repr)
def test_whatever_call_fails_nothing_is_lost(name: str, fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, {"a.arg": OLD})
    real: Callable[..., object] = getattr(os, name)

    def failing(*arguments: object, **named: object) -> object:
        # Only in the writing: reading goes through the same calls.
        if sys._getframe(1).f_code.co_name == "_write":
            raise fault
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing)
        ran = run("fmt", "a.arg", cwd=root)
    if name == "fchown" and isinstance(fault, OSError):  # whose file it is may not be ours to say
        assert ran.code == 0
    else:
        assert ran.code == (130 if isinstance(fault, KeyboardInterrupt) else 2)
        assert (root / "a.arg").read_text() == OLD
        assert ran.err.count("\n") <= 1
    assert sorted(os.listdir(root)) == ["a.arg", "pyproject.toml"]


def apart_with(limit: int, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """With no file longer than the limit: as on a disk that is full."""

    def smaller() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(command(*arguments), cwd=cwd, capture_output=True, timeout=60, check=False, preexec_fn=smaller)


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_a_full_disk_is_told_of_and_nothing_is_lost(arguments: list[str], tmp_path: Path) -> None:
    root = write(tmp_path, {"map.arg": 'source s "S"\n  outlet "S"\npremise a "A"\n', "a.arg": OLD, "out": "old"})
    done = apart_with(10, *arguments, cwd=root)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert (root / "a.arg").read_text() == OLD
    assert (root / "out").read_text() == "old"
    assert not list(root.rglob("*.tmp"))


def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.arg": OLD})
    os.chmod(root, 0o500)
    try:
        ran = run_bound_by_rights("fmt", cwd=root)
    finally:
        os.chmod(root, 0o700)
    assert ran.code == 2
    assert "cannot be written" in ran.err
    assert (root / "a.arg").read_text() == OLD


def test_a_file_that_is_write_protected_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, {"a.arg": OLD})
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    ran = run("fmt", cwd=root)
    assert ran.code == 2
    assert "write-protected" in ran.err
    assert (root / "a.arg").read_text() == OLD


@pytest.mark.parametrize(
    "arguments", [["render", "--format", "dot"], ["conflicts"], ["status"], ["check"], ["fmt", "--diff"]], ids=" ".join
)
def test_a_pipe_that_is_closed_is_quiet(arguments: list[str], tmp_path: Path) -> None:
    root = write(tmp_path, {"a.arg": OLD})
    read, wrote = os.pipe()
    os.close(read)
    done = subprocess.run(command(*arguments), cwd=root, stdout=wrote, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(wrote)
    assert done.returncode in (0, 1)
    assert b"fault" not in done.stderr
    assert (root / "a.arg").read_text() == OLD


def test_twice_at_once_is_one_of_the_two(tmp_path: Path) -> None:
    """Many processes that write one file: it is whole at any time."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], cwd=tmp_path, stdout=subprocess.DEVNULL) for _ in range(4)]
    try:
        while not (tmp_path / "out").exists():
            time.sleep(0.01)
        for _ in range(40):
            assert (tmp_path / "out").read_bytes() in (b"a" * 3_000_000, b"b" * 3_000_000)
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()


def test_old_remains_of_others_stay(tmp_path: Path) -> None:
    for name in (".mine.tmp", "x.argmap.tmp", ".out.argmap.tmp.keep"):
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (0, 0))
    os.symlink("nowhere", tmp_path / ".link.argmap.tmp")
    write_whole(str(tmp_path / "out"), b"new")
    assert {".mine.tmp", "x.argmap.tmp", ".out.argmap.tmp.keep"} <= set(os.listdir(tmp_path))
    assert stat.S_ISREG((tmp_path / "out").stat().st_mode)
