"""Which pairs of claims conflict, and which nearly do: statements that meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from attrs import evolve

from argmap.conflicts.candidates import Candidates
from argmap.conflicts.judge import NEAR, Judge
from argmap.conflicts.statements import Said, Spoken, Whole, by_claim
from argmap.conflicts.theory import entails
from argmap.meaning.compare import Clash, NearMiss, Outcome, TimeRelation, apart, compare_stands, in_words
from argmap.meaning.literals import Vocabulary
from argmap.meaning.stands import Stand, entailing, equal
from argmap.model.argument import LiteralMeaning, Value

_MEASURES = 5  # statements of one measure that are held against another's
_NESTED = 200  # different wholes of the same predicates, two by two


def find_clashes(spoken: Spoken, judge: Judge) -> None:
    said = spoken.said
    candidates = Candidates([each.statement for each in said], judge.vocabulary)
    seen: set[tuple[int, int]] = set()
    for one, other in candidates.pairs():
        pair = (one, other) if one < other else (other, one)
        if one == other or pair in seen:
            continue
        if judge.full:
            break
        seen.add(pair)
        outcome = compared(said[pair[0]], said[pair[1]], judge.vocabulary)
        if isinstance(outcome, Clash):
            for first, second in _claims(said[pair[0]], said[pair[1]]):
                if judge.full:
                    break
                judge.clash(outcome, first, second, (said[pair[0]], said[pair[1]]))
        elif isinstance(outcome, NearMiss):
            _near(outcome, said[pair[0]], said[pair[1]], judge)
    for one, other in candidates.near():
        pair = (one, other) if one < other else (other, one)
        if one == other or pair in seen:
            continue
        seen.add(pair)
        outcome = compared(said[pair[0]], said[pair[1]], judge.vocabulary)
        if isinstance(outcome, NearMiss):
            _near(outcome, said[pair[0]], said[pair[1]], judge)
    _wholes(spoken, judge)
    _other_measures(spoken, judge)


def _other_measures(spoken: Spoken, judge: Judge) -> None:
    """Figures of the same things in one unit that differ, but by two measures: a few of each."""
    groups: dict[tuple[str, frozenset[Value]], dict[str, list[Said]]] = {}
    for said in spoken.said:
        literal = said.timed.literal
        if literal.quantity is not None and literal.positive and said.led is None:
            fillers = frozenset(filler.value for filler in literal.fillers if filler is not None)
            unit = judge.vocabulary.predicates[literal.predicate].unit or ""
            of_measure = groups.setdefault((unit, fillers), {}).setdefault(literal.predicate, [])
            if len(of_measure) < _MEASURES:
                of_measure.append(said)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            for mine, theirs in product(group[one], group[other]):
                first, second = mine.timed.literal.quantity, theirs.timed.literal.quantity
                if first is not None and second is not None and apart(first, second) and mine.timed.time.overlaps(theirs.timed.time):
                    _near(NearMiss("R7", "measure", f"another measure: `{one}` and `{other}`"), mine, theirs, judge)


def _claims(one: Said, other: Said) -> Iterator[tuple[str, str]]:
    for first in one.claims:
        for second in other.claims:
            if first != second:
                yield first, second


def _near(miss: NearMiss, one: Said, other: Said, judge: Judge) -> None:
    for first, second in list(_first(one, other)):
        if judge.commitment(first) and judge.commitment(second):
            judge.consider(first, second, miss.rule, miss.field, miss.reason, one.timed.literal.predicate)


def _first(one: Said, other: Said) -> Iterator[tuple[str, str]]:
    for number, pair in enumerate(_claims(one, other)):
        if number == NEAR:
            return
        yield pair


def compared(one: Said, other: Said, vocabulary: Vocabulary) -> Outcome:
    """Two statements; of those that relations lead to, no two with each other."""
    if one.led is not None and other.led is not None:
        return None
    if one.timed.literal.predicate != other.timed.literal.predicate:
        return None
    outcome = compare_stands(one.timed, one.stand, other.timed, other.stand, vocabulary)
    if not isinstance(outcome, Clash):
        return outcome
    how = one.led or other.led
    if how is not None:
        led, base = (one, other) if one.led is not None else (other, one)
        times = _moments(led, base)
        if outcome.rule != "R3" and times == "open":
            return NearMiss("R3", "time", f"the event of {led.timed.time} may have happened outside {base.timed.time}")
        if how.contrary:
            if outcome.kind == "changed-over-time":
                return NearMiss("R3", "time", f"another time: {led.timed.time} and {base.timed.time}")
            return Clash("contrary-claims", outcome.strength, "R6", outcome.field, "declared to exclude each other")
    return outcome


def _moments(led: Said, base: Said) -> TimeRelation:
    """What an event leads to holds at some moment of its time."""
    if not led.moment or led.timed.time.within(base.timed.time):
        return "together"
    return "together" if base.moment and base.timed.time.within(led.timed.time) else "open"


# --- several literals as one whole ------------------------------------------------------------------------------------


def _wholes(spoken: Spoken, judge: Judge) -> None:
    """Conjunctions that are denied, or less than likely, against claims that say all of them."""
    if not spoken.wholes:
        return
    groups: dict[tuple[tuple[str, bool], ...], dict[frozenset[LiteralMeaning], list[Whole]]] = {}
    for whole in spoken.wholes:
        kind = tuple(sorted((literal.predicate, literal.positive) for literal in whole.literals))
        groups.setdefault(kind, {}).setdefault(whole.literals, []).append(whole)
    for group in groups.values():
        for same in group.values():
            _facing(same, same, judge)
        for one, other in combinations(list(group)[:_NESTED], 2):
            _facing(group[one], group[other], judge)
    _said_against_wholes(spoken, judge)


def _facing(ones: Sequence[Whole], others: Sequence[Whole], judge: Judge) -> None:
    """Pairs that the table sets against each other, found by their stands."""
    by_stand: list[dict[Stand, list[Whole]]] = []
    for wholes in (ones, others):
        stands: dict[Stand, list[Whole]] = {}
        for whole in wholes:
            stands.setdefault(whole.stand, []).append(whole)
        by_stand.append(stands)
    for (mine, first), (theirs, second) in product(by_stand[0].items(), by_stand[1].items()):
        if equal(mine, theirs) is not None:
            for one, other in product(first, second):
                if judge.full:
                    return
                if one.claim < other.claim or (one.claim != other.claim and ones is not others):
                    _whole_pair(one, other, judge)


def _whole_pair(one: Whole, other: Whole, judge: Judge) -> None:
    for narrow, wide in ((one, other), (other, one)):
        if not all(any(entails(mine, theirs, judge.vocabulary) for mine in narrow.literals) for theirs in wide.literals):
            continue
        difference = entailing(narrow.stand, wide.stand)
        if difference is None:
            continue
        if not narrow.time.overlaps(wide.time):
            if difference.strength != "info":
                clash = Clash("changed-over-time", "info", "R3", "time", f"of {narrow.time} and of {wide.time}")
                judge.clash(clash, one.claim, other.claim, None)
            continue
        words = f"of several things together one says {in_words(narrow.stand)}, the other {in_words(wide.stand)}"
        judge.clash(Clash(difference.kind, difference.strength, "R4", "likelihood", words), one.claim, other.claim, None)


def _said_against_wholes(spoken: Spoken, judge: Judge) -> None:
    """Single claims, and what they lead to, that say all of a denied whole."""
    sayings = by_claim(spoken.said)
    by_predicate: dict[tuple[str, bool], list[str]] = {}
    for whole in spoken.wholes:
        if whole.stand.form not in ("flat-not", "impossible", "possible-not", "undecided", "band"):
            continue
        asked = min(whole.literals, key=repr)
        if not by_predicate:
            for claim, items in sayings.items():
                for key in {(each.timed.literal.predicate, each.timed.literal.positive) for each in items}:
                    by_predicate.setdefault(key, []).append(claim)
        for claim in by_predicate.get((asked.predicate, asked.positive), ()):
            items = sayings[claim]
            if claim == whole.claim or not all(
                any(entails(each.timed.literal, literal, judge.vocabulary) for each in items) for literal in whole.literals
            ):
                continue
            base = next((each for each in items if each.led is None), items[0])
            how = base.stand if base.timed.literal.positive else base.stand.turned()
            difference = entailing(evolve(how, bounds="lower"), whole.stand)
            if difference is not None and base.timed.time.overlaps(whole.time):
                words = f"of several things together one says {in_words(how)}, the other {in_words(whole.stand)}"
                judge.clash(Clash(difference.kind, difference.strength, "R4", "likelihood", words), claim, whole.claim, None)
