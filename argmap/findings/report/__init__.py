"""Findings as text for people and as data for programs: full, concise, json, sarif, github."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, assert_never

from argmap.findings.core import Finding
from argmap.findings.report.shortened import shortened
from argmap.findings.report.summary import Summary
from argmap.settings import Limits
from argmap.text import SourceText

Format = Literal["full", "concise", "json", "sarif", "github"]


def print_findings(
    form: Format,
    findings: Sequence[Finding],
    texts: Mapping[str, SourceText],
    summary: Summary,
    *,
    width: int = 80,
    colour: bool = False,
    folder: str = "",
    most: int = Limits().findings,
) -> str:
    """The whole output of `check`, ending with a line end; findings in order of path, place and code.

    ``texts`` holds every text that a span may point into, articles too. ``folder`` is the project's folder as seen from the
    repository's root, where a program (not a person) looks for the files: ``""`` or ``maps/``. Of more
    than ``most`` findings the gravest are printed, and one that says how many are left out.
    """
    findings = shortened(findings, most)
    # Each format is imported when it is asked for: `sarif` needs the pages, `json` its own module.
    match form:
        case "full":
            from argmap.findings.report.full import full

            return full(findings, texts, width=width, colour=colour) + summary.line(colour=colour) + "\n"
        case "concise":
            from argmap.findings.report.concise import concise

            return concise(findings, texts, colour=colour) + summary.line(colour=colour) + "\n"
        case "json":
            from argmap.findings.report.to_json import to_json

            return to_json(findings, texts, summary)
        case "sarif":
            from argmap.findings.report.to_sarif import to_sarif

            return to_sarif(findings, texts, folder=folder)
        case "github":
            from argmap.findings.report.github import github

            return github(findings, texts, folder=folder)
        case _:
            assert_never(form)
