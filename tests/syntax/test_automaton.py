"""The automaton works out once where a terminal leads, and what it remembers stays small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.settings import Limits
from argmap.syntax.automaton import Stack, between_items
from argmap.syntax.grammar import grammar
from argmap.syntax.parse import parse
from argmap.text import SourceText

TOKENS = st.sampled_from([*grammar().words, "(", ")", ",", ":", "=", "..", "?", "|", "%", '"t"', "a", "a.b", "2024", "1,000", "\n"])


def remembered() -> int:
    found: dict[int, Stack] = {}
    left = [between_items()]
    while left:
        stack = left.pop()
        if id(stack) not in found:
            found[id(stack)] = stack
            left += [after for _, after, _ in stack.values()]
    return len(found)


@given(st.lists(TOKENS, max_size=30).map(" ".join))
def test_what_was_read_before_makes_no_difference(text: str) -> None:
    source = SourceText("a.arg", text)
    warm = parse(source)
    between_items.cache_clear()
    assert parse(source) == warm
    assert parse(source) == warm


def test_what_is_remembered_does_not_grow_with_what_is_read() -> None:
    between_items.cache_clear()
    joins = (" and ", " or ", " and not ", " or not ")
    texts = []
    for number in range(4**5):
        inside = "a"
        for level in range(12):
            inside = f"(b{joins[number >> 2 * (level % 5) & 3]}{inside})"
        texts.append(f'premise p "P"\n  needs {inside}\n')
    document = parse(SourceText("a.arg", "".join(texts)), Limits(nesting=30))
    assert not document.findings
    assert len(document.declarations) == len(texts)
    assert remembered() < 1000


def test_a_stack_tells_its_states_from_the_bottom() -> None:
    tables = grammar()
    assert between_items().states() == (tables.first, tables.items)
    _, after, taken = between_items()["TYPE"]
    assert taken
    assert after.states() == (tables.first, tables.items, after.state)
    assert tables.enters[after.state] == "TYPE"


def test_a_terminal_that_is_not_taken_leaves_what_was_reduced() -> None:
    _, word, _ = between_items()["TYPE"]
    _, name, _ = word["NAME"]
    reductions, after, taken = name["STRING"]
    assert not taken
    assert [(size, make.__name__) for size, make in reductions] == [(1, "name")]
    assert after.below is between_items()._push(word.state)
