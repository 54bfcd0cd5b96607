"""`argmap schema COMMAND`: the JSON schema of what a command prints."""

from __future__ import annotations

import click

from argmap.cli.options import Command

COMMANDS = ("check", "conflicts", "status", "explain")


@click.command("schema", cls=Command, short_help="The JSON schema of a command's output.")
@click.argument("of", metavar="COMMAND", type=click.Choice(COMMANDS))
def command(of: str) -> int:
    """Print the JSON schema (draft 2020-12) of what COMMAND prints with --format json: check, conflicts, status or explain."""
    from importlib.resources import files

    from argmap.cli.screen import say

    say((files("argmap.cli") / "schemas" / f"{of}.json").read_text(encoding="utf-8"))
    return 0
