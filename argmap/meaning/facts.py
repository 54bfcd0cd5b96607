"""Literals as facts, and the patterns with variables that they match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from argmap.meaning.compare import includes
from argmap.meaning.literals import Vocabulary
from argmap.model.argument import DateValue, Filler, LiteralMeaning, Value, Variable

Binding = dict[str, Value]
"""What the variables stand for, by name."""


class Facts:
    """Literals by predicate and sign, and by each filler that they entail by name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._by_predicate: dict[tuple[str, bool], list[LiteralMeaning]] = {}
        self._by_filler: dict[tuple[str, bool, int, Value], list[LiteralMeaning]] = {}
        self._open_denials: dict[str, list[LiteralMeaning]] = {}

    def add(self, literal: LiteralMeaning) -> None:
        self._by_predicate.setdefault((literal.predicate, literal.positive), []).append(literal)
        if literal.positive:
            for place, filler in enumerate(literal.fillers):
                for value in self._vocabulary.wholes_of(filler.value) if filler is not None else ():
                    self._by_filler.setdefault((literal.predicate, True, place, value), []).append(literal)
        elif None in literal.fillers:
            self._open_denials.setdefault(literal.predicate, []).append(literal)
        else:
            for place, filler in enumerate(literal.fillers):
                if filler is not None:
                    self._by_filler.setdefault((literal.predicate, False, place, filler.value), []).append(literal)

    def facing(self, pattern: LiteralMeaning, binding: Binding) -> Sequence[LiteralMeaning]:
        """Those that may match: by the first filler that is known, unless it is one of days."""
        for place, filler in enumerate(pattern.fillers):
            value = filler.value if filler is not None else None
            if isinstance(value, Variable):
                value = binding.get(value.name)
            if value is None or isinstance(value, DateValue):
                continue
            if pattern.positive:
                return self._by_filler.get((pattern.predicate, True, place, value), ())
            # A denial of the whole, and one that leaves some slot out, are denials of the part as well.
            found = list(self._open_denials.get(pattern.predicate, ()))
            for whole in self._vocabulary.wholes_of(value):
                found.extend(self._by_filler.get((pattern.predicate, False, place, whole), ()))
            return found
        return self._by_predicate.get((pattern.predicate, pattern.positive), ())


def constant(pattern: LiteralMeaning) -> tuple[int, Value | None]:
    """The first slot, by its place, whose filler can be looked up, with that; -1 and None where there is none."""
    for place, filler in enumerate(pattern.fillers):
        # Days within days cannot be found by key.
        if filler is not None and not isinstance(filler.value, Variable | DateValue):
            return place, filler.value
    return -1, None


def matches(pattern: LiteralMeaning, fact: LiteralMeaning, binding: Binding, general: bool, vocabulary: Vocabulary) -> Iterator[Binding]:
    """The variables under which the fact entails the pattern: of what happens in a part, the part and each of its wholes.
    ``general``: the pattern is a rule's."""
    if pattern.predicate != fact.predicate or pattern.positive != fact.positive:
        return
    measure = pattern.quantity is not None
    if pattern.quantity is not None:
        if fact.quantity is None:
            return
        wide, narrow = (pattern.quantity, fact.quantity) if pattern.positive else (fact.quantity, pattern.quantity)
        if not includes(wide, narrow):
            return
    found = [binding]
    for mine, theirs in zip(pattern.fillers, fact.fillers, strict=True):
        if mine is None or not isinstance(mine.value, Variable):
            if not _entails(mine, theirs, pattern.positive, measure, general, vocabulary):
                return
        elif theirs is None:
            if pattern.positive or measure:
                return
        else:
            name, exact = mine.value.name, measure or not pattern.positive
            options = (theirs.value,) if exact else vocabulary.wholes_of(theirs.value)
            found = [
                bound if name in bound else {**bound, name: value}
                for bound in found
                for value in ((bound[name],) if name in bound else options)
                if name not in bound or _may_be(bound[name], theirs.value, pattern.positive, measure, vocabulary)
            ]
    yield from found


def of_one_thing(patterns: Sequence[LiteralMeaning], used: Sequence[LiteralMeaning], bound: Binding, vocabulary: Vocabulary) -> bool:
    """Whether each variable stands for something that a fact names, and all that facts name for it are the same or part of one
    another: what is said of two parts of one whole is not said of one thing."""
    named: dict[str, set[Value]] = {}
    for pattern, fact in zip(patterns, used, strict=True):
        for mine, theirs in zip(pattern.fillers, fact.fillers, strict=True):
            if mine is not None and theirs is not None and isinstance(mine.value, Variable):
                named.setdefault(mine.value.name, set()).add(theirs.value)
    return all(
        bound[name] in values and all(vocabulary.meet(one, other) for one in values for other in values) for name, values in named.items()
    )


def _may_be(bound: Value, theirs: Value, positive: bool, measure: bool, vocabulary: Vocabulary) -> bool:
    """Whether the fact's filler entails the one that the variable is bound to already."""
    if measure:
        return bound == theirs
    return vocabulary.inside(theirs, bound) if positive else vocabulary.inside(bound, theirs)


def _entails(mine: Filler | None, theirs: Filler | None, positive: bool, measure: bool, general: bool, vocabulary: Vocabulary) -> bool:
    """Whether the fact's filler (``theirs``) entails the pattern's."""
    if mine == theirs:
        return True
    if measure:
        return mine is None and general
    part, whole = (theirs, mine) if positive else (mine, theirs)
    if whole is None:
        return True
    return part is not None and (part.only or not whole.only) and vocabulary.inside(part.value, whole.value)


def filled(pattern: LiteralMeaning, binding: Binding) -> LiteralMeaning:
    """The pattern with its variables replaced; one that is not bound is left out: any, or some."""
    if not any(filler is not None and isinstance(filler.value, Variable) for filler in pattern.fillers):
        return pattern
    fillers: list[Filler | None] = []
    for filler in pattern.fillers:
        if filler is not None and isinstance(filler.value, Variable):
            value = binding.get(filler.value.name)
            fillers.append(None if value is None else Filler(value, filler.only))
        else:
            fillers.append(filler)
    return evolve(pattern, fillers=tuple(fillers))
