from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import check

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


def test_a_unit_that_is_read_in_part_is_told_once() -> None:
    found = """
measure c(w: any) in "mg/l"
premise a "A" means c(w: "x") = 3 mg/l
premise b "B" means c(w: "x") = 3 milligrams per litre
premise d "D" means c(w: "x") = 3 miles
#                               ^^^^^^^ error ARG213
"""
    check(found, readable=False)


def test_a_power_is_written_as_the_library_knows_it() -> None:
    check("""
measure v(w: any) in litres
premise a "A" means v(w: "x") = 15..18 m3
#                               ^^^^^^^^^ error ARG213 or the unit as `"m^3"`
premise b "B" means v(w: "x") = 15 g2
#                               ^^^^^ error ARG213 write the figure in litres
""")
