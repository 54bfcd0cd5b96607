"""Smallest sets of claims that cannot all be so, by a solver: without any one of its claims a set is consistent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations, pairwise, product

from argmap.conflicts.members import Member
from argmap.conflicts.satisfiable import led_to, solvable
from argmap.conflicts.theory import Clauses, Theory
from argmap.groups import Groups
from argmap.meaning.literals import Vocabulary
from argmap.meaning.relations import Consequences

_CALLS = 4_000  # of the solver, for one component
MANY = "only the first {} of the sets of claims that cannot all be so are listed"

Pairs = Mapping[str, Set[str]]
"""From the first claim of each, by name, to the others."""


def search(
    members: Sequence[Member],
    consequences: Consequences,
    vocabulary: Vocabulary,
    known: Pairs,
    limit: int,
    found: dict[tuple[str, ...], tuple[str, ...]],
    incomplete: list[str],
) -> Fraction:
    """Adds to ``found`` each set with the rules that it rests on. The share of what is followed at most."""
    if len(members) < 2:
        return Fraction(0)
    theory = Theory((literal for member in members for literal in member.literals), consequences, vocabulary)
    if theory.incomplete:
        incomplete.append("some rule has too many instances for all of them to be looked at")
    if theory.cost >= 1:
        incomplete.append("more follows from what is declared than is looked at for claims that cannot all be so")
    for component, clauses in _components(members, theory):
        if len(component) > 1 and len(found) < limit:
            _Component(component, clauses, theory, consequences, known).search(limit, found, incomplete)
    return theory.cost


_Ruled = tuple[list[int], int]
"""A clause, and the declared set that it comes from; -1 for none."""


def _components(members: Sequence[Member], theory: Theory) -> list[tuple[list[Member], list[_Ruled]]]:
    """Members joined by clauses, with those clauses."""
    joined = Groups[int]()

    def join(items: Iterable[int]) -> None:
        for one, other in pairwise(abs(item) for item in items):
            joined.join(one, other)

    ruled: list[_Ruled] = [*((clause, -1) for clause in theory.background), *theory.rules]
    for clause, _ in ruled:
        join(clause)
    for member in members:
        join(theory.variable(literal) for literal in member.literals)
    groups: dict[int, tuple[list[Member], list[_Ruled]]] = {}
    for member in members:
        groups.setdefault(joined.of(abs(theory.variable(next(member.literals)))), ([], []))[0].append(member)
    for clause, number in ruled:
        group = groups.get(joined.of(abs(clause[0])))
        if group is not None:
            group[1].append((clause, number))
    return list(groups.values())


class _Component:
    def __init__(
        self, members: Sequence[Member], ruled: Sequence[_Ruled], theory: Theory, consequences: Consequences, known: Pairs
    ) -> None:
        """``known``: pairs that conflict already."""
        self._members = members
        self._ruled = ruled
        self._clauses: Clauses = [clause for clause, _ in ruled]
        self._theory = theory
        self._consequences = consequences
        self._known = known
        self._calls = 0
        self._alone: dict[int, bool] = {}  # by place among the members

    def search(self, limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]) -> None:
        if self._consistent(self._members):
            return
        pairs = all(len(clause) == 2 for clause in self._clauses) and all(
            len(clause) == 1 for member in self._members for clause in member.clauses
        )
        self._pairs(limit, found, incomplete)
        if pairs:
            return  # of clauses of two every smallest set is a pair
        self._by_one_rule(limit, found, incomplete)
        seen: set[tuple[int, ...]] = set()
        for active in self._slices():
            key = tuple(active)
            if key in seen:
                continue
            seen.add(key)
            if len(found) >= limit or self._calls > _CALLS:
                return
            self._enumerate([self._members[place] for place in active], limit, found, incomplete)

    def _pairs(self, limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]) -> None:
        """Two claims of which each leads to the denial of the other, and that are not known to conflict."""
        ours, selectors = self._of(self._members)
        first = self._theory.size + 1
        for mine, led in enumerate(led_to(self._clauses + ours, selectors)):
            for theirs in (-literal - first for literal in led if -literal - first > mine):
                one, other = self._members[mine], self._members[theirs]
                names = self._names((one, other))
                if names in found or not self._sets_apart(names, one, other) or not one.time.overlaps(other.time):
                    continue
                if self._counts((one, other)) and self._so_alone(mine) and self._so_alone(theirs):
                    found[names] = self._rules((one, other))
                    if len(found) >= limit:
                        incomplete.append(MANY.format(limit))
                        return

    def _by_one_rule(self, limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]) -> None:
        """What a single rule forbids, read off without a search: most sets are of this sort."""
        from pysat.solvers import Solver

        saying: dict[int, list[int]] = {}
        for place, member in enumerate(self._members):
            for clause in member.clauses:
                if len(clause) == 1:
                    saying.setdefault(self._theory.variable(clause[0]), []).append(place)
        ours, selectors = self._of(self._members)
        with Solver(name="g4", bootstrap_with=self._clauses + ours) as solver:
            for forbidden in self._clauses:
                if len(forbidden) < 3:
                    continue
                for number, choice in enumerate(product(*(saying.get(-literal, ()) for literal in forbidden))):
                    if number >= limit:
                        break
                    chosen = [self._members[place] for place in sorted(set(choice))]
                    names = self._names(chosen)
                    if len(names) < 3 or names in found or not self._at_one_time(chosen) or not self._counts(chosen):
                        continue
                    picked = [selectors[place] for place in sorted(set(choice))]
                    smaller = ([each for each in picked if each != left] for left in picked)
                    if self._conflicting(names) or not all(solver.solve(assumptions=rest) for rest in smaller):
                        continue
                    found[names] = self._rules(chosen)
                    if len(found) >= limit:
                        incomplete.append(MANY.format(limit))
                        return

    def _so_alone(self, place: int) -> bool:
        """What cannot be so by itself is at odds with everything, and so with nothing."""
        if place not in self._alone:
            self._alone[place] = self._consistent((self._members[place],))
        return self._alone[place]

    def _names(self, chosen: Sequence[Member]) -> tuple[str, ...]:
        return tuple(sorted({claim for member in chosen for claim in member.claims}))

    def _conflicting(self, names: Sequence[str]) -> bool:
        return any(other in self._known.get(one, ()) for one, other in combinations(names, 2))

    def _sets_apart(self, names: Sequence[str], *chosen: Member) -> bool:
        """Whether it is something new of several claims: what one of them says on a condition that another meets is no pair."""
        least = 3 if any(member.leaning for member in chosen) else 2
        return len(names) >= least and not self._conflicting(names)

    def _at_one_time(self, chosen: Sequence[Member]) -> bool:
        return all(one.time.overlaps(other.time) for one, other in combinations(chosen, 2))

    def _slices(self) -> Iterator[list[int]]:
        """The members that speak of one day, for each day on which one begins to."""
        starts = sorted({member.time.first or 0 for member in self._members})
        for start in starts:
            active = [
                place
                for place, member in enumerate(self._members)
                if (member.time.first or 0) <= start and (member.time.last is None or member.time.last >= start)
            ]
            if len(active) > 1:
                yield active

    def _of(self, members: Sequence[Member]) -> tuple[Clauses, list[int]]:
        """Each member under a selector, above the theory's own variables."""
        clauses: Clauses = []
        selectors = []
        for place, member in enumerate(members):
            selector = self._theory.size + 1 + place
            selectors.append(selector)
            clauses += [[-selector, *(self._theory.variable(literal) for literal in clause)] for clause in member.clauses]
        return clauses, selectors

    def _consistent(self, members: Sequence[Member]) -> bool:
        clauses, selectors = self._of(members)
        return solvable(self._clauses + clauses, selectors)

    def _enumerate(
        self, members: Sequence[Member], limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]
    ) -> None:
        """MARCO (Liffiton and others 2016): seeds that no known set forbids, shrunk where inconsistent, grown where not. Pairs that
        conflict are forbidden from the start, so that no set holds one."""
        from pysat.solvers import Solver

        clauses, selectors = self._of(members)
        place_of = {member.claim: place for place, member in enumerate(members) if not member.leaning}
        places: dict[str, list[int]] = {}
        for place, member in enumerate(members):
            for name in member.claims:
                places.setdefault(name, []).append(place)
        with Solver(name="g4", bootstrap_with=self._clauses + clauses) as solver, Solver(name="m22") as seeds:
            seeds.set_phases(selectors)
            for selector in selectors:
                seeds.add_clause([selector, -selector])
            for names in sorted(found):
                if all(name in place_of for name in names):
                    seeds.add_clause([-selectors[place_of[name]] for name in names])
            for one in places:
                for other in sorted(self._known.get(one, ())):
                    for mine, theirs in product(places[one], places.get(other, ())):
                        seeds.add_clause([-selectors[mine], -selectors[theirs]])
            while seeds.solve():
                model = set(seeds.get_model() or ())
                seed = [selector for selector in selectors if selector in model]
                self._calls += 1
                if solver.solve(assumptions=seed):
                    so = set(solver.get_model() or ())
                    kept = {
                        selector
                        for selector, member in zip(selectors, members, strict=True)
                        if all(any(self._theory.variable(literal) in so for literal in clause) for clause in member.clauses)
                    }
                    seeds.add_clause([selector for selector in selectors if selector not in kept])
                    if len(kept) == len(selectors):
                        return
                else:
                    core = sorted(set(solver.get_core() or seed))
                    for selector in list(core):
                        smaller = [each for each in core if each != selector]
                        self._calls += 1
                        if not solver.solve(assumptions=smaller):
                            core = smaller
                    seeds.add_clause([-selector for selector in core])
                    chosen = [members[selector - self._theory.size - 1] for selector in core]
                    if self._counts(chosen):
                        names = self._names(chosen)
                        if names not in found and self._sets_apart(names, *chosen):
                            found[names] = self._rules(chosen)
                if len(found) >= limit or self._calls > _CALLS:
                    incomplete.append(MANY.format(limit))
                    return

    def _counts(self, chosen: Sequence[Member]) -> bool:
        """The doubts leave something over; and what happens at some moment happens within what holds throughout."""
        doubts: dict[str, Fraction] = {}
        for member in chosen:
            for claim, doubt in ((member.claim, member.doubt), *member.leaning):
                doubts[claim] = max(doubt, doubts.get(claim, doubt))
        if sum(doubts.values(), Fraction(0)) >= 100:
            return False
        return all(
            not member.moment or other.moment or member is other or member.time.within(other.time) for member in chosen for other in chosen
        )

    def _rules(self, chosen: Sequence[Member]) -> tuple[str, ...]:
        """What is declared, as far as the set rests on it."""
        from pysat.solvers import Solver

        clauses, selectors = self._of(chosen)
        first = self._theory.size + len(chosen) + 1
        rules = [[-(first + place), *clause] for place, (clause, _) in enumerate(self._ruled)]
        with Solver(name="g4", bootstrap_with=clauses + rules) as solver:
            solver.solve(assumptions=[*selectors, *range(first, first + len(rules))])
            core = sorted(each - first for each in solver.get_core() or () if each >= first)
        numbers = dict.fromkeys(self._ruled[place][1] for place in core)
        return tuple(dict.fromkeys(self._consequences.sets[number].words for number in numbers if number >= 0))
