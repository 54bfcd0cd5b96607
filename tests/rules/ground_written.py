"""Rules, literals and a vocabulary in few words, for the tests of grounding."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from argmap.likelihood import FLAT, Likelihood
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.model.argument import EntityValue, Filler, LiteralMeaning, Never, Quantity, Rule, Value, Variable
from argmap.text import Span
from argmap.times import ALWAYS, Interval

NOWHERE = Span("", 0, 0)


def filler(word: str) -> Filler | None:
    """``X`` is a variable, ``_`` a slot that is left out, ``only x`` that and no other."""
    only, word = word.startswith("only "), word.removeprefix("only ")
    if word == "_":
        return None
    value: Value = Variable(word) if word[0].isupper() else EntityValue(word)
    return Filler(value, only)


def lit(words: str, quantity: tuple[int | None, int | None] | None = None) -> LiteralMeaning:
    """``p(a, X)`` or ``not p(_)``."""
    positive = not words.startswith("not ")
    predicate, _, slots = words.removeprefix("not ").rstrip(")").partition("(")
    amount = None
    if quantity is not None:
        low, high = quantity
        amount = Quantity(None if low is None else Fraction(low), None if high is None else Fraction(high))
    return LiteralMeaning(positive, predicate, tuple(filler(slot.strip()) for slot in slots.split(",")), amount)


def fact(words: str, time: Interval = ALWAYS, likelihood: Likelihood = FLAT, quantity: tuple[int, int] | None = None) -> TimedLiteral:
    return TimedLiteral(lit(words, quantity), likelihood, time)


def rule(body: str, head: str, unless: str = "", *, strict: bool = False) -> Rule:
    """Body literals are joined by ``;``."""
    exceptions = tuple(lit(words.strip()) for words in unless.split(";") if words.strip())
    return Rule(f"{body} => {head}", "", tuple(lit(words.strip()) for words in body.split(";")), lit(head), strict, exceptions, NOWHERE)


def never(body: str) -> Never:
    return Never(f"never {body}", tuple(lit(words.strip()) for words in body.split(";")), "", NOWHERE)


def vocabulary(parts: Mapping[str, str] | None = None) -> Vocabulary:
    """By part, the whole it is directly part of."""
    parts = parts or {}
    wholes: dict[str, tuple[str, ...]] = {}
    for name in {*parts, *parts.values()}:
        chain = [name]
        while chain[-1] in parts:
            chain.append(parts[chain[-1]])
        wholes[name] = tuple(chain)
    return Vocabulary({}, wholes)


def in_words(literal: LiteralMeaning) -> str:
    def word(filled: Filler | None) -> str:
        if filled is None:
            return "_"
        assert isinstance(filled.value, EntityValue)
        return ("only " if filled.only else "") + filled.value.name

    return ("" if literal.positive else "not ") + f"{literal.predicate}({', '.join(map(word, literal.fillers))})"
