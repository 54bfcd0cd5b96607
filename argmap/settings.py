"""What a project sets for itself in `[tool.argmap]`; every key has a default, and reading them is for `argmap.cli`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field

from argmap.values import frozen

Prefer = Literal["none", "reliability"]
Semantics = Literal["grounded", "preferred", "stable"]
Engine = Literal["wasm", "dot"]
FailOn = Literal["error", "warning", "never"]


@frozen
class Limits:
    """Each is told when it is reached, in a finding, a remark or the answer itself, and never a crash. Sizes are bytes, times seconds."""

    file_size: int = 50_000_000
    nesting: int = 100  # levels of parentheses and `not`
    claims: int = 2_000_000
    instances: int = 2_000_000  # ground instances of general rules
    related: int = 300  # claims of one declared relation, which are held against each other two by two
    conflicts: int = 100_000  # pairs of claims
    sets: int = 100  # smallest sets that are listed
    solver_time: float = 20.0
    layout_time: float = 20.0  # each attempt at a layout
    layout_memory: int = 2_000_000_000
    findings: int = 100_000  # that a report prints


@frozen
class Settings:
    """``horizon`` is months; ``about_tolerance`` per cent."""

    prefer: Prefer = "none"
    semantics: Semantics = "grounded"
    horizon: int = 12
    about_tolerance: Fraction = Fraction(10)
    fail_on: FailOn = "error"
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(factory=dict)
    engine: Engine = "wasm"
    limits: Limits = Limits()
