"""General rules made ready for joining: variables numbered, strict rules in all their transposed forms; and in which order the literals of
a body are looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal

from argmap.model.argument import Filler, LiteralMeaning, Never, Quantity, Rule, Value, Variable
from argmap.values import frozen

SlotKind = Literal["variable", "value", "all"]


@frozen
class PatternSlot:
    """``number``: of the variable, or of the value. ``all``: the literal must leave the slot out, which in a denial means any."""

    place: int
    kind: SlotKind
    number: int
    only: bool


@frozen
class Pattern:
    """A literal with variables. Slots that match anything are not listed. ``dated``: the places in which dates can stand, which are
    compared and cannot be looked up."""

    predicate: str
    positive: bool
    slots: tuple[PatternSlot, ...]
    quantity: Quantity | None
    width: int  # how many slots the predicate has
    dated: frozenset[int]


@frozen
class Lookup:
    """Which body literal comes next, and the slots whose fillers are known by then (places in ``Pattern.slots``)."""

    literal: int
    known: tuple[int, ...]


@frozen
class GeneralRule:
    """``number``: of the rule, or, counted after the rules, of the `never`. ``joined[v]``: variable ``v`` stands in several places of
    the body."""

    number: int
    name: str
    body: tuple[Pattern, ...]
    head: Pattern | None
    unless: tuple[Pattern, ...]
    strict: bool
    transposed: bool
    joined: tuple[bool, ...]


def prepare(
    rules: Sequence[Rule], nevers: Sequence[Never], value: Callable[[Value], int], dated: Collection[tuple[str, int]]
) -> tuple[GeneralRule, ...]:
    """Every rule and `never`, and the transposed forms of the strict ones. ``dated``: the predicates' slots in which dates can
    stand, which are compared and cannot be looked up."""
    prepared: list[GeneralRule] = []
    for number, rule in enumerate(rules):
        write = _Writer(value, dated)
        body = tuple(map(write.pattern, rule.body))
        head = write.pattern(rule.head)
        unless = tuple(map(write.pattern, rule.unless))
        prepared.append(GeneralRule(number, rule.name, body, head, unless, rule.strict, False, _joined(body)))
        if rule.strict:
            refused = _negated_head(write.pattern(rule.head), rule.head)
            if refused is not None:
                for place, literal in enumerate(body):
                    others = (*body[:place], *body[place + 1 :], refused)
                    denied = _denied(literal, others)
                    if denied is not None:
                        prepared.append(GeneralRule(number, rule.name, others, denied, (), True, True, _joined(others)))
    for number, never in enumerate(nevers, len(rules)):
        write = _Writer(value, dated)
        body = tuple(map(write.pattern, never.literals))
        prepared.append(GeneralRule(number, never.name, body, None, (), True, False, _joined(body)))
        for place, literal in enumerate(body):
            others = (*body[:place], *body[place + 1 :])
            denied = _denied(literal, others)
            if denied is not None and others:
                prepared.append(GeneralRule(number, never.name, others, denied, (), True, True, _joined(others)))
    return tuple(prepared)


class _Writer:
    """Numbers the variables of one rule in the order in which they are met."""

    def __init__(self, value: Callable[[Value], int], dated: Collection[tuple[str, int]]) -> None:
        self._value = value
        self._dated = dated
        self._variables: dict[str, int] = {}

    def pattern(self, literal: LiteralMeaning) -> Pattern:
        slots = tuple(self._slot(place, filler) for place, filler in enumerate(literal.fillers) if filler is not None)
        dated = frozenset(place for place in range(len(literal.fillers)) if (literal.predicate, place) in self._dated)
        return Pattern(literal.predicate, literal.positive, slots, literal.quantity, len(literal.fillers), dated)

    def _slot(self, place: int, filler: Filler) -> PatternSlot:
        if isinstance(filler.value, Variable):
            number = self._variables.setdefault(filler.value.name, len(self._variables))
            return PatternSlot(place, "variable", number, filler.only)
        return PatternSlot(place, "value", self._value(filler.value), filler.only)


def _negated_head(head: Pattern, written: LiteralMeaning) -> Pattern | None:
    """What refuses a head: of one that leaves a slot out, only a denial for every filler of it. None where that cannot be said."""
    if any(slot.only for slot in head.slots):
        return None
    left_out = tuple(PatternSlot(place, "all", 0, False) for place, filler in enumerate(written.fillers) if filler is None)
    slots = (*head.slots, *left_out) if head.positive else head.slots
    return Pattern(head.predicate, not head.positive, slots, head.quantity, head.width, head.dated)


def _denied(literal: Pattern, others: Iterable[Pattern]) -> Pattern | None:
    """The negation of a body literal, as a head: what is free in it is left out, which in a denial means any. None where that
    cannot be said."""
    if any(slot.only for slot in literal.slots):
        return None
    bound = {slot.number for other in others for slot in other.slots if slot.kind == "variable"}
    free = [slot.number for slot in literal.slots if slot.kind == "variable" and slot.number not in bound]
    if len(set(free)) < len(free) or (not literal.positive and (free or len(literal.slots) < literal.width)):
        return None
    slots = tuple(slot for slot in literal.slots if slot.kind != "variable" or slot.number in bound)
    return Pattern(literal.predicate, not literal.positive, slots, literal.quantity, literal.width, literal.dated)


def _joined(body: Iterable[Pattern]) -> tuple[bool, ...]:
    """By variable, whether it stands in several places."""
    places = Counter(slot.number for pattern in body for slot in pattern.slots if slot.kind == "variable")
    return tuple(places[variable] > 1 for variable in range(max(places, default=-1) + 1))


def plan(body: tuple[Pattern, ...], first: int) -> tuple[Lookup, ...]:
    """The other literals in the order in which they are looked up where literal ``first`` is the newest: next always one with the
    most known slots; of several, a positive one, then the first as written."""
    bound = _variables(body[first])
    left = [place for place in range(len(body)) if place != first]
    lookups: list[Lookup] = []
    while left:
        known = {place: _known(body[place], bound) for place in left}
        best = min(left, key=lambda place: (-len(known[place]), not body[place].positive, place))
        lookups.append(Lookup(best, known[best]))
        left.remove(best)
        bound |= _variables(body[best])
    return tuple(lookups)


def _known(pattern: Pattern, bound: Collection[int]) -> tuple[int, ...]:
    return tuple(
        index
        for index, slot in enumerate(pattern.slots)
        if slot.place not in pattern.dated and (slot.kind == "value" or (slot.kind == "variable" and slot.number in bound))
    )


def _variables(pattern: Pattern) -> set[int]:
    return {slot.number for slot in pattern.slots if slot.kind == "variable"}
