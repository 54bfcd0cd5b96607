"""R10: claims that cannot all be so, though no two of them conflict; and, for contraries of more than two, likelihoods that add
up to more than certainty (R6). Smallest sets only: without any one of its claims a set is consistent."""

from __future__ import annotations

from collections.abc import Sequence, Set
from fractions import Fraction

from argmap.conflicts.adding_up import add_up
from argmap.conflicts.inconsistent import search
from argmap.conflicts.issues import Conflict, InconsistentSet, RuleName, Strength
from argmap.conflicts.judge import Judge
from argmap.conflicts.members import Member, members_of, strict_steps, touches
from argmap.conflicts.met import with_conditions_met
from argmap.conflicts.parties import independent, level
from argmap.conflicts.statements import Spoken
from argmap.conflicts.wording import RULES, headline
from argmap.findings.core import fingerprint
from argmap.meaning.relations import Consequences
from argmap.meaning.stands import gap_strength
from argmap.model.wording import listed, voice_words
from argmap.settings import Settings
from argmap.values import frozen

_RULES: tuple[RuleName, ...] = ("R4", "R6", "R7", "R8")


@frozen
class Sets:
    """``pairs``: two claims that only several rules together make inconsistent. ``cost``: the share of what is followed at most."""

    sets: tuple[InconsistentSet, ...]
    pairs: tuple[Conflict, ...]
    incomplete: tuple[str, ...]
    cost: Fraction = Fraction(0)


def find_sets(spoken: Spoken, judge: Judge, settings: Settings) -> Sets:
    strict = strict_steps(judge.argument)
    if not judge.consequences.sets and not spoken.wholes and not strict:
        return Sets((), (), ())  # pairs are all that there can be
    # Of which one says what the other denies; what merely sits ill together may stand in a set all the same.
    known: dict[str, set[str]] = {}
    for (one, other, rule), pair in judge.pairs.items():
        if rule in _RULES and pair.kind != "changed-over-time":
            known.setdefault(one, set()).add(other)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    incomplete: list[str] = []
    cost = Fraction(0)
    consequences = judge.consequences
    binding = {source: Consequences((*consequences.sets, *steps), judge.vocabulary) for source, steps in strict.items()}
    every = members_of(spoken, judge)
    members = [member for member in every if judge.waiting.of(member.claim) is None]
    asked = {literal.predicate for member in every for clause in member.clauses if len(clause) > 1 for literal in clause}
    conditional = [
        member
        for member in every
        if judge.waiting.of(member.claim) is not None
        and (
            touches(member, binding.get(_source(member, judge), consequences))
            or any(literal.predicate in asked for literal in member.literals)
        )
    ]
    members += with_conditions_met(conditional, spoken, known, judge, incomplete)
    has_clauses = any(len(clause) > 1 for member in members for clause in member.clauses)
    if consequences.sets or has_clauses:
        touched = [member for member in members if touches(member, consequences) or any(len(clause) > 1 for clause in member.clauses)]
        if has_clauses:
            asked = {literal.predicate for member in touched for literal in member.literals}
            touched = [member for member in members if any(literal.predicate in asked for literal in member.literals)]
        cost = search(touched, consequences, judge.vocabulary, known, settings.limits.sets, found, incomplete)
    own: dict[str, list[Member]] = {}
    for member in members if strict else ():
        source = _source(member, judge)
        if source in binding and touches(member, binding[source]):
            own.setdefault(source, []).append(member)
    for source, said in sorted(own.items()):
        cost = max(cost, search(said, binding[source], judge.vocabulary, known, settings.limits.sets, found, incomplete))
    _smallest(found, {member.claim for member in members if member.leaning})
    add_up(spoken, judge, settings.limits.sets, found, incomplete)
    names = sorted(found)
    return Sets(
        tuple(_set(claims, found[claims], judge) for claims in names if len(claims) > 2),
        tuple(_pair(claims, found[claims], members, judge) for claims in names if len(claims) == 2),
        tuple(dict.fromkeys(incomplete)),
        cost,
    )


def _source(member: Member, judge: Judge) -> str:
    """The one source that puts all of it forward in its own name, if any."""
    claims = judge.argument.claims
    sources = {claims[name].source if judge.commitment(name).outlet is not None else None for name in member.claims}
    return next(iter(sources)) or "" if len(sources) == 1 else ""


def _smallest(found: dict[tuple[str, ...], tuple[str, ...]], conditional: Set[str]) -> None:
    """Takes out what a part of it forbids already: the search does not look at those apart by whom a condition is met."""
    for names in [each for each in found if not conditional.isdisjoint(each)]:
        if any(set(other) < set(names) for other in found):
            del found[names]


# --- what is reported -------------------------------------------------------------------------------------------------


def _committed(claim: str, judge: Judge) -> list[str]:
    party = judge.commitment(claim)
    voices = [voice_words(voice, judge.argument) for voice in sorted(party.voices)]
    return [*voices, *([party.outlet] if party.outlet is not None else [])]


def _set(claims: tuple[str, ...], rules: tuple[str, ...], judge: Judge) -> InconsistentSet:
    parties = tuple(dict.fromkeys(party for claim in claims for party in _committed(claim, judge)))
    waits = [(claim, node) for claim in claims if (node := judge.waiting.of(claim)) is not None]
    conditions = (f"{claim} if {judge.waiting.words(node)}" for claim, node in waits)
    return InconsistentSet(claims, (*rules, *conditions), parties, fingerprint(*claims, "R10"))


def _pair(claims: tuple[str, ...], rules: tuple[str, ...], members: Sequence[Member], judge: Judge) -> Conflict:
    first, second = (judge.argument.claims[name] for name in claims)
    doubt = sum((max(member.doubt for member in members if member.claim == name) for name in claims), Fraction(0))
    strength: Strength = "strong" if doubt == 0 else gap_strength(100 - doubt)
    by = f", by {listed(rules)}" if rules else ""
    return Conflict(
        kind="inconsistent-set",
        strength=strength,
        level=level(judge.commitment(claims[0]), judge.commitment(claims[1])),
        rule="R10",
        sides=((claims[0],), (claims[1],)),
        parties=(tuple(_committed(claims[0], judge)), tuple(_committed(claims[1], judge))),
        headline=headline(first, second, judge.argument),
        because=f"R10, {RULES['R10']}{by}",
        condition=None,
        dissolves="one of them is taken back, or one of the rules does not hold",
        independent=independent(first, second, judge.argument),
        assumed=(),
        fingerprint=fingerprint(*claims, "R10"),
        verdict=None,
    )
