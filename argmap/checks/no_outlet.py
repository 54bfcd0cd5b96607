"""Sources that do not say who published them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding
from argmap.findings.kinds import NO_OUTLET


def no_outlet(case: Case) -> Iterator[Finding]:
    for source in case.argument.sources.values():
        if not source.outlet_given:
            message = f"`{source.name}` does not say who published it; its name stands for the outlet"
            help_ = 'add `outlet "…"`: claims of one outlet are not compared as if two outlets had made them'
            yield Finding(NO_OUTLET, source.name_span, message, help_, subject=source.name)
