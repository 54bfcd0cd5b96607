"""Quotes that stand in another source's article."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.quotes import source_of, words_of
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import QUOTE_IN_OTHER_SOURCE
from argmap.text import Span


def quote_in_other_source(case: Case) -> Iterator[Finding]:
    for match in case.quotes:
        if match.elsewhere is None:
            continue
        other, passage = match.elsewhere
        path = case.argument.sources[other].text
        assert path is not None
        message = f"the article of `{source_of(case, match)}` does not have these words; that of `{other}` has them"
        help_ = f"say `from {other}`, or quote what `{source_of(case, match)}` says"
        label = Label(Span(path, passage.start, passage.end), f"`{other}` has them here")
        subject = f"{match.claim} quote {match.index}"
        yield Finding(QUOTE_IN_OTHER_SOURCE, words_of(case, match).span, message, help_, (label,), subject)
