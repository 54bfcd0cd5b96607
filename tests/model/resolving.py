"""Cases that point at themselves: carets in the comment under a line cover what is found in it; every other place is quiet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from argmap.findings.core import Finding
from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText

_CARETS = re.compile(r"#\s*(\^+) (error|warning) (ARG\d+)\s*")


@frozen(order=True)
class Place:
    """``last`` is exclusive, and at most one past the end of the line."""

    path: str
    line: int
    first: int
    last: int
    severity: str
    code: str


@frozen
class Read:
    argument: Argument
    findings: tuple[Finding, ...]

    def finding(self, code: str) -> Finding:
        """The only finding of this kind."""
        (found,) = (finding for finding in self.findings if finding.kind.code == code)
        return found

    @property
    def damaged(self) -> list[str]:
        return [name for name, claim in self.argument.claims.items() if claim.damaged]


def read(files: str | Mapping[str, str], settings: Settings | None = None, *, readable: bool = True) -> Read:
    """Resolves the files; what is given as a string is `a.arg`."""
    texts = [SourceText(path, text) for path, text in (files.items() if isinstance(files, Mapping) else [("a.arg", files)])]
    documents = [parse(text) for text in texts]
    if readable:
        assert [finding.message for document in documents for finding in document.findings] == []
    resolved = resolve(documents, settings or Settings())
    return Read(resolved.argument, resolved.findings)


def check(files: str | Mapping[str, str], settings: Settings | None = None, *, readable: bool = True) -> Read:
    """Reads the files and holds that the findings are those that the carets show, and no others."""
    files = files if isinstance(files, Mapping) else {"a.arg": files}
    done = read(files, settings, readable=readable)
    texts = {path: SourceText(path, text) for path, text in files.items()}
    wanted = sorted(place for path, text in files.items() for place in _pointed(path, text))
    found = sorted(_place(finding, texts[finding.span.path]) for finding in done.findings)
    missing, too_many = [place for place in wanted if place not in found], [place for place in found if place not in wanted]
    assert found == wanted, f"not found: {missing}; not pointed at: {too_many}"
    return done


def _pointed(path: str, text: str) -> list[Place]:
    places: list[Place] = []
    target = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _CARETS.fullmatch(line)
        if match is None:
            assert "^" not in line, f"carets that point at nothing: {line}"
            target = number
        else:
            places.append(Place(path, target, match.start(1) + 1, match.end(1) + 1, match[2], match[3]))
    return places


def _place(finding: Finding, text: SourceText) -> Place:
    start = text.position(finding.span.start)
    length = min(finding.span.end - finding.span.start, len(text.line(start.line)) - start.column + 1)
    return Place(text.path, start.line, start.column, start.column + length, finding.severity, finding.kind.code)
