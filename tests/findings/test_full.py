"""Excerpts: what is marked, in which cells, and that nothing in a file reaches the terminal as a command."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.findings.cells import cells, visible
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import NO_QUOTE, NOT_UTF8, UNKNOWN_NAME
from argmap.findings.report.full import full
from argmap.text import SourceText, Span


def printed(text: str, marked: str, *, width: int = 80, help: str = "") -> list[str]:
    start = text.index(marked)
    finding = Finding(UNKNOWN_NAME, Span("a.arg", start, start + len(marked)), "nothing is called so", help)
    return full([finding], {"a.arg": SourceText("a.arg", text)}, width=width).split("\n")


def test_a_finding_with_its_other_place_and_its_help() -> None:
    text = 'premise wind "Gusts"\nconclusion c "C"\n  because wnid\n'
    finding = Finding(
        UNKNOWN_NAME,
        Span("a.arg", text.index("wnid"), text.index("wnid") + 4),
        "nothing is called `wnid`",
        "did you mean `wind`?\nthe claims of a source are named within it",
        (Label(Span("a.arg", 8, 12), "this one is near"),),
    )
    assert full([finding], {"a.arg": SourceText("a.arg", text)}) == (
        "error[ARG201] unknown-name: nothing is called `wnid`\n"
        " --> a.arg:3:11\n"
        "  |\n"
        "3 |   because wnid\n"
        "  |           ^^^^\n"
        "  |\n"
        " ::: a.arg:1:9\n"
        "  |\n"
        '1 | premise wind "Gusts"\n'
        "  |         ---- this one is near\n"
        "  |\n"
        "  = help: did you mean `wind`?\n"
        "          the claims of a source are named within it\n"
        "\n"
    )


def test_several_lines_are_held_together() -> None:
    text = "one\n  two\n  three\nfour\nfive\nsix\nseven\n"
    assert printed(text, "two\n  three\nfour")[3:7] == ["2 | /   two", "3 | |   three", "4 | | four", "  | |____^"]
    assert printed(text, "o\n  three\nf")[3:8] == ["2 |     two", "  |  _____^", "3 | |   three", "4 | | four", "  | |_^"]
    assert printed(text, text)[3:9] == ["1 | / one", "2 | |   two", "3 | |   three", "...", "7 | | seven", "  | |_____^"]


def test_the_end_of_a_line_belongs_to_the_line() -> None:
    assert printed("one\r\ntwo\r\n", "one\r\n")[3:5] == ["1 | one", "  | ^^^"]


def test_places_without_width_have_one_caret() -> None:
    for text, start in (("", 0), ("ab", 2), ("ab\n", 3), ("ab\n", 2)):
        lines = full([Finding(UNKNOWN_NAME, Span("a.arg", start, start), "m")], {"a.arg": SourceText("a.arg", text)}).split("\n")
        assert lines[4].count("^") == 1


def test_a_file_that_could_not_be_read_has_no_excerpt() -> None:
    finding = Finding(NOT_UTF8, Span("b.arg", 7, 8), "no", "save it", (Label(Span("c.arg", 0, 0), "it is used here"),))
    assert full([finding], {}) == "error[ARG103] not-utf8: no\n --> b.arg:1:1\n ::: c.arg:1:1\n  | it is used here\n  = help: save it\n\n"


def test_wide_combining_and_invisible_characters_line_up() -> None:
    lines = printed('outlet "北京e\u0301\u200d\u200b\t" wnid', "wnid")
    row, marks = lines[3], lines[4]
    assert row.endswith('"北京e\u0301<U+200B>    " wnid')
    wide = sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) == "W" else 1 for c in row[: row.index("wnid")])
    assert marks.index("^") == wide


def test_a_long_line_is_shown_around_the_mark() -> None:
    lines = printed("x" * 5000 + " wnid " + "y" * 5000, "wnid", width=60)
    assert all(cells(line) <= 60 for line in lines)
    assert lines[3].startswith("1 | …x")
    assert lines[3].endswith("y…")
    assert lines[3][lines[4].index("^") :].startswith("wnid")


def test_a_long_mark_is_cut_at_the_edge() -> None:
    lines = printed("ab " + "x" * 500, "x" * 500, width=60)
    assert all(cells(line) <= 60 for line in lines)
    assert lines[4].startswith("  |    ^^^")


def test_nothing_reaches_the_terminal_as_a_command() -> None:
    evil = 'note "\x1b[31m\x9b2J\u202e\x07\u2066" wnid'
    finding = Finding(UNKNOWN_NAME, Span("\x1b]0;a", 0, 3), "m\x1b[2J\r", "h\x1b", (Label(Span("\x1b]0;a", 0, 9), "l\x1b\n\x1b"),))
    text = full([finding], {"\x1b]0;a": SourceText("\x1b]0;a", evil)})
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\x07", "\u2066", "\r"}


def test_colour_only_when_asked() -> None:
    finding = Finding(NO_QUOTE, Span("a.arg", 0, 1), "m", "h", (Label(Span("a.arg", 1, 2), "l"),))
    texts = {"a.arg": SourceText("a.arg", "ab")}
    assert "\x1b" not in full([finding], texts)
    coloured = full([finding], texts, colour=True)
    assert "\x1b[1;33mwarning[ARG506]\x1b[0m" in coloured
    assert visible("ab") == "ab"


PLACES = st.integers(0, 60)


@example("0000000000\x80\x80\x80\u0e5c", 0, 14, 1)
@given(st.text(max_size=50) | st.text(alphabet="ab\n\r\t 日\u0301\x1b\u200d\u2028", max_size=50), PLACES, PLACES, st.integers(1, 120))
def test_any_span_of_any_text_is_shown(text: str, one: int, other: int, width: int) -> None:
    finding = Finding(UNKNOWN_NAME, Span("a.arg", min(one, other), max(one, other)), text, text, (Label(Span("a.arg", other, one), ""),))
    shown = full([finding], {"a.arg": SourceText("a.arg", text)}, width=width)
    assert "^" in shown
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    for line in shown.split("\n"):
        if " | " in line[:5]:
            assert cells(line) <= max(width, 40)
