"""The canonical layout: declarations at the first column, clauses indented by two on lines of their own, those of a step by four.

It is made from the tokens, so that comments and blank lines survive. What is printed reads as the same, and printing it again
changes nothing. An item is a declaration's first line or a clause; a row is an item with what stays on its line (`via`, say).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from argmap.findings import kinds
from argmap.settings import Limits
from argmap.syntax.ast import Allow
from argmap.syntax.grammar import COMMENT, MARK, NAME, NUMBER, OTHER, STRING, TIGHT, grammar
from argmap.syntax.lexer import first_of_line
from argmap.syntax.parse import Reading, read
from argmap.text import SourceText, with_plain_line_ends
from argmap.values import frozen

_OF_A_STEP = frozenset({"if", "only", "needs", "unless", "scheme", "by", "warrant"})
_CONDITIONS = frozenset({"if", "only", "needs"})
_STANCES = frozenset({"asserted", "reported", "endorsed", "disputed"})
_WITH_REASON = frozenset({"contrary", "tension", "same", "entails", "narrower", "exhaustive", "undercuts", "never", "verdict"})
_WIDTH = 120  # a reason that would reach beyond it stands on a line of its own
_FURTHER = 4  # columns by which an item that goes on after a comment is indented further
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)")


@frozen
class _Piece:
    """A token or a comment. ``item`` is the number of its item, -1 before the first; ``depth`` counts the parentheses around it."""

    group: int
    words: str
    start: int
    item: int
    depth: int
    blank_before: bool


@frozen
class _Place:
    """Where an item stands: at the beginning of a row, or on its predecessor's. ``word`` is its first word."""

    word: str
    indent: int
    begins_row: bool


def format_text(source: SourceText, limits: Limits = Limits()) -> str | None:
    """The text in canonical layout, with ``\\n`` as its line end; None where the file does not read."""
    reading = read(source, limits)
    if any(finding.kind is not kinds.ALLOW_WITHOUT_REASON for finding in reading.document.findings):
        return None
    places = _places(source.text, reading)
    lines: list[str] = []
    line = ""
    pieces = list(_pieces(source.text, reading.items))
    nexts = _next_tokens(pieces)
    before: _Piece | None = None
    for piece, following in zip(pieces, nexts, strict=True):
        if piece.group == COMMENT and not first_of_line(source.text, piece.start):
            lines.append(f"{line}  {piece.words}")
            line, before = "", None
            continue
        place = places[piece.item] if piece.item >= 0 else None
        begins = piece.group == COMMENT or (place is not None and place.begins_row and piece.start == reading.items[piece.item])
        if begins and line:
            lines.append(line)
            line, before = "", None
        if not line and piece.blank_before and lines and lines[-1]:
            lines.append("")
        if piece.group == COMMENT:
            lines.append(" " * _comment_indent(following, reading.items, places) + piece.words)
        elif before is None:
            assert place is not None
            line = " " * (place.indent + (0 if begins else _FURTHER)) + piece.words
        else:
            assert place is not None
            gap = _gap(before, piece, place.word)
            if piece.group == STRING and place.word in _WITH_REASON and len(line) + len(gap) + len(piece.words) > _WIDTH:
                lines.append(line)
                line, gap = "", " " * (place.indent + 2)
            line += gap + piece.words
        if piece.group != COMMENT:
            before = piece
    if line:
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def _pieces(text: str, items: Sequence[int]) -> Iterator[_Piece]:
    depth = 0
    last = 0
    begin = 1 if text.startswith("\ufeff") else 0
    for match in grammar().pattern.finditer(text, begin):
        group, words = match.lastindex or OTHER, match.group()
        if group == MARK and words == ")":
            depth -= 1
        words = words.rstrip() if group == COMMENT else with_plain_line_ends(words) if group == STRING else words
        blank = _BLANK_LINE.search(text, last, match.start()) is not None
        yield _Piece(group, words, match.start(), bisect_right(items, match.start()) - 1, depth, blank)
        if group == MARK and words == "(":
            depth += 1
        last = match.end()


def _next_tokens(pieces: Sequence[_Piece]) -> list[_Piece | None]:
    """For each piece the next one that is no comment."""
    following: list[_Piece | None] = []
    token: _Piece | None = None
    for piece in reversed(pieces):
        following.append(token)
        if piece.group != COMMENT:
            token = piece
    return following[::-1]


# --- where items stand ------------------------------------------------------------------------------------------------


def _places(text: str, reading: Reading) -> list[_Place]:
    kept = _kept_together(text, reading)
    declarations = frozenset(reading.declarations)
    places: list[_Place] = []
    before = ""
    in_step = False
    for start in reading.items:
        found = grammar().name.match(text, start)
        assert found is not None
        word = found.group()
        if start in declarations:
            in_step = False
            indent = 0
        else:
            indent = 4 if in_step and word in _OF_A_STEP else 2
        in_step = in_step or word == "because"
        goes_on = word == "via" or (word in _STANCES and before == "via") or (word == "is" and before == "type")
        places.append(_Place(word, places[-1].indent if goes_on else indent, not goes_on and start not in kept))
        before = word
    return places


def _kept_together(text: str, reading: Reading) -> set[int]:
    """An allow comment at the end of a line covers that line: what begins on it stays on it."""
    kept: set[int] = set()
    for allow in reading.document.allows:
        if _at_end_of_line(allow):
            for index in range(bisect_left(reading.items, allow.covers_start), bisect_left(reading.items, allow.start)):
                if text[allow.covers_start : reading.items[index]].strip().strip("\ufeff"):
                    kept.add(reading.items[index])
    return kept


def _at_end_of_line(allow: Allow) -> bool:
    return allow.covers_start < allow.start


def _comment_indent(following: _Piece | None, items: Sequence[int], places: Sequence[_Place]) -> int:
    """A comment on a line of its own stands as what comes after it."""
    if following is None or following.item < 0:
        return 0
    place = places[following.item]
    return place.indent + (0 if place.begins_row and following.start == items[following.item] else _FURTHER)


# --- what stands between two tokens -----------------------------------------------------------------------------------


def _gap(before: _Piece, after: _Piece, item: str) -> str:
    """``item`` is the first word of what the later token belongs to."""
    last, words = before.words, after.words
    if before.group == TIGHT or after.group == TIGHT:  # in a number; or between two dates in parentheses
        return " " if before.group == TIGHT and before.depth else ""
    if after.group == MARK:
        match words:
            case "," | ")" | "?" | "%":
                return ""
            case ":":
                return " " if item == "entity" else ""
            case "(":
                return " " if before.group != NAME or item in _CONDITIONS else ""
            case "..":
                return "" if before.group == NUMBER or last == "%" else " "
    if before.group == MARK and (last == "(" or (last == ".." and after.group == NUMBER)):
        return ""
    return " "
