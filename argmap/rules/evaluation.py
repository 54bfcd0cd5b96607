"""What holds: the answer of the reasoning, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field

from argmap.settings import Prefer, Semantics
from argmap.values import frozen

Status = Literal["holds", "undecided", "fails", "open"]


@frozen
class ClaimStatus:
    """``strength`` is the greatest strength at which the claim holds: 1 to 5, ``"certain"`` where facts alone carry it, None
    where it does not hold. ``sceptical`` and ``credulous``: in all, in some of the extensions of the semantics asked for (under
    grounded: holds; holds or undecided)."""

    status: Status
    strength: int | Literal["certain"] | None
    sceptical: bool
    credulous: bool


@frozen
class Evaluation:
    """``no_stable``: no stable set exists (said only where stable semantics was asked for). ``incomplete``: what was left out, in
    words; ``exceeded``: the general rule with too many instances, for which all were left out. ``cost``: of the instances
    that are allowed, how many were used."""

    semantics: Semantics
    scenario: str | None
    prefer: Prefer
    claims: Mapping[str, ClaimStatus]
    no_stable: bool = False
    incomplete: tuple[str, ...] = ()
    exceeded: str | None = None
    cost: int = field(default=0, eq=False)
