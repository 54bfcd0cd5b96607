"""Units of quantities: which convert into which, exactly.

A unit that the units library does not know is a unit of its own (`people`, `brigades`). The library is loaded only where two
units are written differently.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from argmap.values import frozen

if TYPE_CHECKING:
    from pint import UnitRegistry

# The library evaluates the arithmetic in a unit, so `10**10**9` would never come back: only short names, `/`, `*` and small powers
# are handed to it.
_SAFE = re.compile(r"[^\W\d]\w*(?:\s*(?:[ */]|\*\*|\^)\s*(?:[^\W\d]\w*|[1-4]))*|%|°[CF]|[^\W\d]+[²³](?:/[^\W\d]+)?")
_LONGEST = 60  # characters


@frozen
class Conversion:
    """A value in the first unit is ``value * scale + offset`` in the second; ``scale`` is above 0."""

    scale: Fraction
    offset: Fraction

    def apply(self, value: Fraction) -> Fraction:
        return value * self.scale + self.offset


SAME = Conversion(Fraction(1), Fraction(0))


@cache
def conversion(unit: str, to: str) -> Conversion | None:
    """How ``unit`` converts to ``to``; None where it does not."""
    unit, to = " ".join(unit.split()), " ".join(to.split())
    if unit == to or _one_of(unit) == _one_of(to):
        return SAME
    if not (_readable(unit) and _readable(to)):
        return None
    return _by_library(unit, to) or _by_library(_lower(unit), _lower(to))


def _readable(unit: str) -> bool:
    return len(unit) <= _LONGEST and _SAFE.fullmatch(unit) is not None


def _one_of(unit: str) -> str:
    """`brigade` and `brigades`, `person`, `persons` and `people` are one unit. (`m` and `ms` are not: too short to be words.)"""
    one = unit[:-1] if len(unit) > 4 and unit.endswith("s") else unit
    return "people" if one == "person" else one


def _lower(unit: str) -> str:
    """`Metres` is a slip for `metres`; a short sign is not touched: `MW` and `mW` are two units."""
    return unit.lower() if len(unit) > 4 else unit


@cache
def _registry() -> UnitRegistry[Fraction]:
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction)


def _by_library(unit: str, to: str) -> Conversion | None:
    registry = _registry()
    try:
        # Dimensions alone are not enough: a per cent, a degree of arc and a byte all have none.
        if registry.get_root_units(unit)[1] != registry.get_root_units(to)[1]:
            return None
        at_none = Fraction(registry.Quantity(Fraction(0), unit).to(to).magnitude)
        at_one = Fraction(registry.Quantity(Fraction(1), unit).to(to).magnitude)
    except Exception:  # the library raises many kinds: unknown names, bad syntax, offset units in a product, even AttributeError
        return None
    return Conversion(at_one - at_none, at_none) if at_one > at_none else None
