"""Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.findings.cells import visible
from argmap.findings.core import Finding, Severity
from argmap.findings.report.places import in_order, place
from argmap.text import SourceText

# A conflict between outlets is a result, not a mistake of the analyst's.
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice", "conflict": "notice"}


def github(findings: Sequence[Finding], texts: Mapping[str, SourceText], *, folder: str = "") -> str:
    return "".join(_command(finding, texts, folder) for finding in in_order(findings))


def _command(finding: Finding, texts: Mapping[str, SourceText], folder: str) -> str:
    spot = place(finding.span, texts)
    properties = {"file": folder + finding.span.path, "line": str(spot.start.line), "endLine": str(spot.end.line)}
    if spot.start.line == spot.end.line:
        # Columns of a stretch over several lines are refused.
        properties |= {"col": str(spot.start.column), "endColumn": str(spot.end.column)}
    properties["title"] = f"{finding.kind.code} {finding.kind.slug}"
    words = finding.message + (f"\nhelp: {finding.help}" if finding.help else "")
    for label in finding.labels:
        there = place(label.span, texts).start
        words += f"\n{folder}{label.span.path}:{there.line}:{there.column}: {label.message}"
    settings = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {settings}::{_data(words)}\n"


def _data(text: str) -> str:
    """The log that it is printed in is a terminal too, so that nothing but the line end may be left of the controls."""
    return "\n".join(map(visible, text.split("\n"))).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
