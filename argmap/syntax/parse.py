"""From text to a document: the whole language, and every error of a file in one run.

The automaton is lark's; it is driven here, so that a file can be read on after an error. Time and memory are linear in the text.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from attrs import evolve, frozen

from argmap.findings.core import Finding
from argmap.settings import Limits
from argmap.syntax import ast
from argmap.syntax.ast import Declaration, Document
from argmap.syntax.build import Builder
from argmap.syntax.comments import read_allows
from argmap.syntax.grammar import BREAK, END, Grammar, grammar
from argmap.syntax.hang import hang
from argmap.syntax.lexer import called, first_of_line, tokens
from argmap.syntax.recovery import Recovery
from argmap.syntax.values import Lexeme
from argmap.text import SourceText


@frozen
class Reading:
    """What reading a text gives besides its document: where its items begin, and its comments."""

    document: Document
    items: tuple[int, ...]
    comments: tuple[tuple[int, int], ...]


def parse(source: SourceText, limits: Limits = Limits()) -> Document:
    return read(source, limits).document


def read(source: SourceText, limits: Limits = Limits()) -> Reading:
    builder = Builder(source.path, source.text)
    comments: list[tuple[int, int]] = []
    with _no_garbage_collection():
        _run(grammar(), builder, limits, comments)
        hung = hang(builder.items, builder)
    findings = sorted(builder.findings, key=lambda finding: (finding.span, finding.kind.code, finding.message))
    declarations = _damaged(hung.declarations, hung.starts, findings)
    allows, wrong = read_allows(source, comments, hung.starts, [item.start for item in builder.items])
    found = sorted({*findings, *wrong}, key=lambda finding: (finding.span, finding.kind.code, finding.message))
    document = Document(source.path, declarations, allows, tuple(found), hung.broken)
    return Reading(document, tuple(item.start for item in builder.items), tuple(comments))


def _run(grammar: Grammar, builder: Builder, limits: Limits, comments: list[tuple[int, int]]) -> None:
    actions, gotos, enters = grammar.actions, grammar.gotos, grammar.enters
    rules: list[tuple[str, int, Callable[..., object]]] = [(symbol, size, getattr(builder, name)) for symbol, size, name in grammar.rules]
    first, items, deepest = grammar.first, grammar.items, limits.nesting
    states: list[int] = [first, items]
    values: list[object] = [None]
    recovery = Recovery(grammar, builder)
    stream = tokens(builder.whole, grammar, builder.report, comments)
    token: Lexeme
    for terminal, token in _with_end(stream, len(builder.whole)):
        if recovery.skipping and not recovery.resumes(terminal, token):
            continue
        while True:
            action = actions[states[-1]].get(terminal)
            if action is None:
                if len(states) == 2 and (terminal is BREAK or terminal is END):
                    builder.hurt = False
                    break
                if terminal in grammar.soft:
                    instead = "NAME"
                elif terminal in grammar.reserved and (
                    not first_of_line(builder.whole, token.start()) or called(builder.whole, token.end())
                ):
                    instead = "RESERVED"
                else:
                    instead = ""
                action = actions[states[-1]].get(instead)
                if action is None:
                    mended = recovery.mend(terminal, token, states)
                    if mended is not None:
                        terminal, token = mended
                        continue
                    _complete(actions, gotos, rules, states, values)
                    recovery.fail(terminal, token, states, values)
                    del states[2:], values[1:]
                    if terminal is BREAK or recovery.resumes(terminal, token):
                        continue
                    break
            if action >= 0:
                states.append(action)
                values.append(token)
                builder.last = token
                if len(states) > deepest and sum(enters[state] in ("LPAR", "NOT") for state in states) > deepest:
                    recovery.too_deep(token, values, deepest)
                    del states[2:], values[1:]
                break
            symbol, size, make = rules[~action]
            if size:
                value = make(*values[-size:])
                del states[-size:], values[-size:]
            else:
                value = make()
            values.append(value)
            states.append(gotos[states[-1]][symbol])


def _complete(
    actions: Sequence[Mapping[str, int]],
    gotos: Sequence[Mapping[str, int]],
    rules: Sequence[tuple[str, int, Callable[..., object]]],
    states: list[int],
    values: list[object],
) -> None:
    """Where an item may end, it ends: what comes then is not its fault."""
    while len(states) > 2 and (action := actions[states[-1]].get(BREAK)) is not None:
        symbol, size, make = rules[~action]
        value = make(*values[len(values) - size :])
        del states[len(states) - size :], values[len(values) - size :]
        values.append(value)
        states.append(gotos[states[-1]][symbol])


def _with_end(stream: Iterator[tuple[str, Lexeme]], end: int) -> Iterator[tuple[str, Lexeme]]:
    yield from stream
    yield END, _End(end)


@frozen
class _End:
    place: int

    def group(self) -> str:
        return ""

    def start(self) -> int:
        return self.place

    def end(self) -> int:
        return self.place


def _damaged(declarations: tuple[Declaration, ...], starts: tuple[int, ...], findings: list[Finding]) -> tuple[Declaration, ...]:
    """Nothing may be built on a declaration that an error was found in."""
    if not findings:
        return declarations
    hurt = {starts[place] for finding in findings if (place := bisect_right(starts, finding.span.start) - 1) >= 0}
    return tuple(
        evolve(declaration, damaged=True)
        if declaration.start in hurt
        and isinstance(declaration, ast.SourceDecl | ast.VoiceDecl | ast.ClaimDecl | ast.RuleDecl | ast.QuestionDecl | ast.ScenarioDecl)
        else declaration
        for declaration in declarations
    )


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Trees have no circles; looking for some in them costs half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
