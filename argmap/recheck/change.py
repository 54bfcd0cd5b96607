"""A project as it is now beside the record of the check before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from argmap.reading import Unreadable, decode, project_path
from argmap.recheck.keys import ARTICLES, CLAIM
from argmap.recheck.nodes import Node
from argmap.recheck.record import NOTHING, File, Held, Names, Noted, Record, articles_of, read_cleanly
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText
from argmap.values import frozen

At = tuple[str, int]
"""A declaration: its file, and its place among those of the file."""


@frozen
class Change:
    """``nodes``: first those of the files, of each of which ``here`` says where it stands, then those that are no more. ``before``: by
    path and place, the places that those had that were there before. ``changed``: the new ones, those that are no more, and those that
    must be looked at again. A file that is as it was is the record's own; of others nothing is noted yet."""

    files: Mapping[str, File]
    texts: Mapping[str, SourceText]
    articles: Mapping[str, bytes]
    nodes: Sequence[Node]
    here: Sequence[At]
    before: Mapping[str, Mapping[int, int]]
    changed: frozenset[int]

    def at(self, places: Iterable[int]) -> set[At]:
        """Where those of them stand that are there."""
        return {self.here[place] for place in places if place < len(self.here)}


def compared(paths: Iterable[str], held: Held, settings: Settings, record: Record) -> Change | None:
    """None where something of the project cannot be read."""
    read = _read(paths, held, settings, record)
    if read is None:
        return None
    files, texts = read
    articles: dict[str, bytes] = {}
    for path, file in files.items():
        for article in articles_of(path, file):
            if article not in articles:
                held.hold(article)
                articles[article] = held.digest(article)
    if articles.keys() & files.keys():
        return None  # of what is blanked out no words are missing
    rewritten = {path for path, digest in articles.items() if record.articles.get(path) != digest}
    nodes: list[Node] = []
    here: list[At] = []
    before: dict[str, dict[int, int]] = {}
    changed: list[int] = []
    gone: list[Node] = []
    for path, file in files.items():
        known = record.files.get(path)
        kept = before[path] = _kept(known.nodes if known else (), file.nodes)
        noted = known.noted if known else {}
        if known is not None and len(kept) < len(known.nodes):
            still = set(kept.values())
            gone += (_reading(node, NOTHING) for place, node in enumerate(known.nodes) if place not in still)
        for place, node in enumerate(file.nodes):
            if place not in kept or (node.text and project_path(node.text, path) in rewritten):
                changed.append(len(nodes))
            here.append((path, place))
            nodes.append(_reading(node, noted.get(kept.get(place, -1), NOTHING)))
    for path, known in record.files.items():
        if path not in files:
            gone += (_reading(node, NOTHING) for node in known.nodes)
    changed += range(len(nodes), len(nodes) + len(gone))
    return Change(files, texts, articles, (*nodes, *gone), here, before, frozenset(changed))


def _read(paths: Iterable[str], held: Held, settings: Settings, record: Record) -> tuple[dict[str, File], dict[str, SourceText]] | None:
    """The files by path, in the order of their paths."""
    files: dict[str, File] = {}
    texts: dict[str, SourceText] = {}
    names = Names()
    waiting = deque(sorted(set(paths)))
    claims = 0
    while waiting:
        path = waiting.popleft()
        if path in files:
            continue
        data = held.hold(path)
        if isinstance(data, Unreadable):
            return None
        text, wrong = decode(path, data, settings.limits)
        known, digest = record.files.get(path), held.digest(path)
        if wrong:
            return None
        file = known if known is not None and known.digest == digest else read_cleanly(parse(text, settings.limits), text, digest)
        if file is None or names.twice(file):
            return None
        claims += sum(node.sort == CLAIM for node in file.nodes)
        files[path], texts[path] = file, text
        waiting.extend(file.uses)
    return None if claims > settings.limits.claims else ({path: files[path] for path in sorted(files)}, texts)


def _kept(old: Sequence[Node], new: Sequence[Node]) -> dict[int, int]:
    """Those that are as they were, by their places now and then. None of a file in which they have changed places: of two claims the
    first is often the one that a finding is at."""
    if old is new:
        return {place: place for place in range(len(new))}
    then: dict[bytes, deque[int]] = {}
    for place, node in enumerate(old):
        then.setdefault(node.digest, deque()).append(place)
    kept = {place: same.popleft() for place, node in enumerate(new) if (same := then.get(node.digest))}
    return kept if list(kept.values()) == sorted(kept.values()) else {}


def _reading(node: Node, noted: Noted) -> Node:
    """Words that are not in the own article are looked for in all the others."""
    if node.text:
        return node._replace(makes=(*node.makes, ARTICLES))
    return node._replace(reads=(*node.reads, ARTICLES)) if noted.missing else node
