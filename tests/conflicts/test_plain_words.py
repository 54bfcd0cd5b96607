"""What a conflict says of itself: a reader who has only the two quotes can defend every word of it."""

from __future__ import annotations

from making import claim, found, slugs, source, together
from storm_and_plant import HIT, NO_HIT, VOCABULARY, WHEN, condition, two

from argmap.conflicts.issues import Conflict

LAKE = 'measure water(place: place) in "m^3"'


def only(conflicts: tuple[Conflict, ...]) -> Conflict:
    (conflict,) = conflicts
    return conflict


def test_both_figures_are_told_as_written_and_in_the_measures_unit() -> None:
    first = 'means water(place: florida) = about 30,000,000 "m^3"'
    found = two((first, WHEN), ("means water(place: florida) = 18,000 acre_feet", WHEN), LAKE)
    conflict = only(found.between("gazette.x", "courier.y"))
    assert "about 30 000 000 m^3 (27 000 000 to 33 000 000 m^3) according to The Gazette" in conflict.because
    assert "18 000 acre_feet (22 202 806 m^3) according to The Courier" in conflict.because
    assert "/" not in conflict.because
    assert conflict.dissolves == "if The Courier gave a rough figure that may be as high as 27 000 000 m^3"


def test_a_bound_is_told_as_it_is_written() -> None:
    found = two(("means jobs(plant: leeds) = at most 1 people", WHEN), ("means jobs(plant: leeds) = 36 people", WHEN))
    conflict = only(found.between("gazette.x", "courier.y"))
    assert "is 36 people according to The Courier, at most 1 people according to The Gazette" in conflict.because


def test_each_side_of_a_relation_is_told_in_its_own_words() -> None:
    """The Courier says nothing of floods: what excludes them is the analyst's."""
    rule = 'never dry(place: X) and floods(place: X) "water is not dry"'
    found = two(("means floods(place: miami)", WHEN), ("means dry(place: miami)", "is 25%", WHEN), rule)
    conflict = only(found.between("gazette.x", "courier.y"))
    assert "according to The Courier it is 25 % likely that “Miami stays dry”" in conflict.because
    assert "according to The Gazette it is so that “Miami floods”" in conflict.because
    assert "these exclude each other (never: water is not dry)" in conflict.because
    assert conflict.dissolves == "if The Courier put the likelihood as low as 0 %"


def test_two_fillers_are_both_named() -> None:
    found = two(("means plays_for(player: silva, club: rovers)", WHEN), ("means plays_for(player: silva, club: united)", WHEN))
    conflict = only(found.between("gazette.x", "courier.y"))
    assert "only one club" in conflict.because
    assert "Rovers" in conflict.because
    assert "United" in conflict.because


def test_an_assumed_time_is_told_once_and_nobody_is_said_to_have_named_it() -> None:
    conflict = only(two(HIT, NO_HIT).between("gazette.x", "courier.y"))
    assert "neither gives a time, and both are taken to speak of the same one" in conflict.because
    assert "2024" not in conflict.because
    assert len(conflict.assumed) == 1


def test_a_denial_speaks_of_the_time_of_what_it_denies() -> None:
    conflict = only(two((HIT, WHEN), "denies gazette.x").between("gazette.x", "courier.y"))
    assert conflict.assumed == ()
    assert "the one denies the other outright" in conflict.because


def test_one_voice_twice_is_told_apart_by_its_outlets() -> None:
    found = two((HIT, WHEN, "by mayor", "on 2024-09-01"), (NO_HIT, WHEN, "by mayor"))
    conflict = only(found.between("gazette.x", "courier.y"))
    assert conflict.kind == "changed-position"
    assert "the Mayor (in The Gazette)" in conflict.because
    assert "the Mayor (in The Courier)" in conflict.because


def test_times_that_only_an_assumption_sets_apart_are_said_to_be_so() -> None:
    found = two((HIT, "when 2024-08"), NO_HIT)
    conflict = only(found.between("gazette.x", "courier.y"))
    assert conflict.kind == "changed-over-time"
    assert conflict.dissolves == "the times differ, but one is only assumed: if it speaks of 2024-08 too, the two conflict"


def test_a_likely_and_a_sure_outcome_of_different_times_are_no_change() -> None:
    """They lean the same way: nothing is opposite about them."""
    assert two((HIT, "when 2024-06"), (HIT, "is likely", "when 2024-09")).between("gazette.x", "courier.y") == ()
    assert two((NO_HIT, "when 2024-06"), (HIT, "is 25%", "when 2024-09")).between("gazette.x", "courier.y") == ()
    opposite = two((HIT, "is likely", "when 2024-06"), (NO_HIT, "when 2024-09"))
    assert only(opposite.between("gazette.x", "courier.y")).kind == "changed-over-time"


C = condition("c")


def test_who_says_that_something_else_would_hold_if_has_not_contradicted_himself() -> None:
    one, other = claim("x", "gazette", HIT, WHEN, "if c"), claim("y", "gazette", NO_HIT, WHEN)
    files = {"a.arg": together(VOCABULARY, source("gazette"), C, one, other)}
    assert "outlet-inconsistent" not in slugs(files)
    flat = claim("x", "gazette", HIT, WHEN)
    assert "outlet-inconsistent" in slugs({"a.arg": together(VOCABULARY, source("gazette"), C, flat, other)})


def test_only_if_and_not_so_and_therefore_not_is_one_line_of_thought() -> None:
    """*Only if C. Not C. So not.*: within one outlet no conflict; between two it stands, on its condition."""
    not_c = claim("z", "gazette", "denies c")
    found = two((HIT, WHEN, "only if c"), (NO_HIT, WHEN), C, not_c)
    assert only(found.between("gazette.x", "courier.y")).condition
    same = two((HIT, WHEN, "only if c"), (), C, not_c, claim("n", "gazette", NO_HIT, WHEN))
    assert same.between("gazette.x", "gazette.n") == ()
    (near,) = [each for each in same.issues.considered if set(each.claims) == {"gazette.x", "gazette.n"}]
    assert (near.rule, near.field) == ("R5", "condition")


def test_who_leaves_it_open_may_say_when_it_would_not_be() -> None:
    """*It may come; if C, it will not.* is no contradiction of one speaker; of two it is, on its condition."""
    said = together(VOCABULARY, source("gazette"), C, claim("x", "gazette", HIT, WHEN, "is possible", "by mayor"))
    one = found(said + claim("y", "gazette", NO_HIT, WHEN, "if c", "by mayor"))
    assert one.between("gazette.x", "gazette.y") == ()
    assert [(each.rule, each.field) for each in one.issues.considered] == [("R5", "condition")]
    other = found(said + claim("y", "gazette", NO_HIT, WHEN, "if c", "by guard"))
    assert only(other.between("gazette.x", "gazette.y")).strength == "weak"
    same = found(said.replace("is possible", "is possible\n  if c") + claim("y", "gazette", NO_HIT, WHEN, "if c", "by mayor"))
    assert only(same.between("gazette.x", "gazette.y")).kind == "ruled-out-vs-open"
