"""What many say and many deny: days that are shared give the same answers as pairs."""

from __future__ import annotations

from unittest import mock

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from written import argument

from argmap.model.argument import Argument
from argmap.rules import shared
from argmap.rules.evaluate import evaluate
from argmap.rules.evaluation import Evaluation
from argmap.rules.explain import explain
from argmap.rules.explanation import Explanation
from argmap.rules.from_argument import from_argument
from argmap.settings import Prefer, Semantics, Settings

HEAD = """
type thing
entity x "X" : thing
predicate p(of: thing)
voice v "V"
voice w "W" grade B
condition k "K" means p(of: x) when 2024-03..2024-04
condition l "L" means not p(of: x) when 2024-03
conclusion c "C" if not k because s0.a
conclusion d "D" needs l because s0.a
"""
DATES = ("2024-01", "2024-02..", "..2024-02", "2024-01..2024-03", "2024-03", "2024-04", "2024", "2024-02-10..2024-03-10")


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = [HEAD]
    for number in range(draw(st.integers(2, 8))):
        grade = draw(st.sampled_from("ABCDE"))
        when = draw(st.sampled_from(["", *(f" when {dates}" for dates in DATES)]))
        by = draw(st.sampled_from(["", "", " by v", " by w", f" by v on 2023-0{number + 1}", " is likely", " if k", " is impossible"]))
        literal = draw(st.sampled_from(["p(of: x)", "not p(of: x)"]))
        lines.append(f'source s{number} "S" outlet "O{number}" published 2024-0{number + 1} grade {grade}3')
        lines.append(f'premise a "A" from s{number} means {literal}{by}{when}')
    return "\n".join(lines)


def evaluated(of: Argument, pairs: int, ranking: Settings) -> tuple[Evaluation, Explanation]:
    with mock.patch.object(shared, "_PAIRS", pairs):
        return evaluate(of, ranking), explain(of, ranking, "s0.a")


@settings(max_examples=100)
@given(texts(), st.sampled_from(["none", "reliability"]), st.sampled_from(["grounded", "preferred"]))
def test_shared_days_give_what_pairs_give(text: str, prefer: Prefer, semantics: Semantics) -> None:
    of, ranking = argument(text), Settings(prefer=prefer, semantics=semantics)
    by_pairs, told_by_pairs = evaluated(of, 1_000_000, ranking)
    by_days, told = evaluated(of, 1, ranking)
    assert by_days == by_pairs
    assert set(told.attackers) == set(told_by_pairs.attackers)
    assert evolve(told, attackers=(), proof=(), circle=()) == evolve(told_by_pairs, attackers=(), proof=(), circle=())


def test_rules_grow_with_the_claims_and_not_with_their_pairs() -> None:
    def rules(claims: int) -> int:
        lines = ['type thing\nentity x "X" : thing\npredicate p(of: thing)']
        for number in range(claims):
            year, month, day = 2020 + number // 336 % 4, number // 28 % 12 + 1, number % 28 + 1
            lines.append(f'source s{number} "S" published {year}-{month:02}-{day:02}')
            lines.append(f'premise a "A" from s{number} means {"not " if number % 2 else ""}p(of: x)')
        return from_argument(argument("\n".join(lines)), Settings()).rulebase.rule_count

    assert rules(1_200) < 4 * rules(400)
