"""Quotes that the article does not have."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.quotes import article_of, source_of, words_of
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import QUOTE_NOT_FOUND
from argmap.sources.article import Article, Near
from argmap.text import SourceText, Span

_SHOWN = 300  # letters of the nearest passage: one word may be as long as the article


def quote_not_found(case: Case) -> Iterator[Finding]:
    """The nearest passage, where there is one, is shown with what it has instead."""
    for match in case.quotes:
        if match.outcome != "missing" or match.elsewhere is not None:
            continue
        quote, article = words_of(case, match), article_of(case, match)
        subject = f"{match.claim} quote {match.index}"
        message = f"the article of `{source_of(case, match)}` does not have these words"
        if not quote.words.strip():
            yield Finding(QUOTE_NOT_FOUND, quote.span, "the quote has no words", "put the article's own words here", subject=subject)
        elif match.near is None:
            help_ = "nothing like it stands there: `argmap quote` finds words in an article and prints the clause"
            yield Finding(QUOTE_NOT_FOUND, quote.span, message, help_, subject=subject)
        else:
            label, help_ = _nearest(match.near, article)
            yield Finding(QUOTE_NOT_FOUND, quote.span, message, help_, (label,), subject)


def _nearest(near: Near, article: Article) -> tuple[Label, str]:
    span = Span(article.path, near.passage.start, near.passage.end)
    line = SourceText(article.path, article.text).position(span.start).line
    words = " ".join(article.text[span.start : min(span.end, span.start + _SHOWN)].split())
    passage = words if span.end - span.start <= _SHOWN else f"{words}…"
    return Label(
        span, f"the nearest passage: {near.difference}"
    ), f"the nearest passage, {article.path}:{line}, is “{passage}”: {near.difference}"
