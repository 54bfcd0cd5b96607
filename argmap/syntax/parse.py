"""From text to a document: the whole language, and every error of a file in one run.

Time and memory are linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.settings import Limits
from argmap.syntax import ast
from argmap.syntax.ast import Broken, Declaration, Document
from argmap.syntax.automaton import Driver
from argmap.syntax.build import Builder
from argmap.syntax.comments import read_allows
from argmap.syntax.grammar import grammar
from argmap.syntax.hang import Hung, hang
from argmap.syntax.lexer import tokens
from argmap.text import SourceText
from argmap.values import frozen, uncollected

_GOING_ON = (kinds.SYNTAX, kinds.UNKNOWN_DECLARATION, kinds.UNKNOWN_CLAUSE)
_OF_SOME = re.compile(r"[^\S\r\n]+of[^\S\r\n][^\r\n]*")


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
    with uncollected():
        Driver(builder, limits).run(tokens(source.text, grammar(), builder.report, comments))
        hung = hang(builder.items, builder)
    findings = list(_first_slips(sorted(builder.findings, key=_order), source.text))
    hung = _sound(hung, findings)
    items = tuple([item.start for item in builder.items])
    allows, wrong = read_allows(source, comments, hung.starts, items)
    document = Document(source.path, hung.declarations, allows, tuple(sorted({*findings, *wrong}, key=_order)), hung.broken)
    return Reading(document, hung.starts, items)


def _first_slips(findings: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Without what only goes on from the slip right before it, the `May` or the `June` of `published 3 June 2024`, without what is
    said of a string that is not even closed, and without the count of a list that was not read to its end, `at least 2 of a b`."""
    unclosed = {finding.span.start for finding in findings if finding.kind is kinds.UNCLOSED_STRING}
    end: int | None = None
    for finding, following in zip_longest(findings, findings[1:]):
        goes_on = finding.kind in _GOING_ON and end is not None and end <= finding.span.start
        if goes_on and not text[end : finding.span.start].strip(" \t"):
            continue
        if finding.kind is kinds.SYNTAX and finding.span.start in unclosed:
            continue
        end = finding.span.end
        if finding.kind is kinds.BAD_NUMBER and following and _OF_SOME.fullmatch(text, end, following.span.start):
            continue
        yield finding


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, finding.span.end, finding.kind.code, finding.message


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
