"""The way in, and the last line of defence: whatever happens, an exit code and at most one line, never a traceback.

Exit codes: 0; 1 for findings, conflicts or a file that `fmt` would change; 2 for wrong usage, a path that does not exist, or a
fault of ours; 130 for Ctrl-C.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

GARBAGE = (100_000, 50, 1000)
"""How often Python looks for circles of values: there are none, and looking after every 700 new ones costs a quarter of the time."""


def main() -> None:
    """Run `sys.argv` and leave."""
    gc.set_threshold(*GARBAGE)
    # A stream that the caller has closed is None.
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    code = guarded(sys.argv[1:])
    # Without this Python complains at the end of a pipe that nobody reads any more.
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # Else the interpreter looks through everything for circles once more before it goes.
    gc.freeze()
    sys.exit(code)


def guarded(arguments: Sequence[str]) -> int:
    """The exit code of a command line, whatever happens on the way."""
    # click is imported inside, so that Ctrl-C during the import is as quiet as later.
    try:
        from argmap.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
            print(f"argmap: the output cannot be written: {fault.strerror}", file=sys.stderr)
            return 2
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        said = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
        print(f"argmap: a fault in argmap itself: {said} (ARGMAP_DEBUG=1 shows more)", file=sys.stderr)
        return 2
