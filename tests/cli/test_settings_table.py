"""`[tool.argmap]`: every key is read, and whatever is not understood is wrong usage that names the nearest."""

from __future__ import annotations

import tomllib
from fractions import Fraction

import pytest

from argmap.cli.settings_table import read_settings
from argmap.cli.usage import WrongUsage
from argmap.settings import Limits, Settings


def settings(text: str) -> Settings:
    return read_settings(tomllib.loads(text), "pyproject.toml")


def test_an_empty_table_is_the_defaults() -> None:
    assert settings("") == Settings()


def test_every_key_is_read() -> None:
    found = settings(
        """
        prefer = "reliability"
        semantics = "stable"
        horizon = 24
        about-tolerance = 2.5
        fail-on = "never"
        ignore = ["ARG504", "unused-premise"]
        per-file-ignores = { "drafts/*.arg" = ["no-quote"] }
        engine = "dot"
        [limits]
        file-size = 1000
        layout-time = 5
        """
    )
    assert found == Settings(
        prefer="reliability",
        semantics="stable",
        horizon=24,
        about_tolerance=Fraction(5, 2),
        fail_on="never",
        ignore=("ARG504", "ARG304"),
        per_file_ignores={"drafts/*.arg": ("ARG506",)},
        engine="dot",
        limits=Limits(file_size=1000, layout_time=5.0),
    )


@pytest.mark.parametrize("written", ["0.1", '"0.1%"', '"0.1"'])
def test_a_tolerance_is_read_from_its_digits(written: str) -> None:
    assert settings(f"about-tolerance = {written}").about_tolerance == Fraction(1, 10)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('prefers = "none"', "did you mean 'prefer'"),
        ('prefer = "credibility"', "none, reliability"),
        ("prefer = 1", "none, reliability"),
        ("horizon = 0", "whole number"),
        ("horizon = true", "whole number"),
        ('horizon = "12"', "whole number"),
        ("about-tolerance = -1", "percentage"),
        ("about-tolerance = nan", "percentage"),
        ("about-tolerance = inf", "percentage"),
        ('about-tolerance = "1/0"', "percentage"),
        ('ignore = "ARG504"', "list"),
        ('ignore = ["unused-premises"]', "did you mean 'unused-premise'"),
        ("ignore = [5]", "no finding"),
        ('per-file-ignores = ["no-quote"]', "table"),
        ("limits = 3", "table"),
        ("limits = { file-sise = 3 }", "did you mean 'file-size'"),
        ("limits = { file-size = 0 }", "whole number"),
        ("limits = { nesting = 100000 }", "nesting: 100000 is no whole number"),
        ("limits = { layout-time = 0 }", "seconds"),
    ],
)
def test_what_is_not_understood_is_said(text: str, says: str) -> None:
    with pytest.raises(WrongUsage, match=r"pyproject\.toml: \[tool\.argmap\]") as wrong:
        settings(text)
    assert says in wrong.value.message
    assert wrong.value.exit_code == 2
