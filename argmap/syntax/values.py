"""What a token means: the text of a string, a number, a likelihood's figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from argmap.text import with_plain_line_ends
from argmap.values import frozen


class Lexeme(Protocol):
    """A token: what was matched and where. A match of the lexer's expression is one."""

    def group(self) -> str: ...
    def start(self) -> int: ...
    def end(self) -> int: ...


@frozen
class Mended:
    """A word that stands for what was written between ``first`` and ``last``: a misspelt keyword, a string without its end."""

    words: str
    first: int
    last: int

    def group(self) -> str:
        return self.words

    def start(self) -> int:
        return self.first

    def end(self) -> int:
        return self.last


_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
_NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:_[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_LONGEST_NUMBER = 400  # characters: a fraction of more digits takes long to read


def string_value(raw: str) -> str:
    """The content of a string as it is written, marks included; an escape that does not exist stands for itself."""
    if raw.startswith('"""'):
        return with_plain_line_ends(raw[3:-3])
    value = raw[1:-1]
    if "\r" in value:
        value = with_plain_line_ends(value)
    if "\\" in value:
        value = _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), value)
    return value


def bad_escapes(raw: str) -> Iterator[tuple[int, int]]:
    """Where in a string there are escapes that do not exist."""
    if raw.startswith('"""'):
        return
    for match in _ESCAPE.finditer(raw[:-1]):
        if match[1] not in _ESCAPES:
            yield match.start(), match.end() if match[1] not in "\r\n" else match.start() + 1


def read_number(written: str) -> Fraction | None:
    """``40000``, ``40_000``, ``40,000``, ``3.5``; None where it is badly written."""
    if written.isdecimal() and written.isascii() and len(written) < 10:
        return Fraction(int(written))
    if len(written) > _LONGEST_NUMBER or _NUMBER.fullmatch(written) is None:
        return None
    return Fraction(written.replace("_", "").replace(",", ""))


def normal(name: str) -> str:
    """Names are compared after NFC."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def name_parts(word: str) -> Iterator[tuple[int, int, bool]]:
    """A run of characters cut into names, or references with dots (Unicode XID, and ``-``), and what is neither: first, last
    and whether it is a name. In one pass, however often they alternate."""
    first = 0
    while first < len(word):
        last = first
        if word[first].isidentifier():
            while last < len(word) and (
                _continues(word[last]) or (word[last] == "." and last + 1 < len(word) and _continues(word[last + 1]))
            ):
                last += 1
            yield first, last, True
        else:
            while last < len(word) and not word[last].isidentifier():
                last += 1
            yield first, last, False
        first = last


def _continues(character: str) -> bool:
    return character == "-" or f"a{character}".isidentifier()
