"""The group of commands; each command's module is imported when it is asked for, and not before."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from argmap import __version__

COMMANDS = {
    "check": "Everything that can be wrong: language, quotes, reasoning, conflicts.",
    "conflicts": "The conflicts across outlets, question by question.",
    "status": "Every claim and whether it holds.",
    "explain": "Why a claim has its status, and what would change it.",
    "render": "Draw the map.",
    "fmt": "Lay files out in the one canonical way.",
    "quote": "Find words in a source's article and print the clause.",
    "rule": "What a kind of finding means.",
    "schema": "The JSON schema of a command's output.",
    "init": "Start a small project that works.",
}


class LazyGroup(click.Group):
    """Knows its commands by name alone, so that `argmap --help` and `--version` import none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"argmap.cli.{cmd_name}"), "command", None)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from argmap.cli.usage import nearest

            ctx.fail(f"there is no command {args[0]!r}{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A PATH is an .arg file or a folder of them; without one, the project that this folder belongs to.",
)
@click.version_option(__version__, "-V", "--version", message="argmap %(version)s")
@click.option("--debug", is_flag=True, hidden=True, help="Show tracebacks.")
def application(debug: bool) -> None:
    """Write the arguments found in articles as plain text: argmap checks them, finds where outlets contradict each other,
    says what holds, and draws the map."""
    if debug:
        os.environ["ARGMAP_DEBUG"] = "1"


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line. Text goes out as UTF-8 with plain line ends, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        # Under pytest and in embedding programs a stream may be something else.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        result = application.main(args=list(arguments), prog_name="argmap", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.exceptions.NoArgsIsHelpError as help_:
        help_.show()
        return 2
    except click.Abort:
        return 130
    except click.ClickException as wrong:
        wrong.show(sys.stderr)
        return wrong.exit_code if wrong.exit_code != 1 else 2
    return result if isinstance(result, int) else 0
