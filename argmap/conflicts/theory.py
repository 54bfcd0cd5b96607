"""Ground literals of one time as clauses for a solver: which exclude which, which entail which, and what the declared relations,
strict rules and `never` say of them. Variables are positive ints, a clause is a list of signed ones (DIMACS)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from argmap.conflicts.candidates import Candidates, Statement
from argmap.likelihood import FLAT
from argmap.meaning.compare import Clash, compare, includes, slots
from argmap.meaning.facts import Binding, Facts, matches, of_one_thing
from argmap.meaning.literals import TimedLiteral, Vocabulary, negated
from argmap.meaning.relations import Consequences
from argmap.meaning.stands import stand
from argmap.model.argument import LiteralMeaning, Variable

Clauses = list[list[int]]
_MOST = 20_000  # literals of one theory
_WORK = 200_000  # choices that are looked at for one rule

_Begun = tuple[Binding, tuple[LiteralMeaning, ...]]
"""A part of an instance: what the variables stand for, and the facts chosen so far."""


def entails(first: LiteralMeaning, second: LiteralMeaning, vocabulary: Vocabulary) -> bool:
    """Of two literals of one time."""
    if first == second:
        return True
    if first.predicate != second.predicate or first.positive != second.positive:
        return False
    narrow, wide = (first, second) if first.positive else (second, first)
    if narrow.quantity is not None and wide.quantity is not None:
        return narrow.fillers == wide.fillers and includes(wide.quantity, narrow.quantity)
    return slots(narrow, wide, vocabulary).forward


class Theory:
    """Over the given literals and what they lead to. ``names`` of a nogood's clause: by its place in ``used``.

    ``incomplete``: some rule has more instances than are looked at; ``cost``: of what may follow, the share that does, 1 where more does.
    """

    def __init__(
        self, literals: Iterable[LiteralMeaning], consequences: Consequences, vocabulary: Vocabulary, denials: bool = False
    ) -> None:
        """``denials``: what follows where the literals are not so is wanted as well."""
        given = list(dict.fromkeys(literals))
        starts = list(dict.fromkeys([*given, *map(negated, given)])) if denials else given
        reached = [each.literal for each in consequences.of(starts, False, _MOST, leading_on=True)]
        self._variables: dict[LiteralMeaning, int] = {}
        self.background: Clauses = []
        self.rules: list[tuple[list[int], int]] = []  # a clause, and the nogood that it comes from
        for literal in [*given, *reached]:
            self.variable(literal)
        self._vocabulary = vocabulary
        self.incomplete = False
        self.cost = Fraction(len(reached), _MOST)
        signed = [literal for positive in self._variables for literal in (positive, negated(positive))]
        self._nested(signed)
        self._declared(signed, consequences)

    def variable(self, literal: LiteralMeaning) -> int:
        """Signed: a denial is the negated variable of its positive literal."""
        positive = literal if literal.positive else negated(literal)
        number = self._variables.setdefault(positive, len(self._variables) + 1)
        return number if literal.positive else -number

    @property
    def size(self) -> int:
        return len(self._variables)

    def _nested(self, signed: Sequence[LiteralMeaning]) -> None:
        """A denial of the whole and the part, different figures, different fillers: whatever two flat literals exclude."""
        statements = [Statement(timed := TimedLiteral(literal), stand(FLAT, timed.literal.positive)) for literal in signed]
        seen: set[tuple[int, int]] = set()
        for first, second in Candidates(statements, self._vocabulary).pairs():
            pair = (min(first, second), max(first, second))
            if pair in seen or signed[first] == negated(signed[second]):
                continue
            seen.add(pair)
            if isinstance(compare(statements[first].timed, statements[second].timed, self._vocabulary), Clash):
                self.background.append([-self.variable(signed[first]), -self.variable(signed[second])])

    def _declared(self, signed: Sequence[LiteralMeaning], consequences: Consequences) -> None:
        facts = Facts(self._vocabulary)
        for literal in signed:
            facts.add(literal)
        for number in consequences.concerning(signed):
            nogood = consequences.sets[number]
            for used in self._instances(nogood.literals, nogood.general, facts):
                clause = sorted({-self.variable(literal) for literal in used})
                if not any(-variable in clause for variable in clause):
                    self.rules.append((clause, number))

    def _instances(self, patterns: Sequence[LiteralMeaning], general: bool, facts: Facts) -> Iterator[tuple[LiteralMeaning, ...]]:
        ordered = _connected(patterns, facts)

        def grown(pattern: LiteralMeaning, binding: Binding, used: tuple[LiteralMeaning, ...]) -> Iterator[_Begun]:
            for fact in facts.facing(pattern, binding):
                for bound in matches(pattern, fact, binding, general, self._vocabulary):
                    yield bound, (*used, fact)

        # Depth first: what is begun and not ended is few, however many instances there are.
        begun = [grown(ordered[0], {}, ())] if ordered else []
        work = 0
        while begun:
            found = next(begun[-1], None)
            work += 1
            if work > _WORK:
                self.incomplete = True
                return
            if found is None:
                begun.pop()
            elif len(begun) < len(ordered):
                begun.append(grown(ordered[len(begun)], *found))
            elif of_one_thing(ordered, found[1], found[0], self._vocabulary):
                yield found[1]


def _connected(patterns: Sequence[LiteralMeaning], facts: Facts) -> list[LiteralMeaning]:
    """The patterns in an order in which each, as far as can be, has a variable of an earlier one; the rarest first."""
    rest = sorted(patterns, key=lambda pattern: (len(facts.facing(pattern, {})), repr(pattern)))
    found: list[LiteralMeaning] = []
    bound: set[str] = set()
    while rest:
        chosen = next((pattern for pattern in rest if bound & _variables(pattern)), rest[0])
        rest.remove(chosen)
        found.append(chosen)
        bound |= _variables(chosen)
    return found


def _variables(pattern: LiteralMeaning) -> set[str]:
    return {filler.value.name for filler in pattern.fillers if filler is not None and isinstance(filler.value, Variable)}
