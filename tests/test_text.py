"""Lines, columns and days."""

from __future__ import annotations

import pytest

from argmap.text import Position, SourceText
from argmap.times import ALWAYS, EVER, Interval, months_from, read_date


def test_only_three_things_end_a_line() -> None:
    text = SourceText("a.arg", "a\r\nb\rc\nd e\x0bf")
    assert [text.line(number) for number in range(1, 5)] == ["a", "b", "c", "d e\x0bf"]
    assert text.position(3) == Position(2, 1)
    assert text.position(len(text.text)) == Position(4, 6)


@pytest.mark.parametrize("words", ["2024", "2024-02", "2024-02-29", "9999-12"])
def test_a_date_prints_as_it_is_written(words: str) -> None:
    assert str(read_date(words)) == words


@pytest.mark.parametrize("words", ["2023-02-29", "2024-13", "0000", "2024-1", "24", "2024-00", "2024-01-00"])
def test_what_is_no_date_is_none(words: str) -> None:
    assert read_date(words) is None


def test_stretches() -> None:
    may, year = read_date("2024-05"), read_date("2024")
    assert may
    assert year
    assert may.within(year)
    assert not year.within(may)
    assert may.overlaps(Interval(None, may.first))
    assert may.meet(Interval(may.last, None)) == Interval(may.last, may.last)
    assert may.meet(Interval((may.last or 0) + 1, None)) is None


def test_the_open_ends_of_a_stretch_lie_before_and_after_every_day() -> None:
    last = read_date("9999-12-31")
    assert last
    assert ALWAYS.ends == (0, EVER)
    assert 0 < last.ends[0] == last.ends[1] < EVER


def test_a_year_from_a_day_ends_the_day_before() -> None:
    day = read_date("2024-09-10")
    assert day
    assert day.first
    assert str(months_from(day.first, 12)) == "2024-09-10..2025-09-09"
