"""An outlet or a voice that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.conflicts.parties import commitment
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import OUTLET_INCONSISTENT
from argmap.model.wording import listed, voice_words


def outlet_inconsistent(case: Case) -> Iterator[Finding]:
    """Two claims, or a smallest set of more, to which one outlet or one voice is committed. A changed position is none, and neither
    is what conflicts only if something comes about: who says *if … then not* has thought of it."""
    help_ = "look whether both are put down as the text has them: their times, their likelihoods and who says them"
    for conflict in case.issues.conflicts:
        within = conflict.level in ("within-outlet", "within-voice") and conflict.condition is None
        if within and conflict.strength != "info" and conflict.kind != "changed-position":
            names = (conflict.sides[0][0], conflict.sides[1][0])
            yield _finding(case, names, f"two claims of {_party(case, names)} conflict: {conflict.headline}", help_, conflict.rule)
    for each in case.issues.inconsistent:
        party = _party(case, each.claims)
        if party:
            words = listed(f"`{name}`" for name in each.claims)
            yield _finding(case, each.claims, f"these claims of {party} cannot all be so: {words}", help_, "R10")


def _party(case: Case, names: tuple[str, ...]) -> str:
    """The outlet that is committed to all of them, or else the voice; empty where there is none."""
    committed = [commitment(case.argument.claims[name], case.argument) for name in names]
    outlets = {each.outlet for each in committed}
    if len(outlets) == 1 and (outlet := outlets.pop()) is not None:
        return outlet
    shared = frozenset.intersection(*(each.voices for each in committed))
    return listed(voice_words(voice, case.argument) for voice in sorted(shared))


def _finding(case: Case, names: tuple[str, ...], message: str, help_: str, rule: str) -> Finding:
    first, *rest = (case.argument.claims[name] for name in names)
    labels = tuple(Label(claim.name_span, f"and {claim.name}: “{claim.proposition}”") for claim in rest)
    return Finding(OUTLET_INCONSISTENT, first.name_span, message, help_, labels, f"{' '.join(names)} {rule}")
