"""The check of a project on disk; of a large one by way of what the check before has left in the user's cache."""

from __future__ import annotations

import os

import attrs

from argmap import pipeline
from argmap.cli.opening import Found, see_scenarios
from argmap.pipeline import Checked, Outcome, Progress, Understood
from argmap.reading import Reader
from argmap.values import uncollected

LARGE = 200_000
"""Bytes of `.arg` files from which on it pays to take down what was found: about a thousand claims, a fifth of a second."""


def check(found: Found, scenario: str | None, cached: bool, tell: Progress) -> Outcome:
    """Raises `WrongUsage` for a scenario that does not exist."""
    # Of stable semantics one claim may change the status of all others; and a search that has a time limit may end otherwise.
    if not cached or found.settings.semantics != "grounded" or not _is_large(found):
        understood = pipeline.understand(found.files, found.disk, found.settings, tell)
        return pipeline.outcome(_checked(found, understood, found.disk, scenario, tell))

    from argmap import cache
    from argmap.recheck.again import again
    from argmap.recheck.record import Held, Taken, packed, unpacked

    name, key = _key(found, scenario)
    held = Held(found.disk)
    kept = cache.load(name, key)
    if kept is not None:
        with uncollected():
            record = unpacked(kept)
            answer = again(found.files, held, found.settings, scenario, record, tell)
            if answer is not None:
                outcome, left = answer
                if left is not record:
                    cache.keep(name, key, packed(left))
                return outcome
            del record
    del kept
    project = pipeline.read(found.files, held, found.settings, tell)
    with uncollected():
        taken = Taken(project, held)
    understood = pipeline.resolved(project, found.settings, tell)
    del project  # it is as large as what it means
    checked = _checked(found, understood, held, scenario, tell)
    left_packed = taken.with_findings(checked, found.settings)
    if left_packed is not None:
        cache.keep(name, key, left_packed)
    return pipeline.outcome(checked)


def _checked(found: Found, understood: Understood, reader: Reader, scenario: str | None, tell: Progress) -> Checked:
    see_scenarios(understood, [scenario])
    return pipeline.check(understood, reader, found.settings, scenario, tell)


def _is_large(found: Found) -> bool:
    total = 0
    for path in found.files:
        try:
            total += os.stat(found.disk.whole_path(path)).st_size
        except OSError:
            continue
        if total >= LARGE:
            return True
    return False


def _key(found: Found, scenario: str | None) -> tuple[str, bytes]:
    """The file that keeps what a check of this project left, and all else that it hangs on: the program and the settings."""
    import hashlib
    import sys

    name = hashlib.sha256("\0".join((found.root, scenario or "")).encode("utf-8", "surrogateescape")).hexdigest()
    key = f"{sys.version} {_program()} {found.settings!r}"
    return f"check-{name[:32]}", key.encode("utf-8", "surrogatepass")


def _program() -> str:
    """This version, and that of what it is built on: when something was last put beside it. Of a program that is being worked on, also
    what its files are."""
    import argmap

    files = sizes = times = 0
    waiting = [os.path.dirname(argmap.__file__)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith((".py", ".lark")):
                    status = entry.stat()
                    files, sizes, times = files + 1, sizes + status.st_size, times + status.st_mtime_ns
    installed = os.stat(os.path.dirname(os.path.dirname(attrs.__file__))).st_mtime_ns
    return f"{argmap.__version__} {installed} {files} {sizes} {times}"
