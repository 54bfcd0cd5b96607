"""The articles that sources name, read and decoded."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.findings.core import Finding
from argmap.findings.kinds import MISSING_TEXT, NOT_UTF8, OUTSIDE_PROJECT, TOO_LARGE
from argmap.model.argument import Argument, Source
from argmap.reading import Reader, Unreadable
from argmap.settings import Limits
from argmap.sources.article import Article
from argmap.text import SourceText
from argmap.values import frozen


@frozen
class Articles:
    """``articles`` are by the path that sources name; ``findings`` say why others are not among them."""

    articles: Mapping[str, Article]
    findings: tuple[Finding, ...]

    @property
    def texts(self) -> dict[str, SourceText]:
        """For showing places in them."""
        return {path: SourceText(path, article.text) for path, article in self.articles.items()}


def read_articles(argument: Argument, reader: Reader, limits: Limits = Limits()) -> Articles:
    """Each article once, whoever names it. What is wrong with it is found at the `text` clause of every source that does."""
    read: dict[str, Article | Unreadable | _NotText] = {}
    findings: list[Finding] = []
    for source in argument.sources.values():
        if source.text is None:
            continue
        if source.text not in read:
            read[source.text] = _read(source.text, reader, limits)
        article = read[source.text]
        if not isinstance(article, Article):
            findings.append(_finding(source, source.text, article, limits))
    return Articles({path: article for path, article in sorted(read.items()) if isinstance(article, Article)}, tuple(findings))


@frozen
class _NotText:
    """The first byte that is not UTF-8, and the line that it is on."""

    byte: int
    line: int


def _read(path: str, reader: Reader, limits: Limits) -> Article | Unreadable | _NotText:
    data = reader.read(path)
    if isinstance(data, Unreadable):
        return data
    if len(data) > limits.file_size:
        return Unreadable("too-large")
    try:
        return Article(path, data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = SourceText(path, data[: error.start].decode("utf-8"))
        return _NotText(data[error.start], before.position(len(before.text)).line)


def _finding(source: Source, path: str, why: Unreadable | _NotText, limits: Limits) -> Finding:
    span = source.text_span or source.name_span
    subject = f"{source.name} {path}"
    if isinstance(why, _NotText):
        message = f"the article `{path}` is not UTF-8: byte 0x{why.byte:02X} on its line {why.line}"
        return Finding(NOT_UTF8, span, message, "save the article as UTF-8; until then no quote of this source is checked", subject=subject)
    match why.reason:
        case "outside":
            help_ = "nothing outside the project's folder is read: move the article into it"
            return Finding(OUTSIDE_PROJECT, span, f"`{path}` leads out of the project", help_, subject=subject)
        case "too-large":
            message = f"the article `{path}` is larger than {limits.file_size:,} bytes"
            return Finding(TOO_LARGE, span, message, "keep the article's own words and leave out the rest", subject=subject)
        case "missing":
            help_ = "the path is relative to the file that the source stands in"
            return Finding(MISSING_TEXT, span, f"there is no article `{path}`", help_, subject=subject)
        case "unreadable":
            because = f": {why.detail}" if why.detail else ""
            help_ = "see that it is a text file that you may read"
            return Finding(MISSING_TEXT, span, f"the article `{path}` cannot be read{because}", help_, subject=subject)
