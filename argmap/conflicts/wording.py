"""Conflicts in an analyst's words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from argmap.conflicts.issues import RuleName
from argmap.meaning.compare import in_words
from argmap.meaning.literals import OWN, TimedLiteral, meanings
from argmap.meaning.stands import Stand, stand
from argmap.model.argument import Argument, Claim, ClaimValue, LiteralMeaning
from argmap.model.wording import interval_words, likelihood_words, literal_words, number_words, quantity_words, speaker, voices_words
from argmap.times import Interval

if TYPE_CHECKING:
    from argmap.conflicts.judge import Judge, Pair
    from argmap.conflicts.statements import Said

_NAMED = 5  # of the relations that join two claims
_WHOLE = 1000  # from here on a converted figure is told without its decimals
RULES: dict[RuleName, str] = {
    "R1": "joined by a declared relation",
    "R2": "the slots of their meanings",
    "R3": "their times",
    "R4": "two stands to one proposition",
    "R5": "what they wait for",
    "R6": "things that cannot both be so",
    "R7": "figures of one measure",
    "R8": "different answers where there is only one",
    "R9": "agreement",
    "R10": "several things that cannot all be so",
    "R11": "said outright",
}


def says(claim: Claim, argument: Argument) -> str:
    """`the Mayor (in Gazette): “…” (likely (55–80 %))`."""
    sure = "" if claim.likelihood.certainty == "flat" else f", {likelihood_words(claim.likelihood)}"
    return f"{speaker(claim, argument)}: “{claim.proposition}”{sure}"


def headline(first: Claim, second: Claim, argument: Argument) -> str:
    """One sentence; an outlet's own name keeps its letters."""
    text = f"{says(first, argument)}; {says(second, argument)}"
    return text[0].upper() + text[1:] if first.chain or text.startswith(("the ", "a ", "an ")) else text


def because(pair: Pair, judge: Judge) -> str:
    """The rule, the fields that decided, and what joins the two."""
    argument = judge.argument
    first, second = argument.claims[pair.first], argument.claims[pair.second]
    who = names(first, second, argument)
    title = f"{RULES[pair.rule]} ({pair.clash.reason})" if pair.rule == "R8" else RULES[pair.rule]
    words = [f"{pair.rule}, {title}: {_fields(pair, first, second, who, judge)}"]
    if second.name in first.denies or first.name in second.denies:
        words.append("the one denies the other outright")
    if pair.said is not None and pair.rule not in ("R3", "R5", "R11"):
        words.append(_times(pair.said[0].timed, pair.said[1].timed))
    if pair.senses:
        words.append(f"one in the {first.sense} sense, the other in the {second.sense} sense")
    return "; ".join(words)


def names(first: Claim, second: Claim, argument: Argument) -> tuple[str, str]:
    """The two speakers, briefly: the innermost voices or the outlet alone, unless both would be called the same."""
    brief = tuple(voices_words(claim.chain[0].voices, argument) if claim.chain else speaker(claim, argument) for claim in (first, second))
    return (brief[0], brief[1]) if brief[0] != brief[1] else (speaker(first, argument), speaker(second, argument))


def _fields(pair: Pair, first: Claim, second: Claim, who: tuple[str, str], judge: Judge) -> str:
    """What the two say, each in its own name; or, where that is no matter of likelihood, the clash's own words."""
    if pair.said is None or pair.rule not in ("R3", "R4", "R6", "R7", "R8"):
        return pair.clash.reason
    one, other = pair.said
    argument = judge.argument
    if pair.rule == "R7":
        return _figures(one.timed.literal, other.timed.literal, first, second, who, argument)
    times = (f" {interval_words(one.timed.time)}", f" {interval_words(other.timed.time)}") if pair.rule == "R3" else ("", "")
    sides = [_side(said, claim, argument) for said, claim in zip(pair.said, (first, second), strict=True)]
    told: list[str] = []
    for name, (about, how), time in zip(who, sides, times, strict=True):
        of = f" {'whether' if how.endswith('open') else 'that'} “{about}”" if not told or sides[0][0] != sides[1][0] else ""
        told.append(f"according to {name} {how}{of}{time}")
    words = ", ".join(told)
    return "; ".join((words, *_joins(pair, judge)))


def _side(said: Said, claim: Claim, argument: Argument) -> tuple[str, str]:
    """What a claim speaks of, and how it stands to it: in its own words where relations lead from there to what is compared."""
    if said.led is None:
        return _about(said.timed.literal, argument), _so(said.stand)
    denied = argument.claims.get(claim.denies[0]) if len(claim.denies) == 1 and not claim.meaning else None
    literals = meanings(claim) if not claim.denies else meanings(denied) if denied is not None else ()
    affirmed = denied is None
    if len(literals) == 1:
        return _about(literals[0], argument), _so(stand(claim.likelihood, literals[0].positive == affirmed))
    return (denied or claim).proposition, _so(stand(claim.likelihood, affirmed))


def _so(form: Stand) -> str:
    """Before `that` or `whether`: `it is not so`."""
    return "it is left open" if form.form == "undecided" else in_words(form).removeprefix("that ")


def _joins(pair: Pair, judge: Judge) -> Iterator[str]:
    """The relations that lead from the one to the other, and where to, if that is neither's own."""
    for said in pair.said or ():
        if said.led is not None:
            ways = said.led.way(_NAMED + 1)
            named = [judge.consequences.sets[way].words for way in ways[:_NAMED]]
            more = "; and more" if len(ways) > _NAMED else ""
            if named:
                yield f"{'these exclude each other' if said.led.contrary else 'the one leads to the other'} ({'; '.join(named)}{more})"


def _figures(one: LiteralMeaning, other: LiteralMeaning, first: Claim, second: Claim, who: tuple[str, str], argument: Argument) -> str:
    """Both figures as they are written; and in the measure's unit, as wide as they reach, where that says more."""
    predicate = argument.predicates[one.predicate]
    said = [_figure(literal, claim, predicate.unit or "") for literal, claim in ((one, first), (other, second))]
    about = [_about(evolve(literal, quantity=None), argument) for literal in (one, other)]
    if about[0] == about[1]:
        return f"“{about[0]}” is {said[0]} according to {who[0]}, {said[1]} according to {who[1]}"
    part = f"“{about[0]}” is {said[0]} according to {who[0]}, “{about[1]}” {said[1]} according to {who[1]}"
    return f"the part has more than its whole: {part}"


def _figure(literal: LiteralMeaning, claim: Claim, unit: str) -> str:
    """`about 40 minutes (36 to 44 minutes)`, `18 000 acre_feet (22 202 806 m^3)`, `4.25 %`."""
    quantity = literal.quantity
    assert quantity is not None
    ends = [None if end is None else Fraction(round(end)) if end >= _WHOLE else end for end in (quantity.low, quantity.high)]
    plain = quantity_words(evolve(quantity, low=ends[0], high=ends[1], words=""), unit)
    for own in claim.meaning:
        if own.quantity is not None and own.predicate == literal.predicate and evolve(own.quantity, words="") == evolve(quantity, words=""):
            words = own.quantity.words
            written = all(number_words(end) in words for end in ends if end is not None)
            return (words if written else f"{words} ({plain})") if words else plain
    return plain


def _about(literal: LiteralMeaning, argument: Argument) -> str:
    """The proposition, affirmed; of a denial with `any` for what it leaves open."""
    filler = literal.fillers[0] if literal.predicate == OWN else None
    if filler is not None and isinstance(filler.value, ClaimValue):
        return argument.claims[filler.value.claim].proposition
    return literal_words(literal, argument).removeprefix("it is not so that ")


def _times(one: TimedLiteral, other: TimedLiteral) -> str:
    """What times they speak of, and whether they say so themselves."""
    first, second = days(one.time), days(other.time)
    match one.time_given, other.time_given:
        case True, True:
            return f"both speak of {first}" if first == second else f"the one speaks of {first}, the other of {second}"
        case True, False:
            return f"the one speaks of {first}, the other gives no time and is taken to speak of it too"
        case False, True:
            return f"the one gives no time and is taken to speak of {second}, as the other does"
        case _:
            return "neither gives a time, and both are taken to speak of the same one"


def days(time: Interval) -> str:
    """After `of`: `2024-05`, `the time from 2024-05-06 to 2024-05-10`, `any time`."""
    words = interval_words(time)
    if words.startswith(("from ", "until ")):
        return f"the time {words}"
    return words.removeprefix("in ").removeprefix("on ").removeprefix("at ")
