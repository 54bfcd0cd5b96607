"""What a check looks at: the whole case, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from argmap.conflicts.issues import Issues
from argmap.findings.core import Finding
from argmap.model.argument import Argument
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.sources.article import Article, QuoteMatch
from argmap.values import frozen


@frozen
class Case:
    """``articles`` are by the path that sources name; a source whose text cannot be read has none."""

    argument: Argument
    articles: Mapping[str, Article]
    quotes: tuple[QuoteMatch, ...]
    issues: Issues
    evaluation: Evaluation
    settings: Settings


Check = Callable[[Case], Iterator[Finding]]
