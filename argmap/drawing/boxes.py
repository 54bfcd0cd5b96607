"""A claim, a step, and what is folded away, as boxes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.drawing.collapse import Fold
from argmap.drawing.drawing import Box, Line, Outline, Shape, TextStyle
from argmap.drawing.legend import DISPUTED
from argmap.drawing.views import named_in
from argmap.drawing.words import wrap
from argmap.findings.cells import clean
from argmap.likelihood import Likelihood
from argmap.model.argument import All, AnyOf, Argument, AtLeast, Claim, ClaimRef, Condition, Link, Step
from argmap.model.wording import interval_words, likelihood_words, listed, voice_words, voices_words
from argmap.rules.evaluation import Evaluation
from argmap.rules.status_words import MARKS
from argmap.text import SourceText
from argmap.times import Interval

COLUMNS = 30
WORDS = 12
SMALL_LINES = 4  # of one kind: a voice of a hundred thousand characters is in the tooltip
FEW = 6  # numbers of conflicts listed in a box
FOLDED = 40  # names in the tooltip of a fold


def claim_box(
    argument: Argument,
    evaluation: Evaluation | None,
    claim: Claim,
    box_id: str,
    group: str | None,
    texts: Mapping[str, SourceText],
    notes: tuple[int, ...] = (),
    elsewhere: tuple[int, ...] = (),
    *,
    main: bool = False,
) -> Box:
    """``main``: no step leads on from it. ``elsewhere``: the numbers of its conflicts whose other side the picture does not have."""
    shape: Shape = "hexagon" if claim.kind == "condition" else "box" if claim.kind == "conclusion" else "rounded"
    # Whatever nobody asserts has no source to lack.
    assumption = claim.kind == "premise" and not (claim.quotes and claim.source)
    outline: Outline = "dotted" if claim.attitude else "double" if claim.kind == "conclusion" else "dashed" if assumption else "solid"
    status = evaluation.claims.get(claim.name) if evaluation else None
    return Box(
        id=box_id,
        name=claim.name,
        shape=shape,
        outline=outline,
        lines=(*_lines(argument, evaluation, claim, main=main), *_elsewhere(elsewhere)),
        tooltip=tooltip(argument, claim, texts),
        group=group,
        role=claim.kind,
        muted=claim.attitude is not None,
        status=status.status if status else "",
        notes=notes,
    )


def _lines(argument: Argument, evaluation: Evaluation | None, claim: Claim, *, main: bool) -> Iterator[Line]:
    def small(text: str, style: TextStyle = "small") -> Iterator[Line]:
        return (Line(line.removesuffix(" ·").removeprefix("· "), style) for line in wrap(text, COLUMNS + 6, lines_at_most=SMALL_LINES))

    for text in wrap(claim.proposition, COLUMNS, WORDS):
        yield Line(text, "strong" if claim.kind == "conclusion" and main else "main")
    if len(claim.chain) > 1:
        yield from small("via " + ", ".join(speakers(argument, link) for link in claim.chain[1:]), "via")
    if claim.stance == "disputed":
        yield from small(f"{DISPUTED} the outlet disputes it")
    if facts := " · ".join(_facts(argument, claim)):
        yield from small(facts)
    if claim.damaged:
        yield from small("! a part of it could not be read")
    if evaluation is not None and (status := evaluation.claims.get(claim.name)) is not None:
        words = f"{MARKS[status.status]} {status.status}"
        if status.status == "open" and (waits := _waits(evaluation, claim)):
            words += f": waits for {_waiting(claim, waits)}"
        for text in wrap(words, COLUMNS + 4, 14, SMALL_LINES):
            yield Line(text, "status")


def _elsewhere(numbers: tuple[int, ...]) -> Iterator[Line]:
    if numbers:
        rest = len(numbers) - FEW
        words = ", ".join(f"⚡{number}" for number in numbers[:FEW]) + (f" and {rest} more" if rest > 0 else "")
        yield from (Line(text, "conflict") for text in wrap(f"{words} with claims not shown here", COLUMNS + 4))


def _waits(evaluation: Evaluation, claim: Claim) -> list[str]:
    own = f"{claim.source}."
    return list(
        dict.fromkeys(
            name.removeprefix(own) for name in _conditions(claim) if name in evaluation.claims and evaluation.claims[name].status != "holds"
        )
    )


def _conditions(claim: Claim) -> Iterator[str]:
    for conditions in (claim.conditions, *(step.conditions for step in claim.steps)):
        for condition in (conditions.if_, conditions.only_if, conditions.needs):
            if condition is not None:
                yield from (name for name, positive in named_in(condition) if positive)


def _waiting(claim: Claim, waits: list[str]) -> str:
    """What it waits for, and how many of them are enough: where a comma would leave that open, it is said."""
    several = [claim.conditions, *(step.conditions for step in claim.steps)]
    match [each for one in several for each in (one.if_, one.only_if, one.needs) if each is not None]:
        case [AnyOf(items)] if _plain(items):
            return " or ".join(waits)
        case [All(items)] if _plain(items):
            return " and ".join(waits)
        case [AtLeast(count, items)] if _plain(items) and len(items) == len(waits):
            return f"{count} of {', '.join(waits)}" if count < len(items) else " and ".join(waits)
        case _:
            return ", ".join(waits)


def _plain(items: tuple[Condition, ...]) -> bool:
    return all(isinstance(item, ClaimRef) for item in items)


def _facts(argument: Argument, claim: Claim) -> Iterator[str]:
    """The small line: voice, likelihood, time, grade."""
    if claim.chain:
        yield speakers(argument, claim.chain[0])
    if claim.attitude:
        holder = claim.attitude.of
        yield f"{claim.attitude.kind} of {clean(voice_words(holder, argument))}" if holder is not None else claim.attitude.kind
    if claim.headline:
        yield "linked headline"
    if claim.likelihood_given:
        yield _sure(claim.likelihood) + (f" ({claim.sense})" if claim.sense else "")
    if claim.time_given:
        yield _when(claim.time)
    if claim.source and argument.sources[claim.source].grade.given:
        yield f"grade\N{NO-BREAK SPACE}{argument.sources[claim.source].grade}"


def _sure(likelihood: Likelihood) -> str:
    """`likely`, as the words stand in the legend of every reader; a figure as one: `70–80 %`."""
    return likelihood_words(likelihood).removesuffix(" likely") if likelihood.words[:1].isdigit() else str(likelihood)


def _when(time: Interval) -> str:
    """`2031-05..2031-06`; what is open at an end in words, since `..2031-06` says little to who did not write it."""
    return interval_words(time) if time.first is None or time.last is None else str(time)


def speakers(argument: Argument, link: Link) -> str:
    """The voices of a link by their labels."""
    return listed(clean(voice_words(key, argument)) for key in link.voices)


def tooltip(argument: Argument, claim: Claim, texts: Mapping[str, SourceText]) -> str:
    """The whole proposition, the chain, the exact quotes, and the place."""
    lines = [claim.name, clean(claim.proposition)]
    if claim.chain:
        outlet = argument.outlet(claim)
        by = "said by " + " via ".join(speakers(argument, link) for link in claim.chain)
        lines.append(f"{by}; {clean(outlet)}: {claim.stance}" if outlet else by)
    lines += [f"“{clean(quote.words)}”" for quote in claim.quotes]
    text = texts.get(claim.span.path)
    lines.append(f"{claim.span.path}:{text.position(claim.name_span.start).line}" if text else claim.span.path)
    return "\n".join(lines)


def step_box(argument: Argument, step: Step, box_id: str, group: str | None, shown: Collection[str]) -> Box:
    """``shown``: the claims of the picture. Premises that are not in it are counted."""
    hidden = sum(premise not in shown for premise in step.premises)
    lines = ["+"]
    if step.scheme:
        lines += wrap(step.scheme.replace("_", " "), 12, lines_at_most=3)
    if step.said or step.own_word:
        lines.append("as said")
    if hidden:
        lines.append(f"{hidden} more")
    says = [step.name, "strict: it cannot fail" if step.strict else "presumably"]
    if step.said or step.own_word:
        says.append("from the fact that it was said")
    if step.by:
        says.append(f"drawn by {clean(voices_words(step.by[0].voices, argument))}")
    if step.warrant:
        says.append(clean(step.warrant))
    if hidden:
        says.append(f"{hidden} of its premises not shown here")
    return Box(
        id=box_id,
        name=step.name,
        shape="circle",
        outline="double" if step.strict else "solid",
        lines=tuple(Line(text, "small") for text in lines),
        tooltip="\n".join(says),
        group=group,
        role="step",
    )


def fold_box(fold: Fold, box_id: str, group: str | None) -> Box:
    rest = len(fold.claims) - FOLDED
    tip = [*fold.claims[:FOLDED], *([f"and {rest} more"] if rest > 0 else [])]
    return Box(box_id, "", "rounded", "dashed", (Line(f"+{len(fold.claims)} claims", "main"),), "\n".join(tip), group, "more", muted=True)
