"""What general rules are applied to, case by case."""

from __future__ import annotations

from fractions import Fraction

from ground_written import fact, in_words, lit, never, rule, vocabulary

from argmap.likelihood import FLAT, POSSIBLE, UNDECIDED, Likelihood, band
from argmap.meaning.ground import Grounding, ground
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.model.argument import DateValue, Filler, LiteralMeaning, Never, Predicate, PredicateSlot, Rule, Variable
from argmap.text import Span
from argmap.times import Interval

GEOGRAPHY = vocabulary({"kyiv": "ukraine", "miami": "florida", "little_havana": "miami"})


def derived(rules: list[Rule], facts: list[TimedLiteral], *, nevers: list[Never] | None = None, voc: Vocabulary = GEOGRAPHY) -> set[str]:
    found = ground(rules, nevers or [], facts, voc, 1000)
    assert found.exceeded is None
    return {in_words(found.literal(number).literal) for number in found.derived}


def shown(found: Grounding) -> set[tuple[str, ...]]:
    return {
        (
            *(in_words(found.literal(number).literal) for number in instance.body),
            "-" if instance.head is None else in_words(found.literal(instance.head).literal),
        )
        for instance in found.instances()
        if not instance.transposed
    }


ARTICLE_5 = rule("member(X, nato); attacks(Y, X)", "defends(nato, X)", "disputed(X)")


def test_two_literals_join() -> None:
    found = ground([ARTICLE_5], [], [fact("member(latvia, nato)"), fact("attacks(russia, latvia)")], vocabulary(), 10)
    assert shown(found) == {("member(latvia, nato)", "attacks(russia, latvia)", "defends(nato, latvia)")}
    (instance,) = found.instances()
    assert [in_words(found.literal(number).literal) for number in instance.unless] == ["disputed(latvia)"]
    assert found.given == ((0,), (1,))


def test_nothing_joins() -> None:
    assert derived([ARTICLE_5], [fact("member(latvia, nato)"), fact("attacks(russia, ukraine)")]) == set()
    assert derived([ARTICLE_5], [fact("member(latvia, eu)"), fact("attacks(russia, latvia)")]) == set()
    assert derived([ARTICLE_5], [fact("member(latvia, nato)"), fact("not attacks(russia, latvia)")]) == set()


def test_what_happens_in_the_part_happens_in_the_whole() -> None:
    for facts in (
        [fact("member(ukraine, nato)"), fact("attacks(russia, kyiv)")],
        [fact("attacks(russia, kyiv)"), fact("member(ukraine, nato)")],
    ):
        assert derived([ARTICLE_5], facts) == {"defends(nato, ukraine)"}


def test_a_constant_is_met_by_its_part() -> None:
    storm = rule("hits(X, florida)", "warned(X)")
    assert derived([storm], [fact("hits(ida, little_havana)")]) == {"warned(ida)"}
    assert derived([rule("hits(X, miami)", "warned(X)")], [fact("hits(ida, florida)")]) == set()


def test_a_denial_carries_the_other_way() -> None:
    assert derived([rule("not hits(X, miami)", "spared(X)")], [fact("not hits(ida, florida)")]) == {"spared(ida)"}
    assert derived([rule("not hits(X, florida)", "spared(X)")], [fact("not hits(ida, miami)")]) == set()
    assert derived([rule("not hits(X, florida)", "spared(X)")], [fact("not hits(ida, _)")]) == {"spared(ida)"}


def test_a_denial_of_anything_fits_whatever_another_literal_names() -> None:
    unhurt = rule("not hits(X, Y); lives(Z, Y)", "unhurt(Z)")
    for facts in ([fact("not hits(ida, _)"), fact("lives(ann, miami)")], [fact("lives(ann, miami)"), fact("not hits(ida, _)")]):
        assert derived([unhurt], facts) == {"unhurt(ann)"}
    assert derived([unhurt], [fact("not hits(ida, florida)"), fact("lives(ann, miami)")]) == {"unhurt(ann)"}
    assert derived([rule("not hits(X, Y)", "spared(Y)")], [fact("not hits(ida, _)")]) == set()
    assert derived([rule("not hits(X, Y)", "not hurt(Y)")], [fact("not hits(ida, _)")]) == {"not hurt(_)"}


def test_a_slot_left_out_matches_anything_and_binds_nothing() -> None:
    assert derived([rule("hits(X, _)", "landed(X)")], [fact("hits(ida, miami)"), fact("hits(bob, _)")]) == {"landed(ida)", "landed(bob)"}
    assert derived([rule("hits(X, Y)", "hit(Y)")], [fact("hits(bob, _)")]) == set()


def test_one_variable_twice() -> None:
    assert derived([rule("likes(X, X)", "vain(X)")], [fact("likes(ann, ann)"), fact("likes(ann, bob)")]) == {"vain(ann)"}


def test_only() -> None:
    assert derived([rule("ruined(X, only Y)", "sole(Y)")], [fact("ruined(plant, debt)"), fact("ruined(shop, only war)")]) == {"sole(war)"}
    assert derived([rule("ruined(X, Y)", "cause(Y)")], [fact("ruined(shop, only war)")]) == {"cause(war)"}
    assert derived([rule("not ruined(X, only debt)", "other(X)")], [fact("not ruined(shop, debt)")]) == {"other(shop)"}
    assert derived([rule("not ruined(X, debt)", "other(X)")], [fact("not ruined(shop, only debt)")]) == set()


def test_figures() -> None:
    crowd = Rule("crowd", "", (lit("people(X)", (100, None)),), lit("crowded(X)"), False, (), Span("", 0, 0))
    assert derived([crowd], [fact("people(square)", quantity=(150, 200))]) == {"crowded(square)"}
    assert derived([crowd], [fact("people(square)", quantity=(50, 200))]) == set()
    at_ukraine = Rule("crowd", "", (lit("people(ukraine)", (0, 100)),), lit("few(ukraine)"), False, (), Span("", 0, 0))
    assert derived([at_ukraine], [fact("people(kyiv)", quantity=(10, 20))]) == set(), "a part's figure is not the whole's"


def test_times_overlap_and_the_head_has_what_they_share() -> None:
    join = rule("p(X); q(X)", "r(X)")
    found = ground([join], [], [fact("p(a)", Interval(10, 20)), fact("q(a)", Interval(15, None))], vocabulary(), 10)
    assert [found.literal(number).time for number in found.derived] == [Interval(15, 20)]
    apart = ground([join], [], [fact("p(a)", Interval(10, 20)), fact("q(a)", Interval(21, 30))], vocabulary(), 10)
    assert not len(apart)


def test_rules_feed_each_other_in_circles() -> None:
    rules = [rule("knows(X, Y); knows(Y, Z)", "knows(X, Z)"), rule("knows(X, Y)", "knows(Y, X)")]
    facts = [fact(f"knows(p{place}, p{place + 1})") for place in range(5)]
    assert len(derived(rules, facts)) == 36


def test_a_rule_reads_what_is_certain() -> None:
    likely = band("likely", 55, 80)
    for likelihood in (likely, POSSIBLE, UNDECIDED, band("unlikely", 20, 45)):
        assert derived([rule("p(X)", "q(X)")], [fact("p(a)", likelihood=likelihood)]) == set()
    assert derived([rule("p(X)", "q(X)")], [fact("p(a)", likelihood=band("", 99, 100))]) == {"q(a)"}
    assert derived([rule("p(X); r(X)", "q(X)", strict=True)], [fact("p(a)", likelihood=likely), fact("r(a)")]) == set()
    assert derived([rule("not p(X)", "q(X)")], [fact("p(a)", likelihood=Likelihood("impossible"))]) == {"q(a)"}


def test_a_strict_rule_with_one_body_literal_carries_the_lower_bound() -> None:
    strict = rule("p(X)", "q(X)", strict=True)
    for given, expected in (
        (FLAT, FLAT),
        (POSSIBLE, Likelihood("possible")),
        (band("likely", 55, 80), Likelihood("band", Fraction(55), Fraction(100))),
    ):
        found = ground([strict], [], [fact("p(a)", likelihood=given)], vocabulary(), 10)
        assert [found.literal(number).likelihood for number in found.derived] == [expected]
    assert derived([strict], [fact("p(a)", likelihood=UNDECIDED)]) == set()
    # The upper bound passes back: at most 80 % for q is at least 20 % for not q, and so for not p.
    found = ground([strict], [], [fact("q(a)", likelihood=band("likely", 55, 80))], vocabulary(), 10)
    assert [(in_words(found.literal(n).literal), found.literal(n).likelihood.low) for n in found.derived] == [("not p(a)", Fraction(20))]


def test_a_strict_rule_is_read_backwards_too() -> None:
    rules = [rule("bird(X)", "flies(X)", strict=True), rule("not bird(X)", "mammal(X)", strict=True)]
    assert derived(rules, [fact("not flies(kim)")]) == {"not bird(kim)", "mammal(kim)"}
    two = rule("p(X); q(X, Y)", "r(X)", strict=True)
    assert derived([two], [fact("p(a)"), fact("not r(a)")]) == {"not q(a, _)"}
    assert derived([two], [fact("q(a, b)"), fact("not r(_)")]) == {"not p(a)"}
    assert derived([rule("p(X)", "q(X)")], [fact("not q(a)")]) == set(), "a presumption is not"


def test_a_head_that_leaves_a_slot_out_is_refused_only_by_a_denial_of_anything() -> None:
    some = rule("parent(X)", "child(_, X)", strict=True)
    assert derived([some], [fact("not child(bob, ann)")]) == set()
    assert derived([some], [fact("not child(_, ann)")]) == {"not parent(ann)"}


def test_never() -> None:
    alibi = never("abroad(P); stole(P, T)")
    found = ground([], [alibi], [fact("abroad(moreau)"), fact("stole(moreau, crown)"), fact("stole(roy, ring)")], vocabulary(), 10)
    assert shown(found) == {("abroad(moreau)", "stole(moreau, crown)", "-")}
    assert {in_words(found.literal(number).literal) for number in found.derived} == {
        "not stole(moreau, _)",
        "not abroad(moreau)",
        "not abroad(roy)",
    }


def test_dates_are_compared_by_the_days_they_hold() -> None:
    said = Predicate("said", (PredicateSlot("on", ("date",), False),), None, True, (), None, Fraction(0), Span("", 0, 0))
    vocabulary_ = Vocabulary({"said": said}, {})

    def on(first: int, last: int) -> tuple[Filler, ...]:
        return (Filler(DateValue(Interval(first, last))),)

    in_may = Rule("may", "", (LiteralMeaning(True, "said", on(100, 130)),), lit("late(x)"), False, (), Span("", 0, 0))
    told = TimedLiteral(LiteralMeaning(True, "said", on(105, 105)))
    assert derived([in_may], [told], voc=vocabulary_) == {"late(x)"}
    assert derived([in_may], [TimedLiteral(LiteralMeaning(True, "said", on(99, 101)))], voc=vocabulary_) == set()
    variable = Filler(Variable("D"))
    same_day = Rule("same", "", (LiteralMeaning(True, "said", (variable,)), lit("rain(D)")), lit("wet(D)"), False, (), Span("", 0, 0))
    rain = TimedLiteral(LiteralMeaning(True, "rain", on(105, 105)))
    assert len(ground([same_day], [], [told, rain], vocabulary_, 10)) == 1


def test_the_rule_that_goes_over_the_limit_is_named() -> None:
    pairs = rule("p(X); p(Y)", "q(X, Y)")
    single = rule("p(X)", "r(X)")
    facts = [fact(f"p(a{place})") for place in range(40)]
    found = ground([single, pairs], [], facts, vocabulary(), 1000)
    assert found.exceeded == pairs.name
    assert not list(found.instances())
    assert not found.derived
    assert ground([single, pairs], [], facts, vocabulary(), 2000).exceeded is None


def test_many_instances_of_two_predicates() -> None:
    facts = [fact(f"p(a{place}, b{place % 10})") for place in range(300)] + [fact(f"q(b{place % 10}, c{place})") for place in range(3000)]
    found = ground([rule("p(X, Y); q(Y, Z)", "r(X, Z)")], [], facts, vocabulary(), 100_000)
    assert len(found) == 90_000


def test_many_rules_that_name_different_things() -> None:
    """As declared relations become: each literal is held only against the rules that name it."""
    rules = [rule(f"p(a{place})", f"q(a{place})", strict=True) for place in range(20_000)]
    facts = [fact(f"p(a{place})") for place in range(20_000)]
    assert len(ground(rules, [], facts, vocabulary(), 100_000)) == 20_000


def test_a_long_chain_of_rules() -> None:
    rules = [rule(f"p{place}(X)", f"p{place + 1}(X)") for place in range(20_000)]
    assert len(ground(rules, [], [fact("p0(a)")], vocabulary(), 100_000)) == 20_000
