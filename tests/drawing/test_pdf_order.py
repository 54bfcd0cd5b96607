"""A PDF is the same to the byte, whatever order its writer had for the fonts."""

from __future__ import annotations

import re

import pytest

from argmap.drawing.pdf_order import in_one_order
from argmap.drawing.to_png import to_pdf

TEXT = "".join(
    f'<text x="9" y="{20 * number}" font-family="DejaVu Sans" font-weight="{weight}">{words}</text>'
    for number, (weight, words) in enumerate((("400", "plain"), ("700", "bold"), ("400", "ελληνικά"), ("400", "中文")), 1)
)
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">{TEXT}</svg>'


def test_it_is_the_same_every_time() -> None:
    made = {to_pdf(SVG) for _ in range(12)}
    assert len(made) == 1


def test_every_place_is_where_the_table_says() -> None:
    (made,) = {to_pdf(SVG)}
    table = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", made)[0])
    assert made[table:].startswith(b"xref\n0 ")
    entries = re.findall(rb"(\d{10}) 00000 n\r\n", made[table:])
    assert len(entries) == len(re.findall(rb"^\d+ 0 obj$", made, re.MULTILINE))
    for number, entry in enumerate(entries, 1):
        assert made[int(entry) :].startswith(b"%d 0 obj\n" % number)
    assert b" 0 0 R" not in made
    assert in_one_order(made) == made


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"xref\n0 1\ntrailer << >> startxref 0 %%EOF", b"trailer << >> startxref 99999 %%EOF"])
def test_what_is_not_understood_is_left(data: bytes) -> None:
    assert in_one_order(data) == data
