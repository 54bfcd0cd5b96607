"""What one declaration declares, and what it depends on, as keys.

Keys are strings with a letter for the sort of thing before the name: `c:` claim (its full name), `s:` source, `b:` entity or voice,
`l:` a label, `t:` type, `p:` predicate or measure, `n:` scenario, `q:` question, `r:` rule, `w:` the voices of a source.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from argmap.syntax.ast import (
    AllNode,
    AnyNode,
    AsClause,
    AtLeastNode,
    BecauseClause,
    ByClause,
    ClaimDecl,
    ConditionClause,
    ConditionNode,
    Declaration,
    EntityDecl,
    LiteralClause,
    LiteralNode,
    LiteralsClause,
    MeasureDecl,
    Name,
    NameClause,
    NamesClause,
    NeverDecl,
    NotNode,
    PredicateDecl,
    QuestionDecl,
    RelationDecl,
    RuleDecl,
    ScenarioDecl,
    SourceDecl,
    Text,
    TextClause,
    TypeDecl,
    Use,
    VerdictDecl,
    VoiceDecl,
    VoiceRef,
)

CLAIM, SOURCE, SCENARIO = "c:", "s:", "n:"
ARTICLES = "articles"
"""Made by every source that has an article."""
GENERAL = "general"
"""Met by every general rule, and so by every claim of a predicate that one speaks of."""

Said = tuple[str, tuple[tuple[str | int, str, bool], ...]]
"""A literal of a claim: its predicate, and for each slot that is filled the slot's name (its place where it is given by that), the name
that fills it (empty where it is filled with something else) and whether with `only`."""


class Keys:
    """Collects the keys of one declaration; ``source``: the one whose claims come first where it stands; ``around``: all of the file."""

    def __init__(self, source: str | None, around: Sequence[str]) -> None:
        self.source = source
        self._around = around
        self.makes: list[str] = []
        self.reads: list[str] = []
        self.meets: list[str] = []
        self.beside: list[str] = []
        self.said: list[Said] = []
        self.general: list[str] = []
        self.slots: tuple[str, ...] = ()
        self.per: tuple[tuple[str, ...], ...] = ()
        self.whole = ""
        self.text = ""

    def declaration(self, node: Declaration) -> None:
        match node:
            case ClaimDecl():
                self._claim(node)
            case SourceDecl():
                self._source(node)
            case EntityDecl():
                self._entity(node)
            case VoiceDecl():
                self.makes += (f"b:{node.name.text}", f"l:{_plain(node.label)}")
                self._voices(node.via)
            case TypeDecl():
                self.makes.append(f"t:{node.name.text}")
                if node.parent is not None:
                    self.reads.append(f"t:{node.parent.text}")
            case PredicateDecl() | MeasureDecl():
                self._predicate(node)
            case RuleDecl() | NeverDecl():
                self._general(node)
            case RelationDecl() | QuestionDecl() | ScenarioDecl() | VerdictDecl():
                self._unplaced()
                self._grouping(node)
            case Use():
                pass
            case _:
                assert_never(node)

    # --- sources and words ------------------------------------------------------------------------------------------

    def _source(self, node: SourceDecl) -> None:
        self.makes.append(f"s:{node.name.text}")
        for clause in node.clauses:
            match clause:
                case NameClause():
                    self.reads.append(f"s:{clause.name.text}")
                case TextClause(word="text"):
                    self.text = clause.text.value
                case _:
                    pass

    def _entity(self, node: EntityDecl) -> None:
        self.makes += (f"b:{node.name.text}", f"l:{_plain(node.label)}")
        self.reads.append(f"t:{node.type.text}")
        if node.part_of is not None:
            self.whole = node.part_of.text
            self.reads.append(f"b:{self.whole}")

    def _predicate(self, node: PredicateDecl | MeasureDecl) -> None:
        self.makes.append(f"p:{node.name.text}")
        self.reads += (f"t:{type_.text}" for slot in node.slots for type_ in slot.types)
        self.slots = tuple(slot.name.text for slot in node.slots)
        if isinstance(node, PredicateDecl):
            self.per = tuple(tuple(name.text for name in one.per) for one in node.one_per)

    def _general(self, node: RuleDecl | NeverDecl) -> None:
        self._unplaced()
        self.meets.append(GENERAL)
        if isinstance(node, NeverDecl):
            self._rule(node.literals)
            return
        self.makes.append(f"r:{node.name.text}")
        for clause in node.clauses:
            if isinstance(clause, LiteralsClause):
                self._rule(clause.literals)

    # --- between claims, and about groups of them -------------------------------------------------------------------

    def _grouping(self, node: RelationDecl | QuestionDecl | ScenarioDecl | VerdictDecl) -> None:
        match node:
            case RelationDecl(word="undercuts"):
                self._met(node.names[:1])
                self._step(node.names[-1])
            case RelationDecl():
                self._met(node.names)
            case QuestionDecl():
                self.makes.append(f"q:{node.name.text}")
                for clause in node.clauses:
                    match clause:
                        case NamesClause():
                            self._met(clause.names)
                        case LiteralClause():
                            self._held(clause.literal)
                        case _:
                            pass
            case ScenarioDecl():
                self.makes.append(f"n:{node.name.text}")
                for clause in node.clauses:
                    if isinstance(clause, NamesClause):
                        self._met(clause.names)
                        if clause.word == "drop":
                            sources = [f"{SOURCE}{name.text}" for name in clause.names]
                            self.reads += sources
                            self.meets += sources
            case VerdictDecl():
                self._met((node.first, node.second))
            case _:
                assert_never(node)

    # --- claims -----------------------------------------------------------------------------------------------------

    def _claim(self, node: ClaimDecl) -> None:
        said = [clause.name.text for clause in node.clauses if isinstance(clause, NameClause) and clause.word == "from"]
        if said:
            self.source = said[-1]
        else:
            self._unplaced()
        full = f"{self.source}.{node.name.text}" if self.source else node.name.text
        self.makes.append(f"c:{full}")
        if self.source:
            self.reads.append(f"s:{self.source}")
        voiced = False
        for clause in node.clauses:
            match clause:
                case LiteralClause():
                    self.said.append(self._literal(clause.literal))
                case BecauseClause():
                    self._read(clause.premises)
                    if clause.strictly:
                        self._met(clause.premises)
                case ConditionClause():
                    self._read(_named(clause.condition))
                case NamesClause(word="unless"):
                    self._read(clause.names)
                case NamesClause(word="undercuts"):
                    self._step(clause.names[0])
                case NamesClause():
                    self._met(clause.names)
                case ByClause():
                    voiced = True
                    self._voices(clause.voices)
                    self._voices(link.voice for link in clause.via)
                case AsClause() if clause.of is not None:
                    voiced = True
                    self._voices((clause.of,))
                case _:
                    pass
        if voiced:
            # The first of a source's claims that gives a voice words stands for all of them.
            self.beside.append(f"w:{self.source}")

    def _literal(self, node: LiteralNode) -> Said:
        self.reads.append(f"p:{node.predicate.text}")
        slots: list[tuple[str | int, str, bool]] = []
        for place, slot in enumerate(node.slots):
            name = ""
            match slot.value:
                case Name(text="_"):
                    continue
                case Name():
                    name = slot.value.text
                    self.reads.append(f"b:{name}")
                case Text():
                    self.reads.append(f"l:{_plain(slot.value)}")
                case _:
                    pass
            slots.append((slot.name.text if slot.name is not None else place, name, slot.only))
        return node.predicate.text, tuple(slots)

    def _rule(self, literals: Iterable[LiteralNode]) -> None:
        self.general += map(self._held, literals)

    def _held(self, literal: LiteralNode) -> str:
        """The predicate; what fills its slots may be claims."""
        predicate, slots = self._literal(literal)
        self.meets += (key for _, name, _ in slots if name for key in claim_keys(name, self.source))
        return predicate

    # --- names ------------------------------------------------------------------------------------------------------

    def _claims(self, names: Iterable[Name]) -> Iterator[str]:
        for name in names:
            yield from claim_keys(name.text, self.source)

    def _read(self, names: Iterable[Name]) -> None:
        keys = tuple(self._claims(names))
        self.reads += keys
        self.beside += keys

    def _met(self, names: Iterable[Name]) -> None:
        keys = tuple(self._claims(names))
        self.meets += keys
        self.beside += keys

    def _unplaced(self) -> None:
        """That there are several sources in its file, and none is its own, is told by any two of them."""
        if self.source is None:
            self.reads += (f"s:{name}" for name in self._around[:2])

    def _step(self, name: Name) -> None:
        claim = name.text.rpartition(".")[0]
        if claim:
            self._met((Name(claim, name.start, name.end),))

    def _voices(self, voices: Iterable[VoiceRef]) -> None:
        for voice in voices:
            if isinstance(voice, Name):
                self.reads.append(f"b:{voice.text}")
            else:
                # A string is the voice of that label; and a name like it would have to be told from it.
                label = _plain(voice)
                self.reads += (f"l:{label}", f"b:{label}")


def claim_keys(name: str, source: str | None) -> Iterator[str]:
    """The claims that may be meant by a name among those of a source: a short name is looked for there first."""
    if source and "." not in name:
        yield f"c:{source}.{name}"
    yield f"c:{name}"


def _named(condition: ConditionNode) -> Iterator[Name]:
    pending = [condition]
    while pending:
        match pending.pop():
            case Name() as name:
                yield name
            case NotNode(item):
                pending.append(item)
            case AllNode(items) | AnyNode(items) | AtLeastNode(_, items):
                pending.extend(items)


def _plain(text: Text) -> str:
    return unicodedata.normalize("NFC", text.value)
