"""Whether a few clauses can all be so, by trial: loading a solver costs more than most questions that a project asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_CLAUSES = 2_000  # above, loading a solver costs less than drawing what follows
_TRIALS = 100  # choices of a truth value


def solvable(clauses: Sequence[Sequence[int]], assumptions: Sequence[int]) -> bool:
    """Of signed variables (DIMACS), by trial or by a solver."""
    answer = by_trial(clauses, assumptions)
    if answer is not None:
        return answer
    from pysat.solvers import Solver

    with Solver(name="g4", bootstrap_with=clauses) as solver:
        return bool(solver.solve(assumptions=assumptions))


def led_to(clauses: Sequence[Sequence[int]], assumptions: Sequence[int]) -> Iterator[list[int]]:
    """For each assumption alone, what follows from it without a trial."""
    if len(clauses) * len(assumptions) <= _CLAUSES:
        for assumption in assumptions:
            chosen = {assumption}
            _drawn(clauses, chosen)
            yield sorted(chosen)
        return
    from pysat.solvers import Solver

    with Solver(name="m22", bootstrap_with=clauses) as solver:
        for assumption in assumptions:
            yield solver.propagate(assumptions=[assumption])[1]


def by_trial(clauses: Sequence[Sequence[int]], assumptions: Sequence[int]) -> bool | None:
    """None where that takes a solver: too many clauses, or too many trials.

    Davis, Logemann and Loveland 1962: what follows is drawn at once, and what is left is tried one way and then the other.
    """
    if len(clauses) > _CLAUSES:
        return None
    trials: list[list[int]] = [list(assumptions)]
    for _ in range(_TRIALS):
        if not trials:
            return False
        chosen = set(trials.pop())
        if any(-literal in chosen for literal in chosen):
            continue
        left = _drawn(clauses, chosen)
        if left is None:
            continue
        if not left:
            return True
        first = left[0][0]
        trials.append([*chosen, -first])
        trials.append([*chosen, first])
    return None


def _drawn(clauses: Sequence[Sequence[int]], chosen: set[int]) -> list[list[int]] | None:
    """Adds what follows; the clauses that are left, without what cannot be so. None where one of them has nothing left."""
    waiting: Sequence[Sequence[int]] = clauses
    while True:
        left: list[list[int]] = []
        drawn = False
        for clause in waiting:
            if not chosen.isdisjoint(clause):
                continue
            rest = [literal for literal in clause if -literal not in chosen]
            if not rest:
                return None
            if len(rest) == 1:
                chosen.add(rest[0])
                drawn = True
            else:
                left.append(rest)
        if not drawn:
            return left
        waiting = left
