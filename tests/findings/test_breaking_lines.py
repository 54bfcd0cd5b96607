"""A figure is not parted from what belongs to it, on a terminal or on a page."""

from __future__ import annotations

import pytest

from argmap.findings.cells import block, cells, joined, wrapped

SAID = "it is likely (55–80 %), or 60 % at least, that 40 000 people of 1 200 000 were there in 2024 or 2025"


@pytest.mark.parametrize("width", range(14, 60))
def test_no_line_begins_in_the_middle_of_a_figure(width: int) -> None:
    for lines in (wrapped(SAID, width), wrapped(f"Łódź: {SAID}", width), list(block(SAID, max(width, 20)))):
        assert not any(line.startswith(("%", "000", "200")) for line in lines)
        assert " ".join(lines).endswith(SAID)


def test_what_cannot_be_seen_is_told_and_a_line_end_is_a_space() -> None:
    assert list(block("a\u200bb\u202ec\nd\r\ne\tf\x1b", 80, 2)) == ["  a<U+200B>b<U+202E>c d e f␛"]


@pytest.mark.parametrize(("margin", "hang"), [(0, None), (2, 4), (6, 1), (30, 40)])
@pytest.mark.parametrize("words", ["one two three four five six seven", "日本語 one two 日本語 three", "one  two  three four five"])
def test_a_block_is_set_in(words: str, margin: int, hang: int | None) -> None:
    first, *others = block(words, 20, margin, hang)
    assert first.startswith(" " * margin + words[0])
    assert all(line.startswith(" " * (margin if hang is None else hang)) for line in others)
    assert all(cells(line) <= 20 or " " not in line.strip() for line in (first, *others))
    assert " ".join(line.strip() for line in (first, *others)).split() == words.split()


def test_a_page_gets_spaces_that_do_not_break() -> None:
    assert joined(SAID).replace("\xa0", "_") == SAID.replace("80 %", "80_%").replace("40 000", "40_000").replace("1 200 000", "1_200_000")
    assert joined("15 % of 20 people") == "15 % of 20 people"  # an analyst's own words
