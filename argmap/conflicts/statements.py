"""What claims say, one literal at a time, with what declared relations make of it; equal statements are one, with several claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from argmap.conflicts.candidates import Statement
from argmap.likelihood import Likelihood
from argmap.meaning.literals import TimedLiteral, Vocabulary, meanings, own_literal
from argmap.meaning.relations import Consequences, negated
from argmap.meaning.stands import Stand, stand
from argmap.model.argument import Argument, Claim, LiteralMeaning
from argmap.times import Interval

_LIKELY = Fraction(55)
REACH = 400_000  # literals that declared relations lead to, in all


@frozen
class Said:
    """A statement, and the claims that make it. ``way``: the relations that lead to it, by place, none where it is said outright.

    ``contrary``: one of those excludes rather than entails. ``moment``: it rests on an event of a given time, which may have
    happened at any moment of it. ``part``: it is one of several that its claims say together."""

    timed: TimedLiteral
    stand: Stand
    way: tuple[int, ...]
    contrary: bool
    moment: bool
    part: bool
    claims: tuple[str, ...]

    @property
    def statement(self) -> Statement:
        return Statement(self.timed, self.stand)


@frozen
class Whole:
    """Several literals said together, or denied together."""

    claim: str
    literals: frozenset[LiteralMeaning]
    stand: Stand
    time: Interval
    time_given: bool


@frozen
class Spoken:
    """``incomplete``: relations lead further than was followed."""

    said: tuple[Said, ...]
    wholes: tuple[Whole, ...]
    incomplete: bool


def plain(literal: LiteralMeaning) -> LiteralMeaning:
    """Without the words of its quantity, which say nothing more than its figures."""
    quantity = literal.quantity
    return literal if quantity is None or not quantity.words else evolve(literal, quantity=evolve(quantity, words=""))


def each_by_itself(likelihood: Likelihood) -> bool:
    return likelihood.certainty == "flat" or (likelihood.certainty == "band" and likelihood.low >= _LIKELY)


_Key = tuple[LiteralMeaning, Stand, Interval, bool, tuple[int, ...], bool, bool, bool]


class _Collector:
    def __init__(self) -> None:
        self.found: dict[_Key, list[str]] = {}

    def add(self, claim: str, literal: LiteralMeaning, how: Stand, claim_time: tuple[Interval, bool], part: bool, moment: bool) -> None:
        key = (literal, how, *claim_time, (), False, moment, part)
        self.found.setdefault(key, []).append(claim)


def spoken(claims: Sequence[Claim], argument: Argument, vocabulary: Vocabulary, consequences: Consequences) -> Spoken:
    """Of these claims, which stand by name."""
    collector = _Collector()
    wholes: list[Whole] = []
    for claim in claims:
        _speak(claim, argument, vocabulary, collector, wholes)
    found = [
        Said(TimedLiteral(key[0], claim_likelihood, key[2], key[3]), key[1], key[4], key[5], key[6], key[7], tuple(dict.fromkeys(names)))
        for key, names in collector.found.items()
        for claim_likelihood in (argument.claims[names[0]].likelihood,)
    ]
    led, incomplete = _led_to(found, wholes, vocabulary, consequences)
    return Spoken((*found, *led), tuple(wholes), incomplete)


def _speak(claim: Claim, argument: Argument, vocabulary: Vocabulary, collector: _Collector, wholes: list[Whole]) -> None:
    own = (claim.time, claim.time_given)
    singles: list[tuple[LiteralMeaning, tuple[Interval, bool]]] = [(plain(literal), own) for literal in meanings(claim)]
    together: list[tuple[frozenset[LiteralMeaning], tuple[Interval, bool]]] = []
    for name in claim.denies:
        denied = argument.claims.get(name)
        if denied is None or denied.damaged:
            continue
        when = own if claim.time_given else (denied.time, denied.time_given)
        means = denied.meaning or (own_literal(name),)
        if len(means) == 1:
            singles.append((negated(plain(means[0])), when))
        else:
            together.append((frozenset(map(plain, means)), when))
    total = len(singles) + len(together)
    whole = stand(claim.likelihood, True)
    if total == 1 or each_by_itself(claim.likelihood):
        how = whole if total == 1 else whole.passed_on()
        for literal, when in singles:
            # An event of a given time happened at some moment of it; a denial of one is of all of it.
            moment = literal.positive and when[1] and literal.predicate in vocabulary.events
            collector.add(claim.name, literal, how if literal.positive else how.turned(), when, total > 1, moment)
        wholes.extend(Whole(claim.name, literals, how.turned(), *when) for literals, when in together)
    if len(claim.meaning) > 1 and not claim.denies:
        wholes.append(Whole(claim.name, frozenset(map(plain, claim.meaning)), whole, *own))


# --- what declared relations lead to ----------------------------------------------------------------------------------


def _led_to(said: Sequence[Said], wholes: Sequence[Whole], vocabulary: Vocabulary, consequences: Consequences) -> tuple[list[Said], bool]:
    found: dict[_Key, list[str]] = {}
    budget = REACH
    for base in said:
        for literal, how in _sides(base):
            budget -= _follow((literal,), how, base.timed, base.moment, base.claims, False, budget, consequences, found)
    for whole in wholes:
        timed = TimedLiteral(next(iter(whole.literals)), time=whole.time, time_given=whole.time_given)
        moment = whole.time_given and any(literal.predicate in vocabulary.events for literal in whole.literals)
        literals = tuple(sorted(whole.literals, key=repr))
        if whole.stand.form in ("flat", "necessary", "possible", "undecided", "band"):
            together = not (whole.stand.form == "flat" or (whole.stand.form == "band" and whole.stand.low >= _LIKELY))
            budget -= _follow(literals, whole.stand, timed, moment, (whole.claim,), together, budget, consequences, found)
    led = [
        Said(TimedLiteral(key[0], time=key[2], time_given=key[3]), key[1], key[4], key[5], key[6], key[7], tuple(dict.fromkeys(names)))
        for key, names in found.items()
    ]
    return led, budget <= 0


def _sides(base: Said) -> Iterator[tuple[LiteralMeaning, Stand]]:
    """The literals to which the statement gives a lower bound, each with the stand to it."""
    positive = base.timed.literal if base.timed.literal.positive else negated(base.timed.literal)
    if base.stand.form in ("flat", "necessary", "possible", "undecided", "band") and base.stand.bounds != "upper":
        yield positive, base.stand
    if base.stand.form in ("flat-not", "impossible", "possible-not", "undecided", "band") and base.stand.bounds != "lower":
        yield negated(positive), base.stand.turned()


def _follow(
    literals: tuple[LiteralMeaning, ...],
    how: Stand,
    timed: TimedLiteral,
    moment: bool,
    claims: tuple[str, ...],
    together: bool,
    budget: int,
    consequences: Consequences,
    found: dict[_Key, list[str]],
) -> int:
    """Adds what follows; how much it was."""
    if budget <= 0 or not consequences.touches(literals):
        return 0
    reached = consequences.of(literals, together, budget)
    for each in reached:
        passed = how if each.exact else how.passed_on()
        literal = plain(each.literal)
        key = (
            literal,
            passed if literal.positive else passed.turned(),
            timed.time,
            timed.time_given,
            each.way,
            each.contrary,
            moment,
            False,
        )
        found.setdefault(key, []).extend(claims)
    return len(reached)


def by_claim(said: Sequence[Said]) -> Mapping[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for each in said:
        for claim in each.claims:
            found.setdefault(claim, []).append(each)
    return {claim: tuple(items) for claim, items in found.items()}
