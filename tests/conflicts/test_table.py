"""The likelihood table of R4, cell by cell, in both orders and both polarities, through whole projects; and R6's reading of it.

The cells are written by hand from the table, not taken from the engine.
"""

from __future__ import annotations

import pytest
from making import claim, found, source, together

STRONG = ("contradiction", "strong")
MEDIUM_OPEN = ("ruled-out-vs-open", "medium")
STRONG_OPEN = ("ruled-out-vs-open", "strong")
GAP_INFO = ("confidence-gap", "info")
NONE = None


def gap(points: int) -> tuple[str, str] | None:
    if points <= 0:
        return None
    return "likelihood-conflict", "weak" if points <= 5 else "medium" if points <= 35 else "strong"


Cell = tuple[str, str] | None

# What one side says of p, as written: a likelihood (none: flat), and whether of p or of not p.
# The columns are of p, the rows of not p, as in the design; `undecided` has no polarity.
BANDS: dict[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
    "60%": (60, 60),
    "2%..4%": (2, 4),
    "0%..100%": (0, 100),
    "96%..98%": (96, 98),
    "100%": (100, 100),
}

OPPOSED: list[tuple[str, str, Cell]] = [
    # what is said of not p, what is said of p
    ("", "", STRONG),
    ("", "certain", STRONG),
    ("certain", "certain", STRONG),
    ("", "possible", MEDIUM_OPEN),
    ("", "undecided", MEDIUM_OPEN),
    ("possible", "", MEDIUM_OPEN),
    ("possible", "possible", NONE),
    ("possible", "undecided", NONE),
    ("undecided", "", MEDIUM_OPEN),
    ("undecided", "possible", NONE),
    ("undecided", "undecided", NONE),
    *[("", band, gap(low)) for band, (low, high) in BANDS.items() if not 0 < high <= 20],
    *[("", band, GAP_INFO) for band, (_, high) in BANDS.items() if 0 < high <= 20],
    *[("possible", band, NONE) for band in BANDS],
    *[("undecided", band, ("likelihood-conflict", "weak") if low >= 95 or high <= 5 else NONE) for band, (low, high) in BANDS.items()],
    *[
        (one, other, gap(max(BANDS[other][0] - (100 - BANDS[one][0]), (100 - BANDS[one][1]) - BANDS[other][1])))
        for one in BANDS
        for other in BANDS
    ],
]

ALIKE: list[tuple[str, str, Cell]] = [
    # both of p
    ("", "", NONE),
    ("", "possible", GAP_INFO),
    ("impossible", "", STRONG),
    ("impossible", "possible", STRONG),
    ("impossible", "undecided", STRONG_OPEN),
    *[("impossible", band, gap(low)) for band, (low, _) in BANDS.items()],
    ("impossible", "impossible", NONE),
    *[("", band, GAP_INFO) for band, (low, _) in BANDS.items() if 80 <= low < 100],
    *[("", band, gap(100 - high)) for band, (low, high) in BANDS.items() if low < 80],
    ("", "100%", NONE),
    ("possible", "possible", NONE),
    ("possible", "undecided", NONE),
    *[("possible", band, NONE) for band in BANDS],
    *[(one, other, gap(max(BANDS[one][0] - BANDS[other][1], BANDS[other][0] - BANDS[one][1]))) for one in BANDS for other in BANDS],
]

VOCABULARY = 'type object\nentity thing "the thing" : object\npredicate p(t: object)\n'


def said(name: str, of: str, likelihood: str, positive: bool) -> str:
    means = f"means {'' if positive else 'not '}p(t: thing)"
    return claim(name, of, means, "when 2024-09", *([f"is {likelihood}"] if likelihood else []))


def cell(one: tuple[str, bool], other: tuple[str, bool], swapped: bool) -> Cell:
    outlets = ("wire", "gazette") if swapped else ("gazette", "wire")
    text = together(VOCABULARY, source("gazette"), source("wire"), said("x", outlets[0], *one), said("y", outlets[1], *other))
    conflicts = found(text).between(f"{outlets[0]}.x", f"{outlets[1]}.y")
    assert len(conflicts) < 2
    assert all(each.level == "outlet" and each.condition is None for each in conflicts)
    return (conflicts[0].kind, conflicts[0].strength) if conflicts else None


def named(case: tuple[str, str, Cell]) -> str:
    return f"{case[0] or 'flat'}-{case[1] or 'flat'}".replace(" ", "_")


@pytest.mark.parametrize("case", OPPOSED, ids=named)
def test_opposed(case: tuple[str, str, Cell]) -> None:
    """One says it of not p, the other of p."""
    one, other, wanted = case
    for swapped in (False, True):
        assert cell((one, False), (other, True), swapped) == wanted
        assert cell((one, True), (other, False), swapped) == wanted


@pytest.mark.parametrize("case", ALIKE, ids=named)
def test_alike(case: tuple[str, str, Cell]) -> None:
    """Both say it of p; or both of not p."""
    one, other, wanted = case
    for swapped in (False, True):
        assert cell((one, True), (other, True), swapped) == wanted
        if "impossible" not in case[:2]:
            assert cell((one, False), (other, False), swapped) == wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        # `is impossible` on a denial: it cannot be otherwise than p.
        ("impossible", "", NONE),
        ("impossible", "possible", NONE),
        ("impossible", "undecided", STRONG_OPEN),
        ("impossible", "impossible", STRONG),
        ("impossible", "likely", gap(20)),
    ],
)
def test_a_denial_that_cannot_be(one: str, other: str, wanted: Cell) -> None:
    for swapped in (False, True):
        assert cell((one, False), (other, True), swapped) == wanted


# --- R6: the lower bounds alone ---------------------------------------------------------------------------------------

CONTRARY: list[tuple[str, str, tuple[str, str] | None]] = [
    ("", "", ("contrary-claims", "strong")),
    ("", "possible", ("contrary-claims", "medium")),
    ("", "undecided", ("contrary-claims", "medium")),
    ("possible", "possible", NONE),
    ("possible", "undecided", NONE),
    ("undecided", "undecided", NONE),
    ("impossible", "", NONE),
    ("impossible", "impossible", NONE),
    ("impossible", "likely", NONE),
    ("unlikely", "unlikely", NONE),
    ("even chance", "even chance", NONE),
    ("even chance", "likely", NONE),
    ("likely", "likely", ("contrary-claims", "medium")),
    ("likely", "50%", ("contrary-claims", "weak")),
    ("likely", "unlikely", NONE),
    ("very likely", "likely", ("contrary-claims", "medium")),
    ("very likely", "very likely", ("contrary-claims", "strong")),
    ("", "likely", ("contrary-claims", "strong")),
    ("", "25%", ("contrary-claims", "medium")),
    ("", "5%", NONE),  # q is so; not q is 95 % likely: a confidence gap
    ("possible", "likely", NONE),
]


@pytest.mark.parametrize(("one", "other", "wanted"), CONTRARY)
def test_contraries(one: str, other: str, wanted: Cell) -> None:
    for swapped in (False, True):
        outlets = ("wire", "gazette") if swapped else ("gazette", "wire")
        text = {
            "vocabulary.arg": 'type object\nentity thing "the thing" : object\npredicate p(t: object)\npredicate q(t: object)\n',
            "said.arg": together(
                source("gazette"),
                source("wire"),
                claim("x", outlets[0], "means p(t: thing)", "when 2024-09", *([f"is {one}"] if one else [])),
                claim("y", outlets[1], "means q(t: thing)", "when 2024-09", *([f"is {other}"] if other else [])),
            ),
            "relations.arg": f"contrary {outlets[0]}.x, {outlets[1]}.y",
        }
        conflicts = [each for each in found(text).between(f"{outlets[0]}.x", f"{outlets[1]}.y") if each.strength != "info"]
        assert [(each.kind, each.strength) for each in conflicts] == ([] if wanted is None else [wanted])
