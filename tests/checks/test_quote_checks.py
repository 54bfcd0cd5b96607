"""Quotes that are not there, are elsewhere, stand twice, or cut a word; claims without one."""

from __future__ import annotations

from quoting import Checked, checked

from argmap.checks.no_outlet import no_outlet
from argmap.checks.no_quote import no_quote
from argmap.checks.quote_ambiguous import quote_ambiguous
from argmap.checks.quote_cuts_word import quote_cuts_word
from argmap.checks.quote_in_other_source import quote_in_other_source
from argmap.checks.quote_not_found import quote_not_found

ARTICLE = """\
By ten the gate was shut for good.

Mayor Lindqvist said that the harbour was unlikely to flood.
The guard slept. The guard slept on.
"""
SOURCE = 'source g "G"\n  outlet "G"\n  text "t.txt"\n'
CHECKS = (quote_not_found, quote_in_other_source, quote_ambiguous, quote_cuts_word, no_quote)


def quoted(*quotes: str, article: str = ARTICLE) -> Checked:
    claims = "".join(f'premise p{number} "P"\n  quote {quote}\n' for number, quote in enumerate(quotes))
    return checked({"a.arg": SOURCE + claims, "t.txt": article}, *CHECKS)


def test_quotes_that_stand_there_are_quiet() -> None:
    done = quoted('"the gate was shut"', '"gate … good"', '"said [he] that the harbour"', '"""the gate was\nshut"""')
    assert done.findings == ()
    assert done.outcomes == ["verified"] * 4


def test_the_place_is_exact() -> None:
    article = "“A—b”\u00a0is\r\n\r\nhos\u00adpital\n"
    done = quoted("\"'a-b' is hospital\"", '"\\"A-b\\" is hospital"', article=article)
    assert done.outcomes == ["missing", "verified"]
    (passage,) = done.quotes[1].passages
    assert article[passage.start : passage.end] == article.rstrip("\n")


def test_the_nearest_passage_is_shown_with_its_difference() -> None:
    (finding,) = quoted('"By ten the gates were shut for good"').findings
    assert finding.kind.slug == "quote-not-found"
    assert "“By ten the gate was shut for good”: it has “gate was” where the quote has “gates were”" in finding.help
    assert "t.txt:1" in finding.help
    assert [ARTICLE[label.span.start : label.span.end] for label in finding.labels] == ["By ten the gate was shut for good"]


def test_a_difference_of_case_or_punctuation_is_shown() -> None:
    (finding,) = quoted('"mayor Lindqvist said, that the harbour"').findings
    assert "it has “Mayor” where the quote has “mayor”, it does not have “,”" in finding.help


def test_a_quotation_mark_that_differs_can_be_read() -> None:
    (finding,) = quoted('"the gate was shut, said the guard"', article="“Of course the gate was shut,” said the guard.").findings
    assert finding.help.endswith("the gate was shut,” said the guard”: it has `”` besides")


def test_a_letter_with_its_marks_is_one_letter_of_a_word() -> None:
    (finding,) = quoted('"عدد المصابين بلغ 41 شخصا"', article="قال إن عدد المصابين بلغ 41 شخصًا، وإن حالة").findings
    assert "it has “شخصًا” where the quote has “شخصا”" in finding.help
    (finding,) = quoted('"दिल्ली में पाँच लोग मरे"', article="कल दिल्ली में पाँच लोगों की मौत हुई, लोग मरे").findings
    assert "it has “लोगों की मौत हुई,” besides" in finding.help


def test_where_nothing_is_like_it_that_is_said() -> None:
    (finding,) = quoted('"whales were seen off Fife"').findings
    assert finding.labels == ()
    assert "nothing like it stands there" in finding.help


def test_a_quote_without_words_is_not_found() -> None:
    assert [finding.message for finding in quoted('""', '" … "', '"[x]"').findings] == [
        "the quote has no words",
        "the article of `g` does not have these words",
        "the article of `g` does not have these words",
    ]


def test_gaps_that_are_too_wide_are_said_to_be() -> None:
    (finding,) = quoted('"the gate was shut … the harbour was"').findings
    assert "its parts stand there" in finding.help
    (finding,) = quoted('"The guard slept … the harbor was unlikely"').findings
    assert "it has “harbour” where the quote has “harbor”" in finding.help


def test_three_dots_are_no_gap_but_may_have_been_meant() -> None:
    (finding,) = quoted('"the gate ... for good"').findings
    assert "write `…` for words left out" in finding.help


def test_the_article_of_another_source_has_it() -> None:
    files = {
        "a.arg": SOURCE + 'premise p "P"\n  quote "a second key"\n',
        "b.arg": 'source b "B"\n  outlet "B"\n  text "b.txt"\nsource c "C"\n  outlet "C"\n  text "c.txt"\n',
        "t.txt": ARTICLE,
        "b.txt": "He kept a second key. A second key!",
        "c.txt": "a second key",
    }
    (finding,) = checked(files, *CHECKS).findings
    assert finding.kind.slug == "quote-in-other-source"
    assert "`b` has them" in finding.message
    assert [(label.span.path, label.span.start) for label in finding.labels] == [("b.txt", 8)]


def test_two_sources_of_one_article() -> None:
    files = {
        "a.arg": SOURCE + 'source h "H"\n  outlet "H"\n  text "t.txt"\npremise p "P" from h\n  quote "no such words"\n',
        "t.txt": ARTICLE,
    }
    assert [finding.kind.slug for finding in checked(files, *CHECKS).findings] == ["quote-not-found"]


def test_words_that_stand_twice() -> None:
    done = quoted('"The guard slept"')
    (finding,) = done.findings
    assert finding.kind.slug == "quote-ambiguous"
    assert [done.at(label.span) for label in finding.labels] == ["The guard slept"] * 2
    assert [label.message for label in finding.labels] == ["place 1 of 2", "place 2 of 2"]
    assert done.outcomes == ["verified"]


def test_words_that_stand_very_often() -> None:
    (finding,) = quoted('"no"', article="no " * 1000).findings
    assert "1000 times" in finding.message
    assert len(finding.labels) == 5


def test_a_quote_that_cuts_a_word_is_verified_and_found() -> None:
    done = quoted('"likely to flood"', '"unlikely to flood"', '"[un]likely to flood"')
    assert [(finding.kind.slug, done.at(finding.span)) for finding in done.findings] == [("quote-cuts-word", '"likely to flood"')]
    assert done.outcomes == ["verified"] * 3


def test_every_quote_of_a_claim_and_a_conditions_too() -> None:
    text = (
        SOURCE
        + 'condition c "C"\n  quote "no such words"\nconclusion d "D"\n  quote "the gate was shut"\n  quote "nor these words"\n  if c\n'
    )
    done = checked({"a.arg": text, "t.txt": ARTICLE}, *CHECKS)
    assert done.marked == ['"no such words"', '"nor these words"']
    assert [(match.claim, match.index, match.outcome) for match in done.quotes] == [
        ("g.c", 0, "missing"),
        ("g.d", 0, "verified"),
        ("g.d", 1, "missing"),
    ]


def test_without_an_article_nothing_is_checked() -> None:
    text = 'source g "G"\n  outlet "G"\npremise p "P"\n  quote "anything"\npremise q "Q"\n'
    done = checked({"a.arg": text, "b.arg": 'premise mine "Mine"\n  quote "anything"\n'}, *CHECKS)
    assert done.findings == ()
    assert done.outcomes == ["unchecked", "unchecked"]


def test_claims_without_a_quote() -> None:
    text = SOURCE + 'premise p "P"\ncondition c "C"\nconclusion d "D"\n  because p\n    if c\npremise q "Q"\n  quote "the gate was shut"\n'
    done = checked({"a.arg": text, "b.arg": 'premise mine "Mine"\n', "t.txt": ARTICLE}, no_quote)
    assert done.marked == ["c", "d", "p"]


def test_sources_without_an_outlet() -> None:
    text = 'source g "G"\nsource h "H"\n  outlet "H"\n'
    assert checked({"a.arg": text}, no_outlet).marked == ["g"]
