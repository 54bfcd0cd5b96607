"""`# argmap: allow CODE-or-slug, … because …`: what it allows, and what it covers.

Above a declaration it covers the whole of it, whatever other comments stand between; above a clause, that clause; at the end of a
line, that line (from where a string that runs into the line begins).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.syntax.ast import Allow
from argmap.syntax.grammar import STRING, grammar
from argmap.syntax.lexer import first_of_line
from argmap.text import SourceText, Span
from argmap.values import frozen

_ALLOW = re.compile(r"#\s*argmap\s*:\s*allow(?![\w-])")
_BECAUSE = re.compile(r"(?<![\w-])because(?![\w-])")
_SEPARATOR = re.compile(r"[\s,]+")

Comment = tuple[int, int]


def read_allows(
    source: SourceText, comments: Sequence[Comment], declarations: Sequence[int], items: Sequence[int]
) -> tuple[tuple[Allow, ...], tuple[Finding, ...]]:
    """``declarations`` and ``items``: where declarations, and where declarations and clauses, begin."""
    layout = _Layout(source, comments, declarations, items)
    allows: list[Allow] = []
    findings: list[Finding] = []
    for start, end in comments:
        written = source.text[start:end]
        match = _ALLOW.match(written)
        if match is None:
            continue
        because = _BECAUSE.search(written, match.end())
        reason = written[because.end() :].strip() if because else ""
        if not reason:
            help = "say why, so that a later reader can judge: `# argmap: allow … because …`"
            span = Span(source.path, start, start + len(written.rstrip()))
            findings.append(Finding(kinds.ALLOW_WITHOUT_REASON, span, "this allow comment gives no reason", help))
            continue
        named = written[match.end() : because.start() if because else None]
        covers = layout.below(end) if first_of_line(source.text, start) else layout.line(start)
        allows.append(Allow(tuple(filter(None, _SEPARATOR.split(named))), reason, *covers, start, start + len(written.rstrip())))
    return tuple(allows), tuple(findings)


@frozen(slots=False, eq=False)
class _Layout:
    source: SourceText
    comments: Sequence[Comment]
    declarations: Sequence[int]
    items: Sequence[int]

    def below(self, place: int) -> tuple[int, int]:
        """The declaration or clause that begins next; nothing where none does."""
        index = bisect_left(self.items, place)
        if index == len(self.items):
            return place, place
        start = self.items[index]
        later = bisect_left(self.declarations, start)
        whole = later < len(self.declarations) and self.declarations[later] == start
        if whole:
            end = self.declarations[later + 1] if later + 1 < len(self.declarations) else len(self.source.text)
        else:
            end = self.items[index + 1] if index + 1 < len(self.items) else len(self.source.text)
        return start, self._without_comments(end)

    def _without_comments(self, end: int) -> int:
        """Comments and white space at the end belong to what comes next."""
        index = bisect_right(self.comments, (end, end)) - 1
        while index >= 0 and self.source.text[self.comments[index][1] : end].strip() == "":
            end = self.comments[index][0]
            index -= 1
        return end

    def line(self, place: int) -> tuple[int, int]:
        line = self.source.position(place).line
        starts = self.source.line_starts
        start = starts[line - 1]
        index = bisect_left(self._long_strings, (start, 0)) - 1
        if index >= 0 and self._long_strings[index][1] > start:
            start = starts[self.source.position(self._long_strings[index][0]).line - 1]
        return start, starts[line] if line < len(starts) else len(self.source.text)

    @cached_property
    def _long_strings(self) -> list[tuple[int, int]]:
        """Strings that run over several lines."""
        text = self.source.text
        return [
            match.span()
            for match in grammar().pattern.finditer(text)
            if match.lastindex == STRING and ("\n" in match[0] or "\r" in match[0])
        ]
