"""What claims say, one literal at a time, with what declared relations make of it; equal statements are one, with several claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from argmap.conflicts.candidates import Statement
from argmap.meaning.literals import LIKELY, TimedLiteral, Vocabulary, each_by_itself, meanings, negated, own_literal, plain
from argmap.meaning.relations import Consequences, Reached
from argmap.meaning.stands import Stand, stand
from argmap.model.argument import Argument, Claim, ClaimValue, Filler, LiteralMeaning
from argmap.times import Interval
from argmap.values import frozen

REACH = 400_000  # literals that declared relations lead to, in all
_ALL_FOLLOWED = 200  # statements that relations join


@frozen(eq=False)
class Said:
    """A statement, and the claims that make it. ``led``: how declared relations lead to it, None where it is said outright.

    ``moment``: it rests on an event of a given time, which may have happened at any moment of it."""

    timed: TimedLiteral
    stand: Stand
    led: Reached | None
    moment: bool
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
    """``incomplete``: relations lead further than was followed. ``cost``: the share of what is followed at most."""

    said: tuple[Said, ...]
    wholes: tuple[Whole, ...]
    incomplete: bool
    cost: Fraction


def with_contents(argument: Argument) -> Argument:
    """The argument with every claim that fills a slot replaced by the first that says the same: what fills it is its content."""
    names = {value for claim in argument.claims.values() for literal in claim.meaning for value in _held(literal)}
    if not names:
        return argument
    first: dict[object, str] = {}
    of: dict[str, str] = {}
    for name in sorted(names):
        claim = argument.claims.get(name)
        if claim is not None and claim.meaning and not claim.denies:
            content = (frozenset(map(plain, claim.meaning)), claim.likelihood, claim.time if claim.time_given else None, claim.conditions)
            of[name] = first.setdefault(content, name)
    if all(name == same for name, same in of.items()):
        return argument
    claims = {
        name: evolve(claim, meaning=tuple(_holding(literal, of) for literal in claim.meaning)) for name, claim in argument.claims.items()
    }
    return evolve(argument, claims=claims)


def _held(literal: LiteralMeaning) -> Iterator[str]:
    for filler in literal.fillers:
        if filler is not None and isinstance(filler.value, ClaimValue):
            yield filler.value.claim


def _holding(literal: LiteralMeaning, of: Mapping[str, str]) -> LiteralMeaning:
    if not any(of.get(name, name) != name for name in _held(literal)):
        return literal
    fillers = tuple(
        Filler(ClaimValue(of.get(filler.value.claim, filler.value.claim)), filler.only)
        if filler is not None and isinstance(filler.value, ClaimValue)
        else filler
        for filler in literal.fillers
    )
    return LiteralMeaning(literal.positive, literal.predicate, fillers, literal.quantity)


_Told = dict[tuple[LiteralMeaning, Stand, Interval, bool, bool], list[str]]
"""The claims that make a statement, by its literal, stand, time, whether that is given, and ``moment``."""


def spoken(claims: Sequence[Claim], argument: Argument, vocabulary: Vocabulary, consequences: Consequences) -> Spoken:
    """Of these claims, which stand by name."""
    told: _Told = {}
    wholes: list[Whole] = []
    for claim in claims:
        _speak(claim, argument, vocabulary, told, wholes)
    found = [
        Said(TimedLiteral(literal, time=time, time_given=given), how, None, moment, tuple(dict.fromkeys(names)))
        for (literal, how, time, given, moment), names in told.items()
    ]
    led, incomplete = _led_to(found, wholes, vocabulary, consequences)
    return Spoken((*found, *led), tuple(wholes), incomplete, Fraction(len(led), REACH))


def _speak(claim: Claim, argument: Argument, vocabulary: Vocabulary, told: _Told, wholes: list[Whole]) -> None:
    """Enters what a claim says into both."""
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
            key = (literal, how if literal.positive else how.turned(), *when, moment)
            told.setdefault(key, []).append(claim.name)
        wholes.extend(Whole(claim.name, literals, how.turned(), *when) for literals, when in together)
    if len(claim.meaning) > 1 and not claim.denies:
        wholes.append(Whole(claim.name, frozenset(map(plain, claim.meaning)), whole, *own))


# --- what declared relations lead to ----------------------------------------------------------------------------------


@frozen
class _Start:
    """From where relations are followed: literals that hold together, how surely, when, and whose they are."""

    literals: tuple[LiteralMeaning, ...]
    stand: Stand
    time: Interval
    time_given: bool
    moment: bool
    together: bool
    claims: tuple[str, ...]


def _led_to(said: Sequence[Said], wholes: Sequence[Whole], vocabulary: Vocabulary, consequences: Consequences) -> tuple[list[Said], bool]:
    """Whatever conflicts by relations is found from either side, unless one speaks of a whole and the other of its part: then from
    the whole's. So where relations join many statements and nothing is part of anything, only those of the side that has fewer are
    followed; none where the other side says nothing; where they join a few, all are."""
    starts = [start for start in _starts(said, wholes, vocabulary) if consequences.touches(start.literals)]
    if not starts:
        return [], False
    joined = consequences.joined()
    nesting = any(len(wholes) > 1 for wholes in vocabulary.wholes.values())
    sizes: dict[object, int] = {}
    for start in starts:
        for group in {joined.group(literal) for literal in start.literals}:
            sizes[group] = sizes.get(group, 0) + 1
    found: list[Said] = []
    budget = REACH
    for start in starts:
        mine = sum(sizes[joined.group(literal)] for literal in start.literals)
        theirs = sum(sizes.get(joined.group(negated(literal)), 0) for literal in start.literals)
        if mine > _ALL_FOLLOWED and (not theirs or (theirs < mine and not nesting)):
            continue
        reached = consequences.of(start.literals, start.together, budget)
        for each in reached:
            passed = start.stand if each.exact else start.stand.passed_on()
            literal = plain(each.literal)
            timed = TimedLiteral(literal, time=start.time, time_given=start.time_given)
            found.append(Said(timed, passed if literal.positive else passed.turned(), each, start.moment, start.claims))
        budget -= len(reached)
        if budget <= 0:
            return found, True
    return found, False


def _starts(said: Sequence[Said], wholes: Sequence[Whole], vocabulary: Vocabulary) -> Iterator[_Start]:
    for base in said:
        for literal, how in _sides(base):
            yield _Start((literal,), how, base.timed.time, base.timed.time_given, base.moment, False, base.claims)
    for whole in wholes:
        if whole.stand.form in ("flat", "necessary", "possible", "undecided", "band"):
            moment = whole.time_given and any(literal.predicate in vocabulary.events for literal in whole.literals)
            together = not (whole.stand.form == "flat" or (whole.stand.form == "band" and whole.stand.low >= LIKELY))
            literals = tuple(sorted(whole.literals, key=repr))
            yield _Start(literals, whole.stand, whole.time, whole.time_given, moment, together, (whole.claim,))


def _sides(base: Said) -> Iterator[tuple[LiteralMeaning, Stand]]:
    """The literals to which the statement gives a lower bound, each with the stand to it."""
    positive = base.timed.literal if base.timed.literal.positive else negated(base.timed.literal)
    if base.stand.form in ("flat", "necessary", "possible", "undecided", "band") and base.stand.bounds != "upper":
        yield positive, base.stand
    if base.stand.form in ("flat-not", "impossible", "possible-not", "undecided", "band") and base.stand.bounds != "lower":
        yield negated(positive), base.stand.turned()


def by_claim(said: Sequence[Said]) -> Mapping[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for each in said:
        for claim in each.claims:
            found.setdefault(claim, []).append(each)
    return {claim: tuple(items) for claim, items in found.items()}
