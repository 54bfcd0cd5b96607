"""`argmap render`: draws the map."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, cast, get_args

import click

from argmap.cli import options
from argmap.cli.options import STRENGTH_WORDS, Command

if TYPE_CHECKING:
    from argmap.cli.opening import Opened
    from argmap.conflicts.issues import Strength
    from argmap.drawing.palette import ThemeName
    from argmap.drawing.views import View
    from argmap.pipeline import Compared
    from argmap.settings import Engine, Prefer

Format = Literal["svg", "png", "pdf", "html", "dot", "graphml", "json"]
SETS = 5
"""Smallest sets that a claim rests on, as the page lists them for each."""
EFFORT = 20_000
"""Rules that are read in looking for these."""


@click.command("render", cls=Command, short_help="Draw the map.")
@options.paths
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write it to FILE; its ending says the format.")
@click.option("--format", "form", type=click.Choice(get_args(Format)), help="The format, whatever the file's ending (svg).")
@click.option("--question", metavar="NAME", help="The claims of this question and what they lean on.")
@click.option("--focus", metavar="CLAIM", help="This claim and what is around it.")
@click.option("--depth", type=click.IntRange(0, 1000), default=2, show_default=True, help="How many steps around --focus.")
@click.option("--conflicts-only", is_flag=True, help="Only claims in conflict, and what is one step from them.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet's claims (repeatable).")
@click.option("--voice", "voices", multiple=True, metavar="NAME", help="Only this voice's claims (repeatable).")
@click.option("--since", metavar="DATE", help="Only claims published since.")
@click.option("--tag", "tags", multiple=True, metavar="NAME", help="Only claims with this tag (repeatable).")
@click.option("--min-strength", type=click.Choice(STRENGTH_WORDS), default="info", help="Only conflicts at least that strong.")
@click.option("--everything", is_flag=True, help="Every claim, however large the map is.")
@click.option("--title", help="The map's title.")
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "print"]),
    help="Light (an SVG turns dark where the reader's screen is), dark, or print, which lists the quotes by number (for PDF).",
)
@click.option("--engine", type=click.Choice(["wasm", "dot"]), help="The built-in layout (wasm) or the system's Graphviz (dot).")
@options.scenario
@options.prefer
def command(
    paths: tuple[str, ...],
    output: str | None,
    form: Format | None,
    question: str | None,
    focus: str | None,
    depth: int,
    conflicts_only: bool,
    outlets: tuple[str, ...],
    voices: tuple[str, ...],
    since: str | None,
    tags: tuple[str, ...],
    min_strength: Strength,
    everything: bool,
    title: str | None,
    theme: ThemeName | None,
    engine: Engine | None,
    scenario: str | None,
    prefer: Prefer | None,
) -> int:
    """Draw the map of claims, steps and conflicts.

    To standard output, or, where that is a terminal, to `map.svg`. A large project is drawn as an overview of its questions
    unless something in particular is asked for.
    """
    from argmap import pipeline
    from argmap.cli import names
    from argmap.cli.ending import errors_aside
    from argmap.cli.opening import open_project
    from argmap.cli.screen import progress, remark, say_bytes
    from argmap.cli.writing import write_whole
    from argmap.drawing.engines import LayoutError
    from argmap.drawing.views import View
    from argmap.findings.kinds import NO_LAYOUT_ENGINE

    form = form or _by_ending(output)
    output = _on_a_terminal(form) if output is None else output
    remarks: list[str] = []
    with progress() as tell:
        opened = open_project(paths, tell, prefer, scenarios=[scenario])
        argument = opened.understood.argument
        view = View(
            question=question,
            focus=names.full_name(focus, argument) if focus else None,
            depth=depth,
            conflicts_only=conflicts_only,
            outlets=names.outlets(outlets, argument),
            voices=names.voices(voices, argument),
            since=names.date(since) if since else None,
            min_strength=min_strength,
            tags=names.tags(tags, argument),
            everything=everything,
        )
        compared = pipeline.compare(opened.understood, opened.settings, scenario, tell)
        if question:
            names.known(question, "question", [report.name for report in compared.issues.questions])
        tell(0.8, "drawing")
        draw = partial(_drawn, opened, compared, view, title, engine or opened.settings.engine, theme, remarks.append)
        failed: str | None = None
        try:
            data = draw(form)
        except LayoutError as reason:
            # The map without its layout is still worth having.
            failed = str(reason)
            output = f"{os.path.splitext(output)[0]}.dot" if output else None
            data = draw("dot")
    for words in dict.fromkeys(remarks):
        remark(words)
    if failed is not None:
        remark(f"error {NO_LAYOUT_ENGINE.code} {NO_LAYOUT_ENGINE.slug}: {failed}; the map is written as DOT instead")
    if output is None:
        say_bytes(data)
    else:
        write_whole(output, data)
        remark(f"written to {output}")
    return errors_aside(opened) or int(failed is not None)


def _by_ending(output: str | None) -> Format:
    """The format that a file's ending names; SVG where it has none. Raises `WrongUsage` for another ending."""
    from argmap.cli import names

    ending = os.path.splitext(output or "")[1].lstrip(".").lower()
    return cast(Format, names.known(ending, "format", get_args(Format))) if ending else "svg"


def _on_a_terminal(form: Format) -> str | None:
    """Where the map goes that would otherwise be written on the terminal; None where standard output is none."""
    from argmap.cli.usage import WrongUsage

    if not sys.stdout.isatty():
        return None
    output = f"map.{form}"
    # The folder may be somebody else's, and a link in it lead anywhere.
    if os.path.islink(output):
        raise WrongUsage(f"{output} is a link: say with -o where the map is to be written")
    return output


def _drawn(
    opened: Opened,
    compared: Compared,
    view: View,
    title: str | None,
    engine: Engine,
    theme: ThemeName | None,
    tell: Callable[[str], None],
    form: Format,
) -> bytes:
    from argmap.drawing.title import title_of

    title = title or title_of(opened.understood.argument, compared.issues, view)
    if form == "html":
        return _page(opened, compared, view, title, engine, tell)
    return _picture(opened, compared, view, title, engine, theme, tell, form)


def _page(opened: Opened, compared: Compared, view: View, title: str, engine: Engine, tell: Callable[[str], None]) -> bytes:
    from attrs import evolve

    from argmap.drawing.page_data import Material
    from argmap.drawing.to_html import to_html
    from argmap.rules.explain import explainer
    from argmap.rules.explanation_report import explanation_text
    from argmap.sources.articles import read_articles
    from argmap.sources.match import match_quotes

    argument, texts = opened.understood.argument, opened.understood.texts
    articles = read_articles(argument, opened.disk, opened.settings.limits).articles
    quotes = match_quotes(argument, articles)
    settings = evolve(opened.settings, engine=engine)
    # A page explains hundreds of claims: with the sets that are found at once, where `argmap explain` looks for all.
    few = evolve(settings, limits=evolve(settings.limits, sets=SETS))
    explain = cache(lambda: explainer(argument, few, compared.evaluation.scenario, EFFORT))

    def explained(claim: str) -> str:
        return explanation_text(explain()(claim), argument, texts, 40)

    material = Material(argument, compared.issues, compared.evaluation, articles, quotes, texts, settings, explained)
    return to_html(material, title, view, tell).encode()


def _picture(
    opened: Opened,
    compared: Compared,
    view: View,
    title: str,
    engine: Engine,
    theme: ThemeName | None,
    tell: Callable[[str], None],
    form: Literal["svg", "png", "pdf", "dot", "graphml", "json"],
) -> bytes:
    from argmap.drawing.from_argument import draw
    from argmap.drawing.overview import overview
    from argmap.drawing.render import render
    from argmap.drawing.views import wants_overview

    argument = opened.understood.argument
    if wants_overview(argument, view):
        tell(
            f"{len(argument.claims)} claims are drawn as an overview of their questions (--everything draws them all, --question NAME one)"
        )
        drawing = overview(argument, compared.issues, view, title)
    else:
        drawing = draw(argument, compared.issues, compared.evaluation, view, opened.understood.texts, title)
    # Paper has no tooltips.
    theme = theme or ("print" if form == "pdf" else "light")
    limits = opened.settings.limits
    return render(drawing, form, engine, limits.layout_time, tell, theme, limits.layout_memory)
