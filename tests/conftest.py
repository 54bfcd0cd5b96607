"""Options of the whole suite. Tests marked `long` run under `--long` or with `ARGMAP_LONG=1`."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong; and what CI says of a commit is the same each time.
settings.register_profile("argmap", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long laws and the big inputs as well")


def pytest_configure(config: pytest.Config) -> None:
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
