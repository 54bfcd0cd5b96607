"""A general rule with more instances than the limit allows."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.case import Case
from argmap.findings.core import Finding
from argmap.findings.kinds import TOO_MANY_INSTANCES


def too_many_instances(case: Case) -> Iterator[Finding]:
    name = case.evaluation.exceeded
    if name is None:
        return
    argument = case.argument
    spans = [rule.span for rule in argument.rules if rule.name == name]
    spans.extend(never.span for never in argument.nevers if never.name == name)
    spans.extend(relation.span for relation in argument.relations if relation.kind == name)
    message = f"`{name}` has more than {case.settings.limits.instances} instances; no general rule was applied"
    help_ = "make its `when` narrower, or raise `instances` under `[tool.argmap.limits]`"
    for span in spans[:1]:
        yield Finding(TOO_MANY_INSTANCES, span, message, help_, subject=name)
