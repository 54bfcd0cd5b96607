"""The JSON of `check`: keys are added, never renamed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from argmap.findings.core import Finding
from argmap.findings.report.places import in_order, place
from argmap.findings.report.summary import Summary
from argmap.text import SourceText, Span

# What JSON allows unescaped and a terminal obeys, or UTF-8 has no bytes for: controls, line and paragraph separators,
# directions of writing, surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def to_json(findings: Sequence[Finding], texts: Mapping[str, SourceText], summary: Summary) -> str:
    return dumped(
        {
            "version": 1,
            "summary": {
                "files": summary.files,
                "sources": summary.sources,
                "outlets": summary.outlets,
                "claims": summary.claims,
                "quotes": {"verified": summary.verified, "missing": summary.missing, "unchecked": summary.unchecked},
                "errors": summary.errors,
                "warnings": summary.warnings,
                "conflicts": dict(summary.conflicts),
            },
            "findings": [_finding(finding, texts) for finding in in_order(findings)],
        }
    )


def dumped(data: object) -> str:
    """JSON that reads well and does nothing to the terminal that it is printed on; ends with a line end."""
    # Whatever is unsafe can only stand inside a string, where an escape says the same.
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _finding(finding: Finding, texts: Mapping[str, SourceText]) -> dict[str, object]:
    return {
        "code": finding.kind.code,
        "kind": finding.kind.slug,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span, texts),
        "labels": [{**_place(label.span, texts), "message": label.message} for label in finding.labels],
        "fingerprint": finding.fingerprint,
    }


def _place(span: Span, texts: Mapping[str, SourceText]) -> dict[str, object]:
    spot = place(span, texts)
    return {
        "path": span.path,
        "line": spot.start.line,
        "column": spot.start.column,
        "end_line": spot.end.line,
        "end_column": spot.end.column,
    }
