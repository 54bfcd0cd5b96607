"""What a check leaves for the next one: each declaration with what was found at it, by file."""

from __future__ import annotations

import hashlib
import marshal
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from argmap.conflicts.issues import Conflict, Strength
from argmap.findings.core import Finding, Label
from argmap.findings.kinds import BY_NAME
from argmap.model.argument import Claim
from argmap.model.circles import circles
from argmap.pipeline import Checked
from argmap.reading import Project, Reader, Unreadable, project_path
from argmap.recheck.nodes import Node, nodes_of
from argmap.settings import Settings
from argmap.syntax.ast import Allow, Document, Use
from argmap.text import SourceText, Span


class Noted(NamedTuple):
    """What a check found at one declaration: its findings before any is silenced; of a claim its quotes by what became of them, the
    strengths of the conflicts and the number of the inconsistent sets in which it comes first; of a source its outlet. ``towards``:
    what else counts towards a limit, of the conflicts in which it comes first: `A_PAIR` for one that is dismissed, `A_SET` for one
    that several rules make, and the predicates of one that is for information alone."""

    findings: tuple[Finding, ...] = ()
    verified: int = 0
    missing: int = 0
    unchecked: int = 0
    strengths: tuple[Strength, ...] = ()
    sets: int = 0
    outlet: str = ""
    towards: tuple[str, ...] = ()


A_PAIR, A_SET = "a pair", "a set"  # no predicate is called so
NOTHING = Noted()


class File(NamedTuple):
    """``digest`` is that of its bytes; ``uses`` are paths in the project; ``noted`` are by the places of the nodes, where there is
    anything."""

    digest: bytes
    uses: tuple[str, ...]
    allows: tuple[Allow, ...]
    nodes: tuple[Node, ...]
    noted: Mapping[int, Noted]


class Record(NamedTuple):
    """``articles``: by path, the digests of the articles that the sources name. ``packed``: each file as bytes. ``cost``: how many
    millionths of what may be looked at in all have been, or more: what a change takes away is counted until the next whole check."""

    files: Mapping[str, File]
    articles: Mapping[str, bytes]
    packed: Mapping[str, bytes]
    cost: int


class Held:
    """Reads each file once, so that what is compared, checked and taken down is one and the same."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held: dict[str, bytes | Unreadable] = {}
        self._digests: dict[str, bytes] = {}
        self.steady = True

    def read(self, path: str) -> bytes | Unreadable:
        data = self._held[path] if path in self._held else self._reader.read(path)
        digest = hashlib.blake2b(repr(data).encode() if isinstance(data, Unreadable) else data, digest_size=16).digest()
        self.steady &= self._digests.setdefault(path, digest) == digest
        return data

    def hold(self, path: str) -> bytes | Unreadable:
        """Reads it, and keeps it for when it is asked for again."""
        data = self._held[path] = self.read(path)
        return data

    def digest(self, path: str) -> bytes:
        """Of what was read."""
        if path not in self._digests:
            self.read(path)
        return self._digests[path]


def read_cleanly(document: Document, text: SourceText, digest: bytes) -> File | None:
    """The file, with nothing noted yet; None where something of it could not be read, or where it leads out of the project."""
    if document.findings or document.broken:
        return None
    uses = [project_path(each.file.value, document.path) for each in document.declarations if isinstance(each, Use)]
    nodes = nodes_of(document, text)
    articles = [project_path(node.text, document.path) for node in nodes if node.text]
    if None in uses or None in articles:
        return None
    return File(digest, tuple(path for path in uses if path is not None), document.allows, nodes, {})


def articles_of(path: str, file: File) -> list[str]:
    """The paths of the articles that its sources name."""
    return [article for node in file.nodes if node.text and (article := project_path(node.text, path)) is not None]


class Names:
    """Which of two things of one name is meant is told by where they stand: then nothing can be taken over."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def twice(self, file: File) -> bool:
        keys = [key for node in file.nodes for key in node.makes if not key.startswith("l:")]
        before = len(self._seen)
        self._seen.update(keys)
        return len(self._seen) < before + len(keys)


# --- what was found, by declaration -----------------------------------------------------------------------------------


def complete(checked: Checked) -> bool:
    """Whether everything could be read and resolved, nothing leans on itself and no limit was reached: else one declaration may change
    what is found at any."""
    compared = checked.compared
    broken = any(finding.severity == "error" and finding.kind.code < "ARG3" for finding in checked.found)
    limited = compared.issues.incomplete or compared.evaluation.incomplete or compared.evaluation.exceeded is not None
    return not (broken or limited or _in_circles(compared.understood.argument.claims))


def cost_of(checked: Checked, settings: Settings) -> int:
    """How many millionths, or more, of what may be looked at before something is left out."""
    instances = Fraction(checked.compared.evaluation.cost, max(settings.limits.instances, 1))
    return ceil(max(instances, checked.compared.issues.cost) * 1_000_000)


def _in_circles(claims: Mapping[str, Claim]) -> bool:
    """Whether claims lean on themselves: what these wait for is put in other words when another one that leans on them comes first."""
    steps = {name: [step.premises for step in claim.steps if not step.said] for name, claim in claims.items() if claim.steps}
    return bool(circles({name: tuple(each for premises in of_it for each in premises if each in steps) for name, of_it in steps.items()}))


Stretch = tuple[int, int] | Node
"""Where a declaration begins and ends."""


class Places:
    """Declarations by where they stand; they are given in the order of their files."""

    def __init__(self, stretches: Mapping[str, Sequence[Stretch]]) -> None:
        self._stretches = stretches
        self._starts = {path: [stretch[0] for stretch in of_file] for path, of_file in stretches.items()}

    def at(self, span: Span) -> int | None:
        """The place of the declaration that the span begins in."""
        place = bisect_right(self._starts.get(span.path, ()), span.start) - 1
        return place if place >= 0 and span.start <= self._stretches[span.path][place][1] else None


def by_declaration(checked: Checked, stretches: Mapping[str, Sequence[Stretch]]) -> dict[str, dict[int, Noted]] | None:
    """By path and place what was found at each of these declarations, where there was anything. None where something was found
    outside of them all."""
    places = Places(stretches)
    found: dict[str, dict[int, Noted]] = {path: {} for path in stretches}
    outside = False

    def note(span: Span, what: str, value: Any) -> None:
        nonlocal outside
        place = places.at(span)
        if place is None:
            outside = True
            return
        known = found[span.path].get(place, NOTHING)
        found[span.path][place] = known._replace(**{what: getattr(known, what) + value})

    claims, issues = checked.compared.understood.argument.claims, checked.compared.issues
    for finding in checked.found:
        note(finding.span, "findings", (finding,))
        outside |= any(label.span.path in stretches and places.at(label.span) is None for label in finding.labels)
    for match in checked.quotes:
        note(claims[match.claim].name_span, match.outcome, 1)
    for conflict in issues.conflicts:
        note(claims[conflict.sides[0][0]].name_span, "strengths", (conflict.strength,))
        note(claims[conflict.sides[0][0]].name_span, "towards", tuple(_towards(conflict, claims)))
    for conflict in issues.dismissed:
        note(claims[conflict.sides[0][0]].name_span, "towards", (A_PAIR, *_towards(conflict, claims)))
    for each in issues.inconsistent:
        note(claims[each.claims[0]].name_span, "sets", 1)
    for source in checked.compared.understood.argument.sources.values():
        note(source.name_span, "outlet", source.outlet)
    return None if outside else found


def _towards(conflict: Conflict, claims: Mapping[str, Claim]) -> Iterator[str]:
    if conflict.rule == "R10":
        yield A_SET
    if conflict.strength == "info":
        sides = [claims[name] for name in conflict.claims]
        speaking = (*sides, *(claims[name] for side in sides for name in side.denies))
        yield from sorted({literal.predicate for claim in speaking for literal in claim.meaning} or {""})


# --- after a whole check ----------------------------------------------------------------------------------------------


class Taken:
    """What is taken of a project before it is resolved: then its documents can go."""

    def __init__(self, project: Project, held: Held) -> None:
        self.usable = all(document.path in project.texts for document in project.documents) and len(project.texts) == len(project.documents)
        self._held = held
        self._files: dict[str, tuple[bytes, bytes]] = {}
        self._stretches: dict[str, list[tuple[int, int]]] = {}
        self._articles: list[str] = []
        names = Names()
        for document in project.documents if self.usable else ():
            path = document.path
            file = read_cleanly(document, project.texts[path], held.digest(path))
            if file is None or names.twice(file):
                self.usable = False
                return
            self._files[path] = file.digest, _nodes_packed(file)
            self._stretches[path] = [(node.start, node.end) for node in file.nodes]
            self._articles += articles_of(path, file)

    def with_findings(self, checked: Checked, settings: Settings) -> bytes | None:
        """The record, packed; None where nothing could be taken over from it."""
        if not self.usable or not complete(checked):
            return None
        found = by_declaration(checked, self._stretches)
        articles = {path: self._held.digest(path) for path in self._articles}
        if found is None or not self._held.steady or articles.keys() & self._files.keys():
            return None
        files = {path: _file_packed(*self._files[path], found[path]) for path in self._files}
        return _packed(files, articles, cost_of(checked, settings))


# --- as bytes ---------------------------------------------------------------------------------------------------------
# Marshalled, by the Python that will read it: of numbers, strings and tuples of them alone.


def packed(record: Record) -> bytes:
    return _packed(record.packed, record.articles, record.cost)


def packed_file(file: File) -> bytes:
    return _file_packed(file.digest, _nodes_packed(file), file.noted)


def unpacked(data: bytes) -> Record:
    files, articles, cost = marshal.loads(data)
    return Record({path: _file(path, *marshal.loads(part)) for path, part in files}, dict(articles), dict(files), cost)


def _packed(files: Mapping[str, bytes], articles: Mapping[str, bytes], cost: int) -> bytes:
    return marshal.dumps((tuple(files.items()), tuple(articles.items()), cost))


def _nodes_packed(file: File) -> bytes:
    allows = [(allow.kinds, allow.reason, allow.covers_start, allow.covers_end, allow.start, allow.end) for allow in file.allows]
    return marshal.dumps((file.uses, allows, [tuple(node) for node in file.nodes]))


def _file_packed(digest: bytes, nodes: bytes, noted: Mapping[int, Noted]) -> bytes:
    return marshal.dumps((digest, nodes, [(place, *_noted_packed(each)) for place, each in noted.items()]))


def _file(path: str, digest: bytes, rest: bytes, noted: list[Any]) -> File:
    uses, allows, nodes = marshal.loads(rest)
    known = {place: Noted(tuple(_finding(path, *parts) for parts in findings), *more) for place, findings, *more in noted}
    return File(digest, uses, tuple(Allow(*parts) for parts in allows), tuple(map(Node._make, nodes)), known)


def _noted_packed(noted: Noted) -> tuple[object, ...]:
    findings = [
        (
            finding.kind.code,
            finding.span.start,
            finding.span.end,
            finding.message,
            finding.help,
            [(label.span.path, label.span.start, label.span.end, label.message) for label in finding.labels],
            finding.subject,
            finding.severity_here,
        )
        for finding in noted.findings
    ]
    return findings, *noted[1:]


def _finding(path: str, code: str, start: int, end: int, message: str, help_: str, labels: list[Any], *rest: Any) -> Finding:
    marked = tuple(Label(Span(where, first, last), words) for where, first, last, words in labels)
    return Finding(BY_NAME[code], Span(path, start, end), message, help_, marked, *rest)
