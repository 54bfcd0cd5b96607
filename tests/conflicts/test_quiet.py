"""Neighbours of each rule that must stay quiet, beside the case that must not; and what the near miss is told by."""

from __future__ import annotations

import pytest
from attrs import field, frozen
from making import claim, found, slugs, source, together

VOCABULARY = """
type place
type object
type cause
entity florida "Florida" : place
entity miami "Miami" : place, part of florida
entity tampa "Tampa" : place, part of florida
entity georgia "Georgia" : place
entity ida "Ida" : object
entity nora "Nora" : object
entity debt "debt" : cause
entity loans "loans" : cause, part of debt
entity strike "a strike" : cause
entity red "the red banner" : cause
entity blue "the blue banner" : cause
voice mayor "the Mayor"
voice governor "the Governor"
predicate hits(storm: object, place: place, banner: cause?), event
predicate holds(thing: object, place: place?, banner: cause?)
predicate likes(thing: object)
predicate owns(owner: cause, thing: object, place: place?), one owner per thing
predicate taken(place: place)
predicate free(place: place)
predicate ruined(thing: object, by: cause)
predicate votes(thing: object, on: date), one on per thing
measure jobs(thing: object, place: place?) in people
measure staff(thing: object, place: place?) in people
measure speed(thing: object, place: place?) in "km/h"
measure share(thing: object, place: place?) in "%"
"""


@frozen
class Case:
    """Two claims by their clauses, ``x`` of the Gazette and ``y`` of the Wire; ``kind`` is what stands between them above info, None
    for nothing. ``near``: the field under which it is listed as considered; empty where it must not be."""

    name: str
    x: tuple[str, ...]
    y: tuple[str, ...]
    kind: str | None = None
    near: str | None = None
    more: str = ""
    relations: str = ""
    gazette: tuple[str, ...] = ()
    sort: str = field(default="premise")


NOW = "when 2024-09"
P, NOT_P = "means holds(thing: ida)", "means not holds(thing: ida)"
HITS, HITS_NOT = "means hits(storm: ida, place: miami)", "means not hits(storm: ida, place: florida)"
ONE, OTHER = "means likes(thing: ida)", "means likes(thing: nora)"

NEVER = "never taken(place: X) and free(place: X)"
RULE = 'rule taken "Taken" when taken(place: X) then not free(place: X) strictly'

CASES = [
    # R1: one proposition
    Case("R1 opposite", (P, NOW), (NOT_P, NOW), "contradiction"),
    Case("R1 another predicate", (P, NOW), ("means not likes(thing: ida)", NOW)),
    Case("R1 another thing", (P, NOW), ("means not holds(thing: nora)", NOW)),
    Case("R1 no meaning, opposite words", (NOW,), (NOW,)),
    Case("R1 both say so", (P, NOW), (P, NOW)),
    Case("R1 both deny", (NOT_P, NOW), (NOT_P, NOW)),
    Case(
        "R1 likely both against one of them",
        (P, "means likes(thing: ida)", "is likely", NOW),
        ("means not likes(thing: ida)", "is 41%..45%", NOW),
    ),
    Case("R1 entails the other way", (P, NOW), ("means not likes(thing: ida)", NOW), relations="entails wire.l, gazette.p"),
    Case("R1 entails", (P, NOW), ("means not likes(thing: ida)", NOW), "contradiction", relations="entails gazette.p, wire.l"),
    Case("R1 same", (P, NOW), ("means not likes(thing: ida)", NOW), "contradiction", relations="same gazette.p, wire.l"),
    # R2: slots
    Case("R2 the part against the whole", (HITS, NOW), (HITS_NOT, NOW), "contradiction"),
    Case(
        "R2 the whole against the part",
        ("means hits(storm: ida, place: florida)", NOW),
        ("means not hits(storm: ida, place: miami)", NOW),
        near="place",
    ),
    Case("R2 another place", ("means hits(storm: ida, place: georgia)", NOW), (HITS_NOT, NOW)),
    Case("R2 two parts of one whole", (HITS, NOW), ("means not hits(storm: ida, place: tampa)", NOW)),
    Case(
        "R2 another banner",
        ("means hits(storm: ida, place: miami, banner: red)", NOW),
        ("means not hits(storm: ida, place: miami, banner: blue)", NOW),
    ),
    Case(
        "R2 a banner denied that the other leaves open",
        (HITS, NOW),
        ("means not hits(storm: ida, place: miami, banner: red)", NOW),
        near="banner",
    ),
    Case(
        "R2 a banner said that the denial leaves open",
        ("means hits(storm: ida, place: miami, banner: red)", NOW),
        ("means not hits(storm: ida, place: miami)", NOW),
        "contradiction",
    ),
    Case("R2 only, denied", ("means ruined(thing: ida, by: debt)", NOW), ("means not ruined(thing: ida, by: only debt)", NOW)),
    # R3: times
    Case("R3 another month", (P, "when 2024-08"), (NOT_P, NOW)),
    Case("R3 one day shared", (P, "when 2024-08-01..2024-09-01"), (NOT_P, NOW), "contradiction"),
    Case(
        "R3 the day before",
        (P, "when 2024-08"),
        (NOT_P, "when 2024-09-01.."),
    ),
    Case("R3 an event that may lie outside", (HITS, "when 2024"), (HITS_NOT, NOW), near="time"),
    Case("R3 an event inside", (HITS, "when 2024-09-03"), (HITS_NOT, NOW), "contradiction"),
    Case("R3 a default time need only overlap", (HITS,), (HITS_NOT, "when 2025-01"), "contradiction"),
    Case("R3 after the horizon", (P,), (NOT_P, "when 2025-09-10")),
    Case("R3 the last day of the horizon", (P,), (NOT_P, "when 2025-09-09"), "contradiction"),
    # R4: likelihood (the whole table has a test of its own)
    Case("R4 possible both ways", (P, "is possible", NOW), (NOT_P, "is possible", NOW)),
    Case("R4 touching", (P, "is likely", NOW), (P, "is even chance", NOW)),
    Case("R4 could, and will", (P, "is possible", NOW), (P, NOW)),
    # R5: conditions
    Case("R5 one side waits", (P, NOW, "if c"), (NOT_P, NOW), "contradiction", more='condition c "C" from gazette'),
    Case(
        "R5 unrelated conditions",
        (P, NOW, "if c"),
        (NOT_P, NOW, "if d"),
        more='condition c "C" from gazette\ncondition d "D" from wire',
    ),
    Case(
        "R5 conditions that exclude each other",
        (P, NOW, "if c"),
        (NOT_P, NOW, "if not gazette.c"),
        near="condition",
        more='condition c "C" from gazette',
    ),
    Case(
        "R5 one outcome, two conditions",
        (P, NOW, "if c"),
        (P, NOW, "if d"),
        more='condition c "C" from gazette\ncondition d "D" from wire',
    ),
    Case(
        "R5 one outcome, one condition",
        (P, NOW, "if c"),
        (P, NOW, "only if gazette.c"),
        more='condition c "C" from gazette',
    ),
    Case(
        "R5 one outcome, and nothing else will do",
        (P, NOW, "if c"),
        (P, NOW, "only if d"),
        "trigger-disagreement",
        more='condition c "C" from gazette\ncondition d "D" from wire',
    ),
    Case("R5 a condition of the other", (P, NOW, "if n"), (NOW,), more=f'condition n "N" from gazette {NOT_P} {NOW}'),
    # R6: contraries
    Case("R6 contraries", (ONE, NOW), (OTHER, NOW), "contrary-claims", relations="contrary gazette.x, wire.y"),
    Case("R6 nothing declared", (ONE, NOW), (OTHER, NOW)),
    Case("R6 another time", (ONE, "when 2024-08"), (OTHER, NOW), relations="contrary gazette.x, wire.y"),
    Case("R6 both possible", (ONE, "is possible", NOW), (OTHER, "is possible", NOW), relations="contrary gazette.x, wire.y"),
    Case("R6 bands below 100", (ONE, "is 50%", NOW), (OTHER, "is 50%", NOW), relations="contrary gazette.x, wire.y"),
    Case(
        "R6 both deny", ("means not likes(thing: ida)", NOW), ("means not likes(thing: nora)", NOW), relations="contrary gazette.p, wire.q"
    ),
    Case("R6 never, of one place", ("means taken(place: miami)", NOW), ("means free(place: miami)", NOW), "contrary-claims", more=NEVER),
    Case(
        "R6 never, of a part and its whole",
        ("means taken(place: miami)", NOW),
        ("means free(place: florida)", NOW),
        "contrary-claims",
        more=NEVER,
    ),
    Case("R6 never, of two parts of one whole", ("means taken(place: miami)", NOW), ("means free(place: tampa)", NOW), near="", more=NEVER),
    Case("R6 a rule, of two parts of one whole", ("means taken(place: miami)", NOW), ("means free(place: tampa)", NOW), near="", more=RULE),
    # R7: quantities
    Case("R7 apart", ("means jobs(thing: ida) = 400 people", NOW), ("means jobs(thing: ida) = 500 people", NOW), "quantity-conflict"),
    Case("R7 about", ("means jobs(thing: ida) = about 400 people", NOW), ("means jobs(thing: ida) = 440 people", NOW)),
    Case(
        "R7 two that overlap",
        ("means jobs(thing: ida) = about 400 people", NOW),
        ("means jobs(thing: ida) = about 450 people", NOW),
        near="quantity",
    ),
    Case(
        "R7 one within the other", ("means jobs(thing: ida) = about 400 people", NOW), ("means jobs(thing: ida) = 410 people", NOW), near=""
    ),
    Case(
        "R7 two that overlap, of other times",
        ("means jobs(thing: ida) = 400..500 people", "when 2023"),
        ("means jobs(thing: ida) = 450..550 people", NOW),
        near="",
    ),
    Case("R7 another measure", ("means jobs(thing: ida) = 400 people", NOW), ("means staff(thing: ida) = 500 people", NOW)),
    Case("R7 another thing", ("means jobs(thing: ida) = 400 people", NOW), ("means jobs(thing: nora) = 500 people", NOW)),
    Case("R7 another time", ("means jobs(thing: ida) = 400 people", "when 2023"), ("means jobs(thing: ida) = 500 people", NOW)),
    Case(
        "R7 an open slot",
        ("means jobs(thing: ida) = 400 people", NOW),
        ("means jobs(thing: ida, place: miami) = 500 people", NOW),
        near="place",
    ),
    Case(
        "R7 a part below its whole",
        ("means jobs(thing: ida, place: florida) = 500 people", NOW),
        ("means jobs(thing: ida, place: miami) = 400 people", NOW),
        near="place",
    ),
    Case(
        "R7 a part above its whole",
        ("means jobs(thing: ida, place: florida) = 400 people", NOW),
        ("means jobs(thing: ida, place: miami) = 500 people", NOW),
        "quantity-conflict",
    ),
    Case(
        "R7 a speed in the part above that in the whole",
        ("means speed(thing: ida, place: florida) = 100 km/h".replace("km/h", '"km/h"'), NOW),
        ("means speed(thing: ida, place: miami) = 120 km/h".replace("km/h", '"km/h"'), NOW),
    ),
    Case(
        "R7 a share in the part above that in the whole",
        ('means share(thing: ida, place: florida) = 40 "%"', NOW),
        ('means share(thing: ida, place: miami) = 50 "%"', NOW),
    ),
    Case("R7 other units", ('means speed(thing: ida) = 100 "km/h"', NOW), ("means speed(thing: ida) = 60..63 mph", NOW)),
    # R8: one filler, only
    Case("R8 two owners", ("means owns(owner: debt, thing: ida)", NOW), ("means owns(owner: strike, thing: ida)", NOW), "filler-conflict"),
    Case("R8 owner and its part", ("means owns(owner: debt, thing: ida)", NOW), ("means owns(owner: loans, thing: ida)", NOW)),
    Case("R8 another thing", ("means owns(owner: debt, thing: ida)", NOW), ("means owns(owner: strike, thing: nora)", NOW)),
    Case("R8 another time", ("means owns(owner: debt, thing: ida)", "when 2023"), ("means owns(owner: strike, thing: ida)", NOW)),
    Case("R8 merely possible", ("means owns(owner: debt, thing: ida)", NOW, "is possible"), ("means owns(owner: strike, thing: ida)", NOW)),
    Case("R8 two days", ("means votes(thing: ida, on: 2024-09-03)", NOW), ("means votes(thing: ida, on: 2024-10)", NOW), "filler-conflict"),
    Case("R8 a day in the month", ("means votes(thing: ida, on: 2024-09-03)", NOW), ("means votes(thing: ida, on: 2024-09)", NOW)),
    Case("R8 only", ("means ruined(thing: ida, by: only debt)", NOW), ("means ruined(thing: ida, by: strike)", NOW), "filler-conflict"),
    Case("R8 not only", ("means ruined(thing: ida, by: debt)", NOW), ("means ruined(thing: ida, by: strike)", NOW)),
    Case("R8 only, and its part", ("means ruined(thing: ida, by: only debt)", NOW), ("means ruined(thing: ida, by: loans)", NOW)),
    Case("R8 only, of another thing", ("means ruined(thing: ida, by: only debt)", NOW), ("means ruined(thing: nora, by: strike)", NOW)),
    # Who is a party
    Case("party a voice", (P, NOW, "by mayor"), (NOT_P, NOW, "by governor"), "contradiction"),
    Case("party disputed", (P, NOW, "by mayor disputed"), (P, NOW)),
    Case("party a headline of the outlet's own", (P, NOW, "as headline"), (NOT_P, NOW), near="headline"),
    *[
        Case(f"party as {attitude}", (P, NOW, f"as {attitude}"), (NOT_P, NOW), near="attitude")
        for attitude in ("fear", "belief", "hope", "expectation", "hypothesis", "fear of mayor")
    ],
    Case("party a feared contrary", (ONE, NOW, "as fear"), (OTHER, NOW), near="attitude", relations="contrary gazette.x, wire.y"),
    # R11
    Case("R11 denies", (P, NOW), ("denies gazette.x", NOW), "contradiction"),
    Case("R11 denies what is possible", (P, NOW, "is possible"), ("denies gazette.x", NOW), "ruled-out-vs-open"),
    Case("R11 denies what a fear is of", (P, NOW, "as fear"), ("denies gazette.x", NOW)),
    Case("R11 against", (P, NOW), ("against gazette.x", NOW), "reason-against"),
    Case("R11 against a fear", (P, NOW, "as fear"), ("against gazette.x", NOW)),
    Case("R11 tension", (P, NOW), (NOW,), "tension", relations='tension gazette.x, wire.y "odd"'),
    Case("R11 tension with a hope", (P, NOW, "as hope"), (NOW,), relations='tension gazette.x, wire.y "odd"'),
    Case(
        "R11 undercuts",
        (P, NOW, "because g called s"),
        ("undercuts gazette.x.s", NOW),
        "step-disputed",
        more='premise g "G" from gazette',
        sort="conclusion",
    ),
]


def files(case: Case) -> dict[str, str]:
    return {
        "vocabulary.arg": VOCABULARY,
        "said.arg": together(
            source("gazette", *case.gazette),
            source("wire"),
            claim("x", "gazette", *case.x, kind=case.sort),
            claim("y", "wire", *case.y),
            f'condition p "P" from gazette {P} {NOW}',
            f'condition l "L" from wire means likes(thing: ida) {NOW}',
            f'condition q "Q" from wire means likes(thing: nora) {NOW}',
            case.more,
        ).replace("contrary gazette.p", "contrary gazette.p"),
        "relations.arg": case.relations.replace("contrary gazette.p, wire.q", "contrary wire.l, wire.q"),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_neighbours(case: Case) -> None:
    seen = found(files(case))
    above = [each for each in seen.between("gazette.x", "wire.y") if each.strength != "info"]
    assert [each.kind for each in above] == ([case.kind] if case.kind else [])
    assert {pair for pair, _ in seen.above_info()} <= {frozenset(("gazette.x", "wire.y"))}
    assert not seen.issues.inconsistent
    fields = [each.field for each in seen.issues.considered if set(each.claims) == {"gazette.x", "wire.y"}]
    assert case.near is None or fields == ([case.near] if case.near else [])


def test_three_likely_claims_need_not_hold_together() -> None:
    """R10: the doubts must add up to less than 1."""

    def text(likelihood: str) -> dict[str, str]:
        return {
            "vocabulary.arg": VOCABULARY + '\nnever holds(thing: X) and likes(thing: X) and ruined(thing: X, by: debt) "not all three"',
            "said.arg": together(
                source("gazette"),
                source("wire"),
                source("echo"),
                claim("x", "gazette", P, NOW, f"is {likelihood}"),
                claim("y", "wire", ONE, NOW, f"is {likelihood}"),
                claim("z", "echo", "means ruined(thing: ida, by: debt)", NOW, f"is {likelihood}"),
            ),
        }

    together_ = {frozenset(("gazette.x", "wire.y", "echo.z"))}
    assert found(text("certain")).sets() == together_
    assert found(text("very likely")).sets() == together_
    assert found(text("67%")).sets() == together_
    assert found(text("66%")).sets() == set()
    assert found(text("likely")).sets() == set()
    assert found(text("possible")).sets() == set()


@pytest.mark.parametrize(
    ("one", "many"), [("taken(place: miami)", "free(place: florida)"), ("free(place: florida)", "taken(place: miami)")]
)
def test_of_many_none_is_missed(one: str, many: str) -> None:
    """The side that has more statements may be the one that speaks of the whole."""
    said = together(
        source("gazette"),
        source("wire"),
        claim("x", "gazette", f"means {one}", NOW),
        *(claim(f"y{number}", "wire", f"means {many}", f"when 2024-09..{2025 + number}") for number in range(250)),
    )
    assert len(found({"vocabulary.arg": VOCABULARY + NEVER, "said.arg": said}).above_info()) == 250


DRIFTS: list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]] = [
    ("could, and will", (P, NOW, "is possible"), (P, NOW), "likelihood-drift"),
    ("possible, and unlikely", (P, NOW, "is possible"), (P, NOW, "is unlikely"), None),
    ("could, and will if", (P, NOW, "is possible"), (P, NOW, "if c"), None),
    ("could if this, will if that", (P, NOW, "is possible", "if c"), (P, NOW, "if d"), None),
    ("could if this, will if this", (P, NOW, "is possible", "if c"), (P, NOW, "if c"), "likelihood-drift"),
    ("could at one time, will at another", (P, NOW, "is possible"), (P, "when 2024-11"), None),
    ("could here, another thing will there", (P, NOW, "is possible"), ("means holds(thing: nora)", NOW), None),
    ("two voices, not as sure", (P, NOW, "by mayor", "is possible"), (P, NOW, "by governor"), None),
    ("at least two of three, or any", (P, NOW, "if at least 2 of c, d, e"), (P, NOW, "if c or d or e"), "condition-drift"),
    ("both, or one of them", (P, NOW, "if c and d"), (P, NOW, "if c"), "condition-drift"),
    ("two triggers that have nothing to do with each other", (P, NOW, "if c"), (P, NOW, "if d"), None),
    ("two voices, two conditions", (P, NOW, "by mayor", "if c and d"), (P, NOW, "by governor", "if c"), None),
    ("the same in another order", (P, NOW, "if c and d"), (P, NOW, "if d and c"), None),
]


@pytest.mark.parametrize(("first", "second", "drift"), [each[1:] for each in DRIFTS], ids=[each[0].replace(" ", "-") for each in DRIFTS])
def test_drift_within_one_source(first: tuple[str, ...], second: tuple[str, ...], drift: str | None) -> None:
    conditions = [f'condition {name} "If {name}" from gazette' for name in "cde"]
    said = together(source("gazette"), *conditions, claim("x", "gazette", *first), claim("y", "gazette", *second))
    assert slugs({"vocabulary.arg": VOCABULARY, "said.arg": said}) & {"likelihood-drift", "condition-drift"} == (
        {drift} if drift else set()
    )


def test_a_condition_drifts_between_a_voice_and_the_outlet() -> None:
    conditions = [f'condition {name} "If {name}" from gazette' for name in "cde"]
    said = together(
        source("gazette"),
        *conditions,
        claim("x", "gazette", P, NOW, "by mayor", "if at least 2 of c, d, e"),
        claim("y", "gazette", P, NOW, "if c or d"),
    )
    assert "condition-drift" in slugs({"vocabulary.arg": VOCABULARY, "said.arg": said})
