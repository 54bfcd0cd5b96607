"""`[tool.argmap]` of a `pyproject.toml` as settings; whatever is not understood is wrong usage, with the nearest that would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, get_args

from attrs import evolve, fields

from argmap.cli.usage import WrongUsage, nearest
from argmap.findings.kinds import BY_NAME
from argmap.settings import Engine, FailOn, Limits, Prefer, Semantics, Settings


def read_settings(table: Mapping[str, object], path: str) -> Settings:
    """The table's settings, over the defaults. Raises `WrongUsage`, naming the file and the key."""
    values: dict[str, Any] = {}  # each checked by its reader
    for key, value in table.items():
        reader = _READERS.get(key)
        if reader is None:
            raise WrongUsage(f"{path}: [tool.argmap] has no setting {key!r}{nearest(key, _READERS)}")
        try:
            values[key.replace("-", "_")] = reader(value)
        except ValueError as reason:
            raise WrongUsage(f"{path}: [tool.argmap] {key}: {reason}") from reason
    return evolve(Settings(), **values)


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}")
        return str(value)

    return read


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"{value!r} is no whole number from {least} to {most}")
        return value

    return read


def _seconds(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 86_400:
        raise ValueError(f"{value!r} is no number of seconds up to a day")
    return float(value)


def _per_cent(value: object) -> Fraction:
    """A number, with or without ``%``; read from its decimal digits, so that 0.1 is a tenth."""
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError
        figure = Fraction(str(value).strip().removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        figure = Fraction(-1)
    if not 0 <= figure <= 100:
        raise ValueError(f"{value!r} is no percentage from 0 to 100")
    return figure


def _kinds(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("this must be a list of codes or slugs")
    for name in value:
        if not isinstance(name, str) or name not in BY_NAME:
            raise ValueError(f"no finding is called {name!r}{nearest(str(name), BY_NAME)}")
    return tuple(BY_NAME[name].code for name in value)


def _kinds_by_pattern(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("this must be a table of patterns, each with a list of codes or slugs")
    return {str(pattern): _kinds(names) for pattern, names in value.items()}


def _limits(value: object) -> Limits:
    if not isinstance(value, dict):
        raise ValueError("this must be a table")
    known = {field.name.replace("_", "-"): field for field in fields(Limits)}
    values: dict[str, Any] = {}
    for key, number in value.items():
        if key not in known:
            raise ValueError(f"there is no limit {key!r}{nearest(key, known)}")
        # Conditions within conditions are walked through by functions that call themselves, several for each level.
        most = 200 if key == "nesting" else 10**12
        read = _seconds if isinstance(known[key].default, float) else _whole(1, most)
        try:
            values[known[key].name] = read(number)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None
    return evolve(Limits(), **values)


_READERS: Mapping[str, Callable[[object], object]] = {
    "prefer": _one_of(*get_args(Prefer)),
    "semantics": _one_of(*get_args(Semantics)),
    "horizon": _whole(1, 12_000),
    "about-tolerance": _per_cent,
    "fail-on": _one_of(*get_args(FailOn)),
    "ignore": _kinds,
    "per-file-ignores": _kinds_by_pattern,
    "engine": _one_of(*get_args(Engine)),
    "limits": _limits,
}
