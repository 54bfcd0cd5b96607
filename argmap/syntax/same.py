"""Whether two texts say the same: the same declarations, and the same `allow` comments over them. Layout is what may differ."""

from __future__ import annotations

from bisect import bisect_left

from attrs import fields, has

from argmap.settings import Limits
from argmap.syntax.ast import Allow
from argmap.syntax.grammar import COMMENT, grammar
from argmap.syntax.parse import Reading, read
from argmap.text import SourceText


def reads_the_same(one: SourceText, other: SourceText, limits: Limits = Limits()) -> bool:
    """Linear in the texts; no deeper than a loop, however deep they are nested."""
    first, second = read(one, limits), read(other, limits)
    return (
        _sorts(first) == _sorts(second)
        and _alike(first.document.declarations, second.document.declarations)
        and _comments(one.text) == _comments(other.text)
        and len(first.document.allows) == len(second.document.allows)
        and all(
            (before.kinds, before.reason) == (after.kinds, after.reason) and _covers(_covered(second, after), _covered(first, before))
            for before, after in zip(first.document.allows, second.document.allows, strict=True)
        )
    )


def _sorts(reading: Reading) -> list[str]:
    return sorted(finding.kind.code for finding in reading.document.findings)


def _alike(one: object, other: object) -> bool:
    waiting = [(one, other)]
    while waiting:
        one, other = waiting.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, tuple) and isinstance(other, tuple):
            if len(one) != len(other):
                return False
            waiting.extend(zip(one, other, strict=True))
        elif names := _said(type(one)):
            waiting.extend((getattr(one, name), getattr(other, name)) for name in names)
        elif one != other:
            return False
    return True


def _said(kind: type) -> tuple[str, ...]:
    """A node's fields, but for where it stands; nothing for what is no node."""
    return tuple(field.name for field in fields(kind) if field.name not in ("start", "end")) if has(kind) else ()


def _comments(text: str) -> list[str]:
    return [match.group().rstrip() for match in grammar().pattern.finditer(text) if match.lastindex == COMMENT]


def _covered(reading: Reading, allow: Allow) -> range:
    """The numbers of the declarations and clauses that the comment covers."""
    return range(bisect_left(reading.items, allow.covers_start), bisect_left(reading.items, allow.covers_end))


def _covers(more: range, less: range) -> bool:
    return not less or (more.start <= less.start and less.stop <= more.stop)
