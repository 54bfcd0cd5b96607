"""Who speaks: sources, and the voices that they quote."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from attrs import define, evolve, field

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.model.argument import Grade, Link, Source, Voice
from argmap.model.circles import circles
from argmap.model.names import Entry, Names
from argmap.model.notes import Notes
from argmap.model.placing import every, only, placed, word_of
from argmap.model.vocabulary import Vocabulary, circular, climb
from argmap.reading import project_path
from argmap.syntax.ast import DatesClause, EntityDecl, GradeClause, NameClause, SourceDecl, Stance, Text, TextClause, VoiceDecl, VoiceRef
from argmap.values import frozen

# --- sources --------------------------------------------------------------------------------------------------------

_DECISIVE = frozenset({"outlet", "published", "root", "grade"})


@frozen
class Sources:
    """``unsound``: sources of which something that decides (outlet, date, root, grade) is not known."""

    by_name: Mapping[str, Source]
    unsound: frozenset[str]


def sources(names: Names, findings: list[Finding]) -> Sources:
    table = names.sources
    unsound = set(table.doubtful) | (table.broken - table.by_name.keys())
    roots: dict[str, str | None] = {}
    read: dict[str, Source] = {}
    for entry in table.entries:
        notes = Notes(entry.path, findings, sound=not entry.node.damaged)
        source, root = _source(entry, names, notes)
        if entry.first:
            read[source.name] = source
            roots[source.name] = root
            if not notes.sound:
                unsound.add(source.name)
    spans = {name: table.by_name[name].name_span for name in read}
    in_circle: set[str] = set()
    for circle in circles({name: (root,) if root is not None else () for name, root in roots.items()}):
        findings.append(circular(circle, spans, "has as its root"))
        in_circle.update(circle)
    ends = _ends(roots, in_circle)
    return Sources({name: _with_root(read[name], ends[name]) for name in sorted(read)}, frozenset(unsound | in_circle))


def _source(entry: Entry[SourceDecl], names: Names, notes: Notes) -> tuple[Source, str | None]:
    """The source, with itself as its root; and what it says its root is. Only what decides makes it unsound."""
    node = entry.node
    aside = Notes(entry.path, notes.findings)
    clauses = placed(node.clauses, "source", aside)
    words = [word for clause in node.clauses if (word := word_of(clause)) in _DECISIVE]
    if len(words) > len(set(words)):
        notes.spoil()
    outlet = only(clauses, TextClause, "outlet")
    url = only(clauses, TextClause, "url")
    text = only(clauses, TextClause, "text")
    note = only(clauses, TextClause, "note")
    published = only(clauses, DatesClause, "published")
    root = only(clauses, NameClause, "root")
    root_entry = names.look_up(names.sources, root.name, notes) if root else None
    return Source(
        name=node.name.text,
        title=node.title.value if node.title else "",
        outlet=unicodedata.normalize("NFC", outlet.text.value) if outlet else node.name.text,
        outlet_given=outlet is not None or node.damaged,  # it may be what could not be read
        authors=tuple(clause.text.value for clause in every(clauses, TextClause, "author")),
        published=published.dates.value if published else None,
        estimated=published.estimated if published else False,
        url=_url(url.text, aside) if url else None,
        text=_text(text.text, aside) if text else None,
        text_span=aside.span(text.text) if text else None,
        grade=_source_grade(only(clauses, GradeClause)),
        root=node.name.text,
        note=note.text.value if note else "",
        span=entry.span,
        name_span=entry.name_span,
    ), root_entry.node.name.text if root_entry else None


def _url(text: Text, notes: Notes) -> str | None:
    from urllib.parse import urlsplit  # loaded where an address is given, for it costs as much as this whole module

    try:
        parts = urlsplit(text.value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if good and not any(letter.isspace() or not letter.isprintable() for letter in text.value):
        return text.value
    notes.error(kinds.BAD_URL, text, "this is no http or https address", "write the whole address, `https://…`")
    return None


def _text(text: Text, notes: Notes) -> str | None:
    path = project_path(text.value, notes.path)
    if path is None:
        message = f"`{text.value}` leads out of the project"
        notes.error(kinds.OUTSIDE_PROJECT, text, message, "nothing outside the project's folder is read: move the file into it")
    return path


def _source_grade(clause: GradeClause | None) -> Grade:
    if clause is None or clause.credibility is None:
        return Grade()
    return Grade(clause.reliability, clause.credibility, given=True)


def _ends(roots: Mapping[str, str | None], in_circle: set[str]) -> dict[str, str]:
    """The last of each chain of roots; one in a circle is its own."""
    end: dict[str, str] = {name: name for name in in_circle}
    for start in roots:
        way = []
        name = start
        while name not in end:
            way.append(name)
            above = roots[name]
            if above is None:
                end[name] = name
            else:
                name = above
        for step in way:
            end[step] = end[name]
    return end


def _with_root(source: Source, root: str) -> Source:
    return source if root == source.name else evolve(source, root=root)


# --- voices ---------------------------------------------------------------------------------------------------------


Outwards = tuple[tuple[str, Stance], ...]
"""The keys of those who pass a claim on, each with how it stands to it, from the inside outwards."""


@define
class Voices:
    """Declared voices, and whatever else is used as one: entities and strings are added as they come up."""

    names: Names
    by_key: dict[str, Voice]
    by_label: Mapping[str, str | None]
    unsound: frozenset[str]
    via: Mapping[str, tuple[str, ...]]
    ladder: Mapping[str, tuple[str, ...]]
    _usual: dict[str, tuple[str, ...]] = field(factory=dict)
    _chains: dict[tuple[tuple[str, ...], Outwards], tuple[Link, ...]] = field(factory=dict)  # so that claims share them

    def key(self, ref: VoiceRef, notes: Notes) -> str | None:
        """Whom a name or a string means. A string that is the label of exactly one voice or entity is that one."""
        if isinstance(ref, Text):
            label = unicodedata.normalize("NFC", ref.value)
            declared = self.by_label.get(label)
            entry = self.names.beings.by_name[declared] if declared is not None else None
            if entry is None:
                return self._of_string(label)
        else:
            entry = self.names.look_up(self.names.beings, ref, notes)
        if entry is None:
            return None
        if entry.node.name.text in self.unsound:
            notes.spoil()
        return self._used(entry)

    def _of_string(self, label: str) -> str:
        # A string may be spelt like the name of somebody else.
        key = f'"{label}"' if label in self.names.beings.by_name else label
        if key not in self.by_key:
            self.by_key[key] = Voice(key, label, "", None, None)
        return key

    def _used(self, entry: Entry[EntityDecl | VoiceDecl]) -> str:
        node = entry.node
        key = node.name.text
        if key not in self.by_key:
            assert isinstance(node, EntityDecl), "declared voices are there from the start"
            letter = node.grade.reliability if node.grade else None
            self.by_key[key] = Voice(key, node.label.value, node.role.value if node.role else "", letter, entry.span)
        return key

    def usual(self, key: str) -> tuple[str, ...]:
        """Through whom a voice usually comes, outwards."""
        found = self._usual.get(key)
        if found is None:
            found = tuple(outer for voice in self.ladder.get(key, ()) for outer in self.via.get(voice, ()))
            self._usual[key] = found
        return found

    def chain(self, voices: tuple[str, ...], via: Outwards) -> tuple[Link, ...]:
        """From the innermost voices outwards. What is written after `via` replaces the usual chain of those who speak; the
        outermost that is named stands for its own usual chain. Who speaks jointly comes through both chains, level by level."""
        found = self._chains.get((voices, via))
        if found is None:
            found = self._chains[voices, via] = self._chain(voices, via)
        return found

    def _chain(self, voices: tuple[str, ...], via: Outwards) -> tuple[Link, ...]:
        links = [Link(voices, "asserted"), *(Link((key,), stance) for key, stance in via)]
        usual = [self.usual(key) for key in links[-1].voices]
        for level in range(max((len(one) for one in usual), default=0)):
            links.append(Link(tuple(dict.fromkeys(one[level] for one in usual if level < len(one))), "reported"))
        return tuple(links)


def voices(names: Names, words: Vocabulary, findings: list[Finding]) -> Voices:
    by_key: dict[str, Voice] = {}
    by_label: dict[str, str | None] = {}
    for entry in names.beings.by_name.values():
        label = unicodedata.normalize("NFC", entry.node.label.value)
        by_label[label] = None if label in by_label else entry.node.name.text
    unsound = set(names.beings.doubtful) | set(words.unsound_entities)
    via: dict[str, tuple[str, ...]] = {}
    people = Voices(names, by_key, by_label, frozenset(), {}, {})
    for entry in names.beings.firsts():
        if isinstance(entry.node, VoiceDecl):
            by_key[entry.node.name.text] = Voice(entry.node.name.text, entry.node.label.value, "", None, entry.span)
    for entry in names.beings.entries:
        node = entry.node
        if isinstance(node, EntityDecl):
            continue
        notes = Notes(entry.path, findings, sound=not node.damaged)
        clauses = placed(node.clauses, "voice", notes)
        outer = tuple(key for ref in node.via if (key := people.key(ref, notes)) is not None)
        role = only(clauses, TextClause, "role")
        grade = only(clauses, GradeClause)
        if entry.first:
            name = node.name.text
            via[name] = outer
            by_key[name] = Voice(name, node.label.value, role.text.value if role else "", grade.reliability if grade else None, entry.span)
            if not notes.sound:
                unsound.add(name)
    spans = {name: names.beings.by_name[name].name_span for name in via}
    in_circle: set[str] = set()
    for circle in circles(via):
        findings.append(circular(circle, spans, "comes through"))
        in_circle.update(circle)
    outermost = {name: outer[-1] if outer and name not in in_circle else None for name, outer in via.items()}
    ladder, cut = climb(
        {name: above if above in via else None for name, above in outermost.items()}, spans, "voices", "comes through", findings
    )
    unsound |= in_circle | {name for name, steps in ladder.items() if steps[-1] in cut or not (unsound | in_circle).isdisjoint(steps)}
    return Voices(names, by_key, by_label, frozenset(unsound), via, ladder)
