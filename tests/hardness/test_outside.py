"""Nothing outside the project's folder is read, by whatever path it is named, and nothing that is no ordinary file is waited for."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import threading
from pathlib import Path

import pytest
from running import Ran, command, run, run_apart, write

SECRET = "words that are secret"
ASKED = "words that are"
COMMANDS = [
    ["check", "--format", "json"],
    ["check"],
    ["conflicts"],
    ["status"],
    ["quote", "s", ASKED],
    ["render", "--format", "html"],
    ["render", "--format", "dot"],
    ["fmt", "--diff"],
]
USING = 'source s "S"\n  outlet "S"\n  published 2024\n  text "{0}"\npremise p "P"\n  quote "{1}"\nuse "{0}"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder `in`; beside it what must not be read, as an article and as a file of claims."""
    (tmp_path / "out.txt").write_text(f'premise hidden "{SECRET}"\n')
    return write(tmp_path / "in", {"a.arg": ""})


def every_command(root: Path) -> list[Ran]:
    return [run(*arguments, cwd=root) for arguments in COMMANDS]


def untold(root: Path) -> None:
    """No command tells of it, and none fails over it."""
    for ran in every_command(root):
        assert "secret" not in ran.out + ran.err
        assert "fault" not in ran.err
        assert ran.code in (0, 1, 2)


def kinds(root: Path) -> set[str]:
    return {finding["kind"] for finding in json.loads(run("check", "--format", "json", cwd=root).out)["findings"]}


@pytest.mark.parametrize(
    "path",
    [
        "../out.txt",
        "sub/../../out.txt",
        "./../in/../out.txt",
        "..\\\\out.txt",
        "{above}/out.txt",
        "//{above}/out.txt",
        "C:\\\\out.txt",
        "C:out.txt",
        "\\\\\\\\server\\\\share\\\\out.txt",
        "//server/share",
        "file:///etc/passwd",
        "~/out.txt",
        "CON",
        "NUL.txt",
        "aux",
        "out.txt\\n",
        " ../out.txt",
        "/etc/passwd",
        "/dev/stdin",
        "/proc/self/environ",
        "/dev/fd/0",
    ],
)
def test_a_path_that_leads_out(path: str, root: Path) -> None:
    write(root, {"a.arg": USING.format(path.replace("{above}", str(root.parent)), ASKED)})
    untold(root)
    assert kinds(root) & {"outside-project", "missing-use", "unreadable-file"}
    assert kinds(root) & {"outside-project", "missing-text"}


@pytest.mark.parametrize("name", ["file", "folder", "chain", "circle", "dangling", "back"])
def test_a_link_that_leads_out(name: str, root: Path) -> None:
    path = {"folder": "link/out.txt", "back": "back/../out.txt"}.get(name, "link")
    match name:
        case "file":
            os.symlink(root.parent / "out.txt", root / "link")
        case "folder":
            os.symlink(root.parent, root / "link")
        case "chain":
            os.symlink("second", root / "link")
            os.symlink("../out.txt", root / "second")
        case "circle":
            os.symlink("link", root / "link")
        case "dangling":
            os.symlink("../nothing", root / "link")
        case _:
            (root.parent / "elsewhere").mkdir()
            os.symlink("../elsewhere", root / "back")
    write(root, {"a.arg": USING.format(path, ASKED)})
    untold(root)


def test_a_link_to_a_file_of_claims_is_not_searched(root: Path) -> None:
    os.symlink("../out.txt", root / "b.arg")
    os.symlink("..", root / "above")
    untold(root)
    assert "outside-project" in kinds(root)


def test_a_project_whose_folder_is_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real", {"a.arg": USING.format("t.txt", "words"), "t.txt": "the words\n"})
    os.symlink("real", tmp_path / "link")
    summary = json.loads(run("check", "--format", "json", "link", cwd=tmp_path).out)["summary"]
    assert summary["quotes"]["verified"] == 1


@pytest.mark.parametrize("what", ["pipe", "zero", "tty", "folder", "socket"])
def test_what_is_no_ordinary_file_is_not_waited_for(what: str, root: Path) -> None:
    import socket

    match what:
        case "pipe":
            os.mkfifo(root / "thing")
        case "folder":
            (root / "thing").mkdir()
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener, pytest.MonkeyPatch.context() as patch:
                patch.chdir(root)  # such a path must be short
                listener.bind("thing")
        case _:
            os.symlink(f"/dev/{what}", root / "thing")
    write(root, {"a.arg": USING.format("thing", ASKED)})
    os.symlink("thing", root / "b.arg")
    ran = run_apart("check", "--format", "json", cwd=root, timeout=30)
    assert ran.code == 1
    assert ran.err == ""
    untold(root)


def test_settings_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text('premise p "P"\n')
    os.mkfifo(tmp_path / "pyproject.toml")
    assert run_apart("check", cwd=tmp_path, timeout=30).code == 0


def test_a_text_of_a_gigabyte_is_not_read(root: Path) -> None:
    with open(root / "big.txt", "wb") as file:
        file.truncate(10**9)
    write(root, {"a.arg": USING.format("big.txt", ASKED).replace('use "big.txt"\n', "")})
    untold(root)
    assert "too-large" in kinds(root)


def test_a_text_that_changes_while_it_is_read(root: Path) -> None:
    """Each run sees some state of it: longer, shorter, cut within a letter, away; it is told what is so of that one."""
    write(root, {"a.arg": USING.format("t.txt", "wörds").replace('use "t.txt"\n', "")})
    states = [b"the w\xc3\xb6rds\n", b"the w\xc3", b"", b"x" * 3_000_000, "wörds ".encode() * 100_000, None]
    over = threading.Event()

    def change() -> None:
        number = 0
        while not over.is_set():
            number += 1
            state = states[number % len(states)]
            if state is None:
                (root / "t.txt").unlink(missing_ok=True)
            else:
                (root / "t.txt").write_bytes(state)

    changer = threading.Thread(target=change)
    changer.start()
    try:
        for _ in range(10):
            for arguments in (["check", "--format", "json"], ["quote", "s", "wörds"], ["render", "--format", "dot"]):
                ran = run(*arguments, cwd=root)
                assert "fault" not in ran.err
                assert ran.code in (0, 1)
    finally:
        over.set()
        changer.join()


@pytest.mark.parametrize("link", ["file", "folder"])
def test_nothing_outside_is_laid_out(link: str, root: Path) -> None:
    (root.parent / "out.arg").write_text('premise   hidden "H"\n')
    os.symlink("../out.arg" if link == "file" else "..", root / ("b.arg" if link == "file" else "sub"))
    assert run("fmt", cwd=root).code in (0, 1)
    assert run("fmt", "b.arg" if link == "file" else "sub/out.arg", cwd=root).code in (0, 1, 2)
    assert (root.parent / "out.arg").read_text() == 'premise   hidden "H"\n'


def test_a_project_is_not_begun_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "new").mkdir()
    os.symlink("../elsewhere", tmp_path / "new" / "articles")
    os.symlink("../elsewhere/settings", tmp_path / "new" / "pyproject.toml")
    ran = run("init", "new", cwd=tmp_path)
    assert ran.code == 2
    assert "leads out of new" in ran.err
    assert os.listdir(tmp_path / "elsewhere") == []
    assert sorted(os.listdir(tmp_path / "new")) == ["articles", "pyproject.toml"]


def test_a_map_that_nobody_named_is_not_written_through_a_link(root: Path) -> None:
    os.symlink("../out.svg", root / "map.svg")
    terminal, screen = pty.openpty()
    done = subprocess.run(command("render", "a.arg"), cwd=root, stdout=screen, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(terminal)
    os.close(screen)
    assert done.returncode == 2
    assert b"map.svg is a link" in done.stderr
    assert not (root.parent / "out.svg").exists()
