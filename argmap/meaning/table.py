"""Timed literals as rows of numbers, each once."""

from __future__ import annotations

from functools import cached_property

from argmap.likelihood import Likelihood
from argmap.meaning.compare import includes
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.model.argument import DateValue, EntityValue, Filler, LiteralMeaning, Quantity, Value
from argmap.times import Interval
from argmap.values import frozen

OPEN = -1
"""A slot that is left out."""
APART = -1
"""No time."""

Row = tuple[int, ...]
"""Shape, time, then for each slot ``OPEN`` or ``2 * value + only``."""


@frozen
class Shape:
    """What a literal is but for its fillers and its time."""

    predicate: str
    positive: bool
    quantity: Quantity | None
    likelihood: Likelihood


class Table:
    """Numbers are given in the order in which things are first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.values: list[Value] = []
        self.wholes: list[tuple[int, ...]] = []  # by value: what it is part of, itself first
        self.shapes: list[Shape] = []
        self.times: list[tuple[Interval, bool]] = []
        self.rows: list[Row] = []
        self.nested = False  # whether any value is part of another
        self._values: dict[Value, int] = {}
        self._shapes: dict[Shape, int] = {}
        self._times: dict[tuple[Interval, bool], int] = {}
        self._rows: dict[Row, int] = {}
        self._meets: dict[tuple[int, int], int] = {}
        self._parts: dict[int, tuple[int, ...]] = {}

    def value(self, value: Value) -> int:
        number = self._values.get(value)
        if number is None:
            number = self._values[value] = len(self.values)
            self.values.append(value)
            self.wholes.append((number,))
            if isinstance(value, EntityValue):
                outward = self._vocabulary.wholes.get(value.name, ())
                self.wholes[number] = (number, *(self.value(EntityValue(name)) for name in outward if name != value.name))
                self.nested = self.nested or len(self.wholes[number]) > 1
        return number

    def parts(self, value: int) -> tuple[int, ...]:
        """What is part of a value, itself first."""
        found = self._parts.get(value)
        if found is None:
            whole = self.values[value]
            inner = self._parts_of.get(whole.name, ()) if isinstance(whole, EntityValue) else ()
            found = self._parts[value] = (value, *(self.value(EntityValue(name)) for name in inner))
        return found

    @cached_property
    def _parts_of(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for name, wholes in self._vocabulary.wholes.items():
            for whole in wholes:
                if whole != name:
                    parts.setdefault(whole, []).append(name)
        return parts

    def inside(self, part: int, whole: int) -> bool:
        if part == whole or whole in self.wholes[part]:
            return True
        one, other = self.values[part], self.values[whole]
        return isinstance(one, DateValue) and isinstance(other, DateValue) and one.interval.within(other.interval)

    def shape(self, shape: Shape) -> int:
        number = self._shapes.get(shape)
        if number is None:
            number = self._shapes[shape] = len(self.shapes)
            self.shapes.append(shape)
        return number

    def time(self, interval: Interval, given: bool) -> int:
        number = self._times.get((interval, given))
        if number is None:
            number = self._times[interval, given] = len(self.times)
            self.times.append((interval, given))
        return number

    def meet(self, first: int, second: int) -> int:
        """The time in both, given where either is; ``APART`` for none."""
        if first == second:
            return first
        found = self._meets.get((first, second))
        if found is None:
            (one, given), (other, also) = self.times[first], self.times[second]
            shared = one.meet(other)
            found = self._meets[first, second] = APART if shared is None else self.time(shared, given or also)
        return found

    def row(self, row: Row) -> int:
        number = self._rows.get(row)
        if number is None:
            number = self._rows[row] = len(self.rows)
            self.rows.append(row)
        return number

    def number(self, literal: LiteralMeaning, likelihood: Likelihood, time: Interval, given: bool) -> int:
        shape = self.shape(Shape(literal.predicate, literal.positive, literal.quantity, likelihood))
        fillers = (OPEN if filler is None else 2 * self.value(filler.value) + filler.only for filler in literal.fillers)
        return self.row((shape, self.time(time, given), *fillers))

    def literal(self, number: int) -> TimedLiteral:
        """The literal of a row."""
        row = self.rows[number]
        shape = self.shapes[row[0]]
        time, given = self.times[row[1]]
        fillers = tuple(None if filler == OPEN else Filler(self.values[filler >> 1], bool(filler & 1)) for filler in row[2:])
        meaning = LiteralMeaning(shape.positive, shape.predicate, fillers, shape.quantity)
        return TimedLiteral(meaning, shape.likelihood, time, given)

    def figures_fit(self, told: Quantity | None, asked: Quantity | None, positive: bool) -> bool:
        """Whether a literal with one quantity entails the same literal with the other."""
        if told is None or asked is None:
            return told is asked
        return includes(asked, told) if positive else includes(told, asked)
