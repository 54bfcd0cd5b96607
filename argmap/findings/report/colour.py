"""Colour for a terminal, never the only cue."""

from __future__ import annotations

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "conflict": "1;35", "bold": "1", "gutter": "1;34"}


def paint(text: str, style: str, colour: bool) -> str:
    """The text in a severity's colour, ``bold`` or as ``gutter``; unchanged without ``colour`` or where the style is empty."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style and text else text
