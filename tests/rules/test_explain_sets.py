"""The smallest sets of an explanation, against trying every set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from written import argument

from argmap.model.argument import Argument, Scenario
from argmap.rules.evaluate import evaluate
from argmap.rules.explain import explain
from argmap.rules.from_argument import from_argument
from argmap.rules.grounded import grounded
from argmap.rules.smallest_sets import Budget, Outcome, gains, losses
from argmap.settings import Settings
from argmap.text import Span

NAMES = "abcdef"


def minimal(names: Iterable[str], good: Callable[[frozenset[str]], bool]) -> set[frozenset[str]]:
    """Every set with the property of which no smaller one has it, by trying all."""
    found: set[frozenset[str]] = set()
    every = sorted(names)
    for size in range(len(every) + 1):
        for chosen in combinations(every, size):
            candidate = frozenset(chosen)
            if not any(each <= candidate for each in found) and good(candidate):
                found.add(candidate)
    return found


families = st.frozensets(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=4), min_size=1, max_size=6)


@given(families)
def test_losses_are_the_smallest_hitting_sets(reasons: frozenset[frozenset[str]]) -> None:
    def lose(lost: frozenset[str]) -> Outcome[bool]:
        whole = next((reason for reason in sorted(reasons, key=sorted) if not reason & lost), None)
        return Outcome(True) if whole is None else Outcome(None, whole)

    found = losses(lose, Budget(10_000), 1, 1_000)
    assert not found.incomplete
    assert {frozenset(names) for names, _ in found.found} == minimal(NAMES, lambda lost: all(reason & lost for reason in reasons))
    assert [len(names) for names, _ in found.found] == sorted(len(names) for names, _ in found.found)


@given(families)
def test_gains_are_the_smallest_sets_that_are_enough(ways: frozenset[frozenset[str]]) -> None:
    found = gains(lambda names: any(way <= names for way in ways), NAMES, Budget(10_000), 1, 1_000)
    assert not found.incomplete
    assert {frozenset(names) for names, _ in found.found} == minimal(NAMES, lambda names: any(way <= names for way in ways))


def test_a_limit_is_said() -> None:
    pairs = [frozenset((f"x{place}", f"y{place}")) for place in range(8)]
    found = gains(lambda names: all(pair & names for pair in pairs), [name for pair in pairs for name in pair], Budget(100_000), 1, 20)
    assert found.incomplete
    assert len(found.found) == 20
    assert losses(lambda lost: Outcome[bool](None, {"a"} - lost or set(NAMES) - lost), Budget(5), 1, 100).incomplete


# --- whole arguments ----------------------------------------------------------------------------------------------------

HEAD = """
type thing
entity x "X" : thing
entity y "Y" : thing
predicate p(of: thing)
predicate q(of: thing)
source g "G" outlet "G" published 2024
"""
MEANINGS = ("", "", "means p(of: x)", "means not p(of: x)", "means q(of: x)", "means not q(of: x)", "means p(of: x) is possible")
PREMISES = ("a", "b", "d", "e")
CONDITIONS = ("k", "l", "m")


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = [HEAD]
    everything = [*PREMISES, *CONDITIONS, "u", "v", "w"]
    for name in PREMISES:
        unless = draw(st.sampled_from(["", "", "", " unless k", " unless u", " unless b", " if l", " against u"]))
        if f"unless {name}" in unless:
            unless = ""
        lines.append(f'premise {name} "{name}" {draw(st.sampled_from(MEANINGS))}{unless}')
    for name in CONDITIONS:
        lines.append(f'condition {name} "{name}" {draw(st.sampled_from(["", "", "means p(of: x)", "means q(of: x)"]))}')
    for name in ("u", "v", "w"):
        lines.append(f'conclusion {name} "{name}" {draw(st.sampled_from(MEANINGS))}')
        lines.append(draw(st.sampled_from(["", "", "if k", "if k or l", "needs m", "if at least 2 of k, l, m", "if not k"])))
        for _ in range(draw(st.integers(1, 2))):
            leaning = draw(st.lists(st.sampled_from([each for each in everything if each != name]), min_size=1, max_size=2, unique=True))
            step = f"because {' and '.join(leaning)}"
            more = draw(st.sampled_from(["", "", " strictly", " if l", " unless m", " unless e"]))
            lines.append(step + more)
    lines.append(draw(st.sampled_from(["", "", "contrary a, b", "entails a, k", "same b, l", "undercuts d, u.1"])))
    return "\n".join(lines)


def status(of: Argument, claim: str, scenario: Scenario | None = None) -> str:
    if scenario is None:
        return evaluate(of, Settings()).claims[claim].status
    return evaluate(evolve(of, scenarios={"s": scenario}), Settings(), "s").claims[claim].status


def argued_for(of: Argument, claim: str, under: Scenario) -> bool:
    """No longer open, and not only because the opposite is assumed."""
    theory = from_argument(of, Settings(), under)
    return status(of, claim, under) != "open" and bool(grounded(theory.rulebase).derivable[theory.literal(claim) or 0])


def scenario(assume: Iterable[str] = (), suppose_not: Iterable[str] = (), drop: Iterable[str] = ()) -> Scenario:
    return Scenario("s", "", tuple(sorted(assume)), tuple(sorted(suppose_not)), (), tuple(sorted(drop)), Span("", 0, 0))


@settings(max_examples=60)
@given(texts(), st.sampled_from(["g.u", "g.v", "g.w", "g.a"]))
def test_what_it_rests_on(text: str, claim: str) -> None:
    of = argument(text)
    explanation = explain(of, Settings(), claim)
    assert explanation.status == status(of, claim)
    if explanation.incomplete:
        return
    premises = [f"g.{name}" for name in PREMISES]
    expected = minimal(premises, lambda lost: bool(lost) and status(of, claim, scenario(drop=lost)) != explanation.status)
    assert {frozenset(names) for names in explanation.rests_on} == expected
    for change in explanation.changes:
        assert status(of, claim, scenario(drop=change.claims)) == change.status


@settings(max_examples=60)
@given(texts(), st.sampled_from(["g.u", "g.v", "g.w"]))
def test_what_it_is_open_until(text: str, claim: str) -> None:
    of = argument(text)
    explanation = explain(of, Settings(), claim)
    if explanation.status != "open" or explanation.incomplete:
        return
    if any(name.startswith("not ") for names in explanation.open_until for name in names):
        return  # what is supposed not to be so is tried below, by hand
    conditions = [f"g.{name}" for name in CONDITIONS if status(of, f"g.{name}") in ("open", "fails")]
    carried = minimal(conditions, lambda names: bool(names) and argued_for(of, claim, scenario(names)))
    holding = {names for names in carried if status(of, claim, scenario(names)) == "holds"}
    assert {frozenset(names) for names in explanation.open_until} == (holding or carried)
    assert (explanation.even_then is None) == bool(holding or not carried)


def test_what_must_not_be_so_can_be_waited_for() -> None:
    of = argument(HEAD + 'premise p "P"\ncondition k "K"\nconclusion c "C" if not k because p')
    assert explain(of, Settings(), "g.c").open_until == (("not g.k",),)


def test_a_claim_rests_on_the_premise_that_a_relation_names() -> None:
    """What `a` says is no reason for `k`, being merely possible; but without it nothing says that it entails `k`."""
    text = 'premise a "a" means p(of: x) is possible\npremise e "e" means p(of: x)\ncondition k "k"\nentails a, k\n'
    of = argument(f'{HEAD}{text}conclusion w "w"\n  because k\n')
    assert explain(of, Settings(), "g.w").rests_on == (("g.a",), ("g.e",))
    assert [status(of, "g.w", scenario(drop=[name])) for name in ("g.a", "g.e")] == ["open", "open"]
