"""The text that quotes are compared in, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.normal import normalise

ODD = st.sampled_from(
    [
        "e\u0301",
        "\u0301",
        "\u1100\u1161\u11a8",
        "\u200b",
        "\xad",
        "“",
        "—",
        " ",
        "\t",
        "\r\n",
        "\n\n",
        "\u2028",
        "\xa0",
        "\x1f",
        "\0",
        "日",
        "[x]",
        "…",
        "ß",
    ]
)
TEXT = st.lists(ODD | st.text(max_size=3), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Cafe\u0301", "Café"),
        ("a  \t b\r\nc\u00a0d\u2028e", "a b c d e"),
        ("“a” „b‟ «c» ‹d› 'e' `f´", "\"a\" 'b' \"c\" ’d’ ″e″ 'f'"),
        ("doesn’t", "doesn't"),
        ("1939–1945 — x − y ‑ z", "1939-1945 - x - y - z"),
        ("hos\xadpi\u200btal\u2060s\ufeff", "hospitals"),
        ("a \u200b b", "a b"),
        ("e\u200b\u0301", "é"),
        ("\u1100\u1161\u11a8", "각"),
    ],
)
def test_two_ways_of_writing_are_one(written: str, same: str) -> None:
    assert normalise(written).text == normalise(same).text


@pytest.mark.parametrize(
    ("one", "other"), [("Gate", "gate"), ("a,b", "a, b"), ("resume", "résumé"), ("…", "..."), ("ab", "a b"), ("ﬁ", "fi")]
)
def test_everything_else_is_letter_for_letter(one: str, other: str) -> None:
    assert normalise(one).text != normalise(other).text


@given(TEXT)
def test_every_character_leads_back_to_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    last = 0
    for offset in range(len(normal.text)):
        start, end = normal.original(offset, offset + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last or normal.text[offset] != " "
        last = start
    if normal.text:
        start, end = normal.original(0, len(normal.text))
        assert normalise(text[start:end]).text == normal.text


@given(TEXT)
def test_normalising_twice_is_once(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
    assert "  " not in once


@given(TEXT)
def test_blank_lines_are_spaces(text: str) -> None:
    normal = normalise(text)
    assert all(normal.text[offset] == " " for offset in normal.blank_lines)
    assert normal.has_blank_line(0, len(normal.text)) == bool(normal.blank_lines)


def test_text_that_is_composed_already_is_left_alone() -> None:
    text = "Plain words, no more."
    assert normalise(text).stages == ()
    assert unicodedata.is_normalized("NFC", normalise("Ünïcödé").text)


# Unicode 15, PropList.txt, Quotation_Mark.
QUOTATION_MARKS = "\"'«»‘’‚‛“”„‟‹›⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣"


def test_whatever_unicode_calls_a_quotation_mark_is_one() -> None:
    assert set(normalise(QUOTATION_MARKS).text) == {"'"}
    assert normalise("（はい）〈はい〉").text == "（はい）〈はい〉"
