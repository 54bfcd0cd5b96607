"""The conflict report as JSON: keys are added, never renamed."""

from __future__ import annotations

from argmap.conflicts.issues import Conflict, Issues
from argmap.settings import Prefer

Json = dict[str, object]


def to_json(issues: Issues, prefer: Prefer) -> Json:
    return {
        "version": 1,
        "prefer": prefer,
        "questions": [
            {
                "name": question.name,
                "question": question.question,
                "positions": [
                    {"claims": list(position.claims), "holders": list(position.holders), "likelihood": position.likelihood}
                    for position in question.positions
                ],
                "conflicts": [_conflict(conflict) for conflict in question.conflicts],
            }
            for question in issues.questions
        ],
        "agreements": [
            {"kind": each.kind, "claims": list(each.claims), "voices": each.voices, "roots": each.roots, "note": each.note}
            for each in issues.agreements
        ],
        "considered": [
            {"claims": list(each.claims), "rule": each.rule, "field": each.field, "reason": each.reason} for each in issues.considered
        ],
        "dismissed": [_conflict(conflict) for conflict in issues.dismissed],
        "inconsistent": [
            {"claims": list(each.claims), "rules": list(each.rules), "parties": list(each.parties), "fingerprint": each.fingerprint}
            for each in issues.inconsistent
        ],
        "incomplete": list(issues.incomplete),
    }


def _conflict(conflict: Conflict) -> Json:
    verdict = conflict.verdict
    return {
        "kind": conflict.kind,
        "strength": conflict.strength,
        "level": conflict.level,
        "rule": conflict.rule,
        "sides": [list(side) for side in conflict.sides],
        "parties": [list(side) for side in conflict.parties],
        "headline": conflict.headline,
        "because": conflict.because,
        "condition": conflict.condition,
        "dissolves": conflict.dissolves,
        "independent": conflict.independent,
        "assumed": list(conflict.assumed),
        "fingerprint": conflict.fingerprint,
        "verdict": None if verdict is None else {"kind": verdict.kind, "why": verdict.why},
    }
