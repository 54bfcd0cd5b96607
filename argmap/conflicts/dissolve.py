"""What would dissolve a conflict: the least change of one field, tried on the two statements until one of them does."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from argmap.conflicts.clashes import compared
from argmap.conflicts.issues import ConflictKind
from argmap.conflicts.judge import Judge, Pair
from argmap.conflicts.statements import Said
from argmap.conflicts.wording import days, names
from argmap.meaning.compare import Clash, Outcome
from argmap.meaning.stands import Form, Stand
from argmap.model.argument import DateValue, EntityValue, Filler, LiteralMeaning, Quantity
from argmap.model.wording import filler_words, number_words
from argmap.times import Interval


def dissolves(pair: Pair, judge: Judge) -> str:
    """In plain words; the first change, least first, after which nothing is left but information."""
    if pair.kind == "changed-over-time" and pair.said is not None:
        return _times_meant(pair.said)
    fixed = _FIXED.get(pair.kind)
    if fixed is not None:
        return fixed
    if pair.senses:
        return "if each is read in its own sense, for then they speak of different things"
    if pair.condition is not None:
        return f"if the condition does not come about: {judge.waiting.words(pair.condition)}"
    if pair.said is None:
        return "if one of them spoke of another time, or were less sure"
    one, other = pair.said
    speakers = names(judge.argument.claims[pair.first], judge.argument.claims[pair.second], judge.argument)
    for words, first, second in _changes(one, other, *speakers, judge):
        if not _conflicts(compared(first, second, judge.vocabulary)):
            return f"if {words}"
    return "if one of them were taken back"


_FIXED: dict[ConflictKind, str] = {
    "step-disputed": "if the step were drawn in another way, or the objection to it answered",
    "reason-against": "if the reason were answered or taken back",
    "tension": "if it were explained how both can be so",
    "complementary-triggers": "nothing needs to: each may be enough",
    "trigger-disagreement": "if the one that says that nothing else will do allowed for the other’s condition",
    "changed-position": "if the later statement is taken to withdraw the earlier one",
    "changed-over-time": "nothing needs to: the times differ",
}


def _times_meant(said: tuple[Said, Said]) -> str:
    """An assumed time may be the only reason why the two do not conflict: in a report of what has happened it often is."""
    for one, other in (said, said[::-1]):
        if not one.timed.time_given:
            when = days(other.timed.time) if other.timed.time_given else "the same time"
            return f"the times differ, but one is only assumed: if it speaks of {when} too, the two conflict"
    return _FIXED["changed-over-time"]


def _conflicts(outcome: Outcome) -> bool:
    return isinstance(outcome, Clash) and outcome.strength != "info"


_SOFTER: dict[Form, Form] = {"flat": "possible", "flat-not": "possible-not", "necessary": "possible", "impossible": "possible-not"}
_Change = tuple[str, Said, Said]


def _changes(one: Said, other: Said, first: str, second: str, judge: Judge) -> Iterator[_Change]:
    yield from _likelihoods(one, other, first, second)
    yield from _assumed_times(one, other, first, second)
    yield from _slots(one, other, first, second, judge)
    yield from _figures(one, other, first, second, judge)
    yield from _times(one, other, first, second)


def _likelihoods(one: Said, other: Said, first: str, second: str) -> Iterator[_Change]:
    """Bands moved until they touch; then `possible` in place of a flat or impossible."""
    for mine, theirs, name, swapped in ((one, other, first, False), (other, one, second, True)):
        if mine.stand.form == "band":
            for low, high, words in _nearer(mine.stand, theirs.stand):
                changed = evolve(mine, stand=evolve(mine.stand, low=low, high=high))
                text = _less_surely(mine, name) or f"{name} put the likelihood as {words}"
                yield (text, theirs, changed) if swapped else (text, changed, theirs)
    for mine, theirs, name, swapped in ((one, other, first, False), (other, one, second, True)):
        softer = _SOFTER.get(mine.stand.form)
        if softer is not None:
            changed = evolve(mine, stand=Stand(softer))
            words = "might be so" if softer == "possible" else "might not be so"
            text = _less_surely(mine, name) or f"{name} said only that it {words}"
            yield (text, theirs, changed) if swapped else (text, changed, theirs)


def _less_surely(said: Said, name: str) -> str:
    """Where relations lead to what is compared, its likelihood is not in the speaker's own words."""
    return "" if said.led is None else f"{name} said it less surely"


def _nearer(mine: Stand, theirs: Stand) -> Iterator[tuple[Fraction, Fraction, str]]:
    low, high = (theirs.low, theirs.high) if theirs.form == "band" else (Fraction(100), Fraction(100))
    if theirs.form in ("flat-not", "impossible"):
        low = high = Fraction(0)
    if theirs.form == "undecided":
        low, high = Fraction(6), Fraction(94)
    if mine.low > high:
        yield high, mine.high, f"low as {number_words(high)} %"
    if mine.high < low:
        yield mine.low, low, f"high as {number_words(low)} %"


def _elsewhere(said: Said, other: Said) -> Said:
    """The same of a time that the other does not speak of; unchanged where the other speaks of any time."""
    time = other.timed.time
    if time.last is not None:
        apart = Interval(time.last + 1, None)
    elif time.first is not None:
        apart = Interval(None, time.first - 1)
    else:
        return said
    return evolve(said, timed=evolve(said.timed, time=apart, time_given=True))


def _assumed_times(one: Said, other: Said, first: str, second: str) -> Iterator[_Change]:
    for mine, theirs, name, swapped in ((one, other, first, False), (other, one, second, True)):
        if not mine.timed.time_given:
            changed = _elsewhere(mine, theirs)
            text = f"{name}, for whom no time is given, spoke of another {_than(theirs)}"
            yield (text, theirs, changed) if swapped else (text, changed, theirs)


def _than(said: Said) -> str:
    """An assumed time is nobody's word: it is not repeated."""
    return f"time than {days(said.timed.time)}" if said.timed.time_given else "time"


def _slots(one: Said, other: Said, first: str, second: str, judge: Judge) -> Iterator[_Change]:
    """A filler that differs, or that one side leaves open, replaced by one that has nothing to do with the other's."""
    for place, (mine, theirs) in enumerate(zip(one.timed.literal.fillers, other.timed.literal.fillers, strict=False)):
        if mine == theirs:
            continue
        slot = judge.vocabulary.slot(one.timed.literal.predicate, place)
        if mine is not None and theirs is not None:
            words = f"{first} and {second} meant the same {slot}"
            yield words, _with(one, place, theirs), other
        kept, changed, name, swapped = (one, other, second, True) if theirs is None else (other, one, first, False)
        if mine is None or theirs is None:
            filler = mine or theirs
            assert filler is not None
            text = f"{name} meant another {slot} than {filler_words(filler, judge.argument)}"
            new = _with(changed, place, Filler(EntityValue("\0elsewhere")))
            yield (text, kept, new) if swapped else (text, new, kept)
        elif mine.value != theirs.value and not isinstance(mine.value, DateValue):
            narrow, wide = (mine.value, theirs.value) if judge.vocabulary.inside(mine.value, theirs.value) else (theirs.value, mine.value)
            if judge.vocabulary.inside(narrow, wide):
                part, whole = (filler_words(Filler(value), judge.argument) for value in (narrow, wide))
                words = f"{whole} was meant without {part}"
                yield words, _with(one, place, Filler(EntityValue("\0one"))), _with(other, place, Filler(EntityValue("\0other")))


def _with(said: Said, place: int, filler: Filler) -> Said:
    literal: LiteralMeaning = said.timed.literal
    fillers = (*literal.fillers[:place], filler, *literal.fillers[place + 1 :])
    return evolve(said, timed=evolve(said.timed, literal=evolve(literal, fillers=fillers)))


def _figures(one: Said, other: Said, first: str, second: str, judge: Judge) -> Iterator[_Change]:
    mine, theirs = one.timed.literal.quantity, other.timed.literal.quantity
    if mine is None or theirs is None:
        return
    for low, high, name, swapped in ((mine, theirs, first, False), (theirs, mine, second, True)):
        if low.high is not None and high.low is not None and low.high <= high.low:
            said = other if swapped else one
            wider: Quantity = evolve(low, high=high.low, high_open=False)
            changed = evolve(said, timed=evolve(said.timed, literal=evolve(said.timed.literal, quantity=wider)))
            unit = judge.argument.predicates[one.timed.literal.predicate].unit or ""
            text = f"{name} gave a rough figure that may be as high as {number_words(high.low)} {unit}".rstrip()
            yield (text, one, changed) if swapped else (text, changed, other)


def _times(one: Said, other: Said, first: str, second: str) -> Iterator[_Change]:
    yield f"{first} spoke of another {_than(other)}", _elsewhere(one, other), other
    yield f"{second} spoke of another {_than(one)}", one, _elsewhere(other, one)
