"""A quote as what to look for: stretches of words, gaps between them, and the analyst's insertions."""

from __future__ import annotations

import re

from argmap.values import frozen

_MARK = re.compile(r"(?P<gap>…|\[ ?(?:…|\.\.\.) ?\])|\[(?P<words>[^\[\]]*)\]")


@frozen
class Insertion:
    """``[words]``: matches nothing, the words, or the words in their brackets."""

    words: str

    @property
    def alternatives(self) -> tuple[str, ...]:
        return ("", self.words, f"[{self.words}]") if self.words else ("", "[]")


@frozen
class Space:
    """A space beside an insertion: it goes where the insertion goes, but never so that two words become one."""


Item = str | Insertion | Space


@frozen
class Stretch:
    """What stands between two gaps; it begins and ends with words, not with an insertion.

    ``edge_before``, ``edge_after``: a space stood beside the gap there, so that the gap may not begin or end inside a word.
    ``cut_before``, ``cut_after``: an insertion or a gap stood right at the first or last letter, so that a word may be cut there.
    """

    items: tuple[Item, ...]
    edge_before: bool
    edge_after: bool
    cut_before: bool
    cut_after: bool

    @property
    def words(self) -> str:
        return "".join(item if isinstance(item, str) else " " if isinstance(item, Space) else "" for item in self.items)


def read_pattern(quote: str) -> tuple[Stretch, ...]:
    """The stretches of a normalised quote in order; gaps at its ends mean nothing. Empty where the quote has no words."""
    groups: list[list[str | Insertion]] = [[]]
    done = 0
    for match in _MARK.finditer(quote):
        groups[-1].append(quote[done : match.start()])
        done = match.end()
        if match["gap"]:
            groups.append([])
        else:
            groups[-1].append(Insertion(match["words"].strip()))
    groups[-1].append(quote[done:])
    stretches = [_stretch(group, first=number == 0, last=number == len(groups) - 1) for number, group in enumerate(groups)]
    return tuple(stretch for stretch in stretches if stretch is not None)


def _stretch(group: list[str | Insertion], *, first: bool, last: bool) -> Stretch | None:
    """An insertion at an end can always match nothing, so it is left out there."""
    kept = list(group)
    before, after = "", ""
    while kept and (isinstance(kept[0], Insertion) or not kept[0].strip()):
        dropped = kept.pop(0)
        before += "[" if isinstance(dropped, Insertion) else dropped
    while kept and (isinstance(kept[-1], Insertion) or not kept[-1].strip()):
        dropped = kept.pop()
        after = ("[" if isinstance(dropped, Insertion) else dropped) + after
    if not kept:
        return None
    opening, ending = kept[0], kept[-1]
    assert isinstance(opening, str)
    assert isinstance(ending, str)
    before += opening[: len(opening) - len(opening.lstrip())]
    after = ending[len(ending.rstrip()) :] + after
    kept[0] = opening.lstrip()
    kept[-1] = kept[-1].rstrip() if isinstance(kept[-1], str) else kept[-1]
    return Stretch(
        items=tuple(_items(kept)),
        edge_before=not first and before.endswith(" "),
        edge_after=not last and after.startswith(" "),
        cut_before=before.endswith("[") or (not first and not before),
        cut_after=after.startswith("[") or (not last and not after),
    )


def _items(kept: list[str | Insertion]) -> list[Item]:
    """The words with the spaces beside insertions apart."""
    items: list[Item] = []
    for number, part in enumerate(kept):
        if isinstance(part, Insertion):
            items.append(part)
            continue
        soft_before = number > 0 and part.startswith(" ")
        soft_after = number < len(kept) - 1 and part.endswith(" ") and (bool(part.strip()) or not soft_before)
        items += [Space()] * soft_before + [part.strip()] * bool(part.strip()) + [Space()] * soft_after
    return items
