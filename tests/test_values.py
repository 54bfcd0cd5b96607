"""The methods that values share say what attrs' own would."""

from __future__ import annotations

import subprocess
import sys

import attrs
from attrs import field

from argmap.values import frozen


@frozen
class Place:
    name: str
    part: int = 0
    note: str = field(default="", eq=False, repr=False)


@frozen
class Other:
    name: str
    part: int = 0


@frozen
class Nothing:
    pass


@frozen(eq=False)
class Itself:
    name: str


@frozen(order=True)
class Ordered:
    name: str


@attrs.frozen
class Plain:
    name: str
    part: int = 0


def test_equal_values_are_one_key() -> None:
    assert Place("a") == Place("a", note="x")
    assert len({Place("a"), Place("a", note="x"), Place("b"), Other("a"), Nothing(), Nothing()}) == 4
    assert Place("a") != Place("a", 1)


def test_values_of_two_classes_are_never_equal() -> None:
    one: object = Place("a")
    assert one != Other("a")
    assert one != ("a", 0)


def test_they_show_their_fields() -> None:
    assert repr(Place("a")) == "Place(name='a', part=0)"
    assert repr(Plain("a")).replace("Plain", "Other") == repr(Other("a"))
    assert repr(Nothing()) == "Nothing()"


def test_what_is_asked_of_attrs_is_left_to_attrs() -> None:
    assert Itself("a") != Itself("a")
    assert Ordered("a") < Ordered("b")


def test_they_can_be_varied() -> None:
    assert attrs.evolve(Place("a"), name="b") == Place("b")


def test_in_development_they_are_watched() -> None:
    """Else the type checker alone says that they do not change."""
    program = "from argmap.text import Span\nSpan('a', 0, 1).start = 1"
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True)
    assert "FrozenInstanceError" in done.stderr
