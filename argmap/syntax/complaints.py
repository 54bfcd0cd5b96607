"""What is said about a token that cannot stand where it stands, in the analyst's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from argmap.findings import kinds
from argmap.syntax.ast import Name
from argmap.syntax.build import Builder
from argmap.syntax.grammar import BREAK, END, Grammar
from argmap.syntax.lexer import UNKNOWN, first_of_line
from argmap.syntax.values import Lexeme, Mended
from argmap.syntax.words import NAMING, TERMINALS, USAGE

_QUOTES = frozenset("“”„‟«»‘’‚‛‹›'`")
_BETWEEN = 'a declaration or a clause begins with its word, such as `premise NAME "…"` or `because CLAIM`; a comment begins with `#`'
_RUNS_ON = 'the text before it runs over several lines: is its closing `"` missing?'
_LONGEST = 40  # characters of a word that is shown
_OF_UNITS = frozenset("%‰/°€$£¥²³")
_WITH_UNITS = ("means", "about", "measure", "when", "then", "unless", "never")
_DATED = ("when", "on", "published")
_UNIT = re.compile(r"[0-9]%?\s+([^\W\d]\w*)[ \t]+$")
_WORDS = re.compile(r"[^\W\d]\w*(?:[ \t]+[^\W\d]\w*)*")
_NAMED = re.compile(rf"[ \t]*(?:{'|'.join(sorted(NAMING))})[ \t]+([^\W\d][\w-]*)[ \t]+")
_EACH = re.compile(", | or ")


def complain(grammar: Grammar, builder: Builder, terminal: str, token: Lexeme, states: Sequence[int], values: Sequence[object]) -> None:
    """``values`` are what the item consists of so far, its first word at index 1."""
    if builder.hurt:
        return
    first = keyword(values)
    word = first.group() if first is not None else ""
    usage = f"it is written: {USAGE[word]}" if word in USAGE else _BETWEEN
    if word == "because" and token.group() == "or":
        usage = "a reason that is enough by itself has a `because` of its own; those that are enough together are joined by `and`"
    written = shorten(token.group())
    if word == "unless" and builder.head != "rule" and (slip := _no_exception(terminal, token, values)) is not None:
        help = "an exception is a claim; of several together, or of one that is not so, make a condition that says it"
        builder.report(kinds.SYNTAX, slip.start(), slip.end(), "`unless` names claims, with `or` between them", help)
        return
    begins_next = terminal in grammar.actions[grammar.items] and first_of_line(builder.whole, token.start())
    ends = terminal in (BREAK, END) or (begins_next and bool(word) and not grammar.may_follow(states, BREAK))
    if word in _DATED and (no_date := _no_date(terminal, token, values)) is not None:
        help = "a date is a year, a month or a day: `2024`, `2024-05`, `2024-05-06`"
        builder.report(kinds.BAD_DATE, no_date.start(), no_date.end(), f"`{shorten(no_date.group())}` is no date", help)
    elif ends:
        last = builder.last
        start, end = (last.start(), last.end()) if last is not None else (token.start(), token.start())
        builder.report(
            kinds.SYNTAX, start, end, f"`{word}` breaks off here: {_either(wanted(grammar, tuple(states)))} should follow", usage
        )
    elif terminal == UNKNOWN and written in _QUOTES:
        help = 'a text stands between straight quotation marks: "…"'
        builder.report(kinds.SYNTAX, token.start(), token.end(), f"`{written}` opens no text", help)
    elif terminal == UNKNOWN:
        help = (_about_a_unit(token) if word in _WITH_UNITS else "") or _about_a_range(builder, token)
        builder.report(kinds.SYNTAX, token.start(), token.end(), f"{_shown(token.group())} means nothing here", help or usage)
    else:
        message, help = _out_of_place(grammar, builder, terminal, token, states)
        labels = [(builder.last, "this text begins here")] if builder.last is not None and help == _RUNS_ON else []
        builder.report(kinds.SYNTAX, token.start(), token.end(), message, help or usage, labels)


def _no_exception(terminal: str, token: Lexeme, values: Sequence[object]) -> Lexeme | None:
    """What a condition may have and an exception of a claim or a step has not: `unless not a`, `unless a and b`, `unless (a or b)`."""
    match values[2:3]:
        case [re.Match() | Mended() as only] if only.group() == "not":
            return only
    return token if token.group() in ("and", ",", "(") else None


def _out_of_place(grammar: Grammar, builder: Builder, terminal: str, token: Lexeme, states: Sequence[int]) -> tuple[str, str]:
    row = grammar.actions[states[-1]]
    words = wanted(grammar, tuple(states))
    what = "this text" if terminal == "STRING" else f"`{shorten(token.group())}`"
    help = _about_the_text_before(builder, token) or _about_a_unit(token) or _about_several_words(builder, terminal, token)
    if grammar.may_follow(states, BREAK):
        more = f"{_either(words)} may, or the next clause" if words else "the next clause or declaration should"
        return f"{what} cannot follow here: {more}", help
    if terminal in grammar.reserved and ("NAME" in row or "REF" in row):
        return f"a name is wanted here, and {what} is a word of the language", help
    if terminal == "NUMBER" and "NAME" in row:
        return f"{what} cannot follow here: {_either(words)} should", help or "a name begins with a letter or with `_`"
    if terminal == "REF" and "NAME" in row:
        return f"a name without dots is wanted here, and {what} has some", help
    return f"{what} cannot follow here: {_either(words)} should", help


def _about_the_text_before(builder: Builder, token: Lexeme) -> str:
    last = builder.last
    if last is None or not last.group().startswith('"'):
        return ""
    if "\n" in last.group() or "\r" in last.group():
        return _RUNS_ON
    if last.end() == token.start() and (token.group()[0].isalnum() or token.group()[0] in '_"'):
        return 'a quotation mark within a text is written `\\"`, or the text stands between `"""` and `"""`'
    return ""


def _about_a_unit(token: Lexeme) -> str:
    return 'a unit that is no name is quoted: `= 50 "%"`, `in "km/h"`' if token.group()[0] in _OF_UNITS else ""


def _about_a_range(builder: Builder, token: Lexeme) -> str:
    last = builder.last
    from_to = last is not None and last.group()[-1].isdigit() and token.group()[0] in "-–—−"
    return "a range is written with two dots, `A..B`" if from_to else ""


def _about_several_words(builder: Builder, terminal: str, token: Lexeme) -> str:
    """Of a name or a unit that goes on after a space: `premise taps shut "…"`, `= 3 milligrams per litre`."""
    start = token.start()
    if len(token.group()) > _LONGEST or not (terminal == "NAME" or token.group().isidentifier()):
        return ""
    line = builder.whole[max(0, start - 3 * _LONGEST) : start].rpartition("\n")[2]
    if (unit := _UNIT.search(line)) is not None:
        rest = _WORDS.match(builder.whole, start, start + 2 * _LONGEST)
        return f'a unit of several words is quoted: `"{unit[1]} {rest[0] if rest is not None else token.group()}"`'
    if terminal == "NAME" and (named := _NAMED.fullmatch(line)) is not None:
        return f"a name is one word: `{named[1]}_{token.group()}`"
    return ""


def _no_date(terminal: str, token: Lexeme, values: Sequence[object]) -> Lexeme | None:
    """A word where a date belongs: `when soon`."""
    match values[2:]:
        case []:
            return token if terminal == "NAME" else None
        case [re.Match() | Mended() as only] if only.group()[:1].isalpha() and terminal != "LPAR":
            return only
        case [Name() as name] if terminal != "LPAR":
            return Mended(name.text, name.start, name.end)
    return None


@lru_cache(maxsize=4096)  # a file with one slip may have it on every line
def wanted(grammar: Grammar, states: tuple[int, ...]) -> tuple[str, ...]:
    """What may follow within the item, in words."""
    outside = grammar.actions[grammar.items] if grammar.may_follow(states, BREAK) else {}
    row = [terminal for terminal in grammar.actions[states[-1]] if terminal not in (BREAK, END) and terminal not in outside]
    names = (TERMINALS.get(terminal, f"`{terminal.lower()}`") for terminal in row if grammar.may_follow(states, terminal))
    return tuple(dict.fromkeys(name for some in names for name in _EACH.split(some)))


def keyword(values: Sequence[object]) -> Lexeme | None:
    """The first word of the item that is being read."""
    match values[1:2]:
        case [re.Match() | Mended() as token]:
            return token
    return None


def shorten(written: str) -> str:
    return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _shown(characters: str) -> str:
    return f"`{shorten(characters)}`" if characters.isprintable() else f"the character U+{ord(characters[0]):04X}"
