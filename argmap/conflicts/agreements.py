"""R9: who says the same, and whether independently; and, of one outcome, what the sides say it waits for (R5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from argmap.conflicts.candidates import Candidates, Statement
from argmap.conflicts.conditions import Node
from argmap.conflicts.issues import Agreement, AgreementKind, ConflictKind, RuleName
from argmap.conflicts.judge import Judge, Pair
from argmap.conflicts.parties import level
from argmap.conflicts.statements import Said, Spoken
from argmap.conflicts.theory import entails
from argmap.likelihood import FLAT
from argmap.meaning.compare import Clash
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated
from argmap.meaning.stands import Stand, overlap, stand
from argmap.model.argument import Argument, Claim, LiteralMeaning
from argmap.model.wording import ANALYST
from argmap.times import EVER
from argmap.values import frozen

_FEW = 12  # claims, and groups of them, that are told apart one by one
_CHANNELS = 200  # compared two by two
_KINDS: tuple[tuple[AgreementKind, bool], ...] = (("corroboration", True), ("restatement", False))
_RULES: tuple[RuleName, ...] = ("R4", "R6", "R7", "R8")
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
        narrow = [
            members
            for each in narrower.get(literal, ())
            if (members := _within(by_literal[each], by_literal[literal], literal, vocabulary))
        ]
        # Two figures within a third, or two towns of one birth in one country, agree with the third and not with each other.
        apart = literal.predicate in vocabulary.measures or literal.predicate in vocabulary.functional
        for more in (narrow or [[]]) if apart else [[member for members in narrow for member in members]]:
            for group in _as_surely([*by_literal[literal], *more], len(by_literal[literal])):
                outcome = Outcome(literal, tuple(dict.fromkeys(said for said, _ in group)))
                if len(outcome.claims) > 1:
                    found.append(outcome)
    return tuple(found)


def _within(
    narrow: Sequence[tuple[Said, Stand]], wide: Sequence[tuple[Said, Stand]], literal: LiteralMeaning, vocabulary: Vocabulary
) -> list[tuple[Said, Stand]]:
    """Those of a literal that entails another whose time allows it to do so: a denial entails another only for days of which it
    speaks itself. Of days that do not meet it is for an agreement over time."""
    if literal.positive:
        return list(narrow)

    def fits(entailing: TimedLiteral, entailed: TimedLiteral) -> bool:
        given = entailing.time_given and entailed.time_given
        return not given or not entailing.time.overlaps(entailed.time) or entailed.time.within(entailing.time)

    times = list({said.timed.time: said.timed for said, _ in wide}.values())
    return [member for member in narrow if any(fits(member[0].timed, timed) for timed in times)]


def _told(said: Said) -> Iterator[tuple[LiteralMeaning, Stand]]:
    """The literal that a statement speaks for, with its stand to it; `undecided` and an even band speak for the positive one."""
    positive = said.timed.literal if said.timed.literal.positive else negated(said.timed.literal)
    if said.stand.form in ("flat-not", "impossible", "possible-not") or said.stand.bounds == "upper":
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
    """Sorted. A conditional claim agrees only with one that waits for the same; and nobody agrees on what none of them puts forward
    outright, nor with whom he contradicts in something else."""
    listed: dict[tuple[str, tuple[str, ...]], Agreement] = {}
    for outcome in found:
        free: list[tuple[Said, str]] = []
        waits: dict[Node, list[tuple[Said, str]]] = {}
        for said in outcome.said:
            for claim in said.claims:
                if judge.commitment(claim):
                    node = judge.waiting.of(claim)
                    members = free if node is None else waits.setdefault(judge.waiting.same(node, waits), [])
                    members.append((said, claim))
        for members in (free, *waits.values()):
            if members is not free and len({judge.argument.claims[claim].source for _, claim in members}) == 1:
                continue  # one article that goes on from what it said on a condition
            if not any(said.led is None and outcome.literal in (literal for literal, _ in _told(said)) for said, _ in members):
                continue
            for agreement in _of(members, judge):
                listed.setdefault((agreement.kind, agreement.claims), agreement)
    return tuple(listed[key] for key in sorted(listed))


def consider_uncommitted(found: Sequence[Outcome], judge: Judge) -> None:
    """What is only feared, hoped, supposed or linked agrees with nobody; each with a few of the claims that do put it forward."""
    for outcome in found:
        claims = outcome.claims
        put_forward = [claim for claim in claims if judge.commitment(claim)]
        for claim in claims:
            if not judge.commitment(claim):
                for facing in put_forward[:_FEW]:
                    judge.consider_uncommitted(claim, facing, "R9", outcome.literal.predicate)


def _of(members: Sequence[tuple[Said, str]], judge: Judge) -> Iterator[Agreement]:
    argument = judge.argument
    spans = sorted({(*said.timed.time.ends, claim) for said, claim in members})
    few = len({claim for _, _, claim in spans}) <= _FEW
    for group in _of_one_day(spans) if few else _apart(spans):
        names = sorted({claim for _, _, claim in group})
        if len(names) > 1:
            yield from _corroboration([argument.claims[name] for name in names], judge)
    latest, earliest = max(first for first, _, _ in spans), min(last for _, last, _ in spans)
    names = sorted({claim for first, last, claim in spans if last < latest or first > earliest})
    if len(names) > 1:
        yield Agreement("agreement-over-time", tuple(names), *_counts([argument.claims[name] for name in names], argument))


_Span = tuple[int, int, str]
"""First day, last day, claim."""


def _of_one_day(spans: Sequence[_Span]) -> Iterator[Sequence[_Span]]:
    """The largest groups that all speak of some day; of a few."""
    groups = dict.fromkeys(
        tuple(span for span in spans if span[0] <= day <= span[1]) for day in dict.fromkeys(first for first, _, _ in spans)
    )
    for group in groups:
        if not any(set(group) < set(other) for other in groups):
            yield group


def _apart(spans: Sequence[_Span]) -> Iterator[Sequence[_Span]]:
    """Each in one group, by its first day, so that all of a group speak of some day."""
    group: list[_Span] = []
    until = EVER
    for span in spans:
        if span[0] > until:
            yield group
            group, until = [], EVER
        group.append(span)
        until = min(until, span[1])
    yield group


def _corroboration(claims: Sequence[Claim], judge: Judge) -> Iterator[Agreement]:
    """Of a few claims the largest groups in which all are independent of each other, and those in which none are; of many, all of
    them together, and besides those of one voice. ``claims`` by name."""
    argument = judge.argument
    channels = [_channel(claim, argument) for claim in claims]
    if len(claims) <= _FEW:
        at_one = [
            (one, other)
            for one, other in combinations(range(len(claims)), 2)
            if not _contradict(claims[one].name, claims[other].name, judge)
        ]
        differ = {pair for one, other in at_one if _differ(channels[one], channels[other]) for pair in ((one, other), (other, one))}
        alike = {pair for one, other in at_one for pair in ((one, other), (other, one))} - differ
        together = [(kind, group) for kind, edges in _KINDS for group in _largest(len(claims), differ if edges else alike)]
        if len(together) <= _FEW:
            for kind, group in together:
                yield _agreement(kind, [claims[place] for place in group], argument)
            return
    distinct = sorted(set(channels), key=lambda each: (sorted(each[0]), *each[1:]))[:_CHANNELS]
    corroborated = any(_differ(one, other) for one, other in combinations(distinct, 2))
    yield _agreement("corroboration" if corroborated else "restatement", claims, argument)
    groups: dict[tuple[frozenset[str], str], list[Claim]] = {}
    for claim in claims if corroborated else ():
        groups.setdefault(_voice(claim, argument), []).append(claim)
    for same in groups.values():
        if len(same) > 1:
            yield _agreement("restatement", same, argument)


def _contradict(one: str, other: str, judge: Judge) -> bool:
    pairs = (judge.pairs.get((one, other, rule)) for rule in _RULES)
    return any(pair is not None and pair.strength != "info" for pair in pairs)


def _agreement(kind: AgreementKind, claims: Sequence[Claim], argument: Argument) -> Agreement:
    return Agreement(kind, tuple(claim.name for claim in claims), *_counts(claims, argument))


def _largest(size: int, edges: set[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The largest groups of two or more in which every two are joined (Bron and Kerbosch 1973); of a dozen members at most."""
    found: list[tuple[int, ...]] = []
    stack: list[tuple[tuple[int, ...], list[int], list[int]]] = [((), list(range(size)), [])]
    while stack:
        group, open_, done = stack.pop()
        if not open_ and not done and len(group) > 1:
            found.append(group)
        for place, member in enumerate(open_):
            rest = [other for other in open_[place + 1 :] if (member, other) in edges]
            past = [other for other in (*done, *open_[:place]) if (member, other) in edges]
            stack.append(((*group, member), rest, past))
    return sorted(found)


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
    """One author, one outlet or one root as the only channel."""
    outlets = {argument.outlet(claim) for claim in claims}
    notes = []
    if len(outlets) == 1:
        notes.append(f"all through one outlet, {next(iter(outlets)) or ANALYST}")
    sources = {claim.source for claim in claims}
    authors = [set(argument.sources[source].authors) if source else set() for source in sorted(sources, key=str)]
    shared = set.intersection(*authors) if authors else set()
    roots = {_channel(claim, argument)[2] for claim in claims}
    if len(roots) == 1 and len(outlets) > 1:
        root = argument.sources.get(next(iter(roots)))
        notes.append(f"all from one root, {root.outlet if root else next(iter(roots))}")
    if shared and len(sources) > 1:
        notes.append(f"all written by {', '.join(sorted(shared))}")
    return "; ".join(notes)


# --- triggers ---------------------------------------------------------------------------------------------------------


def find_triggers(found: Sequence[Outcome], sayings: Mapping[str, tuple[Said, ...]], judge: Judge) -> None:
    """The same outcome, made to wait for different things. ``sayings``: all that each claim says or leads to."""
    for outcome in found:
        conditional = [
            (said, claim)
            for said in outcome.said
            for claim in said.claims
            if judge.waiting.of(claim) is not None and judge.commitment(claim)
        ]
        if len(conditional) > _COMPARED:
            judge.incomplete.add(f"of more than {_COMPARED} claims with one outcome only the first {_COMPARED} conditions are compared")
        for (one_said, one), (other_said, other) in combinations(sorted(conditional, key=lambda each: each[1])[:_COMPARED], 2):
            if one != other and one_said.timed.time.overlaps(other_said.timed.time):
                exact = all(said.timed.literal in (outcome.literal, negated(outcome.literal)) for said in (one_said, other_said))
                _trigger(judge, one, other, (one_said, other_said), exact, sayings)


def _says_all(claim: str, of: str, sayings: Mapping[str, tuple[Said, ...]], vocabulary: Vocabulary) -> bool:
    """Whether the one says all that the other says outright: what the other makes of its own outcome is then about the one's as well."""
    told = [literal for said in sayings[claim] for literal, _ in _told(said)]
    asked = [literal for said in sayings[of] if said.led is None for literal, _ in _told(said)]
    return bool(asked) and all(any(entails(each, literal, vocabulary) for each in told) for literal in asked)


def _trigger(judge: Judge, one: str, other: str, said: tuple[Said, Said], exact: bool, sayings: Mapping[str, tuple[Said, ...]]) -> None:
    """``exact``: both say the very same, so that two triggers of it complement each other."""
    waits = judge.waiting.of(one), judge.waiting.of(other)
    assert waits[0] is not None
    assert waits[1] is not None
    if judge.waiting.relation(waits[0], waits[1]) == "same" or (one, other, "R5") in judge.pairs:
        return
    claims = judge.argument.claims[one], judge.argument.claims[other]
    only = [judge.waiting.exhaustive(claim) for claim in claims]
    # That nothing else will do for the part, or for two things together, is not said of the whole, or of one of the two.
    disagree = any(
        nothing_else is not None
        and not judge.waiting.entails(trigger, nothing_else)
        and _says_all(names[1], names[0], sayings, judge.vocabulary)
        for nothing_else, trigger, names in ((only[0], waits[1], (one, other)), (only[1], waits[0], (other, one)))
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
