"""What CI tests with is what users may get."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]


def test_every_dependency_is_tested_in_one_version_within_its_range() -> None:
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(each.name): each.specifier for each in map(Requirement, (line for line in lines if line[0] != "#"))}
    assert all(str(version).startswith("==") for version in pinned.values())
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["dev"]]):
        (version,) = pinned[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version.version, prereleases=True), wanted
