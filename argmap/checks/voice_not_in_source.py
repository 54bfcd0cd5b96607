"""Voices that the article does not name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.case import Case
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import VOICE_NOT_IN_SOURCE
from argmap.model.argument import Claim, Source
from argmap.sources.normal import normalise
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.sources.naming import Named


def voice_not_in_source(case: Case) -> Iterator[Finding]:
    """One for each voice and source, at the first claim that gives words to it."""
    given = _given_words(case)
    if not given:
        return
    from argmap.sources.naming import Named  # slow to load

    named: dict[str, Named] = {}
    for (name, key), claims in sorted(given.items()):
        source, voice = case.argument.sources[name], case.argument.voices[key]
        assert source.text is not None
        if source.text not in named:
            named[source.text] = Named(normalise(case.articles[source.text].text).text)
        if _publishes_itself(voice.label, source) or named[source.text].names(normalise(voice.label).text, normalise(voice.role).text):
            continue
        first = min(claims, key=lambda claim: claim.span)
        more = f", and {len(claims) - 1} more {'claim gives' if len(claims) == 2 else 'claims give'} it words" if len(claims) > 1 else ""
        message = f"the article of `{name}` does not name “{voice.label}”{more}"
        help_ = "give the claim the voice that the article names, or give the voice the name that it has there"
        labels = (Label(voice.span, "the voice is declared here"),) if voice.span else ()
        yield Finding(VOICE_NOT_IN_SOURCE, _place(first), message, help_, labels, f"{name} {key}")


def _given_words(case: Case) -> dict[tuple[str, str], list[Claim]]:
    """By source and voice, the claims that name the voice; of sources whose article can be read."""
    claims: dict[tuple[str, str], list[Claim]] = {}
    for claim in case.argument.claims.values():
        source = case.argument.sources.get(claim.source or "")
        if source is None or source.text not in case.articles:
            continue
        voices = {voice for link in claim.chain for voice in link.voices}
        if claim.attitude is not None and claim.attitude.of is not None:
            voices.add(claim.attitude.of)
        for voice in voices:
            claims.setdefault((source.name, voice), []).append(claim)
    return claims


def _publishes_itself(label: str, source: Source) -> bool:
    """An outlet or an author need not stand in the article itself."""
    from argmap.sources.naming import fold

    return fold(label) in [fold(name) for name in (source.outlet, *source.authors)]


def _place(claim: Claim) -> Span:
    return claim.by_span or claim.name_span
