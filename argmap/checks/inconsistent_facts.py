"""A scenario that takes for granted what cannot be so together."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import INCONSISTENT_FACTS
from argmap.model.wording import listed
from argmap.rules.facts import impossible_assumptions


def inconsistent_facts(case: Case) -> Iterator[Finding]:
    for scenario in case.argument.scenarios.values():
        together = impossible_assumptions(case.argument, case.settings, scenario)
        if not together:
            continue
        words = [f"`{name}`" if name in scenario.assume else f"that `{name}` is not so" for name in together]
        beside = " together" if len(words) > 1 else ""
        message = f"the scenario `{scenario.name}` takes for granted {listed(words)}, which cannot be so{beside}"
        labels = tuple(Label(claim.name_span, "this") for name in together if (claim := case.argument.claims.get(name)) is not None)
        help_ = "assume one of them at most; until then none of them is assumed"
        yield Finding(INCONSISTENT_FACTS, scenario.span, message, help_, labels, subject=f"{scenario.name} {' '.join(together)}")
