"""What can be made again, kept in the user's cache folder: sealed, so that a torn or foreign file is none. Nor is one that others
could have written: what is kept may be unpacked by means that hostile bytes would bring down.

Nothing here raises: where nothing can be kept, everything is made anew. A file is written beside and then moved, so that a reader
sees a whole one or none, however many processes write it. What is not used for a month is taken away when something is kept.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from contextlib import suppress

_SEAL = hashlib.sha256().digest_size
_OURS = ("check-", "grammar-")  # how the names of what is kept begin: a folder may hold more than that
_BESIDE = ".part"
_LEFT = 3_600  # seconds after which nobody is writing to such a file any more
_UNUSED = 30 * 86_400  # seconds after which what nobody has asked for goes


def cache_folder() -> str | None:
    """Where this user's programs keep what they can make again, or None where there is no such place."""
    # `pathlib` says it more shortly, and takes as long to load as all of the syntax.
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
    if base and os.path.isabs(base):
        return os.path.join(base, "argmap")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    return os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "argmap")


def load(name: str, key: bytes) -> bytes | None:
    """What was kept under this name and this very key. ``name`` is a file's."""
    folder = cache_folder()
    if folder is None:
        return None
    path = os.path.join(folder, name)
    try:
        with open(path, "rb", opener=_opened) as file:
            if not _is_own(os.fstat(file.fileno())):
                return None
            data = file.read()
    except OSError:
        return None
    body = memoryview(data)[_SEAL:]
    if data[:_SEAL] != _seal(name, key, body):
        return None
    with suppress(OSError):
        os.utime(path)
    return bytes(body)


def _opened(path: str, flags: int) -> int:
    """Follows no link, and waits for nobody who would write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_own(status: os.stat_result) -> bool:
    """Whether it is a file that this user has written, and nobody else could have."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def keep(name: str, key: bytes, body: bytes) -> None:
    folder = cache_folder()
    if folder is None:
        return
    import tempfile  # it is slow to load, and seldom needed

    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder, prefix=f"{name}-", suffix=_BESIDE)
    except OSError:
        return
    try:
        with open(handle, "wb") as file:
            file.write(_seal(name, key, body))
            file.write(body)
        os.replace(beside, os.path.join(folder, name))
        _clear(folder)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def _clear(folder: str) -> None:
    """Takes away what nobody has asked for in a month, and what processes that were killed in the middle of writing have left."""
    now = time.time()
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.name.startswith(_OURS) and entry.is_file(follow_symlinks=False):
                    most = _LEFT if entry.name.endswith(_BESIDE) else _UNUSED
                    if now - entry.stat().st_mtime > most:
                        os.unlink(entry.path)


def _seal(name: str, key: bytes, body: bytes | memoryview) -> bytes:
    """Tells a whole file from a torn one, and this name's and key's from another's."""
    seal = hashlib.sha256(f"{name} {len(key)} ".encode())
    seal.update(key)
    seal.update(body)
    return seal.digest()
