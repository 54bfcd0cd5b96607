"""Colours that can be told apart by everybody (Okabe and Ito 2008, *Color Universal Design*), darkened where contrast needs it.

Each theme gives every role a line colour of at least 3:1 and every text at least 4.5:1 on each background it can stand on
(WCAG 2.2, 1.4.3 and 1.4.11); a test measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from argmap.values import frozen

ThemeName = Literal["light", "dark", "print"]


@frozen
class Theme:
    """Colours, as `#RRGGBB`; `tests/drawing/test_palette.py` holds what contrast each must have to what it stands on (WCAG 2.2 AA)."""

    page: str
    box: str
    strip: str  # behind who passes a saying on
    text: str
    quiet: str  # small lines
    line: str  # a box's outline
    muted: str  # outline of what is held and not put forward
    tints: tuple[str, ...]  # frames of outlets
    frame: str  # outline of a frame
    roles: Mapping[str, str]  # arrows
    words: Mapping[str, str]  # the labels of arrows, and statuses: darker, since they are text


LIGHT = Theme(
    page="#FFFFFF",
    box="#FFFFFF",
    strip="#E9EBEC",
    text="#1A1A1A",
    quiet="#4A4A4A",
    line="#333333",
    muted="#767676",
    tints=("#F1F6FA", "#FBF6EC", "#EFF7F3", "#F8F2F7", "#F5F5F1", "#EFF6F7"),
    frame="#7A8288",
    roles={
        "link": "#4A4A4A",
        "support": "#009E73",
        "denial": "#D55E00",
        "undercut": "#A23B77",
        "condition": "#0072B2",
        "conflict": "#D55E00",
        "change": "#6B6B6B",
        "agreement": "#2484BD",
    },
    words={
        "link": "#4A4A4A",
        "support": "#00694C",
        "denial": "#A84300",
        "undercut": "#8C2F65",
        "condition": "#005A8E",
        "conflict": "#A84300",
        "change": "#5A5A5A",
        "agreement": "#16608C",
        "holds": "#00694C",
        "fails": "#A84300",
        "undecided": "#5A5A5A",
        "open": "#005A8E",
    },
)

DARK = Theme(
    page="#15181B",
    box="#22272B",
    strip="#343B41",
    text="#F2F2F2",
    quiet="#C9CDD1",
    line="#C9CDD1",
    muted="#9AA0A6",
    tints=("#1B2329", "#25221A", "#1A2520", "#251D24", "#22221E", "#1A2426"),
    frame="#8A9299",
    roles={
        "link": "#C9CDD1",
        "support": "#2FBF95",
        "denial": "#F28A3D",
        "undercut": "#DE9BC0",
        "condition": "#5DB4EA",
        "conflict": "#F28A3D",
        "change": "#A8AEB4",
        "agreement": "#7CC7F0",
    },
    words={
        "link": "#C9CDD1",
        "support": "#4FD1A9",
        "denial": "#F5A468",
        "undercut": "#E8B5D2",
        "condition": "#85C8F2",
        "conflict": "#F5A468",
        "change": "#C9CDD1",
        "agreement": "#9AD4F5",
        "holds": "#4FD1A9",
        "fails": "#F5A468",
        "undecided": "#C9CDD1",
        "open": "#85C8F2",
    },
)

PRINT = Theme(
    page="#FFFFFF",
    box="#FFFFFF",
    strip="#EEEEEE",
    text="#000000",
    quiet="#333333",
    line="#000000",
    muted="#666666",
    tints=("#FFFFFF",) * 6,
    frame="#555555",
    roles={**LIGHT.roles, "change": "#555555", "link": "#333333"},
    words={**LIGHT.words, "undecided": "#333333", "change": "#333333", "link": "#333333"},
)

THEMES: Mapping[ThemeName, Theme] = {"light": LIGHT, "dark": DARK, "print": PRINT}
