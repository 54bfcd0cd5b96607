"""The harness that other tests lean on."""

import pytest
from pointing import points_at_itself

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.text import Span

TEXT = """one two
#   ^^^ error ARG201 nothing
three
#^^^^ error syntax
"""


def found(*spans: tuple[int, int]) -> list[Finding]:
    return [Finding(kinds.UNKNOWN_NAME if start == 4 else kinds.SYNTAX, Span("", start, end), "nothing so called") for start, end in spans]


def test_what_is_pointed_at_is_found() -> None:
    start = TEXT.index("three")
    points_at_itself(TEXT, lambda _: found((4, 7), (start, start + 5)))


@pytest.mark.parametrize("spans", [[(4, 7)], [(4, 6), (33, 38)], [(4, 7), (33, 38), (0, 1)]])
def test_another_place_one_too_few_and_one_too_many_fail(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(AssertionError):
        points_at_itself(TEXT, lambda _: found(*spans))
