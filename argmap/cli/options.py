"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

STRENGTH_WORDS = ("strong", "medium", "weak", "info")
"""`argmap.conflicts.issues.STRENGTHS`, strongest first, for those who do not want to load that room."""


class Command(click.Command):
    """A command some of whose options may stand without their value.

    ``bare`` gives for each such option the words that may follow it and the value that it has alone: in
    ``--fail-on-conflict maps/`` the next argument is a path.
    """

    def __init__(self, *arguments: Any, bare: Mapping[str, tuple[tuple[str, ...], str]] | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.bare = {"--color": (("always", "never", "auto"), "always"), **(bare or {})}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._with_values(args))

    def _with_values(self, args: list[str]) -> list[str]:
        names = {name for parameter in self.params for name in parameter.opts}
        result: list[str] = []
        position = 0
        while position < len(args):
            argument = args[position]
            position += 1
            if argument == "--":
                return [*result, argument, *args[position:]]
            if argument in self.bare and argument in names:
                words, alone = self.bare[argument]
                if position < len(args) and args[position] in words:
                    argument = f"{argument}={args[position]}"
                    position += 1
                else:
                    argument = f"{argument}={alone}"
            result.append(argument)
        return result


paths = click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")

colour = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: where the output is a terminal (auto; NO_COLOR turns them off), always, never.",
)

prefer = click.option(
    "--prefer", type=click.Choice(["none", "reliability"]), help="Whether better graded sources win over others; else as the project says."
)
semantics = click.option(
    "--semantics",
    type=click.Choice(["grounded", "preferred", "stable"]),
    help="How ties and circles are judged; else as the project says.",
)
scenario = click.option("--scenario", metavar="NAME", help="Take what this scenario assumes as given.")


fail_on_conflict = click.option(
    "--fail-on-conflict",
    type=click.Choice(STRENGTH_WORDS),
    metavar="[STRENGTH]",
    help="End with 1 for a conflict at least that strong (weak) that no verdict dismisses.",
)


def text_or(*formats: str) -> Callable[[Decorated], Decorated]:
    return click.option("--format", "form", type=click.Choice(["text", *formats]), default="text", show_default=True)
