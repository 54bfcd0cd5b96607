"""`argmap check`: everything that can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli import options
from argmap.cli.options import STRENGTH_WORDS, Command

if TYPE_CHECKING:
    from argmap.conflicts.issues import Strength
    from argmap.findings.report import Format
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
@click.option("--no-cache", is_flag=True, help="Check everything anew; else a large project takes over what cannot have changed.")
@options.colour
def command(
    paths: tuple[str, ...],
    form: Format,
    fail_on: FailOn | None,
    fail_on_conflict: Strength | None,
    scenario: str | None,
    prefer: Prefer | None,
    no_cache: bool,
    colour: str,
) -> int:
    """Check everything: language, names and types, quotes against the articles, reasoning, and conflicts across outlets.

    Ends with 1 when something is an error, whatever the number of conflicts: those are results, not mistakes.
    """
    from argmap.cli.checking import check
    from argmap.cli.ending import conflicts_code, exit_code
    from argmap.cli.opening import find_project, folder_in_repository
    from argmap.cli.screen import progress, say, wants_colour, width
    from argmap.findings.report import print_findings

    with progress() as tell:
        found = find_project(paths, prefer)
        outcome = check(found, scenario, not no_cache, tell)
    folder = folder_in_repository(found.root)
    findings, summary = outcome.findings, outcome.summary
    most = found.settings.limits.findings
    say(print_findings(form, findings, outcome.texts, summary, width=width(), colour=wants_colour(colour), folder=folder, most=most))
    strengths = [strength for strength, count in summary.conflicts.items() if count]
    return exit_code(findings, fail_on or found.settings.fail_on) or conflicts_code(strengths, outcome.inconsistent, fail_on_conflict)
