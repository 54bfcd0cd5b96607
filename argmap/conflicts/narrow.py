"""The part of a report that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from argmap.conflicts.issues import STRENGTHS, Conflict, ConflictKind, Issues, Strength
from argmap.model.argument import Argument
from argmap.times import Interval
from argmap.values import frozen


@frozen
class Wanted:
    """An empty field asks for nothing. ``outlets`` and ``voices`` (keys): a claim of either side is theirs; ``since``: a side was
    published then or later; ``kinds``: of conflict."""

    questions: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    since: Interval | None = None
    min_strength: Strength = "info"
    kinds: tuple[ConflictKind, ...] = ()


def narrow(issues: Issues, argument: Argument, wanted: Wanted) -> Issues:
    """The report with what passes, under the numbers of the whole; a question of which nothing is left is left out."""
    if wanted == Wanted():
        return issues
    strengths = STRENGTHS[: STRENGTHS.index(wanted.min_strength) + 1]

    def passes(claims: Iterable[str]) -> bool:
        """Some claim is of an outlet, of a voice, and from a time that is wanted: each asked for on its own."""
        names = [name for name in claims if name in argument.claims]
        return all(
            any(test(name) for name in names)
            for test, asked in ((of_outlet, wanted.outlets), (of_voice, wanted.voices), (recent, wanted.since))
            if asked
        )

    def of_outlet(name: str) -> bool:
        return argument.outlet(argument.claims[name]) in wanted.outlets

    def of_voice(name: str) -> bool:
        return any(voice in wanted.voices for link in argument.claims[name].chain for voice in link.voices)

    def recent(name: str) -> bool:
        source = argument.sources.get(argument.claims[name].source or "")
        if source is None or source.published is None or wanted.since is None or wanted.since.first is None:
            return False
        return source.published.last is None or source.published.last >= wanted.since.first

    def of_conflict(conflict: Conflict) -> bool:
        return conflict.strength in strengths and (not wanted.kinds or conflict.kind in wanted.kinds) and passes(conflict.claims)

    asked = {report.name for report in issues.questions if not wanted.questions or report.name in wanted.questions}
    questions = []
    for report in issues.questions:
        if report.name not in asked:
            continue
        conflicts = tuple(conflict for conflict in report.conflicts if of_conflict(conflict))
        positions = tuple(position for position in report.positions if passes(position.claims))
        narrowed = wanted.kinds or wanted.min_strength != "info"
        if conflicts or (positions and not narrowed):
            questions.append(evolve(report, conflicts=conflicts, positions=report.positions if conflicts else positions))
    about = {name for report in issues.questions if report.name in asked for name in report.claims}

    def relevant(claims: Sequence[str]) -> bool:
        return passes(claims) and (not wanted.questions or not about.isdisjoint(claims))

    return evolve(
        issues,
        questions=tuple(questions),
        agreements=tuple(each for each in issues.agreements if relevant(each.claims)),
        considered=tuple(each for each in issues.considered if relevant(each.claims)),
        dismissed=tuple(each for each in issues.dismissed if of_conflict(each) and relevant(each.claims)),
        inconsistent=tuple(each for each in issues.inconsistent if relevant(each.claims)),
        numbered=tuple(issues.numbers),
    )
