"""The passage that an analyst is looking for, and the clause that quotes it."""

from __future__ import annotations

from argmap.sources.article import Article, Passage
from argmap.sources.find import find
from argmap.sources.match import Readable
from argmap.sources.near import difference, most_alike
from argmap.sources.normal import normalise, without_invisible
from argmap.sources.pattern import read_pattern
from argmap.text import SourceText
from argmap.values import frozen


@frozen
class Hit:
    """``line`` counts from 1; ``difference`` is empty where the words stand there as they are; ``clause`` is ready to be pasted."""

    passage: Passage
    line: int
    difference: str
    clause: str


def find_passages(article: Article, words: str) -> tuple[Hit, ...]:
    """Every place of the words in order; where there is none, the passages that are most like them, the best first."""
    readable = Readable(article)
    text = SourceText(article.path, article.text)
    wanted = normalise(words)
    found = find(wanted.text, readable.normal)
    if found:
        return tuple(_hit(readable, text, place.start, place.end, "") for place in found)
    plain = " ".join(stretch.words for stretch in read_pattern(wanted.text))
    return tuple(
        _hit(readable, text, alike.start, alike.end, difference(normalise(plain), plain, readable.normal, article.text, alike))
        for alike in most_alike(plain, readable.words)
    )


def _hit(readable: Readable, text: SourceText, start: int, end: int, differs: str) -> Hit:
    article = readable.article
    passage = readable.passage(start, end)
    return Hit(passage, text.position(passage.start).line, differs, quote_clause(article.text[passage.start : passage.end]))


def quote_clause(words: str) -> str:
    """The clause on one line, without what cannot be seen; it is verified where the words came from."""
    seen = " ".join(without_invisible(words).split())
    return 'quote "' + seen.replace("\\", "\\\\").replace('"', '\\"') + '"'
