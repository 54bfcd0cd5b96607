"""`argmap status`: every claim and whether it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import click

from argmap.cli import options
from argmap.cli.options import Command

if TYPE_CHECKING:
    from argmap.settings import Prefer, Semantics


@click.command("status", cls=Command, short_help="Every claim and whether it holds.")
@options.paths
@options.text_or("json")
@options.semantics
@options.scenario
@options.prefer
@click.option("--compare", nargs=2, metavar="A B", help="The claims whose status differs between two scenarios (`none`: no scenario).")
@click.option("--key-premises", is_flag=True, help="Also the premises on which most depends: without which most conclusions change.")
def command(
    paths: tuple[str, ...],
    form: Literal["text", "json"],
    semantics: Semantics | None,
    scenario: str | None,
    prefer: Prefer | None,
    compare: tuple[str, str] | None,
    key_premises: bool,
) -> int:
    """Say of every claim whether it holds, fails, is undecided, or is open: waits for a condition or a premise."""
    from argmap.cli.ending import errors_aside
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, say, width
    from argmap.cli.usage import WrongUsage
    from argmap.findings.report.to_json import dumped
    from argmap.rules import report
    from argmap.rules.evaluate import evaluate
    from argmap.rules.key_premises import key_premises as find_key_premises

    if compare and (scenario or key_premises):
        raise WrongUsage("`--compare` names both scenarios, and stands without `--scenario` and `--key-premises`")
    names = [None if name == "none" else name for name in compare] if compare else [scenario]
    with progress() as tell:
        opened = open_project(paths, tell, prefer, semantics, names)
        argument, settings = opened.understood.argument, opened.settings
        tell(0.5, "reasoning")
        evaluations = [evaluate(argument, settings, name) for name in names]
        if compare:
            one, other = evaluations
            data, text = report.comparison_json(one, other), partial(report.comparison_text, argument, one, other)
        else:
            data, text = report.status_json(evaluations[0]), partial(report.status_text, argument, evaluations[0])
        ranked = find_key_premises(argument, settings, scenario) if key_premises else None
    if form == "json":
        say(dumped(data if ranked is None else {**data, "key_premises": report.key_premises_json(ranked)}))
    else:
        say(text(width()))
        if ranked is not None:
            say("\n" + report.key_premises_text(argument, ranked, width()))
    return errors_aside(opened)
