from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.units import SAME, conversion


@pytest.mark.parametrize(
    ("value", "unit", "to", "wanted"),
    [
        (4000, "m", "km", Fraction(4)),
        (1, "mile", "km", Fraction(1609344, 1000000)),
        (0, "°C", "kelvin", Fraction(5463, 20)),
        (212, "degF", "degC", Fraction(100)),
        (50, "%", "percent", Fraction(50)),
        (36, "km/h", "m/s", Fraction(10)),
        (1, "hectare", "m²", Fraction(10_000)),
        (3, "Metres", "m", Fraction(3)),
        (3, "tonnes", "kg", Fraction(3000)),
        (1, "brigade", "brigades", Fraction(1)),
        (1, "person", "people", Fraction(1)),
        (34, "persons", "people", Fraction(34)),
    ],
)
def test_units_convert_exactly(value: int, unit: str, to: str, wanted: Fraction) -> None:
    found = conversion(unit, to)
    assert found is not None
    assert found.apply(Fraction(value)) == wanted


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("metres", "people"),
        ("people", "km"),
        ("people", "brigades"),
        ("kg", "km"),
        ("%", "degree"),  # both without a dimension
        ("%", "byte"),
        ("%", "people"),
        ("m", "ms"),
        ("Mm", "people"),
        ("billion euros", "euros"),
        ("", "km"),
        ("$", "€"),
        ("10**10**10", "km"),
        ("km" * 200, "km"),
        ("__import__('os')", "km"),
        ("km\n", "kg"),
    ],
)
def test_units_that_do_not_convert(unit: str, to: str) -> None:
    assert conversion(unit, to) is None
    assert conversion(to, unit) is None


def test_a_unit_that_nobody_knows_is_itself() -> None:
    assert conversion("brigades", "brigades") == SAME
    assert conversion("km / h  per lane", "km / h per lane") == SAME


def test_the_units_library_is_not_loaded_without_need() -> None:
    code = "import sys; from argmap.model.units import conversion; conversion('people', 'people'); print('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


@given(st.text(max_size=30), st.sampled_from(["km", "%", "people", "degC"]))
def test_any_unit_is_answered(unit: str, to: str) -> None:
    conversion(unit, to)
