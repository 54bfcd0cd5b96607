"""Text set in columns: wrapped between words, by the width that a terminal gives each character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.findings.cells import unbroken

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_LEAST = 20


def clean(words: str) -> str:
    """On one line, and without characters that would steer a terminal."""
    return " ".join(_CONTROL.sub("�", words.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")).split(" "))


def columns(words: str) -> int:
    if words.isascii():
        return len(words)
    from wcwidth import wcwidth  # slow to load

    return sum(max(0, wcwidth(character)) for character in words)


def block(words: str, width: int, margin: int = 0, hang: int | None = None) -> Iterator[str]:
    """Lines of at most ``width`` columns, the first set in by ``margin``, the others by ``hang``; a longer word stands alone."""
    lead = " " * margin
    rest = " " * (margin if hang is None else hang)
    line, used, empty = lead, margin, True
    for word in unbroken(clean(words)):
        size = columns(word)
        if not empty and used + 1 + size > max(width, _LEAST):
            yield line.rstrip()
            line, used, empty = rest, len(rest), True
        line += word if empty else f" {word}"
        used += size + (not empty)
        empty = False
    yield line.rstrip()
