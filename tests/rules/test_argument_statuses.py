"""What each construct of the language does to a claim's status."""

from __future__ import annotations

import pytest
from written import argument, statuses

from argmap.rules.evaluate import evaluate
from argmap.settings import Settings

RANKED = Settings(prefer="reliability")
VOCABULARY = """
type place
type storm
entity ida "Ida" : storm
entity florida "Florida" : place
entity miami "Miami" : place, part of florida
entity georgia "Georgia" : place
predicate hits(storm: storm, place: place, force: text?) "{storm} hits {place}"
predicate floods(place: place) "{place} floods"
predicate closes(place: place) "{place} closes"
predicate collapses(place: place), event
measure jobs(place: place) in people
"""
G = 'source g "G" outlet "G" published 2024-09-10 grade C3\n'
H = 'source h "H" outlet "H" published 2024-09-10 grade C3\n'
A = 'source a "A" outlet "A" published 2024-09-10 grade A1\n'


# --- chains -----------------------------------------------------------------------------------------------------------


def test_a_dispute_bears_on_its_own_chain_alone_whatever_the_ranks() -> None:
    one = 'voice mayor "the Mayor" grade A\n' + G + 'premise x "X" means floods(place: miami) by mayor disputed'
    two = A + 'premise y "Y" means floods(place: miami) by mayor'
    assert statuses(one, two, VOCABULARY, settings=RANKED) == {"a.y": "holds", "g.x": "fails"}
    via = 'voice mayor "the Mayor"\n' + G + 'premise x "X" by mayor via "Agency" disputed'
    assert statuses(via) == {"g.x": "fails"}
    endorsed = 'voice mayor "the Mayor"\n' + G + 'premise x "X" by mayor endorsed'
    assert statuses(endorsed) == {"g.x": "holds"}


def test_what_is_held_and_not_put_forward_carries_nothing_and_denies_nothing() -> None:
    text = G + 'premise x "X" means floods(place: miami) as fear\nconclusion z "Z" because x'
    other = H + 'premise y "Y" means not floods(place: miami)'
    assert statuses(text, other, VOCABULARY) == {"g.x": "open", "g.z": "open", "h.y": "holds"}


def test_a_headline_is_its_own_voices_word_and_not_the_outlets() -> None:
    assert statuses('voice m "M"\n' + G + 'premise x "X" by m as headline') == {"g.x": "holds"}
    assert statuses(G + 'premise x "X" as headline') == {"g.x": "open"}


def test_the_same_voices_later_word_is_an_exception_to_its_earlier_one() -> None:
    voice = 'voice mayor "the Mayor"\n'
    early = voice + G + 'premise x "X" means floods(place: miami) when 2024-10 by mayor on 2024-08-01'
    late = H + 'premise y "Y" means not floods(place: miami) when 2024-10 by mayor on 2024-09-01'
    assert statuses(early, late, VOCABULARY) == {"g.x": "fails", "h.y": "holds"}
    # Of one day it is no change of position; of another voice neither.
    same_day = late.replace("2024-09-01", "2024-08-01")
    assert set(statuses(early, same_day, VOCABULARY).values()) == {"undecided"}
    another = 'voice chief "the chief"\n' + late.replace("by mayor", "by chief")
    assert set(statuses(early, another, VOCABULARY).values()) == {"undecided"}


def test_only_the_saying_of_the_later_word_counts() -> None:
    voice = 'voice mayor "the Mayor"\n'
    early = voice + G + 'premise x "X" means floods(place: miami) when 2024-10 by mayor on 2024-08-01'
    late = H + 'premise y "Y" means not floods(place: miami) when 2024-10 by mayor on 2024-09-01 disputed'
    assert statuses(early, late, VOCABULARY) == {"g.x": "fails", "h.y": "fails"}


# --- conclusions and conditions -----------------------------------------------------------------------------------------


def test_a_conclusion_is_carried_by_its_steps_alone() -> None:
    assert statuses(G + 'conclusion c "C"') == {"g.c": "open"}
    assert statuses(G + 'conclusion c "C" because said') == {"g.c": "holds"}
    assert statuses('voice m "M"\n' + G + 'conclusion c "C" by m disputed because said') == {"g.c": "fails"}
    assert statuses(G + 'condition k "K"\nconclusion c "C" because said if k') == {"g.c": "open", "g.k": "open"}


def test_because_said_leans_on_the_saying() -> None:
    text = 'voice m "M"\n' + G + 'premise x "X" by m disputed\nconclusion told "They lied" because said x\nconclusion so "So" because x'
    assert statuses(text) == {"g.x": "fails", "g.told": "holds", "g.so": "fails"}


def test_a_condition_without_a_because_is_the_one_step() -> None:
    text = G + 'condition k "K"\nconclusion c "C" if k\nconclusion n "N" needs k\nscenario s "S" assume k'
    assert statuses(text) == {"g.k": "open", "g.c": "open", "g.n": "open"}
    assert statuses(text, scenario="s") == {"g.k": "holds", "g.c": "holds", "g.n": "open"}


@pytest.mark.parametrize(
    ("condition", "assumed", "status"),
    [
        ("if a and b", "a", "open"),
        ("if a and b", "a, b", "holds"),
        ("if a or b", "b", "holds"),
        ("if (a or b) and d", "a", "open"),
        ("if (a or b) and d", "a, d", "holds"),
        ("if all of a, b, d", "a, b", "open"),
        ("if any of a, b, d", "d", "holds"),
        ("if at least 2 of a, b, d", "d", "open"),
        ("if at least 2 of a, b, d", "a, d", "holds"),
        ("if not a", "b", "open"),
        ("needs a", "b", "open"),
        ("needs a", "a", "holds"),
        ("only if a", "a", "holds"),
        ("only if a", "b", "open"),
    ],
)
def test_conditions(condition: str, assumed: str, status: str) -> None:
    text = (
        G
        + f"""premise p "P"
condition a "A"
condition b "B"
condition d "D"
conclusion c "C" {condition} because p
premise q "Q" {condition}
scenario s "S" assume {assumed}
"""
    )
    found = statuses(text, scenario="s")
    assert (found["g.c"], found["g.q"]) == (status, status)
    assert statuses(text)["g.c"] == "open"


@pytest.mark.parametrize(
    ("condition", "supposed", "status"),
    [
        ("if a", "a", "open"),
        ("if not a", "a", "holds"),
        ("if not (a and b)", "a", "holds"),
        ("if not (a or b)", "a", "open"),
        ("if not (a or b)", "a, b", "holds"),
        ("needs a", "a", "fails"),
        ("only if a", "a", "fails"),
        ("needs a and b", "b", "fails"),
        ("needs a or b", "b", "open"),
        ("needs a or b", "a, b", "fails"),
        ("only if at least 2 of a, b, d", "a, b", "fails"),
    ],
)
def test_what_is_supposed_not_to_be_so(condition: str, supposed: str, status: str) -> None:
    text = (
        G
        + f"""premise p "P"
condition a "A"
condition b "B"
condition d "D"
conclusion c "C" {condition} because p
premise q "Q" {condition}
conclusion after "After" because p {condition}
scenario s "S" suppose not {supposed}
"""
    )
    found = statuses(text, scenario="s")
    assert (found["g.c"], found["g.q"], found["g.after"]) == (status, status, status)


def test_what_a_step_needs_fails_the_conclusion_only_where_no_step_is_left() -> None:
    text = G + 'premise p "P"\ncondition a "A"\nconclusion c "C" because p needs a because p\nscenario s "S" suppose not a'
    assert statuses(text, scenario="s")["g.c"] == "holds"
    assert statuses(text.replace("because p needs a because p", "because p needs a"), scenario="s")["g.c"] == "fails"


def test_unless_and_its_scope() -> None:
    text = G + 'premise p "P"\npremise e "E"\nconclusion c "C" because p unless e because p\nconclusion d "D" unless e because p because p'
    assert statuses(text) == {"g.p": "holds", "g.e": "holds", "g.c": "holds", "g.d": "fails"}


def test_an_open_exception_excepts_nothing() -> None:
    text = G + 'premise p "P"\ncondition e "E"\nconclusion c "C" because p unless e\nscenario s "S" assume e'
    assert statuses(text)["g.c"] == "holds"
    assert statuses(text, scenario="s")["g.c"] == "fails"


# --- what meets a condition -------------------------------------------------------------------------------------------


def met(condition: str, claim: str, *more: str) -> str:
    text = G + f'condition k "K" {condition}\npremise p "P"\nconclusion c "C" if k because p'
    return statuses(text, H + f'premise y "Y" {claim}', VOCABULARY, *more)["g.c"]


@pytest.mark.parametrize(
    ("condition", "claim", "status"),
    [
        ("means floods(place: miami) when 2024-09", "means floods(place: miami) when 2024-09", "holds"),
        ("means floods(place: miami) when 2024-09", "means floods(place: miami) when 2024", "holds"),
        ("means floods(place: miami) when 2024", "means floods(place: miami) when 2024-09", "open"),
        ("means collapses(place: miami) when 2024", "means collapses(place: miami) when 2024-09", "holds"),
        ("means collapses(place: miami) when 2024-09", "means collapses(place: miami) when 2024", "open"),
        ("means not collapses(place: miami) when 2024-09", "means not collapses(place: miami) when 2024", "holds"),
        ("means floods(place: florida) when 2024-09", "means floods(place: miami) when 2024-09", "holds"),
        ("means floods(place: miami) when 2024-09", "means floods(place: florida) when 2024-09", "open"),
        ("means not floods(place: miami) when 2024-09", "means not floods(place: florida) when 2024-09", "holds"),
        ("means floods(place: miami) when 2024-09", "means floods(place: miami) when 2024-09 is likely", "open"),
        ("means floods(place: miami) when 2024-09", "means floods(place: miami) when 2024-09 is 99%..100%", "holds"),
        ("means floods(place: miami) when 2024-09", "means floods(place: miami) when 2024-09 as belief", "open"),
        ("means hits(storm: ida, place: miami)", 'means hits(storm: ida, place: miami, force: "four")', "holds"),
        ('means hits(storm: ida, place: miami, force: "four")', "means hits(storm: ida, place: miami)", "open"),
        ("means jobs(place: miami) = at least 100 people", "means jobs(place: miami) = 150 people", "holds"),
        ("means jobs(place: miami) = 150 people", "means jobs(place: miami) = at least 100 people", "open"),
        ("means not floods(place: miami) when 2024-09", "means floods(place: miami) when 2024-09 is impossible", "holds"),
    ],
)
def test_a_condition_is_met_by_what_is_flatly_so_at_a_time_that_contains_its_own(condition: str, claim: str, status: str) -> None:
    assert met(condition, claim) == status


def test_a_condition_of_several_literals_needs_them_all() -> None:
    condition = "means floods(place: miami) means closes(place: miami) when 2024-09"
    assert met(condition, "means floods(place: miami) when 2024-09") == "open"
    more = 'source i "I" outlet "I" published 2024-09-10\npremise y "Y" means closes(place: miami) when 2024-09'
    assert met(condition, "means floods(place: miami) when 2024-09", more) == "holds"
    assert met(condition, "means floods(place: miami) means closes(place: miami) when 2024-09") == "holds"


def test_a_defeated_claim_meets_no_condition() -> None:
    text = G + 'condition k "K" means floods(place: miami) when 2024-09\npremise p "P"\nconclusion c "C" if k because p'
    one = A + 'premise y "Y" means not floods(place: miami) when 2024-09'
    two = H + 'premise z "Z" means floods(place: miami) when 2024-09'
    found = statuses(text, one, two, VOCABULARY, settings=RANKED)
    assert found["h.z"] == "fails"
    assert found["g.c"] != "holds"


def test_a_condition_fails_by_a_flat_denial_and_not_by_a_doubt() -> None:
    text = G + 'condition k "K" means floods(place: miami) when 2024-09\npremise p "P"\nconclusion c "C" if not k because p'
    flat = H + 'premise y "Y" means not floods(place: miami) when 2024-09'
    likely = flat + " is very likely"
    assert statuses(text, flat, VOCABULARY)["g.k"] == "fails"
    assert statuses(text, flat, VOCABULARY)["g.c"] == "holds"
    assert statuses(text, likely, VOCABULARY)["g.k"] == "open"
    assert statuses(text, likely, VOCABULARY)["g.c"] == "open"


def test_a_conditional_claim_is_open_until_then_whatever_holds_of_what_it_says() -> None:
    text = G + 'condition k "K"\npremise x "X" means floods(place: miami) if k\nconclusion c "C" means floods(place: miami) because x'
    other = H + 'premise y "Y" means not floods(place: miami)\nscenario s "S" assume g.k'
    assert statuses(text, other, VOCABULARY) == {"g.k": "open", "g.x": "open", "g.c": "open", "h.y": "holds"}
    assert statuses(text, other, VOCABULARY, scenario="s") == {"g.k": "holds", "g.x": "undecided", "g.c": "undecided", "h.y": "undecided"}


def test_a_conclusion_without_a_step_that_is_denied_fails() -> None:
    found = statuses(G + 'conclusion c "C" means floods(place: miami)', H + 'premise y "Y" means not floods(place: miami)', VOCABULARY)
    assert found == {"g.c": "fails", "h.y": "holds"}


# --- between claims -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("means floods(place: miami) when 2022", "means not floods(place: miami) when 2024", False),
        ("means floods(place: miami)", "means not floods(place: florida)", True),
        ("means floods(place: florida)", "means not floods(place: miami)", False),
        ("means floods(place: miami) is likely", "means not floods(place: miami) is likely", True),
        ("means floods(place: miami) is unlikely", "means not floods(place: miami) is likely", False),
        ("means floods(place: miami) is undecided", "means not floods(place: miami)", False),
        ("means floods(place: miami) is possible", "means floods(place: miami) is impossible", True),
        ("means jobs(place: miami) = 100 people", "means jobs(place: miami) = 200 people", True),
        ("means jobs(place: miami) = 100 people", "means jobs(place: miami) = about 105 people", False),
        ("means floods(place: miami) means closes(place: miami)", "means not closes(place: miami)", True),
        ("means floods(place: miami) means closes(place: miami) is unlikely", "means closes(place: miami) is likely", False),
        ("means floods(place: miami) is 90%..95%", "means floods(place: miami) is 80%..86%", False),
    ],
)
def test_contraries_are_the_conflicts_from_medium_up(one: str, other: str, conflict: bool) -> None:
    found = set(statuses(G + f'premise x "X" {one}', H + f'premise y "Y" {other}', VOCABULARY).values())
    assert found == ({"undecided"} if conflict else {"holds"})


def test_several_claims_of_one_meaning_stand_apart() -> None:
    weak = 'source w "W" outlet "W" published 2024-09-10 grade E3\npremise x "X" means floods(place: miami)'
    strong = A + 'premise x "X" means floods(place: miami)'
    denial = H + 'premise n "N" means not floods(place: miami)'
    found = statuses(weak, strong, denial, VOCABULARY, settings=RANKED)
    assert found["a.x"] == "holds"
    assert found["h.n"] == "fails"
    # Nothing that holds speaks against the weak one any more.
    assert found["w.x"] == "holds"


def test_declared_relations_carry_and_contradict() -> None:
    premises = G + 'premise x "X"\npremise y "Y"\n'
    waiting = H + 'condition k "K"\npremise p "P"\nconclusion c "C" if k because p\n'
    assert statuses(premises, waiting + "same g.x, k")["h.c"] == "holds"
    assert statuses(premises, waiting + "narrower g.x, k")["h.c"] == "holds"
    assert statuses(premises, waiting + "entails k, g.x")["h.c"] == "open"
    assert statuses(premises + "contrary x, y") == {"g.x": "undecided", "g.y": "undecided"}
    assert statuses(premises + "tension x, y") == {"g.x": "holds", "g.y": "holds"}
    chain = G + 'premise x "X"\ncondition a "A"\ncondition b "B"\nentails x, a\nentails a, b'
    assert statuses(chain) == {"g.x": "holds", "g.a": "holds", "g.b": "holds"}


def test_relations_bind_meanings() -> None:
    named = G + 'condition a "A" means floods(place: miami)\ncondition b "B" means closes(place: miami)\nentails a, b'
    speaker = H + 'premise y "Y" means floods(place: miami)'
    found = statuses(named, speaker, VOCABULARY)
    assert found == {"g.a": "holds", "g.b": "holds", "h.y": "holds"}


def test_at_least_one_of_what_is_exhaustive_is_so() -> None:
    text = G + 'condition a "A"\ncondition b "B"\ncondition k "K"\nexhaustive a, b, k\n'
    denials = 'premise na "No A" denies a\npremise nb "No B" denies b\n'
    assert statuses(text + denials)["g.k"] == "holds"
    assert statuses(text + 'premise na "No A" denies a\n')["g.k"] == "open"


def test_entailed_likelihood() -> None:
    text = G + 'premise x "X" is likely\npremise y "Y" is very unlikely\nentails x, y'
    assert statuses(text) == {"g.x": "undecided", "g.y": "undecided"}
    assert statuses(text.replace("is very unlikely", "is even chance").replace("is likely", "is unlikely")) == {
        "g.x": "holds",
        "g.y": "holds",
    }


def test_general_rules() -> None:
    rule = "rule r when hits(storm: S, place: P) then floods(place: P)"
    hit = G + 'premise x "X" means hits(storm: ida, place: miami) when 2024-09'
    waiting = H + 'condition k "K" means floods(place: miami) when 2024-09\npremise p "P"\nconclusion c "C" if k because p'
    assert statuses(hit, waiting, VOCABULARY, rule)["h.c"] == "holds"
    assert statuses(hit + " is likely", waiting, VOCABULARY, rule)["h.c"] == "open"
    excepted = rule + " unless closes(place: P)"
    assert statuses(hit, waiting, VOCABULARY, excepted)["h.c"] == "holds"
    closed = A + 'premise z "Z" means closes(place: miami) when 2024'
    assert statuses(hit, waiting, closed, VOCABULARY, excepted)["h.c"] == "fails"
    dry = A + 'premise z "Z" means not floods(place: miami) when 2024-09'
    assert statuses(hit, dry, VOCABULARY, rule) == {"g.x": "holds", "a.z": "undecided"}
    strictly = rule + " strictly"
    assert statuses(hit, dry, VOCABULARY, strictly) == {"g.x": "undecided", "a.z": "undecided"}
    assert statuses(hit, dry, VOCABULARY, strictly, settings=RANKED) == {"g.x": "fails", "a.z": "holds"}


def test_never() -> None:
    never = "never floods(place: P) and closes(place: P)"
    one = G + 'premise x "X" means floods(place: miami) when 2024'
    two = H + 'premise y "Y" means closes(place: miami) when 2024'
    assert set(statuses(one, two, VOCABULARY, never).values()) == {"undecided"}
    assert set(statuses(one, two.replace("2024\n", "2024\n").replace("when 2024", "when 2022"), VOCABULARY, never).values()) == {"holds"}


def test_against_and_denies() -> None:
    text = H + 'premise y "Y"'
    assert statuses(text, A + 'premise x "X" against h.y', settings=RANKED) == {"h.y": "fails", "a.x": "holds"}
    assert statuses(text, A + 'premise x "X" against h.y') == {"h.y": "undecided", "a.x": "holds"}
    assert statuses(text, A + 'premise x "X" denies h.y') == {"h.y": "undecided", "a.x": "undecided"}
    assert statuses(text.replace('"Y"', '"Y" is unlikely'), A + 'premise x "X" denies h.y') == {"h.y": "undecided", "a.x": "undecided"}
    # A denial is of the time of what it denies.
    old = H + 'premise y "Y" when 2001'
    assert set(statuses(old, A + 'premise x "X" denies h.y').values()) == {"undecided"}


# --- scenarios ----------------------------------------------------------------------------------------------------------


def test_scenarios_assume_suppose_and_drop() -> None:
    text = (
        G
        + """premise x "X" means floods(place: miami)
conclusion c "C" because x
condition k "K" means floods(place: miami)
scenario given "Given" assume k
scenario not_so "Not so" suppose not x
scenario without "Without" drop x
scenario gone "Gone" drop h
"""
    )
    other = H + 'premise y "Y" means not floods(place: miami)'
    assert statuses(text, other, VOCABULARY) == {"g.x": "undecided", "g.c": "undecided", "g.k": "undecided", "h.y": "undecided"}
    assert statuses(text, other, VOCABULARY, scenario="given") == {"g.x": "holds", "g.c": "holds", "g.k": "holds", "h.y": "fails"}
    assert statuses(text, other, VOCABULARY, scenario="not_so") == {"g.x": "fails", "g.c": "fails", "g.k": "fails", "h.y": "holds"}
    assert statuses(text, other, VOCABULARY, scenario="without")["g.c"] == "open"
    gone = statuses(text, other, VOCABULARY, scenario="gone")
    assert gone == {"g.x": "holds", "g.c": "holds", "g.k": "holds", "h.y": "open"}


def test_what_cannot_be_assumed_together_is_not_assumed() -> None:
    text = G + 'condition a "A"\ncondition b "B"\ncondition d "D"\ncontrary a, b\nscenario both "Both" assume a, b, d'
    evaluation = evaluate(argument(text), Settings(), "both")
    assert {name: status.status for name, status in evaluation.claims.items()} == {"g.a": "open", "g.b": "open", "g.d": "holds"}
    assert evaluation.claims["g.d"].strength == "certain"
    assert len(evaluation.incomplete) == 1


# --- bad input ----------------------------------------------------------------------------------------------------------


def test_what_could_not_be_read_makes_nothing_bolder() -> None:
    assert statuses(G + 'premise a "A"\nconclusion c "C" because a and missing')["g.c"] == "open"
    found = statuses(G + 'premise a "A"\npremise e "E" means nothing_known(x: y)\nconclusion c "C" because a unless e')
    assert found == {"g.a": "holds", "g.e": "open", "g.c": "open"}


def test_the_order_of_files_makes_no_difference() -> None:
    texts = (
        *(line for line in (G + 'premise x "X" means floods(place: miami)', H + 'premise y "Y" means not floods(place: florida)')),
        VOCABULARY,
    )
    assert statuses(*texts) == statuses(*reversed(texts))


def test_a_chain_of_many_steps() -> None:
    length = 5_000
    steps = "\n".join(f'conclusion c{place} "C" because c{place - 1}' for place in range(1, length))
    found = statuses(G + 'premise c0 "C"\n' + steps)
    assert len(found) == length
    assert set(found.values()) == {"holds"}
