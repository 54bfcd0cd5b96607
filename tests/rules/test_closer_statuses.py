"""What a claim's status turns on, next to the cases of each construct: what is easily taken for open where it fails, and so on."""

from __future__ import annotations

import pytest
from written import argument, statuses

from argmap.rules.evaluate import evaluate
from argmap.rules.explain import explain
from argmap.rules.facts import impossible_assumptions
from argmap.settings import Settings

VOCABULARY = """
type place
entity florida "Florida" : place
entity miami "Miami" : place, part of florida
predicate floods(place: place) "{place} floods"
predicate closes(place: place) "{place} closes"
type player
type club
entity silva "Silva" : player
entity rovers "Rovers" : club
entity united "United" : club
predicate plays_for(player: player, club: club), one club per player
predicate trains(player: player, club: club)
"""
G = 'source g "G" outlet "G" published 2024-09-10 grade C3\n'
H = 'source h "H" outlet "H" published 2024-09-10 grade C3\n'
STRONG = 'source a "A" outlet "A" published 2024-09-10 grade A1\n'
MIAMI, NOT_MIAMI = "means floods(place: miami)", "means not floods(place: miami)"


# --- open, or denied --------------------------------------------------------------------------------------------------


def test_a_conclusion_that_leans_on_what_nobody_puts_forward_waits_for_nothing() -> None:
    """It has no condition: so where another denies it, it fails."""
    mine = G + f'premise p "P" as fear\nconclusion c "C" {MIAMI} because p'
    assert statuses(mine, VOCABULARY)["g.c"] == "open"
    assert statuses(mine, H + f'premise y "Y" {NOT_MIAMI}', VOCABULARY)["g.c"] == "fails"


@pytest.mark.parametrize(
    ("condition", "assumed", "status"),
    [
        ("k and l", "g.k, g.l", "fails"),
        ("k and l", "g.k", "open"),
        ("k or l", "g.l", "fails"),
        ("at least 2 of k, l, m", "g.k, g.m", "fails"),
        ("at least 2 of k, l, m", "g.k", "open"),
        ("not (k and l)", "", "open"),
        ("not (k and l)", "not g.l", "fails"),
        ("not k", "not g.k", "fails"),
        ("not k", "not g.l", "open"),
        ("not (k or l)", "not g.k", "open"),
        ("not (k or l)", "not g.k, g.l", "fails"),
        ("not (at least 2 of k, l, m)", "not g.k", "open"),
        ("not (at least 2 of k, l, m)", "not g.k, g.m", "fails"),
    ],
)
def test_a_condition_that_is_met_keeps_no_claim_open(condition: str, assumed: str, status: str) -> None:
    taken = f"suppose {assumed}" if assumed.startswith("not") else f"assume {assumed}" if assumed else ""
    mine = G + 'premise a "A"\npremise p "P" as fear\n' + "".join(f'condition {name} "{name}"\n' for name in "klm")
    mine += f'conclusion c "C" {MIAMI} if {condition} because p\n' + f'scenario s "S" {taken}'
    assert statuses(mine, H + f'premise y "Y" {NOT_MIAMI}', VOCABULARY, scenario="s")["g.c"] == status


def test_what_a_scenario_assumes_denies_what_is_against_its_meaning() -> None:
    texts = (VOCABULARY, G + f'condition k "K" {MIAMI}\nscenario s "S" assume k', H + f'premise y "Y" {NOT_MIAMI}')
    assert statuses(*texts)["h.y"] == "holds"
    assert statuses(*texts, scenario="s")["h.y"] == "fails"


def test_what_needs_something_is_open_until_then_and_fails_where_that_is_not_so() -> None:
    mine = G + f'condition k "K"\npremise n "N" {MIAMI} needs k\nscenario t "T" suppose not k'
    texts = (VOCABULARY, mine, H + f'premise y "Y" {NOT_MIAMI}')
    assert statuses(*texts) == {"g.k": "open", "g.n": "open", "h.y": "holds"}
    assert statuses(*texts, scenario="t") == {"g.k": "fails", "g.n": "fails", "h.y": "holds"}


def test_what_lacks_what_it_needs_is_not_so_for_those_that_ask() -> None:
    text = G + 'condition j "J"\npremise k "K" needs j\npremise n "N" needs k\npremise o "O" only if k\npremise d "D" if not k\n'
    text += 'conclusion c "C" because k only if j\npremise e "E" if not c\nscenario s "S" suppose not j'
    assert set(statuses(text).values()) == {"open"}
    fail = dict.fromkeys(("g.c", "g.j", "g.k", "g.n", "g.o"), "fails")
    assert statuses(text, scenario="s") == {**fail, "g.d": "holds", "g.e": "holds"}


@pytest.mark.parametrize(
    ("scenario", "status"),
    [
        ("assume o suppose not j", {"g.k": "fails", "g.d": "holds", "g.n": "fails"}),
        ("assume o suppose not i", {"g.k": "fails", "g.d": "holds", "g.n": "fails"}),
        ("drop o suppose not j", {"g.k": "holds", "g.d": "open", "g.n": "holds"}),
    ],
)
def test_what_strictly_carries_what_is_not_so_is_not_so(scenario: str, status: dict[str, str]) -> None:
    text = G + 'premise k "K"\npremise o "O"\nconclusion j "J" because k and o strictly\nconclusion i "I" because j strictly\n'
    text += f'premise d "D" if not k\npremise n "N" needs k\nscenario s "S" {scenario}'
    assert status.items() <= statuses(text, scenario="s").items()


@pytest.mark.parametrize("condition", ["if", "only if", "needs"])
@pytest.mark.parametrize("step", ["because p strictly {}", "{} because p strictly"])
def test_a_strict_step_with_a_condition_stays_strict(condition: str, step: str) -> None:
    """So whoever denies the conclusion, its condition being met, speaks against its premise too."""
    mine = G + f'condition k "K"\npremise p "P"\nconclusion c "C" {MIAMI} {step.format(f"{condition} k")}\n'
    mine += 'scenario s "S" assume k\nscenario t "T" suppose not k'
    texts = (VOCABULARY, mine, H + f'premise y "Y" {NOT_MIAMI}')
    assert statuses(*texts, scenario="s") == {"g.k": "holds", "g.p": "undecided", "g.c": "undecided", "h.y": "undecided"}
    lacking = "open" if condition == "if" else "fails"
    assert statuses(*texts, scenario="t") == {"g.k": "fails", "g.p": "holds", "g.c": lacking, "h.y": "holds"}


def test_who_likely_denies_it_leaves_room_that_a_flat_denial_does_not() -> None:
    other = 'source o "O" outlet "O" published 2024-09-10\n'
    texts = (
        VOCABULARY,
        G + f'premise x "X" {MIAMI} as fear',
        H + 'premise y "Y" denies g.x is likely',
        other + f'premise z "Z" {NOT_MIAMI}',
    )
    assert statuses(*texts) == {"g.x": "open", "h.y": "undecided", "o.z": "undecided"}


def test_to_deny_what_could_not_be_read_denies_nothing() -> None:
    texts = (VOCABULARY, G + 'premise x "X" means floods(place: nowhere)', H + 'premise y "Y" denies g.x\npremise z "Z"')
    found = statuses(*texts)
    assert (found["g.x"], found["h.z"]) == ("open", "holds")


def test_a_conditional_claim_that_a_scenario_supposes_not_to_be_so_fails() -> None:
    text = G + 'condition k "K"\npremise x "X" if k\npremise n "N" needs k\nscenario s "S" suppose not x\nscenario t "T" suppose not k'
    assert statuses(text) == {"g.k": "open", "g.n": "open", "g.x": "open"}
    assert statuses(text, scenario="s") == {"g.k": "open", "g.n": "open", "g.x": "fails"}
    assert statuses(text, scenario="t") == {"g.k": "fails", "g.n": "fails", "g.x": "open"}


def test_what_is_tied_is_accepted_in_some_view_and_what_fails_in_none() -> None:
    texts = (VOCABULARY, G + f'premise x "X" {MIAMI}\npremise e "E"\npremise p "P" unless e', H + f'premise y "Y" {NOT_MIAMI}')
    for semantics in ("grounded", "preferred", "stable"):
        found = evaluate(argument(*texts), Settings(semantics=semantics))
        views = {name: (each.sceptical, each.credulous) for name, each in found.claims.items()}
        assert views == {"g.e": (True, True), "g.p": (False, False), "g.x": (False, True), "h.y": (False, True)}
        assert not found.no_stable


@pytest.mark.parametrize(
    ("place", "figure", "status"),
    [("florida", "400", "holds"), ("florida", "50", "open"), ("florida", "at least 50", "open"), ("miami", "400", "open")],
)
def test_a_figure_meets_a_condition_on_the_same_thing_alone(place: str, figure: str, status: str) -> None:
    measure = "measure jobs(place: place) in people\n"
    mine = (
        G
        + f'premise x "X" means jobs(place: {place}) = {figure} people\ncondition k "K" means jobs(place: florida) = at least 100 people\n'
    )
    assert statuses(VOCABULARY, measure, mine + 'premise p "P"\nconclusion c "C" because p if k')["g.c"] == status


# --- declared relations between claims of two times ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "when", "status"),
    [
        ("entails g.a, g.k", "2024-09", "holds"),
        ("entails g.a, g.k", "2024-09..2024-10", "holds"),
        ("narrower g.a, g.k", "2024-09..2024-10", "holds"),
        ("same g.a, g.k", "2024-09..2024-10", "holds"),
        ("same g.k, g.a", "2024-09..2024-10", "holds"),
        ("entails g.a, g.k", "2024-11", "open"),
        ("entails g.k, g.a", "2024-09..2024-10", "open"),
        ("tension g.a, g.k", "2024-09", "open"),
    ],
)
def test_the_one_claim_carries_the_other_where_their_times_overlap(relation: str, when: str, status: str) -> None:
    text = G + f'premise a "A" when 2024-09\ncondition k "K" when {when}\npremise p "P"\nconclusion c "C" because p if k\n{relation} "why"'
    assert statuses(text)["g.c"] == status


def test_what_is_merely_likely_is_not_carried_to_another_time() -> None:
    text = G + 'premise a "A" when 2024-09 is likely\ncondition k "K" when 2024-09..2024-10\nconclusion c "C" if k\nentails g.a, g.k "why"'
    assert statuses(text)["g.c"] == "open"


# --- one filler and no other ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("plays_for(player: silva, club: rovers)", "plays_for(player: silva, club: united)", "undecided"),
        ("plays_for(player: silva, club: rovers)", "plays_for(player: silva, club: rovers)", "holds"),
        ("trains(player: silva, club: rovers)", "trains(player: silva, club: united)", "holds"),
        ("trains(player: silva, club: only rovers)", "trains(player: silva, club: united)", "undecided"),
        ("trains(player: silva, club: united)", "trains(player: silva, club: only rovers)", "undecided"),
        ("trains(player: silva, club: only rovers)", "trains(player: silva, club: rovers)", "holds"),
        ("trains(player: silva, club: only rovers)", "trains(player: _, club: united)", "holds"),
    ],
)
def test_what_there_is_one_of_at_a_time(one: str, other: str, status: str) -> None:
    predicates = VOCABULARY.replace("trains(player: player,", "trains(player: player?,")
    found = statuses(predicates, G + f'premise x "X" means {one}', H + f'premise y "Y" means {other}')
    assert set(found.values()) == {status}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [("2024-09-10", "2024-09-10", "undecided"), ("2024-09-10", "2024-09", "undecided"), ("2024-09", "2024-09-10", "holds")],
)
def test_who_denies_a_month_denies_each_of_its_days_and_not_the_other_way_round(one: str, other: str, status: str) -> None:
    predicate = "predicate opens(place: place, on: date)\n"
    mine, theirs = (f"means {opens}opens(place: miami, on: {day})" for opens, day in (("", one), ("not ", other)))
    found = statuses(VOCABULARY, predicate, G + f'premise x "X" {mine}', H + f'premise y "Y" {theirs}')
    assert set(found.values()) == {status}


# --- reasons against, and what is supposed ------------------------------------------------------------------------------


def test_a_reason_against_a_condition_meets_that_it_is_not_so() -> None:
    text = G + 'condition k "K"\npremise p "P"\nconclusion c "C" because p if not k\n'
    assert statuses(text)["g.c"] == "open"
    assert statuses(text + 'premise o "O" against k')["g.c"] == "holds"
    assert statuses(text + 'premise o "O" as fear against k')["g.c"] == "open"


def test_a_fear_that_is_assumed_speaks_against_what_it_speaks_against() -> None:
    text = G + 'premise p "P"\npremise o "O" as fear against p\nscenario s "S" assume o'
    assert statuses(text) == {"g.o": "open", "g.p": "holds"}
    assert statuses(text, scenario="s") == {"g.o": "holds", "g.p": "undecided"}


def test_what_is_supposed_not_to_be_so_together_is_denied_of_whoever_says_it() -> None:
    both = f"{MIAMI} means closes(place: miami)"
    texts = (VOCABULARY, G + f'premise x "X" {both}\nscenario s "S" suppose not x', H + f'premise y "Y" {both}\npremise z "Z" {MIAMI}')
    assert statuses(*texts) == {"g.x": "holds", "h.y": "holds", "h.z": "holds"}
    assert statuses(*texts, scenario="s") == {"g.x": "fails", "h.y": "fails", "h.z": "holds"}


# --- what is told -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("k", "until"),
    [
        (f'condition k "K" {MIAMI}', (("g.k",), ("g.m",))),
        (f'premise k "K" {MIAMI} as headline', (("g.k",), ("g.m",))),
        (f'premise k "K" {MIAMI} as fear', (("g.m",),)),  # what is only feared is waited for where a step leans on it
    ],
)
def test_a_condition_is_waited_for_behind_a_rule_that_its_meaning_feeds(k: str, until: tuple[tuple[str, ...], ...]) -> None:
    rule = "rule shut\n  when floods(place: P)\n  then closes(place: P)\n"
    text = G + f'{k}\ncondition m "M" means closes(place: miami)\npremise p "P"\nconclusion c "C" because p if m'
    explanation = explain(argument(VOCABULARY, rule, text), Settings(), "g.c")
    assert (explanation.status, explanation.open_until) == ("open", until)


def test_what_would_defeat_a_claim_is_not_told_as_what_it_waits_for() -> None:
    """Were it so that the coast is flooded, as is feared, what needs that and says the opposite would not be so."""
    fear = f'premise k "K" {MIAMI} as fear\ncondition l "L"\n'
    for claim in (f"premise c {{}} {NOT_MIAMI} if any of k, l", f"premise o {{}}\nconclusion c {{}} {NOT_MIAMI} because o if any of k, l"):
        explanation = explain(argument(VOCABULARY, G + fear + claim.format('"O"', '"C"')), Settings(), "g.c")
        assert (explanation.status, explanation.open_until) == ("open", (("g.l",),))
    dropped = G + f'premise k "K" {MIAMI}\ncondition l "L"\npremise c "C" {NOT_MIAMI} if any of k, l\nscenario s "S" drop k'
    assert explain(argument(VOCABULARY, dropped), Settings(), "g.c", "s").open_until == (("g.l",),)


def test_a_tie_behind_what_holds_anyway_is_not_what_leaves_a_claim_undecided() -> None:
    mine = f'premise v "V" {MIAMI}\npremise w "W" means closes(place: miami)\npremise s "S"\n'
    mine += 'conclusion h "H" because w because s\nconclusion u "U" because v\nconclusion c "C" because h and u'
    other = f'premise y "Y" {NOT_MIAMI}\npremise z "Z" means not closes(place: miami)'
    explanation = explain(argument(VOCABULARY, G + mine, H + other), Settings(), "g.c")
    assert explanation.status == "undecided"
    assert [each.claims for each in explanation.attackers] == [("h.y",)]
    assert explanation.circle == ("g.v", "h.y")


@pytest.mark.parametrize(
    ("meanings", "least"),
    [("xypqr", ("g.a", "g.b")), ("pqrxy", ("g.d", "g.e")), ("pxqyr", ("g.b", "g.d")), ("pqrkl", ("g.a", "g.b", "g.c"))],
)
def test_of_what_cannot_be_assumed_together_the_fewest_are_told(meanings: str, least: tuple[str, ...]) -> None:
    """Of two and of three that exclude each other, the two; whichever names they have."""
    means = {"x": MIAMI, "y": NOT_MIAMI, "k": "", "l": "", **{name: f"means {name}(place: miami)" for name in "pqr"}}
    named = dict(zip("abcde", meanings, strict=True))
    predicates = "".join(f"predicate {name}(place: place)\n" for name in "pqr")
    never = 'never p(place: miami) and q(place: miami) and r(place: miami) "three too many"\n'
    text = G + "".join(f'condition {name} "{name}" {means[each]}\n' for name, each in named.items())
    of = argument(VOCABULARY, predicates, never, text + f'scenario s "S" assume {", ".join(f"g.{name}" for name in named)}')
    assert impossible_assumptions(of, Settings(), of.scenarios["s"]) == least


def test_what_is_spoken_against_is_told_as_not_so() -> None:
    texts = (G + 'premise a "A is so"', STRONG + 'premise o "O is so" against g.a')
    explanation = explain(argument(*texts), Settings(prefer="reliability"), "g.a")
    assert explanation.status == "fails"
    assert [(line.claim, line.positive, line.says) for line in explanation.proof] == [
        ("g.a", False, "not so: g.a “A is so”"),
        ("a.o", True, "a.o “O is so”"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('premise c "C" as headline', "it is only a linked headline"),
        ('condition c "C"', "it is a condition"),
        ('premise c "C"\nscenario s "S" drop c', "the scenario leaves it out"),
    ],
)
def test_why_it_is_open_is_told(text: str, words: str) -> None:
    of = argument(G + text)
    explanation = explain(of, Settings(), "g.c", "s" if of.scenarios else None)
    assert explanation.status == "open"
    assert any(words in note for note in explanation.notes)


def test_losses_of_what_denies_it_are_told() -> None:
    texts = (VOCABULARY, H + f'premise x "X" {MIAMI}', STRONG + f'premise p "P"\nconclusion n "N" {NOT_MIAMI} because p')
    explanation = explain(argument(*texts), Settings(prefer="reliability"), "h.x")
    assert explanation.status == "fails"
    assert {change.claims: change.status for change in explanation.changes} == {("a.p",): "holds", ("h.x",): "open"}
