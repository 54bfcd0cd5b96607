"""The page of each kind of finding, and the table of all of them."""

from __future__ import annotations

from importlib.resources import files

from argmap.findings.core import Kind
from argmap.findings.kinds import KINDS


def page(kind: Kind) -> str:
    """What the kind means, why it matters, an example that shows it and the example mended; Markdown, ending with a line end."""
    return (files("argmap.findings") / "pages" / f"{kind.code}.md").read_text("utf-8")


def without_title(words: str) -> str:
    return words.split("\n", 1)[1].strip()


def table() -> str:
    """One line a kind: code, slug, severity, sentence."""
    slugs = max(len(kind.slug) for kind in KINDS)
    severities = max(len(kind.severity) for kind in KINDS)
    return "".join(f"{kind.code}  {kind.slug:<{slugs}}  {kind.severity:<{severities}}  {kind.sentence}\n" for kind in KINDS)
