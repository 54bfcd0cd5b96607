"""From an argument to a theory: claims, chains, steps, conditions, relations and scenarios as facts and rules.

The order of files and declarations makes no difference: everything is read in the order of names. A claim's own literal strictly
implies what it means, and nothing that is meant lends a claim anything (a condition apart): what another source says of the same
proposition can speak against a claim and never for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.likelihood import FLAT
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated
from argmap.model.argument import Argument, Claim, Scenario, Step
from argmap.rules.atoms import ClaimAtom, Origin
from argmap.rules.chains import dispute, retractions, said
from argmap.rules.conditions import Waiting, met, waiting
from argmap.rules.contraries import carriers, contraries
from argmap.rules.draft import Draft
from argmap.rules.meant import meant, named_by_others, proposition, readings, surely
from argmap.rules.relating import derive
from argmap.rules.rulebase import RuleBase
from argmap.rules.shared import Shared, exclude, facing, shared
from argmap.settings import Prefer, Settings
from argmap.values import frozen

_FOR_GRANTED = Origin("assumed")
"""The origin of what is taken for granted to see what would follow."""


@frozen(eq=False)
class Theory:
    """``origins`` are numbered as in ``rulebase.origins``; ``facts``: the rules that are facts, by the claim that is put forward or
    assumed; ``unassumed``: what the conditions say that the scenario does not assume (no rule has it from them)."""

    argument: Argument
    scenario: Scenario | None
    prefer: Prefer
    rulebase: RuleBase
    origins: tuple[Origin, ...]
    facts: Mapping[str, tuple[int, ...]]
    dropped: frozenset[str]
    unassumed: Mapping[str, tuple[TimedLiteral, ...]]
    exceeded: str | None
    cost: int  # of the general rules and relations, in instances

    def literal(self, claim: str) -> int | None:
        return self.rulebase.literal(ClaimAtom(claim))

    def origin(self, rule: int) -> Origin:
        number = self.rulebase.origins[rule]
        return self.origins[number] if number >= 0 else _FOR_GRANTED


def from_argument(argument: Argument, settings: Settings, scenario: Scenario | None = None) -> Theory:
    dropped = frozenset[str]()
    if scenario is not None:
        sources = frozenset(scenario.drop_sources)
        dropped = frozenset(scenario.drop_claims) | {name for name, claim in argument.claims.items() if claim.source in sources}
    assumed = frozenset(scenario.assume) if scenario is not None else frozenset[str]()
    draft = Draft(argument, settings.prefer, dropped, assumed)
    vocabulary = Vocabulary.of(argument)
    claims = [argument.claims[name] for name in sorted(argument.claims)]
    for claim in claims:
        draft.claim(claim.name)  # every claim has its literal, in the order of names
    named = named_by_others(argument, scenario)
    meanings = {claim.name: () if _means_nothing(draft, claim) else meant(claim, argument, draft.wholes, named) for claim in claims}
    supposed = {
        name: _supposed(draft, argument.claims[name]) for name in (scenario.suppose_not if scenario else ()) if name in argument.claims
    }

    derived = derive(draft, claims, meanings, supposed.values(), vocabulary, settings.limits)
    literals = derived.literals
    places = {timed: place for place, timed in enumerate(literals)}
    groups = shared(literals, vocabulary)
    apart = contraries(literals, vocabulary, {place: number for number, group in enumerate(groups) for place in group.places})
    later = retractions(claims, meanings, places, apart, literals, groups)

    undercuts: dict[str, list[str]] = {}
    for undercut in argument.undercuts:
        undercuts.setdefault(undercut.step, []).append(undercut.claim)

    for claim in claims:
        _imply(draft, claim, meanings[claim.name])
        if draft.silent(claim):
            continue
        retracted = tuple(literal for name in later.get(claim.name, ()) if (literal := said(draft, argument.claims[name])) is not None)
        match claim.kind:
            case "premise":
                _put_forward(draft, claim, retracted)
            case "conclusion":
                _argue(draft, claim, undercuts, retracted)
            case "condition":
                pass
    read = derived.read | _meet(draft, claims, meanings, literals, vocabulary)
    for timed in literals:
        for reading in readings(timed):
            if reading in read:
                draft.strict((draft.meant(timed),), draft.read(reading), Origin("entails"))
    for first, second in apart:
        draft.strict((draft.meant(literals[first]),), draft.meant(literals[second]) ^ 1, Origin("contrary"))
    for group in groups:
        exclude(draft, group, literals)
    _deny_by_steps(draft)  # what it asks for is written below
    _suppose(draft, scenario, supposed)
    _speak_against(draft, claims)
    _deny(draft, meanings, places, apart, literals, groups)
    return Theory(
        argument,
        scenario,
        settings.prefer,
        draft.base.build(),
        tuple(draft.origins),
        {name: tuple(rules) for name, rules in sorted(draft.facts.items())},
        dropped,
        {claim.name: meanings[claim.name] for claim in claims if claim.kind == "condition" and claim.name not in assumed},
        derived.exceeded,
        derived.cost,
    )


def _means_nothing(draft: Draft, claim: Claim) -> bool:
    """What is held but not put forward enters no conflict, unless a scenario assumes it."""
    return claim.damaged or draft.left_out(claim.name) or (claim.attitude is not None and claim.name not in draft.assumed)


def _imply(draft: Draft, claim: Claim, meaning: tuple[TimedLiteral, ...]) -> None:
    """A condition is asserted by nobody: what speaks against its meaning denies it only where that is a flat denial (`_deny`)."""
    if claim.kind == "condition" and claim.name not in draft.assumed:
        if meaning:
            draft.denied(claim.name)
        return
    own = draft.claim(claim.name)
    for timed in meaning:
        draft.strict((own,), draft.meant(timed), Origin("means", claim.name))


# --- claims -----------------------------------------------------------------------------------------------------------


def _lacking(draft: Draft, claim: Claim, bodies: tuple[tuple[int, ...], ...]) -> None:
    """Where what it needs is not so, the claim is not so, at its source's rank."""
    if bodies:
        lacking = draft.lacking(claim.name)
        for body in bodies:
            draft.presumably(body, lacking, draft.source_rank(claim), (), Origin("needs", claim.name))
        draft.strict((lacking,), draft.claim(claim.name) ^ 1, Origin("needs", claim.name))


def _put_forward(draft: Draft, claim: Claim, retracted: tuple[int, ...]) -> None:
    waits = waiting(draft, claim.conditions)
    _lacking(draft, claim, tuple((literal,) for literal in waits.lacking))
    word = said(draft, claim)
    if word is None or draft.unreadable(claim.conditions.unless):
        return
    exceptions = (*map(draft.claim, claim.conditions.unless), *waits.lacking, *dispute(draft, claim), *retracted)
    draft.presumably((word, *waits.body), draft.claim(claim.name), draft.speaker_rank(claim, 0), exceptions, Origin("put", claim.name))


def _argue(draft: Draft, claim: Claim, undercuts: Mapping[str, list[str]], retracted: tuple[int, ...]) -> None:
    """A conclusion is carried by its steps alone; by its condition, where it has one and no step."""
    waits = waiting(draft, claim.conditions)
    lacking: list[tuple[int, ...]] = [(literal,) for literal in waits.lacking]
    lacking.extend((met(draft, step.conditions.only_if, denied=True),) for step in claim.steps if step.conditions.only_if is not None)
    needs = [step.conditions.needs for step in claim.steps]
    if needs and all(condition is not None for condition in needs):
        # Without what each step needs none is left; a step without such a need is left.
        lacking.append(tuple(met(draft, condition, denied=True) for condition in needs if condition is not None))
    _lacking(draft, claim, tuple(dict.fromkeys(lacking)))
    if draft.unreadable(claim.conditions.unless):
        return
    unless = tuple(map(draft.claim, claim.conditions.unless))
    for step in claim.steps:
        against = undercuts.get(step.name, [])
        if not draft.unreadable((*step.conditions.unless, *against)):
            _step(draft, claim, step, waits, (*unless, *map(draft.claim, against)), retracted)
    if not claim.steps and (claim.conditions.if_ is not None or claim.conditions.only_if is not None):
        exceptions = (*unless, *waits.lacking, *dispute(draft, claim))
        draft.presumably(waits.body, draft.claim(claim.name), draft.source_rank(claim), exceptions, Origin("by-condition", claim.name))


def _step(draft: Draft, claim: Claim, step: Step, waits: Waiting, unless: tuple[int, ...], retracted: tuple[int, ...]) -> None:
    own = waiting(draft, step.conditions)
    argument = draft.argument
    leaning: list[int] = []
    if step.own_word:
        word = said(draft, claim)
        if word is None:
            return
        leaning.append(word)
    for name in step.premises:
        if name not in argument.claims:
            return
        literal = said(draft, argument.claims[name]) if step.said else draft.claim(name)
        if literal is None:
            return
        leaning.append(literal)
    if not leaning:
        return
    exceptions = (*unless, *map(draft.claim, step.conditions.unless))
    body = (*leaning, *waits.body, *own.body)
    origin = Origin("step", claim.name, step.name)
    if step.strict and not exceptions:
        # What it needs is in its body: that it lacks that is no exception besides.
        draft.strict(body, draft.claim(claim.name), origin)
        draft.strict_steps.append((body, claim.name, origin))
        return
    rank = min(draft.source_rank(claim), draft.speaker_rank(claim, 0)) if step.own_word else draft.source_rank(claim)
    exceptions = (*exceptions, *waits.lacking, *own.lacking, *dispute(draft, claim), *(retracted if step.own_word else ()))
    draft.presumably(body, draft.claim(claim.name), rank, exceptions, origin)


# --- between meanings -------------------------------------------------------------------------------------------------


def _meet(
    draft: Draft,
    claims: list[Claim],
    meanings: Mapping[str, tuple[TimedLiteral, ...]],
    literals: tuple[TimedLiteral, ...],
    vocabulary: Vocabulary,
) -> set[TimedLiteral]:
    """A condition is met where what it says is derived for certain, at a time that contains its own. Returns the literals that are
    read."""
    conditions = [claim for claim in claims if claim.kind == "condition" and not draft.silent(claim)]
    wanted = tuple(dict.fromkeys(timed for claim in conditions for timed in meanings[claim.name]))
    known = tuple(dict.fromkeys(sure for timed in literals if (sure := surely(timed)) is not None))
    read = set(wanted)
    for source, target in carriers(wanted, known, vocabulary):
        read.add(known[source])
        if known[source] != wanted[target]:
            draft.strict((draft.read(known[source]),), draft.read(wanted[target]), Origin("entails"))
    for claim in conditions:
        own = proposition(claim, draft.wholes)
        parts = [timed for timed in meanings[claim.name] if len(claim.meaning) < 2 or timed.literal != own]
        if parts:
            draft.strict(map(draft.read, parts), draft.claim(claim.name), Origin("meets", claim.name))
    return read


def _deny(
    draft: Draft,
    meanings: Mapping[str, tuple[TimedLiteral, ...]],
    places: Mapping[TimedLiteral, int],
    apart: list[tuple[int, int]],
    literals: tuple[TimedLiteral, ...],
    groups: tuple[Shared, ...],
) -> None:
    """`not c` is met where c is flatly denied, by a claim, a contrary or a scenario, or lacks what it needs; that the opposite is merely
    likely is no denial of a flat c."""
    if not draft.negated:
        return
    group_of = {place: group for group in groups for place in group.places}
    pairs: dict[int, list[int]] = {}
    for first, second in apart:
        pairs.setdefault(first, []).append(second)
        pairs.setdefault(second, []).append(first)
    for name in sorted(draft.negated):
        denied = draft.denied(name)
        if name not in meanings:
            continue
        draft.strict((denied,), draft.claim(name) ^ 1, Origin("denies", name))
        if name in draft.needy:
            draft.strict((draft.lacking(name),), denied, Origin("needs", name))
        claim = draft.argument.claims[name]
        for timed in meanings[name]:
            place = places[timed]
            beside = facing(group_of[place], place, literals) if place in group_of else ()
            for other in (*pairs.get(place, ()), *beside):
                if claim.likelihood.certainty != "flat" or surely(literals[other]) is not None:
                    draft.strict((draft.meant(literals[other]),), denied, Origin("denies", name))


def _deny_by_steps(draft: Draft) -> None:
    """What carries a claim strictly is not so where that claim is not and the rest of its step is: the step, transposed."""
    leaning: dict[int, list[int]] = {}
    for place, (body, _, _) in enumerate(draft.strict_steps):
        for literal in body:
            leaning.setdefault(literal, []).append(place)
    asked = {draft.claim(name): name for name in sorted(draft.negated)}
    queue = list(asked)
    steps: dict[int, None] = {}
    for literal in queue:
        for place in leaning.get(literal, ()):
            steps[place] = None
            carried = draft.strict_steps[place][1]
            if draft.claim(carried) not in asked:
                asked[draft.claim(carried)] = carried
                queue.append(draft.claim(carried))
    for place in steps:
        body, carried, origin = draft.strict_steps[place]
        so = (draft.denied(asked[literal]) ^ 1 if literal in asked else literal for literal in body)
        draft.strict(so, draft.denied(carried) ^ 1, origin)


def _speak_against(draft: Draft, claims: list[Claim]) -> None:
    for claim in claims:
        if not _means_nothing(draft, claim):
            for name in claim.against:
                head = draft.denied(name) if name in draft.negated else draft.claim(name) ^ 1
                draft.presumably((draft.claim(claim.name),), head, draft.source_rank(claim), (), Origin("against", name, claim.name))


# --- scenarios --------------------------------------------------------------------------------------------------------


def _supposed(draft: Draft, claim: Claim) -> TimedLiteral | None:
    """Supposed not to be so, a flat or possible claim is flatly denied; that a likely one is not so says nothing of the kind."""
    if claim.likelihood.certainty not in ("flat", "possible") or claim.damaged:
        return None
    return TimedLiteral(negated(proposition(claim, draft.wholes)), FLAT, claim.time, claim.time_given)


def _suppose(draft: Draft, scenario: Scenario | None, supposed: Mapping[str, TimedLiteral | None]) -> None:
    if scenario is None:
        return
    for name in sorted(set(scenario.assume)):
        draft.fact(draft.claim(name), Origin("assumed", name))
    for name, timed in sorted(supposed.items(), key=lambda item: item[0]):
        draft.fact(draft.claim(name) ^ 1, Origin("supposed", name))
        if name in draft.negated:
            draft.fact(draft.denied(name), Origin("supposed", name))
        if timed is not None:
            draft.fact(draft.meant(timed), Origin("supposed", name))
