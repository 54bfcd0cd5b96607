"""From the flat list of items to declarations: each clause is hung on the declaration before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast, get_args

from attrs import evolve, mutable

from argmap.findings import kinds
from argmap.syntax import ast
from argmap.syntax.ast import Broken, Clause, Declaration, Name, Text
from argmap.syntax.build import Builder
from argmap.syntax.made import Head, Item, Lost, Parent, Via
from argmap.values import frozen

_CLAUSES = frozenset(get_args(Clause))
_PLAIN = _CLAUSES - {ast.ByClause, ast.StanceClause, ast.GradeClause}


@mutable
class _Open:
    """A declaration that clauses may still follow. ``links`` are the `via` of its last clause, or of a voice itself; None where
    no `via` may stand."""

    head: Head | Lost | Declaration
    clauses: list[Clause]
    chain: tuple[ast.VoiceRef, ...]
    links: list[ast.ViaLink] | None


def _plain(current: _Open | None) -> list[Clause] | None:
    """What plain clauses are hung on without a further look."""
    return current.clauses if current is not None and current.links is None and type(current.head) is Head else None


@frozen
class Hung:
    """``starts`` are the places where declarations begin, also those that could not be read."""

    declarations: tuple[Declaration, ...]
    broken: tuple[Broken, ...]
    starts: tuple[int, ...]


def hang(items: Iterable[Item], builder: Builder) -> Hung:
    declarations: list[Declaration] = []
    broken: list[Broken] = []
    starts: list[int] = []
    current: _Open | None = None
    plain: list[Clause] | None = None
    for item in items:
        kind = type(item)
        if plain is not None and kind in _PLAIN:
            plain.append(cast("Clause", item))
            continue
        if kind in _CLAUSES:
            _hang(current, cast("Clause", item), builder)
        elif isinstance(item, Via):
            _hang_via(current, item, builder)
        elif isinstance(item, Parent):
            _hang_parent(current, item, builder)
        else:
            _close(current, declarations, broken)
            starts.append(item.start)
            voice = isinstance(item, Head) and item.word == "voice"
            current = _Open(cast("Head | Lost | Declaration", item), [], (), [] if voice else None)
        plain = _plain(current)
    _close(current, declarations, broken)
    return Hung(tuple(declarations), tuple(broken), tuple(starts))


def _close(current: _Open | None, declarations: list[Declaration], broken: list[Broken]) -> None:
    if current is None:
        return
    if current.links:
        _settle(current)
    match current.head:
        case Head() as head:
            declarations.append(_declared(head, current))
        case Lost() as lost:
            if lost.name is not None:
                broken.append(Broken(lost.word, lost.name))
            elif lost.word == "source":  # what it is called is not known, but its claims are not the analyst's own
                broken.append(Broken("source", Name("", lost.start, lost.start)))
        case declaration:
            declarations.append(declaration)


def _declared(head: Head, current: _Open) -> Declaration:
    clauses = tuple(current.clauses)
    end = max(head.end, clauses[-1].end) if clauses else head.end
    text = head.text if head.text is not None else Text("", head.end, head.end)
    match head.word:
        case "source":
            return ast.SourceDecl(head.name, head.text, clauses, False, head.start, end)
        case "voice":
            return ast.VoiceDecl(head.name, text, current.chain, clauses, False, head.start, end)
        case "rule":
            return ast.RuleDecl(head.name, head.text, clauses, False, head.start, end)
        case "question":
            return ast.QuestionDecl(head.name, text, clauses, False, head.start, end)
        case "scenario":
            return ast.ScenarioDecl(head.name, head.text, clauses, False, head.start, end)
        case kind:
            return ast.ClaimDecl(
                cast("Literal['premise', 'condition', 'conclusion']", kind), head.name, text, clauses, False, head.start, end
            )


# --- `via` and its stance --------------------------------------------------------------------------------------------


def _hang_via(current: _Open | None, via: Via, builder: Builder) -> None:
    if current is None or current.links is None:
        if current is None or not isinstance(current.head, Lost):
            help = "a chain begins with the one who said it: `by VOICE via VOICE`"
            builder.report(kinds.MISPLACED_CLAUSE, via.start, via.end, "`via` stands without a `by` before it", help)
        return
    current.links.append(ast.ViaLink(via.voice, None, via.start, via.end))


def _settle(current: _Open) -> None:
    """What `via` there were belongs to the clause before them, or to the voice."""
    links = current.links
    if not links:
        return
    if current.clauses:
        by = current.clauses[-1]
        assert isinstance(by, ast.ByClause)
        current.clauses[-1] = evolve(by, via=tuple(links), end=links[-1].end)
    else:
        assert isinstance(current.head, Head)
        current.chain = tuple(link.voice for link in links)
        current.head = evolve(current.head, end=links[-1].end)
    current.links = None


def _hang_stance(current: _Open, stance: ast.StanceClause) -> bool:
    """Whether it is the stance of the `via` right before it."""
    if not current.links or not current.clauses or current.links[-1].stance is not None:
        return False
    current.links[-1] = evolve(current.links[-1], stance=stance.stance, end=stance.end)
    return True


# --- clauses ---------------------------------------------------------------------------------------------------------


def _hang(current: _Open | None, clause: Clause, builder: Builder) -> None:
    if current is None:
        help = "clauses follow the declaration that they belong to"
        builder.report(kinds.MISPLACED_CLAUSE, clause.start, clause.end, f"{_said(clause, builder)} stands before any declaration", help)
        return
    match current.head:
        case Lost():
            return
        case ast.EntityDecl():
            current.head = _on_entity(current.head, clause, builder)
            return
        case Head():
            pass
        case _:
            _tell_misplaced(current.head, clause, builder)
            return
    if isinstance(clause, ast.StanceClause) and _hang_stance(current, clause):
        return
    _settle(current)
    current.links = [] if isinstance(clause, ast.ByClause) else None
    if isinstance(clause, ast.GradeClause) and not _grade_fits(current.head.word, clause, builder):
        return
    current.clauses.append(clause)


def _hang_parent(current: _Open | None, parent: Parent, builder: Builder) -> None:
    if current is None or isinstance(current.head, Lost):
        return
    if isinstance(current.head, ast.TypeDecl) and current.head.parent is None:
        current.head = evolve(current.head, parent=parent.name, end=parent.end)
        return
    builder.no_likelihood(parent.name.text, parent.name.start, parent.name.end)


def _on_entity(entity: ast.EntityDecl, clause: Clause, builder: Builder) -> ast.EntityDecl:
    """An entity is a voice too, and may carry what a voice carries."""
    match clause:
        case ast.TextClause(word="role", text=role) if entity.role is None:
            return evolve(entity, role=role, end=clause.end)
        case ast.GradeClause() if entity.grade is None:
            return evolve(entity, grade=clause, end=clause.end) if _grade_fits("entity", clause, builder) else entity
        case ast.TextClause(word="role") | ast.GradeClause():
            builder.report(
                kinds.DUPLICATE_CLAUSE, clause.start, clause.end, f"{_said(clause, builder)} stands here a second time", "keep one of them"
            )
        case _:
            _tell_misplaced(entity, clause, builder)
    return entity


def _grade_fits(word: str, grade: ast.GradeClause, builder: Builder) -> bool:
    if word == "source" and grade.credibility is None:
        help = f"add the credibility, 1 to 6: `grade {grade.reliability}6` where it cannot be judged"
        builder.report(kinds.BAD_NUMBER, grade.start, grade.end, "a source's grade has a letter and a digit", help)
        return False
    if word in ("voice", "entity") and grade.credibility is not None:
        help = f"write `grade {grade.reliability}`: the digit grades what a source says"
        builder.report(kinds.BAD_NUMBER, grade.start, grade.end, "a voice's grade is a letter alone", help)
        return False
    return True


def _tell_misplaced(head: Declaration, clause: Clause, builder: Builder) -> None:
    word = _first_word(builder.whole, head.start)
    message = f"{_said(clause, builder)} does not belong to `{word}`"
    help = f"`{word}` takes no clauses; move this one below the declaration that it is about"
    builder.report(kinds.MISPLACED_CLAUSE, clause.start, clause.end, message, help)


def _said(clause: Clause, builder: Builder) -> str:
    return f"`{_first_word(builder.whole, clause.start)}`"


def _first_word(text: str, start: int) -> str:
    end = start
    while end < len(text) and (text[end].isalpha() or text[end] == "_"):
        end += 1
    return text[start:end]
