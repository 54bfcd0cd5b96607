"""A condition that nothing hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.checks.uses import used
from argmap.findings.core import Finding
from argmap.findings.kinds import UNUSED_CONDITION


def unused_condition(case: Case) -> Iterator[Finding]:
    known = used(case.argument)
    for claim in case.argument.claims.values():
        if claim.kind == "condition" and claim.name not in known and not claim.damaged:
            message = f"nothing hangs on `{claim.name}`"
            help_ = "name it in an `if`, `only if`, `needs` or `unless`, or leave it out; what a source asserts is a `premise`"
            yield Finding(UNUSED_CONDITION, claim.name_span, message, help_, subject=claim.name)
