"""Laws of the conflict report, for every project that Hypothesis can think of."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from random import Random

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from inventing import SHORTER, Invented, projects, renamed
from making import compared, report

from argmap.conflicts.issues import Issues
from argmap.conflicts.to_json import to_json
from argmap.settings import Settings

QUICK = settings(
    max_examples=300 if os.environ.get("ARGMAP_LONG") else 60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
ORDER = ("info", "weak", "medium", "strong")
TRIGGERS = ("trigger-disagreement", "complementary-triggers")


def issues(files: Mapping[str, str]) -> Issues:
    return compared(files).issues


def shown(found: Issues) -> str:
    return json.dumps(to_json(found, "none"), indent=1)


def strengths(found: Issues) -> dict[frozenset[str], int]:
    """Of each pair the greatest strength above info, triggers aside."""
    best: dict[frozenset[str], int] = {}
    for conflict in (*found.conflicts, *found.dismissed):
        if conflict.kind not in TRIGGERS:
            pair = frozenset((conflict.sides[0][0], conflict.sides[1][0]))
            best[pair] = max(best.get(pair, 0), ORDER.index(conflict.strength))
    return best


def never_stronger(before: Issues, after: Issues) -> None:
    """No pair conflicts more strongly; a larger set is new only where a part of it conflicted before."""
    old, new = strengths(before), strengths(after)
    for pair, strength in new.items():
        assert strength <= old.get(pair, 0), (sorted(pair), ORDER[old.get(pair, 0)], ORDER[strength])
    known = [*(pair for pair, strength in old.items() if strength), *(frozenset(each.claims) for each in before.inconsistent)]
    for each in after.inconsistent:
        assert any(part <= frozenset(each.claims) for part in known), each.claims


@QUICK
@given(projects(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_no_order_matters(project: Invented, dice: Random, number: int) -> None:
    """Of files, of declarations, of the names in a symmetric relation."""
    turned = evolve(
        project,
        relations=tuple(
            (word, names if word in ("entails", "narrower") else tuple(dice.sample(names, len(names)))) for word, names in project.relations
        ),
    )
    declarations = turned.declarations()
    dice.shuffle(declarations)
    files: dict[str, list[str]] = {f"{name}.arg": [] for name in "zab"[:number]}
    for declaration in declarations:
        files[dice.choice(sorted(files))].append(declaration)
    assert shown(issues({name: "\n".join(texts) for name, texts in files.items()})) == shown(issues(project.files()))


@QUICK
@given(projects())
def test_an_unrelated_claim_changes_nothing(project: Invented) -> None:
    more = (
        'entity elsewhere "Elsewhere" : place',
        "predicate sleeps(at: place)",
        'premise aside "All is quiet elsewhere" from courier means sleeps(at: elsewhere) when 2024-09',
        'premise wordless "Nothing to do with it" from wire is likely',
    )
    assert shown(issues(evolve(project, more=more).files())) == shown(issues(project.files()))


@QUICK
@given(projects())
def test_other_names_change_only_names(project: Invented) -> None:
    """The order of names turned round as well: so both sides are treated alike."""

    def other(name: str) -> str:
        return f"n{99 - int(name[1:])}"

    new_name = {claim.full: f"{claim.outlet}.{other(claim.name)}" for claim in project.claims}

    def facts(found: Issues, names: Mapping[str, str]) -> dict[str, object]:
        def side(claims: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(sorted(names.get(name, name) for name in claims))

        return {
            "conflicts": sorted(
                (each.kind, each.strength, each.level, each.rule, sorted(map(side, each.sides)), each.condition or "")
                for each in found.conflicts
            ),
            "agreements": sorted((each.kind, side(each.claims), each.voices, each.roots, each.note) for each in found.agreements),
            # Of what agrees with nobody one pair is listed, with the first by name of those that it would agree with.
            "considered": sorted((side(each.claims), each.rule, each.field) for each in found.considered if each.rule != "R9"),
            "sets": sorted(side(each.claims) for each in found.inconsistent),
            "positions": sorted(
                sorted((side(each.claims), sorted(each.holders)) for each in question.positions) for question in found.questions
            ),
        }

    assert facts(issues(renamed(project, other).files()), {}) == facts(issues(project.files()), new_name)


@QUICK
@given(projects(), st.integers(0, 6))
def test_a_further_condition_makes_nothing_stronger(project: Invented, place: int) -> None:
    """One that has nothing to do with any other: a claim and its opposite that come to wait for the same are no weaker for it."""
    chosen = project.claims[place % len(project.claims)]
    assume(not any(clause.startswith("needs") for clause in chosen.conditions))
    waits = evolve(chosen, conditions=(*chosen.conditions, "needs gazette.further"))
    more = ('condition further "A further condition" from gazette',)
    never_stronger(issues(project.files()), issues(evolve(project.with_claim(place % len(project.claims), waits), more=more).files()))


@QUICK
@given(projects(), st.integers(0, 6), st.randoms(use_true_random=False))
def test_a_shorter_time_makes_nothing_stronger(project: Invented, place: int, dice: Random) -> None:
    """But of an event, said or led to: that it happened in a shorter time says more. And where a condition has the claim's time."""
    chosen = project.claims[place % len(project.claims)]
    assume(not any("hits" in literal for literal in chosen.means) and not chosen.denies)
    assume(not any(claim.denies == chosen.full for claim in project.claims))
    assume(not any("hits" in rule for rule in project.general))
    happening = {claim.full for claim in project.claims if any("hits" in literal for literal in claim.means)}
    assume(not any(happening.intersection(names) for _, names in project.relations))
    shorter = evolve(chosen, when=dice.choice(SHORTER[chosen.when]))
    never_stronger(issues(project.files()), issues(project.with_claim(place % len(project.claims), shorter).files()))


@QUICK
@given(projects(), st.integers(0, 6), st.integers(0, 30), st.integers(0, 30))
def test_a_wider_band_makes_nothing_stronger(project: Invented, place: int, down: int, up: int) -> None:
    """Short of the edges at which the table has `confidence-gap` in place of a gap: 80 % up, and 20 % down."""
    number = next((each for each in range(len(project.claims)) if isinstance(project.claims[each].likelihood, tuple)), None)
    assume(number is not None)
    assert number is not None
    band = project.claims[number].likelihood
    assert isinstance(band, tuple)
    low = max(band[0] - down, 80 if band[0] >= 80 else 0)
    high = min(band[1] + up, 20 if band[1] <= 20 else 100)
    wider = evolve(project.claims[number], likelihood=(low, high))
    never_stronger(issues(project.files()), issues(project.with_claim(number, wider).files()))


@QUICK
@given(projects())
def test_each_pair_and_rule_is_told_once_and_no_claim_of_nobody(project: Invented) -> None:
    found = issues(project.files())
    told = [(frozenset((each.sides[0][0], each.sides[1][0])), each.rule) for each in found.conflicts]
    assert len(told) == len(set(told))
    assert len({each.fingerprint for each in found.conflicts}) == len(found.conflicts)
    above = {pair for pair, strength in strengths(found).items() if strength}
    nobody = {claim.full for claim in project.claims if claim.manner.startswith("as") and not (claim.manner == "as headline" and claim.by)}
    assert not [pair for pair in above if pair & nobody]
    assert not [each.claims for each in found.inconsistent if set(each.claims) & nobody]
    contrary = {frozenset((each.sides[0][0], each.sides[1][0])) for each in found.conflicts if each.rule in ("R4", "R6", "R7", "R8")}
    for together in found.inconsistent:
        assert not [pair for pair in above & contrary if pair <= set(together.claims)], "a pair of it conflicts already"
    for near in found.considered:
        assert frozenset(near.claims) not in above
    assert report(found, Settings()).json == to_json(found, "none")


@QUICK
@given(projects(), st.randoms(use_true_random=False))
def test_nothing_is_raised(project: Invented, dice: Random) -> None:
    """Lines left out, doubled, and torn."""
    lines = "\n".join(project.declarations()).split("\n")
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(lines))
        match dice.randint(0, 3):
            case 0:
                lines[place] = ""
            case 1:
                lines.insert(place, dice.choice(lines))
            case 2:
                lines[place] = lines[place][: dice.randint(0, len(lines[place]))]
            case _:
                lines[place] = lines[place].replace("ida", dice.choice(("nora", "nobody", "X", "_", "2024-13")))
    shown(issues({"all.arg": "\n".join(lines)}))
