"""Claims without a quote, though their source's article is at hand."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding
from argmap.findings.kinds import NO_QUOTE


def no_quote(case: Case) -> Iterator[Finding]:
    """A damaged claim may have had one that could not be read."""
    for claim in case.argument.claims.values():
        source = case.argument.sources.get(claim.source or "")
        if source is None or source.text not in case.articles or claim.quotes or claim.damaged:
            continue
        message = f"the {claim.kind} `{claim.name}` is not backed by a quote"
        yield Finding(
            NO_QUOTE, claim.name_span, message, f"add a `quote` with the words of `{source.text}` that say so", subject=claim.name
        )
