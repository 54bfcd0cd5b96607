"""What is left of a report where a part of it is asked for: positions, agreements and what is set aside as well as conflicts."""

from __future__ import annotations

import pytest
from making import claim, compared, source, together
from storm_and_plant import HIT, NO_HIT, OPERATES, VOCABULARY, WHEN

from argmap.conflicts.issues import Issues
from argmap.conflicts.narrow import Wanted, narrow
from argmap.times import read_date

TEXT = together(
    VOCABULARY,
    *(source("gazette"), source("courier").replace("2024-09-10", "2024-11-10"), source("echo").replace("published 2024-09-10", "")),
    *(claim("x", "gazette", HIT, WHEN), claim("y", "courier", NO_HIT, WHEN, "by mayor"), claim("z", "echo", HIT, WHEN)),
    *(
        claim("runs", "gazette", OPERATES, WHEN),
        claim("works", "echo", OPERATES, WHEN),
        claim("feared", "courier", OPERATES, WHEN, "as fear"),
    ),
    'question storm "Where does it hit?"\n  about hits(storm: ida, place: _)\n',
    'question plant "Does it run?"\n  about operates(plant: leeds)\n',
)


def narrowed(wanted: Wanted) -> Issues:
    seen = compared({"a.arg": TEXT})
    return narrow(seen.issues, seen.understood.argument, wanted)


@pytest.mark.parametrize(
    ("wanted", "questions"),
    [
        (Wanted(), {"storm": (2, 2), "plant": (0, 1)}),
        # Where a conflict is shown, all positions of its question are.
        (Wanted(outlets=("The Courier",)), {"storm": (2, 2)}),
        (Wanted(outlets=("The Gazette",)), {"storm": (1, 2), "plant": (0, 1)}),
        (Wanted(voices=("mayor",)), {"storm": (2, 2)}),
        (Wanted(questions=("plant",)), {"plant": (0, 1)}),
        (Wanted(min_strength="weak"), {"storm": (2, 2)}),
        (Wanted(kinds=("contradiction",)), {"storm": (2, 2)}),
        (Wanted(kinds=("tension",)), {}),
        # An article of no known day is of no time that is asked for.
        (Wanted(since=read_date("2024-10")), {"storm": (2, 2)}),
        (Wanted(since=read_date("2024-08"), outlets=("The Echo",)), {"storm": (1, 2), "plant": (0, 1)}),
        (Wanted(since=read_date("2024-11-10")), {"storm": (2, 2)}),
        (Wanted(since=read_date("2024-11-11")), {}),
        (Wanted(since=read_date("2025")), {}),
    ],
)
def test_questions(wanted: Wanted, questions: dict[str, tuple[int, int]]) -> None:
    found = narrowed(wanted)
    assert {each.name: (len(each.conflicts), len(each.positions)) for each in found.questions} == questions


@pytest.mark.parametrize(
    ("wanted", "agreements", "considered"),
    [
        (Wanted(), 2, {"echo.works", "gazette.runs"}),
        (Wanted(questions=("plant",)), 1, {"echo.works", "gazette.runs"}),
        (Wanted(questions=("storm",)), 1, set()),
        (Wanted(outlets=("The Courier",)), 0, {"echo.works", "gazette.runs"}),
        (Wanted(outlets=("The Courier",), questions=("plant",)), 0, {"echo.works", "gazette.runs"}),
        (Wanted(voices=("mayor",)), 0, set()),
    ],
)
def test_agreements_and_what_was_set_aside(wanted: Wanted, agreements: int, considered: set[str]) -> None:
    found = narrowed(wanted)
    assert len(found.agreements) == agreements
    assert {name for each in found.considered for name in each.claims} - {"courier.feared"} == considered


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(outlets=("The Gazette",)), True),
        (Wanted(outlets=("The Echo",)), False),
        (Wanted(kinds=("tension",)), False),
        (Wanted(min_strength="strong"), True),
        (Wanted(questions=("plant",)), False),
    ],
)
def test_what_a_verdict_dismissed(wanted: Wanted, left: bool) -> None:
    seen = compared({"a.arg": together(TEXT, 'verdict not-a-conflict gazette.x, courier.y "two storms"')})
    dismissed = narrow(seen.issues, seen.understood.argument, wanted).dismissed
    assert [each.sides for each in dismissed] == [(("courier.y",), ("gazette.x",))] * left
