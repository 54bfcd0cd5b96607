"""Every stretch of the four articles stands in a quote of its map, or in `maps/uncovered.toml` with the reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.model.argument import Argument
from argmap.settings import Settings
from argmap.sources.article import Article, QuoteMatch
from argmap.sources.articles import read_articles
from argmap.sources.match import match_quotes

ROOT = Path(__file__).parents[2]
SOURCES = ("article5-explainer", "coalition-essay", "desperation-essay", "newscafe")
EXPECTED_CLAIMS = {"article5-explainer": 50, "coalition-essay": 50, "desperation-essay": 55, "newscafe": 27}

_WORD = re.compile(r"\w[\w’'-]*")
_QUOTATION_MARKS = str.maketrans("’‘“”", "''\"\"")


@cache
def maps() -> tuple[Argument, Mapping[str, Article], tuple[QuoteMatch, ...]]:
    disk = Disk(str(ROOT), 50_000_000)
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "maps").glob("*.arg"))
    argument = pipeline.understand(paths, disk, Settings()).argument
    articles = read_articles(argument, disk).articles
    return argument, articles, match_quotes(argument, articles)


def left_over(source: str) -> Iterator[str]:
    """Each stretch of two words or more, within one line, that no quote of the source's claims covers."""
    argument, articles, matches = maps()
    path = argument.sources[source].text
    assert path is not None
    text = articles[path].text
    covered = bytearray(len(text))
    for match in matches:
        if argument.claims[match.claim].source == source:
            for passage in match.passages:
                covered[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    for line in re.finditer(r"[^\r\n]+", text):
        for stretch in re.finditer(rb"\0+", bytes(covered[line.start() : line.end()])):
            words = line[0][stretch.start() : stretch.end()]
            if len(_WORD.findall(words)) >= 2:
                yield " ".join(words.split()).translate(_QUOTATION_MARKS)


def listed() -> dict[str, dict[str, str]]:
    with open(ROOT / "maps" / "uncovered.toml", "rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("source", SOURCES)
def test_whatever_no_quote_covers_is_listed_with_its_reason(source: str) -> None:
    reasons = {words.translate(_QUOTATION_MARKS): why for words, why in listed().get(source, {}).items()}
    assert sorted(set(left_over(source))) == sorted(reasons)
    assert all(len(why) > 8 for why in reasons.values())


@pytest.mark.parametrize("source", SOURCES)
def test_every_quote_is_verified_and_stands_in_one_place(source: str) -> None:
    argument, _, matches = maps()
    own = [match for match in matches if argument.claims[match.claim].source == source]
    assert own
    assert {match.outcome for match in own} == {"verified"}
    assert [match.claim for match in own if len(match.passages) != 1] == []


@pytest.mark.parametrize("source", SOURCES)
def test_each_article_is_mapped_in_full(source: str) -> None:
    argument, _, _ = maps()
    claims = [claim for claim in argument.claims.values() if claim.source == source]
    assert len(claims) >= EXPECTED_CLAIMS[source]
    assert [claim.name for claim in claims if not claim.quotes] == []
    assert [claim.name for claim in claims if claim.damaged] == []


def test_the_list_names_no_other_article() -> None:
    assert set(listed()) <= set(SOURCES)


@pytest.mark.parametrize("name", ["000_a6737df091550227", "001_595a4c656951608d", "002_9ad312387881caf3", "003_fccc4f28b8340783"])
def test_each_seed_is_mapped(name: str) -> None:
    argument, _, _ = maps()
    assert f"seeds/{name}.txt" in {source.text for source in argument.sources.values()}
