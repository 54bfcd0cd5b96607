"""What is meant by a name on the command line. Whatever does not exist is wrong usage, with the nearest that does."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.cli.usage import WrongUsage, nearest, there_are
from argmap.model.argument import Argument
from argmap.times import Interval, read_date


def full_name(given: str, argument: Argument) -> str:
    """A claim by its full name, or by its own where that is enough."""
    if given in argument.claims:
        return given
    ends = [name for name in argument.claims if name.rpartition(".")[2] == given]
    if len(ends) == 1:
        return ends[0]
    if ends:
        raise WrongUsage(f"{len(ends)} claims are called {given!r}: {', '.join(ends[:5])}{' …' if len(ends) > 5 else ''}")
    raise WrongUsage(f"there is no claim {given!r}{nearest(given, argument.claims)}")


def known(given: str, sort: str, names: Collection[str]) -> str:
    if given not in names:
        raise WrongUsage(f"there is no {sort} {given!r}{nearest(given, names) or there_are(names)}")
    return given


def outlets(given: Iterable[str], argument: Argument) -> tuple[str, ...]:
    there = {source.outlet for source in argument.sources.values()}
    return tuple(known(name, "outlet", there) for name in given)


def voices(given: Iterable[str], argument: Argument) -> tuple[str, ...]:
    """By key or by label; the keys."""
    keys: list[str] = []
    for name in given:
        named = [key for key, voice in argument.voices.items() if name in (key, voice.label)]
        keys.extend(named or [known(name, "voice", argument.voices.keys() | {voice.label for voice in argument.voices.values()})])
    return tuple(keys)


def tags(given: Iterable[str], argument: Argument) -> tuple[str, ...]:
    there = {tag for claim in argument.claims.values() for tag in claim.tags}
    return tuple(known(name, "tag", there) for name in given)


def date(given: str) -> Interval:
    stretch = read_date(given)
    if stretch is None:
        raise WrongUsage(f"{given!r} is no date: write 2024, 2024-05 or 2024-05-06")
    return stretch
