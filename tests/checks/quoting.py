"""Small projects with articles, and what the checks of quotes and voices say about them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from argmap.checks.case import Case, Check
from argmap.conflicts.issues import Issues
from argmap.findings.core import Finding
from argmap.model.from_syntax import resolve
from argmap.reading import Unreadable, read_project
from argmap.rules.evaluate import evaluate
from argmap.settings import Settings
from argmap.sources.article import QuoteMatch
from argmap.sources.articles import Articles, read_articles
from argmap.sources.match import match_quotes
from argmap.text import Span


@frozen
class Files:
    """A reader of files that are only in memory."""

    contents: Mapping[str, bytes]

    def read(self, path: str) -> bytes | Unreadable:
        return self.contents.get(path, Unreadable("missing"))


@frozen
class Checked:
    articles: Articles
    quotes: tuple[QuoteMatch, ...]
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]

    def at(self, span: Span) -> str:
        return self.texts[span.path][span.start : span.end]

    @property
    def marked(self) -> list[str]:
        """What each finding points at, in the order of the checks."""
        return [self.at(finding.span) for finding in self.findings]

    @property
    def outcomes(self) -> list[str]:
        return [match.outcome for match in self.quotes]


def checked(files: Mapping[str, str], *checks: Check) -> Checked:
    """Runs the checks on the `.arg` files among the files; they must read without a finding."""
    reader = Files({name: text.encode() for name, text in files.items()})
    settings = Settings()
    project = read_project([name for name in files if name.endswith(".arg")], reader, settings)
    resolved = resolve(project.documents, settings)
    assert [finding.message for finding in (*project.findings, *resolved.findings)] == []
    articles = read_articles(resolved.argument, reader)
    quotes = match_quotes(resolved.argument, articles.articles)
    evaluation = evaluate(resolved.argument, settings)
    case = Case(resolved.argument, articles.articles, quotes, Issues((), (), (), (), ()), evaluation, settings)
    return Checked(articles, quotes, tuple(finding for check in checks for finding in check(case)), files)
