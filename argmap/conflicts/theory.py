"""Ground literals of one time as clauses for a solver: which exclude which, which entail which, and what the declared relations,
strict rules and `never` say of them. Variables are positive ints, a clause is a list of signed ones (DIMACS)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.conflicts.candidates import Candidates, Statement
from argmap.likelihood import FLAT
from argmap.meaning.compare import Clash, compare, includes, slots
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.meaning.relations import Binding, Consequences, matches, negated
from argmap.meaning.stands import stand
from argmap.model.argument import DateValue, LiteralMeaning, TextValue, Value, Variable

Clauses = list[list[int]]
_MOST = 20_000  # literals of one theory


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
    """Over the given literals and what they lead to. ``names`` of a nogood's clause: by its place in ``used``."""

    def __init__(self, literals: Iterable[LiteralMeaning], consequences: Consequences, vocabulary: Vocabulary) -> None:
        given = list(dict.fromkeys(literals))
        both = list(dict.fromkeys([*given, *(negated(literal) for literal in given)]))
        reached = [each.literal for each in consequences.of(both, False, _MOST)] if consequences.touches(both) else []
        self._variables: dict[LiteralMeaning, int] = {}
        self.background: Clauses = []
        self.rules: list[tuple[list[int], int]] = []  # a clause, and the nogood that it comes from
        for literal in [*given, *reached]:
            self.variable(literal)
        self._vocabulary = vocabulary
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
        facts = _Facts(signed, self._vocabulary)
        for number in consequences.concerning(signed):
            nogood = consequences.sets[number]
            for used in self._instances(nogood.literals, nogood.general, facts):
                clause = sorted({-self.variable(literal) for literal in used})
                if not any(-variable in clause for variable in clause):
                    self.rules.append((clause, number))

    def _instances(self, patterns: Sequence[LiteralMeaning], general: bool, facts: _Facts) -> Iterator[tuple[LiteralMeaning, ...]]:
        found: list[tuple[Binding, tuple[LiteralMeaning, ...]]] = [({}, ())]
        for pattern in patterns:
            found = [
                (bound, (*used, fact))
                for binding, used in found
                for fact in facts.facing(pattern, binding)
                for bound in matches(pattern, fact, binding, general, self._vocabulary)
            ]
        for _, used in found:
            yield used


class _Facts:
    """Literals by predicate and sign, and by each filler that they entail by name."""

    def __init__(self, literals: Sequence[LiteralMeaning], vocabulary: Vocabulary) -> None:
        self._by_predicate: dict[tuple[str, bool], list[LiteralMeaning]] = {}
        self._by_filler: dict[tuple[str, bool, int, Value], list[LiteralMeaning]] = {}
        for literal in literals:
            self._by_predicate.setdefault((literal.predicate, literal.positive), []).append(literal)
            if literal.positive:
                for place, filler in enumerate(literal.fillers):
                    for value in vocabulary.wholes_of(filler.value) if filler is not None else ():
                        self._by_filler.setdefault((literal.predicate, True, place, value), []).append(literal)
            elif all(filler is not None for filler in literal.fillers):
                for place, filler in enumerate(literal.fillers):
                    assert filler is not None
                    self._by_filler.setdefault((literal.predicate, False, place, filler.value), []).append(literal)
            else:
                self._by_filler.setdefault((literal.predicate, False, -1, _ANY), []).append(literal)
        self._vocabulary = vocabulary

    def facing(self, pattern: LiteralMeaning, binding: Binding) -> Sequence[LiteralMeaning]:
        """Those that may match: by the first filler that is known, unless it is one of days."""
        for place, filler in enumerate(pattern.fillers):
            value = filler.value if filler is not None else None
            if isinstance(value, Variable):
                value = binding.get(value.name)
            if value is None or isinstance(value, DateValue):
                continue
            if pattern.positive:
                return self._by_filler.get((pattern.predicate, True, place, value), ())
            # A denial of the whole, and one that leaves some slot out, are denials of the part as well.
            found = list(self._by_filler.get((pattern.predicate, False, -1, _ANY), ()))
            for whole in self._vocabulary.wholes_of(value):
                found.extend(self._by_filler.get((pattern.predicate, False, place, whole), ()))
            return found
        return self._by_predicate.get((pattern.predicate, pattern.positive), ())


_ANY = TextValue("")
