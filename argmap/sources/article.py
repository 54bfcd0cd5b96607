"""An article and where quotes stand in it."""

from __future__ import annotations

from typing import Literal

from attrs import frozen


@frozen
class Article:
    """``path`` is relative to the project's root; ``text`` is decoded, with its own line ends."""

    path: str
    text: str


@frozen
class Passage:
    """Half-open character offsets in the article's text."""

    start: int
    end: int


@frozen
class QuoteMatch:
    """What became of one quote: ``claim`` is the full name, ``index`` its place among the claim's quotes.

    ``passages``: every place where it stands, in order (empty unless ``verified``). ``unchecked``: its source has no text, or one
    that could not be read.
    """

    claim: str
    index: int
    outcome: Literal["verified", "missing", "unchecked"]
    passages: tuple[Passage, ...]
