"""Text for a terminal: how many cells each character takes, and nothing in it that a terminal would obey; and for a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ODD = re.compile(r"[^\x20-\x7e]")
_BREAK = re.compile(r"(?<![0-9]) | (?!%|[0-9]{3}(?![0-9]))")
_UNBROKEN = re.compile(r"[0-9] (?:%|[0-9]{3}(?![0-9]))")
_FIGURE = re.compile(r"[0-9]+–[0-9.]+ %|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_TAB = 4
_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_LINE_END = re.compile(r"\r\n|[\n\t]")
_LEAST = 20
_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER = "\u200d", "\u200c"


@lru_cache(maxsize=4096)
def shown(character: str) -> tuple[str, int]:
    """What to print for one character, and its width in cells.

    Control characters become pictures of themselves, invisible ones their number: an escape sequence or a change of writing
    direction in an article must not reach the terminal.
    """
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return character, 1
    if character == "\t":
        return " " * _TAB, _TAB
    if code < 0x20:
        return chr(0x2400 + code), 1
    if code == 0x7F:
        return "\u2421", 1
    if character == _ZERO_WIDTH_JOINER or 0xFE00 <= code <= 0xFE0F:
        # Terminals disagree on the width of joined emoji; apart, each has its own.
        return "", 0
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or character == _ZERO_WIDTH_NON_JOINER or 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return character, 0
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        number = f"<U+{code:04X}>"
        return number, len(number)
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """The text as a terminal may print it, on one line."""
    if text.isascii() and text.isprintable():
        return text
    return _ODD.sub(lambda found: shown(found[0])[0], text)


def cells(text: str) -> int:
    """The width of the text as `visible` prints it."""
    if text.isascii() and text.isprintable():
        return len(text)
    return len(text) + sum(shown(character)[1] - 1 for character in _ODD.findall(text))


def unbroken(text: str) -> list[str]:
    """The words between which a line may be broken: a figure is not parted from its `%`, nor its thousands from the rest."""
    return _BREAK.split(text)


def clean(text: str) -> str:
    """The text with every control, direction-changing and unpaired character made visible or dropped, on one line."""
    out = []
    for char in text:
        category = unicodedata.category(char)
        if char in "\n\r\t" or (category in ("Zs", "Zl", "Zp") and char not in _NO_BREAK):
            out.append(" ")
        elif category in ("Cc", "Cs") or char in "\ufffe\uffff":
            out.append("\N{REPLACEMENT CHARACTER}")
        elif category == "Cf" and char not in "\u200c\u200d":
            # Marks of direction reorder what stands around them; a label must not change its neighbour.
            continue
        else:
            out.append(char)
    return " ".join(part for part in "".join(out).split(" ") if part)


def joined(text: str) -> str:
    """The text for a page that breaks its own lines: the figures that we write, `55–80 %` and `40 000`, with spaces that do not break."""
    return _FIGURE.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def wrapped(text: str, width: int, begun: int = 0) -> list[str]:
    """The visible text in lines of at most so many cells, broken at spaces; a longer word stands by itself. ``begun``: the cells that
    the first line has taken."""
    plain = visible(text)
    if "  " not in plain and plain.strip(" ") == plain and all(shown(odd)[1] == 1 for odd in _ODD.findall(plain)):
        lines = _cut(plain, width, begun)
        if lines:
            return lines
    lines, line, used = [], "", begun
    for word in unbroken(plain):
        wide = cells(word)
        if line and used + 1 + wide > width:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + 1 + wide) if line else (word, used + wide)
    return [*lines, line]


def _cut(plain: str, width: int, begun: int) -> list[str]:
    """A cell for each character, as nearly always: only where it breaks need be looked for. Empty where that parts a figure."""
    lines: list[str] = []
    start, room = 0, max(width - begun, 0)
    while len(plain) - start > room:
        end = plain.rfind(" ", start, start + room + 1)
        end = end if end > start else plain.find(" ", start + room + 1)
        if end < 0:
            break
        if _UNBROKEN.match(plain, end - 1):
            return []
        lines.append(plain[start:end])
        start, room = end + 1, max(width, 0)
    return [*lines, plain[start:]]


def block(text: str, width: int, margin: int = 0, hang: int | None = None) -> Iterator[str]:
    """The visible text in lines of at most ``width`` cells, the first set in by ``margin``, the others by ``hang``; a longer word stands
    by itself."""
    rest = margin if hang is None else hang
    lines = wrapped(_LINE_END.sub(" ", text), max(width, _LEAST) - rest, margin - rest)
    yield f"{' ' * margin}{lines[0]}".rstrip()
    yield from (f"{' ' * rest}{line}".rstrip() for line in lines[1:])
