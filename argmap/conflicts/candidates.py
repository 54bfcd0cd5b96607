"""Which statements may meet: found by predicate, fillers and time, never by comparing all pairs.

Each statement is entered under the fillers that others ask for, with what they are part of, and sorted by time; a statement is then
looked up by its own fillers and time. The cost is that of the statements and of the pairs that do meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.stands import Stand
from argmap.model.argument import DateValue, LiteralMeaning, Quantity, Value
from argmap.values import frozen

_LOWER = frozenset({"flat", "necessary", "possible", "undecided", "band"})
_UPPER = frozenset({"flat-not", "impossible", "possible-not", "undecided", "band"})
_FEW = 30  # statements of one key that are compared with those of another as near misses
_NEARBY = 8  # of so many statements of other times all are looked at, of more the nearest two


@frozen
class Statement:
    """A timed literal with the stand to its positive proposition."""

    timed: TimedLiteral
    stand: Stand


class ByTime:
    """Items by their days; what overlaps a stretch of days is found in about the time that it takes to list it."""

    def __init__(self, items: Sequence[tuple[int, int, int]]) -> None:
        """``items``: first day, last day, item."""
        sorts: dict[int, list[tuple[int, int, int]]] = {}
        for first, last, item in items:
            sorts.setdefault((last - first).bit_length(), []).append((first, last, item))
        self._sorts = [(1 << length, sorted(sort)) for length, sort in sorted(sorts.items())]
        self._firsts = [[first for first, _, _ in sort] for _, sort in self._sorts]

    def overlapping(self, first: int, last: int) -> Iterator[int]:
        for (longest, sort), firsts in zip(self._sorts, self._firsts, strict=True):
            for place in range(bisect_left(firsts, first - longest), bisect_right(firsts, last)):
                if sort[place][1] >= first:
                    yield sort[place][2]


class Apart:
    """The nearest items before and after a stretch of days; of a few items all that do not overlap it."""

    def __init__(self, items: Sequence[tuple[int, int, int]]) -> None:
        self._items = items
        self._by_first = sorted(items)
        self._firsts = [first for first, _, _ in self._by_first]
        self._by_last = sorted((last, first, item) for first, last, item in items)
        self._lasts = [last for last, _, _ in self._by_last]

    def of(self, first: int, last: int) -> Iterator[int]:
        if len(self._items) <= _NEARBY:
            yield from (item for begin, end, item in self._items if end < first or begin > last)
            return
        after = bisect_right(self._firsts, last)
        if after < len(self._by_first):
            yield self._by_first[after][2]
        before = bisect_left(self._lasts, first)
        if before:
            yield self._by_last[before - 1][2]


Key = tuple[Value, ...]
Shape = tuple[int, ...]


class Candidates:
    """Pairs of places in ``statements`` (which stand in a fixed order); a pair may come twice, and either way round."""

    def __init__(self, statements: Sequence[Statement], vocabulary: Vocabulary) -> None:
        self._statements = statements
        self._vocabulary = vocabulary
        self._by_predicate: dict[str, list[int]] = {}
        for place, statement in enumerate(statements):
            self._by_predicate.setdefault(statement.timed.literal.predicate, []).append(place)
        self._wholes_of: dict[Value, tuple[Value, ...]] = {}

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Of statements that may clash, or differ by time alone."""
        for predicate, places in self._by_predicate.items():
            lower, upper = self._lower(places), self._upper(places)
            if lower and upper:
                yield from self._under(lower, upper, apart=True)
            yield from self._gaps(lower, upper)
            if predicate in self._vocabulary.measures:
                yield from self._figures(lower)
                continue
            if predicate in self._vocabulary.functional:
                yield from self._functional(predicate, lower)
            yield from self._only(lower)

    def near(self) -> Iterator[tuple[int, int]]:
        """A bounded number of pairs whose slots nearly meet: an open slot, or the whole where the part is asked for; and of different
        figures of the same."""
        for predicate, places in self._by_predicate.items():
            lower, upper = self._lower(places), self._upper(places)
            measure = predicate in self._vocabulary.measures
            if lower and upper:
                yield from self._loosely(lower, upper)
            if measure:
                yield from self._other_figures(lower)
            if measure or predicate in self._vocabulary.functional or self._has_only(lower):
                yield from self._loosely(lower, lower)

    def nested(self) -> Iterator[tuple[int, int]]:
        """Pairs of one polarity whose slots nest, the one that may entail the other first; time is left out of account."""
        for places in self._by_predicate.values():
            lower, upper = self._lower(places), self._upper(places)
            yield from self._under(lower, lower, most=_FEW)
            yield from ((wide, narrow) for narrow, wide in self._under(upper, upper, most=_FEW))

    # --- fillers ------------------------------------------------------------------------------------------------------

    def _lower(self, places: Sequence[int]) -> list[int]:
        """Those that give a lower bound."""
        stands = ((place, self._statements[place].stand) for place in places)
        return [place for place, how in stands if how.form in _LOWER and how.bounds != "upper"]

    def _upper(self, places: Sequence[int]) -> list[int]:
        stands = ((place, self._statements[place].stand) for place in places)
        return [place for place, how in stands if how.form in _UPPER and how.bounds != "lower"]

    def _form(self, place: int) -> str:
        return self._statements[place].stand.form

    def _literal(self, place: int) -> LiteralMeaning:
        return self._statements[place].timed.literal

    def _span(self, place: int) -> tuple[int, int, int]:
        return (*self._statements[place].timed.time.ends, place)

    def _wholes(self, value: Value) -> tuple[Value, ...]:
        known = self._wholes_of.get(value)
        if known is None:
            known = self._wholes_of[value] = self._vocabulary.wholes_of(value)
        return known

    def _shape(self, place: int, without: int = -1) -> Shape:
        """The slots that are filled with something that can be looked up: not with days."""
        fillers = self._literal(place).fillers
        return tuple(
            slot
            for slot, filler in enumerate(fillers)
            if filler is not None and slot != without and not isinstance(filler.value, DateValue)
        )

    def _key(self, place: int, shape: Shape) -> Key:
        fillers = self._literal(place).fillers
        return tuple(filler.value for slot in shape if (filler := fillers[slot]) is not None)

    def _entered(self, narrow: Sequence[int], shape: Shape) -> dict[Key, list[int]]:
        """The statements that fill all of these slots, under each choice of what their fillers are part of."""
        found: dict[Key, list[int]] = {}
        for place in narrow:
            fillers = self._literal(place).fillers
            options: list[tuple[Value, ...]] = []
            for slot in shape:
                filler = fillers[slot]
                if filler is None:
                    break
                options.append(self._wholes(filler.value))
            else:
                for key in product(*options):
                    found.setdefault(key, []).append(place)
        return found

    def _under(self, narrow: Sequence[int], wide: Sequence[int], apart: bool = False, most: int | None = None) -> Iterator[tuple[int, int]]:
        """The narrow ones whose fillers are those of a wide one, or part of them; at overlapping times, or the nearest apart.
        ``most``: ask no more often than so many times for the same fillers."""
        shapes: dict[Shape, list[int]] = {}
        for place in wide:
            shapes.setdefault(self._shape(place), []).append(place)
        for shape, asking in shapes.items():
            entered = self._entered(narrow, shape)
            keyed: Iterable[tuple[int, Key]] = ((place, self._key(place, shape)) for place in asking)
            yield from self._timed(entered, keyed if most is None else _few_of_each(keyed, most), apart)

    def _timed(self, entered: dict[Key, list[int]], asking: Iterable[tuple[int, Key]], apart: bool = False) -> Iterator[tuple[int, int]]:
        by_time: dict[Key, ByTime] = {}
        aparts: dict[Key, Apart] = {}
        for place, key in asking:
            found = entered.get(key)
            if not found:
                continue
            if key not in by_time:
                spans = [self._span(other) for other in found]
                by_time[key] = ByTime(spans)
                if apart:
                    aparts[key] = Apart(spans)
            first, last, _ = self._span(place)
            for other in by_time[key].overlapping(first, last):
                if other != place:
                    yield other, place
            if apart:
                for other in aparts[key].of(first, last):
                    yield other, place

    # --- the sorts of pair --------------------------------------------------------------------------------------------

    def _gaps(self, lower: Sequence[int], upper: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Flatly so against merely possible."""
        flat = [place for place in lower if self._form(place) == "flat"]
        possible = [place for place in lower if self._form(place) == "possible"]
        if flat and possible:
            yield from self._under(flat, possible)
        flat_not = [place for place in upper if self._form(place) == "flat-not"]
        possible_not = [place for place in upper if self._form(place) == "possible-not"]
        if flat_not and possible_not:
            yield from self._under(possible_not, flat_not)

    def _figures(self, lower: Sequence[int]) -> Iterator[tuple[int, int]]:
        """R7: one measure with the same fillers, or with those of a part; left out where all figures agree."""
        shapes: dict[Shape, list[int]] = {}
        for place in lower:
            shapes.setdefault(self._shape(place), []).append(place)
        for shape, places in shapes.items():
            entered = {key: found for key, found in self._entered(places, shape).items() if self._may_differ(found)}
            yield from self._timed(entered, ((place, self._key(place, shape)) for place in places), apart=True)

    def _may_differ(self, places: Sequence[int]) -> bool:
        quantities = [quantity for place in places if (quantity := self._literal(place).quantity) is not None]
        return _differ(quantities)

    def _functional(self, predicate: str, lower: Sequence[int]) -> Iterator[tuple[int, int]]:
        for functional in self._vocabulary.predicates[predicate].functional:
            groups: dict[tuple[Value | None, ...], dict[Value, list[int]]] = {}
            for place in lower:
                fillers = self._literal(place).fillers
                one = fillers[functional.one]
                if one is not None:
                    key = tuple(None if (filler := fillers[slot]) is None else filler.value for slot in functional.per)
                    groups.setdefault(key, {}).setdefault(one.value, []).append(place)
            for group in groups.values():
                if len(group) > 1:
                    yield from self._differing(group)

    def _differing(self, group: dict[Value, list[int]]) -> Iterator[tuple[int, int]]:
        """Pairs with different values at overlapping times, and the nearest at others."""
        value_of = {place: value for value, places in group.items() for place in places}
        spans = [self._span(place) for place in value_of]
        by_time, apart = ByTime(spans), Apart(spans)
        largest = max(group.values(), key=len)
        for places in group.values():
            if places is largest:
                continue
            for place in places:
                first, last, _ = self._span(place)
                for other in by_time.overlapping(first, last):
                    if value_of[other] != value_of[place]:
                        yield place, other
                for other in apart.of(first, last):
                    if value_of[other] != value_of[place]:
                        yield place, other

    def _only(self, lower: Sequence[int]) -> Iterator[tuple[int, int]]:
        shapes: dict[tuple[int, Shape], list[int]] = {}
        for place in lower:
            for slot, filler in enumerate(self._literal(place).fillers):
                if filler is not None and filler.only:
                    shapes.setdefault((slot, self._shape(place, slot)), []).append(place)
        for (slot, shape), places in shapes.items():
            others = [place for place in lower if self._literal(place).fillers[slot] is not None]
            entered = self._entered(others, shape)
            for one, other in self._timed(entered, ((place, self._key(place, shape)) for place in places)):
                mine, theirs = self._literal(one).fillers[slot], self._literal(other).fillers[slot]
                if mine is not None and theirs is not None and mine.value != theirs.value:
                    yield one, other

    def _has_only(self, lower: Sequence[int]) -> bool:
        return any(filler is not None and filler.only for place in lower for filler in self._literal(place).fillers)

    # --- near misses --------------------------------------------------------------------------------------------------

    def _loosely(self, lower: Sequence[int], upper: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs that share the fillers, or the outermost wholes, of the slots that both of them fill; a few of each sort."""
        sides: list[dict[Shape, list[int]]] = []
        for places in (lower, upper):
            shapes: dict[Shape, list[int]] = {}
            for place in places:
                shapes.setdefault(self._shape(place), []).append(place)
            sides.append(shapes)
        for mine, ones in sides[0].items():
            for theirs, others in sides[1].items():
                shared = tuple(slot for slot in mine if slot in theirs)
                groups: dict[Key, tuple[list[int], list[int]]] = {}
                for side, places in enumerate((ones, others)):
                    for place in places:
                        key = tuple(self._wholes(value)[-1] for value in self._key(place, shared))
                        group = groups.setdefault(key, ([], []))[side]
                        if len(group) < _FEW:
                            group.append(place)
                for group_lower, group_upper in groups.values():
                    for one, other in product(group_lower, group_upper):
                        # The same fillers meet: those pairs are no near misses of a slot.
                        if one != other and self._literal(one).fillers != self._literal(other).fillers:
                            yield one, other

    def _other_figures(self, lower: Sequence[int]) -> Iterator[tuple[int, int]]:
        groups: dict[tuple[object, ...], list[int]] = {}
        for place in lower:
            group = groups.setdefault(self._literal(place).fillers, [])
            if len(group) < _FEW:
                group.append(place)
        for group in groups.values():
            for one, other in combinations(group, 2):
                if self._literal(one).quantity != self._literal(other).quantity:
                    yield one, other


def _few_of_each(keyed: Iterable[tuple[int, Key]], most: int) -> Iterator[tuple[int, Key]]:
    counts: dict[Key, int] = {}
    for place, key in keyed:
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            yield place, key


def _differ(quantities: Sequence[Quantity]) -> bool:
    """Whether two of them may have no figure in common."""
    lows = [quantity.low for quantity in quantities if quantity.low is not None]
    highs = [quantity.high for quantity in quantities if quantity.high is not None]
    if not lows or not highs:
        return False
    low, high = max(lows), min(highs)
    return low > high or (low == high and any(quantity.low_open or quantity.high_open for quantity in quantities))
