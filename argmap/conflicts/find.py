"""The conflict report of an argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from argmap.conflicts.agreements import agreements, consider_uncommitted, find_triggers, outcomes
from argmap.conflicts.clashes import find_clashes
from argmap.conflicts.conditions import Waiting
from argmap.conflicts.dissolve import dissolves
from argmap.conflicts.issues import STRENGTHS, Conflict, Issues, QuestionReport
from argmap.conflicts.judge import Judge, Pair, World
from argmap.conflicts.outright import find_outright
from argmap.conflicts.parties import independent
from argmap.conflicts.questions import gather, positions
from argmap.conflicts.sets import find_sets
from argmap.conflicts.statements import Said, by_claim, spoken, with_contents
from argmap.conflicts.wording import because, headline
from argmap.findings.core import fingerprint
from argmap.meaning.literals import Vocabulary
from argmap.meaning.relations import Consequences, nogoods
from argmap.model.argument import Argument, Claim, Verdict
from argmap.model.wording import voice_words
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.values import uncollected

_LEVELS = ("outlet", "mixed", "voice", "within-outlet", "within-voice")


def find_issues(argument: Argument, settings: Settings, evaluation: Evaluation) -> Issues:
    """The order of files, of declarations and of the two sides makes no difference."""
    with uncollected():
        return _issues(argument, settings, evaluation)


def _issues(project: Argument, settings: Settings, evaluation: Evaluation) -> Issues:
    argument = with_contents(project)
    vocabulary = Vocabulary.of(argument)
    consequences = Consequences(nogoods(argument), vocabulary)
    waiting = Waiting(argument, vocabulary, consequences)
    judge = Judge(argument, vocabulary, consequences, waiting, _worlds(argument, evaluation), settings.limits.conflicts)
    claims = [claim for claim in argument.claims.values() if not claim.damaged and claim.kind != "condition"]
    told = spoken(sorted(claims, key=lambda claim: claim.name), argument, vocabulary, consequences)
    find_clashes(told, judge)
    find_outright(judge)
    same = outcomes(told, vocabulary)
    sayings = by_claim(told.said)
    find_triggers(same, sayings, judge)
    consider_uncommitted(same, judge)
    sets = find_sets(told, judge, settings)
    if told.incomplete:
        judge.incomplete.add("declared relations lead further than was followed")
    conflicts = [_conflict(pair, judge) for _, pair in sorted(judge.pairs.items())]
    conflicts.extend(sets.pairs)
    by_sets = {tuple(sorted(each.claims)) for each in sets.pairs if each.strength != "info"}
    reported, dismissed = _with_verdicts(conflicts, argument.verdicts)
    return Issues(
        questions=_questions(reported, told_by=sayings, judge=judge),
        agreements=agreements(same, judge),
        considered=tuple(each for each in judge.considered() if each.claims not in by_sets),
        dismissed=tuple(sorted(dismissed, key=_order)),
        inconsistent=sets.sets,
        incomplete=tuple(sorted({*judge.incomplete, *sets.incomplete})),
        cost=max(judge.cost, told.cost, sets.cost),
    )


def _worlds(argument: Argument, evaluation: Evaluation) -> list[World]:
    """What holds; and with it what each scenario assumes."""
    true = frozenset(name for name, status in evaluation.claims.items() if status.status == "holds")
    false = frozenset(name for name, status in evaluation.claims.items() if status.status == "fails")
    worlds = [(true, false)]
    for name in sorted(argument.scenarios):
        scenario = argument.scenarios[name]
        assumed, denied = frozenset(scenario.assume), frozenset(scenario.suppose_not)
        worlds.append(((true - denied) | assumed, (false - assumed) | denied))
    return worlds


# --- one conflict -----------------------------------------------------------------------------------------------------


def _conflict(pair: Pair, judge: Judge) -> Conflict:
    argument = judge.argument
    first, second = argument.claims[pair.first], argument.claims[pair.second]
    return Conflict(
        kind=pair.kind,
        strength=pair.strength,
        level=pair.level,
        rule=pair.rule,
        sides=((pair.first,), (pair.second,)),
        parties=(parties(first, judge), parties(second, judge)),
        headline=headline(first, second, argument),
        because=because(pair, judge),
        condition=None if pair.condition is None else judge.waiting.words(pair.condition),
        dissolves=dissolves(pair, judge),
        independent=independent(first, second, argument),
        # What is said outright of a claim, or declared of it, is so whatever its time.
        assumed=()
        if pair.rule == "R11"
        else tuple(dict.fromkeys((*_assumed_times(first, second, pair), *_estimated(first, second, argument)))),
        fingerprint=fingerprint(pair.first, pair.second, pair.rule),
        verdict=None,
    )


def parties(claim: Claim, judge: Judge) -> tuple[str, ...]:
    """Who is committed to a claim, in plain words: voices, then the outlet."""
    committed = judge.commitment(claim.name)
    voices = [voice for link in claim.chain for voice in link.voices if voice in committed.voices]
    outlet = [] if committed.outlet is None else [committed.outlet]
    return tuple(dict.fromkeys([*(voice_words(voice, judge.argument) for voice in voices), *outlet]))


def _assumed_times(first: Claim, second: Claim, pair: Pair) -> Iterator[str]:
    """A claim that denies another speaks of that one's time."""
    given = [said.timed.time_given for said in pair.said] if pair.said else [first.time_given, second.time_given]
    times = ["" if known else _assumed_time(claim) for claim, known in zip((first, second), given, strict=True)]
    if all(times) and times[0] != times[1]:
        yield f"neither gives a time: {times[0]} for {first.name}, {times[1].removeprefix(_SINCE)} for {second.name}"
    elif all(times):
        yield f"neither gives a time: {times[0]}"
    else:
        for claim, time in zip((first, second), times, strict=True):
            if time:
                yield f"{claim.name} gives no time: {time}"


_SINCE = "from publication on, "


def _assumed_time(claim: Claim) -> str:
    return f"{_SINCE}{claim.time}" if claim.time_known else "any time"


def _estimated(first: Claim, second: Claim, argument: Argument) -> Iterator[str]:
    for claim in (first, second):
        source = argument.sources.get(claim.source) if claim.source else None
        if source is not None and source.estimated and not claim.time_given:
            yield f"the date of {source.name} is estimated"


# --- verdicts and order -----------------------------------------------------------------------------------------------


def _with_verdicts(conflicts: Sequence[Conflict], verdicts: Sequence[Verdict]) -> tuple[list[Conflict], list[Conflict]]:
    """Those that are reported and those that a reviewer dismissed, each with its verdict."""
    by_pair: dict[frozenset[str], list[Verdict]] = {}
    for verdict in verdicts:
        by_pair.setdefault(frozenset((verdict.first, verdict.second)), []).append(verdict)
    reported: list[Conflict] = []
    dismissed: list[Conflict] = []
    for conflict in conflicts:
        known = by_pair.get(frozenset(conflict.claims), [])
        fitting = sorted((each for each in known if decides(each, conflict)), key=lambda each: (each.rule is None, each.span))
        if fitting:
            ours = evolve(conflict, verdict=fitting[0])
            (dismissed if fitting[0].kind == "not-a-conflict" else reported).append(ours)
        else:
            reported.append(conflict)
    return reported, dismissed


def decides(verdict: Verdict, conflict: Conflict) -> bool:
    """Whether a verdict about its two claims is about this. That they changed over time is no conflict, unless it names the rule."""
    return verdict.rule == conflict.rule or (verdict.rule is None and conflict.kind != "changed-over-time")


def _order(conflict: Conflict) -> tuple[int, int, tuple[tuple[str, ...], ...], str]:
    """Strongest first, between outlets first."""
    return STRENGTHS.index(conflict.strength), _LEVELS.index(conflict.level), conflict.sides, conflict.rule


def _questions(conflicts: Sequence[Conflict], told_by: Mapping[str, tuple[Said, ...]], judge: Judge) -> tuple[QuestionReport, ...]:
    gathered = gather(judge, conflicts)
    places: dict[str, list[int]] = {}
    for place, question in enumerate(gathered):
        for claim in question.claims:
            places.setdefault(claim, []).append(place)
    found: dict[int, list[Conflict]] = {}
    for conflict in conflicts:
        first, second = (places.get(side[0], []) for side in conflict.sides)
        shared = [place for place in first if place in second]
        found.setdefault(min(shared or [*first, *second]), []).append(conflict)
    return tuple(
        QuestionReport(
            question.name, question.question, positions(question, told_by, judge), tuple(sorted(found.get(place, ()), key=_order))
        )
        for place, question in enumerate(gathered)
        if place in found or question.declared or len(question.claims) > 1
    )
