"""Circles among things that lead to each other, and the way up from each thing where there is no circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

DEEPEST = 256  # levels of types and wholes; every level is held for every thing below it


def circles(leads_to: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups whose members all lead to each other (strongly connected components, Tarjan 1972), and what leads to itself.

    Each group is sorted, and so are the groups.
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in leads_to:
        if start in number:
            continue
        work = [(start, iter(tuple(leads_to[start])))]
        number[start] = lowest[start] = len(number)
        open_.append(start)
        is_open.add(start)
        while work:
            name, onward = work[-1]
            following = next(onward, None)
            if following is not None:
                if following not in number:
                    number[following] = lowest[following] = len(number)
                    open_.append(following)
                    is_open.add(following)
                    work.append((following, iter(tuple(leads_to.get(following, ())))))
                elif following in is_open:
                    lowest[name] = min(lowest[name], number[following])
                continue
            work.pop()
            if work:
                above = work[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == number[name]:
                group = []
                while True:
                    member = open_.pop()
                    is_open.discard(member)
                    group.append(member)
                    if member == name:
                        break
                if len(group) > 1 or name in leads_to.get(name, ()):
                    found.append(tuple(sorted(group)))
    return tuple(sorted(found))


def ladders(above: Mapping[str, str | None], cut: Collection[str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """For each name itself and what stands above it, outwards, and the names that are deeper than `DEEPEST`.

    Nothing is climbed from the names in ``cut`` (those in a circle) and from those that are too deep.
    """
    ladder: dict[str, tuple[str, ...]] = {}
    too_deep: list[str] = []
    for start in above:
        way: list[str] = []
        name: str | None = start
        while name is not None and name not in ladder:
            way.append(name)
            name = None if name in cut else above.get(name)
        rest = ladder[name] if name is not None else ()
        for step in reversed(way):
            if len(rest) >= DEEPEST:
                too_deep.append(step)
                rest = ()
            rest = ladder[step] = (step, *rest)
    return ladder, tuple(too_deep)
