"""From text to tokens, by one expression. Nothing is raised on any text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from argmap.findings import kinds
from argmap.findings.core import Kind
from argmap.syntax.grammar import BREAK, COMMENT, END, MARK, NAME, NUMBER, STRING, TIGHT, Grammar
from argmap.syntax.values import Lexeme, Mended, name_parts

UNKNOWN = "UNKNOWN"  # a token that no state takes

Token = tuple[str, Lexeme]
Report = Callable[[Kind, int, int, str, str], None]

_BATCH = 64  # after a string without an end the rest of a batch is read again

# Whoever is declared is not called: in `source: any` and `type(x: y)` the first word of a line is a slot's or a predicate's name.
_CALLED = re.compile(r"\s*[:(,)?|=]")
_EMPTY_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?=[\r\n]|\Z)")
_FIRST_WORD = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?=([a-z]+)(?![\w.-]))")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def first_of_line(text: str, place: int) -> bool:
    """Nothing but white space stands before it on its line."""
    place -= 1
    while place >= 0 and text[place] not in "\r\n":
        if not text[place].isspace() and text[place] != "\ufeff":
            return False
        place -= 1
    return True


def called(text: str, place: int) -> bool:
    """What ends at ``place`` is used as the name of a slot or a predicate."""
    return _CALLED.match(text, place) is not None


def tokens(text: str, grammar: Grammar, report: Report, comments: list[tuple[int, int]]) -> Iterator[Token]:
    """Each token with its terminal; before a line whose first word begins a declaration, a BREAK; at last, the END.

    ``comments`` is filled with the places of the comments, ``report`` is told about strings without an end, each a little before
    its token is come to: the work is done by the batch, as a generator that is resumed for each token takes a tenth of all reading.
    """
    return chain.from_iterable(_batches(text, grammar, report, comments))


def _batches(text: str, grammar: Grammar, report: Report, comments: list[tuple[int, int]]) -> Iterator[list[Token]]:
    words, marks, declares = grammar.words, grammar.marks, grammar.begins_declaration
    ascii = text.isascii()
    found = grammar.pattern.finditer(text, 1 if text.startswith("\ufeff") else 0)
    while matches := tuple(islice(found, _BATCH)):
        batch: list[Token] = []
        for match in matches:
            group = match.lastindex
            if group == NAME:
                word = match.group()
                terminal = words.get(word)
                if terminal is None:
                    if ascii or word.isascii():
                        batch.append(("REF" if "." in word else "NAME", match))
                    else:
                        batch += _beyond_ascii(word, match.start())
                    continue
                if terminal in declares and first_of_line(text, match.start()) and not called(text, match.end()):
                    batch.append((BREAK, match))
                batch.append((terminal, match))
            elif group == MARK:
                batch.append((marks[match.group()], match))
            elif group == STRING:
                batch.append(("STRING", match))
            elif group == NUMBER:
                batch.append(("NUMBER", match))
            elif group == TIGHT:
                batch.append(("TIGHT_COMMA", match))
            elif group == COMMENT:
                comments.append(match.span())
            elif match.group() != '"':
                batch.append((UNKNOWN, match))
            else:
                mark = 3 if text.startswith('"""', match.start()) else 1
                inside = match.start() + mark
                place = _after_unclosed(text, inside, grammar)
                _tell_unclosed(match.start(), mark, report)
                rest = _REST_OF_LINE.match(text, inside, max(place, inside))
                batch.append(("STRING", Mended('"""' + (rest[0] if rest else "") + '"""', match.start(), inside)))
                found = grammar.pattern.finditer(text, place)
                break
        yield batch
    yield [(END, Mended("", len(text), len(text)))]


def _beyond_ascii(run: str, start: int) -> Iterator[Token]:
    for first, last, good in name_parts(run):
        part = run[first:last]
        yield (UNKNOWN if not good else "REF" if "." in part else "NAME"), Mended(part, start + first, start + last)


def _after_unclosed(text: str, place: int, grammar: Grammar) -> int:
    """Where reading goes on: at the next line whose first word begins a declaration, or after the next empty line."""
    empty = _EMPTY_LINE.search(text, place)
    end = empty.end() if empty else len(text)
    for match in _FIRST_WORD.finditer(text, place, end):
        if grammar.words.get(match[1]) in grammar.begins_declaration and not called(text, match.end() + len(match[1])):
            return match.end()
    return end


def _tell_unclosed(start: int, mark: int, report: Report) -> None:
    if mark == 3:
        message, help = 'this string is opened by `"""` and never closed', 'write `"""` where it ends'
    else:
        message = "this string is opened and not closed before the next empty line"
        help = 'write `"` where it ends (or at an earlier string); a text with an empty line in it stands between `"""` and `"""`'
    report(kinds.UNCLOSED_STRING, start, start + mark, message, help)
