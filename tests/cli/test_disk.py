"""Nothing but regular files inside the project's root is read, and files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from argmap.cli.disk import Disk
from argmap.cli.usage import WrongUsage
from argmap.cli.writing import write_whole
from argmap.reading import Unreadable


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "x.arg").write_bytes(b"inside")
    (tmp_path / "secret").write_bytes(b"outside")
    return Disk(str(tmp_path / "root"), 100)


def reason(found: bytes | Unreadable) -> str:
    assert isinstance(found, Unreadable)
    return found.reason


def test_a_file_is_read(disk: Disk) -> None:
    assert disk.read("x.arg") == b"inside"


def test_what_leads_out_is_not(disk: Disk, tmp_path: Path) -> None:
    os.symlink(tmp_path / "secret", tmp_path / "root" / "link.arg")
    os.symlink(tmp_path, tmp_path / "root" / "above")
    for path in ("../secret", str(tmp_path / "secret"), "link.arg", "above/secret"):
        assert reason(disk.read(path)) == "outside"


def test_a_link_within_the_project_is(disk: Disk, tmp_path: Path) -> None:
    os.symlink("x.arg", tmp_path / "root" / "link.arg")
    assert disk.read("link.arg") == b"inside"


def test_a_folder_that_begins_with_the_roots_name_is_outside(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "root2").mkdir()
    (tmp_path / "root2" / "y.arg").write_bytes(b"")
    assert reason(disk.read("../root2/y.arg")) == "outside"


def test_what_is_no_regular_file_is_not(disk: Disk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "root" / "pipe.arg")
    (tmp_path / "root" / "folder.arg").mkdir()
    for path in ("pipe.arg", "folder.arg", ".", "x.arg/y.arg"):
        assert reason(disk.read(path)) == "unreadable"


def test_what_is_not_there_is_missing(disk: Disk) -> None:
    assert reason(disk.read("y.arg")) == "missing"


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "\udcff", ""])
def test_no_path_raises(disk: Disk, path: str) -> None:
    assert isinstance(disk.read(path), Unreadable)


def test_a_circle_of_links_is_unreadable(disk: Disk, tmp_path: Path) -> None:
    os.symlink("b.arg", tmp_path / "root" / "a.arg")
    os.symlink("a.arg", tmp_path / "root" / "b.arg")
    assert reason(disk.read("a.arg")) == "unreadable"


def test_the_size_is_seen_before_reading(disk: Disk, tmp_path: Path) -> None:
    with open(tmp_path / "root" / "big.arg", "wb") as file:
        file.truncate(10**12)
    assert reason(disk.read("big.arg")) == "too-large"
    (tmp_path / "root" / "full.arg").write_bytes(b"x" * 100)
    assert disk.read("full.arg") == b"x" * 100


def test_writing_keeps_permissions_and_links(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    os.chmod(tmp_path / "x", 0o640)
    os.symlink("x", tmp_path / "link")
    write_whole(str(tmp_path / "link"), b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640
    assert (tmp_path / "link").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link", "x"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_whole(str(tmp_path / "new"), b"new")
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_what_is_no_file_is_written_to_as_it_is() -> None:
    write_whole("/dev/null", b"x")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"old")

    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(tmp_path / "x"), b"new")
    assert (tmp_path / "x").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x"]


def test_what_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="cannot be written"):
        write_whole(str(tmp_path / "nowhere" / "x"), b"")
    with pytest.raises(WrongUsage, match="cannot be written"):
        write_whole(str(tmp_path), b"")
