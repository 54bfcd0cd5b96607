"""A sentence of the language or of the command line as a small project with exactly what `argmap check` answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen
from running import run, write

TIDY = {"unused-premise", "unused-condition", "no-quote", "single-root", "no-outlet", "quote-ambiguous"}
GAZETTE = 'source gazette "Storm Odette reaches the coast"\n  outlet "Gazette"\n  published 2031-02-03\n'
_PLACE = re.compile(r"(\S+?):(\d+)(?::(\d+)(?:-(\d+):(\d+))?)? (\S+) ?(.*)")


@frozen
class Sentence:
    """``files``: by path, or the text of `a.arg`. ``finds``: every finding but those about tidiness, each as
    `path:line[:column[-line:column]] kind words`; the words stand in its message, its help or its labels (a label's place too).
    ``holds``: values in the JSON by their dotted place."""

    id: str
    files: str | Mapping[str, str]
    finds: Sequence[str] = ()
    command: str = "check"
    holds: Mapping[str, object] = field(factory=dict)
    tidy: bool = False
    exit: int | None = None

    def hold(self, root: Path) -> None:
        write(root, {"a.arg": self.files} if isinstance(self.files, str) else self.files)
        ran = run(*self.command.split(), "--format", "json", cwd=root)
        assert not ran.err
        data = json.loads(ran.out)
        found = [finding for finding in data["findings"] if self.tidy or finding["kind"] not in TIDY]
        shown = "\n".join(map(said, found))
        left = list(found)
        for wanted in self.finds:
            fitting = next((finding for finding in left if fits(finding, wanted)), None)
            assert fitting is not None, f"no {wanted}\namong\n{shown}"
            left.remove(fitting)
        assert not left, f"more than wanted:\n{shown}"
        for finding in data["findings"]:
            assert finding["help"], f"it does not say what to do: {said(finding)}"
        for dotted, value in self.holds.items():
            assert dug(data, dotted) == value, dotted
        assert ran.code == (self.exit if self.exit is not None else data["summary"]["errors"] > 0)


def fits(finding: Mapping[str, Any], wanted: str) -> bool:
    match = _PLACE.fullmatch(wanted)
    assert match, wanted
    path, *numbers, kind, words = match.groups()
    keys = ("line", "column", "end_line", "end_column")
    return (
        finding["path"] == path
        and all(number is None or finding[key] == int(number) for key, number in zip(keys, numbers, strict=True))
        and finding["kind"] == kind
        and all(word in said(finding) for word in words.split())
    )


def said(finding: Mapping[str, Any]) -> str:
    place = "{path}:{line}:{column}-{end_line}:{end_column} {kind}: {message} | {help}".format(**finding)
    return place + "".join(" | {path}:{line} {message}".format(**label) for label in finding["labels"])


def dug(data: Any, dotted: str) -> Any:
    for part in dotted.split("."):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data
