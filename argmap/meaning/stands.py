"""How two speakers stand to one proposition: the likelihood table of R4, and R6's reading of it for contraries.

Everything is turned to the positive proposition first: a flat denial is `flat-not`, an impossible denial makes it `necessary`.
Of two propositions of which one entails the other only a lower bound passes on (R1), so the table is read as the lower part of
the narrower one against the upper part of the wider one; for equal propositions it is read both ways.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, assert_never

from argmap.likelihood import Likelihood
from argmap.values import frozen

Strength = Literal["strong", "medium", "weak", "info"]
StandKind = Literal["contradiction", "ruled-out-vs-open", "likelihood-conflict", "confidence-gap"]
Form = Literal["flat", "necessary", "possible", "undecided", "band", "possible-not", "flat-not", "impossible"]

Bounds = Literal["both", "lower", "upper"]

_NONE, _HALF, _ALL = Fraction(0), Fraction(50), Fraction(100)
_TURNED_BOUNDS: dict[Bounds, Bounds] = {"both": "both", "lower": "upper", "upper": "lower"}
_TURNED: dict[Form, Form] = {
    "flat": "flat-not",
    "necessary": "impossible",
    "possible": "possible-not",
    "undecided": "undecided",
    "band": "band",
    "possible-not": "possible",
    "flat-not": "flat",
    "impossible": "necessary",
}
_RANK: dict[Strength, int] = {"strong": 3, "medium": 2, "weak": 1, "info": 0}


@frozen(cache_hash=True)
class Stand:
    """``low`` and ``high`` are per cent and mean something for a band alone. ``bounds``: which of its two bounds it gives; a
    proposition that another one entails gets no more than one of them (R1)."""

    form: Form
    low: Fraction = _NONE
    high: Fraction = _ALL
    bounds: Bounds = "both"

    def turned(self) -> Stand:
        """The same stand, to the negated proposition."""
        bounds = _TURNED_BOUNDS[self.bounds]
        if self.form != "band":
            return Stand(_TURNED[self.form], bounds=bounds)
        return Stand("band", 100 - self.high, 100 - self.low, bounds)

    def passed_on(self) -> Stand:
        """What passes to a proposition that is entailed."""
        return Stand(self.form, self.low, self.high, "lower")

    @property
    def lower(self) -> Fraction:
        """The lower bound, per cent: 100 where it is said to be so, 0 where it is only possible, denied, or not said."""
        if self.bounds == "upper":
            return _NONE
        match self.form:
            case "flat" | "necessary":
                return _ALL
            case "band":
                return self.low
            case "possible" | "undecided" | "possible-not" | "flat-not" | "impossible":
                return _NONE
            case _:
                assert_never(self.form)


@frozen
class Difference:
    """How two stands differ, by the table; where they do not, there is none."""

    kind: StandKind
    strength: Strength


def stand(likelihood: Likelihood, positive: bool) -> Stand:
    """How a claim of this likelihood, of the proposition or of its denial, stands to the proposition."""
    certainty = likelihood.certainty
    if certainty == "band":
        said = Stand("band", likelihood.low, likelihood.high)
    elif certainty == "impossible":
        said = Stand("impossible")
    else:
        said = Stand(certainty)
    return said if positive else said.turned()


def leaning(form: Stand) -> int:
    """1 where it is said to be so, more or less surely, -1 where it is said not to be, 0 where neither is said."""
    match form.form:
        case "flat" | "necessary":
            return 1
        case "flat-not" | "impossible":
            return -1
        case "band":
            return 1 if form.low >= _HALF else -1 if form.high <= _HALF else 0
        case "possible" | "undecided" | "possible-not":
            return 0
        case _:
            assert_never(form.form)


def stronger(one: Strength, other: Strength) -> bool:
    return _RANK[one] > _RANK[other]


def gap_strength(points: Fraction) -> Strength:
    """Of two intervals ``points`` per cent apart, more than none."""
    if points <= 5:
        return "weak"
    return "medium" if points <= 35 else "strong"


def _by_gap(points: Fraction) -> Difference | None:
    return Difference("likelihood-conflict", gap_strength(points)) if points > 0 else None


_CONTRADICTION = Difference("contradiction", "strong")
_OPEN = Difference("ruled-out-vs-open", "medium")
_OPEN_STRONG = Difference("ruled-out-vs-open", "strong")
_WEAK = Difference("likelihood-conflict", "weak")
_GAP = Difference("confidence-gap", "info")


def lower_against_upper(lower: Stand, upper: Stand) -> Difference | None:
    """What the lower part of one stand to p has against the upper part of another."""
    if lower.bounds == "upper" or upper.bounds == "lower":
        return None
    match lower.form:
        case "flat":
            match upper.form:
                case "flat-not" | "impossible":
                    return _CONTRADICTION
                case "possible-not" | "undecided":
                    return _OPEN
                case "band":
                    return _GAP if 80 <= upper.low < 100 else _by_gap(100 - upper.high)
        case "necessary":
            match upper.form:
                case "flat-not" | "impossible" | "possible-not":
                    return _CONTRADICTION
                case "undecided":
                    return _OPEN_STRONG
                case "band":
                    return _by_gap(100 - upper.high)
        case "possible":
            match upper.form:
                case "flat-not":
                    return _OPEN
                case "impossible":
                    return _CONTRADICTION
        case "undecided":
            match upper.form:
                case "flat-not":
                    return _OPEN
                case "impossible":
                    return _OPEN_STRONG
                case "band":
                    return _WEAK if upper.high <= 5 else None
        case "band":
            match upper.form:
                case "flat-not":
                    return _GAP if 0 < lower.high <= 20 else _by_gap(lower.low)
                case "impossible":
                    return _by_gap(lower.low)
                case "undecided":
                    return _WEAK if lower.low >= 95 else None
                case "band":
                    return _by_gap(lower.low - upper.high)
        case "possible-not" | "flat-not" | "impossible":
            return None
        case _:
            assert_never(lower.form)
    return None


def strongest(*differences: Difference | None) -> Difference | None:
    """The strongest; the first of several that are as strong."""
    best: Difference | None = None
    for difference in differences:
        if difference is not None and (best is None or stronger(difference.strength, best.strength)):
            best = difference
    return best


def entailing(narrow: Stand, wide: Stand) -> Difference | None:
    """Stands to two propositions of which the first entails the second."""
    # What is flatly so against what is merely said to be possible: p and the wider p, or not the wider and not p.
    surer = (narrow.form == "flat" and wide.form == "possible") or (wide.form == "flat-not" and narrow.form == "possible-not")
    return strongest(lower_against_upper(narrow, wide), _GAP if surer else None)


def equal(one: Stand, other: Stand) -> Difference | None:
    """Stands to one proposition; it makes no difference which is first."""
    return strongest(entailing(one, other), entailing(other, one))


def contrary(one: Stand, other: Stand) -> Difference | None:
    """Stands to two propositions that cannot both be so (R6): as p against not-p, by the lower bounds alone."""
    return strongest(lower_against_upper(one, _excluding(other)), lower_against_upper(other, _excluding(one)))


def _excluding(other: Stand) -> Stand:
    """What a stand to q says of a p that q excludes: no more than its lower part, turned."""
    if other.form == "undecided":
        return Stand("possible-not")
    return other.turned() if other.form in ("flat", "necessary", "possible", "band") else Stand("possible")


def agree(narrow: Stand, wide: Stand, same: bool) -> bool:
    """Whether two stands say the same, to one proposition (``same``) or to two of which the first entails the second."""
    one, other = narrow.form, wide.form
    if one == "band" and other == "band":
        return overlap(narrow, wide)
    if {one, other} <= {"flat", "necessary"} or {one, other} <= {"flat-not", "impossible"}:
        return True
    return one == other and (same or one in ("possible", "possible-not"))


def overlap(one: Stand, other: Stand) -> bool:
    """Bands that share more than an end; a single figure need only lie in the other."""
    (low, high), (other_low, other_high) = _ends(one), _ends(other)
    first, last = max(low, other_low), min(high, other_high)
    return first < last or (first == last and (low == high or other_low == other_high))


def _ends(band: Stand) -> tuple[Fraction, Fraction]:
    return (
        _NONE if band.bounds == "upper" else band.low,
        _ALL if band.bounds == "lower" else band.high,
    )
