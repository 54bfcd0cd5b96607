"""The status of every claim: what holds, what fails, what is undecided and what is open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from argmap.model.argument import Argument
from argmap.rules.atoms import LackingAtom
from argmap.rules.evaluation import ClaimStatus, Evaluation, Status
from argmap.rules.facts import possible_theory
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.rulebase import CERTAIN
from argmap.rules.waiting import waiting_claims
from argmap.settings import Settings
from argmap.values import frozen


def evaluate(argument: Argument, settings: Settings, scenario: str | None = None) -> Evaluation:
    """Under the settings' semantics and ranking, and the scenario of that name."""
    theory, clashes = possible_theory(argument, settings, None if scenario is None else argument.scenarios[scenario])
    answer = grounded(theory.rulebase)
    found = statuses(theory, answer)
    views = acceptance(theory, answer, found, settings)
    claims = {
        name: ClaimStatus(
            status,
            strength_of(theory, answer, name) if status == "holds" else None,
            name in views.sceptical,
            name in views.credulous,
        )
        for name, status in found.items()
    }
    incomplete = list(map(contradiction_words, clashes))
    if views.incomplete:
        incomplete.append(f"{settings.semantics} semantics: the search ran out of time; only what was shown is said to be accepted")
    return Evaluation(
        settings.semantics, scenario, settings.prefer, claims, views.no_stable, tuple(incomplete), theory.exceeded, theory.cost
    )


def exceeded_words(rule: str) -> str:
    return f"the rule {rule} has too many instances, and no general rule was applied"


def contradiction_words(claims: tuple[str, ...]) -> str:
    return f"the scenario takes for granted what cannot be so together, and leaves it out: {', '.join(claims)}"


@frozen
class Views:
    """Claims accepted in every, and in some, of the extensions of the semantics asked for."""

    sceptical: frozenset[str]
    credulous: frozenset[str]
    no_stable: bool = False
    incomplete: bool = False


def acceptance(theory: Theory, answer: Grounded, found: Mapping[str, Status], settings: Settings) -> Views:
    held = frozenset(name for name, status in found.items() if status == "holds")
    undecided = frozenset(name for name, status in found.items() if status == "undecided")
    if settings.semantics == "grounded":
        return Views(held, held | undecided)
    # Imported only where it is asked for: it loads clingo.
    from argmap.rules.solver import accepted

    views = accepted(answer, settings.semantics, settings.limits.solver_time)

    def claims(literals: Collection[int]) -> frozenset[str]:
        return frozenset(name for name in found if theory.literal(name) in literals)

    return Views(claims(views.sceptical), claims(views.credulous), views.no_stable, views.incomplete)


def statuses(
    theory: Theory, answer: Grounded, names: Iterable[str] | None = None, within: Iterable[str] | None = None
) -> dict[str, Status]:
    """By claim, in the order of names; of these claims, or of all, in a theory ``within`` which only these claims are spoken of.

    A conditional claim whose condition nothing carries is open, whatever holds of what it says; but it fails where what it needs is
    not so, or where a scenario supposes that it is not so.
    """
    found: dict[str, Status] = {}
    supposed = frozenset(theory.scenario.suppose_not) if theory.scenario is not None else frozenset[str]()
    waiting: frozenset[str] | None = None
    for name in sorted(theory.argument.claims) if names is None else names:
        literal = theory.literal(name)
        status = answer.status(literal)
        if status == "fails" and literal is not None and not answer.derivable[literal] and name not in supposed:
            lacking = theory.rulebase.literal(LackingAtom(name))
            if lacking is None or not answer.held[lacking]:
                waiting = waiting_claims(theory, answer.derivable, within) if waiting is None else waiting
                status = "open" if name in waiting else status
        found[name] = status
    return found


def strength_of(theory: Theory, answer: Grounded, name: str) -> int | Literal["certain"]:
    literal = theory.literal(name)
    assert literal is not None
    strength = answer.held[literal]
    return "certain" if strength == CERTAIN else strength
