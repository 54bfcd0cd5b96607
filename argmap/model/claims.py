"""Claims with their steps: who says what, how surely, about which time, and on what it hangs."""

from __future__ import annotations

from typing import assert_never

from attrs import define, field

from argmap.findings import kinds
from argmap.findings.core import Finding, Label
from argmap.likelihood import FLAT
from argmap.model.argument import Attitude, Claim, ClaimValue, Link, LiteralMeaning, Quote, Source, Step, Undercut
from argmap.model.conditions import conditions
from argmap.model.literals import Literals
from argmap.model.names import ClaimEntry, Names, Scope, duplicate
from argmap.model.notes import Notes
from argmap.model.placing import StepClauses, every, only, placed_on_claim
from argmap.model.speakers import Sources, Voices
from argmap.settings import Settings
from argmap.syntax.ast import (
    AsClause,
    BecauseClause,
    ByClause,
    Clause,
    ConditionClause,
    DatesClause,
    GradeClause,
    IsClause,
    LiteralClause,
    LiteralsClause,
    Name,
    NameClause,
    NamesClause,
    Sense,
    SenseClause,
    Stance,
    StanceClause,
    TextClause,
)
from argmap.text import Span
from argmap.times import ALWAYS, Interval, months_from
from argmap.values import frozen

_ITSELF = {
    "because": "rests on itself",
    "condition": "hangs on itself",
    "unless": "is its own exception",
    "denies": "denies itself",
    "against": "speaks against itself",
    "undercuts": "undercuts its own step",
    "means": "is part of its own meaning",
}


@frozen
class ResolvedClaim:
    claim: Claim
    undercuts: tuple[Undercut, ...]


@define
class ClaimReader:
    """Resolves the claims of one project."""

    names: Names
    sources: Sources
    voices: Voices
    literals: Literals
    settings: Settings
    findings: list[Finding]
    _times: dict[str, Interval | None] = field(factory=dict)

    def read(self, entry: ClaimEntry) -> ResolvedClaim:
        doubtful = entry.name in self.names.doubtful or entry.source in self.sources.unsound
        notes = Notes(entry.path, self.findings, sound=not entry.node.damaged and not doubtful)
        return _OneClaim(self, entry.name, entry, Scope(entry.path, entry.source), notes).resolved()

    def check_adrift(self, path: str, entry: ClaimEntry) -> None:
        """Checks what can be checked of a claim whose source is not known."""
        notes = Notes(path, self.findings)
        _OneClaim(self, entry.name, entry, Scope(path, None, placed=False), notes).resolved()

    def default_time(self, source: Source) -> Interval | None:
        """From the source's publication for the project's horizon; None where that is not known."""
        if source.name not in self._times:
            published = source.published
            first = published.first if published is not None else None
            self._times[source.name] = months_from(first, self.settings.horizon) if first is not None else None
        return self._times[source.name]


@define
class _OneClaim:
    reader: ClaimReader
    name: str
    entry: ClaimEntry
    scope: Scope
    notes: Notes
    itself: list[tuple[Name, str]] = field(factory=list)  # where it leans on itself, and how
    # What its own clauses say:
    chain: tuple[Link, ...] = ()
    by_span: Span | None = None
    stance: Stance | None = None
    attitude: Attitude | None = None
    headline: bool = False
    quotes: list[Quote] = field(factory=list)
    meaning: list[LiteralMeaning] = field(factory=list)
    negated: LiteralClause | None = None
    likelihood: IsClause | None = None
    sense: Sense | None = None
    when: DatesClause | None = None
    on: DatesClause | None = None
    denies: list[str] = field(factory=list)
    against: list[str] = field(factory=list)
    undercuts: list[Undercut] = field(factory=list)
    tags: dict[str, None] = field(factory=dict)
    note: str = ""

    def resolved(self) -> ResolvedClaim:
        node, notes = self.entry.node, self.notes
        own, step_clauses = placed_on_claim(node.clauses, node.kind, notes)
        self._read(own)
        hangs_on = conditions(own, self._in_condition, self._in_unless)
        steps = self._steps(step_clauses, own)
        likelihood = self.likelihood
        if likelihood is not None and likelihood.likelihood.certainty == "impossible" and self.negated is not None:
            self._double_negative(likelihood, self.negated)
        if self.itself and self.entry.first:
            self._leans_on_itself()
        time, time_known = self._time()
        claim = Claim(
            name=self.name,
            kind=node.kind,
            proposition=node.proposition.value,
            source=self.entry.source,
            span=Span(self.entry.path, node.start, node.end),
            name_span=self.entry.name_span,
            chain=self.chain,
            stance=self.stance or ("reported" if self.chain else "asserted"),
            attitude=self.attitude,
            headline=self.headline,
            by_span=self.by_span,
            quotes=tuple(self.quotes),
            meaning=tuple(self.meaning),
            likelihood=likelihood.likelihood if likelihood else FLAT,
            likelihood_given=likelihood is not None,
            sense=self.sense,
            time=time,
            time_given=self.when is not None,
            time_known=time_known,
            said_on=self._said_on(),
            conditions=hangs_on,
            steps=steps,
            denies=tuple(self.denies),
            against=tuple(self.against),
            tags=tuple(self.tags),
            note=self.note,
            damaged=not notes.sound,
        )
        return ResolvedClaim(claim, tuple(self.undercuts))

    def _read(self, own: tuple[Clause, ...]) -> None:
        """All but the conditions, which are read together."""
        notes = self.notes
        for clause in own:
            match clause:
                case TextClause():
                    if clause.word == "quote":
                        self.quotes.append(Quote(clause.text.value, notes.span(clause.text)))
                    else:
                        self.note = clause.text.value
                case NameClause():
                    if clause.word == "tag":
                        self.tags[clause.name.text] = None
                case LiteralClause():
                    literal = self._meaning(clause)
                    if literal is not None:
                        self.meaning.append(literal)
                    if clause.literal.negated:
                        self.negated = self.negated or clause
                case IsClause():
                    self.likelihood = clause
                case ByClause():
                    self.chain = self._chain(clause)
                    self.by_span = notes.span(clause)
                case StanceClause():
                    self.stance = clause.stance
                case AsClause():
                    if clause.attitude == "headline":
                        self.headline = True
                    else:
                        of = self.reader.voices.key(clause.of, notes) if clause.of is not None else None
                        self.attitude = Attitude(clause.attitude, of)
                case SenseClause():
                    self.sense = clause.sense
                case DatesClause():
                    if clause.word == "when":
                        self.when = clause
                    else:
                        self.on = clause
                case NamesClause():
                    self._read_names(clause)
                case ConditionClause():
                    pass
                case GradeClause() | BecauseClause() | LiteralsClause():
                    raise AssertionError("a clause that may not stand on a claim")
                case _:
                    assert_never(clause)

    def _read_names(self, clause: NamesClause) -> None:
        match clause.word:
            case "denies":
                self.denies.extend(self._refer_all(clause, "denies"))
            case "against":
                self.against.extend(self._refer_all(clause, "against"))
            case "undercuts":
                self.undercuts.extend(self._undercuts(clause))
            case _:
                pass  # `unless` is read with the conditions

    # --- names ------------------------------------------------------------------------------------------------------

    def _refer(self, name: Name, how: str) -> str | None:
        full = self.reader.names.claim(name, self.scope, self.notes, "condition" if how == "condition" else "premise")
        if full is not None and full == self.name:
            self.itself.append((name, how))
        return full

    def _in_condition(self, name: Name) -> str | None:
        return self._refer(name, "condition")

    def _in_unless(self, name: Name) -> str | None:
        return self._refer(name, "unless")

    def _refer_all(self, clause: NamesClause, how: str) -> list[str]:
        return [full for name in clause.names if (full := self._refer(name, how)) is not None]

    def _undercuts(self, clause: NamesClause) -> list[Undercut]:
        found: list[Undercut] = []
        for name in clause.names:
            step = self.reader.names.step(name, self.scope, self.notes)
            if step is None:
                continue
            full, because = step
            if full.rpartition(".")[0] == self.name:
                self.itself.append((name, "undercuts"))
            if because.strictly:
                strict_is_undercut(name, full, self.notes)
            else:
                found.append(Undercut(self.name, full, "", self.notes.span(clause)))
        return found

    def _leans_on_itself(self) -> None:
        places = sorted(self.itself, key=lambda place: place[0].start)
        name, how = places[0]
        labels = tuple(Label(self.notes.span(other), "and here") for other, _ in places[1:])
        message = f"`{self.entry.node.name.text}` {_ITSELF[how]}"
        other = f'name another claim here, or declare what is meant: `entity {name.text} "…" : TYPE`' if how == "means" else ""
        self.notes.error(kinds.LEANS_ON_ITSELF, name, message, other or "name another claim here", labels, self.name)

    # --- what is said -----------------------------------------------------------------------------------------------

    def _meaning(self, clause: LiteralClause) -> LiteralMeaning | None:
        literal = self.reader.literals.resolve(clause.literal, "means", self.scope, self.notes)
        if literal is not None and any(filler and filler.value == ClaimValue(self.name) for filler in literal.fillers):
            for slot in clause.literal.slots:
                if isinstance(slot.value, Name):
                    meant = self.reader.names.find_claim(slot.value.text, self.scope)
                    if meant is not None and meant.name == self.name:
                        self.itself.append((slot.value, "means"))
        return literal

    def _double_negative(self, likelihood: IsClause, negated: LiteralClause) -> None:
        message = "`is impossible` on `means not` is a double negative: it says that this must be so"
        label = Label(self.notes.span(negated), "denied here already")
        help_ = "if that is meant, say `means …` without `not` and leave out `is impossible`; if not, drop one of the two"
        self.notes.note(kinds.DOUBLE_NEGATIVE, likelihood, message, help_, (label,), self.name)

    def _chain(self, clause: ByClause) -> tuple[Link, ...]:
        voices = self.reader.voices
        speakers = tuple(dict.fromkeys(key for ref in clause.voices if (key := voices.key(ref, self.notes)) is not None))
        via = tuple((key, link.stance or "reported") for link in clause.via if (key := voices.key(link.voice, self.notes)) is not None)
        return voices.chain(speakers, via) if speakers else ()

    def _source(self) -> Source | None:
        return self.reader.sources.by_name.get(self.entry.source) if self.entry.source is not None else None

    def _time(self) -> tuple[Interval, bool]:
        """The days that the claim is about, and whether they are known."""
        if self.when is not None:
            return self.when.dates.value, True
        source = self._source()
        default = self.reader.default_time(source) if source else None
        return (ALWAYS, False) if default is None else (default, True)

    def _said_on(self) -> Interval | None:
        """The days on which it was said; without an ``on`` those on which the source was published."""
        if self.on is not None:
            return self.on.dates.value
        source = self._source()
        return source.published if source else None

    # --- steps ------------------------------------------------------------------------------------------------------

    def _steps(self, steps: tuple[StepClauses, ...], own: tuple[Clause, ...]) -> tuple[Step, ...]:
        found: list[Step] = []
        called: dict[str, Name] = {}
        for place, step in enumerate(steps, 1):
            name = step.because.called
            if name is not None:
                if name.text in called:
                    self.notes.spoil()
                    full = f"{self.name}.{name.text}"
                    self.notes.findings.append(duplicate(full, self.notes.span(name), self.notes.span(called[name.text])))
                    name = None
                else:
                    called[name.text] = name
            found.append(self._step(step, name.text if name else str(place)))
            if step.because.strictly:
                for unless in every(own, NamesClause, "unless"):
                    self._strict_with_exception(unless, step.because)
                    break
        return tuple(found)

    def _step(self, step: StepClauses, name: str) -> Step:
        because, notes = step.because, self.notes
        premises = tuple(full for premise in because.premises if (full := self._refer(premise, "because")) is not None)
        if because.said and len(because.premises) > 1:
            notes.spoil()  # told where it was read
        if because.strictly:
            for unless in every(step.clauses, NamesClause, "unless"):
                self._strict_with_exception(unless, because)
        by = only(step.clauses, ByClause)
        scheme = only(step.clauses, NameClause, "scheme")
        warrant = only(step.clauses, TextClause, "warrant")
        return Step(
            name=f"{self.name}.{name}",
            premises=premises,
            said=because.said and bool(because.premises),
            own_word=because.said and not because.premises,
            strict=because.strictly,
            conditions=conditions(step.clauses, self._in_condition, self._in_unless),
            scheme=scheme.name.text if scheme else None,
            by=self._chain(by) if by else (),
            warrant=warrant.text.value if warrant else "",
            span=notes.span(because),
        )

    def _strict_with_exception(self, unless: NamesClause, because: BecauseClause) -> None:
        label = Label(self.notes.span(because), "this step is strict")
        message = "a strict step goes through whenever its premises hold: it takes no `unless`"
        self.notes.error(kinds.STRICT_WITH_EXCEPTION, unless, message, "leave out `strictly`, or the exception", (label,))


def strict_is_undercut(name: Name, step: str, notes: Notes) -> None:
    message = f"`{step}` is strict: it goes through whenever its premises hold and cannot be undercut"
    notes.error(kinds.STRICT_WITH_EXCEPTION, name, message, "speak against a premise, or leave out `strictly` there", (), step)
