from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.nearest import Nearest
from argmap.syntax.nearest import distance


@pytest.mark.parametrize(
    ("word", "names", "wanted"),
    [
        ("wnid", ["wind", "rain"], "wind"),
        ("finne", ["fine", "recount"], "fine"),
        ("rates_rise", ["rates_rose", "rates_fell"], "rates_rose"),
        ("no-plans", ["no_plans"], "no_plans"),
        ("Kyiv", ["kyiv"], "kyiv"),
        ("kiev", ["kyiv"], "kyiv"),
        ("colective_defense", ["collective_defence"], "collective_defence"),
        ("q", ["p"], None),
        ("flood", ["drought", "gust"], None),
        ("", ["a"], None),
        ("x" * 500, ["x"], None),
    ],
)
def test_the_nearest_name(word: str, names: list[str], wanted: str | None) -> None:
    assert Nearest().of(word, "sort", lambda: names) == wanted
    assert Nearest().of(word, "sort", lambda: reversed(names)) == wanted


def test_many_slips_among_many_names() -> None:
    names = [f"claim_number_{number}" for number in range(100_000)]
    nearest = Nearest()
    for number in range(2_000):
        assert nearest.of(f"claim_numbre_{number}", "sort", lambda: names) == f"claim_number_{number}"
        nearest.of(f"something_quite_different_{number}", "sort", lambda: names)


WORDS = st.text(alphabet="abc_", min_size=0, max_size=6)


@given(WORDS, WORDS)
def test_a_distance_is_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    found = distance(one, other, 10)
    assert found == distance(other, one, 10)
    assert found is not None
    assert (found == 0) == (one == other)
    assert abs(len(one) - len(other)) <= found <= max(len(one), len(other))
    for limit in range(4):
        assert distance(one, other, limit) == (found if found <= limit else None)
