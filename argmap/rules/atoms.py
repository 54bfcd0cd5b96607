"""What the theory of a project speaks of, and where each of its rules comes from."""

from __future__ import annotations

from typing import Literal

from argmap.meaning.literals import TimedLiteral
from argmap.model.argument import Condition
from argmap.text import Span
from argmap.values import frozen

# --- atoms ------------------------------------------------------------------------------------------------------------


@frozen
class ClaimAtom:
    """The claim is so: what its status is read off."""

    claim: str


@frozen
class SaidAtom:
    """The voices at ``depth`` of the claim's chain say it (or that those inside them say it); the outlet at the chain's length."""

    claim: str
    depth: int


@frozen
class DisputedAtom:
    """Someone who passes the claim on disputes it."""

    claim: str


@frozen
class MeantAtom:
    """The proposition, at its time, as surely as the literal says."""

    timed: TimedLiteral


@frozen
class ReadAtom:
    """The proposition, at its time, at least as surely as ``timed`` says (flat, possible, or a band up to 100): what rules and
    conditions read."""

    timed: TimedLiteral


@frozen
class NotAtom:
    """The claim is not so: what `not` in a condition, `needs` and `only if` read."""

    claim: str


@frozen
class LackingAtom:
    """What the claim needs is not so."""

    claim: str


@frozen
class ConditionAtom:
    """A composite condition, with `not` on claims alone; or, where ``denied``, that it is not met."""

    condition: Condition
    denied: bool


Atom = ClaimAtom | SaidAtom | DisputedAtom | MeantAtom | ReadAtom | NotAtom | LackingAtom | ConditionAtom

# --- origins ----------------------------------------------------------------------------------------------------------

OriginKind = Literal[
    "said",  # fact: the outlet says so
    "disputed",  # fact: it disputes what it passes on
    "assumed",  # fact of a scenario
    "supposed",  # fact of a scenario: taken as false
    "passed",  # what is passed on was said
    "put",  # what is said is so: the last link of a claim's chain
    "step",  # `name` is the step
    "by-condition",  # a conclusion with a condition and no step
    "against",  # `name` is the claim that speaks against it
    "needs",
    "means",
    "meets",  # what is so for certain is what a condition says
    "entails",  # of two literals
    "relation",  # `name` is the word of the declaration, `reason` its reason
    "rule",  # a general rule: `name` is its name
    "never",
    "contrary",
    "condition",  # of a composite condition
    "denies",  # not so
]


@frozen
class Origin:
    """``claim`` is the claim that the rule or fact serves, where there is one; ``related`` are those that a relation names."""

    kind: OriginKind
    claim: str = ""
    name: str = ""
    reason: str = ""
    span: Span | None = None
    related: tuple[str, ...] = ()
