"""One page that works offline and needs no server: the maps, each claim, its article, the conflicts side by side.

Everything that came from a file is data: it stands in one JSON block and is put on the page as text. The policy in the page's head
allows this page's own script and style and nothing else, no request and no markup from the data.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from string import Template

from argmap.conflicts.issues import STRENGTHS
from argmap.drawing.drawing import Drawing
from argmap.drawing.from_argument import draw
from argmap.drawing.layout import lay_out
from argmap.drawing.overview import overview
from argmap.drawing.page_data import Content, Material, content, data_of, voices_of
from argmap.drawing.to_svg import to_svg
from argmap.drawing.views import EVERYTHING, LARGE, View
from argmap.drawing.words import short
from argmap.findings.cells import clean
from argmap.values import frozen

PAGE = Path(__file__).parent / "page"
WHOLE = 400
"""Up to this many claims the page holds the map of everything, unless it is asked for."""
QUESTION_MAPS = 40
"""The page holds at most this many maps of single questions, the most disputed first."""
CHOICES = 500
"""Choices that a filter offers at most."""


@frozen
class _Map:
    """``question``: the name of the one that it is a map of. ``group``: under which heading it is offered."""

    name: str
    group: str
    question: str | None
    drawing: Drawing


def to_html(material: Material, title: str, view: View, tell: Callable[[str], None]) -> str:
    """The page as one self-contained document. What is left out for its size is told, and said on the page."""
    here = content(material, view)
    maps = _maps(material, here, title, view)
    limits = material.settings.limits
    drawn = [to_svg(lay_out(each.drawing, material.settings.engine, limits.layout_time, tell, limits.layout_memory)) for each in maps]
    values = data_of(material, here, [_about(each) for each in maps])
    for words in here.left_out:
        tell(words)
    # `</script>` and `<!--` in the data would end or change the block: no `<` is left in it.
    data = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    style, script = (PAGE / "page.css").read_text(encoding="utf-8"), (PAGE / "page.js").read_text(encoding="utf-8")
    styles = {style, *map(_inline_style, drawn)} - {""}
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(script)}; style-src {' '.join(sorted(map(_hash, styles)))}"
    )
    return Template((PAGE / "page.html").read_text(encoding="utf-8")).substitute(
        policy=escape(policy, quote=True),
        title=escape(short(title, 200)),
        style=style,
        script=script,
        data=data,
        choices="".join(_choices(maps)),
        filters="\n".join(_filters(material, here)),
        maps="\n".join(f'<template data-map="{number}">{svg}</template>' for number, svg in enumerate(drawn)),
    )


def _maps(material: Material, here: Content, title: str, view: View) -> list[_Map]:
    """The one to begin with first."""
    argument, issues = material.argument, material.issues
    parts = argument, issues, material.evaluation
    maps: list[_Map] = []
    asked = view not in (View(min_strength=view.min_strength), EVERYTHING)
    if asked:
        maps.append(_Map("What was asked for", "", None, draw(*parts, view, material.texts, title)))
    on_page = set(here.claims)
    reports = [report for report in issues.questions if any(name in on_page for held in report.positions for name in held.claims)]
    if len(issues.questions) > 1 and not asked:
        maps.append(_Map("Overview of the questions", "", None, overview(argument, issues, view, title)))
    numbered = issues.numbers
    disputed = {report.name: sum(each.fingerprint in numbered for each in report.conflicts) for report in reports}
    if not asked and (len(reports) > 1 or not maps):
        for report in sorted(reports, key=lambda each: (-disputed[each.name], each.name))[:QUESTION_MAPS]:
            one = View(question=report.name, min_strength=view.min_strength)
            drawing = draw(*parts, one, material.texts, report.question)
            count = f" (⚡{disputed[report.name]})" if disputed[report.name] else ""
            maps.append(_Map(f"{short(report.question, 70)}{count}", "Questions", report.name, drawing))
    if view.everything or (len(argument.claims) <= WHOLE and not asked):
        whole = _Map("Everything", "", None, draw(*parts, EVERYTHING, material.texts, title))
        first = len(argument.claims) <= LARGE or view.everything
        # Last, since a claim is shown on the first map that has it, and on the map of a question it is found at once.
        maps.insert(0 if first else len(maps), whole)
    return maps or [_Map("Overview", "", None, overview(argument, issues, view, title))]


def _about(each: _Map) -> dict[str, object]:
    return {
        "name": each.name,
        "question": each.question,
        "claims": [box.name for box in each.drawing.boxes if box.name and box.role != "step"],
    }


def _choices(maps: Sequence[_Map]) -> list[str]:
    group, parts = "", []
    for number, each in enumerate(maps):
        if each.group != group:
            parts.append(("</optgroup>" if group else "") + (f'<optgroup label="{escape(each.group, quote=True)}">' if each.group else ""))
            group = each.group
        parts.append(f'<option value="{number}">{escape(each.name)}</option>')
    return [*parts, *(["</optgroup>"] if group else [])]


def _filters(material: Material, here: Content) -> list[str]:
    claims = [material.argument.claims[name] for name in here.claims]
    outlets = sorted({clean(outlet) for claim in claims if (outlet := material.argument.outlet(claim)) is not None})
    voices = sorted({voice for claim in claims for voice in voices_of(material.argument, claim)})
    questions = [(report.name, report.question) for report in material.issues.questions]
    return [
        _filter("outlet", "Outlet", [(each, each) for each in outlets]),
        _filter("voice", "Voice", [(each, each) for each in voices]),
        _filter("question", "Question", questions),
        _filter("strength", "Conflict at least", [(each, each) for each in STRENGTHS[:3]]),
        _filter("status", "Status", [(each, each) for each in ("holds", "fails", "undecided", "open")]),
    ]


def _filter(key: str, words: str, choices: Sequence[tuple[str, str]]) -> str:
    options = "".join(
        f'<option value="{escape(value, quote=True)}">{escape(short(label, 60))}</option>' for value, label in choices[:CHOICES]
    )
    choice = f'<select id="{key}"><option value="">all</option>{options}</select>'
    return f'<span class="narrowing"><label for="{key}">{words}</label> {choice}</span>'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inline_style(svg: str) -> str:
    """The text of the style sheet inside an SVG, as a browser hashes it."""
    start = svg.find("<style>")
    return svg[start + 7 : svg.index("</style>", start)] if start >= 0 else ""
