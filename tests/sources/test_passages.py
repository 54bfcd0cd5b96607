"""The clause that `argmap quote` prints is verified where it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.article import Article
from argmap.sources.find import find
from argmap.sources.normal import normalise
from argmap.sources.passages import find_passages, quote_clause
from argmap.syntax.ast import ClaimDecl, TextClause
from argmap.syntax.parse import parse
from argmap.text import SourceText

GATE = Article("t.txt", "Storm.\r\n\r\nBy ten the “gate” was\r\nshut — for\u00a0good.\nThe guard slept. The guard slept on.\n")


def test_words_that_stand_there() -> None:
    (hit,) = find_passages(GATE, 'the "gate" was shut')
    assert (hit.line, hit.difference, hit.clause) == (3, "", 'quote "the “gate” was shut"')
    assert GATE.text[hit.passage.start : hit.passage.end] == "the “gate” was\r\nshut"
    assert [hit.line for hit in find_passages(GATE, "The guard slept")] == [5, 5]


def test_words_that_nearly_do() -> None:
    (hit,) = find_passages(GATE, "the gates was [quite] shut for ever")
    assert hit.line == 3
    assert hit.difference.startswith("it has “gate” where the quote has “gates”, ")
    assert hit.clause == 'quote "the “gate” was shut — for good"'


def test_words_that_do_not() -> None:
    assert find_passages(GATE, "whales off Fife") == ()
    assert find_passages(GATE, "") == ()
    assert find_passages(Article("t.txt", ""), "whales") == ()


def test_quotation_marks_and_backslashes_are_escaped() -> None:
    assert quote_clause('in C:\\maps he said "no"\n\nand left\0') == 'quote "in C:\\\\maps he said \\"no\\" and left"'


@given(st.text(max_size=80) | st.text(alphabet='ab "\\[]…\n\u0301\u200b\0#', max_size=60), st.data())
def test_the_clause_reads_back_and_is_verified(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    for hit in find_passages(Article("t.txt", text), words):
        assert 0 <= hit.passage.start < hit.passage.end <= len(text)
        document = parse(SourceText("a.arg", f'premise p "P" {hit.clause}\n'))
        assert document.findings == ()
        (claim,) = document.declarations
        assert isinstance(claim, ClaimDecl)
        (clause,) = claim.clauses
        assert isinstance(clause, TextClause)
        if hit.difference == "":
            assert find(normalise(clause.text.value).text, normalise(text))


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_words_on_any_article(text: str, words: str) -> None:
    for hit in find_passages(Article("t.txt", text), words):
        assert 0 <= hit.passage.start < hit.passage.end <= len(text)
        assert hit.line >= 1
