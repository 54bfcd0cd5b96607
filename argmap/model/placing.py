"""Which clause may stand where, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar, assert_never

from argmap.findings import kinds
from argmap.findings.core import Label
from argmap.model.notes import Notes
from argmap.syntax.ast import (
    AsClause,
    BecauseClause,
    ByClause,
    Clause,
    ConditionClause,
    DatesClause,
    GradeClause,
    IsClause,
    LiteralClause,
    LiteralsClause,
    NameClause,
    NamesClause,
    SenseClause,
    StanceClause,
    TextClause,
)
from argmap.values import frozen

Where = Literal["source", "voice", "premise", "condition", "conclusion", "step", "rule", "question", "scenario"]
Often = Literal["once", "repeatable"]

_CLAIM: dict[str, Often] = {
    "from": "once",
    "quote": "repeatable",
    "means": "repeatable",
    "when": "once",
    "tag": "repeatable",
    "note": "once",
}
_PUT_FORWARD: dict[str, Often] = {
    **_CLAIM,
    "by": "once",
    "stance": "once",
    "as": "once",
    "as headline": "once",
    "is": "once",
    "sense": "once",
    "on": "once",
    "if": "once",
    "only if": "once",
    "needs": "once",
    "unless": "repeatable",
    "denies": "repeatable",
    "against": "repeatable",
    "undercuts": "repeatable",
}
MAY_STAND: Mapping[Where, Mapping[str, Often]] = {
    "source": {
        "outlet": "once",
        "author": "repeatable",
        "published": "once",
        "url": "once",
        "text": "once",
        "grade": "once",
        "root": "once",
        "note": "once",
    },
    "voice": {"role": "once", "grade": "once"},
    "premise": _PUT_FORWARD,
    "condition": _CLAIM,
    "conclusion": {**_PUT_FORWARD, "because": "repeatable"},
    "step": {
        "if": "once",
        "only if": "once",
        "needs": "once",
        "unless": "repeatable",
        "scheme": "once",
        "by": "once",
        "warrant": "once",
    },
    "rule": {"rule when": "once", "then": "once", "rule unless": "repeatable"},
    "question": {"about": "repeatable", "positions": "repeatable"},
    "scenario": {"assume": "repeatable", "suppose": "repeatable", "drop": "repeatable"},
}
_SHOWN = {"as headline": "as headline", "rule when": "when", "rule unless": "unless", "suppose": "suppose not"}


def word_of(clause: Clause) -> str:
    """What a clause counts as, where it matters how often it stands."""
    match clause:
        case TextClause() | NameClause() | NamesClause() | DatesClause() | LiteralClause() | ConditionClause():
            return clause.word
        case GradeClause():
            return "grade"
        case ByClause():
            return "by"
        case StanceClause():
            return "stance"
        case AsClause():
            return "as headline" if clause.attitude == "headline" else "as"
        case IsClause():
            return "is"
        case SenseClause():
            return "sense"
        case BecauseClause():
            return "because"
        case LiteralsClause():
            return clause.word if clause.word == "then" else f"rule {clause.word}"
        case _:
            assert_never(clause)


def shown(clause: Clause) -> str:
    """The clause's word as the analyst wrote it."""
    if isinstance(clause, StanceClause):
        return clause.stance
    return _SHOWN.get(word_of(clause), word_of(clause))


@frozen
class StepClauses:
    """A `because` and what stands after it up to the next one."""

    because: BecauseClause
    clauses: tuple[Clause, ...]


def placed(clauses: Iterable[Clause], where: Where, notes: Notes) -> tuple[Clause, ...]:
    """The clauses that may stand here, each as often as it may, in their order."""
    allowed = MAY_STAND[where]
    seen: dict[str, Clause] = {}
    kept: list[Clause] = []
    for clause in clauses:
        word = word_of(clause)
        often = allowed.get(word)
        if often is None:
            _misplaced(clause, word, where, notes)
        elif often == "once" and word in seen:
            _twice(clause, seen[word], where, notes)
        else:
            seen[word] = clause
            kept.append(clause)
    return tuple(kept)


def placed_on_claim(
    clauses: tuple[Clause, ...], where: Literal["premise", "condition", "conclusion"], notes: Notes
) -> tuple[tuple[Clause, ...], tuple[StepClauses, ...]]:
    """The claim's own clauses, and its steps. `if`, `only if`, `needs`, `unless` and `by` after a `because` belong to that step."""
    own: list[Clause] = []
    steps: list[tuple[BecauseClause, list[Clause]]] = []
    for clause in clauses:
        if isinstance(clause, BecauseClause):
            steps.append((clause, []))
            if where != "conclusion":
                own.append(clause)
        elif steps and word_of(clause) in MAY_STAND["step"]:
            steps[-1][1].append(clause)
        else:
            own.append(clause)
    if not steps:
        return placed(own, where, notes), ()
    kept = placed(own, where, notes)
    if where != "conclusion":
        return kept, ()  # the `because` itself is misplaced, and with it what hangs on it
    return kept, tuple(StepClauses(because, placed(hanging, "step", notes)) for because, hanging in steps)


def _misplaced(clause: Clause, word: str, where: Where, notes: Notes) -> None:
    home = [place for place, allowed in MAY_STAND.items() if word in allowed]
    if word == "because":
        help_ = "only a conclusion has steps"
    elif home == ["step"]:
        help_ = f"`{shown(clause)}` belongs to a step: it stands after a `because`"
    elif where == "condition" and "premise" in home:
        help_ = "nobody asserts a condition; what is said is a premise or a conclusion"
    else:
        help_ = f"`{shown(clause)}` belongs to {_one_of(home)}"
    notes.error(kinds.MISPLACED_CLAUSE, clause, f"`{shown(clause)}` does not belong to {_a(where)}", help_)


def _twice(clause: Clause, first: Clause, where: Where, notes: Notes) -> None:
    message = f"{_a(where)} has `{shown(clause)}` once" if word_of(clause) != "stance" else f"{_a(where)} has one stance"
    label = Label(notes.span(first), "it already stands here")
    notes.error(kinds.DUPLICATE_CLAUSE, clause, message, "leave one of the two", (label,))


def _a(where: str) -> str:
    return f"a {where}"


def _one_of(homes: list[Where]) -> str:
    words = [_a(home) for home in homes]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


C = TypeVar("C", bound=Clause)


def only(clauses: Iterable[Clause], sort: type[C], word: str | None = None) -> C | None:
    """The one clause of a sort (with a word) among clauses that are in their place."""
    return next(every(clauses, sort, word), None)


def every(clauses: Iterable[Clause], sort: type[C], word: str | None = None) -> Iterator[C]:
    return (clause for clause in clauses if isinstance(clause, sort) and (word is None or word_of(clause) == word))
