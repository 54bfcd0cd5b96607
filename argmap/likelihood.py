"""How sure a claim is: flat, impossible, possible, undecided, or a band of per cent (ICD 203, Analytic Standards)."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from argmap.values import frozen

Certainty = Literal["flat", "impossible", "possible", "undecided", "band"]


@frozen
class Likelihood:
    """``low`` and ``high`` are per cent, 0 to 100, and mean something for a band alone; ``words`` is what the analyst wrote."""

    certainty: Certainty
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(100)
    words: str = ""

    def __str__(self) -> str:
        return self.words or self.certainty


def band(words: str, low: int | Fraction, high: int | Fraction) -> Likelihood:
    return Likelihood("band", Fraction(low), Fraction(high), words)


FLAT = Likelihood("flat")
CERTAIN = Likelihood("flat", words="certain")
IMPOSSIBLE = Likelihood("impossible", words="impossible")
POSSIBLE = Likelihood("possible", words="possible")
UNDECIDED = Likelihood("undecided", words="undecided")

WORDS = {
    likelihood.words: likelihood
    for likelihood in (
        band("almost no chance", 1, 5),
        band("very unlikely", 5, 20),
        band("unlikely", 20, 45),
        band("even chance", 45, 55),
        band("likely", 55, 80),
        band("very likely", 80, 95),
        band("almost certain", 95, 99),
        CERTAIN,
        IMPOSSIBLE,
        POSSIBLE,
        UNDECIDED,
    )
}
