"""What each kind of box and arrow means, in the order in which a picture lists those that it has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from argmap.drawing.drawing import Arrow, Box, LegendItem

DISPUTED = "⊘"
LEGEND = {
    "premise": "premise: put forward without argument",
    "conclusion": "conclusion: argued for",
    "main": "main conclusion: no step leads on from it",
    "condition": "condition: nobody asserts it",
    "held": "held, not put forward as true (a fear, a belief, a hypothesis)",
    "assumption": "assumption: no quote or no source",
    "via": "via: who passes the words on",
    "disputed": "the outlet disputes it",
    "step": "step from premises to a conclusion",
    "strict": "strict step: it cannot fail",
    "question": "question, with its claims and conflicts",
    "more": "claims that are not drawn one by one",
    "support": "supports (+)",
    "denial": "denies, is contrary to, speaks against (–)",
    "tension": "is in tension with",
    "undercut": "undercuts a step, or is an exception (unless)",
    "condition-arrow": "on condition (if, only if, needs)",
    "conflict": "⚡ conflict found, with its number in the report; the thicker, the stronger",
    "change": "◷ change over time, no conflict",
    "agreement": "agree, or say the same",
    "holds": "holds: put forward or argued for, and every objection is answered",
    "fails": "fails: defeated by what speaks against it",
    "undecided": "undecided: a tie, or a circle of objections",
    "open": "open: nothing carries it yet, with the conditions that it waits for",
}


def legend(boxes: Collection[Box], arrows: Collection[Arrow]) -> Iterator[LegendItem]:
    """Only the kinds that are present."""
    present = {kind for box in boxes for kind in _kinds(box)} | {kind for arrow in arrows for kind in _arrow_kinds(arrow)}
    return (LegendItem(sample, words) for sample, words in LEGEND.items() if sample in present)


def _kinds(box: Box) -> Iterator[str]:
    yield box.role
    if box.status:
        yield box.status
    if box.role in ("premise", "condition", "conclusion"):
        if box.outline == "dotted":
            yield "held"
        if box.outline == "dashed":
            yield "assumption"
        if any(line.style == "strong" for line in box.lines):
            yield "main"
        if any(line.text.startswith(DISPUTED) for line in box.lines):
            yield "disputed"
        if any(line.style == "via" for line in box.lines):
            yield "via"
    if box.role == "step" and box.outline == "double":
        yield "strict"


def _arrow_kinds(arrow: Arrow) -> Iterator[str]:
    if arrow.role == "condition":
        yield "condition-arrow"
    elif arrow.role == "denial" and arrow.label == "tension":
        yield "tension"
    else:
        yield arrow.role
