"""Conflicts in an analyst's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.conflicts.issues import RuleName
from argmap.meaning.compare import in_words
from argmap.meaning.literals import OWN
from argmap.model.argument import Argument, Claim, ClaimValue, LiteralMeaning
from argmap.model.wording import interval_words, likelihood_words, literal_words, speaker
from argmap.times import Interval

if TYPE_CHECKING:
    from argmap.conflicts.clashes import Judge, Pair

_NAMED = 5  # of the relations that join two claims
RULES: dict[RuleName, str] = {
    "R1": "joined by a declared relation",
    "R2": "the slots of their meanings",
    "R3": "their times",
    "R4": "two stands to one proposition",
    "R5": "what they wait for",
    "R6": "things that cannot both be so",
    "R7": "figures of one measure",
    "R8": "one filler at a time",
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
    return text[0].upper() + text[1:] if text.startswith(("the ", "a ", "an ")) else text


def because(pair: Pair, judge: Judge) -> str:
    """The rule, the fields that decided, and what joins the two."""
    argument = judge.argument
    first, second = argument.claims[pair.first], argument.claims[pair.second]
    words = [f"{pair.rule}, {RULES[pair.rule]}: {_fields(pair, first, second, argument)}"]
    for one, other in ((first, second), (second, first)):
        if other.name in one.denies:
            words.append(f"{speaker(one, argument)} denies it outright")
    if pair.said is not None:
        ways = [way for said in pair.said if said.led is not None for way in said.led.way(_NAMED + 1)]
        if ways:
            named = [judge.consequences.sets[way].words for way in ways]
            words.append(f"joined by {'; '.join(named[:_NAMED])}{'; and more' if len(named) > _NAMED else ''}")
        met = pair.said[0].timed.time.meet(pair.said[1].timed.time)
        if pair.rule not in ("R3", "R5", "R11") and met is not None:
            words.append(f"both speak of {_days(met)}")
    if pair.senses:
        words.append(f"one in the {first.sense} sense, the other in the {second.sense} sense")
    return "; ".join(words)


def _fields(pair: Pair, first: Claim, second: Claim, argument: Argument) -> str:
    """What the two say of one thing, each in its own name; or, where that is no matter of likelihood, the clash's own words."""
    if pair.said is None or pair.rule not in ("R3", "R4", "R6"):
        return pair.clash.reason
    one, other = pair.said
    times = (f" {interval_words(one.timed.time)}", f" {interval_words(other.timed.time)}") if pair.rule == "R3" else ("", "")
    stands = (
        f"{speaker(first, argument)} says {in_words(one.stand)}{times[0]}",
        f"{speaker(second, argument)} {in_words(other.stand)}{times[1]}",
    )
    about = list(dict.fromkeys(_about(said.timed.literal, argument) for said in pair.said))
    if pair.rule == "R6" and len(about) == 1:
        return f"{pair.clash.reason}; of “{about[0]}” {stands[0]}, {stands[1]}"
    if len(about) == 1:
        return f"of “{about[0]}” {stands[0]}, {stands[1]}"
    return f"of “{_about(one.timed.literal, argument)}” {stands[0]}; of “{_about(other.timed.literal, argument)}” {stands[1]}"


def _about(literal: LiteralMeaning, argument: Argument) -> str:
    """The proposition, affirmed; of a denial with `any` for what it leaves open."""
    filler = literal.fillers[0] if literal.predicate == OWN else None
    if filler is not None and isinstance(filler.value, ClaimValue):
        return argument.claims[filler.value.claim].proposition
    return literal_words(literal, argument).removeprefix("it is not so that ")


def _days(time: Interval) -> str:
    """After `of`: `2024-05`, `the time from 2024-05-06 to 2024-05-10`, `any time`."""
    words = interval_words(time)
    if words.startswith(("from ", "until ")):
        return f"the time {words}"
    return words.removeprefix("in ").removeprefix("on ").removeprefix("at ")
