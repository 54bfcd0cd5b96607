"""A theory while it is written: literals of claims and meanings, and a rule with its origin at a time."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.meaning.literals import TimedLiteral
from argmap.model.argument import Argument, Claim, Letter, Link
from argmap.rules.atoms import Atom, ClaimAtom, ConditionAtom, LackingAtom, MeantAtom, NotAtom, Origin, ReadAtom
from argmap.rules.meant import Wholes
from argmap.rules.rulebase import RuleBaseBuilder
from argmap.settings import Prefer

EQUAL = 3
"""The rank of every rule where none is preferred, and of the analyst's own rules, general rules and ungraded sources."""
UNWEAKENED = 5
"""The rank that weakens no other: of a chain's voices whose reliability is not graded."""
RANKS: dict[Letter, int] = {"A": 5, "B": 4, "C": 3, "D": 2, "E": 1, "F": 3}


class Draft:
    """``dropped`` claims are left out by the scenario; ``assumed`` ones are facts of it."""

    def __init__(self, argument: Argument, prefer: Prefer, dropped: frozenset[str], assumed: frozenset[str]) -> None:
        self.argument = argument
        self.prefer = prefer
        self.dropped = dropped
        self.assumed = assumed
        self.wholes = Wholes.of(argument.claims.values())
        self.base = RuleBaseBuilder()
        self.origins: list[Origin] = []
        self.facts: dict[str, list[int]] = {}
        self.negated: set[str] = set()  # claims whose denial is read
        self.needy: set[str] = set()  # claims that fail without something
        self.strict_steps: list[tuple[tuple[int, ...], str, Origin]] = []  # the body of each, the claim that it carries, the step
        self.said: set[str] = set()  # claims whose chain is written
        self._conditions: set[ConditionAtom] = set()

    def claim(self, name: str) -> int:
        return self.base.literal(ClaimAtom(name))

    def denied(self, name: str) -> int:
        self.negated.add(name)
        return self.base.literal(NotAtom(name))

    def lacking(self, name: str) -> int:
        self.needy.add(name)
        return self.base.literal(LackingAtom(name))

    def meant(self, timed: TimedLiteral) -> int:
        return self.base.literal(MeantAtom(timed))

    def read(self, timed: TimedLiteral) -> int:
        return self.base.literal(ReadAtom(timed))

    def condition(self, atom: ConditionAtom) -> tuple[int, bool]:
        """The literal of a composite condition, and whether it is met with for the first time."""
        new = atom not in self._conditions
        self._conditions.add(atom)
        return self.base.literal(atom), new

    def atom(self, atom: Atom) -> int:
        return self.base.literal(atom)

    def fact(self, literal: int, origin: Origin) -> None:
        rule = self.base.fact(literal, self._origin(origin))
        if origin.claim:
            self.facts.setdefault(origin.claim, []).append(rule)

    def strict(self, body: Iterable[int], head: int, origin: Origin) -> None:
        self.base.strict(body, head, self._origin(origin))

    def at_least(self, count: int, body: Iterable[int], head: int, origin: Origin) -> None:
        self.base.at_least(count, body, head, self._origin(origin))

    def presumably(self, body: Iterable[int], head: int, rank: int, unless: Iterable[int], origin: Origin) -> None:
        self.base.defeasible(body, head, rank, unless, self._origin(origin))

    def _origin(self, origin: Origin) -> int:
        self.origins.append(origin)
        return len(self.origins) - 1

    # --- ranks --------------------------------------------------------------------------------------------------------

    def source_rank(self, claim: Claim) -> int:
        if self.prefer == "none" or claim.source is None:
            return EQUAL
        return RANKS[self.argument.sources[claim.source].grade.reliability]

    def link_rank(self, link: Link) -> int:
        """A voice without a grade does not weaken the chain; of several that speak jointly the least counts."""
        if self.prefer == "none":
            return EQUAL
        voices = (self.argument.voices.get(key) for key in link.voices)
        return min((RANKS[voice.reliability] for voice in voices if voice is not None and voice.reliability), default=UNWEAKENED)

    def speaker_rank(self, claim: Claim, depth: int) -> int:
        """Of the voices at that depth of the claim's chain; the outlet stands at the chain's length."""
        return self.source_rank(claim) if depth == len(claim.chain) else self.link_rank(claim.chain[depth])

    # --- which claims -------------------------------------------------------------------------------------------------

    def left_out(self, name: str) -> bool:
        """By the scenario, which does not assume it besides."""
        return name in self.dropped and name not in self.assumed

    def silent(self, claim: Claim) -> bool:
        """Carried by nothing: left out, held and not put forward, or not readable."""
        return claim.name in self.dropped or claim.attitude is not None or claim.damaged

    def unreadable(self, names: Iterable[str]) -> bool:
        """One of these could not be read: what hangs on its not holding cannot go through."""
        return any(name not in self.argument.claims or self.argument.claims[name].damaged for name in names)
