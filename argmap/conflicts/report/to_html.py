"""The report as one page that needs nothing else, readable on a phone and on paper. What came from a file is text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from argmap.conflicts.report.outline import Card, Listing, Outline, Part, Witness
from argmap.findings.cells import clean, joined


def to_html(report: Outline) -> str:
    style = files("argmap.conflicts.report").joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(report.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *_body(report),
            "</body>",
            "</html>",
            "",
        )
    )


def _body(report: Outline) -> Iterator[str]:
    yield f"<header><h1>{_text(report.title)}</h1><ul>{''.join(f'<li>{_text(words)}</li>' for words in report.summary)}</ul></header>"
    titles = [part.title for part in (*report.questions, *report.apart)] + [listing.title for listing in report.listings]
    links = "".join(f'<li><a href="#part-{number}">{_text(title)}</a></li>' for number, title in enumerate(titles))
    yield f'<nav aria-label="Contents"><details><summary>Contents</summary><ol>{links}</ol></details></nav>'
    yield "<main>"
    for number, part in enumerate((*report.questions, *report.apart)):
        yield from _part(part, number)
    for number, listing in enumerate(report.listings, len(report.questions) + len(report.apart)):
        yield from _listing(listing, number)
    yield "</main>"


def _part(part: Part, number: int) -> Iterator[str]:
    yield f'<section id="part-{number}" aria-labelledby="title-{number}"><h2 id="title-{number}">{_text(part.title)}</h2>'
    yield f'<p class="quiet">{_text(part.intro)}</p>'
    if part.positions:
        yield '<ul class="positions">'
        for position in part.positions:
            sure = f' <span class="badge">{_text(position.likelihood)}</span>' if position.likelihood else ""
            first = _text(position.claims[0][1]) if position.claims else ""
            names = ", ".join(f"<code>{_text(name)}</code>" for name, _ in position.claims)
            yield f"<li><strong>{position.letter}</strong> {first}{sure}<br>held by {_text('; '.join(position.holders)) or 'nobody'}"
            yield f'<br><span class="quiet">{names}</span></li>'
        yield "</ul>"
    for card in part.cards:
        yield from _card(card)
    yield "</section>"


def _card(card: Card) -> Iterator[str]:
    mark = f"⚡{card.number} " if card.number else ""
    yield f'<article class="card {card.strength}"><h3>{mark}{_text(card.headline)}</h3>'
    yield f'<p><span class="badge {card.strength}">{card.strength}</span> {_text(card.kind)}, {_text(card.level)}</p>'
    yield '<div class="sides">'
    for side in card.sides:
        yield f"<div>{''.join(_witness(witness) for witness in side)}</div>"
    yield "</div><dl>"
    for label, words in card.rows:
        yield f"<dt>{_text(label)}</dt><dd>{_text(words)}</dd>"
    yield "</dl></article>"


def _witness(witness: Witness) -> str:
    quotes = "".join(f"<blockquote>{_text(quote)}</blockquote>" for quote in witness.quotes) or '<p class="quiet">no quote</p>'
    facts = "".join(f"<br>{_text(fact)}" for fact in witness.facts)
    name = f'<span class="quiet"><code>{_text(witness.claim)}</code> {_text(witness.place)}</span>'
    return f"<p><strong>{_text(witness.speaker)}</strong>{facts}</p><p>{_text(witness.proposition)}</p>{quotes}<p>{name}</p>"


def _listing(listing: Listing, number: int) -> Iterator[str]:
    yield f'<section id="part-{number}" aria-labelledby="title-{number}"><h2 id="title-{number}">{_text(listing.title)}</h2>'
    yield f'<p class="quiet">{_text(listing.intro)}</p><ul>'
    for head, lines in listing.entries:
        yield f"<li>{_text(head)}<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul></li>"
    yield "</ul></section>"


def _text(words: str) -> str:
    return escape(joined(clean(words)), quote=True)
