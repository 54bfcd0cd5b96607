"""Articles that cannot be read, and quotes in large ones."""

from __future__ import annotations

import random

import pytest
from attrs import evolve

from argmap.model.argument import Argument, Claim, Grade, Quote, Source
from argmap.reading import Unreadable
from argmap.settings import Limits
from argmap.sources.article import Article
from argmap.sources.articles import read_articles
from argmap.sources.match import match_quotes
from argmap.text import Span

SPAN = Span("a.arg", 0, 1)
SOURCE = Source("g", "", "G", True, (), None, False, None, "t.txt", Span("a.arg", 5, 9), Grade(), "g", "", SPAN, SPAN)
EMPTY = Argument({}, {}, {}, {}, {}, {}, (), (), (), (), (), {}, ())


class Always:
    def __init__(self, answer: bytes | Unreadable) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def read(self, path: str) -> bytes | Unreadable:
        self.asked.append(path)
        return self.answer


def of(*sources: Source) -> Argument:
    return evolve(EMPTY, sources={source.name: source for source in sources})


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        (Unreadable("missing"), "missing-text"),
        (Unreadable("unreadable", "it is no regular file"), "missing-text"),
        (Unreadable("outside"), "outside-project"),
        (Unreadable("too-large"), "too-large"),
        (b"x" * 2000, "too-large"),
        (b"caf\xe9", "not-utf8"),
        (b"\xff\xfe", "not-utf8"),
    ],
)
def test_what_cannot_be_read_is_found_at_each_source_that_names_it(answer: bytes | Unreadable, slug: str) -> None:
    reader = Always(answer)
    other = evolve(SOURCE, name="h", text_span=Span("b.arg", 1, 2))
    read = read_articles(of(SOURCE, other), reader, Limits(file_size=1000))
    assert read.articles == {}
    assert [(finding.kind.slug, finding.span) for finding in read.findings] == [(slug, Span("a.arg", 5, 9)), (slug, Span("b.arg", 1, 2))]
    assert reader.asked == ["t.txt"]
    assert len({finding.fingerprint for finding in read.findings}) == 2


def test_the_line_of_a_bad_byte_is_said() -> None:
    (finding,) = read_articles(of(SOURCE), Always(b"one\r\ntwo\r\ncaf\xe9")).findings
    assert "byte 0xE9 on its line 3" in finding.message


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    read = read_articles(of(SOURCE), Always(b"\xef\xbb\xbfone\r\ntwo\0"))
    assert read.articles == {"t.txt": Article("t.txt", "one\r\ntwo\0")}
    assert read.texts["t.txt"].text == "one\r\ntwo\0"


def test_sources_without_a_text_ask_for_nothing() -> None:
    reader = Always(b"")
    assert read_articles(of(evolve(SOURCE, text=None)), reader).articles == {}
    assert reader.asked == []


def argument(quotes: list[str]) -> Argument:
    claims = {
        f"g.p{n:04}": Claim(f"g.p{n:04}", "premise", "P", "g", SPAN, SPAN, quotes=(Quote(words, SPAN),)) for n, words in enumerate(quotes)
    }
    return evolve(of(SOURCE), claims=claims)


@pytest.mark.parametrize("known", [True, False], ids=["quotes that stand there", "quotes that nearly do"])
def test_a_thousand_quotes_of_a_megabyte(known: bool) -> None:
    chance = random.Random(2031)
    words = ["".join(chance.choice("aeioustrnl’é") for _ in range(chance.randint(2, 9))) for _ in range(4000)]
    text = "\n".join(" ".join(chance.choice(words) for _ in range(12)) for _ in range(15_000))
    assert len(text) > 1_000_000
    places = [chance.randrange(len(text) - 100) for _ in range(1000)]
    quotes = [" ".join(text[place : place + 90].split()[1:-1]) for place in places]
    for number in range(0, 1000, 10):
        first, *rest = quotes[number].split()
        quotes[number] = f"{first} … {rest[-1]}" if number % 20 else f"{first} [indeed] {' '.join(rest)}"
    if not known:
        quotes = [quote + " zzyzx" for quote in quotes]
    matches = match_quotes(argument(quotes), {"t.txt": Article("t.txt", text)})
    assert {match.outcome for match in matches} == {"verified" if known else "missing"}
    if not known:
        assert sum(match.near is not None for match in matches) > 850
