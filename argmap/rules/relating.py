"""What follows from what is meant: declared relations and general rules, as rules between timed literals.

Relations bind the meanings, whoever else says them, unless a scenario leaves out a claim that they name; where the two claims of an
`entails` are of different times that overlap, the one claim's meaning carries the other's besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from argmap.likelihood import FLAT
from argmap.meaning.ground import Grounding, ground
from argmap.meaning.literals import OWN, TimedLiteral, Vocabulary, negated
from argmap.model.argument import Claim, ClaimValue, LiteralMeaning, Never, Relation, Rule
from argmap.rules.atoms import Origin
from argmap.rules.contraries import carriers
from argmap.rules.draft import EQUAL, Draft
from argmap.rules.meant import proposition, readings
from argmap.settings import Limits
from argmap.text import Span
from argmap.values import frozen

_NOWHERE = Span("", 0, 0)


@frozen
class Derived:
    """``literals``: all that is meant or derived, each once; ``read``: those that rules read, flat or as a lower bound.
    ``exceeded``: a rule with more instances than allowed; then no rule was applied. ``cost``: as in `Grounding`."""

    literals: tuple[TimedLiteral, ...]
    read: frozenset[TimedLiteral]
    exceeded: str | None
    cost: int


@frozen
class _Laws:
    """Rules and nevers to be grounded, with the origin of what each gives."""

    rules: tuple[tuple[Rule, Origin], ...]
    nevers: tuple[tuple[Never, Origin], ...]


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
    laws = _laws(draft)
    if not laws.rules and not laws.nevers:
        return Derived(tuple(seeds), frozenset(), None, 0)
    read: set[TimedLiteral] = set()
    for source, target in _of_claims(draft, meanings):
        read.add(source)
        seeds[target] = None
    given = tuple(seeds)
    grounding = ground([rule for rule, _ in laws.rules], [never for never, _ in laws.nevers], given, vocabulary, limits.instances)
    literals = (*given, *(timed for number in grounding.derived if (timed := grounding.literal(number)) not in seeds))
    read |= _write(draft, laws, grounding, literals, vocabulary)
    return Derived(literals, frozenset(read), grounding.exceeded, grounding.cost)


# --- what is declared -------------------------------------------------------------------------------------------------


def _laws(draft: Draft) -> _Laws:
    argument = draft.argument
    rules = [(rule, Origin("rule", name=rule.name, reason=rule.title, span=rule.span)) for rule in argument.rules]
    nevers = [(never, Origin("never", name=never.name, reason=never.reason, span=never.span)) for never in argument.nevers]
    for relation in argument.relations:
        named = [argument.claims.get(name) for name in relation.claims]
        known = [claim for claim in named if claim is not None and not claim.damaged and not draft.left_out(claim.name)]
        if len(known) < len(named):
            continue
        says = [proposition(claim, draft.wholes) for claim in known]
        origin = Origin("relation", name=relation.kind, reason=relation.reason, span=relation.span, related=relation.claims)
        rules.extend((rule, origin) for rule in _rules(relation, says))
        nevers.extend((never, origin) for never in _nevers(relation, says))
    for parts in sorted(draft.wholes.names, key=lambda each: draft.wholes.names[each]):
        whole = draft.wholes.literal(parts)
        assert whole is not None
        body = tuple(sorted(parts, key=repr))
        rules.append((Rule(f"all that `{draft.wholes.names[parts]}` says", "", body, whole, True, (), _NOWHERE), Origin("entails")))
    return _Laws(tuple(rules), tuple(nevers))


def _rules(relation: Relation, says: Sequence[LiteralMeaning]) -> list[Rule]:
    pairs: list[tuple[LiteralMeaning, LiteralMeaning]] = []
    if relation.kind in ("entails", "narrower"):
        pairs = [(says[0], says[1])]
    elif relation.kind == "same":
        # Each gives the next, and the last the first: all of them are one.
        pairs = list(zip(says, (*says[1:], says[0]), strict=True))
    return [Rule(relation.kind, relation.reason, (one,), other, True, (), relation.span) for one, other in pairs if one != other]


def _nevers(relation: Relation, says: Sequence[LiteralMeaning]) -> list[Never]:
    sets: list[tuple[LiteralMeaning, ...]] = []
    if relation.kind == "contrary":
        sets = list(combinations(says, 2))
    elif relation.kind == "exhaustive":
        sets = [tuple(map(negated, says))]
    return [Never(relation.kind, tuple(dict.fromkeys(each)), relation.reason, relation.span) for each in sets]


def _of_claims(draft: Draft, meanings: Mapping[str, tuple[TimedLiteral, ...]]) -> Iterable[tuple[TimedLiteral, TimedLiteral]]:
    """Between the named claims themselves, where their times differ and overlap. Yields what is read and what it gives."""
    for relation in draft.argument.relations:
        if relation.kind not in ("entails", "narrower", "same"):
            continue
        names = relation.claims
        pairs = list(zip(names, (*names[1:], names[0]), strict=True)) if relation.kind == "same" else [(names[0], names[1])]
        for one, other in pairs:
            first, second = (draft.argument.claims.get(name) for name in (one, other))
            if first is None or second is None or not meanings.get(one) or not meanings.get(other):
                continue
            if any(map(draft.left_out, names)):
                continue
            if first.likelihood.certainty != "flat" or first.time == second.time or not first.time.overlaps(second.time):
                continue
            source = TimedLiteral(proposition(first, draft.wholes), FLAT, first.time, first.time_given)
            target = TimedLiteral(proposition(second, draft.wholes), FLAT, second.time, second.time_given)
            origin = Origin("relation", name=relation.kind, reason=relation.reason, span=relation.span, related=relation.claims)
            draft.strict((draft.read(source),), draft.meant(target), origin)
            yield source, target


# --- instances --------------------------------------------------------------------------------------------------------


def _write(draft: Draft, laws: _Laws, grounding: Grounding, literals: Sequence[TimedLiteral], vocabulary: Vocabulary) -> set[TimedLiteral]:
    """A rule of the theory for each instance. Returns the literals that are read."""
    read: set[TimedLiteral] = set()
    excepted: dict[TimedLiteral, None] = {}
    for instance in grounding.instances():
        is_rule = instance.rule < len(laws.rules)
        body = [grounding.literal(number) for number in instance.body]
        spoken_of = body if instance.head is None else [*body, grounding.literal(instance.head)]
        if not all(_of_its_time(timed, draft.argument.claims) for timed in spoken_of):
            continue
        read.update(body)
        members = [draft.read(timed) for timed in body]
        if not is_rule:
            origin = laws.nevers[instance.rule - len(laws.rules)][1]
            head = members[-1] ^ 1 if instance.head is None else draft.meant(grounding.literal(instance.head))
            draft.strict(members[:-1] if instance.head is None else members, head, origin)
            continue
        rule, origin = laws.rules[instance.rule]
        assert instance.head is not None
        head = draft.meant(grounding.literal(instance.head))
        if rule.strict:
            # An exception on a strict rule is a finding; until it is mended the rule may not go through.
            if not rule.unless:
                draft.strict(members, head, origin)
            continue
        exceptions = [grounding.literal(number) for number in instance.unless]
        excepted.update(dict.fromkeys(exceptions))
        draft.presumably(members, head, EQUAL, map(draft.read, exceptions), origin)
    read |= _except(draft, tuple(excepted), literals, vocabulary)
    return read


def _of_its_time(timed: TimedLiteral, claims: Mapping[str, Claim]) -> bool:
    """A claim that means only itself says nothing of other days than its own (R3)."""
    if timed.literal.predicate != OWN:
        return True
    (filler,) = timed.literal.fillers
    assert filler is not None
    assert isinstance(filler.value, ClaimValue)
    return claims[filler.value.claim].time.overlaps(timed.time)


def _except(draft: Draft, wanted: Sequence[TimedLiteral], literals: Sequence[TimedLiteral], vocabulary: Vocabulary) -> set[TimedLiteral]:
    """A general rule's exception holds where what it says is certain of any part of the time. Returns the literals that are read."""
    read: set[TimedLiteral] = set()
    known = tuple(dict.fromkeys(reading for timed in literals for reading in readings(timed) if reading.likelihood == FLAT))
    for source, target in carriers(wanted, known, vocabulary, at_any_time=True):
        read.add(known[source])
        if known[source] != wanted[target]:
            draft.strict((draft.read(known[source]),), draft.read(wanted[target]), Origin("entails"))
    return read
