"""Options and fixtures of the whole suite. Tests marked `long` run under `--long` or with `ARGMAP_LONG=1`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from browsing import Opened
    from playwright.sync_api import Browser

# A busy machine is slow, not wrong; and what CI says of a commit is the same each time.
settings.register_profile("argmap", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long laws and the big inputs as well")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        os.environ["ARGMAP_LONG"] = "1"  # for what is decided before there are fixtures
    config.addinivalue_line("markers", "long: takes too long for every run; needs --long or ARGMAP_LONG=1")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long") or os.environ.get("ARGMAP_LONG"):
        return
    skip = pytest.mark.skip(reason="long: run with --long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@pytest.fixture
def long_run(request: pytest.FixtureRequest) -> bool:
    """Whether laws may take their time: more examples, bigger inputs."""
    return bool(request.config.getoption("--long") or os.environ.get("ARGMAP_LONG"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the machine's own: `CHROMIUM` names it, or it is looked for. Without one its tests are skipped, and fail in CI."""
    from browsing import chromium
    from playwright.sync_api import sync_playwright
    from running import absent

    binary = chromium() or absent("there is no Chromium on this machine (CHROMIUM=… names one)")
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
    from running import run

    root = Path(__file__).parents[1]
    path = tmp_path_factory.mktemp("page") / "maps.html"
    assert run("render", str(root / "maps"), "-o", str(path), cwd=root).code == 0
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    from browsing import Opened

    fresh = Opened(browser, 1440, 900)
    yield fresh
    fresh.page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Opened]:
    from browsing import Opened

    fresh = Opened(browser, 320, 640)
    yield fresh
    fresh.page.close()
