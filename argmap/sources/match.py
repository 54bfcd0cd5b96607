"""Quotes against the articles: where each stands, or what stands there instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from argmap.model.argument import Argument, Claim, Quote
from argmap.sources.article import Article, Near, Passage, QuoteMatch
from argmap.sources.find import LONGEST_GAP, Found, find
from argmap.sources.normal import Normal, normalise
from argmap.sources.pattern import read_pattern
from argmap.values import frozen

if TYPE_CHECKING:
    from argmap.sources.near import Words


@frozen(slots=False)
class Readable:
    """An article, normalised when it is first asked for, and only once."""

    article: Article = field(repr=False)

    @cached_property
    def normal(self) -> Normal:
        return normalise(self.article.text)

    @cached_property
    def words(self) -> Words:
        from argmap.sources.near import words_of  # slow to load, and not needed where every quote stands

        return words_of(self.normal.text)

    def passage(self, start: int, end: int) -> Passage:
        """The passage of a stretch of the normalised text."""
        return Passage(*self.normal.original(start, end))


def match_quotes(argument: Argument, articles: Mapping[str, Article]) -> tuple[QuoteMatch, ...]:
    """One for each quote of each claim, in the order of the claims; ``articles`` are by the path that sources name."""
    readable = {path: Readable(article) for path, article in articles.items()}
    sources = {name: readable[source.text] for name, source in argument.sources.items() if source.text in readable}
    return tuple(_matched(claim, index, quote, sources) for claim in argument.claims.values() for index, quote in enumerate(claim.quotes))


def _matched(claim: Claim, index: int, quote: Quote, sources: Mapping[str, Readable]) -> QuoteMatch:
    own = sources.get(claim.source) if claim.source is not None else None
    if own is None:
        return QuoteMatch(claim.name, index, "unchecked", ())
    wanted = normalise(quote.words)
    found = find(wanted.text, own.normal)
    if found:
        return QuoteMatch(claim.name, index, "verified", _passages(found, own), cuts_word=all(place.cuts_word for place in found))
    return QuoteMatch(claim.name, index, "missing", (), near=_near(wanted, quote.words, own), elsewhere=_elsewhere(wanted, own, sources))


def _passages(found: tuple[Found, ...], readable: Readable) -> tuple[Passage, ...]:
    return tuple(readable.passage(place.start, place.end) for place in found)


def _elsewhere(wanted: Normal, own: Readable, sources: Mapping[str, Readable]) -> tuple[str, Passage] | None:
    for name in sorted(sources):
        other = sources[name]
        if other is not own:
            found = find(wanted.text, other.normal)
            if found:
                return name, other.passage(found[0].start, found[0].end)
    return None


def _near(wanted: Normal, quoted: str, own: Readable) -> Near | None:
    """Of a quote with gaps the first part that is missing is compared; where each part stands, it is the gaps that do not fit."""
    if "..." in wanted.text:
        meant = find(wanted.text.replace("...", "…"), own.normal)
        if meant:
            return Near(
                own.passage(meant[0].start, meant[0].end), "it has more words where the quote has “...”: write `…` for words left out"
            )
    from argmap.sources.near import difference, most_alike

    for stretch in read_pattern(wanted.text):
        words = stretch.words
        if len(stretch.items) == 1 and words in own.normal.text:
            continue
        alike = most_alike(words, own.words)
        if not alike:
            return None
        part, letters = (wanted, quoted) if wanted.text == words else (normalise(words), words)
        passage = own.passage(alike[0].start, alike[0].end)
        return Near(passage, difference(part, letters, own.normal, own.article.text, alike[0]))
    stretches = read_pattern(wanted.text)
    first = find(stretches[0].words, own.normal) if stretches else ()
    if not first:
        return None
    reason = f"its parts stand there, but not in this order within {LONGEST_GAP} characters and without an empty line between them"
    return Near(own.passage(first[0].start, first[0].end), reason)
