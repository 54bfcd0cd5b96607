"""A finding: what is so, where, and what to do about it."""

from __future__ import annotations

import hashlib
from typing import Literal

from argmap.text import Span
from argmap.values import frozen

Severity = Literal["error", "warning", "info", "conflict"]


@frozen
class Kind:
    """One kind of finding. The code is the identity (never reused); the slug is its name in words."""

    code: str
    slug: str
    severity: Severity
    sentence: str


@frozen
class Label:
    """Another place that the finding is about, with what is so there."""

    span: Span
    message: str


@frozen
class Finding:
    """``subject`` names what the finding is about in a way that survives moved lines (full names, a rule); where it is empty
    the message does. ``severity_here`` replaces the kind's own severity at this one place."""

    kind: Kind
    span: Span
    message: str
    help: str = ""
    labels: tuple[Label, ...] = ()
    subject: str = ""
    severity_here: Severity | None = None

    @property
    def severity(self) -> Severity:
        return self.severity_here or self.kind.severity

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits, the same wherever the lines move to."""
        return fingerprint(self.kind.code, self.subject or f"{self.span.path} {self.message}")


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits of the parts, in their order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
