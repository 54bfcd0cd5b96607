"""The proof of what holds: a line for each claim, down to quotes, and under each line its attackers with the answer to each.

What is said, what it means and what contradicts what are steps of the theory that a reader takes for granted: they are folded into the
line that they lead to. Answers come from earlier rounds, so that no line rests on itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.argument import Quote
from argmap.model.wording import interval_words, listed, literal_words, outlet_words, speaker, voices_words
from argmap.rules.atoms import ClaimAtom, DisputedAtom, MeantAtom, NotAtom, Origin, ReadAtom, SaidAtom
from argmap.rules.explanation import Answered, Attacker, Line
from argmap.rules.rulebase import Support
from argmap.rules.tracing import Cut, Opponent, Trace, strength_in_words
from argmap.values import frozen

_NAMED = 12  # claims of one attack that are told in words, from the first and from the last on


@frozen
class _Node:
    """A line before lines have numbers: what carries its literal, the literals that it follows from, and its attackers, each with the
    answer to it in words and the literals that show it."""

    support: Support
    below: tuple[int, ...]
    attackers: tuple[tuple[Attacker, str, tuple[int, ...]], ...]


def prove(trace: Trace, goals: Iterable[int]) -> tuple[Line, ...]:
    """Lines for literals that hold, the goals first; each line stands once, however often it is used."""
    order: list[int] = []
    numbers: dict[int, int] = {}
    nodes: dict[int, _Node] = {}
    pending = [_shown(trace, goal) for goal in goals][::-1]
    while pending:
        literal = pending.pop()
        if literal in numbers:
            continue
        numbers[literal] = len(order) + 1
        order.append(literal)
        node = _node(trace, literal)
        nodes[literal] = node
        wanted = [*node.below, *(line for _, _, lines in node.attackers for line in lines)]
        pending.extend(each for each in reversed(wanted) if each not in numbers)
    return tuple(_line(trace, literal, numbers, nodes[literal]) for literal in order)


def _node(trace: Trace, literal: int) -> _Node:
    support = trace.answer.support(literal)
    assert support is not None
    below = tuple(dict.fromkeys(_below(trace, literal, support)))
    rule = support.rule
    if trace.theory.rulebase.is_strict(rule):
        return _Node(support, below, ())
    strength = trace.answer.held[literal]
    round_ = trace.safe_from(rule, strength)
    attackers = []
    for opposing, needed in trace.attackers(rule, strength):
        if trace.allowance.spent:
            break
        derivable = trace.answer.derivable[opposing]
        needed_here = min(needed, derivable)
        answers = trace.answers(opposing, needed, round_) if derivable >= needed else ()
        lines = tuple(dict.fromkeys(shown for answer in answers for shown in with_lines(trace, answer.literal)))
        for group in trace.opponents(opposing, lambda each: trace.answer.derivable[each], needed_here):
            attacker = attack(trace, group, literal, derivable, strength)
            attackers.append((attacker, _answer(trace, derivable, needed, answers, lines), lines))
    return _Node(support, below, tuple(attackers))


def _below(trace: Trace, literal: int, support: Support) -> Iterable[int]:
    """The literals that have lines of their own and from which this one follows."""
    owner = _owner(trace, literal)
    seen = {literal}
    queue = [*support.body, *(() if support.guard is None else (support.guard,))][::-1]
    while queue:
        low = queue.pop()
        if low in seen:
            continue
        seen.add(low)
        atom = trace.atom(low)
        if isinstance(atom, SaidAtom) and atom.claim == owner:
            continue  # part of the line itself, and of that a voice said it that its outlet says so
        if _has_line(trace, low) and not (isinstance(atom, NotAtom) and atom.claim == owner):
            yield _shown(trace, low)
            continue
        further = trace.answer.support(low)
        if further is not None:
            queue.extend([*further.body, *(() if further.guard is None else (further.guard,))][::-1])


def _owner(trace: Trace, literal: int) -> str | None:
    atom = trace.atom(literal)
    return atom.claim if isinstance(atom, ClaimAtom | SaidAtom) and not (isinstance(atom, SaidAtom) and literal & 1) else None


def _has_line(trace: Trace, literal: int) -> bool:
    atom = trace.atom(literal)
    if isinstance(atom, ClaimAtom):
        return True
    if isinstance(atom, SaidAtom | NotAtom):
        return not literal & 1
    if isinstance(atom, MeantAtom | ReadAtom) and not literal & 1:
        support = trace.answer.support(literal)
        return support is not None and trace.origin(support.rule).kind in ("rule", "never", "relation")
    return False


def _shown(trace: Trace, literal: int) -> int:
    """That a claim is flatly denied and that it is not so are one line."""
    support = trace.answer.support(literal) if literal & 1 else None
    body = () if support is None else support.body
    return body[0] if len(body) == 1 and isinstance(trace.atom(body[0]), NotAtom) and not body[0] & 1 else literal


def with_lines(trace: Trace, literal: int) -> Iterable[int]:
    """A literal that answers an attacker, or those with lines from which it follows."""
    if _has_line(trace, literal):
        return (_shown(trace, literal),)
    support = trace.answer.support(literal)
    return () if support is None else _below(trace, literal, support)


# --- words ------------------------------------------------------------------------------------------------------------


def named(trace: Trace, claim: str) -> str:
    return f"{claim} “{trace.theory.argument.claims[claim].proposition}”"


def says(trace: Trace, literal: int) -> str:
    """What a literal says, in plain words."""
    argument = trace.theory.argument
    atom = trace.atom(literal)
    if isinstance(atom, ClaimAtom):
        return named(trace, atom.claim) if not literal & 1 else f"not so: {named(trace, atom.claim)}"
    if isinstance(atom, NotAtom):
        return f"not so: {named(trace, atom.claim)}"
    if isinstance(atom, SaidAtom):
        claim = argument.claims[atom.claim]
        who = voices_words(claim.chain[0].voices, argument) if claim.chain else speaker(claim, argument)
        return f"{who} said: {named(trace, atom.claim)}"
    if isinstance(atom, MeantAtom | ReadAtom):
        literal_ = atom.timed.literal
        words = literal_words(literal_, argument) if literal_.predicate in argument.predicates else _own(trace, atom)
        likely = "" if atom.timed.likelihood.certainty == "flat" else f" ({_likely(atom)})"
        return f"{words}, {interval_words(atom.timed.time)}{likely}"
    return "what it waits for"


def _positive(trace: Trace, literal: int) -> bool:
    return not literal & 1 and not isinstance(trace.atom(literal), NotAtom)


def _own(trace: Trace, atom: MeantAtom | ReadAtom) -> str:
    """A proposition that is a claim's own, or the conjunction of what one says."""
    filler = atom.timed.literal.fillers[0]
    claim = getattr(filler.value, "claim", "") if filler is not None else ""
    return f"what {claim} says" if atom.timed.literal.positive else f"what {claim} says is not so"


def _likely(atom: MeantAtom | ReadAtom) -> str:
    likelihood = atom.timed.likelihood
    return "possibly" if likelihood.certainty == "possible" else f"at least {float(likelihood.low):g} % likely"


def _how(trace: Trace, literal: int, origin: Origin, support: Support) -> str:
    argument = trace.theory.argument
    positive = _positive(trace, literal)
    if support.transposed and positive is False and origin.kind in ("step", "meets", "means"):
        return "since otherwise something would follow that is not so" if origin.kind == "step" else "what it says is contradicted"
    match origin.kind:
        case "put" | "passed" | "said":
            claim = argument.claims[origin.claim]
            return f"said by {speaker(claim, argument)}"
        case "step":
            step = next(step for step in argument.claims[origin.claim].steps if step.name == origin.name)
            words = f"by the step {origin.name}, {'strictly' if step.strict else 'presumably'}"
            own = [f"on the word of {speaker(argument.claims[origin.claim], argument)}"] if step.own_word else []
            drawn = [f"drawn by {voices_words(step.by[0].voices, argument)}"] if step.by else []
            scheme = [f"scheme {step.scheme.replace('_', ' ')}"] if step.scheme else []
            return "; ".join([words, *own, *drawn, *scheme, *([f"because {step.warrant}"] if step.warrant else [])])
        case "by-condition":
            return "its condition is met"
        case "assumed":
            return "assumed"
        case "supposed":
            return "the scenario supposes that it is not so"
        case "disputed":
            return "disputed by those who pass it on"
        case "meets":
            return "what it says is so, at a time that contains its own"
        case "means" | "entails" | "contrary":
            return "by what is meant" if positive else "what it says is contradicted"
        case "against":
            return f"{origin.name} speaks against it"
        case "needs":
            return "what it needs is not so"
        case "rule":
            return f"by the general rule {origin.name}" + (f" “{origin.reason}”" if origin.reason else "")
        case "never":
            return "by a `never`" + (f" “{origin.reason}”" if origin.reason else "")
        case "relation":
            return f"by `{origin.name}`" + (f" “{origin.reason}”" if origin.reason else "")
        case "denies":
            return "it is flatly denied"
        case "condition":
            return "by what is known of its parts"


def _who(trace: Trace, names: tuple[str, ...]) -> str:
    if len(names) <= _NAMED:
        return listed(named(trace, name) for name in names)
    first, last = ([named(trace, name) for name in part] for part in (names[: _NAMED // 2], names[-_NAMED // 2 :]))
    return listed((*first, f"{len(names) - _NAMED} more", *last))


def attack(trace: Trace, group: tuple[Opponent, ...], literal: int, strength: int, target: int) -> Attacker:
    """One attack on a claim, in words."""
    owner = _owner(trace, literal) or ""
    names = tuple(dict.fromkeys(opponent.claim for opponent in group if opponent.claim))
    kind = group[0].kind
    who = _who(trace, names)
    undercutting = {undercut.claim for undercut in trace.theory.argument.undercuts if undercut.step.rpartition(".")[0] == owner}
    match kind:
        case "exception":
            if names and names[0] in undercutting:
                kind, words = "undercut", f"{who} says that the step does not go through"
            else:
                words = f"the exception {who}"
        case "against":
            words = f"{who} speaks against it"
        case "dispute":
            words = f"it is disputed by {_disputing(trace, names[0])}"
        case "later-saying":
            words = f"the same voice said the opposite later: {who}"
        case "needs":
            words = f"what it needs is not so: {who}"
        case "supposed":
            words = f"the scenario takes it for false: {who}" if names != (owner,) else "the scenario supposes that it is not so"
        case _:
            words = f"{who} cannot be so together with it" if len(names) < 2 else f"{who} together leave no room for it"
    exception = kind not in ("contradiction", "against", "needs", "supposed")
    return Attacker(
        names,
        owner,
        kind,
        None if exception else strength_in_words(strength),
        None if exception else strength_in_words(target),
        words,
    )


def ruled_out(trace: Trace, literal: int) -> Attacker:
    """Of a claim that fails by what is declared alone, whatever anybody says (`contrary a, b` where both say the same)."""
    answer = trace.answer
    laws: dict[str, None] = {}
    seen = {literal ^ 1}
    queue = [literal ^ 1]
    while queue:
        low = queue.pop()
        support = answer.support(low)
        assert support is not None
        origin = trace.origin(support.rule)
        if origin.kind in ("relation", "never", "rule"):
            laws[_how(trace, low, origin, support).removeprefix("by ")] = None
        for member in (*support.body, *(() if support.guard is None else (support.guard,))):
            if member not in seen:
                seen.add(member)
                queue.append(member)
    words = f"{listed(laws) or 'what is declared'} alone rules it out"
    strengths = strength_in_words(answer.held[literal ^ 1]), strength_in_words(answer.derivable[literal])
    return Attacker((), _owner(trace, literal) or "", "contradiction", *strengths, words)


def _disputing(trace: Trace, name: str) -> str:
    argument = trace.theory.argument
    claim = argument.claims[name]
    who = [voices_words(link.voices, argument) for link in claim.chain[1:] if link.stance == "disputed"]
    if claim.stance == "disputed":
        who.append(outlet_words(claim, argument))
    return listed(who)


def _answer(trace: Trace, derivable: int, needed: int, answers: tuple[Cut, ...], lines: tuple[int, ...]) -> str:
    if derivable < needed:
        return f"too weak: strength {strength_in_words(derivable)} against {strength_in_words(needed)}"
    disputes = [
        f"{atom.claim} is disputed by {_disputing(trace, atom.claim)}"
        for cut in answers
        if isinstance(atom := trace.atom(cut.literal), DisputedAtom)
    ]
    return listed(dict.fromkeys(disputes)) if disputes and not lines else "it does not get through"


def _quotes(trace: Trace, literal: int) -> tuple[Quote, ...]:
    atom = trace.atom(literal)
    if isinstance(atom, ClaimAtom | SaidAtom) and not literal & 1:
        return trace.theory.argument.claims[atom.claim].quotes
    return ()


def _line(trace: Trace, literal: int, numbers: dict[int, int], node: _Node) -> Line:
    rule = node.support.rule
    origin = trace.origin(rule)
    atom = trace.atom(literal)
    return Line(
        number=numbers[literal],
        claim=atom.claim if isinstance(atom, ClaimAtom | SaidAtom | NotAtom) else None,
        positive=_positive(trace, literal),
        says=says(trace, literal),
        how=_how(trace, literal, origin, node.support),
        step=origin.name if origin.kind == "step" else None,
        strict=trace.theory.rulebase.is_strict(rule),
        strength=strength_in_words(trace.answer.held[literal]),
        lines=tuple(numbers[each] for each in node.below),
        quotes=_quotes(trace, literal),
        attackers=tuple(Answered(attacker, answer, tuple(numbers[each] for each in lines)) for attacker, answer, lines in node.attackers),
    )
