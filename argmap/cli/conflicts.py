"""`argmap conflicts`: the conflict report by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from argmap.cli import options
from argmap.cli.options import STRENGTH_WORDS, Command

if TYPE_CHECKING:
    from argmap.settings import Prefer


@click.command(
    "conflicts",
    cls=Command,
    bare={"--fail-on-conflict": (STRENGTH_WORDS, "weak")},
    short_help="The conflicts across outlets, question by question.",
)
@options.paths
@options.text_or("json")
@click.option(
    "--fail-on-conflict",
    type=click.Choice(STRENGTH_WORDS),
    metavar="[STRENGTH]",
    help="End with 1 for a conflict at least that strong (weak) that no verdict dismisses.",
)
@options.scenario
@options.prefer
def command(
    paths: tuple[str, ...], form: Literal["text", "json"], fail_on_conflict: str | None, scenario: str | None, prefer: Prefer | None
) -> int:
    """Say question by question who holds what, which claims conflict and why, what would dissolve it, and what was set aside."""
    from argmap import pipeline
    from argmap.cli.ending import errors_aside, fails_on_conflict
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, say
    from argmap.conflicts.to_json import to_json
    from argmap.findings.report.to_json import dumped

    with progress() as tell:
        opened = open_project(paths, tell, prefer, scenarios=[scenario])
        issues = pipeline.compare(opened.understood, opened.settings, scenario, tell).issues
    say(dumped(to_json(issues, opened.settings.prefer)))
    failed = fail_on_conflict is not None and fails_on_conflict(issues, fail_on_conflict)
    return errors_aside(opened) or int(failed)
