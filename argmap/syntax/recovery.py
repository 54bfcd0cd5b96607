"""What is said about text that cannot be read, what can be saved of it, and where reading goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from argmap.findings import kinds
from argmap.syntax import ast
from argmap.syntax.ast import Name
from argmap.syntax.build import Builder, Head, Lost
from argmap.syntax.grammar import BREAK, END, Grammar
from argmap.syntax.lexer import UNKNOWN, first_of_line
from argmap.syntax.nearest import nearest
from argmap.syntax.values import Lexeme, Mended
from argmap.syntax.words import TERMINALS, USAGE

_HEADS = ("source", "voice", "premise", "condition", "conclusion", "rule", "question", "scenario")
_NAMED = ("type", "entity", "predicate", "measure")
_QUOTES = "“”„‟«»‘’‚‛‹›'`"
_REST = re.compile(r"[^\r\n]*")
_CALLED = re.compile(r"(?<![\w-])called\s+")


class Recovery:
    """``skipping``: tokens are passed over until one at the beginning of a line can begin an item."""

    def __init__(self, grammar: Grammar, builder: Builder) -> None:
        self.grammar = grammar
        self.builder = builder
        self.skipping = False
        self.mended_at: int | None = None
        self.declarations = grammar.beginning(declarations=True)
        self.clauses = grammar.beginning(declarations=False)
        self.begins_item = grammar.actions[grammar.items]

    def resumes(self, terminal: str, token: Lexeme) -> bool:
        """Whether reading goes on with this token: a line's first word that begins a declaration or, to save what can be
        saved of this one, a clause."""
        on = terminal in (BREAK, END) or (
            first_of_line(self.builder.whole, token.start())
            and (terminal in self.begins_item or (self._may_be_name(terminal) and self._meant(token.group()) is not None))
        )
        if on:
            self.skipping = False
        return on

    # --- misspelt words --------------------------------------------------------------------------------------------------

    def mend(self, terminal: str, token: Lexeme, states: Sequence[int]) -> tuple[str, Lexeme] | None:
        """The declaration or clause that a misspelt word was meant to begin, where an item may begin."""
        if not self._may_be_name(terminal) or not self._item_may_begin(states):
            return None
        word = token.group()
        meant = self._meant(word)
        if meant is None or (len(word) < 4 and not first_of_line(self.builder.whole, token.start())):
            return None
        self._tell_unknown(token, meant in self.declarations, f"did you mean `{meant}`?")
        self.mended_at = token.start()
        return self.grammar.words[meant], Mended(meant, token.start(), token.end())

    def _may_be_name(self, terminal: str) -> bool:
        return terminal == "NAME" or terminal in self.grammar.soft

    def _item_may_begin(self, states: Sequence[int]) -> bool:
        return len(states) == 2 or BREAK in self.grammar.actions[states[-1]]

    def _meant(self, word: str) -> str | None:
        return nearest(word, self.declarations + self.clauses)

    def _tell_unknown(self, token: Lexeme, declaration: bool, help: str) -> None:
        kind, what = (kinds.UNKNOWN_DECLARATION, "declaration") if declaration else (kinds.UNKNOWN_CLAUSE, "clause")
        self.builder.report(kind, token.start(), token.end(), f"no {what} begins with `{_short(token.group())}`", help)

    # --- errors ----------------------------------------------------------------------------------------------------------

    def fail(self, terminal: str, token: Lexeme, states: Sequence[int], values: Sequence[object]) -> None:
        """Tells what is wrong, and keeps what could be read of the item. The automaton is then set back by its driver."""
        between = self._item_may_begin(states)
        self._end_of_mending()
        if between and self._may_be_name(terminal) and first_of_line(self.builder.whole, token.start()):
            self._tell_word(token)
        elif not (between and terminal in (BREAK, END)):
            self._tell(terminal, token, states[-1], values)
        self._save(values, token)
        self.builder.hurt = True
        self.skipping = True

    def too_deep(self, token: Lexeme, values: Sequence[object], limit: int) -> None:
        message = f"parentheses and `not` are nested more than {limit} deep here"
        help = "give a part of it a claim of its own, and name that claim instead"
        self.builder.report(kinds.TOO_DEEP, token.start(), token.end(), message, help)
        self._save(values, token)
        self.builder.hurt = True
        self.skipping = True

    def _end_of_mending(self) -> None:
        """A slip within an item whose first word was mended may come from the mending, and is not told."""
        items = self.builder.items
        if self.mended_at is not None and not (items and items[-1].start >= self.mended_at):
            self.builder.hurt = True
        self.mended_at = None

    def _tell_word(self, token: Lexeme) -> None:
        """A line begins with a word that is not near to any: its shape tells what it was to be."""
        shape = re.compile(rf"\s*({self.grammar.name.pattern})\s*\"").match(self.builder.whole, token.end())
        declaration = shape is not None or not self.builder.items
        words = self.declarations if declaration else self.clauses
        self._tell_unknown(token, declaration, "one of these may stand here: " + ", ".join(f"`{word}`" for word in words))
        if shape is not None:
            name = Name(shape[1], *shape.span(1))
            self.builder.items.append(Lost(token.group(), name, token.start(), name.end))

    def _tell(self, terminal: str, token: Lexeme, state: int, values: Sequence[object]) -> None:
        builder = self.builder
        keyword = _keyword(values)
        first = keyword.group() if keyword is not None else ""
        usage = f"it is written: {USAGE[first]}" if first in USAGE else ""
        wanted = self._wanted(state)
        if terminal in (BREAK, END):
            last = builder.last
            start, end = (last.start(), last.end()) if last is not None else (token.start(), token.start())
            message = f"`{first}` breaks off here"
            builder.report(kinds.SYNTAX, start, end, f"{message}: {wanted} should follow" if wanted else message, usage)
            return
        written = _short(token.group())
        if terminal == UNKNOWN and written in _QUOTES:
            help = 'a text stands between straight quotation marks: "…"'
            builder.report(kinds.SYNTAX, token.start(), token.end(), f"`{written}` opens no text", help)
        elif terminal == UNKNOWN:
            builder.report(kinds.SYNTAX, token.start(), token.end(), f"{_shown(written)} means nothing here", usage)
        elif terminal == "STRING" and not wanted:
            builder.report(
                kinds.SYNTAX, token.start(), token.end(), "a text stands here where none belongs", self._closing_help(token) or usage
            )
        else:
            what = "this text" if terminal == "STRING" else f"`{written}`"
            message = f"{what} cannot follow here" + (f": {wanted} should" if wanted else "")
            builder.report(kinds.SYNTAX, token.start(), token.end(), message, usage or self._closing_help(token))

    def _closing_help(self, token: Lexeme) -> str:
        last = self.builder.last
        if last is not None and last.group().startswith('"') and "\n" in last.group():
            return 'the text before it runs over several lines: is its closing `"` missing?'
        return "a declaration or a clause begins here: is a word missing?"

    def _wanted(self, state: int) -> str:
        """What may follow, in words; empty where an item may end."""
        row = self.grammar.actions[state]
        if BREAK in row:
            return ""
        names = list(dict.fromkeys(self._called(terminal) for terminal in row))
        return _either(names[:4])

    def _called(self, terminal: str) -> str:
        return TERMINALS.get(terminal, f"`{terminal.lower()}`")

    # --- what can be saved -----------------------------------------------------------------------------------------------

    def _save(self, values: Sequence[object], token: Lexeme) -> None:
        """A declaration keeps its name, a step its premises and its name, so that who names them is not blamed."""
        builder = self.builder
        keyword = _keyword(values)
        if keyword is None:
            if builder.items and isinstance(step := builder.items[-1], ast.BecauseClause) and step.called is None:
                builder.items[-1] = evolve(step, called=self._step_name(token))
            return
        word, start = keyword.group(), keyword.start()
        if word == "because":
            names = [part for part in values[2:] if isinstance(part, list)]
            premises = tuple(name for name in (names[0] if names else ()) if isinstance(name, Name))
            builder.items.append(ast.BecauseClause(premises, not premises, self._step_name(token), False, start, builder.end))
        elif word in _HEADS and (name := self._name(values)) is not None:
            builder.items.append(Head(word, name, None, start, name.end))
        elif word in self.declarations and not (word == "undercuts" and len(values) < 4):
            builder.items.append(Lost(word, self._name(values) if word in _NAMED else None, start, builder.end))

    def _name(self, values: Sequence[object]) -> Name | None:
        match values[2:3]:
            case [Name() as name]:
                return name
            case [re.Match() | Mended() as token] if self.grammar.name.fullmatch(token.group()):
                return self.builder.name(token)
        return None

    def _step_name(self, token: Lexeme) -> Name | None:
        """The name that a broken step is given on its line, so that it can still be named elsewhere."""
        rest = _REST.match(self.builder.whole, token.start())
        called = _CALLED.search(rest[0]) if rest is not None else None
        if rest is None or called is None:
            return None
        name = self.grammar.name.match(self.builder.whole, rest.start() + called.end())
        return self.builder.name(name) if name is not None else None


def _keyword(values: Sequence[object]) -> Lexeme | None:
    """The first word of the item that is being read."""
    match values[1:2]:
        case [re.Match() | Mended() as token]:
            return token
    return None


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _shown(character: str) -> str:
    return f"`{character}`" if character.isprintable() else f"the character U+{ord(character[0]):04X}"


def _short(written: str) -> str:
    return written if len(written) <= 40 else written[:39] + "…"
