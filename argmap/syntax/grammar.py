"""From `argmap.lark` to tables: which words there are, one expression that finds every token, and the LALR automaton.

lark builds the automaton; it is kept as plain JSON in the user's cache folder, so that a later run neither builds it nor
imports lark. Nothing in the cache can be run, a damaged or foreign file is built anew, and without a folder to write to
everything works as well.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypedDict

import argmap
from argmap.cache import keep, load
from argmap.values import frozen

_SHAPE = 2  # of what is cached
_PACKAGE = os.path.dirname(os.path.realpath(argmap.__file__))
_PLACES = tuple(os.path.join(folder, "grammar", "argmap.lark") for folder in (_PACKAGE, os.path.dirname(_PACKAGE)))
_WORDS = re.compile(r"(?:\(\?:)?([a-z_]+(?:\|[a-z_]+)*)\)?")

END = "$END"
BREAK = "BREAK"
ITEM = "item"
NAME, MARK, TIGHT, STRING, NUMBER, COMMENT, OTHER = range(1, 8)  # the groups of `Grammar.pattern`
_GROUPS = ("NAME", "MARK", "TIGHT_COMMA", "STRING", "NUMBER", "COMMENT", "OTHER")


class Cached(TypedDict):
    """What is kept on disk. An action is a state to go to, or the complement (``~``) of a rule to reduce by; a rule is the
    symbol that it makes, how many it takes, and its name. ``enters``: the symbol that leads into a state."""

    words: dict[str, tuple[str, int]]
    marks: dict[str, str]
    patterns: dict[str, str]
    actions: list[dict[str, int]]
    gotos: list[dict[str, int]]
    rules: list[tuple[str, int, str]]
    enters: list[str]
    first: int


@frozen(eq=False)
class Grammar:
    """``words``: each word of the language with its terminal. ``begins_declaration``, ``reserved`` and ``soft`` are terminals;
    a soft word is an ordinary name wherever it has no meaning of its own. ``items`` is the state between two items."""

    words: Mapping[str, str]
    marks: Mapping[str, str]
    pattern: re.Pattern[str]
    actions: tuple[Mapping[str, int], ...]
    gotos: tuple[Mapping[str, int], ...]
    rules: tuple[tuple[str, int, str], ...]
    enters: tuple[str, ...]
    first: int
    items: int
    begins_declaration: frozenset[str]
    reserved: frozenset[str]
    soft: frozenset[str]
    name: re.Pattern[str]

    def beginning(self, declarations: bool) -> tuple[str, ...]:
        """The words that begin declarations, or clauses, in the order of the grammar."""
        return tuple(
            word
            for word, terminal in self.words.items()
            if (terminal in self.begins_declaration or terminal == "UNDERCUTS") is declarations and terminal in self.actions[self.items]
        )

    def may_follow(self, states: Sequence[int], terminal: str) -> bool:
        """Whether the automaton, in these states, takes the terminal: an entry in its table does not promise that. BREAK and END are
        taken where an item may end."""
        stack = list(states)
        while len(stack) > 2:
            action = self.actions[stack[-1]].get(terminal)
            if action is None or action >= 0:
                return action is not None
            symbol, size, _ = self.rules[~action]
            del stack[len(stack) - size :]
            if symbol is not ITEM:
                stack.append(self.gotos[stack[-1]][symbol])
        return terminal in (BREAK, END) or terminal in self.actions[self.items]


@cache
def grammar() -> Grammar:
    text = grammar_text()
    key = f"{_SHAPE} {argmap.__version__} {sys.version} {text}".encode()
    name = f"grammar-{hashlib.sha256(key).hexdigest()[:24]}.json"
    kept = load(name, key)
    if kept is not None:
        cached: Cached = json.loads(kept)
    else:
        cached = build(text)
        keep(name, key, json.dumps(cached, separators=(",", ":")).encode())
    return _grammar(cached)


def grammar_text() -> str:
    for place in _PLACES:
        try:
            with open(place, encoding="utf-8") as file:
                return file.read()
        except OSError:
            continue
    raise FileNotFoundError(f"argmap.lark is not where it is installed: {_PLACES[0]}")


def build(text: str) -> Cached:
    """The tables, by lark; a conflict in the grammar is an error."""
    from lark import Lark, Token
    from lark.common import LexerConf
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import Shift

    class NoLexer(Lexer):
        def __init__(self, conf: LexerConf) -> None:
            pass

        def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
            yield from ()

    reader = Lark(text, parser="lalr", lexer=NoLexer, strict=True)
    table = reader.parser.parser._parse_table
    words: dict[str, tuple[str, int]] = {}
    marks: dict[str, str] = {}
    patterns: dict[str, str] = {}
    for terminal in reader.terminals:
        name = str(terminal.name)  # lark's strings are tokens, which neither JSON nor `intern` takes for strings
        found = _WORDS.fullmatch(terminal.pattern.value)
        if terminal.priority and found:
            words.update(dict.fromkeys(sorted(found[1].split("|")), (name, terminal.priority)))
        elif name in _GROUPS:
            patterns[name] = terminal.pattern.value
        elif name not in reader.ignore_tokens:
            marks[terminal.pattern.value] = name
    rules: list[tuple[str, int, str]] = []
    numbers: dict[object, int] = {}
    actions: list[dict[str, int]] = []
    gotos: list[dict[str, int]] = []
    enters = [""] * len(table.states)
    for state in range(len(table.states)):
        act: dict[str, int] = {}
        goto: dict[str, int] = {}
        for symbol, (action, target) in sorted((str(symbol), what) for symbol, what in table.states[state].items()):
            if action is Shift:
                enters[target] = symbol
                (act if symbol.isupper() else goto)[symbol] = target
            else:
                if target not in numbers:
                    numbers[target] = len(rules)
                    rules.append((str(target.origin.name), len(target.expansion), str(target.alias or "same")))
                act[symbol] = ~numbers[target]
        actions.append(act)
        gotos.append(goto)
    return Cached(
        words=words,
        marks=marks,
        patterns=patterns,
        actions=actions,
        gotos=gotos,
        rules=rules,
        enters=enters,
        first=table.start_states["start"],
    )


def _grammar(cached: Cached) -> Grammar:
    terminals = dict(cached["words"].values())
    marks = "|".join(re.escape(mark) for mark in sorted(cached["marks"], key=lambda mark: (-len(mark), mark)))
    patterns = {**cached["patterns"], "MARK": f"(?!{cached['patterns']['TIGHT_COMMA']})(?:{marks})", "OTHER": r"\S"}
    # Each group is empty and stands last, so that an alternative is passed over by its first character; and so is white space.
    alternatives = [f"(?:{patterns[name]})(?P<{name}>)" for name in _GROUPS]
    items = cached["gotos"][cached["first"]]["items"]
    for between in (BREAK, END):  # there, these are the driver's business
        cached["actions"][items].pop(between, None)
    return Grammar(
        words={word: sys.intern(terminal) for word, (terminal, _) in cached["words"].items()},
        marks={mark: sys.intern(terminal) for mark, terminal in cached["marks"].items()},
        pattern=re.compile(rf"(?=\S)(?:{'|'.join(alternatives)})"),
        actions=tuple(cached["actions"]),
        gotos=tuple(cached["gotos"]),
        rules=tuple((ITEM if symbol == ITEM else symbol, size, name) for symbol, size, name in cached["rules"]),
        enters=tuple(cached["enters"]),
        first=cached["first"],
        items=items,
        begins_declaration=frozenset(terminal for terminal, priority in terminals.items() if priority == 3),
        reserved=frozenset(terminal for terminal, priority in terminals.items() if priority >= 2),
        soft=frozenset(terminal for terminal, priority in terminals.items() if priority == 1),
        name=re.compile(cached["patterns"]["NAME"]),
    )
