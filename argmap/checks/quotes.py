"""What the checks of quotes look up."""

from __future__ import annotations

from argmap.checks.case import Case
from argmap.model.argument import Quote
from argmap.sources.article import Article, QuoteMatch


def words_of(case: Case, match: QuoteMatch) -> Quote:
    return case.argument.claims[match.claim].quotes[match.index]


def source_of(case: Case, match: QuoteMatch) -> str:
    """The name of the source that a checked quote is from."""
    source = case.argument.claims[match.claim].source
    assert source is not None
    return source


def article_of(case: Case, match: QuoteMatch) -> Article:
    """The article of a checked quote."""
    path = case.argument.sources[source_of(case, match)].text
    assert path is not None
    return case.articles[path]
