"""The page in a real browser: what a reader does with it, by mouse, by keyboard, on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from browsing import Opened
from playwright.sync_api import Browser, Page, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def serious(page: Page) -> list[str]:
    """What axe-core finds that keeps somebody out."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"] if each["impact"] in ("serious", "critical")]


def test_it_loads_whole_and_asks_for_nothing(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    expect(page.locator("#canvas svg")).to_have_count(1)
    assert page.locator("#which option").count() > 10
    assert "claims from 4 outlets" in page.inner_text("#panel-claim")
    assert opened.is_quiet(), (opened.errors, opened.requests)


def test_a_search_narrows_the_map_and_lists_what_was_found(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.keyboard.press("/")
    page.keyboard.type("deterrence strategy")
    expect(page.locator("#hits li")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#claim-title")).to_have_text("A new deterrence strategy is needed")
    expect(page.locator("#canvas .box.chosen")).to_have_count(1)
    assert page.locator("#canvas .box.dim").count() > 0
    page.fill("#search", "no such words anywhere")
    expect(page.locator("#found")).to_contain_text("0 of")


def test_filters_narrow_the_map_and_the_report(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.click("#tab-report")
    whole = page.locator("#panel-report .conflict").count()
    page.click("#more")
    page.select_option("#outlet", "NewsCafe")
    expect(page.locator("#panel-report")).to_be_visible()
    narrowed = page.locator("#panel-report .conflict").count()
    assert 0 < narrowed < whole
    expect(page.locator("#found")).to_contain_text("claims found")
    page.select_option("#strength", "strong")
    assert page.locator("#panel-report .conflict").count() < narrowed
    page.click("#clear")
    assert page.locator("#panel-report .conflict").count() == whole
    expect(page.locator("#found")).to_be_hidden()


def test_a_filter_stands_on_one_line_with_its_name(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.click("#more")
    for width in (1280, 1000, 800):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("#filters .narrowing").count() == 5
        for pair in page.locator("#filters .narrowing").all():
            name, choice = pair.locator("label").bounding_box(), pair.locator("select").bounding_box()
            assert name is not None
            assert choice is not None
            assert choice["y"] <= name["y"] + name["height"] / 2 <= choice["y"] + choice["height"]


def test_a_question_of_the_overview_leads_to_its_own_map(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.locator("#canvas .box.question", has_text="Will Russia go on past").click()
    expect(page.locator("#canvas svg > title")).to_have_text("Will Russia go on past Ukraine?")
    assert page.locator("#canvas .box.premise").count() > 3


def test_a_claim_says_its_quote_its_place_and_why_it_has_its_status(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page, "#coalition-essay.cannot_under_mandate")
    expect(page.locator("#claim-title")).to_have_text("Troops cannot be sent to Ukraine under NATO’s mandate")
    text = page.inner_text("#claim")
    assert "Klaus Iohannis" in text
    assert "maps/coalition-essay.arg:" in text
    assert "Why it has its status" in text
    assert "rests on" in text
    assert page.locator("#claim blockquote").count() >= 1


def test_the_passage_is_highlighted_in_its_article(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page, "#newscafe.strategy_needed")
    quoted = page.locator("#claim blockquote").first.inner_text()
    page.click("text=Show in the article")
    here = page.locator("#panel-article mark.here")
    assert " ".join(here.first.inner_text().split()) == " ".join(quoted.split())
    assert here.first.is_visible()
    box, panel = here.first.bounding_box(), page.locator("#panel-article").bounding_box()
    assert box is not None
    assert panel is not None
    assert panel["y"] <= box["y"] <= panel["y"] + panel["height"]
    page.click("text=Back to the claim")
    expect(page.locator("#claim-title")).to_be_visible()


def test_conflicts_are_walked_one_by_one_with_both_passages(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.keyboard.press("n")
    expect(page.locator("#walk-title")).to_contain_text("⚡1 ")
    expect(page.locator("#walked")).to_have_text(re.compile(r"^conflict 1 of \d+$"))
    expect(page.locator("#walk .pair > div")).to_have_count(2)
    assert page.locator("#walk .pair mark.here").count() == 2
    expect(page.locator("#canvas .arrow.walked")).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("#walk-title")).to_contain_text("⚡2 ")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator("#walk-title")).not_to_contain_text("⚡")  # round to the last: only worth knowing
    expect(page.locator("#walked")).to_have_text(re.compile(r"^worth knowing, (\d+) of \1$"))
    page.keyboard.press("n")
    page.locator("#walk .claim-link").first.click()
    expect(page.locator("#claim-title")).to_be_visible()
    assert page.url.endswith("#coalition-essay.refuted")


def test_the_numbers_are_those_of_the_map_and_of_the_report(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.click("#tab-report")
    told = {text.split()[0] for text in page.locator("#panel-report .conflict strong").all_inner_texts() if text.startswith("⚡")}
    page.select_option("#which", label="Everything")
    assert {text.strip() for text in page.locator("#canvas .label.conflict text").all_text_contents()} <= told
    assert told == {f"⚡{number}" for number in range(1, len(told) + 1)}


def test_the_keyboard_alone_is_enough(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)

    def focused() -> str:
        return str(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('class') || ''"))

    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(focused())
    assert stops[1:4] == ["which", "search", "more"]
    assert stops[4] == "canvas"
    assert stops[5] == "q1"  # one box is a stop; the arrow keys go on from it
    assert stops[6:9] == ["out", "in", "fit"]
    assert stops[9] == "tab-claim"
    page.keyboard.press("m")
    first = page.evaluate("document.activeElement.dataset.name")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.name") not in (None, first)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.name") == first
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#which').value") != "0"
    before = page.evaluate("document.querySelector('#canvas svg').style.transform")
    page.keyboard.press("+")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.querySelector('#canvas svg').style.transform") != before
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    assert focused() == "claim-title"
    page.focus("#tab-claim")
    page.keyboard.press("ArrowRight")
    assert focused() == "tab-walk"
    expect(page.locator("#panel-walk")).to_be_visible()


def test_a_link_to_a_claim_or_a_conflict_can_be_shared(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page, "#conflict=1")
    expect(page.locator("#walk-title")).to_contain_text("⚡2 ")
    page.evaluate("location.hash = '#newscafe.could_send'")
    expect(page.locator("#claim-title")).to_be_visible()
    for nonsense in ("#%E0%A4%A", "#conflict=9999", "#no.such_claim", "#<img src=x onerror=alert(1)>"):
        opened.go(maps_page, nonsense)
    assert not opened.errors
    assert not opened.dialogs


def test_wheel_drag_and_buttons_move_the_map_and_a_drag_opens_nothing(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)

    def transform() -> str:
        return str(page.evaluate("document.querySelector('#canvas svg').style.transform"))

    seen = [transform()]
    page.mouse.move(300, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_function("before => document.querySelector('#canvas svg').style.transform !== before", arg=seen[-1])
    seen.append(transform())
    page.mouse.down()
    page.mouse.move(360, 460, steps=4)
    page.mouse.up()
    assert transform() != seen[-1]
    expect(page.locator("#which")).to_have_value("0")
    page.click("#in")
    page.click("#fit")
    assert transform()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_wider_than_the_window(browser: Browser, maps_page: Path, width: int) -> None:
    sized = Opened(browser, width, 800)
    page = sized.go(maps_page)
    page.click("#more")
    for name in ("claim", "walk", "report", "article"):
        page.click(f"#tab-{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sized.page.close()


def test_on_a_phone_what_is_chosen_comes_into_view(phone: Opened, maps_page: Path) -> None:
    page = phone.go(maps_page)
    page.fill("#search", "deterrence strategy")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-title")).to_be_in_viewport()
    page.click("text=Show in the article")
    expect(page.locator("#panel-article mark.here").first).to_be_in_viewport()
    page.click("#to-map")
    expect(page.locator("#canvas")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, maps_page: Path, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page.goto(maps_page.as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.click("#more")
    assert serious(page) == []
    page.keyboard.press("n")
    assert serious(page) == []
    page.click("#tab-report")
    assert serious(page) == []
    page.goto(maps_page.as_uri() + "#newscafe.strategy_needed")
    page.click("text=Show in the article")
    assert serious(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert serious(page) == []
    page.close()


def test_text_fits_its_box_in_the_browsers_own_fonts(opened: Opened, maps_page: Path) -> None:
    page = opened.go(maps_page)
    page.select_option("#which", label="Everything")
    for family in ("DejaVu Sans", "sans-serif", "serif"):
        too_wide = page.evaluate(
            """family => {
                 document.querySelector("#canvas svg").setAttribute("font-family", family);
                 return [...document.querySelectorAll("#canvas .box")].filter((box) => {
                   const wide = box.querySelector(".line").getBBox().width;
                   return [...box.querySelectorAll("text")].some((text) => text.getBBox().width > wide);
                 }).map((box) => box.textContent).slice(0, 5);
               }""",
            family,
        )
        assert too_wide == [], family
