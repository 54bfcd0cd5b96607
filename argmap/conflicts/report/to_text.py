"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.conflicts.report.outline import Card, Listing, Outline, Part, Witness
from argmap.findings.cells import block

_LABEL = 19


def to_text(report: Outline, width: int = 80) -> str:
    """At most ``width`` columns wide, but for words that are longer."""
    return "\n".join(_lines(report, width)) + "\n"


def _lines(report: Outline, width: int) -> Iterator[str]:
    yield report.title
    yield "=" * len(report.title)
    for words in report.summary:
        yield from block(words, width)
    for part in report.questions:
        yield from _part(part, width)
    for part in report.apart:
        yield from _part(part, width)
    for listing in report.listings:
        yield from _listing(listing, width)


def _part(part: Part, width: int) -> Iterator[str]:
    yield ""
    yield ""
    yield from block(part.title, width)
    yield "-" * min(width, max(len(line) for line in block(part.title, width)))
    yield from block(f"{part.intro} [{part.name}]" if part.name else part.intro, width)
    for position in part.positions:
        yield ""
        sure = f" · {position.likelihood}" if position.likelihood else ""
        yield from block(f"{position.letter}  {position.claims[0][1] if position.claims else ''}{sure}", width, 2, 5)
        yield from block(f"held by {'; '.join(position.holders) or 'nobody'}", width, 5, 7)
        yield from block(", ".join(name for name, _ in position.claims), width, 5, 7)
    for card in part.cards:
        yield from _card(card, width)


def _card(card: Card, width: int) -> Iterator[str]:
    yield ""
    mark = f"⚡{card.number} " if card.number else ""
    yield from block(f"{mark}{card.strength}: {card.kind}, {card.level}", width)
    yield from block(card.headline, width, 4)
    for side in card.sides:
        for witness in side:
            yield from _witness(witness, width)
    for label, words in card.rows:
        first, *rest = block(words, width, 4 + _LABEL)
        yield f"    {label:<{_LABEL}}{first.lstrip()}"
        yield from rest


def _witness(witness: Witness, width: int) -> Iterator[str]:
    yield from block(f"{witness.claim} ({witness.place})", width, 4, 6)
    yield from block(" · ".join((witness.speaker, *witness.facts)), width, 6, 8)
    for quote in witness.quotes:
        yield from block(quote, width, 6, 7)


def _listing(listing: Listing, width: int) -> Iterator[str]:
    yield ""
    yield ""
    yield listing.title
    yield "-" * len(listing.title)
    yield from block(listing.intro, width)
    for head, lines in listing.entries:
        yield ""
        yield from block(head, width, 2, 4)
        for line in lines:
            yield from block(line, width, 4, 6)
