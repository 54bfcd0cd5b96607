"""How values are declared: attrs' `frozen`, with the methods that all of them can share.

attrs compiles `__repr__`, `__eq__` and `__hash__` for each class anew, which for some two hundred of them took a tenth of a command's
time. These say the same.

That no value changes is the type checker's to hold: a class that watches over it at run time is made three times as slowly, and
parsing does little else. In Python's development mode (`python -X dev`) it is watched at run time too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from operator import attrgetter
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
