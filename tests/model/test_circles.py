from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.model.circles import DEEPEST, circles, ladders

GRAPHS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6)


def reaches(graph: dict[str, list[str]], start: str, end: str) -> bool:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(graph.get(name, ()))
    return False


@given(GRAPHS)
def test_a_circle_is_what_leads_back_to_itself(graph: dict[str, list[str]]) -> None:
    found = circles(graph)
    assert {name for circle in found for name in circle} == {name for name in "abcdef" if reaches(graph, name, name)}
    for circle in found:
        assert all(reaches(graph, one, other) for one in circle for other in circle)


def test_a_long_chain_is_climbed_without_recursion() -> None:
    chain = {f"n{place}": f"n{place + 1}" for place in range(50_000)} | {"n50000": None}
    assert circles({name: (above,) if above else () for name, above in chain.items()}) == ()
    ladder, too_deep = ladders(chain, ())
    assert ladder["n50000"] == ("n50000",)
    assert ladder["n49999"] == ("n49999", "n50000")
    assert too_deep
    assert max(map(len, ladder.values())) <= DEEPEST


def test_a_long_circle_is_one() -> None:
    ring = {f"n{place}": (f"n{(place + 1) % 50_000}",) for place in range(50_000)}
    assert [len(circle) for circle in circles(ring)] == [50_000]
