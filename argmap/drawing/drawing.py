"""A picture in plain boxes and arrows: nothing of the language is left in it, and nothing of Graphviz has entered yet.

Text is plain text everywhere; escaping is for the writers (`to_dot`, `to_svg`, `to_html`).
"""

from __future__ import annotations

from typing import Literal

from argmap.values import frozen

Shape = Literal["rounded", "box", "hexagon", "circle", "folder"]
Outline = Literal["solid", "dashed", "dotted", "double"]
TextStyle = Literal["main", "strong", "small", "status", "conflict", "via"]
Role = Literal["link", "support", "denial", "undercut", "condition", "conflict", "change", "agreement"]
Width = Literal["thin", "normal", "thick", "thicker"]


@frozen
class Line:
    """One line of a box's text, already wrapped."""

    text: str
    style: TextStyle


@frozen
class Box:
    """``id`` is ours (`n1`), ``name`` what it stands for (a full name). ``notes``: the numbers of its quotes in the drawing's notes."""

    id: str
    name: str
    shape: Shape
    outline: Outline
    lines: tuple[Line, ...]
    tooltip: str
    group: str | None
    role: str  # premise, conclusion, condition, step, question, more: the legend's word
    muted: bool = False  # held, not put forward: drawn in grey
    status: str = ""  # holds, fails, undecided, open
    notes: tuple[int, ...] = ()


@frozen
class Arrow:
    """From ``tail`` to ``head`` (ids of boxes). ``ranks``: it takes part in the layout's order."""

    tail: str
    head: str
    role: Role
    label: str
    tooltip: str
    width: Width = "normal"
    ranks: bool = True


@frozen
class Group:
    """An outlet's frame. ``tint`` is an index into the palette's pale tints."""

    id: str
    label: str
    sublabels: tuple[str, ...]
    tint: int


@frozen
class LegendItem:
    """``sample`` is a role of an arrow or of a box, or a status; ``words`` say what it means."""

    sample: str
    words: str


@frozen
class Drawing:
    """``about``: what stands under the title. ``hidden``: how many claims the view leaves out; ``notes``: the quotes, numbered from 1,
    for paper."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...]
    legend: tuple[LegendItem, ...]
    hidden: int
    notes: tuple[str, ...]
    about: tuple[str, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        """Under the title: what it is about, and what it leaves out."""
        if not self.hidden:
            return self.about
        return (*self.about, f"{self.hidden} claim{'' if self.hidden == 1 else 's'} hidden by this view")
