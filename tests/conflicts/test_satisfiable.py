"""A few clauses by trial, against a solver."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pysat.solvers import Solver

from argmap.conflicts.satisfiable import by_trial, led_to, solvable

literals = st.integers(1, 6).flatmap(lambda variable: st.sampled_from([variable, -variable]))


@given(st.lists(st.lists(literals, min_size=1, max_size=4), max_size=20), st.lists(literals, max_size=3))
def test_as_a_solver_has_it(clauses: list[list[int]], assumptions: list[int]) -> None:
    with Solver(name="g4", bootstrap_with=clauses) as solver:
        answer = solver.solve(assumptions=assumptions)
    assert by_trial(clauses, assumptions) == answer == solvable(clauses, assumptions)


@given(st.lists(st.lists(literals, min_size=1, max_size=3, unique=True), max_size=12))
def test_what_follows_at_once(clauses: list[list[int]]) -> None:
    for assumption, led in zip(range(1, 7), led_to(clauses, range(1, 7)), strict=True):
        with Solver(name="g4", bootstrap_with=clauses) as solver:
            assert assumption in led
            assert not any(solver.solve(assumptions=[assumption, -literal]) for literal in led)
        left = [[literal for literal in clause if -literal not in led] for clause in clauses]
        if all(left):  # else it cannot be so at all
            assert all(len(rest) > 1 or rest[0] in led for rest in left)


def test_what_is_too_much_is_left_to_a_solver() -> None:
    assert by_trial([[place, place + 1] for place in range(1, 5_000)], ()) is None
    # Six pigeons, five holes.
    pigeons = [[6 * hole + pigeon for hole in range(5)] for pigeon in range(1, 7)]
    apart = [[-6 * hole - one, -6 * hole - two] for hole in range(5) for one in range(1, 7) for two in range(one + 1, 7)]
    assert by_trial(pigeons + apart, ()) is None
    assert not solvable(pigeons + apart, ())
