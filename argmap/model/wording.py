"""The argument in plain words: what a literal says, when, how surely, on what condition, and who says it.

Nothing is cut short here, and a label stands as the analyst wrote it: whoever prints escapes it. Columns, colours and sentences
around these words are for others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import assert_never

from argmap.likelihood import Likelihood
from argmap.model.argument import (
    All,
    AnyOf,
    Argument,
    AtLeast,
    Attitude,
    Claim,
    ClaimRef,
    ClaimValue,
    Condition,
    Conditions,
    DateValue,
    EntityValue,
    Filler,
    LiteralMeaning,
    Not,
    Quantity,
    TextValue,
    Value,
    Variable,
)
from argmap.syntax.ast import Stance
from argmap.times import Interval

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STANDS = {"asserted": "which says so itself", "reported": "", "endorsed": "which agrees", "disputed": "which disputes it"}

# --- joining --------------------------------------------------------------------------------------------------------


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    parts = tuple(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(count: int, thing: str) -> str:
    """`1 claim`, `3 claims`."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def quoted(words: str) -> str:
    """In quotation marks, unless the words bring their own."""
    return words if words[:1] in '“"«„' and words[-1:] in '”"»' else f"“{words}”"


# --- figures, days, likelihood ----------------------------------------------------------------------------------------


def number_words(value: Fraction) -> str:
    """A number as a reader expects it: `40 000`, `3.5`; what does not end is rounded to three places."""
    sign = "-" if value < 0 else ""
    thousandths = round(abs(value) * 1000)
    if value and not thousandths:
        return f"{sign}less than 0.001"
    whole, rest = divmod(thousandths, 1000)
    digits = f"{whole:,}".replace(",", " ") if whole >= 10_000 else str(whole)
    decimals = f".{rest:03d}".rstrip("0") if rest else ""
    return f"{sign}{digits}{decimals}"


def quantity_words(quantity: Quantity, unit: str) -> str:
    """As the analyst wrote it, where that is known; else from its ends, in ``unit``."""
    if quantity.words:
        return quantity.words
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "any figure"
    if low is None or high is None:
        bound, words = (
            (high, ("at most", "fewer than")[quantity.high_open]) if low is None else (low, ("at least", "more than")[quantity.low_open])
        )
        assert bound is not None
        return f"{words} {number_words(bound)} {unit}"
    figures = number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    return f"{figures} {unit}"


def interval_words(interval: Interval) -> str:
    """`in 2024-05`, `on 2024-05-06`, `from 2024-05-06 to 2024-05-10`, `from 2024 on`, `until 2024`, `at any time`."""
    if interval.first is None and interval.last is None:
        return "at any time"
    first, dots, last = str(interval).partition("..")
    if not dots:
        return f"{'on' if interval.first == interval.last else 'in'} {first}"
    if first and last:
        return f"from {first} to {last}"
    return f"from {first} on" if first else f"until {last}"


def likelihood_words(likelihood: Likelihood) -> str:
    """`flat`, `possible`, `likely (55–80 %)`, `55–80 % likely`."""
    if likelihood.certainty != "band":
        return str(likelihood)
    low, high = number_words(likelihood.low), number_words(likelihood.high)
    figures = f"{low} %" if low == high else f"{low}–{high} %"
    by_name = bool(likelihood.words) and not likelihood.words[0].isdigit()
    return f"{likelihood.words} ({figures})" if by_name else f"{figures} likely"


# --- literals -------------------------------------------------------------------------------------------------------


def value_words(value: Value, argument: Argument) -> str:
    match value:
        case EntityValue():
            entity = argument.entities.get(value.name)
            return entity.label if entity else value.name
        case TextValue():
            return f"“{value.text}”"
        case DateValue():
            return str(value.interval)
        case ClaimValue():
            claim = argument.claims.get(value.claim)
            return f"“{claim.proposition}”" if claim else f"`{value.claim}`"
        case Variable():
            return value.name
        case _:
            assert_never(value)


def filler_words(filler: Filler, argument: Argument) -> str:
    words = value_words(filler.value, argument)
    return f"only {words}" if filler.only else words


def literal_words(literal: LiteralMeaning, argument: Argument) -> str:
    """What a literal says, through its predicate's own wording where it has one. A slot that is left out is `some place`, or,
    denied, `any place`."""
    body = _affirmed(literal, argument)
    return body if literal.positive else f"it is not so that {body}"


def _affirmed(literal: LiteralMeaning, argument: Argument) -> str:
    predicate = argument.predicates[literal.predicate]
    filled = {
        slot.name: filler_words(filler, argument)
        for slot, filler in zip(predicate.slots, literal.fillers, strict=True)
        if filler is not None
    }
    open_ = "some" if literal.positive else "any"
    used: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        name = match[1].strip()
        if all(slot.name != name for slot in predicate.slots):
            return match[0]
        used.add(name)
        return filled.get(name, f"{open_} {name.replace('_', ' ')}")

    name = literal.predicate.replace("_", " ")
    body = _PLACEHOLDER.sub(fill, predicate.template) if predicate.template else name
    rest = [f"{slot.replace('_', ' ')}: {words}" for slot, words in filled.items() if slot not in used]
    if rest:
        body = f"{body} ({'; '.join(rest)})"
    if literal.quantity is not None:
        body = f"{body}: {quantity_words(literal.quantity, predicate.unit or '')}"
    return body


# --- conditions -----------------------------------------------------------------------------------------------------

ClaimWords = Callable[[str], str]
"""How a claim is named, from its full name."""


def by_name(claim: str) -> str:
    return f"`{claim}`"


def condition_words(condition: Condition, claim_words: ClaimWords = by_name) -> str:
    """`a and (b or not c)`, `at least 2 of a, b and c`. As deep as the condition is, which the limit on nesting bounds."""
    match condition:
        case ClaimRef():
            return claim_words(condition.claim)
        case Not():
            return f"not {_part(condition.item, claim_words)}"
        case All():
            return " and ".join(_part(item, claim_words) for item in condition.items)
        case AnyOf():
            return " or ".join(_part(item, claim_words) for item in condition.items)
        case AtLeast():
            return f"at least {condition.count} of {listed(_part(item, claim_words) for item in condition.items)}"
        case _:
            assert_never(condition)


def _part(condition: Condition, claim_words: ClaimWords) -> str:
    words = condition_words(condition, claim_words)
    return words if isinstance(condition, ClaimRef | Not) else f"({words})"


def conditions_words(conditions: Conditions, claim_words: ClaimWords = by_name) -> str:
    """`if a or b, needs c, unless d`; empty where there is no condition."""
    parts = [
        f"{word} {condition_words(condition, claim_words)}"
        for word, condition in (("if", conditions.if_), ("only if", conditions.only_if), ("needs", conditions.needs))
        if condition is not None
    ]
    if conditions.unless:
        parts.append(f"unless {listed((claim_words(claim) for claim in conditions.unless), 'or')}")
    return ", ".join(parts)


# --- who says it ----------------------------------------------------------------------------------------------------

ANALYST = "the analyst"


def outlet_words(claim: Claim, argument: Argument) -> str:
    """The outlet that carries a claim; for the analyst's own, the analyst."""
    return argument.outlet(claim) or ANALYST


def voice_words(key: str, argument: Argument) -> str:
    voice = argument.voices.get(key)
    return voice.label if voice else key


def voices_words(keys: Iterable[str], argument: Argument) -> str:
    """Those who speak jointly."""
    return listed(voice_words(key, argument) for key in keys)


def speaker(claim: Claim, argument: Argument) -> str:
    """Who says it, innermost first: `NATO officials (in NewsCafe, via La Repubblica)`; `NewsCafe`; `the analyst`."""
    outlet = argument.outlet(claim)
    if not claim.chain:
        if outlet is None:
            return ANALYST
        return f"a headline linked by {outlet}" if claim.headline else outlet
    around: list[str] = []
    if outlet is not None:
        where = f"in a headline linked by {outlet}" if claim.headline else f"in {outlet}"
        around.append(_with_stance(where, claim.stance))
    around.extend(_with_stance(f"via {voices_words(link.voices, argument)}", link.stance) for link in claim.chain[1:])
    words = voices_words(claim.chain[0].voices, argument)
    return f"{words} ({', '.join(around)})" if around else words


def _with_stance(words: str, stance: Stance) -> str:
    return f"{words}, {_STANDS[stance]}" if _STANDS[stance] else words


def attitude_words(attitude: Attitude, argument: Argument) -> str:
    """`a fear`, `a fear of NATO officials`."""
    word = f"an {attitude.kind}" if attitude.kind[0] in "aeio" else f"a {attitude.kind}"
    return f"{word} of {voice_words(attitude.of, argument)}" if attitude.of is not None else word
