"""An explanation as JSON, and as text that needs no knowledge of the theory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from argmap.findings.cells import block
from argmap.model.argument import Argument, Quote
from argmap.model.wording import listed, quoted
from argmap.rules.evaluation import Status
from argmap.rules.explanation import Answered, Attacker, Change, Explanation, Line, Strength
from argmap.rules.status_words import MARKS, MEANS, Json, in_force, view
from argmap.settings import Prefer
from argmap.text import SourceText


def explanation_json(explanation: Explanation) -> Json:
    """``proof`` is the list of its lines, each with the numbers of those that it follows from, or null."""
    return {
        "version": 1,
        "claim": explanation.claim,
        "proposition": explanation.proposition,
        "semantics": explanation.semantics,
        "scenario": explanation.scenario,
        "prefer": explanation.prefer,
        "status": explanation.status,
        "strength": explanation.strength,
        "sceptical": explanation.sceptical,
        "credulous": explanation.credulous,
        "proof": [_line_json(line) for line in explanation.proof] or None,
        "attackers": [_attacker_json(attacker) for attacker in explanation.attackers],
        "circle": list(explanation.circle),
        "open_until": [list(names) for names in explanation.open_until],
        "even_then": explanation.even_then,
        "rests_on": [list(names) for names in explanation.rests_on],
        "changes": [{"without": list(change.claims), "status": change.status} for change in explanation.changes],
        "notes": list(explanation.notes),
        "incomplete": list(explanation.incomplete),
    }


def _line_json(line: Line) -> Json:
    return {
        "line": line.number,
        "claim": line.claim,
        "positive": line.positive,
        "says": line.says,
        "how": line.how,
        "step": line.step,
        "strict": line.strict,
        "strength": line.strength,
        "from": list(line.lines),
        "quotes": [{"words": quote.words, "path": quote.span.path} for quote in line.quotes],
        "attackers": [
            {**_attacker_json(answered.attacker), "answer": answered.answer, "answered_by": list(answered.lines)}
            for answered in line.attackers
        ],
    }


def _attacker_json(attacker: Attacker) -> Json:
    return {
        "claims": list(attacker.claims),
        "attacks": attacker.claim or None,
        "kind": attacker.kind,
        "strength": attacker.strength,
        "against": attacker.target,
        "says": attacker.says,
    }


def explanation_text(explanation: Explanation, argument: Argument, texts: Mapping[str, SourceText] | None = None, width: int = 80) -> str:
    lines = [*block(f"{explanation.claim}  “{explanation.proposition}”", width)]
    lines.extend(block(_verdict(explanation), width))
    lines.extend(block(f"({in_force('grounded', explanation.scenario, explanation.prefer)[:-1]})", width))
    lines.extend(line for note in explanation.notes for line in block(f"{note[0].upper()}{note[1:]}.", width))
    match explanation.status:
        case "holds":
            lines.extend(("", "Why it holds", *_proof(explanation.proof, argument, texts or {}, width)))
        case "fails":
            lines.extend(("", "What defeats it", *_attackers(explanation, width)))
            if explanation.proof:
                lines.extend(("", "Why that holds", *_proof(explanation.proof, argument, texts or {}, width)))
        case "undecided":
            lines.extend(("", "What leaves it undecided", *_attackers(explanation, width), *_circle(explanation, width)))
        case "open":
            lines.extend(_waits(explanation, argument, width))
        case _:
            assert_never(explanation.status)
    lines.extend(_rests(explanation, argument, width))
    lines.extend(line for words in explanation.incomplete for line in block(f"Incomplete: {words}.", width))
    return "\n".join(lines) + "\n"


def _verdict(explanation: Explanation) -> str:
    status = explanation.status
    words = f"{MARKS[status]} {status}: {MEANS[status]}."
    if explanation.strength is not None and (explanation.prefer != "none" or explanation.strength == "certain"):
        words = f"{words} {_strength(explanation.strength)}."
    if explanation.semantics != "grounded":
        accepted = view(explanation.sceptical, explanation.credulous).replace("view", f"{explanation.semantics} view")
        words = f"{words} It is accepted {accepted}."
    return words


def _strength(strength: Strength) -> str:
    return "It is certain here" if strength == "certain" else f"Its strength is {strength} of 5, that of its weakest link"


def _attackers(explanation: Explanation, width: int) -> Iterator[str]:
    for attacker in explanation.attackers:
        about = "" if attacker.claim in ("", explanation.claim) else f"against {attacker.claim}: "
        yield from block(f"- {about}{attacker.says}{_ranks(attacker, explanation.prefer)}", width, 2, 4)


def _ranks(attacker: Attacker, prefer: Prefer) -> str:
    if attacker.strength is None or attacker.target is None:
        return ""
    if attacker.target == attacker.strength and prefer == "none":
        return ""  # where no source is preferred, nearly all strengths are one
    if attacker.target == attacker.strength:
        return f" (strength {attacker.strength} on both sides)"
    return f" (strength {attacker.strength}" + (f", against {attacker.target})" if attacker.target else ")")


def _circle(explanation: Explanation, width: int) -> Iterator[str]:
    names = explanation.circle
    if not names and explanation.attackers:
        yield from block("Neither side is the stronger.", width, 2)
    if len(names) == 2:
        yield from block(f"{names[0]} and {names[1]} speak against each other, and neither outranks the other.", width, 2)
    elif len(names) == 1:
        yield from block(f"{names[0]} speaks against itself.", width, 2)
    elif names:
        yield from block(f"A circle: {' is objected to by '.join((*names, names[0]))}.", width, 2)


def _waits(explanation: Explanation, argument: Argument, width: int) -> Iterator[str]:
    if explanation.open_until:
        yield ""
        if explanation.even_then in (None, "holds"):
            yield "It would hold"
        else:
            yield from block(f"It waits for what stands below, and would then be {explanation.even_then}:", width)
        for place, names in enumerate(explanation.open_until):
            who = listed(_named(argument, name) for name in names)
            yield from block(f"{'or if' if place else 'if'} {who}", width, 2, 5)
    elif explanation.circle:
        names = explanation.circle
        yield from block(f"{listed(names)} wait for each other in a circle, and nothing outside carries any of them.", width)


def _named(argument: Argument, name: str) -> str:
    denied = name.startswith("not ")
    bare = name.removeprefix("not ")
    words = f"{bare} “{argument.claims[bare].proposition}”"
    return f"it is not so that {words}" if denied else words


def _rests(explanation: Explanation, argument: Argument, width: int) -> Iterator[str]:
    # That a claim would be open if nobody made it goes without saying.
    changes = [change for change in explanation.changes if change.claims != (explanation.claim,)]
    if not changes:
        return
    yield ""
    yield "What would change that" if explanation.status in ("undecided", "fails") else "What it rests on"
    for change in changes:
        yield from block(f"- {_without(change, argument)}", width, 2, 4)


def _without(change: Change, argument: Argument) -> str:
    together = " together" if len(change.claims) > 1 else ""
    return f"without {listed(_named(argument, name) for name in change.claims)}{together} it {_would(change.status)}"


def _would(status: Status) -> str:
    match status:
        case "holds":
            return "would hold"
        case "fails":
            return "would fail"
        case "undecided":
            return "would be undecided"
        case "open":
            return "would be open"
        case _:
            assert_never(status)


_DEEPEST = 12  # levels that are set in; a proof may be deeper


def _proof(proof: tuple[Line, ...], argument: Argument, texts: Mapping[str, SourceText], width: int) -> Iterator[str]:
    """Each line stands once; where it serves again, its number does."""
    numbered = {line.number: line for line in proof}
    told: set[int] = set()
    used = {number for line in proof for number in (*line.lines, *(each for answered in line.attackers for each in answered.lines))}
    roots = [line.number for line in proof if line.number not in used] or [1]
    pending: list[tuple[int, int, str]] = [(number, 0, "") for number in reversed(roots)]
    while pending:
        number, depth, lead = pending.pop()
        line = numbered[number]
        margin = 2 + 3 * min(depth, _DEEPEST)
        if number in told:
            yield from block(f"{lead}{number}. (see above)", width, margin, margin + 3)
            continue
        told.add(number)
        yield from block(f"{lead}{number}. {line.says}", width, margin, margin + 3)
        yield from block(f"{line.how}{_weakness(line)}", width, margin + 3)
        for quote in line.quotes:
            yield from block(f"{quoted(quote.words)}{_place(quote, texts)}", width, margin + 3)
        for answered in line.attackers:
            yield from block(f"against it: {_answer(answered)}", width, margin + 3, margin + 5)
        below = [(each, depth + 1, "") for each in line.lines]
        below.extend((each, depth + 1, "answer: ") for answered in line.attackers for each in answered.lines)
        fresh: dict[int, tuple[int, int, str]] = {}
        for item in below:
            fresh.setdefault(item[0], item)
        pending.extend(reversed(fresh.values()))


def _weakness(line: Line) -> str:
    return "" if line.strength in ("certain", 3) else f" (strength {line.strength})"


def _answer(answered: Answered) -> str:
    shown = f": see {listed(map(str, answered.lines))}" if answered.lines else ""
    return f"{answered.attacker.says}; {answered.answer}{shown}"


def _place(quote: Quote, texts: Mapping[str, SourceText]) -> str:
    text = texts.get(quote.span.path)
    return f" ({quote.span.path}:{text.position(quote.span.start).line})" if text is not None else ""
