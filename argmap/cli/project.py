"""Where a project begins and what its `[tool.argmap]` says."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence

from argmap.cli.usage import WrongUsage
from argmap.settings import Settings
from argmap.values import frozen


@frozen
class Located:
    """``root`` is absolute; ``files`` are relative to it, with ``/``, in name order, each once."""

    root: str
    files: tuple[str, ...]
    settings: Settings


def locate(paths: Sequence[str]) -> Located:
    """The project that the paths (files or folders; none: the folder that we are in) belong to.

    Its root is the nearest folder upwards with `[tool.argmap]` in a `pyproject.toml`, else the folder given or the given file's
    folder. Raises `WrongUsage` for a path that does not exist, for paths of two projects and for bad settings.
    """
    roots: list[str] = []
    table: Mapping[str, object] = {}
    declared = False
    for path in paths or (os.curdir,):
        folder = _folder_of(path)
        found = _declared_root(folder)
        if found is None:
            roots.append(folder)
        else:
            root, table = found
            declared = True
            roots.append(root)
    if declared and len(set(roots)) > 1:
        raise WrongUsage(f"the paths belong to different projects: {', '.join(sorted(set(roots)))}")
    root = os.path.commonpath(roots)
    settings = Settings()
    if table:
        # Most projects leave every setting alone.
        from argmap.cli.settings_table import read_settings

        settings = read_settings(table, os.path.join(root, "pyproject.toml"))
    files = dict.fromkeys(relative(file, root) for path in paths or (root,) for file in arg_files(path))
    return Located(root, tuple(files), settings)


def _folder_of(path: str) -> str:
    """The folder that is given, or that the given file is in; absolute, links left as they are."""
    try:
        mode = os.stat(path).st_mode
    except OSError as reason:
        raise WrongUsage(f"{path}: {_why(reason)}") from reason
    whole = os.path.abspath(path)
    return whole if stat.S_ISDIR(mode) else os.path.dirname(whole)


def _declared_root(folder: str) -> tuple[str, Mapping[str, object]] | None:
    while True:
        table = _tool_table(os.path.join(folder, "pyproject.toml"))
        if table is not None:
            return folder, table
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _tool_table(path: str) -> Mapping[str, object] | None:
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with open(descriptor, "rb") as file:
            data = file.read(10_000_000) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
    except OSError:
        return None
    # Reading TOML costs as much as starting Python; other people's files need not be read, nor be in order.
    if b"argmap" not in data:
        return None
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool", {})
    except ValueError as reason:
        if b"[tool.argmap" in data:
            raise WrongUsage(f"{path}: this is not TOML: {reason}") from reason
        return None
    table = tool.get("argmap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise WrongUsage(f"{path}: `tool.argmap` must be a table")
    return table


def arg_files(path: str) -> list[str]:
    """The path itself, or every `.arg` file in the folder and the folders in it, in name order.

    Hidden folders are left out, and so are links to folders: they may run in circles.
    """
    if not os.path.isdir(path):
        return [path]
    found: list[str] = []
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        if folder is not path and not os.path.isdir(folder):
            found.append(folder)
            continue
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
        except OSError as reason:
            raise WrongUsage(f"{folder}: {_why(reason)}") from reason
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    waiting.append(entry.path)
            elif entry.name.endswith(".arg") and not os.path.isdir(entry.path):  # a link in a circle is a file that cannot be read
                waiting.append(entry.path)
    return found


def relative(path: str, root: str) -> str:
    """The path from the root, with ``/``; a link inside the project is the file that it leads to, so that it is read once."""
    real_root = os.path.realpath(root)
    real = os.path.realpath(path)
    if is_inside(real, real_root):
        return os.path.relpath(real, real_root).replace(os.sep, "/")
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")


def is_inside(real: str, real_root: str) -> bool:
    """Both without links."""
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def _why(reason: OSError) -> str:
    return "there is no such file or folder" if isinstance(reason, FileNotFoundError) else (reason.strerror or str(reason))
