"""Which claim, source or question is meant on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.cli.project import WrongUsage
from argmap.cli.settings_table import nearest
from argmap.model.argument import Argument


def full_name(given: str, argument: Argument) -> str:
    """A claim by its full name, or by its own where that is enough. Raises `WrongUsage`."""
    if given in argument.claims:
        return given
    ends = [name for name in argument.claims if name.rpartition(".")[2] == given]
    if len(ends) == 1:
        return ends[0]
    if ends:
        raise WrongUsage(f"{len(ends)} claims are called {given!r}: {', '.join(ends[:5])}{' …' if len(ends) > 5 else ''}")
    raise WrongUsage(f"there is no claim {given!r}{nearest(given, argument.claims)}")


def known(given: str, sort: str, names: Iterable[str]) -> str:
    """The name, if there is such a thing. Raises `WrongUsage`."""
    names = list(names)
    if given not in names:
        raise WrongUsage(f"there is no {sort} {given!r}{nearest(given, names)}")
    return given
