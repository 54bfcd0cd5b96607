from __future__ import annotations

from resolving import Read, check, read

from argmap.likelihood import FLAT, WORDS
from argmap.model.argument import All, AnyOf, AtLeast, Attitude, Claim, ClaimRef, Conditions, Not
from argmap.settings import Settings
from argmap.times import ALWAYS, Interval, read_date


def claim(done: Read, name: str) -> Claim:
    return done.argument.claims[name]


def days(first: str, last: str) -> Interval:
    begin, end = read_date(first), read_date(last)
    assert begin is not None
    assert end is not None
    return Interval(begin.first, end.last)


def test_what_a_claim_carries() -> None:
    done = check(
        """
source g "G" published 2024-05-06..2024-05-10
predicate open(what: any)
premise p "What P says"
  quote "one"
  quote "two"
  means open(what: "a")
  means not open(what: "b")
  is likely
  sense legal
  when 2023
  on 2024-05-07
  tag one
  tag two
  tag one
  note "why"
"""
    )
    p = claim(done, "g.p")
    assert (p.kind, p.proposition, p.source, p.note) == ("premise", "What P says", "g", "why")
    assert [quote.words for quote in p.quotes] == ["one", "two"]
    assert [literal.positive for literal in p.meaning] == [True, False]
    assert (p.likelihood, p.likelihood_given, p.sense) == (WORDS["likely"], True, "legal")
    assert (p.time, p.time_given, p.time_known) == (read_date("2023"), True, True)
    assert p.said_on == read_date("2024-05-07")
    assert p.tags == ("one", "two")
    assert not p.damaged


def test_what_a_claim_carries_by_default() -> None:
    done = check({"a.arg": 'source g "G" published 2024-05-06..2024-05-10\npremise p "P"', "b.arg": 'premise own "Own"'})
    p = claim(done, "g.p")
    assert (p.likelihood, p.likelihood_given, p.stance, p.chain) == (FLAT, False, "asserted", ())
    assert (p.time, p.time_given, p.time_known) == (days("2024-05-06", "2025-05-05"), False, True)
    assert p.said_on == days("2024-05-06", "2024-05-10")
    own = claim(done, "own")
    assert (own.source, own.time, own.time_known, own.said_on) == (None, ALWAYS, False, None)


def test_the_default_time_is_the_projects_horizon() -> None:
    text = 'source g "G" published 2024-02\nsource h "H" published ..2024\nsource i "I"\n' + "".join(
        f'premise p "P" from {s}\n' for s in "ghi"
    )
    done = read(text, Settings(horizon=1))
    assert claim(done, "g.p").time == days("2024-02-01", "2024-02-29")
    assert not claim(done, "h.p").time_known
    assert not claim(done, "i.p").time_known


# --- who speaks -------------------------------------------------------------------------------------------------------


def speakers(one: Claim) -> list[tuple[tuple[str, ...], str]]:
    return [(link.voices, link.stance) for link in one.chain]


def test_voices_and_stances() -> None:
    done = check(
        """
source g "G"
type body
entity council "City council" : body, grade C
voice alder "Radio Alder" via "Wire"
voice mayor "Mayor Lindqvist" via council via alder
  grade B
  role "mayor"
premise a "A" by mayor
premise b "B" by mayor via "A pilot" via alder disputed
premise c "C" by mayor and council and "A third" via "A pilot" endorsed endorsed
premise d "D" by "Mayor Lindqvist" disputed
premise e "E" by council asserted
premise f "F" by mayor and alder
premise h "H" endorsed
"""
    )
    assert speakers(claim(done, "g.a")) == [
        (("mayor",), "asserted"),
        (("council",), "reported"),
        (("alder",), "reported"),
        (("Wire",), "reported"),
    ]
    assert speakers(claim(done, "g.b")) == [
        (("mayor",), "asserted"),
        (("A pilot",), "reported"),
        (("alder",), "disputed"),
        (("Wire",), "reported"),
    ]
    assert speakers(claim(done, "g.c")) == [(("mayor", "council", "A third"), "asserted"), (("A pilot",), "endorsed")]
    assert speakers(claim(done, "g.d")) == speakers(claim(done, "g.a"))
    assert speakers(claim(done, "g.f")) == [
        (("mayor", "alder"), "asserted"),
        (("council", "Wire"), "reported"),
        (("alder",), "reported"),
        (("Wire",), "reported"),
    ]
    assert [claim(done, f"g.{name}").stance for name in "abcdefh"] == [
        "reported",
        "reported",
        "endorsed",
        "disputed",
        "asserted",
        "reported",
        "endorsed",
    ]
    voices = done.argument.voices
    assert sorted(voices) == ["A pilot", "A third", "Wire", "alder", "council", "mayor"]
    assert (voices["mayor"].reliability, voices["mayor"].role, voices["council"].reliability) == ("B", "mayor", "C")
    assert voices["A pilot"].span is None


def test_a_string_is_the_voice_that_alone_has_its_label() -> None:
    done = check(
        """
source g "G"
voice one "The spokesman"
voice two "The spokesman"
voice three "Ann"
premise a "A" by "The spokesman"
premise b "B" by "three"
premise c "C" by three
premise d "D" by "Ann"
"""
    )
    assert [speakers(claim(done, f"g.{name}"))[0][0] for name in "abcd"] == [("The spokesman",), ('"three"',), ("three",), ("three",)]
    assert done.argument.voices['"three"'].label == "three"


def test_voices_that_nobody_has_declared() -> None:
    done = check(
        """
source g "G"
voice mayor "The mayor" via councl
#                           ^^^^^^ error ARG201
voice council "The council"
premise a "A" by mayer
#                ^^^^^ error ARG201
premise b "B" by council via nix
#                            ^^^ error ARG201
premise c "C" as fear of nix
#                        ^^^ error ARG201
premise d "D" by mayor
conclusion e "E" because a by nix
#                             ^^^ error ARG201
premise f "F" by council
"""
    )
    assert [finding.help for finding in done.findings][:2] == ["did you mean `council`?", "did you mean `mayor`?"]
    assert done.damaged == ["g.a", "g.b", "g.c", "g.d", "g.e"]


def test_voices_in_a_circle() -> None:
    done = check(
        """
source g "G"
voice a "A" via b
#     ^ error ARG218
voice b "B" via "X" via a
voice c "C" via a
voice d "D" via d
#     ^ error ARG218
premise p "P" by c
premise q "Q" by "X"
"""
    )
    assert done.damaged == ["g.p"]


def test_attitudes() -> None:
    done = check(
        """
source g "G"
voice v "V"
premise a "A" as fear
premise b "B" as hope of v
premise c "C" as headline by "W"
premise d "D" as headline as hypothesis
premise e "E" as belief as hope
#                       ^^^^^^^ error ARG204
"""
    )
    assert claim(done, "g.a").attitude == Attitude("fear", None)
    assert claim(done, "g.b").attitude == Attitude("hope", "v")
    assert (claim(done, "g.c").headline, claim(done, "g.c").attitude) == (True, None)
    assert (claim(done, "g.d").headline, claim(done, "g.d").attitude) == (True, Attitude("hypothesis", None))
    assert done.damaged == ["g.e"]


# --- conditions and steps ---------------------------------------------------------------------------------------------


def test_what_a_claim_and_its_steps_hang_on() -> None:
    done = check(
        """
source g "G"
condition a "A"
condition b "B"
condition c "C"
premise p "P" if a and b or not c only if all of a, b needs any of a, b, c unless a or b unless c
conclusion x "X"
  if a
  unless b
  because p and a called s1 strictly
    if at least 2 of a, b, c
    needs b
    scheme expert_opinion
    by "The analyst"
    warrant "they bear on it"
  tag k
  because said p
    unless a unless b
  quote "after the steps"
  because said
    only if (a or b) and not (c or a)
""".replace("unless b\n  because p and a called s1 strictly", "needs b\n  because p and a called s1 strictly")
    )
    a, b, c = (ClaimRef(f"g.{name}") for name in "abc")
    assert claim(done, "g.p").conditions == Conditions(AnyOf((All((a, b)), Not(c))), All((a, b)), AnyOf((a, b, c)), ("g.a", "g.b", "g.c"))
    x = claim(done, "g.x")
    assert x.conditions == Conditions(if_=a, needs=b)
    assert (x.tags, x.quotes[0].words) == (("k",), "after the steps")
    first, second, third = x.steps
    assert (first.name, first.premises, first.strict, first.said, first.own_word) == ("g.x.s1", ("g.p", "g.a"), True, False, False)
    assert first.conditions == Conditions(if_=AtLeast(2, (a, b, c)), needs=b)
    assert (first.scheme, first.by[0].voices, first.warrant) == ("expert_opinion", ("The analyst",), "they bear on it")
    assert (second.name, second.premises, second.said, second.own_word) == ("g.x.2", ("g.p",), True, False)
    assert second.conditions.unless == ("g.a", "g.b")
    assert (third.name, third.premises, third.said, third.own_word) == ("g.x.3", (), False, True)
    assert third.conditions == Conditions(only_if=All((AnyOf((a, b)), Not(AnyOf((c, a))))))


def test_a_condition_with_an_unknown_name_is_left_out_as_a_whole() -> None:
    done = check('source g "G"\ncondition c "C"\npremise p "P" if c or nix\n#                     ^^^ error ARG201')
    assert claim(done, "g.p").conditions == Conditions()
    assert claim(done, "g.p").damaged


def test_relations_between_claims() -> None:
    done = check(
        """
source g "G"
premise a "A"
premise b "B"
premise c "C" denies a denies g.b against b undercuts d.s undercuts d.2
conclusion d "D" because a called s because b
contrary a, b, c "one only"
exhaustive a, b
same a, b
undercuts c, d.s "why"
"""
    )
    c = claim(done, "g.c")
    assert (c.denies, c.against) == (("g.a", "g.b"), ("g.b",))
    assert [(undercut.claim, undercut.step, undercut.reason) for undercut in done.argument.undercuts] == [
        ("g.c", "g.d.s", ""),
        ("g.c", "g.d.2", ""),
        ("g.c", "g.d.s", "why"),
    ]
    assert [(relation.kind, relation.claims, relation.reason) for relation in done.argument.relations] == [
        ("contrary", ("g.a", "g.b", "g.c"), "one only"),
        ("exhaustive", ("g.a", "g.b"), ""),
        ("same", ("g.a", "g.b"), ""),
    ]


def test_questions_scenarios_and_verdicts() -> None:
    done = check(
        {
            "a.arg": """
source g "G"
premise g "A claim called like its source"
condition c "C"
question who "Who?" positions g, c
scenario with_c "With" assume c assume g suppose not h.x drop g, h, c
verdict not-a-conflict g, c "why"
verdict confirmed g, h.x R8 "why"
""",
            "b.arg": 'source h "H"\npremise x "X"\nscenario empty',
        }
    )
    argument = done.argument
    assert argument.questions[0].positions == ("g.g", "g.c")
    scenario = argument.scenarios["with_c"]
    assert (scenario.assume, scenario.suppose_not) == (("g.c", "g.g"), ("h.x",))
    assert (scenario.drop_sources, scenario.drop_claims) == (("g", "h"), ("g.c",))
    assert argument.scenarios["empty"].title == ""
    assert [(verdict.kind, verdict.first, verdict.second, verdict.rule) for verdict in argument.verdicts] == [
        ("not-a-conflict", "g.g", "g.c", None),
        ("confirmed", "g.g", "h.x", "R8"),
    ]


# --- clauses in their places ------------------------------------------------------------------------------------------


def test_clauses_where_they_do_not_belong() -> None:
    done = check(
        """
source g "G"
  quote "q"
# ^^^^^^^^^ error ARG203
  when 2024
# ^^^^^^^^^ error ARG203
voice v "V"
  published 2024
# ^^^^^^^^^^^^^^ error ARG203
premise p "P"
  outlet "O"
# ^^^^^^^^^^ error ARG203
  because p
# ^^^^^^^^^ error ARG203
    unless p
    scheme s
  scheme s
  positions p
# ^^^^^^^^^^^ error ARG203
condition c "C"
  by v
# ^^^^ error ARG203
  is likely
# ^^^^^^^^^ error ARG203
  asserted
# ^^^^^^^^ error ARG203
  if p
# ^^^^ error ARG203
  denies p
# ^^^^^^^^ error ARG203
  quote "fine" when 2024 tag t note "n"
conclusion d "D"
  warrant "w"
# ^^^^^^^^^^^ error ARG203
  because c
    warrant "w"
question q "Q?"
  tag t
# ^^^^^ error ARG203
scenario s
  positions c
# ^^^^^^^^^^^ error ARG203
"""
    )
    helps = {finding.message: finding.help for finding in done.findings}
    assert helps["`quote` does not belong to a source"] == "`quote` belongs to a premise, a condition or a conclusion"
    assert helps["`because` does not belong to a premise"] == "only a conclusion has steps"
    assert helps["`is` does not belong to a condition"] == "nobody asserts a condition; what is said is a premise or a conclusion"
    assert helps["`warrant` does not belong to a conclusion"] == "`warrant` belongs to a step: it stands after a `because`"
    assert done.damaged == ["g.c", "g.d", "g.p"]


def test_clauses_that_stand_twice() -> None:
    done = check(
        """
source g "G"
  outlet "A"
  author "A"
  author "B"
  outlet "B"
# ^^^^^^^^^^ error ARG204
  note "n"
  note "n"
# ^^^^^^^^ error ARG204
voice v "V"
  role "r"
  role "r"
# ^^^^^^^^ error ARG204
premise p "P" from g
  when 2024
  is likely
  reported
  when 2025
# ^^^^^^^^^ error ARG204
  is unlikely
# ^^^^^^^^^^^ error ARG204
  disputed
# ^^^^^^^^ error ARG204
  from g
# ^^^^^^ error ARG204
premise fine "F" quote "a" quote "b" tag a tag b unless p unless p denies p denies p against p against p
conclusion c "C"
  if p
  because p
    if p
    if p
#   ^^^^ error ARG204
    scheme a
    scheme b
#   ^^^^^^^^ error ARG204
  because p
    if p
"""
    )
    messages = [finding.message for finding in done.findings]
    assert messages[0] == "a source has `outlet` once"
    assert "a premise has one stance" in messages
    assert done.findings[0].labels[0].message == "it already stands here"
    assert done.argument.sources["g"].outlet == "A"


def test_a_double_negative() -> None:
    done = check(
        """
source g "G"
predicate open(what: any)
premise a "A" means not open(what: "x") is impossible
#                                       ^^^^^^^^^^^^^ warning ARG221
premise b "B" means open(what: "x") is impossible
premise c "C" means not open(what: "x") is possible
premise d "D" is impossible
"""
    )
    assert done.damaged == []
    assert done.findings[0].subject == "g.a"


# --- sources ----------------------------------------------------------------------------------------------------------


def test_sources() -> None:
    done = check(
        {
            "maps/a.arg": """
source g "The title"
  outlet "Gazette"
  author "A" author "B"
  published 2024-05 estimated
  url "https://gazette.example/a?b=c#d"
  text "..\\\\seeds/t.txt"
  grade B2
  note "n"
source h root g outlet "Gazette"
source i root h
""",
        }
    )
    sources = done.argument.sources
    g = sources["g"]
    assert (g.title, g.outlet, g.outlet_given, g.authors, g.published, g.estimated) == (
        "The title",
        "Gazette",
        True,
        ("A", "B"),
        read_date("2024-05"),
        True,
    )
    assert (g.url, g.text, str(g.grade), g.grade.given, g.note, g.root) == (
        "https://gazette.example/a?b=c#d",
        "seeds/t.txt",
        "B2",
        True,
        "n",
        "g",
    )
    assert (sources["h"].root, sources["i"].root) == ("g", "g")
    i = sources["i"]
    assert (i.title, i.outlet, i.outlet_given, str(i.grade), i.grade.given, i.text) == ("", "i", False, "F6", False, None)


def test_what_a_source_cannot_be() -> None:
    done = check(
        """
source a url "gazette.example"
#            ^^^^^^^^^^^^^^^^^ error ARG215
source b url "javascript:alert(1)"
#            ^^^^^^^^^^^^^^^^^^^^^ error ARG215
source c url "https://"
#            ^^^^^^^^^^ error ARG215
source d url "http://[bad"
#            ^^^^^^^^^^^^^ error ARG215
source e text "../outside.txt"
#             ^^^^^^^^^^^^^^^^ error ARG116
source f root nix
#             ^^^ error ARG201
source h root i
#      ^ error ARG218
source i root h
source j root i
source l url "HTTPS://x.example/"
"""
    )
    assert {name: source.root for name, source in done.argument.sources.items() if name in "hij"} == {"h": "h", "i": "i", "j": "i"}
    assert done.argument.sources["b"].url is None


def test_claims_of_a_source_that_is_not_known_well_enough_are_damaged() -> None:
    done = check(
        """
source g "G" published 2024 outlet "A" outlet "B"
#                                      ^^^^^^^^^^ error ARG204
source h "H" url "nowhere"
#                ^^^^^^^^^ error ARG215
source i "I" root nix
#                 ^^^ error ARG201
premise p "P" from g
premise q "Q" from h
premise r "R" from i
"""
    )
    assert done.damaged == ["g.p", "i.r"]
