"""An independent reading of ASPIC+ for small theories: every argument is written out, and attacks are between arguments.

Modgil and Prakken 2013, with restricted rebut (on defeasible conclusions only), undercut by exceptions, and the weakest link over total
ranks; abstract semantics after Dung 1995. Strict rules are transposed explicitly, contraries and counted rules expanded. Nothing
here is shared with `argmap.rules` but the numbers of literals.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from attrs import frozen

INF = 6


@frozen
class Theory:
    """Literals are ``2 * atom`` and ``2 * atom + 1``. Strict: (body, how many of it, head); defeasible: (body, head, rank, unless)."""

    atoms: int
    facts: tuple[int, ...] = ()
    strict: tuple[tuple[tuple[int, ...], int, int], ...] = ()
    defeasible: tuple[tuple[tuple[int, ...], int, int, tuple[int, ...]], ...] = ()
    contraries: tuple[tuple[int, int], ...] = ()


class TooMany(Exception):
    """The theory has more arguments than the oracle is willing to write out."""


@frozen
class Written:
    """An argument: ``used`` are the defeasible rules anywhere in it; ``strength`` the least of their ranks."""

    head: int
    strength: int
    used: frozenset[int]
    top: int | None  # the defeasible rule that it ends with
    parts: frozenset[tuple[int, int, int]]  # (rule, head, strength) of each sub-argument that ends with a defeasible rule


def strict_forms(theory: Theory) -> list[tuple[tuple[int, ...], int]]:
    """Strict rules, contraries and counted rules as plain rules, closed under transposition."""
    plain: set[tuple[tuple[int, ...], int]] = set()
    for body, count, head in theory.strict:
        plain.update((choice, head) for choice in combinations(sorted(set(body)), max(count, 0)))
    for one, other in theory.contraries:
        plain.update({((one,), other ^ 1), ((other,), one ^ 1)})
    for body, head in sorted(plain):
        for place, literal in enumerate(body):
            plain.add((tuple(sorted({*body[:place], *body[place + 1 :], head ^ 1})), literal ^ 1))
    return sorted(plain)


def write_out(theory: Theory, most: int = 400) -> list[Written]:
    """Every argument in which no conclusion is used to come to itself (others add nothing: their strength is no greater, and
    whatever attacks the inner one attacks them)."""
    forms = strict_forms(theory)
    found: dict[int, set[tuple[Written, frozenset[int]]]] = {literal: set() for literal in range(2 * theory.atoms)}
    for fact in theory.facts:
        found[fact].add((Written(fact, INF, frozenset(), None, frozenset()), frozenset({fact})))
    grown = True
    while grown:
        grown = False
        for body, head, rule in [(b, h, None) for b, h in forms] + [(b, h, r) for r, (b, h, _, _) in enumerate(theory.defeasible)]:
            for choice in product(*[sorted(found[literal], key=repr) for literal in sorted(set(body))]):
                seen = frozenset().union(*[below for _, below in choice])
                if head in seen:
                    continue
                strength = min([INF, *[part.strength for part, _ in choice]])
                used = frozenset().union(*[part.used for part, _ in choice])
                parts = frozenset().union(*[part.parts for part, _ in choice])
                if rule is not None:
                    strength = min(strength, theory.defeasible[rule][2])
                    used |= {rule}
                    parts |= {(rule, head, strength)}
                new = (Written(head, strength, used, rule, parts), seen | {head})
                if new not in found[head]:
                    found[head].add(new)
                    grown = True
                    if sum(map(len, found.values())) > most:
                        raise TooMany
    return sorted({argument for arguments in found.values() for argument, _ in arguments}, key=repr)


def attacks(theory: Theory, arguments: list[Written]) -> list[set[int]]:
    """By argument, the places of those that attack it: on a defeasible conclusion of equal or lesser strength, or by an exception."""
    contrary = {literal: {literal ^ 1} for literal in range(2 * theory.atoms)}
    for one, other in theory.contraries:
        contrary[one].add(other)
        contrary[other].add(one)
    by: list[set[int]] = []
    for attacked in arguments:
        by.append(
            {
                place
                for place, attacker in enumerate(arguments)
                for rule, head, strength in attacked.parts
                if (attacker.head in contrary[head] and attacker.strength >= strength) or attacker.head in theory.defeasible[rule][3]
            }
        )
    return by


def grounded_set(by: list[set[int]]) -> set[int]:
    inside: set[int] = set()
    while True:
        out = {place for place in range(len(by)) if by[place] & inside}
        more = {place for place in range(len(by)) if by[place] <= out}
        if more == inside:
            return inside
        inside = more


def complete_sets(by: list[set[int]]) -> Iterator[frozenset[int]]:
    """Every complete extension, once: of each argument in turn, that it is in, and that it is not."""
    everything = range(len(by))

    def out(accepted: frozenset[int]) -> set[int]:
        return {place for place in everything if by[place] & accepted}

    def close(accepted: frozenset[int]) -> frozenset[int]:
        """The least set that holds ``accepted`` and all that it defends: every complete set above the one is above the other."""
        while True:
            beaten = out(accepted)
            more = accepted | {place for place in everything if by[place] <= beaten}
            if more == accepted:
                return accepted
            accepted = more

    pending: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset(), frozenset())]
    while pending:
        accepted, refused = pending.pop()
        accepted = close(accepted)
        beaten = out(accepted)
        if accepted & (refused | beaten):
            continue
        free = [place for place in everything if place not in accepted and place not in refused and place not in beaten]
        attackers = set[int]().union(*[by[place] for place in accepted]) - beaten
        if any(not by[attacker] & set(free) for attacker in attackers):
            continue  # nothing is left to defend it with
        if not free:
            yield accepted
            continue
        pending += [(accepted | {free[0]}, refused), (accepted, refused | {free[0]})]
