"""lark's LALR automaton, driven here, so that a file can be read on after an error.

Between two items the stack of states is always the same one, and within an item there are few. So a stack is a value that knows
where each terminal leads from it: which rules are reduced, and which stack is left. That is worked out from lark's tables the
first time, and then remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import cast

from argmap.settings import Limits
from argmap.syntax.build import Builder
from argmap.syntax.grammar import BREAK, END, ITEM, Grammar, grammar
from argmap.syntax.lexer import called, first_of_line
from argmap.syntax.recovery import Recovery
from argmap.syntax.values import Lexeme

_NESTING = ("LPAR", "NOT")
ALL = -1
_REMEMBERED = 3  # stacks that are nested deeper are as many as texts that somebody thinks up

_Reduction = tuple[int, Callable[..., object]]
"""How many values are taken, and what makes one of them. With ALL, it is an item."""

_Move = tuple[Sequence[_Reduction], "Stack", bool]
"""The reductions, in order; the stack after them; and whether it took the terminal, which is on it then."""


class Stack(dict[str, _Move]):
    """lark's states from the bottom to ``state``, by terminal where it leads. ``levels``: how many parentheses and `not` it stands
    in."""

    __slots__ = ("_above", "below", "grammar", "levels", "state")

    def __init__(self, grammar: Grammar, state: int, below: Stack | None) -> None:
        self.grammar = grammar
        self.state = state
        self.below = below
        self.levels: int = (below.levels if below is not None else 0) + (grammar.enters[state] in _NESTING)
        self._above: dict[int, Stack] = {}

    def __missing__(self, terminal: str) -> _Move:
        # A word with a meaning of its own here and there is an ordinary name elsewhere.
        move = self.move(terminal, "NAME" if terminal in self.grammar.soft else terminal)
        if move[1].levels <= _REMEMBERED:
            self[terminal] = move
        return move

    def move(self, terminal: str, otherwise: str) -> _Move:
        """Where a terminal leads; in a state that does not take it, it is read as the other one."""
        reductions: list[_Reduction] = []
        stack = self
        while True:
            row = self.grammar.actions[stack.state]
            action = row.get(terminal)
            if action is None:
                action = row.get(otherwise)
            if action is None:
                return tuple(reductions), stack, False
            if action >= 0:
                return tuple(reductions), stack._push(action), True
            symbol, size, name = self.grammar.rules[~action]
            if symbol is ITEM:
                reductions.append((ALL, getattr(Builder, name)))
                stack = between_items()
                continue
            if name != "same":
                reductions.append((size, getattr(Builder, name)))
            stack = stack._pop(size)
            stack = stack._push(self.grammar.gotos[stack.state][symbol])

    def states(self) -> tuple[int, ...]:
        states = []
        stack: Stack | None = self
        while stack is not None:
            states.append(stack.state)
            stack = stack.below
        return tuple(reversed(states))

    def _push(self, state: int) -> Stack:
        above = self._above.get(state)
        if above is None:
            above = Stack(self.grammar, state, self)
            if above.levels <= _REMEMBERED:
                self._above[state] = above
        return above

    def _pop(self, size: int) -> Stack:
        stack = self
        for _ in range(size):
            assert stack.below is not None
            stack = stack.below
        return stack


@cache
def between_items() -> Stack:
    tables = grammar()
    return Stack(tables, tables.first, None)._push(tables.items)


class Driver:
    """This is the innermost loop of reading: it asks no question twice, and treats the frequent sizes of a rule by themselves."""

    def __init__(self, builder: Builder, limits: Limits) -> None:
        self.grammar = grammar()
        self.builder = builder
        self.limits = limits
        self.recovery = Recovery(self.grammar, builder)
        self.stack = between_items()
        self.values: list[object] = [None]

    def run(self, stream: Iterator[tuple[str, Lexeme]]) -> None:
        builder, recovery, values, deepest = self.builder, self.recovery, self.values, self.limits.nesting
        items, stack = cast("list[object]", builder.items), self.stack
        for terminal, token in stream:
            if recovery.skipping and not recovery.resumes(terminal, token):
                continue
            reductions, stack, taken = stack[terminal]
            for size, make in reductions:
                if size == 1:
                    values[-1] = make(builder, values[-1])
                elif size == 3:
                    third, second = values.pop(), values.pop()
                    values[-1] = make(builder, values[-1], second, third)
                elif size == ALL:
                    item = make(builder, *values[1:])
                    del values[1:]
                    if item is not None:
                        items.append(item)
                elif size:
                    values[-size:] = (make(builder, *values[-size:]),)
                else:
                    values.append(make(builder))
            if not taken:
                self.stack = stack
                instead = self._other_reading(terminal, token)
                stack = self.stack
                if instead is None:
                    continue
                token = instead
            values.append(token)
            builder.last = token
            if stack.levels > deepest and terminal in _NESTING:
                recovery.too_deep(token, values, deepest)
                del values[1:]
                stack = between_items()

    def _follow(self, move: _Move) -> bool:
        """As in `run`, where it need not be quick."""
        builder, values = self.builder, self.values
        reductions, self.stack, taken = move
        for size, make in reductions:
            first = 1 if size == ALL else len(values) - size
            value = make(builder, *values[first:])
            del values[first:]
            if size == ALL:
                builder.add(value)
            else:
                values.append(value)
        return taken

    def _other_reading(self, terminal: str, token: Lexeme) -> Lexeme | None:
        """What to do with a token that the stack does not take: a word of the language may be a name here, or a misspelt one.
        If it is neither, that is told, and the stack is that between two items; None where the token is done with."""
        grammar, recovery, text = self.grammar, self.recovery, self.builder.whole
        ends = terminal is BREAK or terminal is END
        while True:
            if (
                terminal in grammar.reserved
                and "RESERVED" in grammar.actions[self.stack.state]
                and (not first_of_line(text, token.start()) or called(text, token.end()))
            ):
                if self._follow(self.stack.move(terminal, "RESERVED")):
                    return token
                continue
            if ends and self.stack is between_items():
                recovery.resumes(terminal, token)
                return None
            mended = recovery.mend(terminal, token, self.stack.states())
            if mended is None:
                self._give_up(terminal, token)
                if not recovery.resumes(terminal, token) or ends:
                    return None
                if terminal not in grammar.actions[grammar.items]:
                    mended = recovery.mend(terminal, token, self.stack.states())
                    if mended is None:
                        return None
            if mended is not None:
                terminal, token = mended
            if self._follow(self.stack[terminal]):
                return token

    def _give_up(self, terminal: str, token: Lexeme) -> None:
        """Where the item may end, it ends: what comes then is not its fault. What was read of it is saved."""
        self.recovery.fail(terminal, token, self.stack.states(), self.values)
        self._follow(self.stack[BREAK])
        self.recovery.save(self.values, token)
        self.stack = between_items()
        del self.values[1:]
