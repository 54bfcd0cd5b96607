from __future__ import annotations

import pytest
from resolving import check, read


def test_a_name_that_nothing_has() -> None:
    done = check(
        """
source bbc "BBC News"
premise rates_rose "Rates rose in May"
conclusion dearer "Mortgages cost more" because rates_rise
#                                               ^^^^^^^^^^ error ARG201
conclusion cheaper "Mortgages cost less" because rates_rose
"""
    )
    assert done.finding("ARG201").message == "no claim is called `rates_rise`"
    assert done.finding("ARG201").help == "did you mean `rates_rose`?"
    assert done.damaged == ["bbc.dearer"]


def test_every_place_where_a_claim_may_be_named() -> None:
    done = check(
        """
source bbc "BBC News"
condition c "C"
premise p "P"
  if c and nix1
#          ^^^^ error ARG201
  needs not nix2
#           ^^^^ error ARG201
  only if at least 1 of nix3, c
#                       ^^^^ error ARG201
  unless nix4 or c
#        ^^^^ error ARG201
  denies nix5
#        ^^^^ error ARG201
  against nix6
#         ^^^^ error ARG201
  undercuts nix7.s
#           ^^^^^^ error ARG201
conclusion d "D"
  because p and nix8
#               ^^^^ error ARG201
    if nix9
#      ^^^^ error ARG201
    unless nixa
#          ^^^^ error ARG201
  because said nixb
#              ^^^^ error ARG201
contrary p, nixc, d
#           ^^^^ error ARG201
undercuts nixd, d.1
#         ^^^^ error ARG201
undercuts p, d.3
#            ^^^ error ARG201
question q "Q?"
  positions p, nixe
#              ^^^^ error ARG201
scenario s "S"
  assume nixf
#        ^^^^ error ARG201
  suppose not nixg
#             ^^^^ error ARG201
  drop nixh, bbc
#      ^^^^ error ARG201
verdict confirmed p, nixi "why"
#                    ^^^^ error ARG201
verdict confirmed nixj, p R14 "why"
#                 ^^^^ error ARG201
#                         ^^^ error ARG201
"""
    )
    assert done.damaged == ["bbc.d", "bbc.p"]
    argument = done.argument
    assert argument.relations == ()
    assert argument.undercuts == ()
    assert argument.verdicts == ()
    assert argument.questions[0].positions == ("bbc.p",)
    assert argument.scenarios["s"].drop_sources == ("bbc",)


def test_a_short_name_is_its_own_sources_first_then_the_analysts_own() -> None:
    done = check(
        {
            "a.arg": 'source a "A"\npremise p "P"\npremise q "Q"\nconclusion x "X" because p and q and own',
            "b.arg": 'source b "B"\npremise p "P"\nconclusion x "X" because p and own and a.q\nconclusion own "Mine too" because p',
            "c.arg": 'premise own "Own"\npremise p "P"\nconclusion x "X" because own and p and a.p\ncontrary own, p',
            "d.arg": 'source b2 "B"\npremise p "P"\ncontrary p, own, b.x',
        }
    )
    claims = done.argument.claims
    assert claims["a.x"].steps[0].premises == ("a.p", "a.q", "own")
    assert claims["b.x"].steps[0].premises == ("b.p", "b.own", "a.q")
    assert claims["x"].steps[0].premises == ("own", "p", "a.p")
    assert {relation.claims for relation in done.argument.relations} == {("own", "p"), ("b2.p", "own", "b.x")}


def test_a_short_name_reaches_no_other_source() -> None:
    done = check(
        {
            "a.arg": 'source a "A"\npremise flood "Flood"',
            "b.arg": """
source b "B"
conclusion x "X" because flood
#                        ^^^^^ error ARG201
conclusion y "Y" because a.flod
#                        ^^^^^^ error ARG201
conclusion z "Z" because c.flood
#                        ^^^^^^^ error ARG201
""",
        }
    )
    assert [finding.help for finding in done.findings] == [
        "in another source a name is written in full: did you mean `a.flood`?",
        "did you mean `a.flood`?",
        "no source is called `c`",
    ]


def test_in_a_file_of_two_sources_a_short_name_at_file_level_is_the_analysts_own() -> None:
    done = check(
        {
            "own.arg": 'premise mine "Mine"\npremise other "Other"',
            "a.arg": """
source a "A"
source b "B"
premise p "P" from a
premise q "Q" from b
contrary a.p, mine
contrary mine, p
#              ^ error ARG201
scenario s assume p, a.p
#                 ^ error ARG201
conclusion c "C" from b because q and mine
""",
        }
    )
    assert [relation.claims for relation in done.argument.relations] == [("a.p", "mine")]
    assert done.argument.scenarios["s"].assume == ("a.p",)


def test_a_claim_says_which_of_two_sources_it_is_from() -> None:
    done = check(
        """
source a "A"
source b "B"
premise p "P" from a
premise q "Q"
#       ^ error ARG206
  denies r
  against nothing_at_all
condition r "R" from b
conclusion c "C" from a because q and p
premise d "D" from z because q
#                  ^ error ARG201
#                    ^^^^^^^^^ error ARG203
conclusion e "E" from b because d and a.q
"""
    )
    assert done.damaged == ["a.c", "b.e"]
    assert sorted(done.argument.claims) == ["a.c", "a.p", "b.e", "b.r"]


def test_a_claim_may_be_from_a_source_of_another_file() -> None:
    done = check({"a.arg": 'source a "A"\npremise p "P" from b', "b.arg": 'source b "B"', "c.arg": 'premise q "Q" from a\npremise r "R"'})
    assert sorted(done.argument.claims) == ["a.q", "b.p", "r"]


@pytest.mark.parametrize(
    ("step", "wanted"), [("x.s1", "g.x.s1"), ("g.x.s1", "g.x.s1"), ("x.2", "g.x.2"), ("y.1", "y.1"), ("g.y.2", "g.y.2"), ("z.3", "z.3")]
)
def test_a_step_is_named_by_its_claim(step: str, wanted: str) -> None:
    done = check(
        {
            "a.arg": f'source g "G"\npremise a "A"\nconclusion x "X" because a called s1 because a\n'
            f'conclusion y "Y" because a because a\nundercuts a, {step if step != "y.1" else "g.y.1"}',
            "b.arg": 'premise a "A"\nconclusion z "Z" because a because a because a',
        }
    )
    assert [undercut.step for undercut in done.argument.undercuts] == [wanted if wanted != "y.1" else "g.y.1"]


def test_what_is_no_step() -> None:
    done = check(
        """
source g "G"
premise a "A"
conclusion x "X" because a called s1 because a
premise p "P"
  undercuts x
#           ^ error ARG201
  undercuts x.1
#           ^^^ error ARG201
  undercuts a.1
#           ^^^ error ARG201
  undercuts y.s1
#           ^^^^ error ARG201
  undercuts s1
#           ^^ error ARG201
"""
    )
    by_message = {finding.message: finding.help for finding in done.findings}
    assert by_message["`x` is a claim, not a step"] == "its steps: `x.s1`, `x.2`"
    assert by_message["`x` has no step `1`"] == "its steps: `x.s1`, `x.2`"
    assert by_message["`a` has no step `1`"] == "`a` has no steps"
    assert by_message["no step is called `s1`"] == "a step is named by its claim: `claim.step`"


def test_two_things_of_one_name() -> None:
    done = check(
        {
            "a.arg": """
source g "G"
premise p "P"
condition p "P again" if nix
#         ^ error ARG202
#                     ^^^^^^ error ARG203
conclusion c "C"
  because p called s
  because p called s
#                  ^ error ARG202
type t
type t
#    ^ error ARG202
entity e "E" : t
voice e "E"
#     ^ error ARG202
predicate q(x: any)
measure q(x: any) in people
#       ^ error ARG202
question p "P?"
question p "P?"
#        ^ error ARG202
scenario p
scenario p
#        ^ error ARG202
rule p when q(x: A) then q(x: A)
rule p when q(x: A) then q(x: A)
#    ^ error ARG202
""",
            "b.arg": """
source g "G again"
#      ^ error ARG202
premise q "Q"
""",
        }
    )
    label = next(finding for finding in done.findings if finding.span.path == "b.arg").labels[0]
    assert (label.span.path, label.message) == ("a.arg", "the first is here")
    assert sorted(done.argument.claims) == ["g.c", "g.p", "g.q"]
    assert done.argument.claims["g.p"].kind == "premise"
    assert done.damaged == ["g.c", "g.p", "g.q"], "their source is declared twice"


def test_one_name_for_things_of_different_sorts_is_fine() -> None:
    check(
        'source x "X"\nvoice x "X"\ntype x\npredicate x(x: x)\npremise x "X"\nquestion x "X?"\nscenario x\nrule x when x(x: A) then x(x: A)'
    )
    check({"a.arg": 'source a "A"\npremise p "P"', "b.arg": 'source b "B"\npremise p "P"', "c.arg": 'premise p "P"'})


def test_the_analysts_own_claims_share_one_namespace_over_all_files() -> None:
    check({"a.arg": 'premise p "P"', "b.arg": 'premise p "P"\n#       ^ error ARG202'})


def test_what_could_not_be_read_is_not_told_a_second_time() -> None:
    done = check(
        """
source g "G"
predicate broken_word(
premise broken
type ]
conclusion c "C" because broken
premise d "D" means broken_word(a: _)
undercuts broken, c.1
scenario s assume broken
""",
        readable=False,
    )
    assert done.damaged == ["g.broken", "g.d"]


def test_claims_of_a_source_without_a_readable_name_are_nobodys() -> None:
    done = check(
        'source g.h "G"\npremise p "P"\npremise q "Q" from h\nsource h "H"\nconclusion c "C" because p\ncontrary p, q', readable=False
    )
    assert list(done.argument.claims) == ["h.q"]
    done = check('source g.h "G"\npremise p "P"', readable=False)
    assert list(done.argument.claims) == []


def test_a_claim_that_leans_on_itself() -> None:
    done = check(
        """
source g "G"
premise p "P"
conclusion a "A" because a
#                        ^ error ARG217
conclusion b "B" because p unless b
#                                 ^ error ARG217
conclusion c "C" because p if p or not g.c
#                                      ^^^ error ARG217
premise d "D" denies d against d
#                    ^ error ARG217
conclusion e "E" because p called s undercuts e.s
#                                             ^^^ error ARG217
premise f "F" needs f
#                   ^ error ARG217
conclusion h "H" because i
conclusion i "I" because h
undercuts h, h.1
#            ^^^ error ARG217
contrary p, p
#           ^ error ARG217
predicate holds(what: claim)
premise j "J" means holds(what: j)
#                               ^ error ARG217
"""
    )
    assert done.damaged == [f"g.{name}" for name in "abcdefj"]
    assert next(finding.labels for finding in done.findings if finding.subject == "g.d")[0].message == "and here"


def test_meanings_that_hold_each_other() -> None:
    done = check(
        """
source g "G"
predicate holds(what: claim)
premise a "A" means holds(what: b)
#       ^ error ARG218
premise b "B" means holds(what: c)
premise c "C" means holds(what: a)
premise d "D" means holds(what: a)
"""
    )
    assert done.damaged == ["g.a", "g.b", "g.c"]


def test_a_strict_step_has_no_exception() -> None:
    done = check(
        """
source g "G"
premise a "A"
conclusion b "B" because a strictly unless a
#                                   ^^^^^^^^ error ARG216
conclusion c "C" unless a because a strictly
#                ^^^^^^^^ error ARG216
conclusion d "D" because a called s strictly if a
premise e "E" undercuts d.s
#                       ^^^ error ARG216
undercuts a, d.s
#            ^^^ error ARG216
conclusion f "F" because a strictly because a unless a
predicate p(x: any)
rule r when p(x: X) then p(x: X) strictly unless p(x: X)
#                                         ^^^^^^^^^^^^^^ error ARG216
rule s when p(x: X) then p(x: X) unless p(x: X)
"""
    )
    assert done.damaged == ["g.b", "g.c", "g.e"]
    assert done.argument.undercuts == ()
    assert [rule.name for rule in done.argument.rules] == ["s"]


def test_a_long_chain_of_claims() -> None:
    lines = ['source g "G"', 'premise c0 "C"', *(f'conclusion c{place} "C" because c{place - 1}' for place in range(1, 50_000))]
    assert read("\n".join(lines)).findings == ()


def test_what_an_unknown_claim_may_be_is_told_by_where_it_is_named() -> None:
    check("""
premise a "A"
  if warnings
#    ^^^^^^^^ error ARG201 `condition warnings "…"`
conclusion b "B"
  because facts
#         ^^^^^ error ARG201 `premise facts "…"`
""")


def test_a_thing_that_bears_the_name_of_its_claim_may_be_declared() -> None:
    check("""
predicate closed(what: any)
premise intakes "The intakes are closed"
  means closed(what: intakes)
#                    ^^^^^^^ error ARG217 `entity intakes "…" : TYPE`
""")
