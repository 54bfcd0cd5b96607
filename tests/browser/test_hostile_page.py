"""A page made of text that would run, load or reorder something: it is text."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Opened
from hostile import HOSTILE, write_hostile
from playwright.sync_api import expect
from running import run, write


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder)
    path = folder / "page.html"
    run("render", ".", "-o", str(path), "--title", HOSTILE[0], cwd=folder)
    return path


def test_nothing_runs_and_nothing_is_asked_for(opened: Opened, hostile_page: Path) -> None:
    page = opened.go(hostile_page)
    expect(page.locator("h1")).to_have_text(HOSTILE[0])
    for name in ("walk", "report", "article", "claim"):
        page.click(f"#tab-{name}")
    for _ in range(8):
        page.keyboard.press("n")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.fill("#search", "<script>")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-title")).to_contain_text("<script>")
    page.click("text=Show in the article")
    assert page.locator("#panel-article mark.here").inner_text().startswith("</script>" if "2" in page.url else "<")
    assert page.locator("img, iframe, object, embed, link, script:not([type]):not(:last-of-type)").count() == 0
    assert page.locator("[onclick], [onload], [onerror], [onmouseover], [href^='javascript'], [href^='data']").count() == 0
    page.hover("#canvas .box.acts")
    assert opened.is_quiet(), (opened.errors, opened.dialogs, opened.requests[:3])


def test_a_script_put_into_the_page_would_not_run(opened: Opened, hostile_page: Path) -> None:
    page = opened.go(hostile_page)
    page.evaluate("() => { const it = document.createElement('script'); it.textContent = 'window.ran = true'; document.body.append(it); }")
    page.evaluate("() => { const it = document.createElement('img'); it.src = 'https://example.org/x.png'; document.body.append(it); }")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran === undefined")
    assert sum("Content Security Policy" in error for error in opened.errors) == 2
    assert page.evaluate("document.images[0].naturalWidth") == 0


def test_an_address_is_a_link_that_nothing_follows_by_itself(opened: Opened, tmp_path: Path) -> None:
    address = 'https://example.org/a"onmouseover=x?<b>&c=1'
    source = f'source s "S" text "s.txt" url "{address}"'.replace('a"', 'a\\"')
    write(tmp_path, {"a.arg": f'{source}\npremise p "P" quote "It is so."\n', "s.txt": "It is so.\n"})
    run("render", ".", "-o", "page.html", cwd=tmp_path)
    page = opened.go(tmp_path / "page.html", "#s.p")
    link = page.locator("#claim dd a[target]")
    assert (link.inner_text(), link.get_attribute("href"), link.get_attribute("rel")) == (address, address, "noopener noreferrer")
    page.click("text=Show in the article")
    expect(page.locator("#panel-article a")).to_have_text(address)
    assert opened.is_quiet(), (opened.errors, opened.dialogs, opened.requests[:3])
