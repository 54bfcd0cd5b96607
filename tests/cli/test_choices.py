"""What may be chosen on the command line is what the rooms know: the commands name it themselves, so that `--help` loads none of them."""

from __future__ import annotations

from typing import Any, get_args

import click
import pytest

from argmap.cli import check, conflicts, render, status
from argmap.cli.options import STRENGTH_WORDS
from argmap.conflicts.issues import STRENGTHS
from argmap.drawing.palette import ThemeName
from argmap.findings.report import Format
from argmap.settings import Engine, FailOn, Prefer, Semantics


def choices(command: click.Command, option: str) -> tuple[str, ...]:
    (found,) = [each for each in command.params if option in each.opts]
    assert isinstance(found.type, click.Choice)
    return tuple(found.type.choices)


@pytest.mark.parametrize(
    ("command", "option", "known"),
    [
        (check.command, "--format", get_args(Format)),
        (check.command, "--fail-on", get_args(FailOn)),
        (check.command, "--fail-on-conflict", STRENGTHS),
        (conflicts.command, "--min-strength", STRENGTHS),
        (render.command, "--min-strength", STRENGTHS),
        (render.command, "--theme", get_args(ThemeName)),
        (render.command, "--engine", get_args(Engine)),
        (status.command, "--prefer", get_args(Prefer)),
        (status.command, "--semantics", get_args(Semantics)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_choices_are_those_of_the_type(command: Any, option: str, known: tuple[str, ...]) -> None:
    assert choices(command, option) == known


def test_strengths_stand_in_one_order() -> None:
    assert STRENGTH_WORDS == STRENGTHS
