"""From the paths on the command line to what the files say."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from attrs import evolve

from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.cli.project import locate
from argmap.cli.screen import remark
from argmap.cli.usage import WrongUsage, nearest, there_are
from argmap.settings import Prefer, Semantics, Settings
from argmap.values import frozen


@frozen
class Found:
    """A project that is not read yet. ``settings`` are its own with what the command line says instead; ``root`` is absolute; ``files``
    are relative to it."""

    root: str
    files: tuple[str, ...]
    disk: Disk
    settings: Settings


@frozen
class Opened:
    """A project that is read."""

    root: str
    disk: Disk
    settings: Settings
    understood: pipeline.Understood


def find_project(paths: Sequence[str], prefer: Prefer | None = None, semantics: Semantics | None = None) -> Found:
    """Raises `WrongUsage` where a path does not exist."""
    located = locate(paths)
    if not located.files:
        remark(f"there is no .arg file in {', '.join(paths) or located.root}")
    given = located.settings
    settings = evolve(given, prefer=prefer or given.prefer, semantics=semantics or given.semantics)
    return Found(located.root, located.files, Disk(located.root, settings.limits.file_size), settings)


def open_project(
    paths: Sequence[str],
    tell: Callable[[float, str], None],
    prefer: Prefer | None = None,
    semantics: Semantics | None = None,
    scenarios: Sequence[str | None] = (),
) -> Opened:
    """Raises `WrongUsage` where a path or a scenario does not exist."""
    found = find_project(paths, prefer, semantics)
    understood = pipeline.understand(found.files, found.disk, found.settings, tell)
    see_scenarios(understood, scenarios)
    return Opened(found.root, found.disk, found.settings, understood)


def see_scenarios(understood: pipeline.Understood, names: Sequence[str | None]) -> None:
    """Raises `WrongUsage` for one that does not exist."""
    there = understood.argument.scenarios
    for name in names:
        if name is not None and name not in there:
            raise WrongUsage(f"there is no scenario {name!r}{nearest(name, there) or there_are(there)}")


def folder_in_repository(root: str) -> str:
    """The project's folder as seen from its repository's, ending with ``/``; nothing where they are one or there is none."""
    folder = root
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    inside = os.path.relpath(root, folder)
    return "" if inside == os.curdir else inside.replace(os.sep, "/") + "/"
