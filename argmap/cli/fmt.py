"""`argmap fmt`: canonical layout, comments kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from argmap.cli import options
from argmap.cli.options import Command

if TYPE_CHECKING:
    from argmap.settings import Limits


@click.command("fmt", cls=Command, short_help="Lay files out in the one canonical way.")
@options.paths
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Lay files out in the one canonical way.

    Comments and their places are kept. A file that cannot be read is left alone (exit code 1). `-` lays out standard input.
    """
    if "-" in paths:
        return _standard_input(paths, check, diff)

    from argmap.cli.disk import Disk
    from argmap.cli.project import locate
    from argmap.cli.screen import remark, say
    from argmap.cli.writing import write_whole

    located = locate(paths)
    disk = Disk(located.root, located.settings.limits.file_size)
    unread = changed = 0
    for path in located.files:
        data = disk.read(path)
        laid_out = laid_out_text(path, data, located.settings.limits) if isinstance(data, bytes) else None
        if not isinstance(data, bytes) or laid_out is None:
            unread += 1
            remark(f"{path}: this cannot be read, and is left alone (argmap check says why)")
        elif laid_out.encode("utf-8") != data:
            changed += 1
            if diff:
                say(difference(path, data.decode("utf-8-sig"), laid_out))
            elif check:
                say(f"{path} would change")
            else:
                write_whole(disk.whole_path(path), laid_out.encode("utf-8"))
    remark(summary(changed, len(located.files) - unread - changed, unread, "would change" if check or diff else "laid out anew"))
    return int(bool(unread or (check and changed)))


def _standard_input(paths: Sequence[str], check: bool, diff: bool) -> int:
    from argmap.cli.screen import remark, say, say_bytes
    from argmap.cli.usage import WrongUsage
    from argmap.settings import Limits

    if len(paths) > 1:
        raise WrongUsage("`-` stands alone: standard input is laid out, or files are")
    limit = Limits().file_size
    data = sys.stdin.buffer.read(limit + 1)
    laid_out = laid_out_text("-", data, Limits()) if len(data) <= limit else None
    if laid_out is None:
        remark("-: this cannot be read as argmap")
        return 1
    if diff:
        say(difference("-", data.decode("utf-8-sig"), laid_out))
    elif not check:
        say_bytes(laid_out.encode("utf-8"))
    return int(check and laid_out.encode("utf-8") != data)


def laid_out_text(path: str, data: bytes, limits: Limits) -> str | None:
    """The file's canonical layout, or ``None`` where it cannot be read.

    It is read again before anybody may write it. Raises `RuntimeError` where it would not say the same: a fault of ours.
    """
    from argmap.syntax.format import format_text
    from argmap.text import SourceText

    try:
        source = SourceText(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None
    laid_out = format_text(source, limits)
    if laid_out is not None and laid_out != source.text:
        from argmap.syntax.same import reads_the_same

        if not reads_the_same(source, SourceText(path, laid_out), limits):
            raise RuntimeError(f"{path}: laid out, it would not say the same, and is left alone")
    return laid_out


def difference(path: str, before: str, after: str) -> str:
    import difflib

    def lines(text: str) -> Iterator[str]:
        # Not `splitlines`: it knows more line ends than `patch` does.
        *whole, last = text.split("\n")
        for line in whole:
            yield line + "\n"
        if last:
            yield last + "\n\\ No newline at end of file\n"

    return "".join(difflib.unified_diff(list(lines(before)), list(lines(after)), path, f"{path} (laid out)"))


def summary(changed: int, same: int, unread: int, word: str) -> str:
    parts = [f"{changed} {word}", f"{same} as {'they' if same != 1 else 'it'} should be"]
    if unread:
        parts.append(f"{unread} could not be read")
    return ", ".join(parts)
