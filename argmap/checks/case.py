"""What a check looks at: the whole case, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from argmap.conflicts.drift import Pair, restated
from argmap.conflicts.issues import Issues
from argmap.findings.core import Finding
from argmap.model.argument import Argument
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.sources.article import Article, QuoteMatch
from argmap.values import frozen


@frozen(slots=False)
class Case:
    """``articles`` are by the path that sources name; a source whose text cannot be read has none."""

    argument: Argument
    articles: Mapping[str, Article]
    quotes: tuple[QuoteMatch, ...]
    issues: Issues
    evaluation: Evaluation
    settings: Settings

    @cached_property
    def restated(self) -> tuple[Pair, ...]:
        """Claims of one article that say the same, two by two."""
        return tuple(restated(self.argument))


Check = Callable[[Case], Iterator[Finding]]
