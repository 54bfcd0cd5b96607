"""What a command's exit code says, and what it says of mistakes that are not its subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap import pipeline
from argmap.cli.opening import Opened
from argmap.cli.options import STRENGTH_WORDS
from argmap.cli.screen import remark
from argmap.findings.core import Finding
from argmap.settings import FailOn

if TYPE_CHECKING:
    from argmap.conflicts.issues import Strength


def exit_code(findings: Iterable[Finding], fail_on: FailOn) -> int:
    severities = {finding.severity for finding in findings}
    fatal = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    return int(bool(severities & fatal))


def conflicts_code(strengths: Iterable[str], inconsistent: bool, least: Strength | None) -> int:
    """The exit code that `--fail-on-conflict` calls for; ``least`` is None without it. ``strengths`` are those of the conflicts that no
    verdict dismisses; ``inconsistent``: some claims cannot all be so, which is as strong as can be."""
    if least is None:
        return 0
    enough = STRENGTH_WORDS[: STRENGTH_WORDS.index(least) + 1]
    return int(inconsistent or any(strength in enough for strength in strengths))


def errors_aside(opened: Opened) -> int:
    """For a command whose result is no list of findings: what could not be read or resolved goes to standard error.

    Returns the exit code that this calls for.
    """
    understood = opened.understood
    findings = pipeline.settled(understood.findings, understood.comments, understood.texts, opened.settings)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        from argmap.findings.report.concise import concise

        remark(concise(errors, understood.texts).rstrip("\n"))
        remark("what could not be read is left out above (argmap check says more)")
    return exit_code(findings, opened.settings.fail_on)
