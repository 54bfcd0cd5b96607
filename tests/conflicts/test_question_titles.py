"""What a question is called that nobody wrote: what is said, with its fillers left open."""

from __future__ import annotations

import pytest
from making import claim, found, source, together

BOTH = ("gazette", "wire")


@pytest.mark.parametrize(
    ("declared", "means", "title"),
    [
        ('predicate p(what: any, on: date) "{what} was inspected on {on}"', 'p(what: "the tank", on: 2031)', "… was inspected on …"),
        ("predicate hit_by(what: any)", 'hit_by(what: "the tank")', "hit by"),
        ("measure fish_lost(where: any) in tonnes", 'fish_lost(where: "the river") = 8 tonnes', "fish lost"),
    ],
)
def test_a_question_without_a_name_is_what_is_said(declared: str, means: str, title: str) -> None:
    text = together(declared, *(source(name) for name in BOTH), *(claim("x", name, f"means {means}") for name in BOTH))
    assert [question.question for question in found(text).issues.questions] == [title]
