"""Text as quotes are compared in it, with the way back to the original offsets.

Unicode NFC, runs of white space as one space, quotation marks and apostrophes as one, dashes and minus signs as one, soft
hyphens, zero-width and control characters dropped; otherwise letter for letter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from argmap.values import frozen

# What Unicode calls a quotation mark (its property Quotation_Mark, and so 「」 too: in Japanese they are what curly ones are here), and
# what is written for an apostrophe.
_QUOTATION_MARKS = "'\"`´ʹʺʻʼʽˈˮ՚׳״‘’‚‛“”„‟′″‵‶‹›«»❛❜❝❞❮❯⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣"
_DASHES = "-֊־᐀᠆‐‑‒–—―⁃⁻₋−➖⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"
_ONE_FOR_MANY = str.maketrans({**dict.fromkeys(_QUOTATION_MARKS, "'"), **dict.fromkeys(_DASHES, "-")})

# Accents, vowel signs and points that are written with the letter before them, as a class of characters: `re` takes them for no part
# of a word.
MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0966-\u0df3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)

# Zero-width and invisible characters, and controls that are no white space. Variation selectors only choose a glyph.
_DROPPED = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
_SPACES = str.maketrans(
    dict.fromkeys(
        "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
        " ",
    )
)
_IRREGULAR = re.compile(rf"[ {_DROPPED}]{{2,}}|[{_DROPPED}]")
_INVISIBLE = re.compile(f"[{_DROPPED}]+")
_LINE_END = re.compile(r"\r\n|\r|\n")

# A character before which normalisation never joins anything: ASCII has no combining character.
_COULD_JOIN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_JOINS = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


@frozen
class Pieces:
    """How a changed text lies over the original: piece ``n`` begins at ``here[n]`` in the changed and ``there[n]`` in the original.

    Within a piece both run in step; where the changed one is the shorter or the longer, the piece stands as a whole.
    """

    here: Sequence[int]
    there: Sequence[int]
    lengths_here: Sequence[int]
    lengths_there: Sequence[int]

    def start(self, offset: int) -> int:
        """The original place of the character at ``offset``."""
        piece = bisect_right(self.here, offset) - 1
        in_step = self.lengths_here[piece] == self.lengths_there[piece]
        return self.there[piece] + (offset - self.here[piece] if in_step else 0)

    def end(self, offset: int) -> int:
        """The original place just after the character before ``offset``."""
        piece = bisect_right(self.here, offset - 1) - 1
        in_step = self.lengths_here[piece] == self.lengths_there[piece]
        return self.there[piece] + (offset - self.here[piece] if in_step else self.lengths_there[piece])


@frozen
class Normal:
    """``blank_lines``: offsets of the spaces that stand for an empty line, in order."""

    text: str
    stages: tuple[Pieces, ...]
    blank_lines: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the stretch ``[start, end)``, which is not empty."""
        for stage in reversed(self.stages):
            start, end = stage.start(start), stage.end(end)
        return start, end

    def has_blank_line(self, start: int, end: int) -> bool:
        return bisect_left(self.blank_lines, start) < bisect_left(self.blank_lines, end)


def normalise(text: str) -> Normal:
    """Linear in the text."""
    spaced, stages, blank_lines = _spaced(text)
    composed, blank_lines = _composed(spaced, stages, blank_lines)
    return Normal(composed.translate(_ONE_FOR_MANY), tuple(stages), tuple(blank_lines))


def without_invisible(text: str) -> str:
    """The text without the characters that a comparison drops."""
    return _INVISIBLE.sub("", text)


def is_quotation_mark(text: str) -> bool:
    return len(text) == 1 and text in _QUOTATION_MARKS


class _Builder:
    """Pieces one after the other."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.here: list[int] = []
        self.there: list[int] = []
        self.lengths_here: list[int] = []
        self.lengths_there: list[int] = []
        self.length = 0

    def add(self, part: str, there: int, length_there: int) -> None:
        if part:
            self.parts.append(part)
            self.here.append(self.length)
            self.there.append(there)
            self.lengths_here.append(len(part))
            self.lengths_there.append(length_there)
            self.length += len(part)

    def pieces(self) -> Pieces:
        return Pieces(self.here, self.there, self.lengths_here, self.lengths_there)


def _spaced(text: str) -> tuple[str, list[Pieces], list[int]]:
    """Runs of white space as one space and dropped characters dropped."""
    spaced = text.translate(_SPACES)
    built = _Builder()
    blank_lines: list[int] = []
    done = 0
    for match in _IRREGULAR.finditer(spaced):
        start, end = match.span()
        built.add(spaced[done:start], done, start - done)
        done = end
        if " " in match.group():
            if len(_LINE_END.findall(text, start, end)) > 1:
                blank_lines.append(built.length)
            built.add(" ", start, end - start)
    if done == 0:
        return spaced, [], []
    built.add(spaced[done:], done, len(text) - done)
    return "".join(built.parts), [built.pieces()], blank_lines


def _composed(text: str, stages: list[Pieces], blank_lines: list[int]) -> tuple[str, list[int]]:
    """The text in NFC; appends to the stages where that changes it."""
    if unicodedata.is_normalized("NFC", text):
        return text, blank_lines
    built = _Builder()
    done = 0
    for match in _COULD_JOIN.finditer(text):
        run = match.group()
        if unicodedata.is_normalized("NFC", run):
            continue
        start, end = match.span()
        built.add(text[done:start], done, start - done)
        done = end
        for part, offset, length in _clusters(run):
            built.add(part, start + offset, length)
    built.add(text[done:], done, len(text) - done)
    pieces = built.pieces()
    stages.append(pieces)
    return "".join(built.parts), _moved(blank_lines, pieces)


def _clusters(run: str) -> list[tuple[str, int, int]]:
    """The run in NFC, character by character with what combines with it: the words, their offset and length in the run."""
    starts = [0]
    for offset in range(1, len(run)):
        character = run[offset]
        if not (unicodedata.category(character).startswith("M") or _JOINS.match(character)):
            starts.append(offset)
    bounds = [*starts, len(run)]
    clusters = [(unicodedata.normalize("NFC", run[start:end]), start, end - start) for start, end in pairwise(bounds)]
    whole = unicodedata.normalize("NFC", run)
    # A newer Unicode may join what this one keeps apart: then the run stands as one piece.
    return clusters if "".join(part for part, _, _ in clusters) == whole else [(whole, 0, len(run))]


def _moved(offsets: list[int], pieces: Pieces) -> list[int]:
    """Offsets of single ASCII characters in the original, as offsets in the changed text."""
    moved: list[int] = []
    for offset in offsets:
        piece = bisect_right(pieces.there, offset) - 1
        moved.append(pieces.here[piece] + offset - pieces.there[piece])
    return moved
