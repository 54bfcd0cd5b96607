"""Things that belong together: held against a search from each thing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.groups import Groups

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(PAIRS)
def test_two_things_are_in_one_group_where_a_path_leads_from_one_to_the_other(pairs: list[tuple[int, int]]) -> None:
    groups = Groups[int]()
    for one, other in pairs:
        groups.join(one, other)
    for thing in range(10):
        reached = {thing}
        for _ in range(10):
            reached |= {each for pair in pairs if not reached.isdisjoint(pair) for each in pair}
        assert {other for other in range(10) if groups.of(other) == groups.of(thing)} == reached


def test_a_long_chain_takes_as_few_steps_as_a_short_one() -> None:
    looked_at = 0

    class Counted(int):
        def __hash__(self) -> int:
            nonlocal looked_at
            looked_at += 1
            return int(self)

    things = [Counted(number) for number in range(2_000)]
    groups = Groups[Counted]()
    for one, other in pairwise(things):
        groups.join(one, other)
    assert {groups.of(thing) for thing in things} == {things[-1]}
    assert looked_at < 40 * len(things)
