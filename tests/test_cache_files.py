"""What is kept is given back to who kept it, and to nobody else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from argmap.cache import cache_folder, keep, load


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    keep("check-1", b"key", b"body")
    assert load("check-1", b"key") == b"body"
    return tmp_path / "argmap" / "check-1"


def test_another_name_or_key_is_told_apart(file: Path) -> None:
    file.with_name("check-2").write_bytes(file.read_bytes())
    assert load("check-2", b"key") is None
    assert load("check-1", b"ke") is None
    assert load("check-1", b"keyb") is None


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights on Windows")
def test_what_others_could_have_written_is_not_believed(file: Path) -> None:
    for mode in (0o620, 0o602):
        file.chmod(mode)
        assert load("check-1", b"key") is None
    file.chmod(0o600)
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))
    assert load("check-1", b"key") is None
    keep("check-1", b"key", b"new")
    assert not file.is_symlink()
    assert load("check-1", b"key") == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights on Windows")
def test_what_another_user_wrote_is_not_believed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = file.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert load("check-1", b"key") is None


def test_a_relative_folder_is_not_written_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, "somewhere/near")
    monkeypatch.chdir(tmp_path)
    assert cache_folder() is None
    keep("check-1", b"key", b"body")
    assert not list(tmp_path.iterdir())
