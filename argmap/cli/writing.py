"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from functools import cache

from argmap.cli.usage import WrongUsage

_ENDING = ".argmap.tmp"
_LEFT = 600  # seconds after which nobody is writing to such a file any more


def write_whole(path: str, data: bytes) -> None:
    """Write the file so that a reader sees the old one or the new one, whatever happens in between.

    The permissions stay; a link stays, and the file that it leads to is replaced; what is no regular file (`/dev/stdout`, a
    pipe) is written to as it is. Raises `WrongUsage` where it cannot be written.
    """
    try:
        # Of a pipe behind `/dev/stdout` there is no real path.
        _write(os.path.realpath(path) if os.path.isfile(path) or not os.path.exists(path) else path, data)
    except OSError as reason:
        raise WrongUsage(f"{path}: this cannot be written: {reason.strerror or reason}") from reason


def _write(target: str, data: bytes) -> None:
    try:
        old = os.stat(target)
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        with open(target, "wb") as special:
            special.write(data)
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(0, "it is write-protected")
    # In the same folder: a rename is one step only within one file system.
    folder = os.path.dirname(target)
    _clear(folder)
    beside = os.path.join(folder, f".{os.path.basename(target)[:50]}.{os.urandom(4).hex()}{_ENDING}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if old is not None:
                with suppress(OSError):
                    os.fchown(file.fileno(), old.st_uid, old.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


@cache
def _clear(folder: str) -> None:
    """Takes away what processes that were killed in the middle of writing have left. Once for each folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_ENDING):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LEFT:
                        os.unlink(entry.path)
