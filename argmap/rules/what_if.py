"""The part of a theory that can bear on one claim, evaluated with claims taken away or taken for granted.

What can bear on a literal: whatever a rule for it reads, its exceptions, and what attacks it, and so on backwards. Grounded semantics
gives a literal the same strength there as in the whole theory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import evolve

from argmap.rules.atoms import ClaimAtom, MeantAtom
from argmap.rules.evaluate import statuses
from argmap.rules.evaluation import Status
from argmap.rules.from_argument import Theory
from argmap.rules.grounded import Grounded, grounded
from argmap.rules.rulebase import RuleBase, RuleBaseBuilder
from argmap.values import frozen


def bearing_on(rulebase: RuleBase, literals: Iterable[int]) -> tuple[int, ...]:
    """The rules that can bear on the literals or on their negations, in order."""
    atoms = {literal >> 1 for literal in literals}
    waiting = sorted(atoms)
    rules: set[int] = set()
    starts, uses = _strict_uses(rulebase)
    while waiting:
        atom = waiting.pop()
        for rule in (
            *rulebase.rules_for(2 * atom),
            *rulebase.rules_for(2 * atom + 1),
            *uses[starts[atom] : starts[atom + 1]],
        ):
            if rule not in rules:
                rules.add(rule)
                for literal in (rulebase.heads[rule], *rulebase.body(rule), *rulebase.unless(rule)):
                    if literal >> 1 not in atoms:
                        atoms.add(literal >> 1)
                        waiting.append(literal >> 1)
    return tuple(sorted(rules))


def _strict_uses(rulebase: RuleBase) -> tuple[list[int], list[int]]:
    """Strict rules by the atoms in their bodies: their transposed forms are rules for those."""
    by_atom: dict[int, list[int]] = {}
    for rule in range(rulebase.rule_count):
        if rulebase.is_strict(rule):
            for literal in rulebase.body(rule):
                by_atom.setdefault(literal >> 1, []).append(rule)
    starts = [0]
    uses: list[int] = []
    for atom in range(rulebase.literal_count // 2):
        uses.extend(by_atom.get(atom, ()))
        starts.append(len(uses))
    return starts, uses


WORK = 200_000
"""Rules that may be read in looking for smallest sets: a second or two."""
_TAKEN_AWAY = frozenset(("said", "assumed", "disputed"))
"""What goes where a claim is left out."""
LEFT_OUT = frozenset(("means", "denies", "needs"))
"""What goes besides where a premise is left out, as a scenario's `drop` leaves it out: what it means is no longer compared. The
relations that name it go too."""


@frozen(eq=False)
class Part:
    """``rules`` are those of ``theory`` that count; ``claims`` are those that they speak of, in the order of names."""

    theory: Theory
    rules: tuple[int, ...]
    claims: tuple[str, ...]
    facts: tuple[str, ...]  # claims put forward or assumed, or premises that a relation here names; in the order of names

    @classmethod
    def on(cls, theory: Theory, claims: Iterable[str]) -> Part:
        literals = [literal for name in claims if (literal := theory.literal(name)) is not None]
        return cls.of(theory, bearing_on(theory.rulebase, literals), literals)

    @classmethod
    def of(cls, theory: Theory, rules: tuple[int, ...], literals: Iterable[int] = ()) -> Part:
        """These rules, which must hold all that bears on what they speak of."""
        keys = theory.rulebase.keys
        atoms = {literal >> 1 for rule in rules for literal in (theory.rulebase.heads[rule], *theory.rulebase.body(rule))}
        atoms.update(literal >> 1 for literal in literals)
        named = sorted(key.claim for atom in atoms if isinstance(key := keys[atom], ClaimAtom))
        # Without a premise the relations that name it go, even where what it says does not bear on the claim.
        related = {name for rule in rules for name in theory.origin(rule).related if theory.argument.claims[name].kind == "premise"}
        # Of the part, not of the theory: a large project has thousands of parts.
        put = {name for rule in rules if (name := theory.origin(rule).claim) and _puts(theory, rule, name)}
        facts = sorted(name for name in related | put if name in theory.facts)
        return cls(theory, rules, tuple(named), tuple(facts))

    def variant(self, removed: Collection[str] = (), assumed: Collection[str] = ()) -> Theory:
        """The part as a theory of its own: what these claims put forward or are assumed to be is taken away, and these are taken
        for granted."""
        whole = self.theory.rulebase
        builder = RuleBaseBuilder()
        move: dict[int, int] = {}

        def moved(literal: int) -> int:
            atom = move.get(literal >> 1)
            if atom is None:
                atom = move[literal >> 1] = builder.literal(whole.keys[literal >> 1]) >> 1
            return 2 * atom + (literal & 1)

        for name in self.claims:
            literal = self.theory.literal(name)
            assert literal is not None
            moved(literal)
        premises = {name for name in removed if self.theory.argument.claims[name].kind == "premise"}
        for rule in self.rules:
            origin = self.theory.origin(rule)
            if not premises.isdisjoint(origin.related):
                continue
            premise = origin.claim in removed and self.theory.argument.claims[origin.claim].kind != "conclusion"
            if origin.claim in removed and (origin.kind in _TAKEN_AWAY or (premise and origin.kind in LEFT_OUT)):
                continue
            body = whole.body(rule)
            head, rank, count = moved(whole.heads[rule]), whole.ranks[rule], whole.counts[rule]
            members = [moved(literal) for literal in body]
            number = whole.origins[rule]
            if rank:
                builder.defeasible(members, head, rank, map(moved, whole.unless(rule)), number)
            elif not count:
                builder.fact(head, number)
            elif count == len(members):
                builder.strict(members, head, number)
            else:
                builder.at_least(count, members, head, number)
        for name in sorted(assumed):
            builder.fact(builder.literal(ClaimAtom(name)))
            for timed in self.theory.unassumed.get(name, ()):
                builder.strict((builder.literal(ClaimAtom(name)),), builder.literal(MeantAtom(timed)))
        return evolve(self.theory, rulebase=builder.build(), facts={})

    def status(self, claim: str, theory: Theory) -> tuple[Status, Grounded]:
        answer = grounded(theory.rulebase)
        return statuses(theory, answer, (claim,), self.claims)[claim], answer


def _puts(theory: Theory, rule: int, claim: str) -> bool:
    """Whether it is a fact by which the claim is put forward or assumed."""
    return theory.origin(rule).kind in ("said", "assumed") and rule in theory.facts.get(claim, ())
