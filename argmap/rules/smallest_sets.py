"""Smallest sets by trial, smallest first: what must be lost for an answer to change, and what must come for one to be had.

Losses are found by a hitting-set tree (Reiter 1987): as long as the answer stands, it gives a set of reasons of which something must be
lost; so a loss that touches no reason is never tried. Gains are found in the same way from one smallest gain to the next. Both say so
when they stop at a limit before everything was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Generic, TypeVar

from attrs import field

from argmap.values import frozen

T = TypeVar("T")


@frozen
class Sets(Generic[T]):
    """``found``: none holds another; with what came of each. Smallest first, then in the order of names."""

    found: tuple[tuple[tuple[str, ...], T], ...]
    incomplete: bool = False


class Budget:
    """How many trials are left, counted in rules read: the same on every machine."""

    def __init__(self, work: int) -> None:
        self._left = work

    def spend(self, work: int) -> bool:
        """Whether there is enough left for a trial; the first is always made."""
        enough = self._left > 0
        self._left -= max(1, work)
        return enough


@frozen
class Outcome(Generic[T]):
    """What came of losing a set: ``changed``, or, where nothing changed, None and the ``reasons`` of which one more must be lost."""

    changed: T | None
    reasons: Collection[str] = field(factory=tuple)


def losses(lose: Callable[[frozenset[str]], Outcome[T]], budget: Budget, work: int, most: int) -> Sets[T]:
    """The ⊆-smallest sets whose loss changes something: all of them, unless a limit is hit."""
    found: list[tuple[frozenset[str], T]] = []
    level: list[frozenset[str]] = [frozenset()]
    seen: set[frozenset[str]] = set(level)
    incomplete = False
    while level and not incomplete:
        below: list[frozenset[str]] = []
        for lost in level:
            if any(each <= lost for each, _ in found):
                continue
            if not budget.spend(work) or len(found) >= most:
                incomplete = True
                break
            outcome = lose(lost)
            if outcome.changed is not None:
                found.append((lost, outcome.changed))
                continue
            for reason in sorted(outcome.reasons):
                more = lost | {reason}
                if more not in seen:
                    seen.add(more)
                    below.append(more)
        level = sorted(below, key=sorted)
    return Sets(_in_order(found), incomplete)


def gains(enough: Callable[[frozenset[str]], bool], offered: Iterable[str], budget: Budget, work: int, most: int) -> Sets[None]:
    """The ⊆-smallest sets of what is offered that are enough, where more never harms: all of them, unless a limit is hit."""
    names = sorted(set(offered))
    found: dict[frozenset[str], None] = {}
    level: list[frozenset[str]] = [frozenset()]
    seen: set[frozenset[str]] = set(level)
    while level:
        below: list[frozenset[str]] = []
        for kept_out in level:
            known = next((each for each in found if not each & kept_out), None)
            if known is None:
                left = frozenset(name for name in names if name not in kept_out)
                if len(found) >= most or not budget.spend(work):
                    return Sets(_in_order([(each, None) for each in found]), incomplete=True)
                if not enough(left):
                    continue
                known = _shrunk(enough, left, budget, work)
                if known is None:
                    return Sets(_in_order([(each, None) for each in found]), incomplete=True)
                found[known] = None
            for name in sorted(known):
                more = kept_out | {name}
                if more not in seen:
                    seen.add(more)
                    below.append(more)
        level = below
    return Sets(_in_order([(each, None) for each in found]))


def _shrunk(enough: Callable[[frozenset[str]], bool], names: frozenset[str], budget: Budget, work: int) -> frozenset[str] | None:
    """One from which nothing can be left out: halves first, then one by one. None where the budget runs out."""
    kept = names
    size = max(1, len(names) // 2)
    while True:
        order = sorted(kept)
        for place in range(0, len(order), size):
            fewer = kept.difference(order[place : place + size])
            if len(fewer) < len(kept):
                if not budget.spend(work):
                    return None
                if enough(fewer):
                    kept = fewer
        if size == 1:
            return kept
        size = max(1, min(size // 2, len(kept) // 2))


def _in_order(found: Iterable[tuple[frozenset[str], T]]) -> tuple[tuple[tuple[str, ...], T], ...]:
    return tuple(sorted(((tuple(sorted(names)), what) for names, what in found), key=lambda each: (len(each[0]), each[0])))
