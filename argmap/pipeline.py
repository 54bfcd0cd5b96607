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
from argmap.reading import Project, Reader, read_project
from argmap.settings import Settings
from argmap.syntax.ast import Allow
from argmap.text import SourceText
from argmap.values import frozen

if TYPE_CHECKING:
    from argmap.conflicts.issues import Issues
    from argmap.findings.report.summary import Summary
    from argmap.rules.evaluation import Evaluation
    from argmap.sources.article import QuoteMatch
    from argmap.sources.articles import Articles

Progress = Callable[[float, str], None]
"""Told how much is done, 0 to 1, and what begins now."""


def quietly(done: float, what: str) -> None:
    """The progress that nobody watches."""


@frozen
class Comments:
    """The comments of one file that silence findings."""

    path: str
    allows: tuple[Allow, ...]


@frozen
class Understood:
    """What the files say. ``texts`` are by path; ``findings`` are unsorted, and nothing is silenced yet."""

    texts: Mapping[str, SourceText]
    comments: tuple[Comments, ...]
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
    """Everything. ``found`` is what was found, unsorted, before anything is silenced; ``findings`` are final: in the order of printing."""

    compared: Compared
    articles: Articles
    quotes: tuple[QuoteMatch, ...]
    found: tuple[Finding, ...]
    findings: tuple[Finding, ...]


@frozen
class Outcome:
    """What a check says: ``findings`` are final, and point into ``texts``. ``inconsistent``: some claims cannot all be so."""

    texts: Mapping[str, SourceText]
    findings: tuple[Finding, ...]
    summary: Summary
    inconsistent: bool


def understand(paths: Sequence[str], reader: Reader, settings: Settings, progress: Progress = quietly) -> Understood:
    """Reads the files and resolves their names."""
    return resolved(read(paths, reader, settings, progress), settings, progress)


def read(paths: Sequence[str], reader: Reader, settings: Settings, progress: Progress = quietly) -> Project:
    """The files under ``paths``, each as a document; what could not be read or parsed is a finding of the project."""
    progress(0.0, "reading")
    return read_project(paths, reader, settings)


def resolved(project: Project, settings: Settings, progress: Progress = quietly) -> Understood:
    """The argument that the documents make; the second half of ``understand``."""
    progress(0.3, "resolving names")
    found = resolve(project.documents, settings)
    # The documents themselves are needed no more, and are as large as what they mean.
    comments = tuple(Comments(document.path, document.allows) for document in project.documents)
    return Understood(project.texts, comments, found.argument, (*project.findings, *found.findings))


def compare(understood: Understood, settings: Settings, scenario: str | None = None, progress: Progress = quietly) -> Compared:
    """What holds in the scenario (None: in none), and what conflicts, where the scenario holds too."""
    from argmap.conflicts.find import find_issues
    from argmap.rules.evaluate import evaluate

    progress(0.5, "reasoning")
    evaluation = evaluate(understood.argument, settings, scenario)
    progress(0.65, "comparing claims")
    return Compared(understood, evaluation, find_issues(understood.argument, settings, evaluation))


def check(understood: Understood, reader: Reader, settings: Settings, scenario: str | None = None, progress: Progress = quietly) -> Checked:
    """Compares, and runs every check on what was found; the articles are opened with ``reader``."""
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
    found = (*understood.findings, *articles.findings, *checked)
    return Checked(compared, articles, quotes, found, settled(found, understood.comments, understood.texts, settings))


def outcome(checked: Checked) -> Outcome:
    """What is printed of a check, and counted. Of the conflicts those that a verdict dismisses are in no count."""
    from collections import Counter

    from argmap.findings.report.summary import Summary

    understood = checked.compared.understood
    sources = understood.argument.sources
    severities = Counter(finding.severity for finding in checked.findings)
    summary = Summary(
        files=len(understood.texts),
        sources=len(sources),
        outlets=len({source.outlet for source in sources.values()}),
        claims=len(understood.argument.claims),
        errors=severities["error"],
        warnings=severities["warning"],
        **Counter[str](match.outcome for match in checked.quotes),
        **Counter[str](conflict.strength for conflict in checked.compared.issues.conflicts),
    )
    # A finding may point into an article.
    texts = checked.articles.texts | dict(understood.texts)
    return Outcome(texts, checked.findings, summary, bool(checked.compared.issues.inconsistent))


def settled(
    findings: Iterable[Finding], comments: Iterable[Comments], texts: Mapping[str, SourceText], settings: Settings
) -> tuple[Finding, ...]:
    """What is left after the `allow` comments and the project's `ignore`, in the order of printing."""
    return tuple(in_order(silence(findings, comments, texts, settings)))
