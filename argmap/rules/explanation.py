"""Why a claim has its status, as values that the printers and the map read."""

from __future__ import annotations

from typing import Literal

from argmap.model.argument import Quote
from argmap.rules.evaluation import Status
from argmap.settings import Prefer, Semantics
from argmap.values import frozen

Strength = int | Literal["certain"]
AttackKind = Literal["contradiction", "exception", "undercut", "against", "dispute", "later-saying", "needs", "supposed"]


@frozen
class Attacker:
    """``claims``: who attacks, together, by full name; ``says``: how, as a sentence. ``strength``: at what strength it can be put, and
    ``target`` that of what it attacks; an exception needs none. ``claim``: the claim that it attacks."""

    claims: tuple[str, ...]
    claim: str
    kind: AttackKind
    strength: Strength | None
    target: Strength | None
    says: str


@frozen
class Answered:
    """An attacker that does not get through: the reason, and the lines of the proof that show it."""

    attacker: Attacker
    answer: str
    lines: tuple[int, ...]


@frozen
class Line:
    """One line of a proof. ``lines`` are those that it follows from (a proof is a tree in which a line may serve twice).

    ``claim`` is None where the line is what a general rule or a relation gives. ``positive`` is false where the line says that the
    claim is not so."""

    number: int
    claim: str | None
    positive: bool
    says: str
    how: str
    step: str | None
    strict: bool
    strength: Strength
    lines: tuple[int, ...]
    quotes: tuple[Quote, ...]
    attackers: tuple[Answered, ...]


@frozen
class Change:
    """What the claim's status would be without these claims."""

    claims: tuple[str, ...]
    status: Status


@frozen
class Explanation:
    """``attackers``: what defeats the claim, or ties with it. ``proof``: of the claim, or, where it fails, of what defeats it.

    ``circle``: the claims of a tie or a circle of objections, or of a circle of support that nothing carries. ``open_until``: the
    smallest sets of claims under which it would hold, or, where ``even_then`` says what it would be instead, under which it would no
    longer be open. ``rests_on``: the smallest sets of claims put forward or assumed whose loss would change the status; ``changes``
    says to what. ``incomplete``: which limits were reached."""

    claim: str
    proposition: str
    semantics: Semantics
    scenario: str | None
    prefer: Prefer
    status: Status
    strength: Strength | None
    sceptical: bool
    credulous: bool
    proof: tuple[Line, ...]
    attackers: tuple[Attacker, ...]
    circle: tuple[str, ...]
    open_until: tuple[tuple[str, ...], ...]
    even_then: Status | None
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    incomplete: tuple[str, ...]

    @property
    def rests_on(self) -> tuple[tuple[str, ...], ...]:
        return tuple(change.claims for change in self.changes)
