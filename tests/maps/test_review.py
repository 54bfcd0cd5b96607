"""The conflict report on the four articles is the one that `maps/REVIEW.md`, written before it, asks for or explains."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.conflicts.issues import Conflict
from argmap.rules.evaluate import evaluate
from argmap.settings import Settings

ROOT = Path(__file__).parents[2]
CANNOT, WILL_NOT = "coalition-essay.cannot_under_mandate", "coalition-essay.nato_will_not"
NOT_RULED_OUT = "desperation-essay.not_ruled_out"

# Above info: (kind, strength, level) of each pair.
CONFLICTS = {
    ("newscafe.could_send_if_two", CANNOT): ("contradiction", "medium", "mixed"),  # C1
    ("newscafe.could_send", CANNOT): ("contradiction", "medium", "voice"),
    ("newscafe.could_send_if_two", WILL_NOT): ("ruled-out-vs-open", "weak", "mixed"),
    ("newscafe.could_send", WILL_NOT): ("ruled-out-vs-open", "weak", "voice"),
    (NOT_RULED_OUT, CANNOT): ("ruled-out-vs-open", "medium", "voice"),  # C2
    (NOT_RULED_OUT, WILL_NOT): ("ruled-out-vs-open", "medium", "voice"),
    ("coalition-essay.refuted", "coalition-essay.wont_stop"): ("contradiction", "strong", "mixed"),  # C3
    ("coalition-essay.no_intent", "coalition-essay.wont_stop"): ("tension", "weak", "mixed"),
    ("coalition-essay.no_intent", "newscafe.norway_warns"): ("tension", "weak", "mixed"),  # C4
}

INFO = {
    ("article5-explainer.chose_to_invade", "article5-explainer.west_to_blame"): "reason-against",  # C5
    ("newscafe.could_send", "newscafe.could_send_if_two"): "complementary-triggers",  # C6
    ("desperation-essay.false_flag", "desperation-essay.lukashenko_warns"): "confidence-gap",  # C8
    ("coalition-essay.france_leads", "desperation-essay.pushed"): "alternatives",  # A7
    ("coalition-essay.france_leads", "desperation-essay.trigger"): "alternatives",
    ("coalition-essay.poland_joins", "desperation-essay.trigger"): "complementary-triggers",  # A16
    ("article5-explainer.not_escalatory", "desperation-essay.nato_might_escalate"): "changed-over-time",  # T1
    ("desperation-essay.contemplated", "desperation-essay.not_serious_before"): "changed-over-time",  # T2
    ("desperation-essay.will_intervene", "newscafe.macron_admits"): "confidence-gap",
    ("article5-explainer.attack_triggers", "article5-explainer.could_be_invoked"): "confidence-gap",
}

SET_ASIDE = {
    ("desperation-essay.will_intervene", WILL_NOT): "banner",  # A1
    ("newscafe.macron_admits", CANNOT): "banner",  # A20
    ("desperation-essay.article5_fear", "desperation-essay.article5_trust"): "attitude",  # A6
}

# What only looks like a conflict, and is none: not even for information.
APART = [
    ("desperation-essay.planning", "newscafe.no_plans"),  # A2
    ("newscafe.considering", "newscafe.no_plans"),  # A3
    ("article5-explainer.forty_thousand", "newscafe.considering"),  # A4
    ("article5-explainer.forty_thousand", "article5-explainer.brigade"),
    ("article5-explainer.attack_triggers", "desperation-essay.article5_fear"),  # A5
    ("coalition-essay.poland_joins", "desperation-essay.reluctant"),  # A8
    ("desperation-essay.alone", "desperation-essay.drills_support"),  # A9
    ("desperation-essay.unsure_how", "desperation-essay.will_intervene"),  # A10
    ("coalition-essay.pledge", "newscafe.could_send"),  # A12
    ("article5-explainer.every_inch", "article5-explainer.no_american_troops"),  # A13
    ("article5-explainer.attack_possible", "article5-explainer.attack_unlikely"),  # A14
    ("article5-explainer.not_on_offer", "article5-explainer.would_join"),  # A15
    ("desperation-essay.will_intervene", "newscafe.could_send"),  # A16
    ("coalition-essay.pledge", "coalition-essay.pledge_safe"),  # A17
    ("coalition-essay.risk_falls", "coalition-essay.risk_spikes"),  # A18
    ("coalition-essay.no_intent", "newscafe.will_destabilise"),  # A19
]

AGREEMENTS = {
    ("coalition-essay.macron_first", "newscafe.macron_first"): ("corroboration", 2),  # G1: its kind and roots
    ("coalition-essay.front_could_collapse", "desperation-essay.credible"): ("restatement", 1),  # G2
    ("article5-explainer.not_member", "coalition-essay.not_ally"): ("agreement-over-time", 2),  # G3
    ("article5-explainer.no_american_troops", "coalition-essay.pledge"): ("agreement-over-time", 2),  # G4
    (CANNOT, WILL_NOT): ("restatement", 1),  # G5
    ("coalition-essay.world_war_risk", "desperation-essay.world_war_risk"): ("restatement", 1),  # G6
}


@cache
def checked() -> pipeline.Checked:
    disk, settings = Disk(str(ROOT), 50_000_000), Settings()
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "maps").glob("*.arg"))
    return pipeline.check(pipeline.understand(paths, disk, settings), disk, settings)


def pair(conflict: Conflict) -> frozenset[str]:
    return frozenset(claim for side in conflict.sides for claim in side)


def test_the_conflicts_above_info_are_those_of_the_review() -> None:
    found = {pair(one): (one.kind, one.strength, one.level) for one in checked().compared.issues.conflicts if one.strength != "info"}
    assert found == {frozenset(claims): what for claims, what in CONFLICTS.items()}


def test_the_rest_is_for_information() -> None:
    found = {pair(one): one.kind for one in checked().compared.issues.conflicts if one.strength == "info"}
    assert found == {frozenset(claims): kind for claims, kind in INFO.items()}


@pytest.mark.parametrize(("claims", "field"), SET_ASIDE.items())
def test_near_misses_are_shown_with_the_field_that_tells_them_apart(claims: tuple[str, str], field: str) -> None:
    assert field in {miss.field for miss in checked().compared.issues.considered if set(miss.claims) == set(claims)}


@pytest.mark.parametrize("claims", APART)
def test_what_only_looks_like_a_conflict_is_none(claims: tuple[str, str]) -> None:
    assert set(claims) <= set(checked().compared.understood.argument.claims)
    assert [one.kind for one in checked().compared.issues.conflicts if pair(one) == set(claims)] == []


@pytest.mark.parametrize(("claims", "expected"), AGREEMENTS.items())
def test_agreements_count_roots(claims: tuple[str, str], expected: tuple[str, int]) -> None:
    found = [(one.kind, one.roots) for one in checked().compared.issues.agreements if set(one.claims) == set(claims)]
    assert found == [expected]


def test_no_claims_are_inconsistent_together() -> None:
    assert checked().compared.issues.inconsistent == ()
    assert checked().compared.issues.incomplete == ()


def test_the_maps_have_no_error_and_no_warning() -> None:
    assert [(finding.kind.slug, finding.message) for finding in checked().findings if finding.severity in ("error", "warning")] == []


def test_what_holds() -> None:
    claims = checked().compared.evaluation.claims
    assert claims["article5-explainer.west_to_blame"].status == "undecided"
    assert claims["coalition-essay.wont_stop"].status == "fails"
    assert claims["newscafe.could_send"].status == "open"
    assert claims[CANNOT].status == "holds"


@pytest.mark.parametrize(
    ("scenario", "claim", "status"),
    [
        ("kyiv_only", "newscafe.could_send", "undecided"),  # Iohannis speaks against it
        ("kyiv_only", "newscafe.could_send_if_two", "open"),  # one red line is not two
        ("red_lines", "newscafe.could_send_if_two", "undecided"),
        ("nobody_objects", "newscafe.could_send", "holds"),
        ("front_gives_way", "desperation-essay.will_intervene", "holds"),
        ("front_gives_way", WILL_NOT, "holds"),  # the banner tells the two apart
        ("baltic_war", "natos_war", "holds"),  # by the rule of collective defence
    ],
)
def test_what_would_hold(scenario: str, claim: str, status: str) -> None:
    understood = checked().compared.understood
    assert evaluate(understood.argument, Settings(), scenario).claims[claim].status == status
