"""No report grows beyond what anybody reads: of too many findings the gravest are printed, and how many are not."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.findings import kinds
from argmap.findings.core import Finding, Severity
from argmap.findings.report.places import in_order

_GRAVEST_FIRST: tuple[Severity, ...] = ("error", "conflict", "warning", "info")


def shortened(findings: Sequence[Finding], most: int) -> Sequence[Finding]:
    if len(findings) <= most:
        return findings
    ordered = sorted(in_order(findings), key=lambda finding: _GRAVEST_FIRST.index(finding.severity))
    left = ordered[most:]
    message = f"{len(left):,} more findings are not printed: the limit is {most:,}"
    help_ = "mend some of these first, or raise the limit: `findings` in `[tool.argmap.limits]`"
    return [*ordered[:most], Finding(kinds.INCOMPLETE, left[0].span, message, help_, subject="findings")]
