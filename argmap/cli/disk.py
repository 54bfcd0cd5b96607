"""The only reader of the disk: regular files inside the project's root, up to a size."""

from __future__ import annotations

import os
import stat

from argmap.cli.project import is_inside
from argmap.reading import Unreadable


class Disk:
    """Reads the project's files by their paths relative to its root, each time anew."""

    def __init__(self, root: str, most: int) -> None:
        """``most``: bytes that a file may have."""
        self._root = os.path.realpath(root)
        self._most = most

    def whole_path(self, path: str) -> str:
        return os.path.join(self._root, path)

    def read(self, path: str) -> bytes | Unreadable:
        """The file's bytes. A link may lead to another file of the project; devices, pipes and folders are not read."""
        try:
            real = os.path.realpath(self.whole_path(path))
            if not is_inside(real, self._root):
                return Unreadable("outside")
            # Opening a pipe that nobody writes to would wait for ever.
            descriptor = os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
        except FileNotFoundError:
            return Unreadable("missing")
        except (OSError, ValueError) as reason:
            return Unreadable("unreadable", _why(reason))
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                return Unreadable("unreadable", "it is no regular file")
            if found.st_size > self._most:
                return Unreadable("too-large")
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(self._most + 1)
        except OSError as reason:
            return Unreadable("unreadable", _why(reason))
        finally:
            os.close(descriptor)
        return data if len(data) <= self._most else Unreadable("too-large")


def _why(reason: OSError | ValueError) -> str:
    return (isinstance(reason, OSError) and reason.strerror) or str(reason)
