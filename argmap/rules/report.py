"""Statuses, the difference between two scenarios, and key premises: as JSON, and as text that needs no knowledge of the theory."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.findings.cells import block
from argmap.model.argument import Argument
from argmap.model.wording import ANALYST
from argmap.rules.evaluate import exceeded_words
from argmap.rules.evaluation import Evaluation, Status
from argmap.rules.key_premises import KeyPremises
from argmap.rules.status_words import MARKS, MEANS, Json, in_force, ranking_words, scenario_words, view

# --- status -----------------------------------------------------------------------------------------------------------


def status_json(evaluation: Evaluation) -> Json:
    found: Json = {
        "version": 1,
        "semantics": evaluation.semantics,
        "scenario": evaluation.scenario,
        "prefer": evaluation.prefer,
        "claims": [
            {
                "claim": name,
                "status": status.status,
                "strength": status.strength,
                "sceptical": status.sceptical,
                "credulous": status.credulous,
            }
            for name, status in evaluation.claims.items()
        ],
    }
    if evaluation.semantics == "stable":
        found["no_stable"] = evaluation.no_stable
    exceeded = () if evaluation.exceeded is None else (exceeded_words(evaluation.exceeded),)
    found["incomplete"] = [*exceeded, *evaluation.incomplete]
    return found


def status_text(argument: Argument, evaluation: Evaluation, width: int = 80) -> str:
    lines = [*block(in_force(evaluation.semantics, evaluation.scenario, evaluation.prefer), width)]
    lines.extend(_warnings(evaluation, width))
    last: str | None = None
    for name, found in evaluation.claims.items():
        claim = argument.claims[name]
        heading = claim.source or ANALYST
        if heading != last:
            lines.extend(("", *block(_source_words(argument, claim.source), width)))
            last = heading
        words = f"{MARKS[found.status]} {found.status:<9}  {name}  “{claim.proposition}”"
        views = "" if evaluation.semantics == "grounded" else f"  [{view(found.sceptical, found.credulous)}]"
        lines.extend(block(words + views, width, 2, 15))
    counts = {status: sum(found.status == status for found in evaluation.claims.values()) for status in MARKS}
    lines.append("")
    for status in MARKS:
        if counts[status]:
            lines.extend(block(f"{MARKS[status]} {status} ({counts[status]}): {MEANS[status]}", width))
    return "\n".join(lines) + "\n"


def comparison_json(one: Evaluation, other: Evaluation) -> Json:
    """Only the claims whose status differs between the two."""
    return {
        "version": 1,
        "semantics": one.semantics,
        "prefer": one.prefer,
        "scenarios": [one.scenario, other.scenario],
        "claims": [{"claim": name, "status": [before, after]} for name, before, after in _changes(one, other)],
    }


def comparison_text(argument: Argument, one: Evaluation, other: Evaluation, width: int = 80) -> str:
    lines = [*block(f"From {scenario_words(one.scenario)} to {scenario_words(other.scenario)}; {ranking_words(one.prefer)}.", width)]
    lines.extend((*_warnings(one, width), *_warnings(other, width), ""))
    changes = list(_changes(one, other))
    for name, before, after in changes:
        words = f"{MARKS[before]} {before} → {MARKS[after]} {after}:  {name}  “{argument.claims[name].proposition}”"
        lines.extend(block(words, width, 0, 4))
    same = len(one.claims) - len(changes)
    lines.append(f"{same} {'claim keeps its' if same == 1 else 'claims keep their'} status." if changes else "No claim changes its status.")
    return "\n".join(lines) + "\n"


def _changes(one: Evaluation, other: Evaluation) -> Iterator[tuple[str, Status, Status]]:
    for name, before in one.claims.items():
        after = other.claims[name]
        if before.status != after.status:
            yield name, before.status, after.status


def _warnings(evaluation: Evaluation, width: int) -> Iterator[str]:
    if evaluation.no_stable:
        yield from block("No stable view exists: whatever is accepted, some objection is left unsettled.", width)
    exceeded = () if evaluation.exceeded is None else (exceeded_words(evaluation.exceeded),)
    for words in (*exceeded, *evaluation.incomplete):
        yield from block(f"Incomplete: {words}.", width)


def _source_words(argument: Argument, name: str | None) -> str:
    if name is None:
        return "The analyst's own"
    source = argument.sources[name]
    title = f" “{source.title}”" if source.title else ""
    grade = f"grade {source.grade}" if source.grade.given else "not graded"
    return f"{name}{title} ({source.outlet}, {grade})"


# --- key premises -----------------------------------------------------------------------------------------------------


def key_premises_json(found: KeyPremises) -> list[Json]:
    return [{"claim": each.claim, "changes": list(each.changes)} for each in found.premises]


def key_premises_text(argument: Argument, found: KeyPremises, width: int = 80) -> str:
    lines = list(block("What most depends on: without this premise, so many conclusions change their status.", width))
    for each in found.premises:
        lines.extend(block(f"{len(each.changes):>4}  {each.claim}  “{argument.claims[each.claim].proposition}”", width, 0, 6))
    if found.incomplete:
        lines.extend(block("Incomplete: not every premise was tried.", width))
    return "\n".join(lines) + "\n"
