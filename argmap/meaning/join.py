"""Joins the literals of general rules' bodies, one new literal at a time."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from argmap.likelihood import FLAT, Likelihood
from argmap.meaning.patterns import GeneralRule, Lookup, Pattern, PatternSlot, plan
from argmap.meaning.table import APART, OPEN, Row, Shape, Table

_WORK_EACH = 4  # choices that may be looked at for each instance allowed
_WORK_LEAST = 100_000  # choices that may be looked at however few instances are allowed

Relation = tuple[str, bool]
Bindings = tuple[int, ...]
"""By variable, the value that it stands for, or ``OPEN``."""


Choice = tuple[Bindings, tuple[int, ...], int]
"""A part of an instance: the bindings, the rows chosen so far, in the order of the plan, and the time that they share."""


class Listeners:
    """The body literals of one relation that a new literal may fit, by the first value that they name."""

    def __init__(self) -> None:
        self._any: list[tuple[GeneralRule, int]] = []
        self._by_value: dict[int, dict[int, list[tuple[GeneralRule, int]]]] = {}

    def add(self, rule: GeneralRule, place: int) -> None:
        pattern = rule.body[place]
        slot = next((slot for slot in pattern.slots if slot.kind == "value" and slot.place not in pattern.dated), None)
        if slot is None:
            self._any.append((rule, place))
        else:
            self._by_value.setdefault(slot.place, {}).setdefault(slot.number, []).append((rule, place))

    def to(self, row: Row, positive: bool, table: Table) -> Iterator[tuple[GeneralRule, int]]:
        yield from self._any
        for place, by_value in self._by_value.items():
            filler = row[place + 2]
            if filler != OPEN:
                told = filler >> 1
                for value in table.wholes[told] if positive else table.parts(told):
                    yield from by_value.get(value, ())
            elif not positive:
                for listeners in by_value.values():
                    yield from listeners


class Index:
    """Rows of one relation by the values at some places; under all that a value is part of, where a part carries its whole."""

    def __init__(self, places: tuple[int, ...], upwards: bool) -> None:
        self.places = places
        self.upwards = upwards
        self.groups: defaultdict[Row, list[int]] = defaultdict(list)

    def add(self, number: int, row: Row, table: Table) -> None:
        values = [row[place + 2] >> 1 for place in self.places]  # OPEN stays OPEN
        if self.upwards and table.nested and OPEN not in values:
            for key in product(*(table.wholes[value] for value in values)):
                self.groups[key].append(number)
        else:
            self.groups[tuple(values)].append(number)


class Join:
    """``rules``, ``heads``, ``starts`` and ``members`` hold the instances found, as `Grounding` does."""

    def __init__(self, table: Table, rules: Iterable[GeneralRule], limit: int) -> None:
        self.rules = array("i")
        self.heads = array("i")
        self.starts = array("i", [0])
        self.members = array("i")
        self._table = table
        self._limit = limit
        self._work = 0
        self._shapes: dict[tuple[int, int], int] = {}
        self._rules = tuple(rules)
        self._known: set[int] = set()
        self._waiting: deque[int] = deque()
        self._listeners: defaultdict[Relation, Listeners] = defaultdict(Listeners)
        self._met: defaultdict[Relation, list[int]] = defaultdict(list)
        self._plans: dict[tuple[int, int], tuple[Lookup, ...]] = {}
        self._indexes: defaultdict[Relation, dict[tuple[int, ...], Index]] = defaultdict(dict)
        for rule in self._rules:
            for place, pattern in enumerate(rule.body):
                self._listeners[pattern.predicate, pattern.positive].add(rule, place)

    @property
    def cost(self) -> int:
        """In instances: those that were found, or as many as the choices that were looked at would be allowed for."""
        return max(len(self.rules), -(-self._work // _WORK_EACH))

    def know(self, number: int) -> None:
        """Takes a literal as known, or as derivable."""
        if number not in self._known:
            self._known.add(number)
            self._waiting.append(number)

    def run(self) -> str | None:
        """Joins until nothing new is derivable. Returns the rule that went over the limit, and then no instances are left."""
        while self._waiting:
            number = self._waiting.popleft()
            row = self._table.rows[number]
            shape = self._table.shapes[row[0]]
            relation = shape.predicate, shape.positive
            if relation not in self._listeners:
                continue
            self._met[relation].append(number)
            for index in self._indexes[relation].values():
                index.add(number, row, self._table)
            for rule, place in self._listeners[relation].to(row, shape.positive, self._table):
                if not self._join(rule, place, number):
                    for column in (self.rules, self.heads, self.members):
                        del column[:]
                    del self.starts[1:]
                    return rule.name
        return None

    # --- one rule -----------------------------------------------------------------------------------------------------

    def _join(self, rule: GeneralRule, newest: int, number: int) -> bool:
        """All instances with this literal at this place of the body, and none newer; False where there are too many."""
        none = (OPEN,) * len(rule.joined)
        row = self._table.rows[number]
        plan_ = self._plan(rule, newest)
        chosen = [newest, *(lookup.literal for lookup in plan_)]
        order = sorted(range(len(chosen)), key=chosen.__getitem__)
        # Depth first: what is begun and not ended is few, however many there are in all.
        begun: list[Iterator[Choice]] = [
            iter([(bindings, (number,), row[1]) for bindings in self._bind(rule, rule.body[newest], row, none)])
        ]
        while begun:
            choice = next(begun[-1], None)
            if choice is None:
                begun.pop()
            elif len(begun) > len(plan_):
                bindings, chosen_rows, time = choice
                self._instance(rule, tuple([chosen_rows[place] for place in order]), bindings, time)
                if len(self.rules) > self._limit:
                    return False
            else:
                lookup = plan_[len(begun) - 1]
                # The new literal itself was tried there with that place as the newest.
                begun.append(iter(self._grown(rule, lookup, choice, number if lookup.literal < newest else None)))
                if self._work > max(_WORK_EACH * self._limit, _WORK_LEAST):
                    return False
        return True

    def _grown(self, rule: GeneralRule, lookup: Lookup, choice: Choice, but: int | None) -> list[Choice]:
        """The choice with each literal that fits one more literal of the body."""
        rows, meet = self._table.rows, self._table.meet
        pattern = rule.body[lookup.literal]
        bindings, chosen_rows, time = choice
        candidates = self._candidates(pattern, lookup, bindings)
        self._work += len(candidates)
        grown: list[Choice] = []
        for candidate in candidates:
            if candidate == but:
                continue
            row = rows[candidate]
            shared = time if time == row[1] else meet(time, row[1])
            if shared != APART:
                for more in self._bind(rule, pattern, row, bindings):
                    grown.append((more, (*chosen_rows, candidate), shared))
        return grown

    def _candidates(self, pattern: Pattern, lookup: Lookup, bindings: Bindings) -> Sequence[int]:
        """Known literals that may fit: those with the known fillers."""
        index = self._index(pattern, lookup.known)
        slots = [pattern.slots[known] for known in lookup.known]
        values = tuple(slot.number if slot.kind == "value" else bindings[slot.number] for slot in slots)
        if OPEN in values:  # a denial left the variable's slot out, so that it may still be anything
            return self._met[pattern.predicate, pattern.positive]
        if pattern.positive or not values:
            return index.groups.get(values, ())
        options = [(*(self._table.wholes[value] if pattern.quantity is None else (value,)), OPEN) for value in values]
        return [number for key in product(*options) if key in index.groups for number in index.groups[key]]

    def _index(self, pattern: Pattern, known: tuple[int, ...]) -> Index:
        relation = pattern.predicate, pattern.positive
        places = tuple(pattern.slots[slot].place for slot in known)
        indexes = self._indexes[relation]
        index = indexes.get(places)
        if index is None:
            index = indexes[places] = Index(places, pattern.positive and pattern.quantity is None)
            for number in self._met[relation]:
                index.add(number, self._table.rows[number], self._table)
        return index

    def _plan(self, rule: GeneralRule, newest: int) -> tuple[Lookup, ...]:
        key = id(rule), newest  # rules live as long as the join
        if key not in self._plans:
            self._plans[key] = plan(rule.body, newest)
        return self._plans[key]

    def _bind(self, rule: GeneralRule, pattern: Pattern, row: Row, bindings: Bindings) -> list[Bindings]:
        """The bindings with which a known literal entails a body literal."""
        table = self._table
        shape = table.shapes[row[0]]
        carries = rule.strict and len(rule.body) == 1 and rule.head is not None
        if not carries and shape.likelihood is not FLAT:
            return []
        if shape.quantity is not pattern.quantity and not table.figures_fit(shape.quantity, pattern.quantity, pattern.positive):
            return []
        found = [bindings]
        for slot in pattern.slots:
            filler = row[slot.place + 2]
            if slot.kind == "all":
                if filler != OPEN:
                    return []
            elif slot.kind == "value":
                if not self._fits(pattern, slot, filler, slot.number):
                    return []
            else:
                found = [more for each in found for more in self._bind_variable(rule, pattern, slot, filler, each)]
        return found

    def _bind_variable(self, rule: GeneralRule, pattern: Pattern, slot: PatternSlot, filler: int, bindings: Bindings) -> Iterable[Bindings]:
        variable = slot.number
        bound = bindings[variable]
        if bound != OPEN:
            return (bindings,) if self._fits(pattern, slot, filler, bound) else ()
        if filler == OPEN:
            return () if pattern.positive else (bindings,)
        if not self._fits(pattern, slot, filler, filler >> 1):
            return ()
        options: tuple[int, ...] = (filler >> 1,)
        if rule.joined[variable] and pattern.quantity is None and self._table.nested:
            options = self._table.wholes[filler >> 1] if pattern.positive else self._table.parts(filler >> 1)
        return [(*bindings[:variable], value, *bindings[variable + 1 :]) for value in options]

    def _fits(self, pattern: Pattern, slot: PatternSlot, filler: int, value: int) -> bool:
        """Whether a literal with this filler says what the body literal says of that value."""
        if filler == OPEN:
            return not pattern.positive
        told = filler >> 1
        if pattern.positive:
            return (bool(filler & 1) or not slot.only) and (told == value or (pattern.quantity is None and self._table.inside(told, value)))
        return (slot.only or not filler & 1) and (told == value or (pattern.quantity is None and self._table.inside(value, told)))

    # --- instances ----------------------------------------------------------------------------------------------------

    def _instance(self, rule: GeneralRule, body: tuple[int, ...], bindings: Bindings, time: int) -> None:
        if self._table.nested and not self._anchored(rule, body, bindings):
            return
        head: int | None = None
        if rule.head is not None:
            likelihood = self._table.shapes[self._table.rows[body[0]][0]].likelihood if len(body) == 1 and rule.strict else FLAT
            filled = self._filled(rule.head, likelihood, bindings, time)
            if rule.head.positive and any(filled[slot.place + 2] == OPEN for slot in rule.head.slots):
                return  # it holds of anything, which a positive literal cannot say
            head = self._table.row(filled)
            if head in body:
                return
            self.know(head)
        self.rules.append(2 * rule.number + rule.transposed)
        self.heads.append(-1 if head is None else head)
        self.members.extend(body)
        self.starts.append(len(self.members))
        for pattern in rule.unless:
            self.members.append(self._table.row(self._filled(pattern, FLAT, bindings, time)))
        self.starts.append(len(self.members))

    def _filled(self, pattern: Pattern, likelihood: Likelihood, bindings: Bindings, time: int) -> Row:
        """The literal with its variables filled in; one that may be anything is left out."""
        shape = self._shapes.get((id(pattern), id(likelihood)))
        if shape is None:  # patterns and likelihoods live as long as the join
            shape = self._table.shape(Shape(pattern.predicate, pattern.positive, pattern.quantity, likelihood))
            self._shapes[id(pattern), id(likelihood)] = shape
        fillers = [OPEN] * pattern.width
        for slot in pattern.slots:
            value = slot.number if slot.kind == "value" else bindings[slot.number]
            if value != OPEN:
                fillers[slot.place] = 2 * value + slot.only
        return (shape, time, *fillers)

    def _anchored(self, rule: GeneralRule, body: tuple[int, ...], bindings: Bindings) -> bool:
        """Whether each variable's value stands at one of its places."""
        standing = {
            (slot.number, filler >> 1)
            for pattern, number in zip(rule.body, body, strict=True)
            for slot in pattern.slots
            if slot.kind == "variable" and (filler := self._table.rows[number][slot.place + 2]) != OPEN
        }
        return all(value == OPEN or (variable, value) in standing for variable, value in enumerate(bindings))
