"""Why a claim has its status, and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from argmap.model.argument import Argument
from argmap.rules.evaluate import Views, acceptance, contradiction_words, exceeded_words, statuses, strength_of
from argmap.rules.evaluation import Status
from argmap.rules.explanation import Attacker, Change, Explanation, Line
from argmap.rules.facts import possible_theory
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.open_until import Waits, empty_circle, open_until
from argmap.rules.proof import attack, prove, ruled_out, with_lines
from argmap.rules.rests_on import rests_on
from argmap.rules.ties import circle_of, ties
from argmap.rules.tracing import Trace
from argmap.rules.what_if import WORK, Part
from argmap.settings import Settings
from argmap.values import frozen


def explain(argument: Argument, settings: Settings, claim: str, scenario: str | None = None) -> Explanation:
    """``claim`` is a full name. Status, proof and attackers are those of grounded semantics; acceptance, of the settings' semantics."""
    return explainer(argument, settings, scenario)(claim)


def explainer(argument: Argument, settings: Settings, scenario: str | None = None, effort: int = WORK) -> Callable[[str], Explanation]:
    """Explains one claim after another, by full name: what is the same for all of them is worked out once. ``effort``: rules that may
    be read for one claim in looking for smallest sets."""
    theory, clashes = possible_theory(argument, settings, None if scenario is None else argument.scenarios[scenario])
    answer = grounded(theory.rulebase)
    found = statuses(theory, answer)
    views = acceptance(theory, answer, found, settings)
    said = (*map(contradiction_words, clashes), *((exceeded_words(theory.exceeded),) if theory.exceeded is not None else ()))
    return partial(_explained, _Whole(theory, answer, found, views, said, settings, scenario, effort))


@frozen(eq=False)
class _Whole:
    """What is the same for every claim of a project. ``said``: what is incomplete, whatever the claim."""

    theory: Theory
    answer: Grounded
    statuses: Mapping[str, Status]
    views: Views
    said: tuple[str, ...]
    settings: Settings
    scenario: str | None
    effort: int


def _explained(whole: _Whole, claim: str) -> Explanation:
    theory, settings, effort = whole.theory, whole.settings, whole.effort
    part = Part.on(theory, (claim,))
    base = part.variant()
    answer = grounded(base.rulebase)
    trace = Trace(base, answer)
    status = whole.statuses[claim]
    literal = base.literal(claim)
    assert literal is not None

    proof: tuple[Line, ...] = ()
    attackers: tuple[Attacker, ...] = ()
    circle: tuple[str, ...] = ()
    waits = Waits()
    incomplete = list(whole.said)
    match status:
        case "holds":
            proof = prove(trace, (literal,))
        case "fails":
            attackers, proof = _defeat(trace, literal)
        case "undecided":
            found_ties = ties(trace, literal)
            attackers = tuple(tie.attacker for tie in found_ties)
            circle = circle_of(Trace(base, answer), found_ties)
        case "open":
            waits = open_until(part, base, answer, claim, settings, effort)
            incomplete.extend(waits.incomplete)
            if not waits.sets:
                circle = empty_circle(base, answer, claim)
    if trace.allowance.spent:
        incomplete.append("only the first of many objections are listed")
    lost = rests_on(part, base, claim, status, settings.limits.sets, effort)
    if lost.incomplete:
        incomplete.append("not every set of claims whose loss would change the status was tried")
    return Explanation(
        claim=claim,
        proposition=theory.argument.claims[claim].proposition,
        semantics=settings.semantics,
        scenario=whole.scenario,
        prefer=settings.prefer,
        status=status,
        strength=strength_of(theory, whole.answer, claim) if status == "holds" else None,
        sceptical=claim in whole.views.sceptical,
        credulous=claim in whole.views.credulous,
        proof=proof,
        attackers=attackers,
        circle=circle,
        open_until=waits.sets,
        even_then=waits.even_then,
        changes=tuple(Change(names, changed) for names, changed in lost.found),
        notes=(*_notes(theory, claim, status), *(("no stable view exists",) if whole.views.no_stable else ())),
        incomplete=tuple(dict.fromkeys(incomplete)),
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
        groups = trace.opponents(literal ^ 1, lambda each: answer.held[each], strength)
        for group in groups:
            attackers[attack(trace, group, literal, strength, answer.derivable[literal])] = None
        if not groups:
            attackers[ruled_out(trace, literal)] = None
        shown.append(literal ^ 1)
    for cut in trace.answers(literal, 1, answer.rounds):
        if attackers and trace.allowance.spent:
            break
        head = trace.theory.rulebase.heads[cut.rule]
        least = cut.strength if cut.literal == head ^ 1 else 1
        groups = trace.opponents(cut.literal, lambda each: answer.held[each], least)
        for group in groups:
            attackers[attack(trace, group, head, answer.held[cut.literal], cut.strength)] = None
        if not groups:
            attackers[ruled_out(trace, head)] = None
        shown.extend(with_lines(trace, cut.literal))
    return tuple(attackers), prove(trace, dict.fromkeys(shown))
