"""Complete, preferred and stable semantics, by clingo, on what grounded semantics leaves undecided.

No extension is listed for its own sake. What some extension accepts is found by asking for one that accepts something not yet seen; what
every one accepts, by asking for a counterexample: under preferred semantics, a complete set without some candidate, made as great as it
goes. Each search is turned towards what is still open, so that one answer settles many literals at once; parts of the theory that
nothing joins are asked about together, but refuted apart.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from argmap.rules.grounded import Grounded
from argmap.rules.residue import At, Residue, residue
from argmap.values import frozen

if TYPE_CHECKING:
    import clingo

Asked = Literal["complete", "preferred", "stable"]

_FIRST = 1000  # a level above all that searches are turned to
_PATIENCE = 8  # sets in a row that refute no candidate, before each candidate is asked about alone


@frozen
class Accepted:
    """Literals in all, and in some, of the extensions. ``no_stable``: there is none, and so neither.

    ``incomplete``: time ran out; then ``sceptical`` and ``credulous`` hold only what was shown.
    """

    sceptical: frozenset[int]
    credulous: frozenset[int]
    no_stable: bool = False
    incomplete: bool = False


@frozen
class _Model:
    """The undecided literals that a set accepts, those that it leaves open or accepts, and its pairs (atoms of the program)."""

    accepts: frozenset[int]
    arguable: frozenset[int]
    pairs: frozenset[int]
    used: frozenset[int]  # the pairs that derive something


class _OutOfTime(Exception):
    pass


def accepted(grounded: Grounded, semantics: Asked, seconds: float) -> Accepted:
    """Which literals every, and which some, extension of the semantics accepts; at most so many seconds of search."""
    held = frozenset(literal for literal, strength in enumerate(grounded.held) if strength)
    rest = residue(grounded)
    if not rest.literals:
        return Accepted(held, held)
    program = _Program(rest, time.monotonic() + seconds, stable=semantics == "stable")
    some: set[int] = set()
    every: set[int] = set()
    incomplete = False
    try:
        first = program.find() if semantics == "stable" else program.greatest(())
        if first is None:
            return Accepted(frozenset(), frozenset(), no_stable=True)
        shared = _in_some(program, first, some, whole=semantics == "preferred")
        if semantics == "stable":
            every = _in_every_stable(program, shared)
        elif semantics == "preferred":
            _in_every_preferred(program, rest, shared, every)
    except _OutOfTime:
        incomplete = True
    return Accepted(held | every, held | some, incomplete=incomplete)


def _in_some(program: _Program, first: _Model, some: set[int], *, whole: bool) -> set[int]:
    """Adds to ``some`` all that some model accepts. Returns what all the models that were met accept (with ``whole``, all greatest
    sets above them)."""
    search = program.new_search()
    shared = set(first.accepts)
    some |= first.accepts
    while unseen := program.literals - some:
        search.forbid([-atom for atom in program.atoms(unseen)])
        search.turn(program.atoms(unseen), True)
        found = program.find(search)
        if found is None:
            break
        great = program.greatest(sorted(found.pairs)) if whole else found
        assert great is not None, "a complete set has a greatest one above it"
        some |= great.accepts
        shared &= great.accepts
    return shared


def _in_every_stable(program: _Program, candidates: set[int]) -> set[int]:
    search = program.new_search()
    while candidates:
        search.forbid(program.atoms(candidates))
        search.turn(program.atoms(candidates), False)
        found = program.find(search)
        if found is None:
            break
        candidates = candidates & found.accepts
    return candidates


def _in_every_preferred(program: _Program, rest: Residue, candidates: set[int], every: set[int]) -> None:
    """Adds to ``every`` what all preferred sets accept, as it is shown. By counterexample: a complete set in which a candidate is
    out of the question; then a complete set without the candidate that no greatest one with it lies above."""
    search = program.new_search()
    while candidates:
        search.forbid(program.atoms(candidates, arguable=True))
        search.turn(program.atoms(candidates, arguable=True), False)
        found = program.find(search)
        if found is None:
            break
        candidates = candidates & found.arguable
    if not candidates:
        return
    left = _in_every_great(program, rest, candidates, every, _PATIENCE)
    # What a preferred set accepts depends only on what a literal goes back to (preferred semantics is directional).
    for cone in sorted((rest.cone(literal) for literal in left), key=lambda cone: len(cone.carries)):
        candidate = {cone.literals[0][0]}
        _in_every_great(_Program(cone, program.deadline, stable=False), cone, candidate, every, None)


def _in_every_great(program: _Program, rest: Residue, candidates: set[int], every: set[int], patience: int | None) -> list[int]:
    """The same in each part of a theory that nothing joins to the others; a set is a counterexample where it is one in any part.
    Returns the candidates about which nothing was found for so many sets in a row (None: goes on to the end)."""
    parts = [
        (literals, frozenset(program.pairs[gate] for gate in gates))
        for listed, gates in rest.parts()
        if (literals := candidates.intersection(listed))
    ]
    search = program.new_search()
    lacking = [search.choice() for _ in parts]  # that the part lacks some candidate, and is not yet refuted
    for lack, (literals, _) in zip(lacking, parts, strict=True):
        search.forbid([lack, *program.atoms(literals)])
    search.forbid([-lack for lack in lacking])
    idle = 0
    while patience is None or idle < patience:
        search.turn(program.atoms(candidates), False)
        found = program.find(search)
        if found is None:
            every |= candidates
            return []
        great = program.greatest(sorted(found.pairs))
        assert great is not None, "a complete set has a greatest one above it"
        idle = idle + 1 if candidates <= great.accepts else 0
        regained = {literal for literals, _ in parts if not literals & candidates <= found.accepts for literal in literals & great.accepts}
        needed = program.least(regained & candidates, great)
        for lack, (literals, pairs) in zip(lacking, parts, strict=True):
            asked = candidates & literals
            if asked <= found.accepts:
                continue
            if asked <= great.accepts:
                # What two sets defend, neither attacking the other, they defend together (Dung 1995): so a greatest set without
                # the candidates attacks this one, which has them.
                search.forbid([lack, *(-program.beaten[pair] for pair in sorted(pairs & needed))])
            else:
                search.forbid([lack, *program.atoms(asked & great.accepts)])
        candidates = candidates & great.accepts
    return sorted(candidates)


class _Search:
    """Constraints, and directions to try first, that are in force only where the search is asked for."""

    def __init__(self, control: clingo.Control, atom: int) -> None:
        self._control = control
        self.atom = atom
        self._priority = 1
        self._turned = 0

    def choice(self) -> int:
        """A new atom that may be true or not; true rather, and decided before all else."""
        from clingo.backend import HeuristicType

        with self._control.backend() as backend:
            atom: int = backend.add_atom()
            backend.add_rule([atom], [], True)
            backend.add_heuristic(atom, HeuristicType.True_, _FIRST, 1, [self.atom])
        return atom

    def forbid(self, atoms: Sequence[int]) -> None:
        """Not all of these at once."""
        with self._control.backend() as backend:
            backend.add_rule([], [self.atom, *atoms])

    def turn(self, atoms: Sequence[int], truth: bool) -> None:
        """Try these first. Said again only once they are much fewer than when it was last said."""
        from clingo.backend import HeuristicType

        if self._turned and 2 * len(atoms) > self._turned:
            return
        self._turned = len(atoms)
        self._priority += 1
        with self._control.backend() as backend:
            for atom in atoms:
                kind = HeuristicType.True_ if truth else HeuristicType.False_
                backend.add_heuristic(atom, kind, self._priority, self._priority, [self.atom])


class _Program:
    """The residue as a logic program: its stable models are the sets A with A = G(A) that Der(A) does not attack (with
    ``stable``, those with Der(A) = Und(A)). ``pairs``: by gate, the atom that says that the pair is in A."""

    def __init__(self, rest: Residue, deadline: float, *, stable: bool) -> None:
        import clingo
        from clingo.backend import HeuristicType

        self.deadline = deadline
        self._control = clingo.Control(["--heuristic=Domain"], logger=lambda code, message: None)
        settings = self._control.configuration.solve
        assert isinstance(settings, clingo.Configuration)
        self._settings = settings
        self._searches: list[_Search] = []
        self._held: dict[At, int] = {}  # in Der(A)
        self._arguable: dict[At, int] = {}  # in Und(A)
        self._least: _Search | None = None
        with self._control.backend() as backend:
            self.pairs = tuple(backend.add_atom() for _ in rest.gates)
            self.beaten = {pair: backend.add_atom() for pair in self.pairs}
            self._used = {pair: backend.add_atom() for pair in self.pairs}
            for pair, gate in zip(self.pairs, rest.gates, strict=True):
                backend.add_rule([pair], [-self._atom(backend, self._arguable, at) for at in gate.attackers])
                for at in gate.attackers:
                    backend.add_rule([self.beaten[pair]], [self._atom(backend, self._held, at)])
                backend.add_rule([], [pair, self.beaten[pair]])
                backend.add_heuristic(pair, HeuristicType.True_, 1, 1, [])
            for carry in rest.carries:
                for atoms in (self._held, self._arguable):
                    more = [self._atom(backend, atoms, at) for at in carry.guard]
                    if carry.gate is not None and atoms is self._held:
                        more.append(self.pairs[carry.gate])
                    elif carry.gate is not None:
                        more.append(-self.beaten[self.pairs[carry.gate]])
                    body = [self._atom(backend, atoms, at) for at in carry.body]
                    if 0 < carry.count < len(body):
                        enough = backend.add_atom()
                        backend.add_weight_rule([enough], carry.count, [(atom, 1) for atom in body])
                        body = [enough]
                    elif not carry.count:
                        body = []
                    backend.add_rule([self._atom(backend, atoms, carry.head)], [*body, *more])
                    if carry.gate is not None and atoms is self._held:
                        backend.add_rule([self._used[self.pairs[carry.gate]]], [*body, *more])
            self._asked = {at[0]: self._atom(backend, self._held, at) for at in rest.literals}
            self._possible = {at[0]: self._atom(backend, self._arguable, at) for at in rest.literals}
            if stable:
                for at, atom in self._arguable.items():
                    backend.add_rule([], [atom, -self._held[at]] if at in self._held else [atom])
        self.literals = frozenset(self._asked)

    def _atom(self, backend: clingo.Backend, atoms: dict[At, int], at: At) -> int:
        if at not in atoms:
            atoms[at] = backend.add_atom()
        return atoms[at]

    def atoms(self, literals: Iterable[int], *, arguable: bool = False) -> list[int]:
        """That each of the literals is accepted; or at least in Und."""
        atoms = self._possible if arguable else self._asked
        return [atoms[literal] for literal in sorted(literals)]

    def new_search(self) -> _Search:
        with self._control.backend() as backend:
            atom = backend.add_atom()
            backend.add_rule([atom], [], True)
        self._searches.append(_Search(self._control, atom))
        return self._searches[-1]

    def greatest(self, pairs: Sequence[int]) -> _Model | None:
        """A ⊆-greatest set with these pairs."""
        return self._solve("domRec", None, pairs)

    def least(self, literals: Collection[int], within: _Model) -> frozenset[int]:
        """The pairs that derive something in a small set that accepts these and has no pairs but those of the model."""
        if not literals:
            return frozenset()
        if self._least is None:
            self._least = self.new_search()
            self._least.turn(self.pairs, False)
        small = self._solve("auto", self._least, [*self.atoms(literals), *(-pair for pair in self.pairs if pair not in within.pairs)])
        assert small is not None, "the model itself is one"
        return small.used

    def find(self, search: _Search | None = None) -> _Model | None:
        """Some set, under the constraints of a search; None where there is none."""
        return self._solve("auto", search, ())

    def _solve(self, mode: str, search: _Search | None, given: Sequence[int]) -> _Model | None:
        models: list[_Model] = []

        def note(model: clingo.Model) -> None:
            accepts = frozenset(literal for literal, atom in self._asked.items() if model.is_true(atom))
            arguable = frozenset(literal for literal, atom in self._possible.items() if model.is_true(atom))
            inside = frozenset(pair for pair in self.pairs if model.is_true(pair))
            models.append(_Model(accepts, arguable, inside, frozenset(pair for pair in inside if model.is_true(self._used[pair]))))

        self._settings.enum_mode = mode
        self._settings.models = 1
        assumptions = [*given, *(each.atom if each is search else -each.atom for each in self._searches)]
        with self._control.solve(assumptions=assumptions, on_model=note, async_=True) as handle:
            while not handle.wait(min(0.2, max(0.0, self.deadline - time.monotonic()))):
                if time.monotonic() >= self.deadline:
                    handle.cancel()
                    raise _OutOfTime
            handle.get()
        return models[0] if models else None
