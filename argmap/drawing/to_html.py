"""One page that works offline and needs no server: the maps, each claim, its article, the conflicts side by side.

Everything that came from a file is data: it stands in one JSON block and is put on the page as text. The policy in the page's head
allows this page's own script and style and nothing else, no request and no markup from the data.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from attrs import frozen

from argmap.conflicts.issues import STRENGTHS, Conflict, Issues
from argmap.drawing.boxes import speakers
from argmap.drawing.drawing import Drawing
from argmap.drawing.from_argument import draw
from argmap.drawing.layout import lay_out
from argmap.drawing.legend import MARKS
from argmap.drawing.overview import overview
from argmap.drawing.to_svg import to_svg
from argmap.drawing.views import EVERYTHING, View
from argmap.drawing.words import clean
from argmap.model.argument import Argument, Claim
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.sources.article import Article, QuoteMatch
from argmap.text import SourceText, utf16_offsets

PAGE = Path(__file__).parent / "page"
WHOLE = 400
"""Up to this many claims the page holds the map of everything."""
QUESTION_MAPS = 60
"""The page holds at most this many maps of single questions, the most disputed first."""


@frozen
class Material:
    """What the page is made of."""

    argument: Argument
    issues: Issues
    evaluation: Evaluation | None
    articles: Mapping[str, Article]
    quotes: Sequence[QuoteMatch]
    texts: Mapping[str, SourceText]
    settings: Settings
    explain: Callable[[str], str] | None = None  # a claim's explanation, in words


def to_html(material: Material, title: str, view: View, tell: Callable[[str], None]) -> str:
    """The page as one self-contained document."""
    maps = [
        (name, question, drawing, to_svg(lay_out(drawing, material.settings.engine, material.settings.limits.layout_time, tell)))
        for name, question, drawing in _maps(material, title, view)
    ]
    style, script = (PAGE / "page.css").read_text(encoding="utf-8"), (PAGE / "page.js").read_text(encoding="utf-8")
    data = json.dumps(
        _data(material, [(name, question, drawing) for name, question, drawing, _ in maps]), ensure_ascii=True, sort_keys=True
    )
    # `</script>` and `<!--` in the data would end or change the block: no `<` is left in it.
    data = data.replace("<", "\\u003c")
    styles = [style, *(_inline_style(svg) for *_, svg in maps)]
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(script)}; style-src {' '.join(sorted({_hash(each) for each in styles if each}))}; img-src data:"
    )
    outlets = sorted({source.outlet for source in material.argument.sources.values()})
    voices = sorted({label for claim in material.argument.claims.values() for label in _voices(material.argument, claim)})
    filters = (
        _filter("outlet", "Outlet", outlets),
        _filter("voice", "Voice", voices),
        _filter("question", "Question", [report.name for report in material.issues.questions]),
        _filter("strength", "Conflict at least", STRENGTHS[:3]),
    )
    return Template((PAGE / "page.html").read_text(encoding="utf-8")).substitute(
        policy=escape(policy, quote=True),
        title=escape(clean(title)),
        style=style,
        script=script,
        data=data,
        choices="".join(f'<option value="{number}">{escape(clean(name))}</option>' for number, (name, *_) in enumerate(maps)),
        filters="\n".join(filters),
        maps="\n".join(f'<template data-map="{number}">{svg}</template>' for number, (*_, svg) in enumerate(maps)),
    )


def _filter(key: str, words: str, choices: Sequence[str]) -> str:
    options = "".join(f'<option value="{escape(choice, quote=True)}">{escape(clean(choice))}</option>' for choice in choices)
    return f'<label>{words} <select id="{key}"><option value="">all</option>{options}</select></label>'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inline_style(svg: str) -> str:
    """The text of the style sheet inside an SVG, as a browser hashes it."""
    start = svg.find("<style>")
    return svg[start + 7 : svg.index("</style>", start)] if start >= 0 else ""


def _maps(material: Material, title: str, view: View) -> list[tuple[str, str | None, Drawing]]:
    """Each map with its name and, for the map of a question, the question's name."""
    parts = material.argument, material.issues, material.evaluation
    maps: list[tuple[str, str | None, Drawing]] = []
    if view not in (View(), EVERYTHING):
        maps.append(("this view", None, draw(*parts, view, material.texts, title)))
    if len(material.argument.claims) <= WHOLE:
        maps.append(("everything", None, draw(*parts, EVERYTHING, material.texts, title)))
    if len(material.issues.questions) > 1:
        maps.append(("overview by question", None, overview(material.argument, material.issues, view, title)))
        ranked = sorted(material.issues.questions, key=lambda report: (-len(report.conflicts), report.name))[:QUESTION_MAPS]
        for report in sorted(ranked, key=lambda report: report.name):
            drawing = draw(*parts, View(question=report.name), material.texts, report.question)
            maps.append((f"question: {report.question}", report.name, drawing))
    return maps or [("everything", None, overview(material.argument, material.issues, view, title))]


def _data(material: Material, maps: Sequence[tuple[str, str | None, Drawing]]) -> dict[str, object]:
    conflicts = sorted(material.issues.conflicts, key=lambda each: STRENGTHS.index(each.strength))
    number_of = {conflict.fingerprint: number for number, conflict in enumerate(conflicts)}
    passages, articles = _passages(material)
    questions: defaultdict[str, list[str]] = defaultdict(list)
    for report in material.issues.questions:
        for name in sorted({name for position in report.positions for name in position.claims}):
            questions[name].append(report.name)
    strongest: dict[str, str] = {}
    for conflict in sorted(conflicts, key=lambda each: STRENGTHS.index(each.strength)):
        for name in (name for side in conflict.sides for name in side):
            strongest.setdefault(name, conflict.strength)
    return {
        "strengths": list(STRENGTHS),
        "maps": [
            {"name": name, "question": question, "claims": [box.name for box in drawing.boxes if box.name]}
            for name, question, drawing in maps
        ],
        "claims": [
            {
                "name": claim.name,
                "kind": claim.kind,
                "proposition": clean(claim.proposition),
                "source": claim.source,
                "outlet": material.argument.outlet(claim),
                "voices": _voices(material.argument, claim),
                "speaker": _speaker(material.argument, claim),
                "facts": _facts(material, claim),
                "place": _place(material, claim),
                "status": status.status
                if (status := material.evaluation.claims.get(claim.name) if material.evaluation else None)
                else None,
                "mark": MARKS[status.status] if status else "",
                "quotes": [
                    {"words": clean(quote.words), "passages": passages.get((claim.name, at), [])} for at, quote in enumerate(claim.quotes)
                ],
                "questions": questions[claim.name],
                "strongest": strongest.get(claim.name),
                "explanation": material.explain(claim.name) if material.explain else "",
            }
            for _, claim in sorted(material.argument.claims.items())
        ],
        "conflicts": [_conflict(conflict) for conflict in conflicts],
        "questions": [
            {
                "name": report.name,
                "question": clean(report.question),
                "conflicts": sorted(
                    {number_of[conflict.fingerprint] for conflict in report.conflicts if conflict.fingerprint in number_of}
                ),
            }
            for report in material.issues.questions
        ],
        "articles": articles,
    }


def _conflict(conflict: Conflict) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "strength": conflict.strength,
        "level": conflict.level,
        "rule": conflict.rule,
        "sides": [list(side) for side in conflict.sides],
        "parties": [[clean(party) for party in side] for side in conflict.parties],
        "headline": clean(conflict.headline),
        "because": clean(conflict.because),
        "condition": clean(conflict.condition) if conflict.condition else None,
        "dissolves": clean(conflict.dissolves),
        "assumed": [clean(words) for words in conflict.assumed],
        "independent": conflict.independent,
        "verdict": {"kind": conflict.verdict.kind, "why": clean(conflict.verdict.why)} if conflict.verdict else None,
    }


def _passages(material: Material) -> tuple[dict[tuple[str, int], list[list[int]]], dict[str, object]]:
    """Each quote's passages, and the articles by source; offsets as JavaScript counts them."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    source_of = {name: claim.source for name, claim in material.argument.claims.items()}
    found = []
    for match in material.quotes:
        source = material.argument.sources.get(source_of.get(match.claim) or "")
        if source is None or source.text not in material.articles:
            continue
        assert source.text is not None
        for passage in match.passages:
            wanted[source.text] |= {passage.start, passage.end}
        found.append((match, source.text))
    counted: dict[str, dict[int, int]] = {}
    for path, offsets in wanted.items():
        ordered = sorted(offsets)
        counted[path] = dict(zip(ordered, utf16_offsets(material.articles[path].text, ordered), strict=True))
    passages = {
        (match.claim, match.index): [[counted[path][passage.start], counted[path][passage.end]] for passage in match.passages]
        for match, path in found
    }
    articles: dict[str, object] = {}
    for name, source in sorted(material.argument.sources.items()):
        if source.text in material.articles:
            assert source.text is not None
            about = " · ".join(
                filter(None, [source.outlet, str(source.published) if source.published else "", "estimated" if source.estimated else ""])
            )
            articles[name] = {"title": clean(source.title or name), "about": clean(about), "text": material.articles[source.text].text}
    return passages, articles


def _voices(argument: Argument, claim: Claim) -> list[str]:
    return sorted(
        {clean(argument.voices[key].label) if key in argument.voices else clean(key) for link in claim.chain for key in link.voices}
    )


def _speaker(argument: Argument, claim: Claim) -> str:
    outlet = argument.outlet(claim)
    carrier = clean(outlet) if outlet else "the analyst"
    if not claim.chain:
        return "nobody: it is a condition" if claim.kind == "condition" else carrier
    return f"{', via '.join(speakers(argument, link) for link in claim.chain)} (in {carrier}, {claim.stance})"


def _facts(material: Material, claim: Claim) -> list[list[str]]:
    source = material.argument.sources.get(claim.source or "")
    facts = [
        ["outlet", clean(source.outlet) if source else ""],
        ["how sure", str(claim.likelihood) + (f" ({claim.sense})" if claim.sense else "") if claim.likelihood_given else ""],
        ["held as", claim.attitude.kind if claim.attitude else ""],
        ["about the time", str(claim.time) + ("" if claim.time_given else " (from the publication)") if claim.time_known else ""],
        ["published", f"{source.published}{' (estimated)' if source.estimated else ''}" if source and source.published else ""],
        ["grade", str(source.grade) if source and source.grade.given else ""],
        ["tags", ", ".join(claim.tags)],
        ["note", clean(claim.note)],
    ]
    return [fact for fact in facts if fact[1]]


def _place(material: Material, claim: Claim) -> str:
    text = material.texts.get(claim.span.path)
    return f"{claim.span.path}:{text.position(claim.name_span.start).line}" if text else claim.span.path
