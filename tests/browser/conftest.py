"""Chromium, the machine's own: `CHROMIUM` names it, or it is looked for. Without one these tests are skipped, and fail in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Opened, chromium
from playwright.sync_api import Browser, sync_playwright
from running import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    binary = chromium()
    if binary is None:
        missing = "there is no Chromium on this machine (CHROMIUM=… names one)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        # A container's Chromium has no sandbox of its own, and looks for updates that nobody asked for.
        started = playwright.chromium.launch(
            executable_path=binary, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def maps_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the project's own four articles."""
    path = tmp_path_factory.mktemp("page") / "maps.html"
    assert run("render", str(ROOT / "maps"), "-o", str(path), cwd=ROOT).code == 0
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    fresh = Opened(browser, 1440, 900)
    yield fresh
    fresh.page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Opened]:
    fresh = Opened(browser, 320, 640)
    yield fresh
    fresh.page.close()
