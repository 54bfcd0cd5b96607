"""What the whole project calls its things, and how a name is looked up from where it stands.

One namespace for each sort of thing; claims are named within their source. Of two declarations of one name the first, by path and
place, stands; the other is only checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from attrs import define, field

from argmap.findings import kinds
from argmap.findings.core import Finding, Kind, Label
from argmap.model.argument import ClaimKind
from argmap.model.nearest import Nearest
from argmap.model.notes import Notes
from argmap.syntax.ast import (
    BecauseClause,
    ClaimDecl,
    Document,
    EntityDecl,
    MeasureDecl,
    Name,
    NameClause,
    PredicateDecl,
    QuestionDecl,
    RuleDecl,
    ScenarioDecl,
    SourceDecl,
    TypeDecl,
    VoiceDecl,
)
from argmap.text import Span
from argmap.values import frozen


class Named(Protocol):
    """A declaration that has a name."""

    @property
    def name(self) -> Name: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


D = TypeVar("D", bound=Named)


@frozen
class Entry(Generic[D]):
    """A declaration and the file it stands in. ``first``: the name is its own; a second one is only checked."""

    path: str
    node: D
    first: bool

    @property
    def name_span(self) -> Span:
        return Span(self.path, self.node.name.start, self.node.name.end)

    @property
    def span(self) -> Span:
        return Span(self.path, self.node.start, self.node.end)


@define
class Table(Generic[D]):
    """One namespace. ``sort`` is its word in messages. ``broken``: names whose declaration could not be read; ``doubtful``: names
    that are declared twice."""

    sort: str
    entries: list[Entry[D]] = field(factory=list)
    by_name: dict[str, Entry[D]] = field(factory=dict)
    broken: set[str] = field(factory=set)
    doubtful: set[str] = field(factory=set)

    def declare(self, path: str, node: D, findings: list[Finding]) -> None:
        name = node.name.text
        taken = self.by_name.get(name)
        entry = Entry(path, node, taken is None)
        self.entries.append(entry)
        if taken is None:
            self.by_name[name] = entry
        else:
            self.doubtful.add(name)
            findings.append(duplicate(name, entry.name_span, taken.name_span))

    def firsts(self) -> Iterator[Entry[D]]:
        """The declarations that stand, in the order of their names."""
        return (self.by_name[name] for name in sorted(self.by_name))


_DECLARED = {
    "source": 'source {} "…"',
    "entity or voice": 'voice {} "…"',
    "type": "type {}",
    "predicate or measure": "predicate {}(SLOT: TYPE)",
    "question": 'question {} "…?"',
    "scenario": 'scenario {} "…"',
    "rule": 'rule {} "…"',
}


@frozen
class ClaimEntry:
    """``name`` is the full name. ``first``: the name is its own; a second one is only checked."""

    name: str
    source: str | None
    path: str
    node: ClaimDecl
    first: bool

    @property
    def name_span(self) -> Span:
        return Span(self.path, self.node.name.start, self.node.name.end)


@frozen
class Scope:
    """Where a name stands: its file, and the source whose claims come first. ``placed`` is false for a claim whose source is not
    known: its short names mean nothing."""

    path: str
    source: str | None
    placed: bool = True


@define
class Names:
    """What is declared under which name, in all files; and which claim or step a short name means where it stands."""

    sources: Table[SourceDecl] = field(factory=lambda: Table("source"))
    beings: Table[EntityDecl | VoiceDecl] = field(factory=lambda: Table("entity or voice"))
    types: Table[TypeDecl] = field(factory=lambda: Table("type"))
    predicates: Table[PredicateDecl | MeasureDecl] = field(factory=lambda: Table("predicate or measure"))
    questions: Table[QuestionDecl] = field(factory=lambda: Table("question"))
    scenarios: Table[ScenarioDecl] = field(factory=lambda: Table("scenario"))
    rules: Table[RuleDecl] = field(factory=lambda: Table("rule"))
    claims: dict[str, ClaimEntry] = field(factory=dict)
    seconds: list[ClaimEntry] = field(factory=list)
    adrift: list[tuple[str, ClaimDecl]] = field(factory=list)  # claims of no known source
    adrift_names: set[str] = field(factory=set)
    doubtful: set[str] = field(factory=set)  # claims that are declared twice
    scopes: dict[str, Scope] = field(factory=dict)  # of what stands at file level, by path
    nearest: Nearest = field(factory=Nearest)
    _of_source: dict[str | None, list[str]] | None = None
    _elsewhere: dict[str, list[str]] | None = None

    # --- things by name ---------------------------------------------------------------------------------------------

    def look_up(self, table: Table[D], name: Name, notes: Notes, kind: Kind = kinds.UNKNOWN_NAME) -> Entry[D] | None:
        entry = table.by_name.get(name.text)
        if entry is None:
            if name.text in table.broken:
                notes.spoil()
            else:
                near = self.nearest.of(name.text, table.sort, lambda: table.by_name)
                help_ = did_you_mean(near) or self.something_else(name.text) or f"declare it: `{_DECLARED[table.sort].format(name.text)}`"
                notes.error(kind, name, f"no {table.sort} is called `{name.text}`", help_)
        return entry

    def something_else(self, text: str) -> str:
        """Where a name is one of another sort: which."""
        being = self.beings.by_name.get(text)
        if being is not None:
            return f"`{text}` is {'a voice' if isinstance(being.node, VoiceDecl) else 'an entity'}"
        sorts = {
            "source": self.sources.by_name.keys(),
            "type": self.types.by_name.keys(),
            "predicate or a measure": self.predicates.by_name.keys(),
            "question": self.questions.by_name.keys(),
            "scenario": self.scenarios.by_name.keys(),
            "rule": self.rules.by_name.keys(),
        }
        return next((f"`{text}` is a {sort}" for sort, known in sorts.items() if text in known), "")

    # --- claims and steps -------------------------------------------------------------------------------------------

    def find_claim(self, text: str, scope: Scope) -> ClaimEntry | None:
        """A full name; or a short one: the claim's own source first, then the analyst's own claims."""
        if scope.source is not None and "." not in text:
            found = self.claims.get(f"{scope.source}.{text}")
            if found is not None:
                return found
        return self.claims.get(text)

    def claim(self, name: Name, scope: Scope, notes: Notes, perhaps: ClaimKind = "premise") -> str | None:
        """The full name of the claim that is meant; ``perhaps`` is what an unknown one is most likely to be."""
        found = self.find_claim(name.text, scope) if scope.placed or "." in name.text else None
        if found is not None:
            return found.name
        if self.is_adrift(name.text, scope):
            notes.spoil()
        else:
            notes.error(kinds.UNKNOWN_NAME, name, f"no claim is called `{name.text}`", self.nearest_claim(name.text, scope, perhaps))
        return None

    def is_adrift(self, text: str, scope: Scope) -> bool:
        """Whether what is missing is told elsewhere: a claim that could not be read or placed, or the place of the one that asks."""
        source, dot, short = text.rpartition(".")
        return short in self.adrift_names or (not dot and not scope.placed) or (bool(dot) and source in self.sources.broken)

    def nearest_claim(self, text: str, scope: Scope, perhaps: ClaimKind = "premise") -> str:
        source, dot, short = text.rpartition(".")
        if dot:
            if source in self.sources.by_name:
                near = self.nearest.of(short, ("claims of", source), lambda: self._short_names(source))
                return did_you_mean(f"{source}.{near}" if near else None) or f"declare it among the claims of `{source}`"
            near = self.nearest.of(source, self.sources.sort, lambda: self.sources.by_name)
            full = f"{near}.{short}"
            return did_you_mean(full if full in self.claims else None) or f"no source is called `{source}`"
        elsewhere = self._full_names(text)
        if elsewhere:
            return f"in another source a name is written in full: did you mean {' or '.join(f'`{name}`' for name in elsewhere[:3])}?"
        names = [self._short_names(scope.source), self._short_names(None)] if scope.source else [self._short_names(None)]
        near = self.nearest.of(text, ("claims seen from", scope.source), lambda: {name for list_ in names for name in list_})
        return did_you_mean(near) or self.something_else(text) or f'declare it, as a {perhaps} perhaps: `{perhaps} {text} "…"`'

    def _short_names(self, source: str | None) -> list[str]:
        if self._of_source is None:
            self._of_source = {}
            for entry in self.claims.values():
                self._of_source.setdefault(entry.source, []).append(entry.node.name.text)
        return self._of_source.get(source, [])

    def _full_names(self, short: str) -> list[str]:
        if self._elsewhere is None:
            self._elsewhere = {}
            for name in sorted(self.claims):
                self._elsewhere.setdefault(self.claims[name].node.name.text, []).append(name)
        return self._elsewhere.get(short, [])

    def step(self, name: Name, scope: Scope, notes: Notes) -> tuple[str, BecauseClause] | None:
        """The full name of the step that is meant, and its `because`."""
        claim, _, step = name.text.rpartition(".")
        found = self.find_claim(claim, scope) if claim and (scope.placed or "." in claim) else None
        if found is None:
            whole = self.find_claim(name.text, scope)
            if whole is not None:
                called = tuple(steps_of(whole.node))
                message = f"`{name.text}` is a claim, not a step"
                notes.error(kinds.UNKNOWN_NAME, name, message, _steps_help(name.text, called))
            elif self.is_adrift(claim or name.text, scope):
                notes.spoil()
            elif claim:
                message = f"no claim is called `{claim}`, so it has no step `{step}`"
                notes.error(kinds.UNKNOWN_NAME, name, message, self.nearest_claim(claim, scope))
            else:
                notes.error(kinds.UNKNOWN_NAME, name, f"no step is called `{name.text}`", "a step is named by its claim: `claim.step`")
            return None
        steps = steps_of(found.node)
        if step in steps:
            return f"{found.name}.{step}", steps[step]
        if found.node.damaged or found.name in self.doubtful:
            notes.spoil()
        else:
            notes.error(kinds.UNKNOWN_NAME, name, f"`{claim}` has no step `{step}`", _steps_help(claim, tuple(steps)))
        return None


def steps_of(claim: ClaimDecl) -> dict[str, BecauseClause]:
    """A conclusion's steps by their names: what they are called, else their place among all its steps."""
    steps: dict[str, BecauseClause] = {}
    if claim.kind == "conclusion":
        place = 0
        for clause in claim.clauses:
            if isinstance(clause, BecauseClause):
                place += 1
                steps.setdefault(clause.called.text if clause.called else str(place), clause)
    return steps


def _steps_help(claim: str, steps: tuple[str, ...]) -> str:
    if not steps:
        return f"`{claim}` has no steps"
    return f"its steps: {', '.join(f'`{claim}.{step}`' for step in steps[:10])}"


def article(word: str) -> str:
    """`a place`, `an alliance`."""
    return f"an {word}" if word[:1].lower() in "aeiou" and word else f"a {word}"


def did_you_mean(name: str | None) -> str:
    return f"did you mean `{name}`?" if name else ""


def duplicate(name: str, second: Span, first: Span) -> Finding:
    message = f"two things are called `{name}`"
    return Finding(kinds.DUPLICATE_NAME, second, message, "give one of them another name", (Label(first, "the first is here"),), name)


# --- reading the declarations ---------------------------------------------------------------------------------------


def declared_names(documents: Iterable[Document], findings: list[Finding]) -> Names:
    """Every name of the project. ``documents`` are in the order of their paths."""
    names = Names()
    claims: list[tuple[str, ClaimDecl]] = []
    in_file: dict[str, set[str]] = {}
    for document in documents:
        path = document.path
        in_file[path] = set()
        for broken in document.broken:
            _declare_broken(names, broken.word, broken.name.text)
            if broken.word == "source":
                in_file[path].add(broken.name.text)
        for node in document.declarations:
            match node:
                case ClaimDecl():
                    claims.append((path, node))
                case SourceDecl():
                    names.sources.declare(path, node, findings)
                    in_file[path].add(node.name.text)
                case VoiceDecl() | EntityDecl():
                    names.beings.declare(path, node, findings)
                case TypeDecl():
                    names.types.declare(path, node, findings)
                case PredicateDecl() | MeasureDecl():
                    names.predicates.declare(path, node, findings)
                case RuleDecl():
                    names.rules.declare(path, node, findings)
                case QuestionDecl():
                    names.questions.declare(path, node, findings)
                case ScenarioDecl():
                    names.scenarios.declare(path, node, findings)
                case _:
                    pass  # has no name
    for path, sources in in_file.items():
        # A source whose name could not be read: what is not said to be from another may be from that one.
        only_one = next(iter(sources)) if len(sources) == 1 else ""
        names.scopes[path] = Scope(path, only_one or None, placed="" not in sources)
    for path, claim in claims:
        _place(names, path, claim, in_file[path], findings)
    return names


def _declare_broken(names: Names, word: str, name: str) -> None:
    tables: dict[str, set[str]] = {
        "source": names.sources.broken,
        "voice": names.beings.broken,
        "entity": names.beings.broken,
        "type": names.types.broken,
        "predicate": names.predicates.broken,
        "measure": names.predicates.broken,
        "rule": names.rules.broken,
        "question": names.questions.broken,
        "scenario": names.scenarios.broken,
    }
    tables.get(word, names.adrift_names).add(name)


def _place(names: Names, path: str, claim: ClaimDecl, in_file: set[str], findings: list[Finding]) -> None:
    """Finds the source that carries the claim."""
    notes = Notes(path, findings)
    source = names.scopes[path].source
    said = next((clause.name for clause in claim.clauses if isinstance(clause, NameClause) and clause.word == "from"), None)
    if said is not None:
        known = names.look_up(names.sources, said, notes)
        source = known.node.name.text if known else None
    elif len(in_file) > 1 or not names.scopes[path].placed:
        choice = " or ".join(f"`from {name}`" for name in sorted(in_file)[:5])
        if claim.damaged or not names.scopes[path].placed:
            notes.spoil()  # its `from`, or the name of its source, may be what could not be read
        else:
            message = f"this file has {len(in_file)} sources and `{claim.name.text}` does not say which one it is from"
            notes.error(kinds.SOURCE_NEEDED, claim.name, message, f"write {choice}")
    elif source is not None and source not in names.sources.by_name:
        notes.spoil()  # of that source nothing but its name could be read
    if not notes.sound:
        names.adrift.append((path, claim))
        names.adrift_names.add(claim.name.text)
        return
    full = f"{source}.{claim.name.text}" if source else claim.name.text
    taken = names.claims.get(full)
    entry = ClaimEntry(full, source, path, claim, taken is None)
    if taken is None:
        names.claims[full] = entry
    else:
        names.seconds.append(entry)
        names.doubtful.add(full)
        findings.append(duplicate(full, entry.name_span, taken.name_span))
