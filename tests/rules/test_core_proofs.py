"""Proofs are well-founded, answers to attackers come from earlier rounds, and the postulates hold of every answer."""

from __future__ import annotations

from random import Random
from typing import TypeVar

from core_arguments import Theory, strict_forms
from core_theories import build, random_theory
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.rules.grounded import Grounded, grounded
from argmap.rules.solver import accepted


@st.composite
def theories(draw: st.DrawFn) -> Theory:
    atoms = draw(st.integers(1, 6))
    literal = st.integers(0, 2 * atoms - 1)
    body = st.lists(literal, max_size=4, unique=True).map(tuple)
    strict = st.tuples(body, literal).map(lambda rule: (rule[0], len(rule[0]), rule[1]))
    counted = st.tuples(st.lists(literal, min_size=1, max_size=5, unique=True).map(tuple), st.integers(1, 4), literal)
    defeasible = st.tuples(body, literal, st.integers(1, 5), st.lists(literal, max_size=2).map(tuple))
    return Theory(
        atoms,
        tuple(draw(st.lists(literal, max_size=2))),
        tuple(draw(st.lists(strict | counted, max_size=4))),
        tuple(draw(st.lists(defeasible, max_size=8))),
        tuple(draw(st.lists(st.tuples(literal, literal), max_size=2))),
    )


def consistent_facts(answer: Grounded) -> bool:
    """Whether facts and strict rules alone derive no literal together with its negation."""
    return not any(answer.held[literal] == answer.held[literal ^ 1] == 6 for literal in range(len(answer.held)))


@given(theories())
def test_what_is_accepted_is_closed_under_strict_rules_and_consistent(theory: Theory) -> None:
    answer = grounded(build(theory))
    assume(consistent_facts(answer))
    held = {literal for literal, strength in enumerate(answer.held) if strength}
    views = accepted(answer, "preferred", 30)
    for literals in (held, set(views.sceptical)):
        assert not any(literal ^ 1 in literals for literal in literals)
        assert not any(one in literals and other in literals for one, other in theory.contraries)
        for body, head in strict_forms(theory):
            assert head in literals or not set(body) <= literals
    assert held <= views.sceptical <= views.credulous
    assert views.credulous <= {literal for literal, strength in enumerate(answer.arguable) if strength}


@given(theories())
def test_strength_of_a_strict_conclusion_is_its_weakest_link(theory: Theory) -> None:
    answer = grounded(build(theory))
    for body, head in strict_forms(theory):
        least = min((answer.held[literal] for literal in body), default=6)
        assert answer.held[head] >= least


@given(theories())
def test_an_unrelated_claim_changes_nothing(theory: Theory) -> None:
    new = 2 * theory.atoms
    more = Theory(
        theory.atoms + 1,
        theory.facts,
        theory.strict,
        (*theory.defeasible, ((), new, 3, ()), ((new,), new, 2, (new,))),
        theory.contraries,
    )
    before, after = grounded(build(theory)), grounded(build(more))
    assert (before.held, before.arguable, before.derivable) == (after.held[:new], after.arguable[:new], after.derivable[:new])


T = TypeVar("T")


@given(theories(), st.randoms(use_true_random=False))
def test_the_order_of_rules_makes_no_difference(theory: Theory, random: Random) -> None:
    def shuffled(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(items, len(items)))

    other = Theory(
        theory.atoms,
        shuffled(theory.facts),
        shuffled(theory.strict),
        shuffled(theory.defeasible),
        tuple((b, a) for a, b in shuffled(theory.contraries)),
    )
    one, two = grounded(build(theory)), grounded(build(other))
    assert (one.held, one.arguable, one.derivable, one.rises.keys(), one.rounds) == (
        two.held,
        two.arguable,
        two.derivable,
        two.rises.keys(),
        two.rounds,
    )


@given(theories())
def test_every_proof_ends(theory: Theory) -> None:
    answer = grounded(build(theory))
    prove_all(answer)


def test_every_proof_ends_in_random_theories() -> None:
    for seed in range(500):
        prove_all(grounded(build(random_theory(seed, dense=bool(seed % 2)))))


def prove_all(answer: Grounded) -> None:
    base = answer.rulebase
    proven: set[int] = set()
    for literal, strength in enumerate(answer.held):
        if not strength:
            assert answer.support(literal) is None
            continue
        pending: list[tuple[int, bool]] = [(literal, False)]
        on_the_way: set[int] = set()
        while pending:
            claim, left = pending.pop()
            if left:
                on_the_way.discard(claim)
                proven.add(claim)
                continue
            if claim in proven:
                continue
            assert claim not in on_the_way, "a proof runs in a circle"
            on_the_way.add(claim)
            pending.append((claim, True))
            support = answer.support(claim)
            assert support is not None
            members = [*support.body, *([] if support.guard is None else [support.guard])]
            least = min((answer.held[member] for member in members), default=6)
            if not base.is_strict(support.rule):
                least = min(least, base.ranks[support.rule])
                assert answer.entered(support.rule, answer.held[claim]) is not None
                assert not any(answer.arguable[exception] for exception in base.unless(support.rule))
                assert answer.arguable[claim ^ 1] < answer.held[claim]
            assert least == answer.held[claim]
            pending.extend((member, False) for member in members)
