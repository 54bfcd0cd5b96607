"""Where the words of a quote stand in a normalised text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import assert_never

from attrs import define

from argmap.sources.normal import Normal
from argmap.sources.pattern import Insertion, Item, Space, Stretch, read_pattern
from argmap.values import frozen

LONGEST_GAP = 300
_WORK = 500_000  # characters and steps; only a text made to be hard needs more
_FEW = 2_000  # places of the longest words; above, the whole article is searched at once

# Scripts that are written without spaces: any place in them may begin or end a word.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


@frozen
class Found:
    """A stretch of the normalised text, and whether it begins or ends inside a word."""

    start: int
    end: int
    cuts_word: bool


@define
class _Budget:
    """Bounds the work for one quote: when it is used up, nothing more is looked for."""

    left: int = _WORK

    def spend(self, work: int) -> bool:
        self.left -= work
        return self.left > 0


def find(quote: str, text: Normal) -> tuple[Found, ...]:
    """Every place where the normalised quote stands, in order, none overlapping another.

    Places that begin and end with whole words come alone where there are any. The work is linear in the text for words without
    gaps and insertions, and bounded for all others.
    """
    words = quote.strip()
    if not words:
        return ()
    stretches: tuple[Stretch, ...] = (Stretch((words,), False, False, False, False),)
    # An article has brackets and dots of its own: what stands there letter for letter needs no reading.
    if ("[" in words or "…" in words) and words not in text.text:
        stretches = read_pattern(words)
        if not stretches or not all(item in text.text for stretch in stretches for item in stretch.items if isinstance(item, str)):
            return ()
    places = [
        Found(
            start,
            end,
            (not stretches[0].cut_before and inside_word(text.text, start))
            or (not stretches[-1].cut_after and inside_word(text.text, end)),
        )
        for start, end in _chains(stretches, text)
    ]
    whole = [place for place in places if not place.cuts_word]
    return tuple(_apart(whole or places))


def inside_word(text: str, offset: int) -> bool:
    """Whether a word or a number runs across the place: ``un|likely``, ``100|,000``, ``can|'t``.

    A capital with a small letter beside it begins a word of its own: copying loses spaces (``to NATOWarsaw could``).
    """
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _in_words(before) and _in_words(after):
        return not (after.isupper() and (before.islower() or text[offset + 1 : offset + 2].islower()))
    if before.isdigit() and after in ".," and text[offset + 1 : offset + 2].isdigit():
        return True
    if after.isdigit() and before in ".," and text[max(0, offset - 2) : offset - 1].isdigit():
        return True
    return text.startswith("'t", offset) and before == "n" and not _in_words(text[offset + 2 : offset + 3])


def _in_words(character: str) -> bool:
    if not character:
        return False
    code = ord(character)
    if code < 0x80:
        return character.isalnum()
    if any(low <= code <= high for low, high in _UNSPACED):
        return False
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _apart(places: Sequence[Found]) -> list[Found]:
    """Of places that overlap, the one that ends first, and of those the shortest."""
    chosen: list[Found] = []
    for place in sorted(places, key=lambda place: (place.end, -place.start)):
        if not chosen or place.start >= chosen[-1].end:
            chosen.append(place)
    return chosen


def _chains(stretches: Sequence[Stretch], text: Normal) -> list[tuple[int, int]]:
    """Where all the stretches stand one after the other, each but a gap from the last: from the first letter to the last."""
    budget = _Budget()
    if len(stretches) == 1:
        return _occurrences(stretches[0], text.text, [(0, len(text.text))], budget, overlapping=False)
    windows = _windows(stretches, text.text, budget)
    chains: list[tuple[int, int]] | None = None
    for stretch in stretches:
        here = [
            (start, end)
            for start, end in _occurrences(stretch, text.text, windows, budget, overlapping=True)
            if not (stretch.edge_before and inside_word(text.text, start)) and not (stretch.edge_after and inside_word(text.text, end))
        ]
        chains = here if chains is None else _joined(chains, here, text)
        if not chains:
            return []
    return chains or []


def _joined(chains: list[tuple[int, int]], following: list[tuple[int, int]], text: Normal) -> list[tuple[int, int]]:
    """For each following stretch the nearest chain before it, where the gap allows: a farther one has a longer gap that holds this one."""
    chains = sorted(chains, key=lambda chain: (chain[1], chain[0]))
    ends = [end for _, end in chains]
    joined: list[tuple[int, int]] = []
    for start, end in following:
        nearest = bisect_right(ends, start) - 1
        if nearest >= 0 and _gap_allowed(chains[nearest][1], start, text):
            joined.append((chains[nearest][0], end))
    return joined


def _gap_allowed(start: int, end: int, text: Normal) -> bool:
    """At most 300 characters, the spaces at its ends apart, and no empty line."""
    return len(text.text[start : min(end, start + LONGEST_GAP + 3)].strip(" ")) <= LONGEST_GAP and not text.has_blank_line(start, end)


def _windows(stretches: Sequence[Stretch], text: str, budget: _Budget) -> list[tuple[int, int]]:
    """Around each place of the longest words, as far as the quote can reach; all of the text where they stand very often."""
    longest = max((item for stretch in stretches for item in stretch.items if isinstance(item, str)), key=len)
    reach = sum(_reach(item) for stretch in stretches for item in stretch.items) + (LONGEST_GAP + 2) * len(stretches)
    windows: list[tuple[int, int]] = []
    at = text.find(longest)
    while at >= 0:
        if len(windows) >= _FEW or not budget.spend(len(longest)):
            return [(0, len(text))]
        low, high = max(0, at - reach), min(len(text), at + reach)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
        at = text.find(longest, at + 1)
    return windows


def _reach(item: Item) -> int:
    match item:
        case str():
            return len(item)
        case Insertion():
            return len(item.words) + 2
        case Space():
            return 1
        case _:
            assert_never(item)


def _occurrences(
    stretch: Stretch, text: str, windows: Sequence[tuple[int, int]], budget: _Budget, *, overlapping: bool
) -> list[tuple[int, int]]:
    """Where the stretch stands, in order of its longest words; of several ways from there, the shortest."""
    pivot = max(
        (number for number, item in enumerate(stretch.items) if isinstance(item, str)), key=lambda number: len(str(stretch.items[number]))
    )
    words = stretch.items[pivot]
    assert isinstance(words, str)
    before, after = stretch.items[:pivot], stretch.items[pivot + 1 :]
    found: list[tuple[int, int]] = []
    # Words alone, none overlapping, are found in one pass however many they are.
    free = not overlapping and len(stretch.items) == 1
    for low, high in windows:
        at = text.find(words, low, high)
        while at >= 0:
            if not free and not budget.spend(len(words) + 8):
                return found
            starts, ends = _backwards(text, at, before, budget), _forwards(text, at + len(words), after, budget)
            if starts and ends:
                found.append((max(starts), min(ends)))
            at = text.find(words, at + (1 if overlapping else len(words)), high)
    return found


def _forwards(text: str, at: int, items: Sequence[Item], budget: _Budget) -> set[int]:
    """The places that the items can lead to from ``at``."""
    places = {at}
    for item in items:
        if not budget.spend(len(places)):
            return set()
        places = {end for place in places for end in _after(text, place, item)}
    return places


def _after(text: str, place: int, item: Item) -> list[int]:
    match item:
        case str():
            return [place + len(item)] if text.startswith(item, place) else []
        case Insertion():
            return [place + len(words) for words in item.alternatives if text.startswith(words, place)]
        case Space():
            if text.startswith(" ", place):
                return [place + 1]
            return [] if inside_word(text, place) else [place]
        case _:
            assert_never(item)


def _backwards(text: str, at: int, items: Sequence[Item], budget: _Budget) -> set[int]:
    """The places from which the items lead to ``at``."""
    places = {at}
    for item in reversed(items):
        if not budget.spend(len(places)):
            return set()
        places = {start for place in places for start in _before(text, place, item)}
    return places


def _before(text: str, place: int, item: Item) -> list[int]:
    match item:
        case str():
            return [place - len(item)] if text.endswith(item, 0, place) else []
        case Insertion():
            return [place - len(words) for words in item.alternatives if text.endswith(words, 0, place)]
        case Space():
            if text.endswith(" ", 0, place):
                return [place - 1]
            return [] if inside_word(text, place) else [place]
        case _:
            assert_never(item)
