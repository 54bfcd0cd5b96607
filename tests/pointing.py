"""A test is a small text that points at itself.

Under a line stand comments whose carets cover what is found there; a line without them must be quiet::

    conclusion dearer "Mortgages cost more" because rates_rise
    #                                               ^^^^^^^^^^ error ARG201

Where a span begins at the first column, the `#` stands for it (``#^^ error ARG107``); one that runs over several lines has its
carets up to the end of the first. After the code, words of the message or the help may follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from argmap.findings.core import Finding
from argmap.findings.kinds import BY_NAME
from argmap.text import SourceText

_POINTER = re.compile(r"#( *)(\^+) (error|warning|info|conflict) ([\w-]+) ?(.*)")

Found = tuple[int, int, int, str, str]


def points_at_itself(text: str, find: Callable[[str], Iterable[Finding]], path: str | None = None) -> None:
    """``find`` gives the findings in a text; with ``path``, only those in that file are looked at."""
    source = SourceText("", text)
    wanted, words = _wanted(text)
    found: dict[Found, Finding] = {}
    for finding in find(text):
        if path is None or finding.span.path == path:
            found[_found(source, finding)] = finding
    assert sorted(found) == sorted(wanted), _difference(text, found, wanted)
    for place, said in words.items():
        finding = found[place]
        assert said in f"{finding.message} {finding.help}", f"{place}: {said!r} is not in {finding.message!r}, {finding.help!r}"


def _wanted(text: str) -> tuple[set[Found], dict[Found, str]]:
    wanted: set[Found] = set()
    words: dict[Found, str] = {}
    line = 0
    for number, written in enumerate(text.split("\n"), 1):
        match = _POINTER.fullmatch(written)
        if match is None:
            line = number
            continue
        first = match.start(2) if match[1] == "" else match.start(2) + 1
        last = match.end(2) + 1
        place = (line, first, last, match[3], BY_NAME[match[4]].code)
        wanted.add(place)
        if match[5]:
            words[place] = match[5]
    return wanted, words


def _found(source: SourceText, finding: Finding) -> Found:
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    last = end.column if end.line == start.line else len(source.line(start.line)) + 1
    return start.line, start.column, last, finding.severity, finding.kind.code


def _difference(text: str, found: dict[Found, Finding], wanted: set[Found]) -> str:
    lines = text.split("\n")
    told = [f"  unwanted {place}: {finding.message}\n    {lines[place[0] - 1]}" for place, finding in found.items() if place not in wanted]
    missing = [f"  missing {place}\n    {lines[place[0] - 1]}" for place in wanted if place not in found]
    return "\n" + "\n".join(told + missing)
