"""`reasoning.md` sentence by sentence: what each makes of a small project."""

from __future__ import annotations

import pytest
from written import argument, statuses

from argmap.rules.explain import explain
from argmap.rules.explanation_report import explanation_text
from argmap.rules.facts import impossible_assumptions
from argmap.settings import Settings

G = 'source g "G" outlet "G" published 2024-09-10\n'
SCENARIO = 'scenario s "S" '


def impossible(text: str) -> tuple[str, ...]:
    of = argument(text)
    return impossible_assumptions(of, Settings(), of.scenarios["s"])


# --- facts that contradict each other -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("contrary g.a, g.b\n" + SCENARIO + "assume g.a, g.b", ("g.a", "g.b")),
        # Of times that do not meet, what means only itself has nothing to do with the other (R3).
        ("contrary g.a, g.early\n" + SCENARIO + "assume g.a, g.early", ()),
        ("exhaustive g.a, g.early\n" + SCENARIO + "suppose not g.a, g.early", ()),
        ("exhaustive g.a, g.b\n" + SCENARIO + "suppose not g.a, g.b", ("g.a", "g.b")),
        ("entails g.a, g.early\n" + SCENARIO + "assume g.a suppose not g.early", ()),
        ("entails g.a, g.b\n" + SCENARIO + "assume g.a suppose not g.b", ("g.a", "g.b")),
        # A claim that is left out takes with it what is declared of it.
        ("contrary g.a, g.b, g.d\nsame g.a, g.d\n" + SCENARIO + "assume g.a", ("g.a",)),
        ("contrary g.a, g.b, g.d\nsame g.a, g.d\n" + SCENARIO + "assume g.a drop g.d", ()),
        ("contrary g.a, g.b\n" + SCENARIO + "assume g.a, g.b drop g.b", ("g.a", "g.b")),
    ],
)
def test_facts_contradict_through_what_is_declared_of_them_at_one_time(text: str, together: tuple[str, ...]) -> None:
    head = G + 'condition a "A"\ncondition b "B"\ncondition d "D"\ncondition early "E" when 2001\n'
    assert impossible(head + text) == together


# --- scenarios ----------------------------------------------------------------------------------------------------------


def test_a_claim_that_is_left_out_takes_the_relations_that_name_it_with_it() -> None:
    text = G + 'premise a "A"\npremise b "B"\ncontrary a, b\n' + SCENARIO + "drop b"
    assert statuses(text) == {"g.a": "undecided", "g.b": "undecided"}
    assert statuses(text, scenario="s") == {"g.a": "holds", "g.b": "open"}
    entailed = G + 'premise a "A"\ncondition k "K"\nconclusion c "C" because a if k\nentails a, k\n' + SCENARIO + "drop k"
    assert statuses(entailed)["g.c"] == "holds"
    assert statuses(entailed, scenario="s")["g.c"] == "open"


def test_a_premise_that_is_lost_takes_its_relations_with_it() -> None:
    of = argument(G + 'premise a "A"\ncondition k "K"\nconclusion c "C" because b if k\nentails a, k\n' + 'premise b "B"')
    assert explain(of, Settings(), "g.c").rests_on == (("g.a",), ("g.b",))


def test_what_rules_itself_out_is_said_to_fail_by_what_is_declared() -> None:
    vocabulary = 'type thing\nentity x "X" : thing\npredicate p(of: thing)\n'
    of = argument(vocabulary + G + 'premise a "A" means p(of: x)\npremise b "B" means p(of: x)\ncontrary a, b')
    explanation = explain(of, Settings(), "g.a")
    assert explanation.status == "fails"
    assert [attacker.says for attacker in explanation.attackers] == ["`contrary` alone rules it out"]


# --- what the analyst is told -------------------------------------------------------------------------------------------


def test_strengths_are_told_where_they_differ() -> None:
    of = argument(G + 'premise a "A"')
    for ranking, told in (("none", False), ("reliability", True)):
        settings = Settings(prefer=ranking)  # type: ignore[arg-type]
        assert ("strength" in explanation_text(explain(of, settings, "g.a"), of)) is told


def test_a_step_on_a_claims_own_word_says_whose_it_is() -> None:
    of = argument('voice mayor "the Mayor"\n' + G + 'conclusion c "C" by mayor because said')
    (line,) = explain(of, Settings(), "g.c").proof
    assert line.how == "by the step g.c.1, presumably; on the word of the Mayor (in G)"
