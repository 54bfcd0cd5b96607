"""What is made of text that cannot be read: a misspelt word is read as what it was meant to be, what was read of a broken item is
saved, and reading goes on at the next line that begins with a declaration or a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve

from argmap.findings import kinds
from argmap.syntax import ast
from argmap.syntax.ast import Name
from argmap.syntax.build import Builder
from argmap.syntax.complaints import complain, keyword, shorten, wanted
from argmap.syntax.grammar import BREAK, END, Grammar
from argmap.syntax.lexer import first_of_line
from argmap.syntax.made import Head, Lost
from argmap.syntax.nearest import nearest
from argmap.syntax.values import Lexeme, Mended, normal
from argmap.syntax.words import CLAUSES

_HEADS = ("source", "voice", "premise", "condition", "conclusion", "rule", "question", "scenario")
_NAMED = ("type", "entity", "predicate", "measure")
_MULTIPLES = ("hundred", "thousand", "million", "billion", "trillion", "mn", "bn")
_REST = re.compile(r"[^\r\n]*")
_CALLED = re.compile(r"(?<![\w-])called\s+")


class Recovery:
    """``skipping``: tokens are passed over until one at the beginning of a line can begin an item. ``headless``: it was the first
    line of a declaration that could not be read, so that nothing is said of the rest of it."""

    def __init__(self, grammar: Grammar, builder: Builder) -> None:
        self.grammar = grammar
        self.builder = builder
        self.skipping = False
        self.headless = False
        self.mended_at: int | None = None
        self.told_at: int | None = None
        self.lost: Lost | None = None
        self.begins_item = grammar.actions[grammar.items]

    @cached_property
    def declarations(self) -> tuple[str, ...]:
        return self.grammar.beginning(declarations=True)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        return self.grammar.beginning(declarations=False)

    def resumes(self, terminal: str, token: Lexeme) -> bool:
        """Whether reading goes on with this token: a line's first word that begins a declaration or, to read what can be read of
        this one, a clause."""
        if terminal in (BREAK, END):
            self.headless = False
        elif not first_of_line(self.builder.whole, token.start()):
            return False
        elif self._is_unknown_head(terminal, token):
            self.headless = False
        elif not (terminal in self.begins_item or self._is_misspelt(terminal, token)):
            return False
        elif self._meant(token.group()) in self.declarations and token.group() != "undercuts":
            self.headless = False
        self.skipping = False
        self.builder.hurt = self.headless
        return True

    # --- misspelt words ------------------------------------------------------------------------------------------------

    def mend(self, terminal: str, token: Lexeme, states: Sequence[int]) -> tuple[str, Lexeme] | None:
        """The declaration or clause that a misspelt word was meant to begin, where an item may begin."""
        if not self._may_be_name(terminal) or not self._item_may_begin(states):
            return None
        word = token.group()
        meant = self._meant(word)
        if meant is None or (len(word) < 4 and not self._stands_apart(token, states)):
            return None
        at_line, shaped = first_of_line(self.builder.whole, token.start()), self._shape(token) is not None
        if at_line and shaped and meant not in self.declarations:
            return None
        if not at_line and not shaped and meant in self.declarations:
            return None  # a name may happen to be near to a declaration's word: `at least 2 of six seven` to `never`
        declaration = self._is_relation(token) if meant == "undercuts" else meant in self.declarations
        self._tell_unknown(token, declaration, f"did you mean `{meant}`?")
        self.mended_at = token.start()
        return self.grammar.words[meant], Mended(meant, token.start(), token.end())

    def _is_misspelt(self, terminal: str, token: Lexeme) -> bool:
        if not self._may_be_name(terminal):
            return False
        meant = self._meant(token.group())
        return meant in self.declarations if self.headless else meant is not None

    def _is_unknown_head(self, terminal: str, token: Lexeme) -> bool:
        """After text that could not be read, an unknown word may be the first of a declaration of its own: `fact NAME "…"`."""
        if token.start() == self.told_at or not self._may_be_name(terminal):
            return False
        return self._meant(token.group()) not in self.declarations and self._shape(token) is not None

    def _shape(self, token: Lexeme) -> re.Match[str] | None:
        """The name and the text that the first word of a declaration is followed by, and that of no clause."""
        shape = re.compile(rf"\s*({self.grammar.name.pattern})\s*\"").match(self.builder.whole, token.end())
        return shape if shape is not None and shape[1] not in self.grammar.words else None

    def _ends_line(self, last: Lexeme, token: Lexeme) -> bool:
        """Whether the word follows a name and ends its line: `scheme expert opinion`."""
        whole = self.builder.whole
        between, rest = whole[last.end() : token.start()], _REST.match(whole, token.end())
        alone = rest is None or not rest[0].strip()
        return alone and between.strip(" \t") == "" and self.grammar.name.fullmatch(last.group()) is not None

    def _may_be_name(self, terminal: str) -> bool:
        return terminal == "NAME" or terminal in self.grammar.soft

    def _item_may_begin(self, states: Sequence[int]) -> bool:
        return self.grammar.may_follow(states, BREAK)

    def _stands_apart(self, token: Lexeme, states: Sequence[int]) -> bool:
        """Whether the word can only have been meant to begin an item: a line begins with it, or what stands before it is whole."""
        whole, start = self.builder.whole, token.start()
        return first_of_line(whole, start) or (whole[start - 1].isspace() and not wanted(self.grammar, tuple(states)))

    def _meant(self, word: str) -> str | None:
        return nearest(word, self.declarations + self.clauses)

    def _is_relation(self, token: Lexeme) -> bool:
        """The comma tells `undercuts CLAIM, STEP` from `undercuts STEP`."""
        return re.compile(rf"\s*(?:{self.grammar.name.pattern})\s*,").match(self.builder.whole, token.end()) is not None

    def _tell_unknown(self, token: Lexeme, declaration: bool, help: str) -> None:
        kind, what = (kinds.UNKNOWN_DECLARATION, "declaration") if declaration else (kinds.UNKNOWN_CLAUSE, "clause")
        self.builder.report(kind, token.start(), token.end(), f"no {what} begins with `{shorten(token.group())}`", help)

    # --- errors --------------------------------------------------------------------------------------------------------

    def fail(self, terminal: str, token: Lexeme, states: Sequence[int], values: Sequence[object]) -> None:
        """Tells what is wrong; the driver then lets the item end where it may, and has it saved."""
        between = self._item_may_begin(states)
        items = self.builder.items
        if self.mended_at is not None and not (items and items[-1].start >= self.mended_at):
            self.builder.hurt = True  # a slip in an item whose first word was mended may come from the mending
        self.mended_at = None
        at_line = first_of_line(self.builder.whole, token.start())
        if between and ((at_line and self._may_be_name(terminal)) or (terminal == "NAME" and self._stands_apart(token, states))):
            self._tell_word(token, values)
        elif not (between and terminal in (BREAK, END)):
            complain(self.grammar, self.builder, terminal, token, states, values)
        self._skip(values, between)

    def too_deep(self, token: Lexeme, values: Sequence[object], limit: int) -> None:
        message = f"parentheses and `not` are nested more than {limit} deep here"
        help = "give a part of it a claim of its own, and name that claim instead"
        self.builder.report(kinds.TOO_DEEP, token.start(), token.end(), message, help)
        self._skip(values, between=False)
        self.save(values, token)

    def _skip(self, values: Sequence[object], between: bool) -> None:
        first = keyword(values)
        self.headless = self.headless or (not between and first is not None and first.group() in self.declarations)
        self.builder.hurt = True
        self.skipping = True

    def _tell_word(self, token: Lexeme, values: Sequence[object]) -> None:
        """A line begins with a word that is not near to any: its shape tells what it was to be."""
        self.told_at = token.start()
        last = self.builder.last
        if last is not None and last.group() in _MULTIPLES and not first_of_line(self.builder.whole, token.start()):
            message = f"a figure is written in digits, and `{last.group()}` stands where the unit should"
            help = "write it out: `1_500_000 people`"
            self.builder.report(kinds.BAD_NUMBER, last.start(), last.end(), message, help)
            return
        shape = self._shape(token)
        declaration = shape is not None or not self.builder.items
        first = keyword(values)
        head = first.group() if first is not None and first.group() in CLAUSES else self.builder.head
        words = self.declarations if declaration else CLAUSES.get(head, self.clauses)
        help = "one of these may stand here: " + ", ".join(f"`{word}`" for word in words)
        if declaration and token.group() == "claim":
            help = 'a claim is a `premise`, a `condition` or a `conclusion`: write `premise NAME "…"`'
        elif not declaration and last is not None and self._ends_line(last, token):
            help = f"a name is one word: `{last.group()}_{token.group()}`; otherwise {help}"
        self._tell_unknown(token, declaration, help)
        if shape is not None:
            self.lost = Lost(token.group(), Name(normal(shape[1]), *shape.span(1)), token.start(), shape.end(1))
        self.headless = self.headless or declaration

    # --- what can be saved -----------------------------------------------------------------------------------------------

    def save(self, values: Sequence[object], token: Lexeme) -> None:
        """A declaration keeps its name, a step its premises and its name, so that who names them is not blamed."""
        builder = self.builder
        first = keyword(values)
        if self.lost is not None:
            builder.items.append(self.lost)
            self.lost = None
            return
        if first is None:
            if builder.items and isinstance(step := builder.items[-1], ast.BecauseClause) and step.called is None:
                builder.items[-1] = evolve(step, called=self._step_name(token))
            return
        word, start = first.group(), first.start()
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
