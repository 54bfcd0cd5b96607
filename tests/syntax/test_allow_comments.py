"""What an allow comment allows, and what it covers."""

from __future__ import annotations

import pytest

from argmap.syntax.ast import Allow
from argmap.syntax.parse import parse
from argmap.text import SourceText


def allows(text: str) -> tuple[Allow, ...]:
    return parse(SourceText("a.arg", text)).allows


def covered(text: str) -> list[str]:
    return [text[allow.covers_start : allow.covers_end] for allow in allows(text)]


ALLOW = "# argmap: allow no-quote because so"


@pytest.mark.parametrize(
    ("comment", "kinds", "reason"),
    [
        ("# argmap: allow no-quote because it is so", ("no-quote",), "it is so"),
        ("#argmap:allow ARG506, no-outlet,ARG301 because it is so", ("ARG506", "no-outlet", "ARG301"), "it is so"),
        ("#  argmap :  allow  no-quote  because  later # twice  ", ("no-quote",), "later # twice"),
        ("# argmap: allow no-quote because of because", ("no-quote",), "of because"),
        ("# argmap: allow because nothing is named", (), "nothing is named"),
    ],
)
def test_what_it_allows(comment: str, kinds: tuple[str, ...], reason: str) -> None:
    (allow,) = allows(f'{comment}\npremise p "P"')
    assert (allow.kinds, allow.reason, allow.start, allow.end) == (kinds, reason, 0, len(comment.rstrip()))


@pytest.mark.parametrize(
    "comment", ["# allow no-quote because so", "# argmap allow no-quote because so", "# argmap: allowed because so", "# x"]
)
def test_other_comments_allow_nothing(comment: str) -> None:
    assert allows(comment) == ()


def test_in_a_string_it_is_text() -> None:
    assert allows(f'premise p "P" note "\n{ALLOW}\n" note """\n{ALLOW}"""') == ()


def test_above_a_declaration_it_covers_the_whole_of_it() -> None:
    whole = 'premise p "P"\n  note "n"\n\n  # a comment\n  tag k'
    assert covered(f'premise o "O"\n{ALLOW}\n{whole}\n# next\n\npremise q "Q"') == [f"{whole}\n"]
    assert covered(f"{ALLOW}\n{whole}") == [whole]


def test_several_above_one_declaration_and_other_comments_between() -> None:
    assert covered(f'{ALLOW}\n# why\n\n  {ALLOW}\n# why\npremise p "P"\n  tag k\n') == ['premise p "P"\n  tag k\n'] * 2


def test_above_a_clause_it_covers_the_clause() -> None:
    assert covered(f'premise p "P"\n  {ALLOW}\n  quote "q\n  q"\n  tag k') == ['quote "q\n  q"\n  ']


def test_above_nothing_it_covers_nothing() -> None:
    assert covered(f'premise p "P"\n{ALLOW}\n') == [""]
    assert covered(ALLOW) == [""]


def test_at_the_end_of_a_line_it_covers_that_line() -> None:
    assert covered(f'premise p "P"\n  tag k {ALLOW}\n  tag l') == [f"  tag k {ALLOW}\n"]
    assert covered(f'premise p "P" tag k {ALLOW}') == [f'premise p "P" tag k {ALLOW}']


def test_at_the_end_of_a_string_of_several_lines_it_covers_all_of_them() -> None:
    assert covered(f'premise p "P"\n  quote "one\n    two\n    three" {ALLOW}\n  tag k') == [f'  quote "one\n    two\n    three" {ALLOW}\n']


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_ends_the_lines(end: str) -> None:
    text = f'premise p "P" {ALLOW}{end}{ALLOW}{end}premise q "Q"{end}'
    assert covered(text) == [f'premise p "P" {ALLOW}{end}', f'premise q "Q"{end}']


def test_a_declaration_that_does_not_read_is_covered_too() -> None:
    text = f'{ALLOW}\npremise p ??\n  tag k\npremise q "Q"'
    assert covered(text) == ["premise p ??\n  tag k\n"]
