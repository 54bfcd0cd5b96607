"""R9: who says the same, and whether independently; and, of one outcome, what the sides say it waits for (R5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from argmap.conflicts.candidates import Candidates, Statement
from argmap.conflicts.clashes import Judge, Pair
from argmap.conflicts.conditions import Node
from argmap.conflicts.issues import Agreement, ConflictKind
from argmap.conflicts.parties import level
from argmap.conflicts.statements import Said, Spoken
from argmap.conflicts.theory import entails
from argmap.likelihood import FLAT
from argmap.meaning.compare import Clash
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.relations import negated
from argmap.meaning.stands import Stand, overlap, stand
from argmap.model.argument import Argument, Claim, LiteralMeaning

_COMPARED = 60  # claims of one outcome whose conditions are compared two by two


@frozen
class Outcome:
    """Claims that say the same as surely, of any time: one proposition, or what entails it. ``claims`` by name."""

    literal: LiteralMeaning
    said: tuple[Said, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(sorted({claim for said in self.said for claim in said.claims}))


def outcomes(spoken: Spoken, vocabulary: Vocabulary) -> tuple[Outcome, ...]:
    """For each proposition that somebody states: who states it, or something that entails it, as surely. Each with two claims or more."""
    by_literal: dict[LiteralMeaning, list[tuple[Said, Stand]]] = {}
    stated: set[LiteralMeaning] = set()
    for said in spoken.said:
        for literal, how in _told(said):
            by_literal.setdefault(literal, []).append((said, how))
            if said.led is None:
                stated.add(literal)
    found: list[Outcome] = []
    narrower = _nested(list(by_literal), vocabulary)
    for literal in by_literal:
        if literal not in stated:
            continue
        members = list(by_literal[literal])
        own = len(members)
        for narrow in narrower.get(literal, ()):
            members.extend(by_literal[narrow])
        for group in _as_surely(members, own):
            outcome = Outcome(literal, tuple(dict.fromkeys(said for said, _ in group)))
            if len(outcome.claims) > 1:
                found.append(outcome)
    return tuple(found)


def _told(said: Said) -> Iterator[tuple[LiteralMeaning, Stand]]:
    """The literal that a statement speaks for, with its stand to it; `undecided` and an even band speak for the positive one."""
    positive = said.timed.literal if said.timed.literal.positive else negated(said.timed.literal)
    if said.stand.form in ("flat-not", "impossible", "possible-not"):
        yield negated(positive), said.stand.turned()
    else:
        yield positive, said.stand


def _nested(literals: Sequence[LiteralMeaning], vocabulary: Vocabulary) -> Mapping[LiteralMeaning, list[LiteralMeaning]]:
    """The other literals that entail each one."""
    found: dict[LiteralMeaning, list[LiteralMeaning]] = {}
    statements = [Statement(TimedLiteral(literal), stand(FLAT, literal.positive)) for literal in literals]
    for narrow, wide in sorted(set(Candidates(statements, vocabulary).nested())):
        if narrow != wide and entails(literals[narrow], literals[wide], vocabulary):
            found.setdefault(literals[wide], []).append(literals[narrow])
    return found


def _as_surely(members: Sequence[tuple[Said, Stand]], own: int) -> Iterator[list[tuple[Said, Stand]]]:
    """Groups that agree in likelihood, each with one of the first ``own`` in it. Bands must overlap, all of a group at one point."""
    sorts: dict[str, list[tuple[int, tuple[Said, Stand]]]] = {}
    for place, member in enumerate(members):
        form: str = member[1].form
        sorts.setdefault("flat" if form == "necessary" else form, []).append((place, member))
    for form, every in sorts.items():
        sort = [each for each in every if each[0] < own] if form == "undecided" else every
        if form != "band":
            if any(place < own for place, _ in sort):
                yield [member for _, member in sort]
            continue
        for low in sorted({member[1].low for _, member in sort}):
            point = next(member[1] for _, member in sort if member[1].low == low)
            group = [(place, member) for place, member in sort if member[1].low <= low and overlap(member[1], point)]
            if any(place < own for place, _ in group):
                yield [member for _, member in group]


# --- agreements -------------------------------------------------------------------------------------------------------


def agreements(found: Sequence[Outcome], judge: Judge) -> tuple[Agreement, ...]:
    """Sorted. A conditional claim agrees only with one that waits for the same."""
    listed: dict[tuple[str, tuple[str, ...]], Agreement] = {}
    for outcome in found:
        waits: dict[Node | None, list[tuple[Said, str]]] = {}
        for said in outcome.said:
            for claim in said.claims:
                if judge.commitment(claim):
                    waits.setdefault(judge.waiting.of(claim), []).append((said, claim))
        for members in waits.values():
            for agreement in _of(members, judge.argument):
                listed.setdefault((agreement.kind, agreement.claims), agreement)
    return tuple(listed[key] for key in sorted(listed))


def _of(members: Sequence[tuple[Said, str]], argument: Argument) -> Iterator[Agreement]:
    times = sorted(members, key=lambda each: (each[0].timed.time.first or 0, each[1]))
    stretches: list[list[str]] = []
    last: int | None = None
    for said, claim in times:
        time = said.timed.time
        if not stretches or (last is not None and (time.first or 0) > last):
            stretches.append([])
            last = time.last
        elif last is not None:
            last = None if time.last is None else max(last, time.last)
        stretches[-1].append(claim)
    for stretch in stretches:
        names = sorted(set(stretch))
        if len(names) > 1:
            yield from _corroboration([argument.claims[name] for name in names], argument)
    names = sorted({claim for stretch in stretches for claim in stretch})
    if len(stretches) > 1 and len(names) > 1:
        yield Agreement("agreement-over-time", tuple(names), *_counts([argument.claims[name] for name in names], argument))


def _corroboration(claims: Sequence[Claim], argument: Argument) -> Iterator[Agreement]:
    names = tuple(claim.name for claim in claims)
    channels = {_channel(claim, argument): claim for claim in claims}
    if any(_differ(one, other) for one, other in combinations(sorted(channels, key=repr)[:200], 2)):
        yield Agreement("corroboration", names, *_counts(claims, argument))
        groups: dict[object, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(_voice(claim, argument), []).append(claim)
        for group in groups.values():
            if len(group) > 1:
                yield Agreement("restatement", tuple(claim.name for claim in group), *_counts(group, argument))
    else:
        yield Agreement("restatement", names, *_counts(claims, argument))


_Channel = tuple[frozenset[str], str, str]


def _channel(claim: Claim, argument: Argument) -> _Channel:
    """Innermost voices, outlet, root."""
    voices = frozenset(claim.chain[0].voices) if claim.chain else frozenset[str]()
    root = argument.sources[claim.source].root if claim.source else ""
    return voices, argument.outlet(claim) or "", root


def _differ(one: _Channel, other: _Channel) -> bool:
    """Different voices; where an outlet speaks for itself, also different outlets and roots."""
    if one[0] and other[0]:
        return not one[0] & other[0]
    return one[1] != other[1] and one[2] != other[2]


def _voice(claim: Claim, argument: Argument) -> tuple[frozenset[str], str]:
    voices, outlet, _ = _channel(claim, argument)
    return voices, "" if voices else outlet


def _counts(claims: Sequence[Claim], argument: Argument) -> tuple[int, int, str]:
    voices = {voice for claim in claims for voice in (claim.chain[0].voices if claim.chain else (f"\0{argument.outlet(claim)}",))}
    roots = {_channel(claim, argument)[2] for claim in claims}
    return len(voices), len(roots), _note(claims, argument)


def _note(claims: Sequence[Claim], argument: Argument) -> str:
    """One author, or one outlet, as the only channel."""
    outlets = {argument.outlet(claim) for claim in claims}
    notes = []
    if len(outlets) == 1:
        notes.append(f"all through one outlet, {next(iter(outlets)) or 'the analyst'}")
    sources = {claim.source for claim in claims}
    authors = [set(argument.sources[source].authors) if source else set() for source in sorted(sources, key=str)]
    shared = set.intersection(*authors) if authors else set()
    if shared and len(sources) > 1:
        notes.append(f"all written by {', '.join(sorted(shared))}")
    return "; ".join(notes)


# --- triggers ---------------------------------------------------------------------------------------------------------


def find_triggers(found: Sequence[Outcome], judge: Judge) -> None:
    """The same outcome, made to wait for different things."""
    for outcome in found:
        conditional = [
            (said, claim)
            for said in outcome.said
            for claim in said.claims
            if judge.waiting.of(claim) is not None and judge.commitment(claim) and judge.argument.claims[claim].kind != "condition"
        ]
        if len(conditional) > _COMPARED:
            judge.incomplete.add(f"of more than {_COMPARED} claims with one outcome only the first {_COMPARED} conditions are compared")
        for (one_said, one), (other_said, other) in combinations(sorted(conditional, key=lambda each: each[1])[:_COMPARED], 2):
            if one != other and one_said.timed.time.overlaps(other_said.timed.time):
                exact = all(said.timed.literal in (outcome.literal, negated(outcome.literal)) for said in (one_said, other_said))
                _trigger(judge, one, other, (one_said, other_said), exact)


def _trigger(judge: Judge, one: str, other: str, said: tuple[Said, Said], exact: bool) -> None:
    """``exact``: both say the very same, so that two triggers of it complement each other."""
    waits = judge.waiting.of(one), judge.waiting.of(other)
    assert waits[0] is not None
    assert waits[1] is not None
    if judge.waiting.relation(waits[0], waits[1]) == "same" or (one, other, "R5") in judge.pairs:
        return
    claims = judge.argument.claims[one], judge.argument.claims[other]
    only = [judge.waiting.exhaustive(claim) for claim in claims]
    disagree = (only[0] is not None and not judge.waiting.entails(waits[1], only[0])) or (
        only[1] is not None and not judge.waiting.entails(waits[0], only[1])
    )
    if not disagree and not exact:
        return
    words = [judge.waiting.words(node) for node in waits if node is not None]
    where = level(judge.commitment(one), judge.commitment(other))
    reason = f"one outcome; the one waits for {words[0]}, the other for {words[1]}"
    if disagree:
        reason += ", and one of them says that nothing else will do"
    clash = Clash("contradiction", "medium" if disagree else "info", "R5", "condition", reason)
    kind: ConflictKind = "trigger-disagreement" if disagree else "complementary-triggers"
    judge.pairs[(one, other, "R5")] = Pair(one, other, kind, clash.strength, "R5", where, clash, said, None, False)
