"""Complete, preferred and stable semantics, by clingo, on what grounded semantics leaves undecided.

No extension is listed for its own sake: credulous acceptance is by brave mode, sceptical acceptance under stable semantics by cautious
mode, and under preferred semantics by counterexample: a complete set without some candidate is looked for, and made as great as it goes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from argmap.rules.grounded import Grounded
from argmap.rules.residue import At, Residue, residue

if TYPE_CHECKING:
    import clingo

Asked = Literal["complete", "preferred", "stable"]

_TRIES = 4  # great sets that are compared before the parts are searched one by one


@frozen
class Accepted:
    """Literals in all, and in some, of the extensions. ``no_stable``: there is none, and so neither.

    ``incomplete``: time ran out; then ``sceptical`` and ``credulous`` hold only what was shown.
    """

    sceptical: frozenset[int]
    credulous: frozenset[int]
    no_stable: bool = False
    incomplete: bool = False


class _OutOfTime(Exception):
    pass


def accepted(grounded: Grounded, semantics: Asked, seconds: float) -> Accepted:
    """Which literals every, and which some, extension of the semantics accepts; at most so many seconds of search."""
    held = frozenset(literal for literal, strength in enumerate(grounded.held) if strength)
    rest = residue(grounded)
    if not rest.literals:
        return Accepted(held, held)
    deadline = time.monotonic() + seconds
    match semantics:
        case "complete":
            some, done = _brave(_Program(rest, stable=False), deadline)
            return Accepted(held, held | some, incomplete=not done)
        case "stable":
            return _stable(rest, held, deadline)
        case "preferred":
            some, done = _brave(_Program(rest, stable=False), deadline)
            every: frozenset[int] = frozenset()
            if done:
                try:
                    every = _in_every_preferred(rest, some, deadline)
                except _OutOfTime:
                    done = False
            return Accepted(held | every, held | some, incomplete=not done)


def _stable(rest: Residue, held: frozenset[int], deadline: float) -> Accepted:
    program = _Program(rest, stable=True)
    try:
        every = program.consequences("cautious", deadline)
    except _OutOfTime:
        return Accepted(held, held, incomplete=True)
    if every is None:
        return Accepted(frozenset(), frozenset(), no_stable=True)
    some, done = _brave(program, deadline)
    return Accepted(held | every, held | some | every, incomplete=not done)


def _brave(program: _Program, deadline: float) -> tuple[frozenset[int], bool]:
    """What some model accepts, as far as time allows; and whether that is all."""
    try:
        return program.consequences("brave", deadline) or frozenset(), True
    except _OutOfTime:
        return frozenset(program.seen), False


def _in_every_preferred(rest: Residue, some: frozenset[int], deadline: float) -> frozenset[int]:
    candidates = set(some)
    program = _Program(rest, stable=False)
    for attempt in range(_TRIES):
        before = len(candidates)
        accepts, pairs = program.greatest((), deadline)
        candidates &= accepts
        if not candidates or (attempt and len(candidates) == before):
            break
        program.turn_to(set(program.pairs) - pairs, attempt + 2)
    if not candidates:
        return frozenset()
    every: set[int] = set()
    for part in rest.components():
        asked = candidates.intersection(literal for literal, _ in part.literals)
        if asked:
            every |= _in_every_great(part, asked, deadline)
    return frozenset(every)


def _in_every_great(part: Residue, candidates: set[int], deadline: float) -> set[int]:
    """Those of the candidates that every greatest complete set of a part accepts."""
    program = _Program(part, stable=False)
    while candidates:
        program.forbid(program.accepting(candidates))
        found = program.any_allowed(deadline)
        if found is None:
            break
        accepts, pairs = program.greatest(sorted(found), deadline)
        if candidates <= accepts:
            # No counterexample lies below this set: whatever is looked at next must have a pair that it lacks.
            program.forbid([-pair for pair in program.pairs if pair not in pairs])
        candidates = candidates & accepts
    return candidates


class _Program:
    """The residue as a logic program: its stable models are the sets A with A = G(A) that Der(A) does not attack (with
    ``stable``, those with Der(A) = Und(A)). ``pairs``: the atoms that say which pairs are in A."""

    def __init__(self, rest: Residue, *, stable: bool) -> None:
        import clingo
        from clingo.backend import HeuristicType

        self._true = HeuristicType.True_
        self._control = clingo.Control(["--heuristic=Domain"], logger=lambda code, message: None)
        settings = self._control.configuration.solve
        assert isinstance(settings, clingo.Configuration)
        self._settings = settings
        self._held: dict[At, int] = {}  # in Der(A)
        self._arguable: dict[At, int] = {}  # in Und(A)
        self._asked: dict[int, int] = {}
        self.pairs: tuple[int, ...] = ()
        self.seen: set[int] = set()
        with self._control.backend() as backend:
            for literal, strength in rest.literals:
                atom = backend.add_atom(clingo.Function("accepted", [clingo.Number(literal)]))
                self._held[literal, strength] = self._asked[literal] = atom
            self.pairs = tuple(backend.add_atom() for _ in rest.gates)
            self._forbidding = backend.add_atom()
            backend.add_rule([self._forbidding], [], True)
            for pair, gate in zip(self.pairs, rest.gates, strict=True):
                backend.add_rule([pair], [-self._atom(backend, self._arguable, at) for at in gate.attackers])
                for at in gate.attackers:
                    backend.add_rule([], [pair, self._atom(backend, self._held, at)])
                backend.add_heuristic(pair, self._true, 1, 1, [])
            for carry in rest.carries:
                for atoms in (self._held, self._arguable):
                    more = [self._atom(backend, atoms, at) for at in carry.guard]
                    if carry.gate is not None and atoms is self._held:
                        more.append(self.pairs[carry.gate])
                    elif carry.gate is not None:
                        more.extend(-self._atom(backend, self._held, at) for at in rest.gates[carry.gate].attackers)
                    body = [self._atom(backend, atoms, at) for at in carry.body]
                    if 0 < carry.count < len(body):
                        enough = backend.add_atom()
                        backend.add_weight_rule([enough], carry.count, [(atom, 1) for atom in body])
                        body = [enough]
                    elif not carry.count:
                        body = []
                    backend.add_rule([self._atom(backend, atoms, carry.head)], [*body, *more])
            if stable:
                for at, atom in self._arguable.items():
                    backend.add_rule([], [atom, -self._held[at]] if at in self._held else [atom])

    def _atom(self, backend: clingo.Backend, atoms: dict[At, int], at: At) -> int:
        if at not in atoms:
            atoms[at] = backend.add_atom()
        return atoms[at]

    def accepting(self, literals: Iterable[int]) -> list[int]:
        return [self._asked[literal] for literal in sorted(literals)]

    def consequences(self, mode: Literal["brave", "cautious"], deadline: float) -> frozenset[int] | None:
        """What some model, or every model, accepts; None where there is no model. ``seen``: the last found before time ran out."""

        def note(model: clingo.Model) -> None:
            self.seen = {symbol.arguments[0].number for symbol in model.symbols(atoms=True)}

        found = self._solve(mode, 0, (), note, deadline)
        return frozenset(self.seen) if found else None

    def greatest(self, pairs: Sequence[int], deadline: float) -> tuple[set[int], set[int]]:
        """A ⊆-greatest set with these pairs: the literals that it accepts, and its pairs."""
        accepts: set[int] = set()
        inside: set[int] = set()

        def note(model: clingo.Model) -> None:
            accepts.update(literal for literal, atom in self._asked.items() if model.is_true(atom))
            inside.update(pair for pair in self.pairs if model.is_true(pair))

        self._solve("domRec", 1, [*pairs, -self._forbidding], note, deadline)
        return accepts, inside

    def any_allowed(self, deadline: float) -> set[int] | None:
        """The pairs of some set that is not forbidden, or None where all are."""
        inside: set[int] = set()

        def note(model: clingo.Model) -> None:
            inside.update(pair for pair in self.pairs if model.is_true(pair))

        return inside if self._solve("auto", 1, [self._forbidding], note, deadline) else None

    def forbid(self, atoms: Sequence[int]) -> None:
        """From now on not all of these at once, where `any_allowed` looks."""
        with self._control.backend() as backend:
            backend.add_rule([], [self._forbidding, *atoms])

    def turn_to(self, pairs: Iterable[int], priority: int) -> None:
        """These pairs are tried first from now on."""
        with self._control.backend() as backend:
            for pair in sorted(pairs):
                backend.add_heuristic(pair, self._true, priority, priority, [])

    def _solve(self, mode: str, models: int, assumptions: Sequence[int], note: Callable[[clingo.Model], None], deadline: float) -> bool:
        self._settings.enum_mode = mode
        self._settings.models = models
        with self._control.solve(assumptions=assumptions, on_model=note, async_=True) as handle:
            while not handle.wait(min(0.2, max(0.0, deadline - time.monotonic()))):
                if time.monotonic() >= deadline:
                    handle.cancel()
                    raise _OutOfTime
            return bool(handle.get().satisfiable)
