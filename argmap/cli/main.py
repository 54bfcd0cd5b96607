"""The way in, and the last line of defence: whatever happens, an exit code and at most one line, never a traceback.

Exit codes: 0; 1 for findings, conflicts or a file that `fmt` would change; 2 for wrong usage, a path that does not exist, or a
fault of ours; 130 for Ctrl-C.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run `sys.argv` and leave."""
    # click is imported inside, so that Ctrl-C during the import is as quiet as later.
    try:
        from argmap.cli.app import run

        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 0
    except Exception as fault:
        if wants_traceback():
            raise
        said = " ".join(str(fault).split())[:300]
        print(
            f"argmap: a fault in argmap itself: {type(fault).__name__}{': ' if said else ''}{said} (ARGMAP_DEBUG=1 shows more)",
            file=sys.stderr,
        )
        code = 2
    leave(code)


def wants_traceback() -> bool:
    return bool(os.environ.get("ARGMAP_DEBUG"))


def leave(code: int) -> None:
    """Exit without Python's own complaint about a pipe that nobody reads any more."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)
