"""From documents to the argument: every name looked up, every clause in its place, every meaning checked.

Whatever cannot be resolved is one finding at its own place, and makes what it stands in more cautious: a claim is damaged, a
relation is left out. The order of documents makes no difference.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.model.argument import Argument, Claim, ClaimValue, Undercut
from argmap.model.circles import circles
from argmap.model.claims import ClaimReader
from argmap.model.general import nevers, rules
from argmap.model.groupings import questions, relations, scenarios, verdicts
from argmap.model.literals import Literals
from argmap.model.names import ClaimEntry, declared_names
from argmap.model.speakers import sources, voices
from argmap.model.vocabulary import circular, vocabulary
from argmap.settings import Settings
from argmap.syntax.ast import Document
from argmap.values import frozen


@frozen
class Resolved:
    """``findings`` are those of resolving alone, by place; what could not be read stands in the documents."""

    argument: Argument
    findings: tuple[Finding, ...]


def resolve(documents: Iterable[Document], settings: Settings) -> Resolved:
    """The argument that the documents make together."""
    in_order = sorted(documents, key=lambda document: document.path)
    findings: list[Finding] = []
    names = declared_names(in_order, findings)
    words = vocabulary(names, settings, findings)
    outlets = sources(names, findings)
    people = voices(names, words, findings)
    literals = Literals(names, words)
    reader = ClaimReader(names, outlets, people, literals, settings, findings)
    claims: dict[str, Claim] = {}
    undercuts: list[Undercut] = []
    for name in sorted(names.claims):
        resolved = reader.read(names.claims[name])
        claims[name] = resolved.claim
        undercuts.extend(resolved.undercuts)
    for second in names.seconds:
        reader.read(second)
    for path, claim in names.adrift:
        reader.check_adrift(path, ClaimEntry(claim.name.text, None, path, claim, first=False))
    claims = _without_circles(claims, findings)
    between, more_undercuts = relations(in_order, names, findings, settings.limits.related)
    argument = Argument(
        sources=outlets.by_name,
        voices={key: people.by_key[key] for key in sorted(people.by_key)},
        claims=claims,
        types=words.types,
        entities=words.entities,
        predicates=words.predicates,
        relations=between,
        undercuts=tuple(sorted((*undercuts, *more_undercuts), key=lambda undercut: undercut.span)),
        rules=rules(names, literals, findings),
        nevers=nevers(in_order, names, literals, findings),
        questions=questions(names, literals, findings),
        scenarios=scenarios(names, findings),
        verdicts=verdicts(in_order, names, findings),
    )
    told = _without_echoes(set(findings), in_order)
    return Resolved(argument, tuple(sorted(told, key=lambda finding: (finding.span, finding.kind.code, finding.message))))


def _without_echoes(findings: Iterable[Finding], documents: Iterable[Document]) -> list[Finding]:
    """Without what only comes from a slip that reading told: a misspelt clause that does not belong where it stands under the word it
    was taken for, or a unit that could be read only in part, `3 mg/l` or `15 thousand litres`."""
    slips = {document.path: [finding.span.start for finding in document.findings] for document in documents if document.findings}

    def echoes(finding: Finding) -> bool:
        starts = slips.get(finding.span.path, [])
        if finding.kind is kinds.UNIT_MISMATCH:
            after = bisect_right(starts, finding.span.start)
            return after < len(starts) and starts[after] <= finding.span.end + 1
        at = bisect_left(starts, finding.span.start)
        misread = finding.kind in (kinds.MISPLACED_CLAUSE, kinds.DUPLICATE_CLAUSE)
        return misread and at < len(starts) and starts[at] == finding.span.start

    return [finding for finding in findings if not echoes(finding)]


def _without_circles(claims: dict[str, Claim], findings: list[Finding]) -> dict[str, Claim]:
    """Claims whose meanings hold each other's contents in a circle mean nothing definite: they are damaged."""
    found = circles(contents(claims))
    if not found:
        return claims
    spans = {name: claim.name_span for name, claim in claims.items()}
    findings.extend(circular(circle, spans, "has in its meaning") for circle in found)
    in_circle = {name for circle in found for name in circle}
    return {name: evolve(claim, damaged=True) if name in in_circle else claim for name, claim in claims.items()}


def contents(claims: Mapping[str, Claim]) -> dict[str, tuple[str, ...]]:
    """For each claim whose meaning holds the content of other claims: which."""
    held: dict[str, tuple[str, ...]] = {}
    for name, claim in claims.items():
        inside = tuple(
            filler.value.claim
            for literal in claim.meaning
            for filler in literal.fillers
            if filler is not None and isinstance(filler.value, ClaimValue) and filler.value.claim != name
        )
        if inside:
            held[name] = inside
    return held
