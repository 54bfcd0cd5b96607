"""`argmap conflicts`: the conflict report by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never, cast, get_args

import click

from argmap.cli import options
from argmap.cli.options import STRENGTH_WORDS, Command

if TYPE_CHECKING:
    from argmap.cli.opening import Opened
    from argmap.conflicts.issues import ConflictKind, Issues, Strength
    from argmap.settings import Prefer

Format = Literal["text", "json", "markdown", "html"]


@click.command(
    "conflicts",
    cls=Command,
    bare={"--fail-on-conflict": (STRENGTH_WORDS, "weak")},
    short_help="The conflicts across outlets, question by question.",
)
@options.paths
@click.option("--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write it to FILE.")
@click.option("--question", "questions", multiple=True, metavar="NAME", help="Only this question (repeatable).")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only what this outlet has a part in (repeatable).")
@click.option("--voice", "voices", multiple=True, metavar="NAME", help="Only what this voice has a part in (repeatable).")
@click.option("--since", metavar="DATE", help="Only what was published since.")
@click.option("--min-strength", type=click.Choice(STRENGTH_WORDS), default="info", help="Only conflicts at least that strong.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only conflicts of this kind, as the report names it (repeatable).")
@options.fail_on_conflict
@options.scenario
@options.prefer
def command(
    paths: tuple[str, ...],
    form: Format,
    output: str | None,
    questions: tuple[str, ...],
    outlets: tuple[str, ...],
    voices: tuple[str, ...],
    since: str | None,
    min_strength: Strength,
    kinds: tuple[str, ...],
    fail_on_conflict: Strength | None,
    scenario: str | None,
    prefer: Prefer | None,
) -> int:
    """Say question by question who holds what, which claims conflict and why, what would dissolve it, and what was set aside."""
    from argmap import pipeline
    from argmap.cli import names
    from argmap.cli.ending import conflicts_code, errors_aside
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, remark, say
    from argmap.cli.writing import write_whole
    from argmap.conflicts.issues import ConflictKind
    from argmap.conflicts.narrow import Wanted, narrow

    with progress() as tell:
        opened = open_project(paths, tell, prefer, scenarios=[scenario])
        argument = opened.understood.argument
        issues = pipeline.compare(opened.understood, opened.settings, scenario, tell).issues
        asked = Wanted(
            questions=tuple(names.known(name, "question", [report.name for report in issues.questions]) for name in questions),
            outlets=names.outlets(outlets, argument),
            voices=names.voices(voices, argument),
            since=names.date(since) if since else None,
            min_strength=min_strength,
            kinds=tuple(cast("ConflictKind", names.known(kind, "kind of conflict", get_args(ConflictKind))) for kind in kinds),
        )
        issues = narrow(issues, argument, asked)
        text = _printed(issues, opened, form)
    if output is None:
        say(text)
    else:
        write_whole(output, text.encode())
        remark(f"written to {output}")
    strengths = [conflict.strength for conflict in issues.conflicts]
    return errors_aside(opened) or conflicts_code(strengths, bool(issues.inconsistent), fail_on_conflict)


def _printed(issues: Issues, opened: Opened, form: Format) -> str:
    """Each format's printer is imported when it is asked for."""
    if form == "json":
        from argmap.conflicts.to_json import to_json
        from argmap.findings.report.to_json import dumped

        return dumped(to_json(issues, opened.settings.prefer))

    from argmap.conflicts.report.outline import outline

    understood = opened.understood
    report = outline(issues, understood.argument, understood.texts, opened.settings.prefer)
    match form:
        case "text":
            from argmap.cli.screen import width
            from argmap.conflicts.report.to_text import to_text

            return to_text(report, width())
        case "markdown":
            from argmap.conflicts.report.to_markdown import to_markdown

            return to_markdown(report)
        case "html":
            from argmap.conflicts.report.to_html import to_html

            return to_html(report)
        case _:
            assert_never(form)
