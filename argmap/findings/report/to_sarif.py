"""SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from argmap import __version__
from argmap.findings.core import Finding, Kind, Severity
from argmap.findings.pages import page, without_title
from argmap.findings.report.places import in_order, place
from argmap.findings.report.to_json import dumped
from argmap.text import SourceText, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# A conflict between outlets is a result, not a mistake of the analyst's.
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note", "conflict": "note"}


def to_sarif(findings: Sequence[Finding], texts: Mapping[str, SourceText], *, folder: str = "") -> str:
    """``folder`` is the project's folder as seen from the repository's root, with a ``/`` at its end, or empty."""
    kinds = sorted({finding.kind for finding in findings}, key=lambda kind: kind.code)
    places = {kind.code: number for number, kind in enumerate(kinds)}
    return dumped(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": {"name": "argmap", "version": __version__, "rules": [_rule(kind) for kind in kinds]}},
                    # Columns count characters; the standard's own default is UTF-16 code units.
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(finding, places[finding.kind.code], texts, folder) for finding in in_order(findings)],
                }
            ],
        }
    )


def _rule(kind: Kind) -> dict[str, object]:
    words = page(kind)
    return {
        "id": kind.code,
        "name": kind.slug,
        "shortDescription": {"text": _sentence(kind.sentence)},
        "help": {"text": without_title(words), "markdown": words},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(finding: Finding, rule: int, texts: Mapping[str, SourceText], folder: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.kind.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _sentence(finding.message) + (f"\n{finding.help}" if finding.help else "")},
        "locations": [_location(finding.span, texts, folder)],
        "partialFingerprints": {"argmap/v1": finding.fingerprint},
    }
    if finding.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, texts, folder), "message": {"text": _sentence(label.message)}}
            for number, label in enumerate(finding.labels, 1)
        ]
    return result


def _sentence(words: str) -> str:
    """With a capital and a full stop, as the standard asks; brackets escaped, which would be links."""
    words = words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def _location(span: Span, texts: Mapping[str, SourceText], folder: str) -> dict[str, object]:
    spot = place(span, texts)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(folder + span.path, safe="/", errors="surrogateescape"), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": spot.start.line,
                "startColumn": spot.start.column,
                "endLine": spot.end.line,
                "endColumn": spot.end.column,
            },
        }
    }
