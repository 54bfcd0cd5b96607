"""A project through everything that argmap does with it, and what must hold whatever the project is.

Shared by the laws of this folder and by the targets in `fuzz/`. Only the layout is left to the plain grid: an engine takes a tenth
of a second, and thousands of inputs go through here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from unittest import mock
from xml.etree import ElementTree

from attrs import evolve, frozen

from argmap import pipeline
from argmap.conflicts.report.outline import outline
from argmap.conflicts.report.to_html import to_html as conflicts_html
from argmap.conflicts.report.to_markdown import to_markdown
from argmap.conflicts.report.to_text import to_text
from argmap.conflicts.to_json import to_json as conflicts_json
from argmap.drawing.drawing import Drawing
from argmap.drawing.from_argument import draw
from argmap.drawing.grid import grid
from argmap.drawing.overview import overview
from argmap.drawing.page_data import Material
from argmap.drawing.to_dot import to_dot
from argmap.drawing.to_graphml import to_graphml
from argmap.drawing.to_html import to_html as page
from argmap.drawing.to_json import to_json as drawing_json
from argmap.drawing.to_svg import to_svg
from argmap.drawing.views import View
from argmap.findings.core import Finding
from argmap.findings.report import Format, print_findings
from argmap.findings.report.summary import Summary
from argmap.findings.report.to_json import dumped
from argmap.reading import Unreadable, read_project
from argmap.rules import report
from argmap.rules.evaluate import evaluate
from argmap.rules.explain import explainer
from argmap.rules.explanation_report import explanation_json, explanation_text
from argmap.rules.key_premises import key_premises
from argmap.settings import Limits, Semantics, Settings
from argmap.sources.passages import find_passages
from argmap.syntax.format import format_text
from argmap.syntax.parse import parse
from argmap.syntax.same import reads_the_same
from argmap.text import SourceText

SOME = 6  # claims that are explained, and around which a map is drawn: each costs a look at the whole project
SETTINGS = Settings(limits=Limits(instances=2_000, solver_time=2.0, layout_time=5.0))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@frozen
class Memory:
    """A project that is on no disk."""

    files: Mapping[str, bytes]

    def read(self, path: str) -> bytes | Unreadable:
        found = self.files.get(path)
        return Unreadable("missing") if found is None else found


def through_everything(files: Mapping[str, bytes], settings: Settings = SETTINGS) -> pipeline.Checked:
    """Asserts of each stage that it keeps its word; what it raises is a fault."""
    checked = checked_through(files, settings)
    reported_through(checked, settings)
    reasoned_through(checked, settings)
    drawn_through(checked, settings)
    return checked


def checked_through(files: Mapping[str, bytes], settings: Settings = SETTINGS) -> pipeline.Checked:
    understood, reader = understood_through(files, settings), Memory(files)
    checked = pipeline.check(understood, reader, settings)
    texts = {**checked.articles.texts, **understood.texts}
    within(checked.findings, texts)
    terminal: tuple[Format, ...] = ("full", "concise", "github")
    for form in terminal:
        said = print_findings(form, checked.findings, texts, Summary())
        assert not _CONTROL.search(said), "a control character reaches the terminal"
    readable_json(print_findings("json", checked.findings, texts, Summary()))
    readable_json(print_findings("sarif", checked.findings, texts, Summary()))
    return checked


def understood_through(files: Mapping[str, bytes], settings: Settings = SETTINGS) -> pipeline.Understood:
    understood = pipeline.understand([path for path in files if path.endswith(".arg")], Memory(files), settings)
    within(understood.findings, understood.texts)
    return understood


def read_through(files: Mapping[str, bytes], settings: Settings = SETTINGS) -> None:
    project = read_project([path for path in files if path.endswith(".arg")], Memory(files), settings)
    within(project.findings, project.texts)
    for document in project.documents:
        last = 0
        for declaration in document.declarations:
            assert last <= declaration.start <= declaration.end <= len(project.texts[document.path].text), declaration
            last = declaration.start


def within(findings: Iterable[Finding], texts: Mapping[str, SourceText]) -> None:
    """Each finding says something, of a place that there is."""
    for finding in findings:
        assert finding.message.strip(), finding
        for span in (finding.span, *(label.span for label in finding.labels)):
            assert span.path in texts, finding
            assert 0 <= span.start <= span.end <= len(texts[span.path].text), finding


def reported_through(checked: pipeline.Checked, settings: Settings = SETTINGS) -> None:
    understood, issues = checked.compared.understood, checked.compared.issues
    for claim in (name for conflict in issues.conflicts for name in conflict.claims):
        assert claim in understood.argument.claims
    readable_json(dumped(conflicts_json(issues, settings.prefer)))
    report_ = outline(issues, understood.argument, understood.texts, settings.prefer)
    to_text(report_, 80).encode()
    to_markdown(report_).encode()
    conflicts_html(report_).encode()


def reasoned_through(checked: pipeline.Checked, settings: Settings = SETTINGS) -> None:
    understood = checked.compared.understood
    argument = understood.argument
    semantics: tuple[Semantics, ...] = ("grounded", "preferred", "stable")
    for scenario in (None, *sorted(argument.scenarios)[:2]):
        for each in semantics:
            evaluation = evaluate(argument, evolve(settings, semantics=each, prefer="reliability"), scenario)
            assert evaluation.claims.keys() == argument.claims.keys()
            readable_json(dumped(report.status_json(evaluation)))
            report.status_text(argument, evaluation).encode()
        explain = explainer(argument, settings, scenario)
        for claim in sorted(argument.claims)[:SOME]:
            explanation = explain(claim)
            assert explanation.status == evaluate(argument, settings, scenario).claims[claim].status
            readable_json(dumped(explanation_json(explanation)))
            explanation_text(explanation, argument, understood.texts).encode()
    report.key_premises_text(argument, key_premises(argument, settings)).encode()


def drawn_through(checked: pipeline.Checked, settings: Settings = SETTINGS) -> None:
    compared = checked.compared
    understood, issues = compared.understood, compared.issues
    argument = understood.argument
    views = [View(everything=True), View(conflicts_only=True), *(View(focus=claim) for claim in sorted(argument.claims)[:2])]
    views.extend(View(question=question.name) for question in issues.questions[:2])
    for view in views:
        picture_through(draw(argument, issues, compared.evaluation, view, understood.texts, "Title"))
    picture_through(overview(argument, issues, View(), "Title"))
    if len(argument.claims) > 60:
        return
    with mock.patch("argmap.drawing.to_html.lay_out", lambda drawing, *how: grid(drawing)):
        explain = explainer(argument, settings)

        def in_words(claim: str) -> str:
            return explanation_text(explain(claim), argument)

        articles, quotes = checked.articles.articles, checked.quotes
        material = Material(argument, issues, compared.evaluation, articles, quotes, understood.texts, settings, in_words)
        html = page(material, "Title", View(everything=True), lambda words: None)
    html.encode()


def picture_through(drawing: Drawing) -> None:
    to_dot(drawing).encode()
    ElementTree.fromstring(to_graphml(drawing))
    placed = grid(drawing)
    ElementTree.fromstring(to_svg(placed))
    readable_json(json.dumps(drawing_json(placed), allow_nan=False))


def readable_json(text: str) -> None:
    text.encode()
    json.loads(text)


def laid_out_through(text: str) -> None:
    """What reads is printed so that it reads the same, and printing it again changes nothing."""
    source = SourceText("a.arg", text)
    printed = format_text(source)
    if printed is None:
        assert parse(source).findings
        return
    again = SourceText("a.arg", printed)
    assert reads_the_same(source, again)
    assert format_text(again) == printed


def quoted_through(checked: pipeline.Checked) -> None:
    """Every quote and some of what surrounds it, looked for in every article."""
    for match in checked.quotes:
        assert match.outcome in ("verified", "missing", "unchecked")
    words = [quote.words for claim in checked.compared.understood.argument.claims.values() for quote in claim.quotes]
    for article in checked.articles.articles.values():
        for wanted in words[:4]:
            for hit in find_passages(article, wanted):
                assert 0 <= hit.passage.start <= hit.passage.end <= len(article.text)
