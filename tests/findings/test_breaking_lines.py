"""A figure is not parted from what belongs to it, on a terminal or on a page."""

from __future__ import annotations

import pytest

from argmap.findings.cells import joined, wrapped
from argmap.rules.layout import block

SAID = "it is likely (55–80 %), or 60 % at least, that 40 000 people of 1 200 000 were there in 2024 or 2025"


@pytest.mark.parametrize("width", range(14, 60))
def test_no_line_begins_in_the_middle_of_a_figure(width: int) -> None:
    for lines in (wrapped(SAID, width), wrapped(f"Łódź: {SAID}", width), list(block(SAID, max(width, 20)))):
        assert not any(line.startswith(("%", "000", "200")) for line in lines)
        assert " ".join(lines).endswith(SAID)


def test_a_page_gets_spaces_that_do_not_break() -> None:
    assert joined(SAID).replace("\xa0", "_") == SAID.replace("80 %", "80_%").replace("40 000", "40_000").replace("1 200 000", "1_200_000")
    assert joined("15 % of 20 people") == "15 % of 20 people"  # an analyst's own words
