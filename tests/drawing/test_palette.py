"""Every colour can be read on every background that it can stand on."""

from __future__ import annotations

import pytest

from argmap.drawing.palette import THEMES, Theme, contrast


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_text_reaches_4_5_and_lines_3(theme: Theme) -> None:
    backgrounds = (theme.page, theme.box, *theme.tints)
    for text in (theme.text, theme.quiet, *theme.words.values()):
        assert min(contrast(text, ground) for ground in backgrounds) >= 4.5, text
    for line in (theme.line, theme.muted, theme.frame, *theme.roles.values()):
        assert min(contrast(line, ground) for ground in backgrounds) >= 3, line


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
