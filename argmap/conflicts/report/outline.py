"""What the report says, in the order in which a reader wants it: what conflicts, then what only might, then what was set aside.

Plain text throughout; escaping is for the writers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.conflicts.issues import STRENGTHS, Agreement, Conflict, Considered, InconsistentSet, Issues, QuestionReport
from argmap.conflicts.wording import days
from argmap.model.argument import Argument, Claim
from argmap.model.wording import (
    attitude_words,
    conditions_words,
    counted,
    likelihood_words,
    listed,
    outlet_words,
    quoted,
    speaker,
    voice_words,
)
from argmap.settings import Prefer
from argmap.text import SourceText
from argmap.values import frozen

LEVELS = {
    "outlet": "between outlets",
    "mixed": "between an outlet and a quoted voice",
    "voice": "between quoted voices",
    "within-outlet": "within one outlet",
    "within-voice": "within one voice",
}
KINDS = {
    "contradiction": "contradiction",
    "ruled-out-vs-open": "one rules out what the other leaves open",
    "likelihood-conflict": "they differ in how likely it is",
    "confidence-gap": "one is surer than the other",
    "contrary-claims": "two things that cannot both be so",
    "quantity-conflict": "figures that do not agree",
    "filler-conflict": "different answers where there is only one",
    "alternatives": "alternatives, of which one at least is only possible",
    "trigger-disagreement": "they disagree about what it depends on",
    "complementary-triggers": "the same outcome under different conditions",
    "step-disputed": "a step of reasoning is disputed",
    "reason-against": "a reason against",
    "tension": "a tension",
    "changed-over-time": "opposite, of different times",
    "changed-position": "a changed position",
    "inconsistent-set": "together they cannot be so",
}
_SURENESS = ("likelihood-conflict", "confidence-gap")
_CHANGES = ("changed-over-time", "changed-position")
_AGREEMENTS = {
    "corroboration": "independent voices agree",
    "restatement": "said again, not independently",
    "agreement-over-time": "the same at different times",
}
LISTED = 200
"""Agreements and near misses that are listed one by one; the rest is counted."""


@frozen
class Witness:
    """One claim of a side: who says it, where, when, how, and the words of the article."""

    claim: str
    proposition: str
    speaker: str
    facts: tuple[str, ...]  # date, grade, condition …
    quotes: tuple[str, ...]
    place: str


@frozen
class Card:
    """One conflict in its six parts; ``rows`` are label and words, in order. ``number`` is 0 where it has none: a note, or dismissed."""

    number: int
    headline: str
    strength: str
    kind: str
    level: str
    sides: tuple[tuple[Witness, ...], tuple[Witness, ...]]
    rows: tuple[tuple[str, str], ...]


@frozen
class Position:
    """What some claims of a question say, and who holds it. ``claims``: full name and proposition."""

    letter: str
    likelihood: str
    holders: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]


@frozen
class Part:
    """A question, with what its claims conflict in; or, without positions, a group of conflicts that stand apart."""

    title: str
    name: str
    intro: str
    positions: tuple[Position, ...]
    cards: tuple[Card, ...]


@frozen
class Listing:
    """A heading with short entries; each entry is a headline and lines under it."""

    title: str
    intro: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Outline:
    """The report as a list of headings with what stands under each, whatever it is printed as."""

    title: str
    summary: tuple[str, ...]
    questions: tuple[Part, ...]
    apart: tuple[Part, ...]
    listings: tuple[Listing, ...]


def outline(issues: Issues, argument: Argument, texts: Mapping[str, SourceText], prefer: Prefer) -> Outline:
    """The whole report. A conflict that belongs to several questions is told once, at the first."""
    numbered = issues.numbers

    def card(conflict: Conflict) -> Card:
        return _card(conflict, numbered.get(conflict.fingerprint, 0), argument, texts)

    def cards(conflicts: list[Conflict]) -> tuple[Card, ...]:
        """By number; notes, which have none, after them."""
        return tuple(card(each) for each in sorted(conflicts, key=lambda each: numbered.get(each.fingerprint, len(numbered) + 1)))

    told: set[str] = set()
    questions: list[Part] = []
    sure: list[Conflict] = []
    conditional: list[Conflict] = []
    changes: list[Conflict] = []
    notes: list[Conflict] = []
    for report in _most_disputed(issues):
        here = []
        for conflict in report.conflicts:
            if conflict.fingerprint in told:
                continue
            told.add(conflict.fingerprint)
            if conflict.kind in _CHANGES:
                changes.append(conflict)
            elif conflict.strength == "info":
                (sure if conflict.kind in _SURENESS else notes).append(conflict)
            elif conflict.condition is not None:
                conditional.append(conflict)
            elif conflict.kind in _SURENESS:
                sure.append(conflict)
            else:
                here.append(conflict)
        questions.append(_question(report, argument, cards(here)))
    apart = [
        ("Only under conditions", "These hold only if what they wait for comes about.", conditional),
        ("How likely, how sure", "Both sides speak of one thing; they differ in how likely it is, or how sure they are.", sure),
        (
            "Changes over time",
            "Opposite claims about different times, which are no contradiction; and voices that changed their position.",
            changes,
        ),
        ("Worth knowing", "No conflict: alternatives, triggers that complement each other, reasons against.", notes),
        ("Dismissed by a reviewer", "Found, looked at, and decided to be no conflict.", list(issues.dismissed)),
    ]
    return Outline(
        title="Conflict report",
        summary=tuple(_summary(issues, argument, prefer)),
        questions=tuple(questions),
        apart=tuple(Part(title, "", intro, (), cards(group)) for title, intro, group in apart if group),
        listings=tuple(each for each in _listings(issues, argument) if each.entries),
    )


def _most_disputed(issues: Issues) -> list[QuestionReport]:
    """Questions with the strongest conflicts first."""

    def weight(report: QuestionReport) -> tuple[object, ...]:
        counts = Counter(conflict.strength for conflict in report.conflicts)
        return (*(-counts[strength] for strength in STRENGTHS[:3]), report.name)

    return sorted(issues.questions, key=weight)


def _summary(issues: Issues, argument: Argument, prefer: Prefer) -> Iterator[str]:
    outlets = {source.outlet for source in argument.sources.values()}
    strengths = Counter(conflict.strength for conflict in issues.conflicts)
    yield f"{counted(len(argument.claims), 'claim')} of {counted(len(argument.sources), 'source')} from {counted(len(outlets), 'outlet')}."
    real = sum(strengths[strength] for strength in STRENGTHS[:3])
    words = ", ".join(f"{strengths[strength]} {strength}" for strength in STRENGTHS[:3] if strengths[strength])
    yield f"{counted(real, 'conflict')}{f' ({words})' if words else ''}."
    if strengths["info"]:
        yield f"{counted(strengths['info'], 'note')} besides: other times, differences in sureness and the like."
    if issues.inconsistent:
        yield f"{counted(len(issues.inconsistent), 'set')} of three or more claims that cannot all be so."
    if issues.dismissed:
        yield f"{len(issues.dismissed)} dismissed by a reviewer."
    yield {
        "none": "No outlet counts for more than another.",
        "reliability": "Where claims clash, the better graded source counts for more.",
    }[prefer]
    for words in issues.incomplete:
        yield f"Incomplete: {words}"


def _question(report: QuestionReport, argument: Argument, cards: tuple[Card, ...]) -> Part:
    positions = tuple(
        Position(
            letter=_letter(at),
            likelihood="" if position.likelihood == "flat" else position.likelihood,
            holders=position.holders,
            claims=tuple((name, argument.claims[name].proposition) for name in position.claims),
        )
        for at, position in enumerate(report.positions)
    )
    intro = f"{counted(len(report.claims), 'claim')}, {counted(len(positions), 'position')}"
    return Part(report.question, report.name, intro, positions, cards)


def _letter(at: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _card(conflict: Conflict, number: int, argument: Argument, texts: Mapping[str, SourceText]) -> Card:
    rows = [("why", conflict.because)]
    if conflict.condition:
        rows.append(("only if", conflict.condition))
    if conflict.dissolves:
        rows.append(("would dissolve it", conflict.dissolves))
    if conflict.assumed:
        rows.append(("assumed", "; ".join(dict.fromkeys(conflict.assumed))))
    rows.append(("independent", "yes" if conflict.independent else f"no: {_shared(conflict, argument)} on both sides"))
    if conflict.verdict:
        rows.append(("reviewer", f"{conflict.verdict.kind.replace('-', ' ')}: {conflict.verdict.why}"))
    first, second = (
        tuple(_witness(argument.claims[name], argument, texts) for name in side if name in argument.claims) for side in conflict.sides
    )
    return Card(number, conflict.headline, conflict.strength, KINDS[conflict.kind], LEVELS[conflict.level], (first, second), tuple(rows))


def _shared(conflict: Conflict, argument: Argument) -> str:
    """What keeps the two sides from being independent."""
    first, second = (argument.claims[side[0]] for side in conflict.sides)
    voices = [set(claim.chain[0].voices) if claim.chain else set() for claim in (first, second)]
    if voices[0] & voices[1]:
        return listed(voice_words(voice, argument) for voice in sorted(voices[0] & voices[1]))
    outlet = argument.outlet(first)
    if outlet == argument.outlet(second):
        return outlet_words(first, argument)
    authors = [set(argument.sources[claim.source].authors) if claim.source else set() for claim in (first, second)]
    return listed(sorted(authors[0] & authors[1])) or "one root"


def _witness(claim: Claim, argument: Argument, texts: Mapping[str, SourceText]) -> Witness:
    source = argument.sources.get(claim.source or "")
    facts = []
    if source is not None:
        facts.append(f"published {source.published}{' (estimated)' if source.estimated else ''}" if source.published else "no date")
        facts.append(f"grade {source.grade}" if source.grade.given else "not graded")
    if claim.likelihood_given:
        facts.append(f"{likelihood_words(claim.likelihood)}{f', in the {claim.sense} sense' if claim.sense else ''}")
    if claim.time_given:
        facts.append(f"about {days(claim.time)}")
    if claim.attitude:
        facts.append(f"held as {attitude_words(claim.attitude, argument)}")
    if claim.conditions:
        facts.append(conditions_words(claim.conditions))
    text = texts.get(claim.name_span.path)
    place = f"{claim.name_span.path}:{text.position(claim.name_span.start).line}" if text else claim.name_span.path
    return Witness(
        claim.name, claim.proposition, speaker(claim, argument), tuple(facts), tuple(quoted(quote.words) for quote in claim.quotes), place
    )


def _listings(issues: Issues, argument: Argument) -> Iterator[Listing]:
    yield Listing(
        "Sets that cannot all be so",
        "No two of these claims conflict, but together they cannot be so.",
        tuple(_set(each, argument) for each in issues.inconsistent),
    )
    yield _cut(
        "Agreements",
        "Who says the same, and whether they say it independently.",
        [_agreement(each, argument) for each in issues.agreements],
    )
    yield _cut(
        "Considered and set aside",
        "Near misses, with the field that set them aside.",
        [_considered(each, argument) for each in issues.considered],
    )


def _cut(title: str, intro: str, entries: list[tuple[str, tuple[str, ...]]]) -> Listing:
    if len(entries) > LISTED:
        entries = [*entries[:LISTED], (f"and {len(entries) - LISTED} more (`--format json` has them all)", ())]
    return Listing(title, intro, tuple(entries))


def _set(found: InconsistentSet, argument: Argument) -> tuple[str, tuple[str, ...]]:
    by = f", by {'; '.join(found.rules)}" if found.rules else ""
    return f"{counted(len(found.claims), 'claim')}{by}", tuple(_told(name, argument) for name in found.claims)


def _agreement(found: Agreement, argument: Argument) -> tuple[str, tuple[str, ...]]:
    note = f" ({found.note})" if found.note else ""
    head = f"{_AGREEMENTS[found.kind]}: {counted(found.voices, 'voice')}, {counted(found.roots, 'root')}{note}"
    return head, tuple(_told(name, argument) for name in found.claims)


def _considered(found: Considered, argument: Argument) -> tuple[str, tuple[str, ...]]:
    return f"{found.rule}, {found.field}: {found.reason}", tuple(_told(name, argument) for name in found.claims)


def _told(name: str, argument: Argument) -> str:
    claim = argument.claims.get(name)
    if claim is None:
        return name
    held = f", as {attitude_words(claim.attitude, argument)}" if claim.attitude else ""
    return f"{name}: {speaker(claim, argument)}{held}: “{claim.proposition}”"
