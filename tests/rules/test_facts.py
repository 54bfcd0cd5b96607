"""What a scenario cannot take for granted together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_explain_sets import CONDITIONS, PREMISES, scenario, texts
from written import argument

from argmap.rules.facts import impossible, impossible_assumptions
from argmap.rules.from_argument import from_argument
from argmap.settings import Settings

some = st.frozensets(st.sampled_from([f"g.{name}" for name in (*PREMISES, *CONDITIONS, "u", "v")]), max_size=3)


@settings(max_examples=150)
@given(texts(), some, some, some)
def test_only_what_can_be_certain_has_a_part_in_it(text: str, assume: frozenset[str], deny: frozenset[str], drop: frozenset[str]) -> None:
    of = argument(text)
    under = scenario(assume, deny, drop)
    assert impossible_assumptions(of, Settings(), under) == impossible(from_argument(of, Settings(), under))
