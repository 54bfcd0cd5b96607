"""Wrong usage: what it ends with, and what is said of a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

import click


class WrongUsage(click.ClickException):
    """A mistake in what was asked for, not in what the analyst wrote; ends with 2."""

    exit_code = 2


def nearest(word: str, known: Iterable[str]) -> str:
    """A question at the end of a message, or nothing."""
    import difflib

    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
