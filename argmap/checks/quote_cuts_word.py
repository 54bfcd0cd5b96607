"""Quotes that begin or end inside a word: `likely` is not what an article says that has `unlikely`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.quotes import article_of, words_of
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import QUOTE_CUTS_WORD
from argmap.text import Span


def quote_cuts_word(case: Case) -> Iterator[Finding]:
    for match in case.quotes:
        if not match.cuts_word:
            continue
        passage = match.passages[0]
        label = Label(Span(article_of(case, match).path, passage.start, passage.end), "a word of the article runs across an end of it")
        message = "the quote begins or ends inside a word of the article"
        help_ = "quote whole words; `[…]` at that end says that the cut is meant"
        yield Finding(QUOTE_CUTS_WORD, words_of(case, match).span, message, help_, (label,), f"{match.claim} quote {match.index}")
