"""What is made while a file is read and is no node of the tree: parts that are put together further up."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from argmap.syntax import ast
from argmap.syntax.ast import Name, Text, VoiceRef
from argmap.values import frozen

Qualifier = Literal["", "about", "at least", "at most", "more than", "fewer than"]


@frozen
class Head:
    """The first line of a declaration that clauses hang on; ``text`` is its title, label, proposition or question."""

    word: str
    name: Name
    text: Text | None
    start: int
    end: int


@frozen
class Lost:
    """What is left of the first line of a declaration that could not be read. ``word`` may be no word of the language."""

    word: str
    name: Name | None
    start: int
    end: int


@frozen
class Via:
    """`via VOICE`, to be hung on the `by` or the `voice` before it."""

    voice: VoiceRef
    start: int
    end: int


@frozen
class Parent:
    """`is WORD`, where the word is no likelihood: a type's parent, or a slip."""

    name: Name
    start: int
    end: int


@frozen
class Figure:
    value: Fraction
    per_cent: bool
    written: str
    start: int
    end: int


@frozen
class Amount:
    low: Fraction
    high: Fraction | None
    start: int
    qualifier: Qualifier = ""
    doubtful: str = ""


Item = ast.Declaration | Head | Lost | ast.Clause | Via | Parent
Option = Name | ast.OnePer | Figure | Text | Literal["event"] | None
