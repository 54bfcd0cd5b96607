"""Did you mean …? The nearest of a few words of the language, and how far one word is from another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 24  # letters; for longer words nothing is looked for


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, or None where none is near; the first of equally near ones."""
    return _nearest(word.casefold(), tuple(words))


@lru_cache(maxsize=4096)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    if not word or len(word) > _LONGEST:
        return None
    best: tuple[int, str] | None = None
    for other in words:
        slips = 1 if len(word) < 4 else 2 if len(word) < 8 else 3
        begins_alike = len(word) >= 4 and " " not in other and (other.startswith(word[:5]) or (word.startswith(other) and len(other) >= 4))
        far = abs(len(word) - len(other)) > slips or len(set(word) ^ set(other)) > 2 * slips
        near = None if far else distance(word, other, slips)
        if begins_alike or (near is not None and near < max(len(word), len(other)) - 1):
            found = (slips + 1 if near is None else near, other)
            best = min(best or found, found, key=lambda pair: pair[0])
    return best[1] if best else None


def distance(one: str, other: str, limit: int) -> int | None:
    """Insertions, deletions, changes and swaps of neighbours between two words (Damerau and Levenshtein, optimal string
    alignment); None above ``limit``."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(last) > limit:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= limit else None
