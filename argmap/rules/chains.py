"""From the fact that an outlet says something to what is said: one chain of rules a claim, link by link.

`says(outlet, says(voice, p))`: the outlet's word carries that the voice says p, and the voice's word carries p.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.meaning.literals import TimedLiteral
from argmap.model.argument import Claim
from argmap.rules.atoms import DisputedAtom, Origin, SaidAtom
from argmap.rules.draft import Draft
from argmap.rules.shared import Shared


def said(draft: Draft, claim: Claim) -> int | None:
    """The literal that the claim's innermost voice says it, with the chain that carries it; None where nobody says it."""
    if claim.kind == "condition" or claim.damaged or claim.name in draft.dropped:
        return None
    if claim.headline and not claim.chain:
        return None  # the linking outlet is not committed, and nobody else speaks
    if claim.name not in draft.said:
        draft.said.add(claim.name)
        outermost = len(claim.chain)
        draft.fact(draft.atom(SaidAtom(claim.name, outermost)), Origin("said", claim.name))
        for depth in range(outermost, 0, -1):
            draft.presumably(
                (draft.atom(SaidAtom(claim.name, depth)),),
                draft.atom(SaidAtom(claim.name, depth - 1)),
                draft.speaker_rank(claim, depth),
                (),
                Origin("passed", claim.name, str(depth)),
            )
    return draft.atom(SaidAtom(claim.name, 0))


def disputed(claim: Claim) -> bool:
    """By the outlet, or by a voice that passes it on."""
    return claim.stance == "disputed" or any(link.stance == "disputed" for link in claim.chain[1:])


def dispute(draft: Draft, claim: Claim) -> tuple[int, ...]:
    """The exception that someone in the claim's own chain disputes it. It is no denial: it bears on no other claim."""
    if not disputed(claim):
        return ()
    literal = draft.atom(DisputedAtom(claim.name))
    draft.fact(literal, Origin("disputed", claim.name))
    return (literal,)


def retractions(
    claims: Iterable[Claim],
    meanings: Mapping[str, Sequence[TimedLiteral]],
    places: Mapping[TimedLiteral, int],
    contraries: Iterable[tuple[int, int]],
    literals: Sequence[TimedLiteral],
    groups: Iterable[Shared],
) -> dict[str, tuple[str, ...]]:
    """By claim, the claims with which the same voices later said the opposite, without a condition. All joint voices must have.

    ``contraries`` are pairs of places in ``literals``, ``places`` the place of each; those of ``groups`` stand besides."""
    speaking: dict[int, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.chain and claim.said_on is not None and claim.kind != "condition" and claim.attitude is None:
            for timed in meanings[claim.name]:
                by_voice = speaking.setdefault(places[timed], {})
                for voice in claim.chain[0].voices:
                    by_voice.setdefault(voice, []).append(claim)
    found: dict[str, set[str]] = {}
    for first, second in (*contraries, *_of_one_voice(speaking, literals, groups)):
        mine, theirs = speaking.get(first), speaking.get(second)
        if mine and theirs:
            for voice in mine.keys() & theirs.keys():
                for one in mine[voice]:
                    for other in theirs[voice]:
                        earlier, later = (one, other) if _before(one, other) else (other, one)
                        if _before(earlier, later) and not later.conditions and set(earlier.chain[0].voices) <= set(later.chain[0].voices):
                            found.setdefault(earlier.name, set()).add(later.name)
    return {name: tuple(sorted(later)) for name, later in sorted(found.items())}


def _of_one_voice(
    speaking: Mapping[int, Mapping[str, object]], literals: Sequence[TimedLiteral], groups: Iterable[Shared]
) -> Iterator[tuple[int, int]]:
    for group in groups:
        by_voice: dict[str, tuple[list[int], list[int]]] = {}
        for number, side in enumerate(group.sides):
            for place in side:
                for voice in speaking.get(place, ()):
                    by_voice.setdefault(voice, ([], []))[number].append(place)
        for so, not_so in by_voice.values():
            yield from ((one, other) for one in so for other in not_so if literals[one].time.overlaps(literals[other].time))


def _before(earlier: Claim, later: Claim) -> bool:
    return earlier.said_on is not None and later.said_on is not None and earlier.said_on.before(later.said_on)
