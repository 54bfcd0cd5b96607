"""The page in a real browser where articles are written from right to left, and where there is more than fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Opened
from running import run, write

ARTICLE = "تسرّب نحو 15 ألف لتر إلى نهر ليلة الثلاثاء من مصنع.\n\nThe plant said nothing.\n"
WORDS = 'type place\nentity river "the river" : place\nmeasure spilled(into: place) in litres\n'
SADA = (
    'source sada "تسرّب"\n  outlet "صدى"\n  published 2031-06-05\n  text "sada.txt"\n'
    'premise leak "تسرّب نحو 15 ألف لتر"\n  quote "تسرّب نحو 15 ألف لتر إلى نهر"\n  means spilled(into: river) = 15_000 litres\n'
)
HERALD = "".join(
    f'source g{number} "G{number}"\n  outlet "G{number}"\npremise p{number} "P{number}"\n  from g{number}\n'
    f"  means spilled(into: river) = {number + 1} litres\n"
    for number in range(5)
)


@pytest.fixture(scope="module")
def sada_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sada")
    write(folder, {"words.arg": WORDS, "sada.arg": SADA, "herald.arg": HERALD, "sada.txt": ARTICLE, "pyproject.toml": "[tool.argmap]\n"})
    assert run("render", "-o", "map.html", cwd=folder).code == 0
    return folder / "map.html"


def test_an_article_from_right_to_left_reads_from_right_to_left(opened: Opened, sada_page: Path) -> None:
    page = opened.go(sada_page, "#sada.leak")
    page.get_by_text("Show in the article").first.click()
    places = page.evaluate(
        """() => {
          const article = document.querySelector(".article"), mark = article.querySelector("mark"), after = mark.nextSibling;
          const range = document.createRange();
          range.setStart(after, 0); range.setEnd(after, 6);
          const box = (each) => each.getBoundingClientRect();
          return {article: box(article).right, mark: box(mark).right, after: box(range).right};
        }"""
    )
    assert places["article"] - places["mark"] < 30, "the first words stand at the right"
    assert places["after"] < places["mark"], "what follows the passage stands to the left of it"
    assert "\u20682031-06-05\u2069" in page.inner_text("#panel-article")


def test_conflicts_that_are_not_listed_are_counted(opened: Opened, sada_page: Path) -> None:
    page = opened.go(sada_page)
    (line,) = page.locator("#panel-claim h2 + ul li").all_inner_texts()
    assert line.count("⚡") == 8
    assert line.endswith("and 7 more")


def test_a_date_and_a_figure_stand_on_one_line(phone: Opened, sada_page: Path) -> None:
    page = phone.go(sada_page, "#sada.leak")
    page.click("#tab-report")
    whole = page.locator("#panel-report .whole")
    assert {"15 000", "15 000"} & set(whole.all_inner_texts())
    assert all(page.evaluate("() => [...document.querySelectorAll('.whole')].map((each) => each.getClientRects().length <= 1)"))
