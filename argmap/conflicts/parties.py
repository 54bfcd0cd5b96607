"""Who is committed to a claim, between whom a conflict stands, and whether two claims come to the reader independently."""

from __future__ import annotations

from argmap.conflicts.issues import Level
from argmap.model.argument import Argument, Claim
from argmap.model.wording import attitude_words, outlet_words
from argmap.values import frozen


@frozen
class Commitment:
    """``innermost``: keys of the voices that speak, none where the outlet itself does. ``voices``: the voices that are committed.
    ``outlet``: the outlet where it is committed. ``why_none``: why nobody is, in words that follow `a claim that is`."""

    innermost: frozenset[str]
    voices: frozenset[str]
    outlet: str | None
    why_none: str = ""

    def __bool__(self) -> bool:
        return bool(self.voices) or self.outlet is not None


def commitment(claim: Claim, argument: Argument) -> Commitment:
    innermost = frozenset(claim.chain[0].voices) if claim.chain else frozenset[str]()
    nobody = _why_nobody(claim, argument)
    if nobody:
        return Commitment(innermost, frozenset(), None, nobody)
    voices = set(innermost)
    for link in claim.chain[1:]:
        if link.stance in ("asserted", "endorsed"):
            voices.update(link.voices)
    speaks = claim.stance in ("asserted", "endorsed") and not claim.headline
    return Commitment(innermost, frozenset(voices), outlet_words(claim, argument) if speaks else None)


def _why_nobody(claim: Claim, argument: Argument) -> str:
    if claim.kind == "condition":
        return "a condition, which nobody asserts"
    if claim.attitude is not None:
        return f"held as {attitude_words(claim.attitude, argument)}, not put forward as true"
    if not claim.chain:
        if claim.headline:
            return "a linked headline, which the linking outlet does not put forward"
        if claim.stance in ("reported", "disputed"):
            return f"{claim.stance} and put forward by nobody who is named"
    return ""


def level(one: Commitment, other: Commitment) -> Level:
    if one.outlet is not None and other.outlet is not None:
        return "within-outlet" if one.outlet == other.outlet else "outlet"
    if one.voices & other.voices:
        return "within-voice"
    return "mixed" if one.outlet is not None or other.outlet is not None else "voice"


def independent(first: Claim, second: Claim, argument: Argument) -> bool:
    """Different outlets, roots, authors and innermost voices."""
    voices = [set(claim.chain[0].voices) if claim.chain else set() for claim in (first, second)]
    if voices[0] & voices[1]:
        return False
    if first.source is None or second.source is None:
        return first.source != second.source
    one, other = argument.sources[first.source], argument.sources[second.source]
    return one.outlet != other.outlet and one.root != other.root and not set(one.authors) & set(other.authors)
