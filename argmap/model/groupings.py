"""What the analyst declares between claims, and about groups of them: relations, questions, scenarios, verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.findings import kinds
from argmap.findings.core import Finding, Label
from argmap.model.argument import Question, Relation, Scenario, Undercut, Verdict
from argmap.model.claims import strict_is_undercut
from argmap.model.literals import Literals
from argmap.model.names import Entry, Names, Scope
from argmap.model.notes import Notes
from argmap.model.placing import every, placed
from argmap.syntax.ast import Document, LiteralClause, Name, NamesClause, QuestionDecl, RelationDecl, ScenarioDecl, VerdictDecl

CONFLICT_RULES = tuple(f"R{number}" for number in range(1, 12))


def _claims(clauses_names: Iterable[Name], names: Names, scope: Scope, notes: Notes) -> tuple[str, ...]:
    """The full names of what can be found, each once."""
    return tuple(dict.fromkeys(full for name in clauses_names if (full := names.claim(name, scope, notes)) is not None))


# --- relations ------------------------------------------------------------------------------------------------------


def relations(
    documents: Iterable[Document], names: Names, findings: list[Finding], most: int
) -> tuple[tuple[Relation, ...], tuple[Undercut, ...]]:
    """The relations and undercuts at file level of which every name could be resolved; a relation of at most so many claims."""
    found: list[Relation] = []
    undercuts: list[Undercut] = []
    for document in documents:
        scope = names.scopes[document.path]
        for node in document.declarations:
            if not isinstance(node, RelationDecl):
                continue
            notes = Notes(document.path, findings)
            reason = node.reason.value if node.reason else ""
            if node.word == "undercuts":
                undercut = _undercut(node, reason, names, scope, notes)
                if undercut is not None:
                    undercuts.append(undercut)
                continue
            claims = _claims(node.names, names, scope, notes)
            if notes.sound and len(claims) < len(node.names):
                _named_twice(node, names, scope, notes)
            if notes.sound and len(claims) > most:
                message = f"this `{node.word}` has {len(claims):,} claims; the limit is {most:,}, and it is left out"
                notes.error(kinds.TOO_LARGE, node.names[most], message, "say of a type or a rule what holds of so many, or raise `related`")
            if notes.sound:
                found.append(Relation(node.word, claims, reason, notes.span(node)))
    # By what they say and not by where: pictures number arrows in this order.
    found.sort(key=lambda relation: (relation.kind, relation.claims, relation.reason, relation.span))
    undercuts.sort(key=lambda undercut: (undercut.claim, undercut.step, undercut.reason, undercut.span))
    return tuple(found), tuple(undercuts)


def _undercut(node: RelationDecl, reason: str, names: Names, scope: Scope, notes: Notes) -> Undercut | None:
    claim_name, step_name = node.names[0], node.names[-1]
    claim = names.claim(claim_name, scope, notes)
    step = names.step(step_name, scope, notes)
    if claim is None or step is None:
        return None
    full, because = step
    if full.rpartition(".")[0] == claim:
        message = f"`{claim_name.text}` undercuts its own step"
        notes.error(kinds.LEANS_ON_ITSELF, step_name, message, "name another claim here", (), claim)
    if because.strictly:
        strict_is_undercut(step_name, full, notes)
    return Undercut(claim, full, reason, notes.span(node)) if notes.sound else None


def _named_twice(node: RelationDecl, names: Names, scope: Scope, notes: Notes) -> None:
    seen: dict[str, Name] = {}
    for name in node.names:
        found = names.find_claim(name.text, scope)
        if found is not None and found.name in seen:
            label = Label(notes.span(seen[found.name]), "the first is here")
            message = f"`{name.text}` is named twice in this `{node.word}`"
            notes.error(kinds.LEANS_ON_ITSELF, name, message, "a relation is between different claims", (label,), found.name)
        elif found is not None:
            seen[found.name] = name


# --- questions ------------------------------------------------------------------------------------------------------


def questions(names: Names, literals: Literals, findings: list[Finding]) -> tuple[Question, ...]:
    """The questions by name, with whatever of each could be resolved."""
    found: list[Question] = []
    for entry in names.questions.entries:
        question = _question(entry, names, literals, Notes(entry.path, findings))
        if entry.first:
            found.append(question)
    return tuple(sorted(found, key=lambda question: question.name))


def _question(entry: Entry[QuestionDecl], names: Names, literals: Literals, notes: Notes) -> Question:
    scope = names.scopes[entry.path]
    clauses = placed(entry.node.clauses, "question", notes)
    about = []
    for clause in every(clauses, LiteralClause):
        own = Notes(entry.path, notes.findings)
        literal = literals.resolve(clause.literal, "about", scope, own)
        if literal is not None and own.sound:  # with a slot that is not understood it would match too much
            about.append(literal)
    positions = _claims((name for clause in every(clauses, NamesClause) for name in clause.names), names, scope, notes)
    return Question(entry.node.name.text, entry.node.question.value, tuple(about), positions, entry.span)


# --- scenarios ------------------------------------------------------------------------------------------------------


def scenarios(names: Names, findings: list[Finding]) -> dict[str, Scenario]:
    """The scenarios by name, with whatever of each could be resolved."""
    found: dict[str, Scenario] = {}
    for entry in names.scenarios.entries:
        scenario = _scenario(entry, names, Notes(entry.path, findings))
        if entry.first:
            found[scenario.name] = scenario
    return {name: found[name] for name in sorted(found)}


def _scenario(entry: Entry[ScenarioDecl], names: Names, notes: Notes) -> Scenario:
    node, scope = entry.node, names.scopes[entry.path]
    clauses = placed(node.clauses, "scenario", notes)
    dropped = [name for clause in every(clauses, NamesClause, "drop") for name in clause.names]
    sources = [name.text for name in dropped if name.text in names.sources.by_name]
    rest = [name for name in dropped if name.text not in names.sources.by_name]
    drop_claims = []
    for name in rest:
        if name.text in names.sources.broken:
            continue
        claim = names.find_claim(name.text, scope)
        if claim is not None:
            drop_claims.append(claim.name)
        elif not names.is_adrift(name.text, scope):
            near = names.nearest.of(name.text, names.sources.sort, lambda: names.sources.by_name)
            help_ = f"did you mean the source `{near}`?" if near else names.nearest_claim(name.text, scope)
            notes.error(kinds.UNKNOWN_NAME, name, f"no source and no claim is called `{name.text}`", help_)
    return Scenario(
        name=node.name.text,
        title=node.title.value if node.title else "",
        assume=_claims((name for clause in every(clauses, NamesClause, "assume") for name in clause.names), names, scope, notes),
        suppose_not=_claims((name for clause in every(clauses, NamesClause, "suppose") for name in clause.names), names, scope, notes),
        drop_sources=tuple(dict.fromkeys(sources)),
        drop_claims=tuple(dict.fromkeys(drop_claims)),
        span=entry.span,
    )


# --- verdicts -------------------------------------------------------------------------------------------------------


def verdicts(documents: Iterable[Document], names: Names, findings: list[Finding]) -> tuple[Verdict, ...]:
    """The verdicts of which every name could be resolved."""
    found: list[Verdict] = []
    for document in documents:
        scope = names.scopes[document.path]
        for node in document.declarations:
            if not isinstance(node, VerdictDecl):
                continue
            notes = Notes(document.path, findings)
            first = names.claim(node.first, scope, notes)
            second = names.claim(node.second, scope, notes)
            if node.rule is not None and node.rule.text not in CONFLICT_RULES:
                message = f"no rule about conflicts is called `{node.rule.text}`"
                notes.error(kinds.UNKNOWN_NAME, node.rule, message, "they are called R1 to R11; without one the verdict is about all")
            if first is not None and second is not None and notes.sound:
                rule = node.rule.text if node.rule else None
                found.append(Verdict(node.kind, first, second, rule, node.why.value, notes.span(node)))
    return tuple(found)
