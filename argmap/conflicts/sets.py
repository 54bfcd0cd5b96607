"""R10: claims that cannot all be so, though no two of them conflict; and, for contraries of more than two, likelihoods that add
up to more than certainty (R6). Smallest sets only: without any one of its claims a set is consistent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations, product

from argmap.conflicts.clashes import Judge
from argmap.conflicts.issues import Conflict, InconsistentSet, RuleName, Strength
from argmap.conflicts.parties import independent, level
from argmap.conflicts.satisfiable import led_to, solvable
from argmap.conflicts.statements import Said, Spoken
from argmap.conflicts.theory import Clauses, Theory, entails
from argmap.conflicts.wording import RULES, headline
from argmap.findings.core import fingerprint
from argmap.meaning.relations import Consequences, Nogood, negated, proposition, relation_words
from argmap.meaning.stands import Stand, gap_strength
from argmap.model.argument import Argument, Claim, LiteralMeaning
from argmap.model.wording import listed, voice_words
from argmap.settings import Settings
from argmap.times import Interval
from argmap.values import frozen

_CALLS = 4_000  # of the solver, for one component
_RULES: tuple[RuleName, ...] = ("R4", "R6", "R7", "R8")
_MANY = "only the first {} of the sets of claims that cannot all be so are listed"
_COMBINED = 20_000  # choices of claims for one contrary of more than two


@frozen
class Sets:
    """``pairs``: two claims that only several rules together make inconsistent. ``cost``: the share of what is followed at most."""

    sets: tuple[InconsistentSet, ...]
    pairs: tuple[Conflict, ...]
    incomplete: tuple[str, ...]
    cost: Fraction = Fraction(0)


@frozen
class _Member:
    """What a claim puts forward unconditionally: of each clause some literal is so. ``doubt``: 100 less its lower bound."""

    claim: str
    clauses: tuple[tuple[LiteralMeaning, ...], ...]
    doubt: Fraction
    time: Interval
    moment: bool

    @property
    def literals(self) -> Iterator[LiteralMeaning]:
        for clause in self.clauses:
            yield from clause


def find_sets(spoken: Spoken, judge: Judge, settings: Settings) -> Sets:
    strict = _strict_steps(judge.argument)
    if not judge.consequences.sets and not spoken.wholes and not strict:
        return Sets((), (), ())  # pairs are all that there can be
    members = _members(spoken, judge)
    # Of which one says what the other denies; what merely sits ill together may stand in a set all the same.
    known: dict[str, set[str]] = {}
    for (one, other, rule), pair in judge.pairs.items():
        if rule in _RULES and pair.kind != "changed-over-time":
            known.setdefault(one, set()).add(other)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    incomplete: list[str] = []
    cost = Fraction(0)
    consequences = judge.consequences
    has_clauses = any(len(clause) > 1 for member in members for clause in member.clauses)
    if consequences.sets or has_clauses:
        touched = [member for member in members if _touches(member, consequences) or any(len(clause) > 1 for clause in member.clauses)]
        if has_clauses:
            asked = {literal.predicate for member in touched for literal in member.literals}
            touched = [member for member in members if any(literal.predicate in asked for literal in member.literals)]
        cost = _search(touched, consequences, judge, known, settings.limits.sets, found, incomplete)
    own: dict[str, list[_Member]] = {}
    for member in members if strict else ():
        source = judge.argument.claims[member.claim].source
        if source is not None and source in strict and judge.commitment(member.claim).outlet is not None:
            own.setdefault(source, []).append(member)
    for source, said in sorted(own.items()):
        theirs = Consequences((*consequences.sets, *strict[source]), judge.vocabulary)
        touched = [member for member in said if _touches(member, theirs)]
        cost = max(cost, _search(touched, theirs, judge, known, settings.limits.sets, found, incomplete))
    _add_up(spoken, judge, settings.limits.sets, found, incomplete)
    names = sorted(found)
    return Sets(
        tuple(_set(claims, found[claims], judge) for claims in names if len(claims) > 2),
        tuple(_pair(claims, found[claims], members, judge) for claims in names if len(claims) == 2),
        tuple(dict.fromkeys(incomplete)),
        cost,
    )


# --- what is put forward ----------------------------------------------------------------------------------------------


def _members(spoken: Spoken, judge: Judge) -> list[_Member]:
    """One for each unconditional claim that somebody is committed to, at each time that it speaks of."""
    parts: dict[tuple[str, Interval], tuple[list[tuple[LiteralMeaning, ...]], list[Fraction], bool]] = {}

    def add(claim: str, clause: tuple[LiteralMeaning, ...], lower: Fraction, time: Interval, moment: bool) -> None:
        if lower <= 0 or judge.waiting.of(claim) is not None or not judge.commitment(claim):
            return
        clauses, lowers, _ = parts.setdefault((claim, time), ([], [], False))
        clauses.append(clause)
        lowers.append(lower)
        if moment:
            parts[(claim, time)] = (clauses, lowers, True)

    for said in spoken.said:
        if said.led is not None:
            continue
        literal, how = said.timed.literal, said.stand
        # The likelier of the two sides: a band speaks for what it makes likely.
        if how.turned().lower > how.lower and how.bounds != "lower":
            literal, how = (negated(literal) if literal.positive else literal), how.turned()
        elif not literal.positive:
            literal = negated(literal)
        if how.bounds != "upper":
            for claim in said.claims:
                add(claim, (literal,), how.lower, said.timed.time, said.moment)
    for whole in spoken.wholes:
        turned = whole.stand.turned()
        if turned.lower > 0 and turned.bounds != "upper":
            add(whole.claim, tuple(sorted(map(negated, whole.literals), key=repr)), turned.lower, whole.time, False)
    return [
        _Member(claim, tuple(clauses), 100 - min(lowers), time, moment)
        for (claim, time), (clauses, lowers, moment) in sorted(parts.items(), key=lambda each: (each[0][0], str(each[0][1])))
    ]


def _touches(member: _Member, consequences: Consequences) -> bool:
    literals = [*member.literals, *map(negated, member.literals)]
    return consequences.touches(literals)


def _strict_steps(argument: Argument) -> Mapping[str, list[Nogood]]:
    """By source: an analyst's strict step binds its own source alone."""
    found: dict[str, list[Nogood]] = {}
    for claim in argument.claims.values():
        if claim.source is None or claim.damaged:
            continue
        for step in claim.steps:
            premises = [argument.claims.get(name) for name in step.premises]
            if not step.strict or step.said or step.conditions or not premises or claim.conditions:
                continue
            means = [_units(premise, argument) for premise in premises if premise is not None and not premise.damaged]
            heads = _units(claim, argument)
            if len(means) < len(premises) or any(mean is None for mean in means) or heads is None:
                continue
            body = [literal for mean in means for literal in mean or ()]
            for head in heads:
                literals = tuple(dict.fromkeys([*body, negated(head)]))
                if len(literals) > 1:
                    found.setdefault(claim.source, []).append(Nogood(literals, "rule", step.name))
    return found


def _units(claim: Claim, argument: Argument) -> tuple[LiteralMeaning, ...] | None:
    clauses = proposition(claim, argument.claims)
    return tuple(clause[0] for clause in clauses) if all(len(clause) == 1 for clause in clauses) else None


# --- the search -------------------------------------------------------------------------------------------------------


def _search(
    members: Sequence[_Member],
    consequences: Consequences,
    judge: Judge,
    known: Pairs,
    limit: int,
    found: dict[tuple[str, ...], tuple[str, ...]],
    incomplete: list[str],
) -> Fraction:
    """The share of what is followed at most."""
    if len(members) < 2:
        return Fraction(0)
    theory = Theory((literal for member in members for literal in member.literals), consequences, judge.vocabulary)
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


def _components(members: Sequence[_Member], theory: Theory) -> list[tuple[list[_Member], list[_Ruled]]]:
    """Members joined by clauses, with those clauses."""
    parent = list(range(theory.size + 1))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(items: Iterable[int]) -> None:
        roots = sorted({root(abs(item)) for item in items})
        for other in roots[1:]:
            parent[other] = roots[0]

    ruled: list[_Ruled] = [*((clause, -1) for clause in theory.background), *theory.rules]
    for clause, _ in ruled:
        join(clause)
    for member in members:
        join(theory.variable(literal) for literal in member.literals)
    groups: dict[int, tuple[list[_Member], list[_Ruled]]] = {}
    for member in members:
        groups.setdefault(root(abs(theory.variable(next(member.literals)))), ([], []))[0].append(member)
    for clause, number in ruled:
        group = groups.get(root(abs(clause[0])))
        if group is not None:
            group[1].append((clause, number))
    return list(groups.values())


Pairs = Mapping[str, Set[str]]
"""From the first claim of each, by name, to the others."""


class _Component:
    def __init__(
        self, members: Sequence[_Member], ruled: Sequence[_Ruled], theory: Theory, consequences: Consequences, known: Pairs
    ) -> None:
        """``known``: pairs that conflict already."""
        self._members = members
        self._ruled = ruled
        self._clauses: Clauses = [clause for clause, _ in ruled]
        self._theory = theory
        self._consequences = consequences
        self._known = known
        self._calls = 0

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
        for one, selector, led in zip(self._members, selectors, led_to(self._clauses + ours, selectors), strict=True):
            for other in (self._members[-literal - first] for literal in led if -literal > selector):
                names = tuple(sorted((one.claim, other.claim)))
                if names[0] == names[1] or names in found or names[1] in self._known.get(names[0], ()) or not one.time.overlaps(other.time):
                    continue
                if self._counts((one, other)):
                    found[names] = self._rules((one, other))
                    if len(found) >= limit:
                        incomplete.append(_MANY.format(limit))
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
                    names = tuple(sorted({member.claim for member in chosen}))
                    if len(names) < 3 or names in found or not self._at_one_time(chosen) or not self._counts(chosen):
                        continue
                    picked = [selectors[place] for place in sorted(set(choice))]
                    smaller = ([each for each in picked if each != left] for left in picked)
                    conflicting = any(other in self._known.get(one, ()) for one, other in combinations(names, 2))
                    if conflicting or not all(solver.solve(assumptions=rest) for rest in smaller):
                        continue
                    found[names] = self._rules(chosen)
                    if len(found) >= limit:
                        incomplete.append(_MANY.format(limit))
                        return

    def _at_one_time(self, chosen: Sequence[_Member]) -> bool:
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

    def _of(self, members: Sequence[_Member]) -> tuple[Clauses, list[int]]:
        """Each member under a selector, above the theory's own variables."""
        clauses: Clauses = []
        selectors = []
        for place, member in enumerate(members):
            selector = self._theory.size + 1 + place
            selectors.append(selector)
            clauses += [[-selector, *(self._theory.variable(literal) for literal in clause)] for clause in member.clauses]
        return clauses, selectors

    def _consistent(self, members: Sequence[_Member]) -> bool:
        clauses, selectors = self._of(members)
        return solvable(self._clauses + clauses, selectors)

    def _enumerate(
        self, members: Sequence[_Member], limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]
    ) -> None:
        """MARCO (Liffiton and others 2016): seeds that no known set forbids, shrunk where inconsistent, grown where not. Pairs that
        conflict are forbidden from the start, so that no set holds one."""
        from pysat.solvers import Solver

        clauses, selectors = self._of(members)
        place_of = {member.claim: place for place, member in enumerate(members)}
        with Solver(name="g4", bootstrap_with=self._clauses + clauses) as solver, Solver(name="m22") as seeds:
            seeds.set_phases(selectors)
            for selector in selectors:
                seeds.add_clause([selector, -selector])
            for names in sorted(found):
                if all(name in place_of for name in names):
                    seeds.add_clause([-selectors[place_of[name]] for name in names])
            for one in place_of:
                for other in sorted(self._known.get(one, ())):
                    if other in place_of:
                        seeds.add_clause([-selectors[place_of[one]], -selectors[place_of[other]]])
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
                        names = tuple(sorted({member.claim for member in chosen}))
                        if len(names) > 1 and names not in found:
                            found[names] = self._rules(chosen)
                if len(found) >= limit or self._calls > _CALLS:
                    incomplete.append(_MANY.format(limit))
                    return

    def _counts(self, chosen: Sequence[_Member]) -> bool:
        """The doubts leave something over; and what happens at some moment happens within what holds throughout."""
        if sum((member.doubt for member in chosen), Fraction(0)) >= 100:
            return False
        return all(
            not member.moment or other.moment or member is other or member.time.within(other.time) for member in chosen for other in chosen
        )

    def _rules(self, chosen: Sequence[_Member]) -> tuple[str, ...]:
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


# --- likelihoods that add up ------------------------------------------------------------------------------------------


def _add_up(spoken: Spoken, judge: Judge, limit: int, found: dict[tuple[str, ...], tuple[str, ...]], incomplete: list[str]) -> None:
    """Contraries of more than two, each likely enough for its own, that are too likely together."""
    argument = judge.argument
    uncertain: dict[str, list[tuple[LiteralMeaning, Stand, Said]]] = {}
    for said in spoken.said:
        if said.stand.form == "band" and (said.led is None or not said.led.contrary):
            literal, how = said.timed.literal, said.stand
            for each, signed in ((_signed(literal, True), how), (_signed(literal, False), how.turned())):
                if signed.lower > 0:
                    uncertain.setdefault(each.predicate, []).append((each, signed, said))
    if not uncertain:
        return
    for relation in argument.relations:
        claims = [argument.claims.get(name) for name in relation.claims]
        if relation.kind != "contrary" or len(claims) < 3 or any(claim is None or claim.damaged for claim in claims):
            continue
        options = [_saying(_units(claim, argument), uncertain, judge) for claim in claims if claim is not None]
        most = sum((max(lower for _, lower, _ in option) for option in options if option), Fraction(0))
        if most <= 100:
            continue
        number = 0
        for size in range(3, len(options) + 1):
            for chosen in combinations([option for option in options if option], size):
                for choice in product(*chosen):
                    number += 1
                    if number > _COMBINED:
                        incomplete.append("of a contrary of many claims not all likelihoods were added up")
                        break
                    names = tuple(sorted({said for said, _, _ in choice}))
                    if len(names) == size and _too_likely(choice, judge) and not any(set(known) <= set(names) for known in found):
                        found[names] = (relation_words(relation),)
                if number > _COMBINED:
                    break
        if len(found) > limit:
            incomplete.append(_MANY.format(limit))


_Choice = tuple[str, Fraction, Interval]


def _signed(literal: LiteralMeaning, positive: bool) -> LiteralMeaning:
    return literal if literal.positive == positive else negated(literal)


def _saying(
    literals: tuple[LiteralMeaning, ...] | None, uncertain: Mapping[str, list[tuple[LiteralMeaning, Stand, Said]]], judge: Judge
) -> list[_Choice]:
    """The claims that say it, less than certainly, each with its lower bound and time; with a certain one any other conflicts."""
    if literals is None or len(literals) != 1:
        return []
    found = {
        (claim, how.lower, said.timed.time)
        for literal, how, said in uncertain.get(literals[0].predicate, ())
        if entails(literal, literals[0], judge.vocabulary)
        for claim in said.claims
        if judge.commitment(claim) and judge.waiting.of(claim) is None
    }
    return sorted(found, key=lambda each: (each[0], each[1], str(each[2])))


def _too_likely(choice: Sequence[_Choice], judge: Judge) -> bool:
    if sum((lower for _, lower, _ in choice), Fraction(0)) <= 100:
        return False
    for (one, _, time), (other, _, other_time) in combinations(choice, 2):
        first, second = sorted((one, other))
        if not time.overlaps(other_time) or any((first, second, rule) in judge.pairs for rule in ("R4", "R6", "R7", "R8")):
            return False
    lowers = [lower for _, lower, _ in choice]
    return all(sum(lowers, Fraction(0)) - lower <= 100 for lower in lowers)


# --- what is reported -------------------------------------------------------------------------------------------------


def _committed(claim: str, judge: Judge) -> list[str]:
    party = judge.commitment(claim)
    voices = [voice_words(voice, judge.argument) for voice in sorted(party.voices)]
    return [*voices, *([party.outlet] if party.outlet is not None else [])]


def _set(claims: tuple[str, ...], rules: tuple[str, ...], judge: Judge) -> InconsistentSet:
    parties = tuple(dict.fromkeys(party for claim in claims for party in _committed(claim, judge)))
    return InconsistentSet(claims, rules, parties, fingerprint(*claims, "R10"))


def _pair(claims: tuple[str, ...], rules: tuple[str, ...], members: Sequence[_Member], judge: Judge) -> Conflict:
    first, second = (judge.argument.claims[name] for name in claims)
    doubt = sum((max(member.doubt for member in members if member.claim == name) for name in claims), Fraction(0))
    strength: Strength = "strong" if doubt == 0 else gap_strength(100 - doubt)
    by = f", by {listed(rules)}" if rules else ""
    return Conflict(
        kind="inconsistent-set",
        strength=strength,
        level=level(judge.commitment(claims[0]), judge.commitment(claims[1])),
        rule="R10",
        sides=((claims[0],), (claims[1],)),
        parties=(tuple(_committed(claims[0], judge)), tuple(_committed(claims[1], judge))),
        headline=headline(first, second, judge.argument),
        because=f"R10, {RULES['R10']}{by}",
        condition=None,
        dissolves="one of them is taken back, or one of the rules does not hold",
        independent=independent(first, second, judge.argument),
        assumed=(),
        fingerprint=fingerprint(*claims, "R10"),
        verdict=None,
    )
