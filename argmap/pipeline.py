"""The whole program, in order: files, argument, articles, what holds, what conflicts, what is found.

Each function goes as far as one command needs and imports no further: reading a status loads no article, and drawing loads no
check. Nothing here prints, and nothing but the reader that is given touches the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.findings.allow import silence
from argmap.findings.core import Finding
from argmap.findings.report.places import in_order
from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.reading import Reader, read_project
from argmap.settings import Settings
from argmap.syntax.ast import Document
from argmap.text import SourceText
from argmap.values import frozen

if TYPE_CHECKING:
    from argmap.conflicts.issues import Issues
    from argmap.rules.evaluation import Evaluation
    from argmap.sources.article import QuoteMatch
    from argmap.sources.articles import Articles

Progress = Callable[[float, str], None]
"""Told how much is done, 0 to 1, and what begins now."""


def quietly(done: float, what: str) -> None:
    """The progress that nobody watches."""


@frozen
class Understood:
    """What the files say. ``texts`` are by path; ``findings`` are unsorted, and nothing is silenced yet."""

    texts: Mapping[str, SourceText]
    documents: tuple[Document, ...]
    argument: Argument
    findings: tuple[Finding, ...]


@frozen
class Compared:
    """What holds, and what conflicts."""

    understood: Understood
    evaluation: Evaluation
    issues: Issues


@frozen
class Checked:
    """Everything. ``findings`` are final: silenced and in the order of printing."""

    compared: Compared
    articles: Articles
    quotes: tuple[QuoteMatch, ...]
    findings: tuple[Finding, ...]


def understand(paths: Sequence[str], reader: Reader, settings: Settings, progress: Progress = quietly) -> Understood:
    progress(0.0, "reading")
    project = read_project(paths, reader, settings)
    progress(0.3, "resolving names")
    resolved = resolve(project.documents, settings)
    return Understood(project.texts, project.documents, resolved.argument, (*project.findings, *resolved.findings))


def compare(understood: Understood, settings: Settings, scenario: str | None = None, progress: Progress = quietly) -> Compared:
    from argmap.conflicts.find import find_issues
    from argmap.rules.evaluate import evaluate

    progress(0.5, "reasoning")
    evaluation = evaluate(understood.argument, settings, scenario)
    progress(0.65, "comparing claims")
    return Compared(understood, evaluation, find_issues(understood.argument, settings, evaluation))


def check(understood: Understood, reader: Reader, settings: Settings, scenario: str | None = None, progress: Progress = quietly) -> Checked:
    from argmap.checks import CHECKS
    from argmap.checks.case import Case
    from argmap.sources.articles import read_articles
    from argmap.sources.match import match_quotes

    progress(0.4, "looking up quotes")
    articles = read_articles(understood.argument, reader, settings.limits)
    quotes = match_quotes(understood.argument, articles.articles)
    compared = compare(understood, settings, scenario, progress)
    progress(0.8, "checking")
    case = Case(understood.argument, articles.articles, quotes, compared.issues, compared.evaluation, settings)
    checked = [finding for check in CHECKS for finding in check(case)]
    findings = settle((*understood.findings, *articles.findings, *checked), understood, settings)
    return Checked(compared, articles, quotes, findings)


def settle(findings: Iterable[Finding], understood: Understood, settings: Settings) -> tuple[Finding, ...]:
    """What is left after the `allow` comments and the project's `ignore`, in the order of printing."""
    return tuple(in_order(silence(findings, understood.documents, understood.texts, settings)))
