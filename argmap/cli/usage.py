"""Wrong usage: what it ends with, and what is said of a word that nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import click

_FEW = 20  # names that are listed


class WrongUsage(click.ClickException):
    """A mistake in what was asked for, not in what the analyst wrote; ends with 2."""

    exit_code = 2


def nearest(word: str, known: Iterable[str]) -> str:
    """A question at the end of a message, or nothing."""
    import difflib

    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def there_are(known: Collection[str]) -> str:
    """What there is instead, at the end of a message; nothing where that would be long."""
    if not known:
        return "; the project has none"
    return f"; there {'is' if len(known) == 1 else 'are'} {', '.join(map(repr, sorted(known)))}" if len(known) <= _FEW else ""
