"""What was written, as it was written: declarations with their clauses in order, each with its place.

Every node has ``start`` and ``end``, half-open character offsets in its document. Names are NFC. Nothing is resolved here:
whether a clause belongs where it stands, or a name exists, is for `argmap.model.from_syntax` to say.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from argmap.findings.core import Finding
from argmap.likelihood import Likelihood
from argmap.times import Interval
from argmap.values import frozen

Stance = Literal["asserted", "reported", "endorsed", "disputed"]
AttitudeWord = Literal["fear", "belief", "hope", "expectation", "hypothesis"]
Sense = Literal["legal", "ability", "intent", "epistemic"]


@frozen
class Name:
    """A name or a dotted reference (``gazette.x.s1``); ``_`` stands for itself."""

    text: str
    start: int
    end: int


@frozen
class Text:
    """A string; ``value`` has its escapes read and its line ends as ``\\n``."""

    value: str
    start: int
    end: int


@frozen
class Dates:
    value: Interval
    start: int
    end: int


VoiceRef = Name | Text

# --- literals -------------------------------------------------------------------------------------------------------


@frozen
class Slot:
    """``name: only value``; ``name`` is None where the slot is given by its place."""

    name: Name | None
    only: bool
    value: Name | Text | Dates
    start: int
    end: int


@frozen
class Quantity:
    """``high`` is None for a single figure; ``unit`` is None where none is written; ``doubtful`` is a figure as it is written that may
    have been meant in thousands, `28.400`."""

    qualifier: Literal["", "about", "at least", "at most", "more than", "fewer than"]
    low: Fraction
    high: Fraction | None
    unit: str | None
    start: int
    end: int
    doubtful: str = ""


@frozen
class LiteralNode:
    negated: bool
    predicate: Name
    slots: tuple[Slot, ...]
    quantity: Quantity | None
    start: int
    end: int


# --- conditions -----------------------------------------------------------------------------------------------------


@frozen
class NotNode:
    item: ConditionNode
    start: int
    end: int


@frozen
class AllNode:
    """``a and b`` or ``all of a, b``."""

    items: tuple[ConditionNode, ...]
    start: int
    end: int


@frozen
class AnyNode:
    """``a or b`` or ``any of a, b``."""

    items: tuple[ConditionNode, ...]
    start: int
    end: int


@frozen
class AtLeastNode:
    count: int
    items: tuple[ConditionNode, ...]
    start: int
    end: int


ConditionNode = Name | NotNode | AllNode | AnyNode | AtLeastNode

# --- clauses --------------------------------------------------------------------------------------------------------


@frozen
class TextClause:
    word: Literal["outlet", "author", "url", "text", "note", "role", "quote", "warrant"]
    text: Text
    start: int
    end: int


@frozen
class NameClause:
    word: Literal["from", "root", "tag", "scheme"]
    name: Name
    start: int
    end: int


@frozen
class NamesClause:
    """One name for ``denies``, ``against`` and ``undercuts``; one or more for the rest (``suppose`` is ``suppose not``)."""

    word: Literal["denies", "against", "undercuts", "unless", "positions", "assume", "suppose", "drop"]
    names: tuple[Name, ...]
    start: int
    end: int


@frozen
class DatesClause:
    word: Literal["published", "when", "on"]
    dates: Dates
    estimated: bool
    start: int
    end: int


@frozen
class GradeClause:
    """``credibility`` is None for a voice's grade, which is a letter alone."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: int | None
    start: int
    end: int


@frozen
class ViaLink:
    voice: VoiceRef
    stance: Stance | None
    start: int
    end: int


@frozen
class ByClause:
    """``by A and B via C disputed via D``: ``voices`` said it jointly, ``via`` goes outwards from them."""

    voices: tuple[VoiceRef, ...]
    via: tuple[ViaLink, ...]
    start: int
    end: int


@frozen
class StanceClause:
    """The outlet's own stance."""

    stance: Stance
    start: int
    end: int


@frozen
class AsClause:
    attitude: AttitudeWord | Literal["headline"]
    of: VoiceRef | None
    start: int
    end: int


@frozen
class LiteralClause:
    word: Literal["means", "about"]
    literal: LiteralNode
    start: int
    end: int


@frozen
class IsClause:
    likelihood: Likelihood
    start: int
    end: int


@frozen
class SenseClause:
    sense: Sense
    start: int
    end: int


@frozen
class ConditionClause:
    word: Literal["if", "only if", "needs"]
    condition: ConditionNode
    start: int
    end: int


@frozen
class BecauseClause:
    """``because said a and b called s strictly``. ``because said`` alone has ``said`` and no premises."""

    premises: tuple[Name, ...]
    said: bool
    called: Name | None
    strictly: bool
    start: int
    end: int


@frozen
class LiteralsClause:
    """A rule's ``when``, ``then`` and ``unless``: literals joined by ``and``."""

    word: Literal["when", "then", "unless"]
    literals: tuple[LiteralNode, ...]
    strictly: bool
    start: int
    end: int


Clause = (
    TextClause
    | NameClause
    | NamesClause
    | DatesClause
    | GradeClause
    | ByClause
    | StanceClause
    | AsClause
    | LiteralClause
    | IsClause
    | SenseClause
    | ConditionClause
    | BecauseClause
    | LiteralsClause
)

# --- declarations ---------------------------------------------------------------------------------------------------
# `damaged`: something inside could not be read and was left out, so that nothing may be built on the declaration.


@frozen
class Use:
    file: Text
    start: int
    end: int


@frozen
class SourceDecl:
    name: Name
    title: Text | None
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class VoiceDecl:
    name: Name
    label: Text
    via: tuple[VoiceRef, ...]
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class ClaimDecl:
    kind: Literal["premise", "condition", "conclusion"]
    name: Name
    proposition: Text
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class TypeDecl:
    name: Name
    parent: Name | None
    start: int
    end: int


@frozen
class EntityDecl:
    name: Name
    label: Text
    type: Name
    part_of: Name | None
    role: Text | None
    start: int
    end: int
    grade: GradeClause | None = None


@frozen
class SlotDecl:
    """``name: A | B?``"""

    name: Name
    types: tuple[Name, ...]
    optional: bool
    start: int
    end: int


@frozen
class OnePer:
    """``one SLOT per SLOT, SLOT``"""

    one: Name
    per: tuple[Name, ...]
    start: int
    end: int


@frozen
class PredicateDecl:
    name: Name
    slots: tuple[SlotDecl, ...]
    template: Text | None
    event: bool
    one_per: tuple[OnePer, ...]
    start: int
    end: int


@frozen
class MeasureDecl:
    """``tolerance`` is the half-width of ``about``, in per cent."""

    name: Name
    slots: tuple[SlotDecl, ...]
    unit: Text
    tolerance: Fraction | None
    template: Text | None
    start: int
    end: int


@frozen
class RuleDecl:
    name: Name
    title: Text | None
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class NeverDecl:
    literals: tuple[LiteralNode, ...]
    reason: Text | None
    start: int
    end: int


@frozen
class RelationDecl:
    """For ``undercuts`` the first name is the claim and the second the step."""

    word: Literal["contrary", "tension", "same", "entails", "narrower", "exhaustive", "undercuts"]
    names: tuple[Name, ...]
    reason: Text | None
    start: int
    end: int


@frozen
class QuestionDecl:
    name: Name
    question: Text
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class ScenarioDecl:
    name: Name
    title: Text | None
    clauses: tuple[Clause, ...]
    damaged: bool
    start: int
    end: int


@frozen
class VerdictDecl:
    kind: Literal["not-a-conflict", "confirmed"]
    first: Name
    second: Name
    rule: Name | None
    why: Text
    start: int
    end: int


Declaration = (
    Use
    | SourceDecl
    | VoiceDecl
    | ClaimDecl
    | TypeDecl
    | EntityDecl
    | PredicateDecl
    | MeasureDecl
    | RuleDecl
    | NeverDecl
    | RelationDecl
    | QuestionDecl
    | ScenarioDecl
    | VerdictDecl
)


@frozen
class Allow:
    """``# argmap: allow CODE-or-slug, … because …``; it silences findings that begin in ``[covers_start, covers_end)``."""

    kinds: tuple[str, ...]
    reason: str
    covers_start: int
    covers_end: int
    start: int
    end: int


@frozen
class Broken:
    """A declaration of which no more than its first word and its name could be read; for a source the name may be empty."""

    word: str
    name: Name


@frozen
class Document:
    """One file. ``findings`` are what could not be read; ``declarations`` what could, in the order of the file.

    ``broken``: what is declared somehow. Who names it is not told that it is unknown, and nothing may be built on it.
    """

    path: str
    declarations: tuple[Declaration, ...]
    allows: tuple[Allow, ...]
    findings: tuple[Finding, ...]
    broken: tuple[Broken, ...] = ()
