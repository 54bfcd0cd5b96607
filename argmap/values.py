"""How values are declared: attrs' `frozen`, made faster.

attrs writes and compiles the methods of each class anew, which for some two hundred of them takes longer than checking a small file.
So a plain class, of fields with at most a default, is made here: its methods are made of shared ones, and attrs sees it when it is
asked about it (`fields`, `evolve`). Whatever is not plain is left to attrs. `tests/test_values.py` holds that they are the same.

That no value changes is the type checker's to hold: a class that watches over it at run time is made three times as slowly, and
parsing does little else. In Python's development mode (`python -X dev`) it is watched at run time too.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from attrs import frozen as frozen
else:

    def frozen(cls: type | None = None, /, **options: Any) -> Any:
        """As `attrs.frozen`; what asks for more than equality is left to attrs."""
        return _made(options) if cls is None else _made(options)(cls)


def _made(options: dict[str, Any]) -> Callable[[type], type]:
    shares_eq = not {"eq", "order", "cache_hash", "unsafe_hash"} & options.keys()

    def make(cls: type) -> type:
        own = vars(cls)
        if not options and _is_plain(cls) and not sys.flags.dev_mode:
            return _plain(cls)
        shares = shares_eq and "__eq__" not in own and "__hash__" not in own
        chosen: dict[str, Any] = {**options, "repr": False, "weakref_slot": False, **({"eq": False} if shares else {})}
        made: type = (attrs.frozen(**chosen) if sys.flags.dev_mode else _frozen_by_promise(chosen))(cls)
        fields = attrs.fields(made)
        if "__repr__" not in own:
            _set(made, "__repr__", _repr(tuple(each.name for each in fields if each.repr)))
        if shares:
            assert all(each.hash is None for each in fields)
            eq, hash_ = _equal(made, tuple(each.name for each in fields if each.eq))
            _set(made, "__eq__", eq)
            _set(made, "__hash__", hash_)
        return made

    return make


def _frozen_by_promise(chosen: dict[str, Any]) -> Callable[[type], type]:
    """As `attrs.frozen`, its hash included, but for the watching."""
    hashes = chosen.get("unsafe_hash", True if chosen.get("eq", True) else None)
    made: Callable[[type], type] = attrs.define(**{**chosen, "unsafe_hash": hashes, "on_setattr": attrs.setters.NO_OP})
    return made


# --- plain classes ---------------------------------------------------------------------------------------------------


def _is_plain(cls: type) -> bool:
    """No parents, and nothing that asks for more than an attribute with a default, or for the class as attrs makes it."""
    own = vars(cls)
    return (
        cls.__bases__ == (object,)
        and not any(name.startswith("_") for name in cls.__annotations__)
        and not {"__init__", "__eq__", "__hash__", "__repr__", "__attrs_post_init__"} & own.keys()
        and not any(
            isinstance(value, cached_property) or type(value).__module__.startswith("attr") or "__class__" in _closed_over(value)
            for value in own.values()
        )
    )


def _closed_over(value: object) -> tuple[str, ...]:
    return value.__code__.co_freevars if isinstance(value, FunctionType) else ()


def _plain(cls: type) -> type:
    own = dict(vars(cls))
    annotations: dict[str, object] = cls.__annotations__
    names = tuple(annotations)
    defaults = tuple(own.pop(name) for name in names if name in own)
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    made = type(
        cls.__name__, (), {**own, "__slots__": names, "__match_args__": names, "__attrs_attrs__": _Described(annotations, defaults)}
    )
    eq, hash_ = _equal(made, names)
    init = FunctionType(_stores(len(names)).replace(co_varnames=("self", *names), co_names=names), {}, "__init__", defaults)
    init.__annotations__ = {**annotations, "return": None}
    for name, method in (("__init__", init), ("__repr__", _repr(names)), ("__eq__", eq), ("__hash__", hash_)):
        _set(made, name, method)
    return made


@cache
def _stores(fields: int) -> CodeType:
    """An `__init__` that stores so many values, under names that are put in afterwards."""
    parameters = "".join(f", a{place}" for place in range(fields))
    stores = "; ".join(f"self.a{place} = a{place}" for place in range(fields)) or "pass"
    made: dict[str, FunctionType] = {}
    exec(f"def init(self{parameters}): {stores}", made)
    return made["init"].__code__


class _Described:
    """The fields as attrs describes them, made when they are asked for."""

    def __init__(self, annotations: dict[str, object], defaults: tuple[object, ...]) -> None:
        self.annotations = annotations
        self.defaults = defaults

    def __get__(self, instance: object, owner: type) -> object:
        names = tuple(self.annotations)
        body = {"__annotations__": self.annotations, **dict(zip(reversed(names), reversed(self.defaults), strict=False))}
        described = attrs.fields(attrs.frozen(type(owner.__name__, (), {"__module__": owner.__module__, **body})))
        type.__setattr__(owner, "__attrs_attrs__", described)
        return described


# --- methods that classes share --------------------------------------------------------------------------------------


def _set(made: type, name: str, method: Callable[..., object]) -> None:
    method.__name__ = name
    method.__qualname__ = f"{made.__qualname__}.{name}"
    setattr(made, name, method)


def _repr(names: tuple[str, ...]) -> Callable[[object], str]:
    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return shown


def _equal(made: type, names: tuple[str, ...]) -> tuple[Callable[[object, object], bool], Callable[[object], int]]:
    values: Callable[[object], object] = attrgetter(*names) if names else lambda self: None

    def equal(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        # Values of two classes with the same fields are different keys.
        return hash((made, values(self)))

    return equal, hashed


# --- making many of them ---------------------------------------------------------------------------------------------


@contextmanager
def uncollected() -> Iterator[None]:
    """For what makes many values: they have no circles, and looking for some would take longer than all the rest."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if gc.get_freeze_count() == 0:  # what was made is old now, and not looked through at once
                gc.freeze()
                gc.unfreeze()
            gc.enable()
