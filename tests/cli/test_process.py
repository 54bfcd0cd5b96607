"""argmap as a process: pipes, signals, locale, terminal; and the same bytes wherever and however it is run."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import absent, command, run_apart, write

CLAIMS = "".join(f'premise p{number} "Proposition {number}, on the Ødegård bridge — 橋"\n' for number in range(3000))
SOURCE = 'source g "G"\n  outlet "G"\n  published 2025\n'
SAYS = 'source {0} "{0}"\n  outlet "{1}"\n  published 2025\npremise p "P"\n  means {2}floods(town: t)\nconclusion c "C" because {3}\n'
SOME = {
    "v.arg": 'type town\nentity t "Tønsberg" : town\npredicate floods(town: town) "{town} floods"\n',
    "a.arg": SAYS.format("a", "Ålesund Avis", "", "p"),
    "b.arg": SAYS.format("b", "橋 News", "not ", "nothing"),
}


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": SOURCE + CLAIMS})
    process = subprocess.Popen(command("check", "--format", "json"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert error == b""


def test_a_broken_pipe_does_not_hide_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": SOURCE + CLAIMS + "premise\n"})
    with open(os.devnull, "wb") as nowhere:
        read, wrote = os.pipe()
        os.close(read)
        done = subprocess.run(command("check"), cwd=tmp_path, stdout=wrote, stderr=nowhere, timeout=60, check=False)
        os.close(wrote)
    assert done.returncode == 1


def test_a_closed_standard_output_is_no_traceback(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": SOURCE})
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m argmap rule >&-"], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stderr


def test_a_full_disk_is_no_traceback(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        absent("there is no /dev/full here")
    write(tmp_path, {"a.arg": SOURCE})
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command("rule"), cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_is_130_and_leaves_nothing_behind(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    script = (
        "import os, signal, sys, argmap.cli.main as m\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # what a shell starts in the background is deaf to it
        "def wait(fd):\n    open('gate', 'w').close()\n    import time; time.sleep(60)\n"
        "os.fsync = wait\n"
        "sys.argv = ['argmap', 'fmt', 'a.arg']\n"
        "m.main()\n"
    )
    untidy = 'premise    p    "P"\n'
    (tmp_path / "a.arg").write_text(untidy)
    process = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    (tmp_path / "gate").read_bytes()  # now it is in the middle of writing
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in error
    assert (tmp_path / "a.arg").read_text() == untidy
    assert sorted(os.listdir(tmp_path)) == ["a.arg", "gate"]


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "json"], ["conflicts", "--format", "json"], ["status"], ["render", "--format", "dot"]]
)
def test_neither_hash_seed_nor_locale_nor_folder_nor_terminal_width_changes_a_byte(arguments: list[str], tmp_path: Path) -> None:
    root = write(tmp_path, SOME)
    (root / "deep" / "down").mkdir(parents=True)
    outputs = {
        run_apart(*arguments, str(root), cwd=folder, env=environment).out
        for folder, environment in (
            (root, {"PYTHONHASHSEED": "0", "LC_ALL": "C", "COLUMNS": "40"}),
            (root / "deep" / "down", {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "200", "TZ": "Asia/Tokyo"}),
            (Path("/"), {"PYTHONHASHSEED": "77", "PYTHONIOENCODING": "latin-1", "LANG": "tr_TR", "PYTHONUTF8": "0"}),
        )
    }
    assert len(outputs) == 1


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, SOME)
    outputs = {run_apart("check", *order, cwd=tmp_path).out for order in (("a.arg", "b.arg", "v.arg"), ("v.arg", "b.arg", "a.arg"), (".",))}
    assert len(outputs) == 1


def on_a_terminal(arguments: list[str], cwd: Path, environment: dict[str, str]) -> tuple[bytes, bytes]:
    """Standard output and standard error, each of them a terminal of its own."""
    (out_here, out_there), (err_here, err_there) = pty.openpty(), pty.openpty()
    full = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")} | environment
    process = subprocess.Popen(arguments, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out_there, stderr=err_there, env=full)
    os.close(out_there)
    os.close(err_there)
    os.set_blocking(out_here, False)
    os.set_blocking(err_here, False)
    collected = {out_here: b"", err_here: b""}
    deadline = time.monotonic() + 60
    ended = False
    while not ended and time.monotonic() < deadline:
        ended = process.poll() is not None
        for terminal in collected:
            try:
                while piece := os.read(terminal, 65536):
                    collected[terminal] += piece
            except (BlockingIOError, OSError):
                pass
        time.sleep(0.01)
    os.close(out_here)
    os.close(err_here)
    assert ended
    return collected[out_here], collected[err_here]


def test_a_terminal_has_colour_unless_it_is_not_wanted(tmp_path: Path) -> None:
    write(tmp_path, SOME)
    term = {"TERM": "xterm"}
    assert b"\x1b[" in on_a_terminal(command("check"), tmp_path, term)[0]
    assert b"\x1b[" not in on_a_terminal(command("check"), tmp_path, {**term, "NO_COLOR": "1"})[0]
    assert b"\x1b[" not in on_a_terminal(command("check"), tmp_path, {"TERM": "dumb"})[0]
    assert b"\x1b[" not in on_a_terminal(command("check", "--color", "never"), tmp_path, term)[0]


def test_a_pipe_has_none_unless_it_is_wanted(tmp_path: Path) -> None:
    write(tmp_path, SOME)
    assert "\x1b[" not in run_apart("check", cwd=tmp_path, env={"NO_COLOR": ""}).out
    assert "\x1b[" in run_apart("check", "--color", cwd=tmp_path).out
    assert "\x1b[" in run_apart("check", "--color=always", cwd=tmp_path).out
    assert "\x1b[" in run_apart("check", "--color", "always", ".", cwd=tmp_path).out


SLOW = """
import sys, time, argmap.reading as reading
real = reading.decode
def slow(*arguments):
    time.sleep(1.4)
    return real(*arguments)
reading.decode = slow
from argmap.cli.main import main
sys.argv = ["argmap", "check", "a.arg"]
main()
"""


def test_long_work_shows_a_bar_on_a_terminal_and_clears_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": SOURCE})
    out, error = on_a_terminal([sys.executable, "-c", SLOW], tmp_path, {"TERM": "xterm"})
    assert b"reading" in error
    assert error.endswith(b"\r\x1b[K")
    assert b"reading" not in out


def test_short_work_shows_none_and_neither_does_a_pipe(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": SOURCE})
    # A busy machine may take more than the usual second for it.
    patient = "import argmap.cli.screen as screen; screen.PATIENCE = 60; import sys; sys.argv = ['argmap', 'check', 'a.arg']; "
    short = [sys.executable, "-c", f"{patient}from argmap.cli.main import main; main()"]
    assert on_a_terminal(short, tmp_path, {"TERM": "xterm"})[1] == b""
    done = subprocess.run([sys.executable, "-c", SLOW], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
