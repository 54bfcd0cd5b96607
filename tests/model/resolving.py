"""Reads small projects for the tests of this room; `check` takes files that point at what is found in them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen
from pointing import points_at_itself

from argmap.findings.core import Finding
from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText


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
    texts = [SourceText(path, text) for path, text in _by_path(files).items()]
    documents = [parse(text) for text in texts]
    if readable:
        told = [finding.message for document in documents for finding in document.findings]
        assert not told, f"this cannot be read: {told}"
    resolved = resolve(documents, settings or Settings())
    return Read(resolved.argument, resolved.findings)


def check(files: str | Mapping[str, str], settings: Settings | None = None, *, readable: bool = True) -> Read:
    """Resolves the files and holds that resolving finds what their carets show, and nothing else."""
    done = read(files, settings, readable=readable)
    for path, text in _by_path(files).items():
        points_at_itself(text, lambda _: done.findings, path)
    return done


def _by_path(files: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"a.arg": files} if isinstance(files, str) else files
