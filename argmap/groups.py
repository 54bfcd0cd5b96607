"""Things that belong together, directly or through others."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from attrs import define, field

Thing = TypeVar("Thing", bound=Hashable)


@define
class Groups(Generic[Thing]):
    """Each thing (anything but None) is a group of its own until it is joined to another.

    Disjoint sets (Galler and Fischer 1964) with compressed paths: however long the chains are, both take few steps.
    """

    _above: dict[Thing, Thing] = field(factory=dict)

    def join(self, one: Thing, other: Thing) -> None:
        """The group of ``one`` and that of ``other`` are one from now on."""
        first, second = self.of(one), self.of(other)
        if first != second:
            self._above[first] = second

    def of(self, thing: Thing) -> Thing:
        """One of its group, and the same for all of them until something is joined to it."""
        above = self._above
        first = above.get(thing)
        if first is None:
            return thing
        path = [thing]
        while (higher := above.get(first)) is not None:
            path.append(first)
            first = higher
        for passed in path[:-1]:
            above[passed] = first
        return first
