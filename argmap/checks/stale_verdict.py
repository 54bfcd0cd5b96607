"""Verdicts about two claims between which nothing is found any more."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.conflicts.find import decides
from argmap.conflicts.issues import Conflict
from argmap.findings.core import Finding
from argmap.findings.kinds import STALE_VERDICT


def stale_verdict(case: Case) -> Iterator[Finding]:
    found: dict[frozenset[str], list[Conflict]] = {}
    for conflict in (*case.issues.conflicts, *case.issues.dismissed):
        found.setdefault(frozenset(conflict.claims), []).append(conflict)
    for verdict in case.argument.verdicts:
        between = found.get(frozenset((verdict.first, verdict.second)), ())
        if not any(decides(verdict, conflict) for conflict in between):
            by = f" by {verdict.rule}" if verdict.rule else ""
            message = f"no conflict is found between `{verdict.first}` and `{verdict.second}`{by} any more"
            subject = f"{' '.join(sorted((verdict.first, verdict.second)))} {verdict.rule or ''}"
            yield Finding(STALE_VERDICT, verdict.span, message, "look at the two again, or take the verdict out", subject=subject)
