"""`argmap init`: a small project that checks clean and shows one conflict."""

from __future__ import annotations

import os
import stat

import click

from argmap.cli.options import Command

FILES = ("vocabulary.arg", "herald.arg", "observer.arg", "articles/herald.txt", "articles/observer.txt")
SETTINGS = "[tool.argmap]\n"


@click.command("init", cls=Command, short_help="Start a small project that works.")
@click.argument("folder", metavar="[DIR]", default=os.curdir, type=click.Path())
def command(folder: str) -> int:
    """Write a small project into DIR (or here): two outlets on one bridge, with their articles.

    It checks clean and shows one conflict. Nothing that is there already is overwritten.
    """
    from importlib.resources import files

    from argmap.cli.project import is_inside
    from argmap.cli.screen import remark, say
    from argmap.cli.usage import WrongUsage
    from argmap.cli.writing import write_whole

    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise WrongUsage(f"{folder}: this is no folder")
    example = files("argmap.cli") / "example"
    contents = {name: (example / name).read_bytes() for name in FILES}
    # What was broken off half way is made whole.
    there = [name for name in FILES if os.path.lexists(os.path.join(folder, name))]
    others = [name for name in there if not _is(os.path.join(folder, name), contents[name])]
    if others or len(there) == len(FILES):
        raise WrongUsage(f"{os.path.normpath(os.path.join(folder, (others or there)[0]))} is there already; nothing has been written")
    contents = {name: content for name, content in contents.items() if name not in there}
    # Somebody else's `pyproject.toml` may be there; the project's root is then its folder or this one, and both work.
    if not os.path.lexists(os.path.join(folder, "pyproject.toml")):
        contents["pyproject.toml"] = SETTINGS.encode()
    for name in contents:
        if not is_inside(os.path.realpath(os.path.join(folder, name)), os.path.realpath(folder)):
            raise WrongUsage(f"{os.path.join(folder, name)} leads out of {folder}: a folder there is a link; nothing has been written")
    for name, content in contents.items():
        path = os.path.normpath(os.path.join(folder, name))
        try:
            os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        except OSError as reason:
            raise WrongUsage(f"{os.path.dirname(path)}: this folder cannot be made: {reason.strerror}") from reason
        write_whole(path, content)
        say(path)
    here = "" if os.path.normpath(folder) == os.curdir else f" {folder}"
    remark(f"Now: argmap check{here}, then argmap render{here} -o map.svg")
    return 0


def _is(path: str, content: bytes) -> bool:
    """Whether it is a file of just these bytes."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False
