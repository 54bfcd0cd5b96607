"""Every colour can be read on every background that it can stand on."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest

from argmap.drawing import svg_arrows
from argmap.drawing.palette import THEMES, Theme


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_text_reaches_4_5_and_lines_3(theme: Theme) -> None:
    backgrounds = (theme.page, theme.box, *theme.tints)
    for text in (theme.text, theme.quiet, *theme.words.values()):
        assert min(contrast(text, ground) for ground in backgrounds) >= 4.5, text
    assert contrast(theme.quiet, theme.strip) >= 4.5
    for line in (theme.line, theme.muted, theme.frame, *theme.roles.values()):
        assert min(contrast(line, ground) for ground in backgrounds) >= 3, line


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_the_pages_own_colours_can_be_read() -> None:
    """The variables of the page's style sheet, light and dark: text on the page, on panels and on what is marked."""
    style = files("argmap.drawing").joinpath("page/page.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL):
        colours = {name: _long(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)}
        for ground in ("page", "panel"):
            for text in ("ink", "quiet", "accent", "strong"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
            for line in ("line", "chosen"):
                assert contrast(colours[line], colours[ground]) >= 3, (line, ground)
        assert contrast(colours["mark-ink"], colours["mark"]) >= 4.5
        assert contrast(colours["page"], colours["accent"]) >= 4.5  # the chosen tab


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_nothing_is_told_by_colour_alone(theme: Theme) -> None:
    """Two kinds of arrow whose colours are alike in grey differ in dash, head, label or width."""
    looks = {role: (svg_arrows.DASHES.get(role), _HEADS[role]) for role in theme.roles}
    for one, other in combinations(theme.roles, 2):
        assert looks[one] != looks[other] or contrast(theme.roles[one], theme.roles[other]) >= 1.3, (one, other)


_HEADS = {
    "link": "none",
    "support": "arrow",
    "denial": "tee",
    "undercut": "tee",
    "condition": "arrow",
    "conflict": "both",
    "change": "none",
    "agreement": "none, thin",
}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
