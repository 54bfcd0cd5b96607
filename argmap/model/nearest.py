"""Did you mean …? The nearest name by edit distance, at a bounded cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from attrs import define, field

from argmap.syntax.nearest import distance
from argmap.values import frozen

_LONGEST = 60  # letters; for longer words nothing is looked for
_COMPARING = 20  # what one distance costs, in looks at a name


@frozen(slots=False, eq=False)
class Pool:
    """The names that a word may have meant."""

    names: tuple[str, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        return tuple(sorted({letter for name in self.names for letter in name}))

    @cached_property
    def folded(self) -> dict[str, str]:
        return {_fold(name): name for name in sorted(self.names, reverse=True)}


@define
class Nearest:
    """Looks names up while the budget lasts; a slip of one letter is found whatever is left of it."""

    budget: int = 1_500_000
    _pools: dict[object, Pool] = field(factory=dict)

    def of(self, word: str, sort: object, names: Callable[[], Iterable[str]]) -> str | None:
        """The nearest to ``word`` among the names of a sort, or None where none is near. ``names`` is called once a sort."""
        pool = self._pools.get(sort)
        if pool is None:
            pool = self._pools[sort] = Pool(tuple(sorted(names())))
        if not word or len(word) > _LONGEST:
            return None
        alike = pool.folded.get(_fold(word))
        if alike is not None and alike != word:
            return alike
        slips = {slip for slip in _slips(word, pool.letters) if slip in pool.known and slip != word} if len(word) > 2 else set()
        return min(slips) if slips else self._search(word, pool)

    def _search(self, word: str, pool: Pool) -> str | None:
        limit = max(2, min(4, (len(word) + 1) // 3))
        if len(word) < 4 or len(pool.names) > self.budget:
            return None
        self.budget -= len(pool.names)
        best: str | None = None
        letters = set(word)
        # Two slips in a word this short are half of it: then at least the first letter is the same.
        begin = word[0] if len(word) < 6 else ""
        for name in pool.names:
            if not name.startswith(begin):
                continue
            if abs(len(name) - len(word)) > limit or len(letters.difference(name)) > limit:
                continue
            if self.budget < _COMPARING:
                break
            self.budget -= _COMPARING
            found = distance(word, name, limit)
            if found is not None:
                best, limit = name, found - 1
        return best


def _fold(word: str) -> str:
    return word.casefold().replace("-", "_")


def _slips(word: str, letters: tuple[str, ...]) -> Iterator[str]:
    """Every word that is one slip away."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
