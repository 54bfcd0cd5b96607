"""From the paths on the command line to what the files say."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from attrs import evolve

from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.cli.project import WrongUsage, locate
from argmap.cli.screen import remark
from argmap.cli.settings_table import nearest
from argmap.settings import Prefer, Semantics, Settings
from argmap.values import frozen


@frozen
class Opened:
    """``settings`` are the project's with what the command line says instead; ``root`` is absolute."""

    root: str
    disk: Disk
    settings: Settings
    understood: pipeline.Understood


def open_project(
    paths: Sequence[str],
    tell: Callable[[float, str], None],
    prefer: Prefer | None = None,
    semantics: Semantics | None = None,
    scenarios: Sequence[str | None] = (),
) -> Opened:
    """Raises `WrongUsage` where a path or a scenario does not exist."""
    located = locate(paths)
    if not located.files:
        remark(f"there is no .arg file in {', '.join(paths) or located.root}")
    given = located.settings
    settings = evolve(given, prefer=prefer or given.prefer, semantics=semantics or given.semantics)
    disk = Disk(located.root, settings.limits.file_size)
    understood = pipeline.understand(located.files, disk, settings, tell)
    for name in scenarios:
        if name is not None and name not in understood.argument.scenarios:
            raise WrongUsage(f"there is no scenario {name!r}{nearest(name, understood.argument.scenarios)}")
    return Opened(located.root, disk, settings, understood)


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
