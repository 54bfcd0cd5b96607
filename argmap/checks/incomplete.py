"""A limit was reached, so that something may be missing from what is reported."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding
from argmap.findings.kinds import INCOMPLETE


def incomplete(case: Case) -> Iterator[Finding]:
    left_out = dict.fromkeys((*case.issues.incomplete, *case.evaluation.incomplete))
    if not left_out:
        return
    places = [source.span for source in case.argument.sources.values()] + [claim.span for claim in case.argument.claims.values()]
    if not places:
        return
    first = min(places)
    for words in left_out:
        yield Finding(
            INCOMPLETE, first, f"not everything was looked at: {words}", "raise the limit under `[tool.argmap.limits]`", subject=words
        )
