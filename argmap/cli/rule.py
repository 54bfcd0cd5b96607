"""`argmap rule`: what a finding means."""

from __future__ import annotations

import click

from argmap.cli.options import Command


@click.command("rule", cls=Command, short_help="What a kind of finding means.")
@click.argument("name", required=False, metavar="[CODE or SLUG]")
def command(name: str | None) -> int:
    """Say what a kind of finding means, with an example; without a name, list them all."""
    from argmap.cli.screen import say
    from argmap.findings import pages
    from argmap.findings.kinds import BY_NAME

    if name is None:
        say(pages.table())
        return 0
    kind = BY_NAME.get(name) or BY_NAME.get(name.upper()) or BY_NAME.get(name.lower())
    if kind is None:
        from argmap.cli.usage import WrongUsage, nearest

        raise WrongUsage(f"no finding is called {name!r}{nearest(name, BY_NAME)}")
    say(pages.page(kind))
    return 0
