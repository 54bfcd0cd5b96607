"""Reads `docs/guide.md` as a project at work: files that are written, and commands with what they print.

- A block ``arg NAME`` adds its declarations to that file; one that is there already (the same word and name) is replaced.
- A block ``text NAME`` is that file.
- A block ``console`` holds lines ``$ command``, each with what it prints. A line ``…`` stands for any lines, ``…`` within a line for
  any words.
- Each heading ``## Part`` begins in an empty folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"

_BLOCK = re.compile(r"^```(?P<kind>arg|text|console)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$|^## (?P<part>Part [^\n]*)$", re.M | re.S)


@frozen
class Written:
    file: str
    text: str
    line: int


@frozen
class Command:
    """``output`` is what the guide shows."""

    words: str
    output: tuple[str, ...]
    line: int


@frozen
class Part:
    title: str
    blocks: tuple[Written | Command, ...]


def read(text: str) -> tuple[Part, ...]:
    parts: list[tuple[str, list[Written | Command]]] = []
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match["part"]:
            parts.append((match["part"], []))
        elif match["kind"] == "console":
            parts[-1][1].extend(_commands(match["body"], line + 1))
        else:
            parts[-1][1].append(Written(match["file"], match["body"], line))
    return tuple(Part(title, tuple(blocks)) for title, blocks in parts)


def _commands(body: str, line: int) -> Iterator[Command]:
    for entry in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
        yield Command(
            entry[1], tuple(entry[2].rstrip("\n").split("\n")) if entry[2].strip() else (), line + body.count("\n", 0, entry.start())
        )


def merge(old: str, new: str) -> str:
    """The old file with the new declarations: in the place of those that they name again, or at the end."""
    chunks = [chunk for chunk in re.split(r"\n\s*\n", old.strip("\n")) if chunk.strip()]
    for chunk in re.split(r"\n\s*\n", new.strip("\n")):
        keys = [_key(other) for other in chunks]
        if _key(chunk) in keys:
            chunks[keys.index(_key(chunk))] = chunk
        else:
            chunks.append(chunk)
    return "\n\n".join(chunks) + "\n"


def _key(chunk: str) -> str:
    first = next(line for line in chunk.split("\n") if line and not line.startswith("#"))
    return " ".join(first.split()[:2])


def shows(expected: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the printed lines are what the guide shows, its ``…`` filled."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else r"[^\n]*".join(re.escape(piece) for piece in line.rstrip().split("…")) + r"\n"
        for line in expected
    )
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None
