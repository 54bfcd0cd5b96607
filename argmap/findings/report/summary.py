"""The counts that a check ends with."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.findings.report.colour import paint
from argmap.values import frozen


@frozen
class Summary:
    """What was read, what became of it, and how many conflicts of each strength no verdict dismisses."""

    files: int = 0
    sources: int = 0
    outlets: int = 0
    claims: int = 0
    verified: int = 0
    missing: int = 0
    unchecked: int = 0
    errors: int = 0
    warnings: int = 0
    strong: int = 0
    medium: int = 0
    weak: int = 0
    info: int = 0

    @property
    def conflicts(self) -> Mapping[str, int]:
        """By strength, strongest first."""
        return {"strong": self.strong, "medium": self.medium, "weak": self.weak, "info": self.info}

    def line(self, *, colour: bool = False) -> str:
        """``1 file, 2 sources, 2 outlets, 9 claims; 8 quotes verified; 1 error, no warnings; 1 conflict (1 strong)``"""
        counts = ((self.files, "file"), (self.sources, "source"), (self.outlets, "outlet"), (self.claims, "claim"))
        read = ", ".join(_some(count, thing) for count, thing in counts)
        quotes = f"{_some(self.verified, 'quote')} verified"
        if self.missing:
            quotes += ", " + paint(f"{self.missing} not found", "error", colour)
        if self.unchecked:
            quotes += f", {self.unchecked} not checked"
        errors = paint(_some(self.errors, "error"), "error" if self.errors else "", colour)
        warnings = paint(_some(self.warnings, "warning"), "warning" if self.warnings else "", colour)
        conflicts = _some(sum(self.conflicts.values()), "conflict")
        apart = ", ".join(f"{count} {strength}" for strength, count in self.conflicts.items() if count)
        conflicts = paint(conflicts + (f" ({apart})" if apart else ""), "conflict" if apart else "", colour)
        return f"{read}; {quotes}; {errors}, {warnings}; {conflicts}"


def _some(count: int, thing: str) -> str:
    return f"{count or 'no'} {thing}{'' if count == 1 else 's'}"
