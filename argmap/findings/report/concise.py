"""One line a finding: ``path:line:column: severity CODE slug: message``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.findings.cells import visible
from argmap.findings.core import Finding
from argmap.findings.report.colour import paint
from argmap.findings.report.places import in_order, place
from argmap.text import SourceText


def concise(findings: Sequence[Finding], texts: Mapping[str, SourceText], *, colour: bool = False) -> str:
    return "".join(_line(finding, texts, colour) for finding in in_order(findings))


def _line(finding: Finding, texts: Mapping[str, SourceText], colour: bool) -> str:
    start = place(finding.span, texts).start
    severity = paint(finding.severity, finding.severity, colour)
    where = f"{visible(finding.span.path)}:{start.line}:{start.column}"
    return f"{where}: {severity} {finding.kind.code} {finding.kind.slug}: {visible(' '.join(finding.message.split()))}\n"
