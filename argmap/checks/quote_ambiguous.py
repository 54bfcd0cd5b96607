"""Quotes that stand in the article more than once."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.quotes import article_of, words_of
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import QUOTE_AMBIGUOUS
from argmap.text import Span

_SHOWN = 5


def quote_ambiguous(case: Case) -> Iterator[Finding]:
    for match in case.quotes:
        count = len(match.passages)
        if count < 2:
            continue
        path = article_of(case, match).path
        labels = tuple(
            Label(Span(path, passage.start, passage.end), f"place {number} of {count}")
            for number, passage in enumerate(match.passages[:_SHOWN], 1)
        )
        message = f"the article has these words {count} times"
        help_ = "quote a few words more, so that a reader finds the one that is meant"
        yield Finding(QUOTE_AMBIGUOUS, words_of(case, match).span, message, help_, labels, f"{match.claim} quote {match.index}")
