"""The checks of a whole case, in the order of the report."""

from __future__ import annotations

from argmap.checks.case import Check

CHECKS: tuple[Check, ...] = ()
