"""From text to a document: the whole language, and every error of a file in one run.

The automaton is lark's; it is driven here, so that a file can be read on after an error. Time and memory are linear in the text.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.settings import Limits
from argmap.syntax import ast
from argmap.syntax.ast import Broken, Declaration, Document
from argmap.syntax.build import Builder
from argmap.syntax.comments import read_allows
from argmap.syntax.grammar import BREAK, END, ITEM, Grammar, grammar
from argmap.syntax.hang import Hung, hang
from argmap.syntax.lexer import called, first_of_line, tokens
from argmap.syntax.recovery import Recovery
from argmap.syntax.values import Lexeme
from argmap.text import SourceText
from argmap.values import frozen

_NESTING = ("LPAR", "NOT")


@frozen
class Reading:
    """A document, with the places where its declarations begin, and where its items do: declarations and clauses."""

    document: Document
    declarations: tuple[int, ...]
    items: tuple[int, ...]


def parse(source: SourceText, limits: Limits = Limits()) -> Document:
    return read(source, limits).document


def read(source: SourceText, limits: Limits = Limits()) -> Reading:
    builder = Builder(source.path, source.text)
    comments: list[tuple[int, int]] = []
    with _no_garbage_collection():
        automaton = _Automaton(grammar(), builder, limits)
        automaton.run(tokens(source.text, automaton.grammar, builder.report, comments))
        hung = hang(builder.items, builder)
    findings = list(_first_slips(sorted(builder.findings, key=_order), source.text))
    hung = _sound(hung, findings)
    items = tuple(item.start for item in builder.items)
    allows, wrong = read_allows(source, comments, hung.starts, items)
    document = Document(source.path, hung.declarations, allows, tuple(sorted({*findings, *wrong}, key=_order)), hung.broken)
    return Reading(document, hung.starts, items)


def _first_slips(findings: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Without what only goes on from the slip right before it, the `May` of `published 3 May 2024`, and without what is said of a
    string that is not even closed."""
    unclosed = {finding.span.start for finding in findings if finding.kind is kinds.UNCLOSED_STRING}
    end: int | None = None
    for finding in findings:
        syntax = finding.kind is kinds.SYNTAX
        goes_on = syntax and end is not None and end <= finding.span.start
        if not (goes_on and not text[end : finding.span.start].strip(" \t")) and not (syntax and finding.span.start in unclosed):
            yield finding
            end = finding.span.end


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, finding.span.end, finding.kind.code, finding.message


class _Automaton:
    """lark's tables with a stack. Between two items the stack holds two states, and the item goes to the builder.

    This is the innermost loop of reading: it asks no question twice, and treats the frequent sizes of a rule by themselves.
    """

    def __init__(self, grammar: Grammar, builder: Builder, limits: Limits) -> None:
        self.grammar = grammar
        self.builder = builder
        self.limits = limits
        self.recovery = Recovery(grammar, builder)
        self.states = [grammar.first, grammar.items]
        self.values: list[object] = [None]
        self.rules: list[tuple[str, int, Callable[..., object]]] = [
            (symbol, size, getattr(builder, name)) for symbol, size, name in grammar.rules
        ]

    def run(self, stream: Iterator[tuple[str, Lexeme]]) -> None:
        actions, gotos, rules, states, values = self.grammar.actions, self.grammar.gotos, self.rules, self.states, self.values
        builder, recovery, deepest = self.builder, self.recovery, self.limits.nesting
        for terminal, token in stream:
            if recovery.skipping and not recovery.resumes(terminal, token):
                continue
            while True:
                action = actions[states[-1]].get(terminal)
                if action is None:
                    instead = self._other_reading(terminal, token)
                    if instead is None:
                        break
                    action, terminal, token = instead
                if action >= 0:
                    states.append(action)
                    values.append(token)
                    builder.last = token
                    if len(states) > deepest and terminal in _NESTING and self._levels() > deepest:
                        recovery.too_deep(token, values, deepest)
                        self._between_items()
                    break
                symbol, size, make = rules[~action]
                if symbol is ITEM:
                    builder.add(make(*values[1:]))
                    del states[2:], values[1:]
                    continue
                if size == 1:
                    values[-1] = make(values[-1])
                elif size == 3:
                    third, second = values.pop(), values.pop()
                    values[-1] = make(values[-1], second, third)
                    del states[-2:]
                elif size:
                    values[-size:] = (make(*values[-size:]),)
                    del states[1 - size :]
                else:
                    values.append(make())
                    states.append(gotos[states[-1]][symbol])
                    continue
                states[-1] = gotos[states[-2]][symbol]

    def _other_reading(self, terminal: str, token: Lexeme) -> tuple[int, str, Lexeme] | None:
        """What to do with a token that the state does not take: a word of the language may be a name here, or a misspelt one.
        If it is neither, that is told, and the automaton stands between two items; None where the token is done with."""
        grammar, states, recovery = self.grammar, self.states, self.recovery
        row = grammar.actions[states[-1]]
        if terminal in grammar.soft and (action := row.get("NAME")) is not None:
            return action, terminal, token
        if (
            terminal in grammar.reserved
            and (action := row.get("RESERVED")) is not None
            and (not first_of_line(self.builder.whole, token.start()) or called(self.builder.whole, token.end()))
        ):
            return action, terminal, token
        if len(states) > 2 or not (terminal is BREAK or terminal is END):
            mended = recovery.mend(terminal, token, states)
            if mended is not None:
                return grammar.actions[states[-1]][mended[0]], *mended
            recovery.fail(terminal, token, states, self.values)
            self._complete()
            recovery.save(self.values, token)
            self._between_items()
        if terminal is BREAK or terminal is END:
            recovery.resumes(terminal, token)
            return None
        return self._again(terminal, token) if recovery.resumes(terminal, token) else None

    def _again(self, terminal: str, token: Lexeme) -> tuple[int, str, Lexeme] | None:
        action = self.grammar.actions[self.grammar.items].get(terminal)
        if action is not None:
            return action, terminal, token
        mended = self.recovery.mend(terminal, token, self.states)
        return (self.grammar.actions[self.grammar.items][mended[0]], *mended) if mended is not None else None

    def _complete(self) -> None:
        """Where an item may end, it ends: what comes then is not its fault."""
        states, values = self.states, self.values
        while len(states) > 2 and (action := self.grammar.actions[states[-1]].get(BREAK)) is not None:
            symbol, size, make = self.rules[~action]
            value = make(*values[len(values) - size :])
            del states[len(states) - size :], values[len(values) - size :]
            if symbol is ITEM:
                self.builder.add(value)
            else:
                values.append(value)
                states.append(self.grammar.gotos[states[-1]][symbol])

    def _between_items(self) -> None:
        del self.states[2:], self.values[1:]

    def _levels(self) -> int:
        return sum(self.grammar.enters[state] in _NESTING for state in self.states)


def _sound(hung: Hung, findings: list[Finding]) -> Hung:
    """Nothing may be built on a declaration that an error was found in."""
    hurt = {
        hung.starts[place]
        for finding in findings
        if (place := bisect_right(hung.starts, finding.span.start) - 1) >= 0 and finding.kind is not kinds.MISPLACED_CLAUSE
    }
    if not hurt:
        return hung
    sound: list[Declaration] = []
    broken = list(hung.broken)
    for declaration in hung.declarations:
        if declaration.start not in hurt or isinstance(declaration, ast.Use):
            sound.append(declaration)
            continue
        match declaration:
            case ast.TypeDecl():
                broken.append(Broken("type", declaration.name))
            case ast.EntityDecl():
                broken.append(Broken("entity", declaration.name))
            case ast.PredicateDecl():
                broken.append(Broken("predicate", declaration.name))
            case ast.MeasureDecl():
                broken.append(Broken("measure", declaration.name))
            case ast.RelationDecl() | ast.NeverDecl() | ast.VerdictDecl():
                pass
            case _:
                sound.append(evolve(declaration, damaged=True))
    return evolve(hung, declarations=tuple(sound), broken=tuple(sorted(broken, key=lambda broken: broken.name.start)))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Trees have no circles; looking for some in them costs half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_freeze_count() == 0:  # what was made is old now, and not looked through at once
                gc.freeze()
                gc.unfreeze()
            gc.enable()
