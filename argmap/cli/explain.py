"""`argmap explain`: why a claim has its status, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from argmap.cli import options
from argmap.cli.options import Command

if TYPE_CHECKING:
    from argmap.settings import Prefer, Semantics


@click.command("explain", cls=Command, short_help="Why a claim has its status, and what would change it.")
@click.argument("claim")
@options.paths
@options.text_or("json")
@options.semantics
@options.scenario
@options.prefer
def command(
    claim: str,
    paths: tuple[str, ...],
    form: Literal["text", "json"],
    semantics: Semantics | None,
    scenario: str | None,
    prefer: Prefer | None,
) -> int:
    """Say why CLAIM (its full name, or its own name where only one claim has it) has its status, and what would change it."""
    from argmap.cli.ending import errors_aside
    from argmap.cli.names import full_name
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, say, width
    from argmap.cli.usage import WrongUsage
    from argmap.findings.report.to_json import dumped
    from argmap.rules.explain import explain
    from argmap.rules.explanation_report import explanation_json, explanation_text

    with progress() as tell:
        opened = open_project(paths, tell, prefer, semantics, [scenario])
        argument = opened.understood.argument
        try:
            name = full_name(claim, argument)
        except WrongUsage:
            errors_aside(opened)  # it may stand in what could not be read
            raise
        tell(0.5, "reasoning")
        explanation = explain(argument, opened.settings, name, scenario)
    if form == "json":
        say(dumped(explanation_json(explanation)))
    else:
        say(explanation_text(explanation, argument, opened.understood.texts, width()))
    return errors_aside(opened)
