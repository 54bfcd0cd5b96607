"""The examples stay clean, and their conflicts are those of the list that was written by reading the articles alone."""

from __future__ import annotations

import json
from pathlib import Path

from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"

TARNHILL = {
    # Did the water run over the saddle dam, or through it? The officials and the chair of the board cannot both be right.
    "contradiction strong voice: courier.overtopped, ledger.never_overtopped",
    "contradiction strong voice: courier.washed_away, ledger.never_overtopped",
    "filler-conflict strong voice: courier.washed_away, ledger.eroded",
    # The journal leaves open what she rules out, and takes her reason for it apart.
    "ruled-out-vs-open medium mixed: ledger.never_overtopped, monthly.waves",
    "step-disputed medium mixed: ledger.never_overtopped, monthly.waves",
    # Cubic metres of the county; acre-feet and cubic metres of the hydrologists, who agree with each other.
    "quantity-conflict strong voice: courier.volume, ledger.volume",
    "quantity-conflict strong mixed: courier.volume, monthly.volume",
    "contradiction strong voice: courier.no_siren, courier.siren",
    "quantity-conflict strong mixed: courier.siren, monthly.siren_late",
    # The spokeswoman against the log, and, a week later, against herself.
    "contradiction strong mixed: courier.all_opened, ledger.jammed",
    "changed-position weak within-voice: courier.all_opened, interstate.gate_shut",
    "contradiction strong voice: ledger.no_seepage, ledger.seepage",
    "contradiction strong voice: interstate.no_part, ledger.blame",
    "trigger-disagreement medium voice: interstate.withdrawal, ledger.withdrawal",
}
"""Quiet on purpose: at least nine dead and eleven; rebuilding ruled out until 2035 and possible after; a report by the end of June and
hardly before the summer; what would have been if the gate had opened; what somebody fears, thinks or expects."""


def test_tarnhill_is_clean() -> None:
    ran = run("check", "tarnhill", "--fail-on", "warning", "--format", "json", cwd=EXAMPLES)
    assert ran.code == 0, ran.out
    assert json.loads(ran.out)["summary"]["quotes"] == {"verified": 46, "missing": 0, "unchecked": 0}
    assert run("fmt", "--check", "tarnhill", cwd=EXAMPLES).code == 0


def test_its_conflicts_are_those_that_a_reader_finds() -> None:
    report = json.loads(run("conflicts", "tarnhill", "--format", "json", cwd=EXAMPLES).out)
    found = {
        f"{each['kind']} {each['strength']} {each['level']}: {', '.join(sorted(name for side in each['sides'] for name in side))}"
        for question in report["questions"]
        for each in question["conflicts"]
        if each["strength"] != "info"
    }
    assert found == TARNHILL
    assert report["inconsistent"] == []
    together = {frozenset(each["claims"]) for each in report["agreements"] if each["kind"] == "corroboration"}
    assert {"ledger.volume", "monthly.volume"} in together
    assert {"courier.nine", "ledger.eleven", "interstate.eleven"} in together
    aside = {frozenset(each["claims"]) for each in report["considered"]}
    assert {"interstate.by_june", "interstate.not_before_summer"} in aside


def test_what_the_inquiry_finds_decides_the_licence() -> None:
    def withdrawn(*more: str) -> set[str]:
        claims = json.loads(run("status", "tarnhill", "--format", "json", *more, cwd=EXAMPLES).out)["claims"]
        return {each["status"] for each in claims if each["claim"].endswith(".withdrawal")}

    assert withdrawn() == {"open"}
    assert withdrawn("--scenario", "negligence") == {"holds"}
