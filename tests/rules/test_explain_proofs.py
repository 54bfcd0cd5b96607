"""Proofs, attackers and texts of explanations."""

from __future__ import annotations

import json
from typing import NoReturn

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from test_explain_sets import texts
from written import argument

from argmap.rules.explain import explain
from argmap.rules.explanation import Explanation
from argmap.rules.explanation_report import explanation_json, explanation_text
from argmap.rules.facts import possible_theory
from argmap.rules.key_premises import key_premises, parts
from argmap.settings import Settings

RANKED = Settings(prefer="reliability")
FLOODS = "means floods(place: miami)"
VOCABULARY = """
type place
entity miami "Miami" : place
predicate floods(place: place) "{place} floods"
"""
G = 'source g "G" outlet "Gazette" published 2024-09-10 grade C3\n'
H = 'source h "H" outlet "Herald" published 2024-09-10 grade C3\n'
A = 'source a "A" outlet "Argus" published 2024-09-10 grade A1\n'


def told(*given_texts: str, claim: str, settings: Settings | None = None) -> tuple[Explanation, str]:
    of = argument(*given_texts)
    explanation = explain(of, settings or Settings(), claim)
    return explanation, explanation_text(explanation, of)


def well_founded(explanation: Explanation) -> bool:
    """Every line follows from lines that themselves follow from others first; answers too stand without what they answer for."""
    needs = {line.number: {*line.lines, *(each for answered in line.attackers for each in answered.lines)} for line in explanation.proof}
    done: set[int] = set()
    while True:
        more = {number for number, wanted in needs.items() if number not in done and wanted <= done}
        if not more:
            return done == set(needs)
        done |= more


@settings(max_examples=80)
@given(texts(), st.sampled_from(["g.u", "g.v", "g.w", "g.a", "g.k"]))
def test_no_proof_runs_in_a_circle_and_no_line_is_too_long(text: str, claim: str) -> None:
    explanation, words = told(text, claim=claim)
    assert well_founded(explanation)
    assert all(len(line) <= 80 for line in words.splitlines())
    assert json.loads(json.dumps(explanation_json(explanation)))["status"] == explanation.status
    if explanation.status == "holds":
        assert explanation.proof[0].claim == claim
    if explanation.status in ("fails", "undecided"):
        assert explanation.attackers


def test_a_proof_goes_down_to_quotes_and_answers_attackers() -> None:
    text = (
        'voice mayor "the Mayor"\n'
        + G
        + """premise a "The dyke leaks" quote "the dyke is leaking" by mayor
premise b "It was repaired" quote "repairs were made"
premise d "The repair failed"
conclusion e "The dyke is sound" because b unless d
conclusion c "The town floods" because a unless e
"""
    )
    explanation, words = told(text, claim="g.c")
    first = explanation.proof[0]
    assert (first.claim, first.step, first.strict, first.strength) == ("g.c", "g.c.1", False, 3)
    (answered,) = first.attackers
    assert answered.attacker.claims == ("g.e",)
    assert answered.attacker.kind == "exception"
    assert [explanation.proof[number - 1].claim for number in answered.lines] == ["g.d"]
    assert "“the dyke is leaking”" in words
    assert "said by the Mayor (in Gazette)" in words
    assert explanation.rests_on == (("g.a",), ("g.d",))
    assert [change.status for change in explanation.changes] == ["open", "fails"]


def test_what_fails_names_its_attacker_with_both_ranks() -> None:
    weak = H + 'premise y "It floods" means floods(place: miami)'
    strong = A + 'premise n "It does not" means not floods(place: miami)'
    explanation, words = told(weak, strong, VOCABULARY, claim="h.y", settings=RANKED)
    (attacker,) = explanation.attackers
    assert (attacker.claims, attacker.kind, attacker.strength, attacker.target) == (("a.n",), "contradiction", 5, 3)
    assert "strength 5, against 3" in words
    assert explanation.changes[0].claims == ("a.n",)
    assert explanation.changes[0].status == "holds"


def test_what_fails_by_an_exception_a_dispute_an_undercut_or_a_later_word() -> None:
    explanation, _ = told(G + 'premise e "E"\npremise p "P" unless e', claim="g.p")
    assert [attacker.kind for attacker in explanation.attackers] == ["exception"]
    explanation, words = told('voice m "M"\n' + G + 'premise p "P" by m disputed', claim="g.p")
    assert [attacker.kind for attacker in explanation.attackers] == ["dispute"]
    assert "disputed by Gazette" in words
    explanation, _ = told(G + 'premise p "P"\nconclusion c "C" because p\npremise u "U" undercuts c.1', claim="g.c")
    assert [attacker.kind for attacker in explanation.attackers] == ["undercut"]
    voice = 'voice m "M"\n'
    early = voice + G + 'premise x "X" means floods(place: miami) when 2024-10 by m on 2024-08-01'
    late = H + 'premise y "Y" means not floods(place: miami) when 2024-10 by m on 2024-09-01'
    explanation, _ = told(early, late, VOCABULARY, claim="g.x")
    assert "later-saying" in [attacker.kind for attacker in explanation.attackers]


def test_a_defeat_further_down_is_named_where_it_happens() -> None:
    text = G + 'premise e "E"\npremise p "P" unless e\nconclusion c "C" because p'
    explanation, words = told(text, claim="g.c")
    assert [(attacker.claim, attacker.claims) for attacker in explanation.attackers] == [("g.p", ("g.e",))]
    assert "against g.p" in words


def test_a_proof_tells_what_is_not_so_where_that_was_waited_for() -> None:
    weak = H + 'premise y "It floods" means floods(place: miami)\npremise v "All is well" if not y'
    strong = A + 'premise n "It does not" means not floods(place: miami)'
    explanation, _ = told(weak, strong, VOCABULARY, claim="h.v", settings=RANKED)
    first, second, third = explanation.proof[:3]
    assert (first.claim, first.lines) == ("h.v", (2,))
    assert (second.claim, second.positive, second.how, second.lines) == ("h.y", False, "it is flatly denied", (3,))
    assert (third.claim, third.positive) == ("a.n", True)


def test_the_premises_of_a_strict_step_leave_no_room_together_whoever_asks_whether_they_are_so() -> None:
    text = G + "".join(f'premise {name} "{name}"\npremise not_{name} "z" if not {name}\n' for name in "klm")
    text += 'conclusion c "C" because k and l and m strictly\npremise n "N" denies c'
    explanation, _ = told(text, claim="g.k")
    assert [attacker.claims for attacker in explanation.attackers] == [("g.l", "g.m", "g.n")]
    assert told(text, claim="g.not_k")[0].status == "undecided"


@pytest.mark.parametrize(
    ("scenario", "named"),
    [("assume j", {("g.j",)}), ("suppose not i", {("g.i",)}), ("assume j suppose not i", {("g.i",), ("g.j",)})],
)
def test_of_several_things_that_a_claim_needs_those_defeat_it_that_are_not_so(scenario: str, named: set[tuple[str, ...]]) -> None:
    text = G + f'condition i "I"\ncondition j "J"\npremise p "P" needs i and not j\nscenario s "S" {scenario}'
    explanation = explain(argument(text), Settings(), "g.p", "s")
    assert (explanation.status, {attacker.claims for attacker in explanation.attackers}) == ("fails", named)
    assert {attacker.kind for attacker in explanation.attackers} == {"needs"}


def test_without_what_lacks_what_it_needs_those_that_need_it_are_open() -> None:
    text = G + 'condition j "J"\npremise k "K" needs j\npremise c "C" needs k\n'
    text += 'scenario s "S" suppose not j\nscenario t "T" suppose not j drop k'
    assert explain(argument(text), Settings(), "g.c", "t").status == "open"
    explanation = explain(argument(text), Settings(), "g.c", "s")
    assert explanation.status == "fails"
    assert [(change.claims, change.status) for change in explanation.changes] == [(("g.c",), "open"), (("g.k",), "open")]


def test_a_tie_behind_one_of_several_conditions_is_named() -> None:
    """Of `k or l` nothing carries the one, and the other is tied."""
    text = G + f'premise b "B" {FLOODS}\npremise d "D"\ncondition k "K"\ncondition l "L" {FLOODS}\nconclusion w "W" if k or l because d\n'
    text += 'premise a "A"\ncontrary a, b'
    explanation, words = told(VOCABULARY, text, claim="g.w")
    assert (explanation.status, [attacker.claims for attacker in explanation.attackers]) == ("undecided", [("g.a",)])
    assert "against g.b" in words


def test_a_tie_and_a_circle_are_named() -> None:
    tie = (G + 'premise x "X" means floods(place: miami)', H + 'premise y "Y" means not floods(place: miami)', VOCABULARY)
    explanation, words = told(*tie, claim="g.x")
    assert explanation.circle == ("g.x", "h.y")
    assert "neither outranks the other" in words
    assert {change.claims: change.status for change in explanation.changes} == {("g.x",): "open", ("h.y",): "holds"}
    odd = G + 'premise a "A" unless b\npremise b "B" unless c\npremise c "C" unless a\npremise d "D" unless a'
    explanation, words = told(odd, claim="g.d")
    assert set(explanation.circle) == {"g.a", "g.b", "g.c"}
    assert "A circle" in words


def test_why_a_claim_is_open() -> None:
    for text, words in (
        (G + 'conclusion c "C"', "a conclusion without a step"),
        (G + 'premise c "C" as fear', "held as a fear"),
        (G + 'condition c "C"', "nobody asserts it"),
        (G + 'conclusion c "C" because d\nconclusion d "D" because c', "g.c and g.d wait for each other in a circle"),
        (G + 'premise c "C" if d\npremise d "D" only if c', "g.c and g.d wait for each other in a circle"),
        (
            G + 'premise b "B"\nconclusion c "C" because b if d\nconclusion d "D" because e\nconclusion e "E" needs d because b',
            "g.d and g.e wait",
        ),
        (G + 'conclusion c "C" because d\nconclusion d "D"', "if g.d"),
    ):
        assert words in " ".join(told(text, claim="g.c")[1].split())


def test_key_premises() -> None:
    text = (
        G
        + 'premise a "A"\npremise b "B"\nconclusion c "C" because a\nconclusion d "D" because c and b\nconclusion e "E" because b because a'
    )
    found = key_premises(argument(text), Settings())
    assert [(each.claim, each.changes) for each in found.premises] == [("g.a", ("g.c", "g.d")), ("g.b", ("g.d",))]
    assert not found.incomplete


class NeverWalked(dict[str, tuple[int, ...]]):
    """Facts that may be looked up, and that nobody goes through."""

    def __iter__(self) -> NoReturn:
        raise AssertionError

    keys = values = items = __iter__


def test_a_theory_is_taken_apart_without_going_through_all_of_it_for_each_part() -> None:
    text = G + "\n".join(f'premise p{each} "P"\nconclusion c{each} "C" because p{each}' for each in range(3))
    theory, _ = possible_theory(argument(text), Settings(), None)
    found = parts(evolve(theory, facts=NeverWalked(theory.facts)))
    assert [(part.claims, part.facts) for part in found] == [((f"g.c{each}", f"g.p{each}"), (f"g.p{each}",)) for each in range(3)]


def test_a_step_that_another_draws_is_his() -> None:
    text = G + 'voice expert "The Expert"\npremise p "P"\nconclusion c "C" because p by expert scheme expert_opinion'
    explanation, _ = told(text, claim="g.c")
    assert explanation.proof[0].how == "by the step g.c.1, presumably; drawn by The Expert; scheme expert opinion"


def test_a_long_chain_is_explained() -> None:
    length = 3_000
    steps = "\n".join(f'conclusion c{place} "C" because c{place - 1}' for place in range(1, length))
    explanation, words = told(G + 'premise c0 "C"\n' + steps, claim=f"g.c{length - 1}")
    assert len(explanation.proof) == length
    assert explanation.rests_on == (("g.c0",),)
    assert max(map(len, words.splitlines())) <= 80


@pytest.mark.parametrize(("grade", "status"), [("C3", "undecided"), ("B1", "holds"), ("A1", "holds")])
def test_of_a_wide_step_the_first_objections_are_told(grade: str, status: str) -> None:
    """Each premise of a strict step is objected to by all the others together."""
    wide = 4_000
    premises = "\n".join(f'premise p{place} "P" from g' for place in range(wide))
    text = f'source g "G" grade {grade}\nsource h "H" grade C1\n{premises}\npremise d "D" from h denies g.c\n'
    text += f'conclusion c "C" from g because {" and ".join(f"p{place}" for place in range(wide))} strictly'
    explanation, words = told(text, claim="g.c", settings=RANKED)
    assert explanation.status == status
    attackers = [*explanation.attackers, *(answered.attacker for line in explanation.proof for answered in line.attackers)]
    assert 1 <= sum(len(attacker.claims) for attacker in attackers) <= 24_000
    assert "only the first of many objections are listed" in explanation.incomplete
    assert "3988 more" in words
    assert "h.d “D” together" in words
    if status == "undecided":
        assert explanation.circle


def test_what_a_voice_said_later_is_told_once_and_a_quote_keeps_its_own_marks() -> None:
    later = 'source i "I" outlet "Argus" published 2024-10-10\n'
    first = "premise p from g by mayor means floods(place: miami) when 2024-09".replace("p from", 'p "P" from')
    second = 'premise q "Q" from i by mayor quote "“It did not,”" means not floods(place: miami) when 2024-09'
    explanation, words = told(VOCABULARY, 'voice mayor "The Mayor"\n', G, later, first, second, claim="g.p")
    assert explanation.status == "fails"
    assert len([line for line in explanation.proof if line.says.startswith("The Mayor said")]) <= 1
    assert "““" not in words


def test_that_a_claim_would_be_open_without_itself_is_not_told() -> None:
    explanation, words = told(VOCABULARY, G, 'premise p "P" from g', claim="g.p")
    assert explanation.rests_on == (("g.p",),)
    assert "What it rests on" not in words
