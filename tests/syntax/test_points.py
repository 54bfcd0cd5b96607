"""Everything that reading finds, each at its place, with its quiet neighbours."""

from collections.abc import Iterable

import pytest
from pointing import points_at_itself

from argmap.findings.core import Finding
from argmap.settings import Limits
from argmap.syntax.parse import parse
from argmap.text import SourceText


def found(text: str) -> Iterable[Finding]:
    return parse(SourceText("a.arg", text), Limits(nesting=3)).findings


CASES = {
    "unknown words, with the nearest, which decides what they were": """
premiss a "A"
#^^^^^^ error unknown-declaration did you mean `premise`?
  qoute "x"
# ^^^^^ error unknown-clause did you mean `quote`?
  quote "y"
Conclusion b "B"
#^^^^^^^^^ error unknown-declaration did you mean `conclusion`?
  becuase a
# ^^^^^^^ error unknown-clause did you mean `because`?
  tag k qoute "z"
#       ^^^^^ error unknown-clause did you mean `quote`?
source g "G"
  publishd 2031
# ^^^^^^^^ error unknown-clause did you mean `published`?
  outlt "G"
# ^^^^^ error unknown-clause did you mean `outlet`?
  grade B2
undercutss a, b.s1
#^^^^^^^^^ error unknown-declaration did you mean `undercuts`?
premise c "C"
  undercutss b.s1
# ^^^^^^^^^^ error unknown-clause did you mean `undercuts`?
""",
    "words near to none": """
banana c "C"
#^^^^^ error unknown-declaration `premise`
  note "of the banana"
premise d "D"
  colour blue
# ^^^^^^ error unknown-clause `quote`
  tag k
source g "G"
  colour blue
# ^^^^^^ error unknown-clause `published`
""",
    "one word near to none after another": """
hypothesis a "A"
#^^^^^^^^^ error unknown-declaration
  by mayor
  quote "of the hypothesis"
fact b "B"
#^^^ error unknown-declaration
assumption c "C"
#^^^^^^^^^ error unknown-declaration `premise`
  wibble quote "x"
premise d "D"
  assert note "a clause, since no declaration has a name that is a word of the language"
# ^^^^^^ error unknown-clause did you mean `asserted`?
  tag ]
#     ^ error syntax
claim e "E"
#^^^^ error unknown-declaration
conclusion f "F" because a and b and c and d and e
""",
    "a figure in digits, and a unit that is a name or quoted": """
premise a "A" means m(of: "x") = 50%
#                                  ^ error syntax a unit that is no name is quoted
premise b "B" means m(of: "x") = 50 km/h
#                                     ^ error syntax a unit that is no name is quoted
premise c "C" means m(of: "x") = 50 €
#                                   ^ error syntax a unit that is no name is quoted
measure m(of: any) in km/h
#                       ^ error syntax a unit that is no name is quoted
premise d "D" means m(of: "x") = 1.5 million people
#                                    ^^^^^^^ error bad-number write it out
  tag k
premise e "E" means m(of: "x") = 1.5 million
  is /
#    ^ error syntax it is written
""",
    "a proposition of nothing that can be seen": """
premise a " {zero}"
#         ^^^^ error empty-proposition
premise b "{zero}x"
""".replace("{zero}", "\u200b"),
    "an exception is a claim, not a condition": """
premise c "C" unless not a
#                    ^^^ error syntax names claims
premise d "D" unless a and b
#                      ^^^ error syntax make a condition
conclusion e "E" because a
  unless (a or b)
#        ^ error syntax names claims
  unless a, b
#         ^ error syntax names claims
  unless a or b
rule r "R"
  when p(x: X) then q(x: X) unless not p(x: X) and q(x: X)
""",
    "a file that is no argument": """
Dear reader,
#^^^ error unknown-declaration
this is prose, and one finding is enough for it.
It goes on for a while.
""",
    "a declaration breaks off before the next": """
premise broken
#       ^^^^^^ error syntax a text in quotation marks should follow
premise recount "A recount"
premise broken2 "Broken" means counted(
#                                     ^ error syntax
conclusion c "C"
  because recount
premise broken3 "Broken" by
#                        ^^ error syntax `by` breaks off here
premise fine "Fine"
type
#^^^ error syntax `type` breaks off here: a name should follow
question q "Q?" ]
#               ^ error syntax `]` means nothing here
  positions fine
""",
    "a broken clause does not hide the next": """
conclusion x "X"
  because a b
#           ^ error syntax `and`
  because a, b called s2
#          ^ error syntax
  because a ?? called s3
#           ^ error syntax
  because called s4
#         ^^^^^^ error syntax a name is wanted here
  if a, b
#     ^ error syntax `or`
  is likely
  when 2024-13
#      ^^^^^^^ error bad-date
""",
    "nothing is said of the rest of a declaration whose first line cannot be read": """
premise p Russia attacks
#         ^^^^^^ error syntax
  when the time comes
  quote and so
  is 130%
#    ^^^^ error bad-number
premise q "Q"
""",
    "the wrong quotation marks": """
premise p “curly”
#         ^ error syntax straight
premise q 'single'
#         ^ error syntax straight
premise r «angled»
#         ^ error syntax straight
premise s "“inside” 'a' «text»"
""",
    "reserved names": """
premise note "N"
#       ^^^^ error reserved-name
condition _ "N"
#         ^ error reserved-name
conclusion strictly "N"
#          ^^^^^^^^ error reserved-name
source if "I"
#      ^^ error reserved-name
premise x "X" from if
#                  ^^ error syntax
conclusion y "Y" because note
#                        ^^^^ error syntax a word of the language
premise likely "a word of the language, but not reserved"
premise of "O"
conclusion via "V" because likely and of
premise z "Z" if at or (least and not estimated)
""",
    "dates": """
premise a "A" when 2024-13
#                  ^^^^^^^ error bad-date
premise b "B" when 2024-05-06-07 on 06/05/2024
#                  ^^^^^^^^^^^^^ error bad-date
#                                   ^^^^^^^^^^ error bad-date
premise c "C" when 2024-05..2024-03
#                  ^^^^^^^^^^^^^^^^ error bad-range did you mean `2024-03..2024-05`?
premise d "D" when 20240506 on 2023-02-29
#                  ^^^^^^^^ error bad-date
#                              ^^^^^^^^^^ error bad-date
premise e "E" when soon
#                  ^^^^ error bad-date
premise f "F" when 2024-may
#                  ^^^^^^^^ error bad-date
premise g "G" when -2024
#                  ^^^^^ error bad-date
premise h "H" when 2024-5 .. 2024-6
#                  ^^^^^^ error bad-date
#                            ^^^^^^ error bad-date
premise i "I" when 24
#                  ^^ error bad-date
premise j "J" means p(day: 2024-02-30, other: 5)
#                          ^^^^^^^^^^ error bad-date
#                                             ^ error bad-date
premise k "K" when 0000
#                  ^^^^ error bad-date
premise l "L" when 2024-02-29 on 9999-12-31
source s "S"
  published yesterday
#           ^^^^^^^^^ error bad-date
  outlet "S"
""",
    "numbers": """
premise a "A" means m(x: y) = 40,00 homes
#                             ^^^^^ error bad-number
premise b "B" means m(x: y) = 4_00 homes
#                             ^^^^ error bad-number
premise c "C" means m(x: y) = 50..40 homes
#                             ^^^^^^ error bad-range
premise d "D" means m(x: y) = 1,500..1_400.5 homes
#                             ^^^^^^^^^^^^^^ error bad-range
premise e "E" means m(x: y) = -5
#                             ^^ error bad-number
premise f "F" is 101%
#                ^^^^ error bad-number
premise g "G" is 55%..180%
#                     ^^^^ error bad-number
premise h "H" is 80%..55%
#                ^^^^^^^^ error bad-range
premise i "I" is 60
#                ^^ error bad-number
premise j "J" if at least 3 of a, b
#                         ^ error bad-number from 1 to 2
premise k "K" if at least 0 of a, b
#                         ^ error bad-number
measure m(x: any) in homes, about 5
#                                 ^ error bad-number
premise l "L" means m(x: y) = 1,500,000.25 homes
premise n "N" means m(x: y) = 40 is 0% is 100% is 0.5%..99.5%
""",
    "grades": """
source a "A" grade A7
#                  ^^ error bad-number
source b "B" grade G3
#                  ^^ error bad-number
source c "C" grade c3
#                  ^^ error bad-number
source d "D" grade 3
#                  ^ error bad-number
source e "E" grade B
#            ^^^^^^^ error bad-number
voice f "F" grade B2
#           ^^^^^^^^ error bad-number
voice g "G" grade B
source h "H" grade F6
""",
    "strings": """
premise a "bad \\q escape"
#              ^^ error bad-escape
premise b "back\\slash \\ alone"
#              ^^ error bad-escape
#                     ^^ error bad-escape
premise c ""
#         ^^ error empty-proposition
condition d "  "
#           ^^^^ error empty-proposition
premise e "a \\" quote, a \\\\ and a \\n"
""",
    "an unclosed string, and on after the empty line": """
premise a "A"
  note "unclosed
#      ^ error unclosed-string
  tag x

  tag y
premise b "B"
""",
    "an unclosed string, and on at the next declaration": """
premise a "A"
  note "unclosed
#      ^ error unclosed-string
premise b B
#         ^ error syntax

premise c "C"
""",
    "a long string that is not closed": '''
premise a "A"
  quote """The plant "closes
#       ^^^ error unclosed-string
  tag x
''',
    "a string that is closed too late": """
premise a "A
premise b "B"
#          ^ error syntax is its closing `"` missing?
premise c "C"
""",
    "marks within a text": """
premise a "A" quote "He said "no" to it"
#                             ^^ error syntax within a text
premise b "B"
""",
    "a clause breaks off before the next": """
premise a "A"
  by officials and
#              ^^^ error syntax `by` breaks off here
  quote "q"
  by
# ^^ error syntax `by` breaks off here
  tag k
  if at least 2 of
#               ^^ error syntax
  if b
premise x.y "Dots"
#       ^^^ error syntax without dots
premise c "C" from g.s
#                  ^^^ error syntax without dots
""",
    "likelihoods, attitudes, senses, verdicts": """
premise a "A" is probable
#                ^^^^^^^^ error syntax `likely`
premise b "B" is likly
#                ^^^^^ error syntax did you mean `likely`?
premise c "C" is very possible
#                ^^^^^^^^^^^^^ error syntax
premise d "D" as dream
#                ^^^^^ error syntax `fear`
premise e "E" sense moral
#                   ^^^^^ error syntax `legal`
verdict maybe a, b "why"
#       ^^^^^ error syntax
verdict confirmed a, b
#                    ^ error syntax
verdict not-a-conflict a, b R4 "why"
""",
    "what joins what": """
same a, b, c
#          ^ error syntax
contrary a
#^^^^^^^^^ error syntax another after a comma
entails a, b, c "why"
#             ^ error syntax
undercuts a, x.s1, x.s2
#                  ^^^^ error syntax
conclusion y "Y"
  because said a and b
#                    ^ error syntax
  because a and said b
#               ^^^^ error syntax
  unless a and b
#          ^^^ error syntax `or`
  denies a, b
#         ^ error syntax once for each claim
  if all of a, b and c
#                ^^^ error syntax
scenario s
  suppose a
#         ^ error syntax `not`
contrary a, b, c
exhaustive a, b, c
""",
    "clauses that belong to nothing": """
note "before any declaration"
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-clause
type t
  note "on a type"
# ^^^^^^^^^^^^^^^^ error misplaced-clause
entity e "E" : t
  quote "on an entity"
# ^^^^^^^^^^^^^^^^^^^^ error misplaced-clause
  role "what a voice may have"
premise p "P"
  via "Nobody"
# ^^^^^^^^^^^^ error misplaced-clause
""",
    "too deep": """
premise a "A" if (((a)))
premise b "B" if ((((a))))
#                   ^ error too-deep
  tag x
premise c "C" if not not not a
premise d "D" if not not not not a
#                            ^^^ error too-deep
premise e "E" if not (not (a))
#                         ^ error too-deep
premise f "F" if (a) and (b) and not c and (d or (e and (f)))
""",
    "parentheses": """
premise a "A" if (a or b
#                      ^ error syntax `)`
premise b "B" if a or b)
#                      ^ error syntax
premise c "C" if ()
#                 ^ error syntax
premise d "D" means p(x: (a))
#                        ^ error syntax
""",
    "characters that mean nothing": (
        '\npremise a \x07 "A"\n#         ^ error syntax U+0007\npremise b "B" \x00\n#             ^ error syntax U+0000\n'
    ),
    "vocabulary": """
entity k "K" : city part of u
#                   ^^^^ error syntax `,`
entity m "M"
#        ^^^ error syntax `:`
predicate p(x any)
#             ^^^ error syntax `:`
predicate q(x: any), evnt
#                    ^^^^ error syntax `event`
measure n(x: any)
#               ^ error syntax `in`
predicate r(x: any), event, event "twice is once"
""",
    "names and units of several words": """
premise taps shut "A"
#            ^^^^ error syntax a name is one word: `taps_shut`
measure mass in kg
#            ^^ error syntax it is written: measure NAME
conclusion d "D" because e
  scheme expert opinion
#               ^^^^^^^ error unknown-clause a name is one word: `expert_opinion`; otherwise
predicate last check(what: any)
#              ^^^^^ error syntax a name is one word: `last_check`
premise a "A" means m(of: "x") = 3 milligrams per litre
#                                             ^^^ error syntax quoted: `"milligrams per litre"`
premise b "B" means m(of: "x") = 3 miles "b"
#                                        ^^^ error syntax
""",
    "ranges as they are written elsewhere": """
premise a "A" means m(of: "x") = 15-18 miles
#                                ^^^^^ error bad-number a range is written `15..18`
premise b "B" is 70-80%
#                ^^^^^ error bad-number a range is written `70%..80%`
premise c "C" when 2024–2025
#                      ^^^^^ error syntax a range is written with two dots
premise d "D" is 15.5.5%
#                ^^^^^^ error bad-number groups of three
""",
    "a list that breaks off": """
premise a "A"
  if at least 2 of six seven one
#                      ^^^^^ error syntax `,` may
premise b "B"
  if at least 2 of six
#             ^ error bad-number a whole number from 1 to 1
""",
    "reasons each of which is enough": """
conclusion d "D" because a or b
#                          ^^ error syntax a `because` of its own
""",
    "a claim is one of three": """
claim a "A"
#^^^^ error unknown-declaration a claim is a `premise`, a `condition` or a `conclusion`
""",
    "allow comments": """
# argmap: allow no-quote
#^^^^^^^^^^^^^^^^^^^^^^^ error allow-without-reason
premise a "A" # argmap: allow no-quote because
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error allow-without-reason
premise b "B" # argmap: allow no-quote because it is so
premise c "# argmap: allow no-quote"
# argmap is a word that a comment may hold
""",
}


@pytest.mark.parametrize("case", CASES)
def test_every_slip_has_its_place(case: str) -> None:
    points_at_itself(CASES[case], found)


def test_where_a_text_that_runs_on_begins_is_shown() -> None:
    text = 'source g "Old Bridge to reopen\n  outlet "Harbour Herald"\n'
    (finding,) = (finding for finding in found(text) if finding.kind.slug == "syntax")
    assert [text[label.span.start : label.span.end] for label in finding.labels] == ['"Old Bridge to reopen']
