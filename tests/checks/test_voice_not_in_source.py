"""Voices that the article does not name, and the many that it does."""

from __future__ import annotations

import pytest
from quoting import checked

from argmap.checks.voice_not_in_source import voice_not_in_source
from argmap.sources.naming import Named
from argmap.sources.normal import normalise

SOURCE = 'source g "G"\n  outlet "The Gazette"\n  author "Ann Byline"\n  text "t.txt"\n'


@pytest.mark.parametrize(
    ("label", "article"),
    [
        ("NATO officials", "NATO officials said so"),
        ("NATO officials", "alliance officials said so"),
        ("NATO officials", "a NATO source"),
        ("Klaus Iohannis", "President Iohannis spoke"),
        ("Mayor Lindqvist", "LINDQVIST said"),
        ("Emmanuel Macron", "according to Macron’s office"),
        ("North Atlantic Treaty Organization", "NATO said"),
        ("NATO", "the North Atlantic Treaty Organization said"),
        ("United States", "the U.S. said"),
        ("US", "the United States of America said"),
        ("European Union", "an EU official"),
        ("Ukraine", "Ukrainian forces"),
        ("Vladimir Putin", "Путин, or Putin’s men"),
        ("Владимир Путин", "слова Путина"),
        ("Erdoğan", "Erdogan said"),
        ("Recep Erdogan", "Erdoğan said"),
        ("Charles de Gaulle", "De Gaulle said"),
        ("the mayor", "the mayor said"),
        ("Mayor", "the mayor said"),
        ("A pilot", "one of the pilots"),
        ("习近平", "主席习近平说"),
        ("Cafe\u0301 Müller", "the Café Müller"),
        ("Spokesperson of the ministry", "the ministry says"),
        ("---", "nothing to go by"),
        ("Xi", "President Xi Jinping"),
        ("O’Neill", "said O'Neill"),
    ],
)
def test_named(label: str, article: str) -> None:
    assert Named(normalise(article).text).names(normalise(label).text)


@pytest.mark.parametrize(
    ("label", "article"),
    [
        ("Klaus Iohannis", "President Macron spoke"),
        ("President Macron", "President Putin spoke"),
        ("Mayor Lindqvist", "the mayor of Ayr"),
        ("NATO officials", "the ministry said so"),
        ("Xi", "taxis and exits"),
        ("Governor Okafor", ""),
        ("习近平", "普京说"),
        ("EU", "a feud, and Eunice"),
        ("UN", "the unknown"),
    ],
)
def test_not_named(label: str, article: str) -> None:
    assert not Named(normalise(article).text).names(normalise(label).text)


def test_a_role_names_too() -> None:
    assert Named("the President of France said").names("Emmanuel Macron", "President of France")
    assert not Named("the President of Chad said").names("Emmanuel Macron", "President of France")


def test_one_finding_for_each_voice_and_source_at_the_first_claim() -> None:
    text = (
        'voice okafor "Governor Okafor" via "Radio Alder"\nvoice mayor "Mayor Lindqvist"\n'
        + SOURCE
        + 'premise z "Z"\n  by okafor\npremise a "A"\n  by mayor and okafor via "The Wire" disputed\n'
        + 'premise b "B" as fear of "Fishermen"\npremise own "Own"\n  by "the gazette" via "ann byline"\n'
    )
    done = checked({"a.arg": text, "t.txt": "Mayor Lindqvist spoke on the wire."}, voice_not_in_source)
    assert [(finding.message, done.at(finding.span)) for finding in done.findings] == [
        ("the article of `g` does not name “Fishermen”", "b"),
        ("the article of `g` does not name “Radio Alder”", "by okafor"),
        ("the article of `g` does not name “Governor Okafor”, and 1 more claim gives it words", "by okafor"),
    ]
    assert [done.at(label.span) for label in done.findings[2].labels] == ['voice okafor "Governor Okafor" via "Radio Alder"']


def test_without_an_article_nobody_is_missing() -> None:
    assert (
        checked(
            {"a.arg": 'source g "G"\npremise p "P" by "Okafor"\n', "b.arg": 'premise mine "M" by "Okafor"\n'}, voice_not_in_source
        ).findings
        == ()
    )
