"""What a claim waits for: its own condition and, for a conclusion, what its steps wait for through the conditions of their premises.

A condition is a formula over claims, built once and shared, so that a long chain of conclusions stays small. Whether one condition
entails or excludes another is decided by a solver, with the declared relations, the meanings of the claims and the strict rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, assert_never

from argmap.conflicts.satisfiable import solvable
from argmap.conflicts.theory import Clauses, Theory
from argmap.meaning.literals import Vocabulary, negated
from argmap.meaning.relations import Consequences, proposition
from argmap.model.argument import All, AnyOf, Argument, AtLeast, Claim, ClaimRef, Condition, Conditions, LiteralMeaning, Not, Step
from argmap.times import Interval
from argmap.values import frozen

_GROUPS = 50  # of claims that speak of one day, of those that two conditions speak of
_FEW = 12  # conditions that are told apart one by one

Node = int
Relation = Literal["same", "entails", "entailed", "exclusive", "unrelated"]

# --- formulas ---------------------------------------------------------------------------------------------------------


@frozen
class Atom:
    claim: str


@frozen
class Gate:
    """``count`` of the ``inputs`` (signed nodes: negative for a negated one)."""

    count: int
    inputs: tuple[int, ...]


@frozen
class Later:
    """The condition of a claim that leans on itself."""

    claim: str


class Formulas:
    """Nodes are positive ints, a negated node its negative. Equal formulas are one node."""

    def __init__(self) -> None:
        self.nodes: list[Atom | Gate | Later] = []
        self._known: dict[Atom | Gate | Later, int] = {}

    def node(self, content: Atom | Gate | Later) -> int:
        number = self._known.get(content)
        if number is None:
            self.nodes.append(content)
            number = self._known[content] = len(self.nodes)
        return number

    def all_of(self, inputs: Sequence[int]) -> int:
        unique = tuple(sorted(set(inputs)))
        return unique[0] if len(unique) == 1 else self.node(Gate(len(unique), unique))

    def any_of(self, inputs: Sequence[int]) -> int:
        unique = tuple(sorted(set(inputs)))
        return unique[0] if len(unique) == 1 else self.node(Gate(1, unique))

    def of(self, condition: Condition) -> int:
        """Nesting is bounded by the reader."""
        match condition:
            case ClaimRef():
                return self.node(Atom(condition.claim))
            case Not():
                return -self.of(condition.item)
            case All():
                return self.all_of([self.of(item) for item in condition.items])
            case AnyOf():
                return self.any_of([self.of(item) for item in condition.items])
            case AtLeast():
                inputs = [self.of(item) for item in condition.items]
                if condition.count >= len(inputs):
                    return self.all_of(inputs)
                return self.any_of(inputs) if condition.count <= 1 else self.node(Gate(condition.count, tuple(sorted(inputs))))
            case _:
                assert_never(condition)


def _own(conditions: Conditions, unless: bool) -> Iterator[Condition]:
    for condition in (conditions.if_, conditions.only_if, conditions.needs):
        if condition is not None:
            yield condition
    if unless:
        for name in conditions.unless:
            yield Not(ClaimRef(name))


class Waiting:
    """What each claim of an argument waits for."""

    def __init__(self, argument: Argument, vocabulary: Vocabulary, consequences: Consequences) -> None:
        self._argument = argument
        self._vocabulary = vocabulary
        self._consequences = consequences
        self.formulas = Formulas()
        self._conditional = _conditional(argument.claims)
        self._nodes: dict[str, Node] = {}
        self._relations: dict[tuple[Node, Node], Relation] = {}
        self._words: dict[Node, str] = {}

    def of(self, claim: str) -> Node | None:
        """None for an unconditional claim."""
        if claim not in self._conditional:
            return None
        if claim not in self._nodes:
            self._build(claim)
        return self._nodes[claim]

    def exhaustive(self, claim: Claim) -> Node | None:
        """What it says must be so (`only if`), on the claim or on a step; None where it says nothing of the sort."""
        conditions = [claim.conditions.only_if, *(step.conditions.only_if for step in claim.steps)]
        nodes = [self.formulas.of(condition) for condition in conditions if condition is not None]
        return self.formulas.all_of(nodes) if nodes else None

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self, start: str) -> None:
        """Premises before conclusions, without recursion."""
        open_claims: set[str] = set()
        stack = [start]
        while stack:
            name = stack[-1]
            if name in self._nodes:
                stack.pop()
                continue
            waiting = [each for each in self._leans_on(name) if each not in self._nodes and each not in open_claims]
            if waiting and name not in open_claims:
                open_claims.add(name)
                stack.extend(waiting)
                continue
            self._nodes[name] = self._formula(self._argument.claims[name])
            open_claims.discard(name)
            stack.pop()

    def _leans_on(self, name: str) -> list[str]:
        claim = self._argument.claims[name]
        return sorted(
            {premise for step in claim.steps if not step.said for premise in step.premises if premise in self._conditional} - {name}
        )

    def _formula(self, claim: Claim) -> Node:
        inputs = [self.formulas.of(condition) for condition in _own(claim.conditions, unless=True)]
        if claim.steps and all(self._step_waits(step) for step in claim.steps):
            inputs.append(self.formulas.any_of([self._of_step(step) for step in claim.steps]))
        return self.formulas.all_of(inputs)

    def _step_waits(self, step: Step) -> bool:
        return _waits(step, self._argument.claims, self._conditional)

    def _of_step(self, step: Step) -> Node:
        inputs = [self.formulas.of(condition) for condition in _own(step.conditions, unless=False)]
        for premise in () if step.said else step.premises:
            known = self._argument.claims.get(premise)
            if known is None:
                continue
            if known.kind == "condition":
                inputs.append(self.formulas.node(Atom(premise)))
            if premise in self._conditional:
                inputs.append(self._nodes.get(premise) or self.formulas.node(Later(premise)))
        return self.formulas.all_of(inputs)

    # --- in words -----------------------------------------------------------------------------------------------------

    def words(self, node: Node) -> str:
        """In plain words, cut where it grows long."""
        if node not in self._words:
            self._words[node] = self._in_words(node, 0)
        return self._words[node]

    def _in_words(self, node: Node, depth: int) -> str:
        content = self.formulas.nodes[abs(node) - 1]
        negation = "not " if node < 0 else ""
        if isinstance(content, Atom | Later):
            claim = self._argument.claims.get(content.claim)
            return f"{negation}“{claim.proposition if claim else content.claim}”"
        if depth > 3:
            return f"{negation}(…)"
        # By their words, so that what is shown does not hang on the names of claims.
        shown = sorted(self._in_words(each, depth + 1) for each in content.inputs)[:8]
        shown += ["…"] if len(content.inputs) > 8 else []
        if content.count == len(content.inputs):
            text = " and ".join(shown)
        elif content.count == 1:
            text = " or ".join(shown)
        else:
            return f"{negation}at least {content.count} of {', '.join(shown)}"
        return f"{negation}({text})" if depth or negation else text

    # --- between two --------------------------------------------------------------------------------------------------

    def relation(self, one: Node, other: Node) -> Relation:
        """``entails``: the first the second; ``exclusive``: both cannot be so."""
        if one == other:
            return "same"
        if (one, other) not in self._relations:
            found = self._solve(one, other)
            self._relations[(one, other)] = found
            self._relations[(other, one)] = {"entails": "entailed", "entailed": "entails"}.get(found, found)  # type: ignore[assignment]
        return self._relations[(one, other)]

    def same(self, node: Node, known: Mapping[Node, object]) -> Node:
        """The first that comes to the same of the first few that are known; itself if none does."""
        return node if node in known else next((each for each in islice(known, _FEW) if self.relation(node, each) == "same"), node)

    def entails(self, one: Node, other: Node) -> bool:
        return self.relation(one, other) in ("same", "entails")

    def _below(self, *nodes: Node) -> list[int]:
        """The nodes that a formula is made of, itself included."""
        seen: dict[int, None] = {}
        stack = [abs(node) for node in nodes]
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen[node] = None
            content = self.formulas.nodes[node - 1]
            if isinstance(content, Gate):
                stack.extend(abs(each) for each in content.inputs)
            elif isinstance(content, Later):
                stack.append(abs(self._nodes[content.claim]))
        return list(seen)

    def atoms(self, *nodes: Node) -> list[str]:
        """The claims that a formula speaks of."""
        contents = [self.formulas.nodes[node - 1] for node in self._below(*nodes)]
        return sorted(content.claim for content in contents if isinstance(content, Atom))

    def _solve(self, one: Node, other: Node) -> Relation:
        below = self._below(one, other)
        clauses, top = self._clauses(below)
        clauses += self._background(self.atoms(one, other), top)
        if not solvable(clauses, [one, other]):
            return "exclusive"
        forth = not solvable(clauses, [one, -other])
        back = not solvable(clauses, [other, -one])
        if forth and back:
            return "same"
        return "entails" if forth else "entailed" if back else "unrelated"

    def so(self, node: Node, true: frozenset[str], false: frozenset[str]) -> bool:
        """Whether a formula is so, whatever becomes of the claims that are neither of these."""
        value: dict[int, bool | None] = {}
        for each in sorted(self._below(node)):  # what a node is made of stands before it, but for claims in a circle
            content = self.formulas.nodes[each - 1]
            if isinstance(content, Atom):
                value[each] = True if content.claim in true else False if content.claim in false else None
            elif isinstance(content, Later):
                value[each] = None
            else:
                inputs = [_signed(value.get(abs(place)), place) for place in content.inputs]
                yes, no = inputs.count(True), inputs.count(False)
                value[each] = True if yes >= content.count else False if len(inputs) - no < content.count else None
        return _signed(value[abs(node)], node) is True

    def _clauses(self, below: Sequence[int]) -> tuple[Clauses, int]:
        """Every node with what it is made of; the greatest variable in use."""
        clauses: Clauses = []
        top = len(self.formulas.nodes)
        for node in below:
            content = self.formulas.nodes[node - 1]
            if isinstance(content, Later):
                inner = self._nodes[content.claim]
                clauses += [[-node, inner], [node, -inner]]
            elif isinstance(content, Gate) and content.count == len(content.inputs):
                clauses += [[-node, each] for each in content.inputs]
                clauses.append([node, *(-each for each in content.inputs)])
            elif isinstance(content, Gate) and content.count == 1:
                clauses.append([-node, *content.inputs])
                clauses += [[node, -each] for each in content.inputs]
            elif isinstance(content, Gate):
                from pysat.card import CardEnc, EncType

                at_least = CardEnc.atleast(list(content.inputs), content.count, top_id=top, encoding=EncType.seqcounter)
                top = max(top, at_least.nv)
                clauses += [[-node, *clause] for clause in at_least.clauses]
                at_most = CardEnc.atmost(list(content.inputs), content.count - 1, top_id=top, encoding=EncType.seqcounter)
                top = max(top, at_most.nv)
                clauses += [[node, *clause] for clause in at_most.clauses]
        return clauses, top

    def _background(self, names: Sequence[str], top: int) -> Clauses:
        """What the meanings of these claims have to do with each other; of claims about times that never meet, nothing."""
        clauses: Clauses = []
        claims = [self._argument.claims[name] for name in names if name in self._argument.claims]
        for group, shared in _of_one_day(claims):
            means = {claim.name: proposition(claim, self._argument.claims) for claim in group}
            literals = [literal for clause in means.values() for disjunction in clause for literal in disjunction]
            if not self._may_meet(literals):
                continue
            theory = Theory(literals, self._consequences, self._vocabulary, denials=True)

            def shifted(variable: int, above: int = top) -> int:
                return variable + above if variable > 0 else variable - above

            for claim in group:
                atom = self.formulas.node(Atom(claim.name))
                # What means only itself is of its own time and no other.
                exactly = not claim.time_given or claim.time == shared or not (claim.meaning or claim.denies)
                parts: list[list[int]] = []
                moments: list[bool] = []
                for disjunction in means[claim.name]:
                    variables = [shifted(theory.variable(literal)) for literal in disjunction]
                    happens = [literal.positive and literal.predicate in self._vocabulary.events for literal in disjunction]
                    # What holds throughout holds on these days; what happens at some moment need not have happened on them.
                    if exactly or not any(happens):
                        clauses.append([-atom, *variables])
                    parts.append(variables)
                    moments += happens
                if all(len(part) == 1 for part in parts) and (exactly or all(moments)):
                    clauses.append([atom, *(-part[0] for part in parts)])
            clauses += [[shifted(variable) for variable in each] for each in theory.background]
            clauses += [[shifted(variable) for variable in each] for each, _ in theory.rules]
            top += theory.size
        return clauses

    def _may_meet(self, literals: Sequence[LiteralMeaning]) -> bool:
        if self._consequences.touches([*literals, *map(negated, literals)]):
            return True
        return len({literal.predicate for literal in literals}) < len(literals) and any(literal.predicate for literal in literals)


def _signed(value: bool | None, node: int) -> bool | None:
    return value if value is None or node > 0 else not value


def _of_one_day(claims: Sequence[Claim]) -> list[tuple[list[Claim], Interval]]:
    """The largest groups that all speak of some day, with the days that they share; the first few."""
    ordered = sorted(claims, key=lambda each: (each.time.ends[0], each.name))
    ending = sorted(claims, key=lambda each: (each.time.ends[1], each.name))
    found: list[tuple[list[Claim], Interval]] = []
    active: dict[str, Claim] = {}
    ended = 0
    begun = False  # since the last group
    for claim in [*ordered, None]:
        if begun and (claim is None or ending[ended].time.before(claim.time)):
            found.append((list(active.values()), _shared(list(active.values()))))
            begun = False
            if len(found) >= _GROUPS:
                break
        if claim is None:
            break
        while ending[ended].time.before(claim.time):
            del active[ending[ended].name]
            ended += 1
        active[claim.name] = claim
        begun = True
    return found


def _shared(claims: Sequence[Claim]) -> Interval:
    firsts = [claim.time.first for claim in claims if claim.time.first is not None]
    lasts = [claim.time.last for claim in claims if claim.time.last is not None]
    return Interval(max(firsts, default=None), min(lasts, default=None))


# --- which claims are conditional -------------------------------------------------------------------------------------


def _waits(step: Step, claims: Mapping[str, Claim], conditional: set[str]) -> bool:
    if any(True for _ in _own(step.conditions, unless=False)):
        return True
    if step.said:
        return False
    return any(
        premise in conditional or ((known := claims.get(premise)) is not None and known.kind == "condition") for premise in step.premises
    )


def _conditional(claims: Mapping[str, Claim]) -> set[str]:
    """The claims that wait for something: the least set, so that a circle without a condition waits for nothing."""
    found: set[str] = set()
    users: dict[str, list[str]] = {}
    for claim in claims.values():
        for step in claim.steps:
            for premise in step.premises:
                users.setdefault(premise, []).append(claim.name)
    waiting = list(claims)
    while waiting:
        name = waiting.pop()
        claim = claims[name]
        if name in found or claim.kind == "condition":
            continue
        own = any(True for _ in _own(claim.conditions, unless=True))
        if own or (claim.steps and all(_waits(step, claims, found) for step in claim.steps)):
            found.add(name)
            waiting.extend(users.get(name, ()))
    return found
