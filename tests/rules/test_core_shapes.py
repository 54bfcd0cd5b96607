"""One deliberately huge case of each shape: nothing recurses, nothing is quadratic, no argument is written out."""

from __future__ import annotations

from argmap.rules.grounded import Grounded, grounded
from argmap.rules.rulebase import RuleBaseBuilder
from argmap.rules.solver import accepted

MANY = 100_000


def answered(builder: RuleBaseBuilder) -> Grounded:
    return grounded(builder.build())


def test_a_chain_of_steps() -> None:
    builder = RuleBaseBuilder()
    builder.defeasible((), builder.literal(0), 4)
    for step in range(MANY):
        builder.defeasible([builder.literal(step)], builder.literal(step + 1), 5)
    answer = answered(builder)
    assert answer.held[builder.literal(MANY)] == 4
    assert answer.support(builder.literal(MANY)) is not None


def test_a_chain_of_strict_steps_and_back_again() -> None:
    builder = RuleBaseBuilder()
    for step in range(MANY):
        builder.strict([builder.literal(step)], builder.literal(step + 1))
    builder.fact(builder.literal(MANY, positive=False))
    answer = answered(builder)
    assert answer.status(builder.literal(0)) == "fails"


def test_a_chain_of_objections() -> None:
    builder = RuleBaseBuilder()
    for place in range(MANY):
        builder.defeasible((), builder.literal(place), 3, [builder.literal(place - 1)] if place else ())
    answer = answered(builder)
    assert [answer.status(builder.literal(place)) for place in (0, 1, MANY - 2, MANY - 1)] == ["holds", "fails", "holds", "fails"]
    assert answer.rounds == MANY // 2


def test_a_ring_of_objections() -> None:
    builder = RuleBaseBuilder()
    for place in range(MANY + 1):
        builder.defeasible((), builder.literal(place), 3, [builder.literal((place - 1) % (MANY + 1))])
    answer = answered(builder)
    assert answer.status(builder.literal(0)) == "undecided"
    assert accepted(answer, "stable", 60).no_stable


def test_two_thousand_rules_that_make_2_to_the_1000_arguments() -> None:
    builder = RuleBaseBuilder()
    builder.fact(builder.literal(0))
    for layer in range(1000):
        for rank in (3, 4):
            builder.defeasible([builder.literal(layer)], builder.literal(layer + 1), rank)
    answer = answered(builder)
    assert answer.held[builder.literal(1000)] == 4
    builder.defeasible((), builder.literal(1000, positive=False), 4)
    tie = answered(builder)
    assert tie.status(builder.literal(1000)) == "undecided"
    views = accepted(tie, "preferred", 60)
    assert builder.literal(999) in views.sceptical
    assert builder.literal(1000) in views.credulous - views.sceptical


def test_long_bodies() -> None:
    builder = RuleBaseBuilder()
    body = [builder.literal(place) for place in range(MANY)]
    for place, literal in enumerate(body):
        builder.defeasible((), literal, 1 + place % 5)
    strict, counted, presumed = (builder.literal(word) for word in ("strict", "counted", "presumed"))
    builder.strict(body, strict)
    builder.at_least(MANY // 2, body, counted)
    builder.defeasible(body, presumed, 5)
    answer = answered(builder)
    assert [answer.held[literal] for literal in (strict, counted, presumed)] == [1, 3, 1]


def test_a_long_denial() -> None:
    """All of many make what is not so: the weakest goes."""
    builder = RuleBaseBuilder()
    body = [builder.literal(place) for place in range(MANY)]
    for place, literal in enumerate(body):
        builder.defeasible((), literal, 5 if place else 1)
    builder.strict(body, builder.literal("all"))
    builder.fact(builder.literal("all", positive=False))
    answer = answered(builder)
    assert answer.status(body[0]) == "fails"
    assert answer.status(body[1]) == "holds"


def test_many_contraries_of_one_claim() -> None:
    builder = RuleBaseBuilder()
    hub = builder.literal("hub")
    builder.defeasible((), hub, 4)
    for place in range(MANY):
        builder.contrary(builder.literal(place), hub)
        builder.defeasible((), builder.literal(place), 1 + place % 3)
    answer = answered(builder)
    assert answer.status(hub) == "holds"
    assert answer.status(builder.literal(7)) == "fails"


def test_a_claim_whose_supports_fall_one_after_the_other() -> None:
    builder = RuleBaseBuilder()
    hub = builder.literal("hub")
    for place in range(2000):
        builder.defeasible((), builder.literal(place), 3, [builder.literal(place - 1)] if place else ())
        if place % 2 == 0:
            builder.defeasible((), hub, 3, [builder.literal(place)])
    for step in range(2000):
        builder.defeasible([hub if not step else builder.literal(("on", step - 1))], builder.literal(("on", step)), 3)
    answer = answered(builder)
    assert answer.status(hub) == "fails"
    assert answer.status(builder.literal(("on", 1999))) == "fails"


def test_many_ties_under_preferred_and_stable_semantics() -> None:
    """2^5000 preferred sets; each tie has a conclusion that follows either way."""
    builder = RuleBaseBuilder()
    for place in range(5000):
        yes, no = builder.literal(place), builder.literal(place, positive=False)
        builder.defeasible((), yes, 3)
        builder.defeasible((), no, 3)
        builder.defeasible([yes], builder.literal(("either", place)), 3)
        builder.defeasible([no], builder.literal(("either", place)), 3)
    answer = answered(builder)
    for semantics in ("preferred", "stable"):
        views = accepted(answer, semantics, 60)
        assert not views.incomplete
        assert views.sceptical == {builder.literal(("either", place)) for place in range(5000)}
        assert len(views.credulous) == 15000


def test_a_search_that_runs_out_of_time_says_so() -> None:
    builder = RuleBaseBuilder()
    for place in range(3000):
        for positive in (True, False):
            unless = builder.literal((place * 7 + 1) % 3000, positive=not positive)
            builder.defeasible((), builder.literal(place, positive), 3, [unless])
    views = accepted(grounded(builder.build()), "preferred", 0.0)
    assert views.incomplete
    assert not views.sceptical
