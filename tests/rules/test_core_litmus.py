"""The litmus table of the design, as theories."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import frozen

from argmap.rules.evaluation import Status
from argmap.rules.grounded import grounded
from argmap.rules.rulebase import RuleBase, RuleBaseBuilder
from argmap.rules.solver import accepted


def read(theory: str) -> RuleBase:
    """One rule a line: ``a, -b => c @2 unless d``, ``a -> b``, ``fact a``."""
    builder = RuleBaseBuilder()

    def literal(word: str) -> int:
        return builder.literal(word.strip().lstrip("-"), not word.strip().startswith("-"))

    def literals(words: str) -> list[int]:
        return [literal(word) for word in words.split(",") if word.strip()]

    for line in filter(None, map(str.strip, theory.splitlines())):
        if line.startswith("fact "):
            for fact in literals(line.removeprefix("fact ")):
                builder.fact(fact)
        elif "->" in line:
            body, head = line.split("->")
            builder.strict(literals(body), literal(head))
        else:
            rest, _, unless = line.partition(" unless ")
            rest, _, rank = rest.partition("@")
            body, head = rest.split("=>")
            builder.defeasible(literals(body), literal(head), int(rank or 1), literals(unless))
    return builder.build()


@frozen
class Case:
    theory: str
    grounded: Mapping[Status, str]
    sceptical: str  # of the literals named in `grounded`, under preferred semantics
    credulous: str
    stable: bool = True


CASES = {
    "1": Case(
        "fact penguin\n penguin -> bird\n bird => flies @1\n penguin => -flies @2",
        {"holds": "penguin bird -flies", "fails": "flies"},
        "penguin bird -flies",
        "penguin bird -flies",
    ),
    "1b": Case(
        "fact penguin\n penguin -> bird\n bird => flies\n penguin => -flies",
        {"holds": "penguin bird", "undecided": "flies -flies"},
        "penguin bird",
        "penguin bird flies -flies",
    ),
    "2": Case(
        "fact ring, party\n ring => m\n party => b\n m -> hw\n b -> -hw",
        {"holds": "ring party", "undecided": "m b hw -hw"},
        "ring party",
        "ring party m b hw -hw",
    ),
    "3": Case("=> p unless q\n => q unless s\n => s", {"holds": "p s", "fails": "q"}, "p s", "p s"),
    "4": Case("=> w\n w => u unless u\n => t unless u", {"holds": "w", "undecided": "u t"}, "w", "w", stable=False),
    "5": Case("=> h\n => -h\n h => pol\n -h => pol", {"undecided": "h -h pol"}, "pol", "h -h pol"),
    "6": Case(
        "=> a unless b\n => b unless c\n => c unless a\n => d unless a",
        {"undecided": "a b c d"},
        "",
        "",
        stable=False,
    ),
    "7": Case(
        "fact looksred, redlight\n looksred => red @5 unless redlight",
        {"holds": "looksred redlight", "fails": "red", "open": "-red"},
        "looksred redlight",
        "looksred redlight",
    ),
    "8": Case(
        "fact tab, wire\n tab => say @1\n say => p @5\n wire => -p @3",
        {"holds": "tab wire say -p", "fails": "p"},
        "tab wire say -p",
        "tab wire say -p",
    ),
    "9": Case(
        "=> p @3\n => q @3\n => r @3\n p, q -> -r",
        {"undecided": "p q r -p -q -r"},
        "",
        "p q r -p -q -r",
    ),
    "9b": Case("=> p @3\n => q @2\n => r @1\n p, q -> -r", {"holds": "p q -r", "fails": "r"}, "p q -r", "p q -r"),
    "10": Case("c => d\n d => c", {"open": "c d"}, "", ""),
    "11": Case("=> a\n => -a\n a => b\n => -b", {"undecided": "a -a b -b"}, "", "a -a b -b"),
    "13": Case(
        "=> could_x\n => could_not_x\n will_x -> could_x\n will_x -> -could_not_x",
        {"holds": "could_x could_not_x"},
        "could_x could_not_x",
        "could_x could_not_x",
    ),
    "13b": Case(
        "=> will_x\n => could_not_x\n will_x -> could_x\n will_x -> -could_not_x",
        {"undecided": "will_x could_not_x"},
        "",
        "will_x could_not_x",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_litmus(name: str) -> None:
    case = CASES[name]
    base = read(case.theory)
    answer = grounded(base)
    words = [word for listed in case.grounded.values() for word in listed.split()]

    def literal(word: str) -> int | None:
        return base.literal(word.lstrip("-"), not word.startswith("-"))

    assert {word: answer.status(literal(word)) for word in words} == {
        word: status for status, listed in case.grounded.items() for word in listed.split()
    }
    preferred = accepted(answer, "preferred", 10)
    assert {word for word in words if literal(word) in preferred.sceptical} == set(case.sceptical.split())
    assert {word for word in words if literal(word) in preferred.credulous} == set(case.credulous.split())
    assert not preferred.incomplete
    stable = accepted(answer, "stable", 10)
    assert stable.no_stable is not case.stable


def test_two_steps_with_the_same_premises_and_conclusion_stay_two() -> None:
    base = read("fact p, undercutter\n p => c unless undercutter\n p => c")
    assert grounded(base).status(base.literal("c")) == "holds"


def test_no_accrual() -> None:
    base = read("=> a @1\n => b @1\n a => c @1\n b => c @1\n => -c @2")
    answer = grounded(base)
    assert answer.status(base.literal("c")) == "fails"
    assert answer.status(base.literal("c", positive=False)) == "holds"


def test_nothing_speaks_of_it() -> None:
    base = read("=> a")
    assert grounded(base).status(base.literal("b")) == "open"


def test_counted_rules_count() -> None:
    theory = "=> a @5\n => b @2\n => c @4\n"
    builder_base = read(theory)
    builder = RuleBaseBuilder()
    for key, rank in (("a", 5), ("b", 2), ("c", 4)):
        builder.defeasible((), builder.literal(key), rank)
    three = [builder.literal(key) for key in "abc"]
    for needed in (0, 1, 2, 3, 4):
        builder.at_least(needed, three, builder.literal(needed))
    base = builder.build()
    answer = grounded(base)
    strengths = [answer.held[2 * base.atoms[needed]] for needed in (0, 1, 2, 3, 4)]
    assert strengths == [6, 5, 4, 2, 0]
    assert builder_base.rule_count == 3


def test_a_counted_rule_denies_what_would_be_one_too_many() -> None:
    """At least two of a, b, c make d; d is not so and a is: so neither b nor c."""
    builder = RuleBaseBuilder()
    a, b, c, d = (builder.literal(key) for key in "abcd")
    builder.at_least(2, [a, b, c], d)
    builder.fact(a)
    builder.fact(d ^ 1)
    builder.defeasible((), b, 5)
    answer = grounded(builder.build())
    assert [answer.status(literal) for literal in (a, b, c, d)] == ["holds", "fails", "fails", "fails"]
