"""Whatever is given: findings and an exit code, never a traceback."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import run, run_apart, run_bound_by_rights, write

COMMANDS = [
    ["check", "a.arg"],
    ["conflicts", "a.arg"],
    ["status", "a.arg"],
    ["explain", "p", "a.arg"],
    ["render", "--format", "dot", "a.arg"],
    ["fmt", "--check", "a.arg"],
    ["quote", "s", "words", "a.arg"],
]
ids = [command[0] for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b'"', b"premise", random.Random(1).randbytes(5000)])
def test_a_file_of_anything(command: list[str], data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_bytes(data)
    ran = run(*command, cwd=tmp_path)
    assert ran.code in (0, 1, 2)
    assert "fault in argmap" not in ran.err


@given(st.binary(max_size=300))
def test_any_bytes_are_reported_on(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.arg").write_bytes(data)
    ran = run("check", "--format", "json", "a.arg", cwd=folder)
    assert "fault in argmap" not in ran.err
    assert ran.code == int(json.loads(ran.out)["summary"]["errors"] > 0)


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
def test_a_folder_and_an_empty_one(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.arg").mkdir()
    ran = run(*command, cwd=tmp_path)
    assert ran.code in (0, 2)
    assert "fault in argmap" not in ran.err


def test_a_folder_without_files_is_said(tmp_path: Path) -> None:
    ran = run("check", cwd=tmp_path)
    assert ran.code == 0
    assert "no .arg file" in ran.err
    assert "no files" in ran.out


def test_a_pipe_a_device_and_a_link_that_leads_out(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {"a.arg": 'use "out.arg"\nuse "pipe.arg"\nuse "zero.arg"\nuse "sub"\n'})
    (tmp_path / "secret.arg").write_text('premise secret "S"\n')
    os.symlink(tmp_path / "secret.arg", root / "out.arg")
    os.symlink("/dev/zero", root / "zero.arg")
    os.mkfifo(root / "pipe.arg")
    (root / "sub").mkdir()
    found = json.loads(run_apart("check", "--format", "json", "a.arg", cwd=root, timeout=30).out)
    assert found["summary"]["claims"] == 0
    assert [(finding["kind"], finding["line"]) for finding in found["findings"]] == [
        ("outside-project", 1),
        ("unreadable-file", 2),
        ("outside-project", 3),
        ("unreadable-file", 4),
    ]


def test_a_file_that_includes_itself(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'use "a.arg"\nuse "./a.arg"\nuse "b.arg"\npremise p "P"\n', "b.arg": 'use "a.arg"\n'})
    found = json.loads(run("check", "--format", "json", cwd=tmp_path).out)
    assert found["summary"]["files"] == 2
    assert found["summary"]["claims"] == 1
    assert not found["summary"]["errors"]


def test_a_claim_that_could_not_be_read_is_not_only_said_to_be_missing(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'premise q "Q"\n', "b.arg": 'premise "P"\n'})
    ran = run("explain", "p", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("b.arg:1:")
    assert ran.err.endswith("Error: there is no claim 'p'\n")


def test_a_file_without_permission(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'premise p "P"\n'})
    os.chmod(tmp_path / "a.arg", 0)
    ran = run_bound_by_rights("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "unreadable-file" in ran.out


@pytest.mark.parametrize(("open_", "close"), [("(", ")"), ("not ", ""), ("all of ", "")])
def test_ten_thousand_levels(open_: str, close: str, tmp_path: Path) -> None:
    nested = f"{open_ * 10_000}a{close * 10_000}"
    write(tmp_path, {"a.arg": f'premise a "A"\nconclusion c "C"\n  because a\n    if {nested}\n'})
    found = json.loads(run_apart("check", "--format", "json", cwd=tmp_path, timeout=60).out)
    assert found["summary"]["errors"] > 0
    assert {finding["kind"] for finding in found["findings"]} & {"too-deep", "syntax"}


def test_one_line_of_a_million_characters(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": "premise p " + "x" * 1_000_000 + "\n"})
    ran = run("check", cwd=tmp_path)
    assert ran.code == 1
    assert len(ran.out) < 10_000


def test_a_name_that_no_terminal_likes(tmp_path: Path) -> None:
    name = "a\x1b[31m\n\udcff.arg"
    (tmp_path / name).write_text("premise\n")
    ran = run_apart("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert json.loads(run_apart("check", "--format", "json", cwd=tmp_path).out)["findings"][0]["path"]


def test_a_large_file_is_a_finding_and_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"b.arg": 'premise p "P"\n', "pyproject.toml": "[tool.argmap.limits]\nfile-size = 1000\n"})
    (tmp_path / "a.arg").write_text("# long\n" * 1000)
    ran = run("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "a.arg:1:1: error ARG106 too-large" in ran.out
    assert ", 1 claim" in ran.out


@pytest.mark.long
@pytest.mark.parametrize("line", ['premise p{} "P"\n', "premise p (((\n", '"', "# comment\n"])
def test_a_hundred_megabytes(line: str, tmp_path: Path) -> None:
    """In bounded memory: 2 GB of address space are enough."""
    with open(tmp_path / "a.arg", "w", encoding="utf-8") as file:
        for start in range(0, 100_000_000 // len(line.format(1234567)), 100_000):
            file.writelines(line.format(number) for number in range(start, start + 100_000))
    ran = run_apart("check", "--format", "concise", cwd=tmp_path, timeout=60)
    assert ran.code == 1
    assert "too-large" in ran.out


def test_a_text_that_is_no_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "."\npremise p "P"\n  quote "x"\n'})
    ran = run("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "fault" not in ran.err
