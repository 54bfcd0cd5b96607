"""The conflict report: questions with their positions and conflicts, and what was set aside.

Claims and voices are held by name and everything stands in its final order, so that printing needs no more than this.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field

from argmap.model.argument import Verdict
from argmap.values import frozen

Strength = Literal["strong", "medium", "weak", "info"]
STRENGTHS: tuple[Strength, ...] = ("strong", "medium", "weak", "info")
Level = Literal["outlet", "mixed", "voice", "within-outlet", "within-voice"]
ConflictKind = Literal[
    "contradiction",
    "ruled-out-vs-open",
    "likelihood-conflict",
    "confidence-gap",
    "contrary-claims",
    "quantity-conflict",
    "filler-conflict",
    "alternatives",
    "trigger-disagreement",
    "complementary-triggers",
    "step-disputed",
    "reason-against",
    "tension",
    "changed-over-time",
    "changed-position",
    "inconsistent-set",
]
AgreementKind = Literal["corroboration", "restatement", "agreement-over-time"]
RuleName = Literal["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"]


@frozen
class Conflict:
    """``sides`` are two groups of claims by full name; ``parties`` who is committed to each side, in plain words.

    ``headline``: one sentence that says who says what. ``because``: the rule and the fields that decided it, in plain words.
    ``condition``: it holds only if this is so. ``dissolves``: the least change that would dissolve it, in plain words.
    ``assumed``: what was taken for granted (an estimated date, an unknown time). ``fingerprint`` is made of the full names and
    the rule, and survives moved lines.
    """

    kind: ConflictKind
    strength: Strength
    level: Level
    rule: RuleName
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    parties: tuple[tuple[str, ...], tuple[str, ...]]
    headline: str
    because: str
    condition: str | None
    dissolves: str
    independent: bool
    assumed: tuple[str, ...]
    fingerprint: str
    verdict: Verdict | None

    @property
    def claims(self) -> tuple[str, ...]:
        """Those of both sides."""
        return (*self.sides[0], *self.sides[1])


@frozen
class PositionHeld:
    """Claims that agree, and who holds them, in plain words."""

    claims: tuple[str, ...]
    holders: tuple[str, ...]
    likelihood: str


@frozen
class QuestionReport:
    """``name`` is the question's own, or that of the predicate or the claim that stands for it."""

    name: str
    question: str
    positions: tuple[PositionHeld, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def claims(self) -> frozenset[str]:
        """Those that hold a position."""
        return frozenset(name for position in self.positions for name in position.claims)


@frozen
class Agreement:
    """``voices`` and ``roots`` are the distinct ones, counted; ``note`` says one author or one outlet as the only channel."""

    kind: AgreementKind
    claims: tuple[str, ...]
    voices: int
    roots: int
    note: str


@frozen
class Considered:
    """A near miss: the rule and the field that set it aside."""

    claims: tuple[str, ...]
    rule: RuleName
    field: str
    reason: str


@frozen
class InconsistentSet:
    """Three or more claims that cannot all be so, though no two of them conflict."""

    claims: tuple[str, ...]
    rules: tuple[str, ...]
    parties: tuple[str, ...]
    fingerprint: str


@frozen
class Issues:
    """``incomplete`` says which limit was reached, where one was. ``numbered``: the fingerprints of a wider report that this is a
    part of, in the order of its numbers; empty where this is the whole. ``cost``: the share of the nearest limit on what is looked at
    that was used."""

    questions: tuple[QuestionReport, ...]
    agreements: tuple[Agreement, ...]
    considered: tuple[Considered, ...]
    dismissed: tuple[Conflict, ...]
    inconsistent: tuple[InconsistentSet, ...]
    incomplete: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    cost: Fraction = field(default=Fraction(0), eq=False)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every conflict that no verdict dismisses, each once."""
        return tuple({conflict.fingerprint: conflict for question in self.questions for conflict in question.conflicts}.values())

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each conflict above info by its fingerprint, strongest first: the same in the report, on every map and on
        the page, and in a part of the report that of the whole."""
        order = self.numbered or tuple(
            conflict.fingerprint
            for conflict in sorted(
                (conflict for conflict in self.conflicts if conflict.strength != "info"),
                key=lambda each: (STRENGTHS.index(each.strength), each.sides, each.kind, each.fingerprint),
            )
        )
        return {fingerprint: number for number, fingerprint in enumerate(order, 1)}
