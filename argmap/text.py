"""The only owner of line ends, columns and places in a text.

A line ends with ``\\n``, ``\\r\\n`` or ``\\r`` and with nothing else; lines and columns count from 1, columns in characters.
Offsets are indices into the decoded text, without a byte-order mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from attrs import field

from argmap.values import frozen

_LINE_END = re.compile(r"\r\n|\n|\r")


@frozen(order=True)
class Span:
    """Half-open ``[start, end)`` character offsets in the file ``path`` (relative to the project's root, with ``/``)."""

    path: str
    start: int
    end: int


@frozen(order=True)
class Position:
    line: int
    column: int


@frozen(slots=False)
class SourceText:
    """A decoded file. ``path`` is relative to the project's root, with ``/``."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """The line and column of an offset; one past the end is allowed."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line ``number``, without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def with_plain_line_ends(text: str) -> str:
    """The text with every line end as ``\\n``."""
    return _LINE_END.sub("\n", text)


def utf16_offsets(text: str, offsets: list[int]) -> list[int]:
    """Character offsets as offsets in UTF-16 code units, as JavaScript counts; for offsets in ascending order, in one pass."""
    result = []
    at = units = 0
    for offset in offsets:
        units += len(text[at:offset].encode("utf-16-le", "surrogatepass")) // 2
        at = offset
        result.append(units)
    return result
