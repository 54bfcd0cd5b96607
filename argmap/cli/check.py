"""`argmap check`: everything that can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli import options
from argmap.cli.options import STRENGTH_WORDS, Command

if TYPE_CHECKING:
    from argmap.conflicts.issues import Strength
    from argmap.findings.report import Format
    from argmap.findings.report.summary import Summary
    from argmap.pipeline import Checked
    from argmap.settings import FailOn, Prefer


@click.command("check", cls=Command, bare={"--fail-on-conflict": (STRENGTH_WORDS, "weak")}, short_help="Everything that can be wrong.")
@options.paths
@click.option("--format", "form", type=click.Choice(["full", "concise", "json", "sarif", "github"]), default="full", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "never"]), help="From which severity on to end with 1; else as the project says."
)
@options.fail_on_conflict
@options.scenario
@options.prefer
@options.colour
def command(
    paths: tuple[str, ...],
    form: Format,
    fail_on: FailOn | None,
    fail_on_conflict: Strength | None,
    scenario: str | None,
    prefer: Prefer | None,
    colour: str,
) -> int:
    """Check everything: language, names and types, quotes against the articles, reasoning, and conflicts across outlets.

    Ends with 1 when something is an error, whatever the number of conflicts: those are results, not mistakes.
    """
    from argmap import pipeline
    from argmap.cli.ending import exit_code, fails_on_conflict
    from argmap.cli.opening import folder_in_repository, open_project
    from argmap.cli.screen import progress, say, wants_colour, width
    from argmap.findings.report import print_findings

    with progress() as tell:
        opened = open_project(paths, tell, prefer, scenarios=[scenario])
        checked = pipeline.check(opened.understood, opened.disk, opened.settings, scenario, tell)
    # A finding may point into an article.
    texts = checked.articles.texts | dict(opened.understood.texts)
    folder = folder_in_repository(opened.root)
    say(print_findings(form, checked.findings, texts, summary(checked), width=width(), colour=wants_colour(colour), folder=folder))
    failed = fail_on_conflict is not None and fails_on_conflict(checked.compared.issues, fail_on_conflict)
    return exit_code(checked.findings, fail_on or opened.settings.fail_on) or int(failed)


def summary(checked: Checked) -> Summary:
    """The counts; a dismissed conflict is in none."""
    from collections import Counter

    from argmap.findings.report.summary import Summary

    understood = checked.compared.understood
    sources = understood.argument.sources
    severities = Counter(finding.severity for finding in checked.findings)
    outcomes = Counter(match.outcome for match in checked.quotes)
    strengths = Counter(conflict.strength for conflict in checked.compared.issues.conflicts)
    return Summary(
        files=len(understood.texts),
        sources=len(sources),
        outlets=len({source.outlet for source in sources.values()}),
        claims=len(understood.argument.claims),
        verified=outcomes["verified"],
        missing=outcomes["missing"],
        unchecked=outcomes["unchecked"],
        errors=severities["error"],
        warnings=severities["warning"],
        strong=strengths["strong"],
        medium=strengths["medium"],
        weak=strengths["weak"],
        info=strengths["info"],
    )
