"""General rules and what can never be: literals with variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding, Label
from argmap.model.argument import LiteralMeaning, Never, Rule
from argmap.model.literals import Literals
from argmap.model.names import Entry, Names, Scope
from argmap.model.notes import Notes
from argmap.model.placing import every, only, placed, word_of
from argmap.model.vocabulary import is_variable
from argmap.syntax.ast import Clause, Document, LiteralNode, LiteralsClause, Name, NeverDecl, RuleDecl


def rules(names: Names, literals: Literals, findings: list[Finding]) -> tuple[Rule, ...]:
    """The rules of which everything could be resolved, by name. One with several literals after `then` is several."""
    found: list[Rule] = []
    for entry in names.rules.entries:
        notes = Notes(entry.path, findings, sound=not entry.node.damaged)
        read = _rule(entry, names.scopes[entry.path], literals, notes)
        if entry.first and notes.sound and entry.node.name.text not in names.rules.doubtful:
            found.extend(read)
    return tuple(sorted(found, key=lambda rule: (rule.name, rule.span)))


def _rule(entry: Entry[RuleDecl], scope: Scope, literals: Literals, notes: Notes) -> list[Rule]:
    node = entry.node
    clauses = placed(node.clauses, "rule", notes)
    when = only(clauses, LiteralsClause, "rule when")
    then = only(clauses, LiteralsClause, "then")
    unless = tuple(every(clauses, LiteralsClause, "rule unless"))
    missing = [f"no `{word}`" for clause, word in ((when, "when"), (then, "then")) if clause is None]
    if missing and not node.damaged:
        message = f"the rule `{node.name.text}` has {' and '.join(missing)}"
        notes.error(kinds.MISSING_CLAUSE, node.name, message, "a rule says what follows when: `when … then …`")
    body = _resolved(when.literals, scope, literals, notes) if when else ()
    heads = _resolved(then.literals, scope, literals, notes) if then else ()
    exceptions: list[LiteralMeaning] = []
    for clause in unless:
        exceptions.extend(_resolved(clause.literals, scope, literals, notes))
        if len(clause.literals) > 1:
            message = "each `unless` of a rule holds one exception"
            notes.error(kinds.MISPLACED_CLAUSE, clause, message, "give each its own `unless`; any of them is enough")
        if then is not None and then.strictly:
            label = Label(notes.span(then), "this rule is strict")
            message = "a strict rule has no exception: it takes no `unless`"
            notes.error(kinds.STRICT_WITH_EXCEPTION, clause, message, "leave out `strictly`, or the exception", (label,))
    if when is not None:
        bound = {name.text for literal in when.literals for name in _variables(literal)}
        _check_bound(bound, (*((then,) if then else ()), *unless), node, notes)
    strict = then is not None and then.strictly
    rule = [
        Rule(node.name.text, node.title.value if node.title else "", body, head, strict, tuple(exceptions), entry.span) for head in heads
    ]
    if len(rule) > 1:
        return [evolve(one, name=f"{one.name}.{place}") for place, one in enumerate(rule, 1)]
    return rule


def _resolved(nodes: Iterable[LiteralNode], scope: Scope, literals: Literals, notes: Notes) -> tuple[LiteralMeaning, ...]:
    return tuple(found for node in nodes if (found := literals.resolve(node, "rule", scope, notes)) is not None)


def _variables(literal: LiteralNode) -> Iterator[Name]:
    return (slot.value for slot in literal.slots if isinstance(slot.value, Name) and is_variable(slot.value.text))


def _check_bound(bound: set[str], clauses: Iterable[LiteralsClause], node: RuleDecl, notes: Notes) -> None:
    """Each variable of `then` and `unless` occurs in `when`; each one that does not is told once in its clause."""
    for clause in clauses:
        told: set[str] = set()
        for literal in clause.literals:
            for name in _variables(literal):
                if name.text not in bound and name.text not in told:
                    told.add(name.text)
                    message = f"`{name.text}` stands after `{_word(clause)}` and nowhere in the `when` of `{node.name.text}`"
                    known = ", ".join(f"`{variable}`" for variable in sorted(bound))
                    help_ = f"`when` has {known}" if known else "`when` has no variable"
                    notes.error(kinds.UNBOUND_VARIABLE, name, message, help_, (), f"{node.name.text} {name.text}")


def _word(clause: Clause) -> str:
    return word_of(clause).removeprefix("rule ")


def nevers(documents: Iterable[Document], names: Names, literals: Literals, findings: list[Finding]) -> tuple[Never, ...]:
    """What can never be, as far as everything in it could be resolved. The number in a name counts all of them."""
    found: list[Never] = []
    place = 0
    for document in documents:
        for node in document.declarations:
            if isinstance(node, NeverDecl):
                place += 1
                notes = Notes(document.path, findings)
                meanings = _resolved(node.literals, names.scopes[document.path], literals, notes)
                if notes.sound:
                    reason = node.reason.value if node.reason else ""
                    found.append(Never(f"never.{place}", meanings, reason, notes.span(node)))
    return tuple(found)
