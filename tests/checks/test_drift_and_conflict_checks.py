"""Findings about conflicts, drift within an article and stale verdicts; each with a quiet neighbour."""

from __future__ import annotations

import pytest

from argmap.conflicts.drift import attributions, conditions, likelihoods, restated
from argmap.findings.core import Finding
from argmap.pipeline import check, understand
from argmap.reading import Unreadable
from argmap.settings import Settings

VOCABULARY = """
type place
entity dover "Dover" : place
predicate floods(place: place)
voice mayor "the Mayor"
source gazette "G"
  outlet "Gazette"
  published 2031-01-05
source courier "C"
  outlet "Courier"
  published 2031-01-05
condition gale "A gale" from gazette
condition tide "A tide" from gazette
condition rain "Rain" from gazette
"""
FLOOD = "from gazette means floods(place: dover)"


class _Text:
    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, path: str) -> bytes | Unreadable:
        return self._text.encode() if path == "a.arg" else Unreadable("missing")


def findings(text: str) -> list[Finding]:
    reader = _Text(VOCABULARY + text)
    return list(check(understand(["a.arg"], reader, Settings()), reader, Settings()).findings)


def slugs(text: str) -> set[str]:
    return {finding.kind.slug for finding in findings(text)} & {
        "outlets-conflict",
        "outlet-inconsistent",
        "attribution-drift",
        "likelihood-drift",
        "condition-drift",
        "stale-verdict",
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"{FLOOD} by mayor", FLOOD, {"attribution-drift"}),
        (f"{FLOOD} by mayor endorsed", FLOOD, set()),
        (f"{FLOOD} by mayor", f"{FLOOD} by mayor", set()),
        (f"{FLOOD} by mayor when 2030", f"{FLOOD} when 2031", set()),
        (f"{FLOOD} by mayor", f"{FLOOD} as fear", set()),
        (f"{FLOOD} is possible", FLOOD, {"likelihood-drift"}),
        (f"{FLOOD} is possible by mayor", f"{FLOOD} by mayor", {"likelihood-drift"}),
        (f"{FLOOD} is possible by mayor", f'{FLOOD} by "the Coast Guard"', set()),
        (f"{FLOOD} is likely", f"{FLOOD} is 70%", set()),
        (f"{FLOOD} is possible when 2030", f"{FLOOD} when 2031", set()),
        (
            f"{FLOOD} if at least 2 of gazette.gale, gazette.tide, gazette.rain",
            f"{FLOOD} if gazette.gale or gazette.tide",
            {"condition-drift"},
        ),
        (f"{FLOOD} if gazette.gale and gazette.tide", f"{FLOOD} if all of gazette.tide, gazette.gale", set()),
        (f"{FLOOD} if gazette.gale", f"{FLOOD} if not not gazette.gale", set()),
        (f"{FLOOD} if gazette.gale", FLOOD, set()),
        (FLOOD, f"{FLOOD} is impossible", {"outlets-conflict", "outlet-inconsistent"}),
        (FLOOD, "from courier means not floods(place: dover)", {"outlets-conflict"}),
        (FLOOD, "from courier means floods(place: dover) is possible", set()),
        (f"{FLOOD} by mayor on 2030-12", "from courier means not floods(place: dover) by mayor", {"outlets-conflict"}),
    ],
)
def test_two_claims(first: str, second: str, expected: set[str]) -> None:
    assert slugs(f'premise one "One" {first}\npremise two "Two" {second}\n') == expected


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ('verdict not-a-conflict gazette.one, courier.two "why"', set()),
        ('verdict confirmed gazette.one, courier.two "why"', {"outlets-conflict"}),
        ('verdict not-a-conflict gazette.one, courier.two R7 "why"', {"outlets-conflict", "stale-verdict"}),
        ('verdict not-a-conflict gazette.one, courier.three "why"', {"outlets-conflict", "stale-verdict"}),
    ],
)
def test_verdicts(verdict: str, expected: set[str]) -> None:
    text = f'premise one "One" {FLOOD}\npremise two "Two" from courier means not floods(place: dover)\npremise three "Three" from courier\n'
    assert slugs(text + verdict) == expected


def test_a_conflict_names_both_places_the_rule_and_what_would_dissolve_it() -> None:
    found = findings(f'premise one "One" {FLOOD}\npremise two "Two" from courier means not floods(place: dover)\n')
    (conflict,) = [finding for finding in found if finding.kind.slug == "outlets-conflict"]
    assert "Gazette" in conflict.message
    assert "Courier" in conflict.message
    assert len(conflict.labels) == 1
    assert "R4" in conflict.help
    assert "dissolve" in conflict.help
    assert conflict.subject == "courier.two gazette.one R4"


def test_an_outlet_whose_claims_cannot_all_be_so() -> None:
    text = (
        "predicate dry(place: place)\npredicate wet(place: place)\n"
        'never floods(place: P) and dry(place: P) and wet(place: P) "why"\n'
        f'premise one "One" {FLOOD}\npremise two "Two" from gazette means dry(place: dover)\n'
        'premise three "Three" from gazette means wet(place: dover)\n'
    )
    assert slugs(text) == {"outlet-inconsistent"}


def test_drifts_in_an_article_of_many_claims_stay_few() -> None:
    text = VOCABULARY + "".join(f'premise c{number} "C" {FLOOD}\n' for number in range(2_000))
    argument = understand(["a.arg"], _Text(text), Settings()).argument
    pairs = tuple(restated(argument))
    assert len(pairs) < 2_000
    assert all(list(drift(pairs, argument)) == [] for drift in (attributions, likelihoods, conditions))
