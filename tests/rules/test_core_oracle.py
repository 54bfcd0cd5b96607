"""Grounded, complete, preferred and stable against every argument written out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from core_arguments import Theory, TooMany, Written, attacks, complete_sets, grounded_set, write_out
from core_theories import build, random_theory

from argmap.rules import residue, wiring
from argmap.rules.grounded import grounded
from argmap.rules.solver import accepted

QUICK = 400
LONG = 24_000
MOST = 30  # arguments for which all complete sets are looked for
MOST_GROUNDED = 120


def greatest(arguments: Iterable[Written]) -> dict[int, int]:
    strengths: dict[int, int] = {}
    for argument in arguments:
        strengths[argument.head] = max(strengths.get(argument.head, 0), argument.strength)
    return strengths


def by_literal(strengths: bytes) -> dict[int, int]:
    return {literal: strength for literal, strength in enumerate(strengths) if strength}


def disagreement(theory: Theory) -> str | None:
    """The first thing on which engine and oracle differ. Raises TooMany where the oracle gives up."""
    arguments = write_out(theory, MOST_GROUNDED)
    by = attacks(theory, arguments)
    inside = grounded_set(by)
    attackable = [argument for place, argument in enumerate(arguments) if not by[place] & inside]
    answer = grounded(build(theory))
    for name, got, expected in (
        ("derivable", answer.derivable, arguments),
        ("held", answer.held, [arguments[place] for place in inside]),
        ("arguable", answer.arguable, attackable),
    ):
        if by_literal(got) != greatest(expected):
            return f"{name}: {by_literal(got)} against {greatest(expected)}"
    if len(arguments) > MOST:
        return None
    complete = list(complete_sets(by))
    preferred = [one for one in complete if not any(one < other for other in complete)]
    everything = set(range(len(arguments)))
    stable = [one for one in complete if one | {place for place in everything if by[place] & one} == everything]
    for semantics, sets in (("complete", complete), ("preferred", preferred), ("stable", stable)):
        heads = [frozenset(arguments[place].head for place in one) for one in sets]
        every = frozenset.intersection(*heads) if heads else frozenset()
        some = frozenset[int]().union(*heads)
        views = accepted(answer, semantics, 60)  # type: ignore[arg-type]
        if (views.sceptical, views.credulous, views.no_stable, views.incomplete) != (every, some, not heads, False):
            return f"{semantics}: {views} against {sorted(every)}, {sorted(some)}"
    return None


@pytest.mark.parametrize("block", range(8))
def test_no_random_theory_disagrees(block: int, long_run: bool, tmp_path: Path) -> None:
    count = (LONG if long_run else QUICK) // 8
    compared = 0
    for seed in range(block * count, (block + 1) * count):
        theory = random_theory(seed, dense=bool(seed % 2))
        try:
            found = disagreement(theory)
        except TooMany:
            continue
        assert found is None, f"seed {seed}: {found}\n{theory}"
        compared += 1
    assert compared > count * 0.8


def test_wide_rules_as_narrow_ones(monkeypatch: pytest.MonkeyPatch, long_run: bool) -> None:
    """Long bodies are counted; here all are."""
    monkeypatch.setattr(wiring, "NARROW", 1)
    monkeypatch.setattr(residue, "NARROW", 1)
    for seed in range(4000 if long_run else 150):
        theory = random_theory(seed, dense=bool(seed % 2))
        try:
            found = disagreement(theory)
        except TooMany:
            continue
        assert found is None, f"seed {seed}: {found}\n{theory}"
