"""The methods that values share say what attrs' own would."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from functools import cached_property

import attrs
import pytest
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


@frozen
class Methodical:
    name: str

    @property
    def shouted(self) -> str:
        return self.name.upper()

    @classmethod
    def of(cls, name: str) -> Methodical:
        return cls(name)


@frozen
class Spoken:
    name: str

    def __repr__(self) -> str:
        return f"said {self.name}"


@frozen
class Parent:
    name: str


@frozen
class Child(Parent):
    more: int


@frozen
class Checked:
    name: str
    checked: list[str] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.checked.append(self.name)


@frozen
class Kept:
    name: str

    @cached_property
    def size(self) -> int:
        return len(self.name)


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
    assert attrs.evolve(Other("a", 1), name="b") == Other("b", 1)
    assert attrs.evolve(Nothing()) == Nothing()


def test_a_plain_class_is_as_attrs_would_make_it() -> None:
    ours, theirs = Other, Plain
    assert inspect.signature(ours) == inspect.signature(theirs)
    assert vars(ours)["__slots__"] == tuple(each.name for each in attrs.fields(theirs))
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__init__.__annotations__ == theirs.__init__.__annotations__
    assert [(each.name, each.default, each.init, each.type) for each in attrs.fields(ours)] == [
        (each.name, each.default, each.init, each.type) for each in attrs.fields(theirs)
    ]
    assert (ours.__name__, ours.__module__, ours.__qualname__, ours.__doc__) == ("Other", __name__, "Other", None)
    assert not hasattr(ours("a"), "__dict__")
    assert attrs.asdict(ours(part=2, name="a")) == attrs.asdict(theirs("a", 2)) == {"name": "a", "part": 2}
    with pytest.raises(TypeError, match=r"Other.__init__\(\) missing 1 required positional argument: 'name'"):
        ours()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        ours("a").nothing = 1  # type: ignore[attr-defined]


def test_they_can_be_kept_copied_and_taken_apart() -> None:
    for value in (Place("a", 1, "x"), Other("a"), Nothing(), Ordered("a"), Methodical("a")):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value
    match Other("a", 3):
        case Other(name, part):
            assert (name, part) == ("a", 3)


def test_methods_are_kept_and_what_is_not_plain_is_left_to_attrs() -> None:
    assert Methodical("a").shouted == "A"
    assert Methodical.of("b") == Methodical("b")
    assert repr(Spoken("a")) == "said a"
    assert Child("a", 2) != Parent("a")
    assert repr(Child("a", 2)) == "Child(name='a', more=2)"
    assert Checked("a").checked == ["a"]
    assert Kept("ab").size == 2


def test_in_development_they_are_watched() -> None:
    """Else the type checker alone says that they do not change."""
    program = "from argmap.text import Span\nSpan('a', 0, 1).start = 1"
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True)
    assert "FrozenInstanceError" in done.stderr
