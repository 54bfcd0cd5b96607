"""A check that takes over what cannot have changed since the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import evolve

from argmap import pipeline
from argmap.conflicts.judge import INFOS
from argmap.findings.core import Finding, Label
from argmap.findings.report.summary import Summary
from argmap.pipeline import Comments, Outcome, Progress, quietly
from argmap.reading import Unreadable
from argmap.recheck.change import At, Change, compared
from argmap.recheck.keys import CLAIM, SCENARIO, SOURCE
from argmap.recheck.reach import Web
from argmap.recheck.record import A_PAIR, A_SET, NOTHING, File, Held, Noted, Places, Record, by_declaration, complete, cost_of, packed_file
from argmap.settings import Settings
from argmap.text import SourceText, Span

WORTH = 0.5
"""The share of a project up to which it is checked in part."""


def again(
    paths: Iterable[str], held: Held, settings: Settings, scenario: str | None, record: Record, progress: Progress = quietly
) -> tuple[Outcome, Record] | None:
    """What a whole check would say, and what it would leave: the record itself where nothing has changed. None where only a whole
    check can tell, or is no dearer."""
    progress(0.0, "reading")
    change = compared(paths, held, settings, record)
    if change is None:
        return None
    progress(0.2, "following what has changed")
    reached: set[At] = set()
    found: _Found | None = _Found({}, 0)
    if change.changed:
        web = Web(change.nodes)
        places = web.reached(change.changed)
        reached = change.at(places)
        always = {place for place, node in enumerate(change.nodes) if node.sort == SCENARIO}
        found = _found(change, web.needed(places | always), held, settings, scenario, progress)
        if found and any(found.noted.get(path, {}).get(place, NOTHING).missing for path, place in reached):
            # Words that the own article does not have are looked for in all the others.
            sources = {place for place, node in enumerate(change.nodes) if node.text}
            found = _found(change, web.needed(places | always | sources), held, settings, scenario, progress)
    if found is None or not held.steady:
        return None
    files = _taken_over(change, reached, found.noted, record)
    cost = record.cost + found.cost
    if files is None or _near_a_limit(files, settings) or cost >= 1_000_000:
        return None
    if not change.changed and all(file is record.files[path] for path, file in files.items()):
        return _outcome(files, change.texts, held, settings), record
    bytes_of = {path: record.packed[path] if file is record.files.get(path) else packed_file(file) for path, file in files.items()}
    return _outcome(files, change.texts, held, settings), Record(files, change.articles, bytes_of, cost)


# --- the part that is checked -------------------------------------------------------------------------------------------


class _Part:
    """The files with everything blanked out but some declarations, so that places stay what they are."""

    def __init__(self, change: Change, needed: set[int], held: Held) -> None:
        self._held = held
        self._texts = change.texts
        self.places: dict[str, list[int]] = {}
        for path, place in sorted(change.at(needed)):
            self.places.setdefault(path, []).append(place)
        self.nodes = {path: [change.files[path].nodes[place] for place in places] for path, places in self.places.items()}

    def read(self, path: str) -> bytes | Unreadable:
        if path not in self._texts:
            return self._held.read(path)
        text = self._texts[path].text
        parts: list[str] = []
        end = 0
        for node in self.nodes.get(path, ()):
            parts += ("\n" * (node.start - end), text[node.start : node.end])
            end = node.end
        return "".join(parts).encode("utf-8", "surrogatepass")


class _Found(NamedTuple):
    """By path and place; ``cost``: as of a record."""

    noted: Mapping[str, Mapping[int, Noted]]
    cost: int


def _found(change: Change, needed: set[int], held: Held, settings: Settings, scenario: str | None, progress: Progress) -> _Found | None:
    """What a check of these declarations alone finds; None where they are most of the project, or something is wrong with them that
    others may have to do with."""
    if sum(place < len(change.here) for place in needed) > WORTH * len(change.here):
        return None
    part = _Part(change, needed, held)
    understood = pipeline.understand(tuple(part.places), part, settings, progress)
    if scenario is not None and scenario not in understood.argument.scenarios:
        return None
    checked = pipeline.check(understood, part, settings, scenario, progress)
    found = by_declaration(checked, part.nodes) if complete(checked) else None
    if found is None:
        return None
    noted = {path: {part.places[path][place]: each for place, each in of_file.items()} for path, of_file in found.items()}
    return _Found(noted, cost_of(checked, settings))


# --- putting it together ------------------------------------------------------------------------------------------------


def _taken_over(change: Change, reached: set[At], found: Mapping[str, Mapping[int, Noted]], record: Record) -> dict[str, File] | None:
    """The files with what is found in them now, in the order of their paths; None where something that was found points at what is no
    more."""
    moved = {path for path, file in record.files.items() if change.files.get(path) is not file}
    places = Places({path: record.files[path].nodes for path in moved})
    shifts = {
        path: {old: change.files[path].nodes[new].start - record.files[path].nodes[old].start for new, old in kept.items()}
        for path in moved
        if (kept := change.before.get(path)) is not None
    }

    def now(span: Span) -> Span | None:
        if span.path not in moved:
            return span
        place = places.at(span)
        shift = None if place is None else shifts.get(span.path, {}).get(place)
        return None if shift is None else Span(span.path, span.start + shift, span.end + shift)

    def shifted(finding: Finding) -> Finding | None:
        if finding.span.path not in moved and not any(label.span.path in moved for label in finding.labels):
            return finding
        span = now(finding.span)
        labels = [(now(label.span), label.message) for label in finding.labels]
        if span is None or any(place is None for place, _ in labels):
            return None
        return evolve(finding, span=span, labels=tuple(Label(place, words) for place, words in labels if place is not None))

    touched = {path for path, _ in reached} | moved
    files: dict[str, File] = {}
    for path, file in change.files.items():
        known = record.files[path].noted if path in record.files else {}
        points_there = any(label.span.path in moved for noted in known.values() for finding in noted.findings for label in finding.labels)
        if path not in touched and not points_there:
            files[path] = file
            continue
        noted = {place: each for place, each in found.get(path, {}).items() if (path, place) in reached}
        for new, old in change.before[path].items():
            if (path, new) not in reached and old in known:
                findings = tuple(finding for each in known[old].findings if (finding := shifted(each)) is not None)
                if len(findings) < len(known[old].findings):
                    return None
                noted[new] = known[old]._replace(findings=findings)
        files[path] = file._replace(noted={place: noted[place] for place in sorted(noted)})
    return files


def _near_a_limit(files: Mapping[str, File], settings: Settings) -> bool:
    """Whether a whole check might have left something out."""
    towards: Counter[str] = Counter()
    for file in files.values():
        for noted in file.noted.values():
            towards.update(noted.towards)
            towards[A_PAIR] += len(noted.strengths)
            towards[A_SET] += noted.sets
    pairs, sets = towards.pop(A_PAIR, 0), towards.pop(A_SET, 0)
    return pairs >= settings.limits.conflicts or sets >= settings.limits.sets or max(towards.values(), default=0) >= INFOS


def _outcome(files: Mapping[str, File], texts: Mapping[str, SourceText], held: Held, settings: Settings) -> Outcome:
    every = [noted for file in files.values() for noted in file.noted.values()]
    found = [finding for noted in every for finding in noted.findings]
    comments = tuple(Comments(path, file.allows) for path, file in files.items())
    findings = pipeline.settled(found, comments, texts, settings)
    articles: dict[str, SourceText] = {}
    for path in {label.span.path for finding in findings for label in finding.labels} - texts.keys():
        data = held.read(path)
        if isinstance(data, bytes):
            articles[path] = SourceText(path, data.decode("utf-8").removeprefix("\ufeff"))
    sorts = Counter(node.sort for file in files.values() for node in file.nodes)
    outlets = {file.noted[place].outlet for file in files.values() for place, node in enumerate(file.nodes) if node.sort == SOURCE}
    severities = Counter(finding.severity for finding in findings)
    summary = Summary(
        files=len(files),
        sources=sorts[SOURCE],
        outlets=len(outlets),
        claims=sorts[CLAIM],
        verified=sum(noted.verified for noted in every),
        missing=sum(noted.missing for noted in every),
        unchecked=sum(noted.unchecked for noted in every),
        errors=severities["error"],
        warnings=severities["warning"],
        **Counter[str](strength for noted in every for strength in noted.strengths),
    )
    return Outcome({**texts, **articles}, findings, summary, any(noted.sets for noted in every))
