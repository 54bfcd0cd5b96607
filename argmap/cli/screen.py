"""Results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds before a progress bar shows
_WIDTH = 24


def say(text: str) -> None:
    """Print a result. A reader who has gone away is no error: the rest is dropped, and the exit code stays what it is."""
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_bytes(data: bytes) -> None:
    """Print a result that is no text."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def remark(text: str) -> None:
    """Say something that is not the result."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        return


def wants_colour(choice: str) -> bool:
    """`--color` decides; without it, a terminal has colour unless `NO_COLOR` is set (no-color.org) or it is a dumb one."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to print for: the terminal's, at most 100; 80 where there is none, so that files come out alike everywhere."""
    if not sys.stdout.isatty():
        return 80
    try:
        return max(40, min(100, os.get_terminal_size(sys.stdout.fileno()).columns))
    except OSError:
        return 80


@contextmanager
def progress() -> Iterator[Callable[[float, str], None]]:
    """A bar on standard error for work that takes longer than a second, and only on a terminal; told how much is done, 0 to 1,
    and what begins now."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda done, what: None
        return
    state = [0.0, ""]
    over = threading.Event()
    drawer = threading.Thread(target=_draw, args=(state, over), daemon=True)
    drawer.start()

    def tell(done: float, what: str) -> None:
        state[:] = [done, what]

    try:
        yield tell
    finally:
        over.set()
        drawer.join()


def _draw(state: list[float | str], over: threading.Event) -> None:
    if over.wait(PATIENCE):
        return
    while not over.wait(0.1):
        done, what = float(state[0]), str(state[1])
        full = round(done * _WIDTH)
        sys.stderr.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {what}\x1b[K")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
