"""Why a claim has its status, and what would change it."""

from __future__ import annotations

from argmap.model.argument import Argument
from argmap.rules.atoms import ClaimAtom, LackingAtom, NotAtom
from argmap.rules.evaluate import acceptance, contradiction_words, exceeded_words, statuses, strength_of
from argmap.rules.evaluation import Status
from argmap.rules.explanation import Attacker, Change, Explanation, Line
from argmap.rules.facts import possible_theory
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.proof import attack, prove, with_lines
from argmap.rules.smallest_sets import Budget, Outcome, Sets, gains, losses
from argmap.rules.ties import circle_of, ties
from argmap.rules.tracing import Trace, unattacked
from argmap.rules.waiting import waiting_claims
from argmap.rules.what_if import Part
from argmap.rules.wiring import wire
from argmap.settings import Limits, Settings

WORK = 500_000
"""Rules that may be read in looking for smallest sets: a few seconds."""


def explain(argument: Argument, settings: Settings, claim: str, scenario: str | None = None) -> Explanation:
    """``claim`` is a full name. Status, proof and attackers are those of grounded semantics; acceptance, of the settings' semantics."""
    theory, clashes = possible_theory(argument, settings, None if scenario is None else argument.scenarios[scenario])
    whole = grounded(theory.rulebase)
    found = statuses(theory, whole)
    views = acceptance(theory, whole, found, settings)
    part = Part.on(theory, (claim,))
    base = part.variant()
    answer = grounded(base.rulebase)
    trace = Trace(base, answer)
    status = found[claim]
    literal = base.literal(claim)
    assert literal is not None

    proof: tuple[Line, ...] = ()
    attackers: tuple[Attacker, ...] = ()
    circle: tuple[str, ...] = ()
    waits = _Waits((), None, ())
    incomplete = list(map(contradiction_words, clashes))
    if theory.exceeded is not None:
        incomplete.append(exceeded_words(theory.exceeded))
    match status:
        case "holds":
            proof = prove(trace, (literal,))
        case "fails":
            attackers, proof = _defeat(trace, literal)
        case "undecided":
            found_ties = ties(trace, literal)
            attackers = tuple(tie.attacker for tie in found_ties)
            circle = circle_of(trace, literal)
        case "open":
            waits = _open_until(part, base, answer, claim, settings.limits)
            incomplete.extend(waits.incomplete)
            if not waits.sets:
                circle = _empty_circle(base, answer, claim)
    lost = _rests_on(part, base, claim, status, settings.limits)
    if lost.incomplete:
        incomplete.append("not every set of claims whose loss would change the status was tried")
    return Explanation(
        claim,
        argument.claims[claim].proposition,
        settings.semantics,
        scenario,
        settings.prefer,
        status,
        strength_of(theory, whole, claim) if status == "holds" else None,
        claim in views.sceptical,
        claim in views.credulous,
        proof,
        attackers,
        circle,
        waits.sets,
        waits.even_then,
        tuple(Change(names, changed) for names, changed in lost.found),
        _notes(theory, claim, status),
        tuple(dict.fromkeys(incomplete)),
    )


def _notes(theory: Theory, name: str, status: Status) -> tuple[str, ...]:
    """What else a reader must know to understand why nothing carries a claim."""
    claim = theory.argument.claims[name]
    if status != "open":
        return ()
    if name in theory.dropped:
        return ("the scenario leaves it out",)
    if claim.damaged:
        return ("a part of it could not be read, so that nothing is built on it",)
    if claim.attitude is not None:
        return (f"it is held as a {claim.attitude.kind} and not put forward as true, so that it carries nothing",)
    if claim.kind == "conclusion" and not claim.steps and claim.conditions.if_ is None and claim.conditions.only_if is None:
        return ("it is a conclusion without a step",)
    if claim.kind == "condition":
        return ("it is a condition: nobody asserts it, and nothing that holds says so for all of its time",)
    if claim.kind == "premise" and claim.headline and not claim.chain:
        return ("it is only a linked headline: the outlet that links it does not commit itself",)
    return ()


# --- fails ------------------------------------------------------------------------------------------------------------


def _defeat(trace: Trace, literal: int) -> tuple[tuple[Attacker, ...], tuple[Line, ...]]:
    """Who defeats the claim, or what it leans on; with the proof that they hold."""
    answer = trace.answer
    attackers: dict[Attacker, None] = {}
    shown: list[int] = []
    if strength := answer.held[literal ^ 1]:
        for group in trace.opponents(literal ^ 1, lambda each: answer.held[each], strength):
            attackers[attack(trace, group, literal, strength, answer.derivable[literal])] = None
        shown.append(literal ^ 1)
    for cut in trace.answers(literal, 1, answer.rounds):
        head = trace.theory.rulebase.heads[cut.rule]
        least = cut.strength if cut.literal == head ^ 1 else 1
        for group in trace.opponents(cut.literal, lambda each: answer.held[each], least):
            attackers[attack(trace, group, head, answer.held[cut.literal], cut.strength)] = None
        shown.extend(with_lines(trace, cut.literal))
    return tuple(attackers), prove(trace, dict.fromkeys(shown))


# --- open -------------------------------------------------------------------------------------------------------------


class _Waits:
    def __init__(self, sets: tuple[tuple[str, ...], ...], even_then: Status | None, incomplete: tuple[str, ...]) -> None:
        self.sets = sets
        self.even_then = even_then
        self.incomplete = incomplete


def _open_until(part: Part, base: Theory, answer: Grounded, claim: str, limits: Limits) -> _Waits:
    """The smallest sets of what nothing carries under which the claim would hold; where there are none, no longer be open."""
    literal = base.literal(claim)
    assert literal is not None
    missing = _missing(base, answer, literal)
    offered = {name: known for known, name in missing.items() if known != literal}
    wiring = wire(base.rulebase)
    budget, work = Budget(WORK), len(part.rules) + 1

    def enough(names: frozenset[str]) -> bool:
        return bool(unattacked(wiring, [offered[name] for name in sorted(names)]).strength[literal])

    carried = gains(enough, offered, budget, work, limits.sets)
    found: list[frozenset[str]] = []
    short: list[frozenset[str]] = []
    outcome: list[Status] = []
    for names, _ in carried.found:
        if not budget.spend(work):
            break
        status = _given(part, claim, names)
        outcome.append(status)
        (found if status == "holds" else short).append(frozenset(names))
    incomplete = carried.incomplete
    if short:
        incomplete = _grow(part, claim, short, found, sorted(_offers(base, answer, claim)), Budget(WORK // 2), work) or incomplete
    said = ("not every set of conditions was tried",) if incomplete and not (short and not found) else ()
    if found:
        ordered = sorted((tuple(sorted(names)) for names in found), key=lambda names: (len(names), names))
        return _Waits(tuple(ordered), None, said)
    return _Waits(tuple(names for names, _ in carried.found), outcome[0] if outcome else None, said)


def _grow(
    part: Part, claim: str, short: list[frozenset[str]], found: list[frozenset[str]], offered: list[str], budget: Budget, work: int
) -> bool:
    """Adds to ``found`` the smallest sets that hold the claim only with something that keeps its attackers out. True where a limit
    was hit."""
    level = list(short)
    seen = set(level)
    while level:
        below: list[frozenset[str]] = []
        for names in level:
            for name in offered:
                more = names | {name}
                if name in names or more in seen or any(each <= more for each in found):
                    continue
                seen.add(more)
                if not budget.spend(work):
                    return True
                if _given(part, claim, more) == "holds":
                    found.append(more)
                else:
                    below.append(more)
        level = below
    return False


def _given(part: Part, claim: str, names: frozenset[str] | tuple[str, ...]) -> Status:
    assumed = [name for name in names if not name.startswith(_NOT)]
    denied = [name.removeprefix(_NOT) for name in names if name.startswith(_NOT)]
    return part.status(claim, part.variant(assumed=assumed, denied=denied))[0]


_NOT = "not "


def _missing(base: Theory, answer: Grounded, literal: int) -> dict[int, str]:
    """What nothing carries and what could be waited for, behind a literal that nothing carries: conditions, claims without
    anything to carry them, and that a claim is not so."""
    rulebase = base.rulebase
    found: dict[int, str] = {}
    seen = {literal}
    queue = [literal]
    while queue:
        low = queue.pop()
        atom = rulebase.keys[low >> 1]
        if isinstance(atom, NotAtom):
            found[low] = _NOT + atom.claim
        elif isinstance(atom, ClaimAtom) and not low & 1:
            claim = base.argument.claims.get(atom.claim)
            if claim is not None and (claim.kind == "condition" or not len(rulebase.rules_for(low))):
                found[low] = atom.claim
        for rule in rulebase.rules_for(low):
            for member in rulebase.body(rule):
                if not answer.derivable[member] and member not in seen:
                    seen.add(member)
                    queue.append(member)
    return found


def _offers(base: Theory, answer: Grounded, claim: str) -> list[str]:
    """Conditions anywhere in the part that nothing carries."""
    return [
        key.claim
        for key in base.rulebase.keys
        if isinstance(key, ClaimAtom)
        and key.claim != claim
        and base.argument.claims[key.claim].kind == "condition"
        and not answer.derivable[base.literal(key.claim) or 0]
    ]


def _empty_circle(base: Theory, answer: Grounded, claim: str) -> tuple[str, ...]:
    """A circle of claims that carry each other and that nothing else carries, through the claim or behind it."""
    argument = base.argument
    path: dict[str, int] = {}
    name = claim
    while name not in path:
        path[name] = len(path)
        behind = [
            premise
            for step in argument.claims[name].steps
            for premise in step.premises
            if premise in argument.claims and not answer.derivable[base.literal(premise) or 0]
        ]
        if not behind:
            return ()
        name = next((premise for premise in behind if premise in path), behind[0])
    return tuple(path)[path[name] :]


# --- what it rests on -------------------------------------------------------------------------------------------------


def _rests_on(part: Part, base: Theory, claim: str, status: Status, limits: Limits) -> Sets[Status]:
    def lose(lost: frozenset[str]) -> Outcome[Status]:
        theory = part.variant(removed=lost)
        now, answer = part.status(claim, theory)
        if now != status:
            return Outcome(now)
        return Outcome(None, frozenset(part.facts) & _reasons(part, Trace(theory, answer), claim, now) - lost)

    return losses(lose, Budget(WORK), len(part.rules) + 1, limits.sets)


def _reasons(part: Part, trace: Trace, claim: str, status: Status) -> frozenset[str]:
    """Claims of which something must be lost before the status can change."""
    answer, base = trace.answer, trace.theory
    literal = base.literal(claim)
    assert literal is not None
    everything = frozenset(part.facts)
    match status:
        case "holds":
            return trace.needed_for((literal,))
        case "fails" if answer.derivable[literal]:
            if answer.held[literal ^ 1]:
                return trace.needed_for((literal ^ 1,)) | trace.derived_from(literal)
            cuts = trace.answers(literal, 1, answer.rounds)
            return trace.needed_for(cut.literal for cut in cuts) | trace.derived_from(literal)
        case "fails":
            named = argument_conditions(base, claim)
            return everything if named else trace.needed_for((literal ^ 1,))
        case "open":
            lacking = base.rulebase.literal(LackingAtom(claim))
            if not answer.derivable[literal ^ 1]:
                return frozenset()
            waiting = claim in waiting_claims(base, answer.derivable, part.claims)
            return frozenset() if waiting and (lacking is None or not answer.derivable[lacking]) else everything
        case "undecided":
            return everything


def argument_conditions(theory: Theory, name: str) -> bool:
    """Whether the claim could come to wait for something."""
    claim = theory.argument.claims[name]
    return bool(claim.conditions) or bool(claim.steps)
