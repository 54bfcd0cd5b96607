"""An article and where quotes stand in it."""

from __future__ import annotations

from typing import Literal

from argmap.values import frozen


@frozen
class Article:
    """``path`` is relative to the project's root; ``text`` is decoded, without a byte-order mark, with its own line ends."""

    path: str
    text: str


@frozen
class Passage:
    """Half-open character offsets in the article's text."""

    start: int
    end: int


@frozen
class Near:
    """The passage that is most like words which the article does not have, and how it differs, in plain words."""

    passage: Passage
    difference: str


@frozen
class QuoteMatch:
    """What became of one quote: ``claim`` is the full name, ``index`` its place among the claim's quotes.

    ``passages``: every place where it stands, in order (empty unless ``verified``). ``unchecked``: its source has no text, or one
    that could not be read. ``cuts_word``: everywhere it stands it begins or ends inside a word. Of a missing one: ``near`` is
    the most similar passage of its own article, where there is one, and ``elsewhere`` the first other source that has it, by
    name, with the place there.
    """

    claim: str
    index: int
    outcome: Literal["verified", "missing", "unchecked"]
    passages: tuple[Passage, ...]
    cuts_word: bool = False
    near: Near | None = None
    elsewhere: tuple[str, Passage] | None = None
