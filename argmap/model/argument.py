"""The argument: every name resolved, every date a stretch of days, every quantity in its measure's unit.

Claims, steps and voices are held by name, in mappings sorted by it, so that the order of files makes no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from argmap.likelihood import FLAT, Likelihood
from argmap.syntax.ast import AttitudeWord, Sense, Stance
from argmap.text import Span
from argmap.times import ALWAYS, Interval
from argmap.values import frozen

ClaimKind = Literal["premise", "condition", "conclusion"]
Letter = Literal["A", "B", "C", "D", "E", "F"]

# --- who ------------------------------------------------------------------------------------------------------------


@frozen
class Grade:
    """Admiralty grade (NATO AJP-2.1): reliability of the source, credibility of the information; never folded into one."""

    reliability: Letter = "F"
    credibility: int = 6
    given: bool = False

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


@frozen
class Source:
    """One article. ``outlet`` is its outlet's name, or its own name where none is given.

    ``root`` is the name of the source at the end of its chain of ``root`` clauses (its own name without one): two sources of
    one root are not independent.
    """

    name: str
    title: str
    outlet: str
    outlet_given: bool
    authors: tuple[str, ...]
    published: Interval | None
    estimated: bool
    url: str | None
    text: str | None  # path relative to the project's root
    text_span: Span | None
    grade: Grade
    root: str
    note: str
    span: Span
    name_span: Span


@frozen
class Voice:
    """A person or body that is quoted. ``key`` is its declared name, or the string itself where it is only a string.

    A string equal to the label of exactly one declared voice or entity is that one.
    """

    key: str
    label: str
    role: str
    reliability: Letter | None
    span: Span | None


@frozen
class Link:
    """One link of a chain: the voices that speak (jointly), and how they stand to what they pass on."""

    voices: tuple[str, ...]
    stance: Stance


@frozen
class Attitude:
    """Held as a belief, a hope, a fear …, and not put forward. ``of``: the key of the voice whose it is, where that is said."""

    kind: AttitudeWord
    of: str | None


# --- what -----------------------------------------------------------------------------------------------------------


@frozen(cache_hash=True)
class EntityValue:
    """A declared thing in a slot."""

    name: str


@frozen
class TextValue:
    """A string in a slot that is no entity's label."""

    text: str


@frozen
class DateValue:
    """Days in a slot."""

    interval: Interval


@frozen(cache_hash=True)
class ClaimValue:
    """What a claim says, in a slot; it is not asserted there. ``claim``: its full name."""

    claim: str


@frozen
class Variable:
    """Anything, and in one rule, `never` or question the same wherever it stands."""

    name: str


Value = EntityValue | TextValue | DateValue | ClaimValue | Variable


@frozen(cache_hash=True)
class Filler:
    """``only``: this filler and no other."""

    value: Value
    only: bool = False


@frozen
class Quantity:
    """An interval in the measure's unit, already widened by its tolerance where it is ``about``. None is open."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False  # more than
    high_open: bool = False  # fewer than
    words: str = ""


@frozen(cache_hash=True)
class LiteralMeaning:
    """``fillers`` stand in the order of the predicate's slots; None for a slot that is left out or ``_``."""

    positive: bool
    predicate: str
    fillers: tuple[Filler | None, ...]
    quantity: Quantity | None = None


@frozen
class ClaimRef:
    """Met where the claim, by its full name, is so."""

    claim: str


@frozen
class Not:
    """Met where the item is not so."""

    item: Condition


@frozen
class All:
    """Met where all of them are."""

    items: tuple[Condition, ...]


@frozen
class AnyOf:
    """Met where one of them is."""

    items: tuple[Condition, ...]


@frozen
class AtLeast:
    """Met where ``count`` of them are, or more."""

    count: int
    items: tuple[Condition, ...]


Condition = ClaimRef | Not | All | AnyOf | AtLeast


@frozen
class Conditions:
    """``if_`` and ``only_if`` are enough (``only_if``: and nothing else will do); without ``needs`` it fails."""

    if_: Condition | None = None
    only_if: Condition | None = None
    needs: Condition | None = None
    unless: tuple[str, ...] = ()  # claims

    def __bool__(self) -> bool:
        return self != UNCONDITIONAL


UNCONDITIONAL = Conditions()


@frozen
class Step:
    """Premises to conclusion. ``said``: from the fact that the premise was said; ``own_word``: the claim's own voice's word."""

    name: str  # source.claim.step
    premises: tuple[str, ...]
    said: bool
    own_word: bool
    strict: bool
    conditions: Conditions
    scheme: str | None
    by: tuple[Link, ...]
    warrant: str
    span: Span


@frozen
class Quote:
    """``words``: as the analyst wrote them, with the marks for what is left out or put in."""

    words: str
    span: Span


@frozen
class Claim:
    """``name`` is the full name. ``chain`` goes from the innermost voice outwards and is empty where the outlet speaks itself.

    ``time``: the days that the claim is about, by default from its source's publication for the project's horizon;
    ``time_known`` is false where there is neither a ``when`` nor a publication (then it is any time).
    ``said_on``: when it was said, by default at publication; None where that is not known.
    ``by_span``: where it says who said it.
    ``damaged``: a part of it could not be read or resolved: it enters no conflict and carries nothing.
    """

    name: str
    kind: ClaimKind
    proposition: str
    source: str | None
    span: Span
    name_span: Span
    chain: tuple[Link, ...] = ()
    stance: Stance = "asserted"
    attitude: Attitude | None = None
    headline: bool = False
    quotes: tuple[Quote, ...] = ()
    meaning: tuple[LiteralMeaning, ...] = ()
    likelihood: Likelihood = FLAT
    likelihood_given: bool = False
    sense: Sense | None = None
    time: Interval = ALWAYS
    time_given: bool = False
    time_known: bool = False
    said_on: Interval | None = None
    conditions: Conditions = UNCONDITIONAL
    steps: tuple[Step, ...] = ()
    denies: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    by_span: Span | None = None
    damaged: bool = False


# --- vocabulary -----------------------------------------------------------------------------------------------------


@frozen
class Type:
    """``ancestors``: the types that it is a kind of, itself first. ``span``: None for the built-in `any`, `text`, `date` and `claim`."""

    name: str
    ancestors: tuple[str, ...]
    span: Span | None


@frozen
class Entity:
    """``wholes``: what it is part of, itself first, then outwards."""

    name: str
    label: str
    type: str
    role: str
    wholes: tuple[str, ...]
    span: Span


@frozen
class PredicateSlot:
    """``types``: what fills it is of one of these. ``optional``: it may be left out."""

    name: str
    types: tuple[str, ...]
    optional: bool


@frozen
class Functional:
    """At one time, one filler of slot ``one`` for each choice of the slots ``per`` (indices into the slots)."""

    one: int
    per: tuple[int, ...]


@frozen
class Predicate:
    """A predicate, or a measure where ``unit`` is not None (``tolerance``: per cent that ``about`` widens by)."""

    name: str
    slots: tuple[PredicateSlot, ...]
    template: str | None
    event: bool
    functional: tuple[Functional, ...]
    unit: str | None
    tolerance: Fraction
    span: Span


# --- declared relations, rules and groupings --------------------------------------------------------------------------


@frozen
class Relation:
    """Declared between ``claims``, full names; of `entails` and `narrower` the first entails the second."""

    kind: Literal["contrary", "tension", "same", "entails", "narrower", "exhaustive"]
    claims: tuple[str, ...]
    reason: str
    span: Span


@frozen
class Undercut:
    """The claim says that the step does not go through."""

    claim: str
    step: str
    reason: str
    span: Span


@frozen
class Rule:
    """A general rule: where all of ``body`` is so, ``head`` is, presumably or (``strict``) always. Each of ``unless`` is an exception."""

    name: str
    title: str
    body: tuple[LiteralMeaning, ...]
    head: LiteralMeaning
    strict: bool
    unless: tuple[LiteralMeaning, ...]
    span: Span


@frozen
class Never:
    """The literals cannot hold together. ``name`` is ``never.N`` by place in path order."""

    name: str
    literals: tuple[LiteralMeaning, ...]
    reason: str
    span: Span


@frozen
class Question:
    """A pattern's None filler and its variables match anything."""

    name: str
    question: str
    about: tuple[LiteralMeaning, ...]
    positions: tuple[str, ...]
    span: Span


@frozen
class Scenario:
    """Claims taken as so (``assume``), as not so (``suppose_not``) or left out (``drop_claims``), and sources left out with theirs."""

    name: str
    title: str
    assume: tuple[str, ...]
    suppose_not: tuple[str, ...]
    drop_sources: tuple[str, ...]
    drop_claims: tuple[str, ...]
    span: Span


@frozen
class Verdict:
    """What a reviewer decided about the conflicts between two claims: all of them, or those that ``rule`` (R1 to R11) found."""

    kind: Literal["not-a-conflict", "confirmed"]
    first: str
    second: str
    rule: str | None
    why: str
    span: Span


@frozen
class Argument:
    """The whole project, resolved."""

    sources: Mapping[str, Source]
    voices: Mapping[str, Voice]
    claims: Mapping[str, Claim]
    types: Mapping[str, Type]
    entities: Mapping[str, Entity]
    predicates: Mapping[str, Predicate]
    relations: tuple[Relation, ...]
    undercuts: tuple[Undercut, ...]
    rules: tuple[Rule, ...]
    nevers: tuple[Never, ...]
    questions: tuple[Question, ...]
    scenarios: Mapping[str, Scenario]
    verdicts: tuple[Verdict, ...]

    def outlet(self, claim: Claim) -> str | None:
        """The outlet that carries a claim; None for the analyst's own."""
        return self.sources[claim.source].outlet if claim.source else None
