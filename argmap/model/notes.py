"""What resolving has to say, and whether anything may be built on what it looked at."""

from __future__ import annotations

from typing import Protocol

from argmap.findings.core import Finding, Kind, Label
from argmap.text import Span


class HasPlace(Protocol):
    """A node of a document: half-open character offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Notes:
    """Collects findings about one declaration into the list that all share.

    ``sound`` turns false with the first error, or where the declaration leans on something whose own error is told elsewhere.
    """

    __slots__ = ("findings", "path", "sound")

    def __init__(self, path: str, findings: list[Finding], sound: bool = True) -> None:
        self.path = path
        self.findings = findings
        self.sound = sound

    def span(self, node: HasPlace) -> Span:
        return Span(self.path, node.start, node.end)

    def error(self, kind: Kind, node: HasPlace, message: str, help: str = "", labels: tuple[Label, ...] = (), subject: str = "") -> None:
        self.sound = False
        self.note(kind, node, message, help, labels, subject)

    def note(self, kind: Kind, node: HasPlace, message: str, help: str = "", labels: tuple[Label, ...] = (), subject: str = "") -> None:
        """A finding that leaves what it is about sound."""
        self.findings.append(Finding(kind, self.span(node), message, help, labels, subject))

    def spoil(self) -> None:
        """What this leans on is in error, and that is told where it stands."""
        self.sound = False
