"""The report as Markdown (CommonMark). What came from a file is text: nothing in it becomes markup or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.conflicts.report.outline import Card, Outline, Part, Witness
from argmap.findings.cells import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@$=])")


def to_markdown(report: Outline) -> str:
    return "\n".join(_lines(report)) + "\n"


def escaped(words: str) -> str:
    """Every character that could mean something escaped, so that it means itself."""
    return _SPECIAL.sub(r"\\\1", clean(words))


def _lines(report: Outline) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    for words in report.summary:
        yield f"- {escaped(words)}"
    for part in (*report.questions, *report.apart):
        yield from _part(part)
    for listing in report.listings:
        yield ""
        yield f"## {escaped(listing.title)}"
        yield ""
        yield escaped(listing.intro)
        yield ""
        for head, lines in listing.entries:
            yield f"- {escaped(head)}"
            yield from (f"  - {escaped(line)}" for line in lines)


def _part(part: Part) -> Iterator[str]:
    yield ""
    yield f"## {escaped(part.title)}"
    yield ""
    yield escaped(part.intro)
    if part.positions:
        yield ""
    for position in part.positions:
        sure = f" · {escaped(position.likelihood)}" if position.likelihood else ""
        first = escaped(position.claims[0][1]) if position.claims else ""
        yield f"- **{position.letter}** {first}{sure}"
        yield f"  - held by {escaped('; '.join(position.holders)) or 'nobody'}"
        yield f"  - {', '.join(escaped(name) for name, _ in position.claims)}"
    for card in part.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    yield ""
    mark = f"⚡{card.number} " if card.number else ""
    yield f"### {mark}{card.strength}: {escaped(card.kind)}, {escaped(card.level)}"
    yield ""
    yield f"**{escaped(card.headline)}**"
    yield ""
    for side in card.sides:
        for witness in side:
            yield from _witness(witness)
    yield ""
    for label, words in card.rows:
        yield f"- *{label}*: {escaped(words)}"


def _witness(witness: Witness) -> Iterator[str]:
    yield f"- {escaped(witness.claim)} ({escaped(witness.place)}): {escaped(' · '.join((witness.speaker, *witness.facts)))}"
    for quote in witness.quotes:
        yield f"  > {escaped(quote)}"
