"""The canonical layout. What holds for every file is in `test_syntax_laws.py`."""

from __future__ import annotations

import pytest

from argmap.syntax.format import format_text
from argmap.text import SourceText


def printed(text: str) -> str | None:
    return format_text(SourceText("a.arg", text))


PAGE = """\
# top comment

use "vocabulary.arg"  # after use

source newscafe "Could NATO send troops to Ukraine? Yes, under two conditions"
  outlet "NewsCafe"
  published 2024-05-06..2024-05-10 estimated
  grade C3
voice officials "NATO officials" via "La Repubblica"
  role "officials"
# above a claim
conclusion could_send "NATO could send troops to Ukraine"
  by officials and nato via "La Repubblica" reported via wire
  is 55%..80%
  endorsed
  means not sends_troops(actor: nato, only ukraine, when: 2024.., 2024-05, banner: "N")
  means troops(place: kyiv) = about 40,000..45_000 people
  when ..2024
  if (kyiv or not moldova) and (a or b)
  # above a step
  because deterrence_needed and b called s1 strictly
    only if at least 2 of c, d
    # in a step
    unless e
    by analyst
    warrant "two
        lines"
  note "of the claim"
  because said
premise raw "P"
  quote \"\"\"as
   it  stands\"\"\"

entity kyiv "Kyiv" : city, part of ukraine
predicate leads(state: state, coalition: alliance | coalition?) "{state}", one state per coalition, when, event
measure troops(force: any) in people, about 5%
type city is place
undercuts raw, could_send.s1 "why"
rule r "Title"
  when p(x: X) and not q(y: Y2)
  then p(x: X) strictly
never p(x: X) and q(x: X) "why"
# the end
"""


def test_a_page_in_canonical_layout_stays_as_it_is() -> None:
    assert printed(PAGE) == PAGE


def test_line_ends_a_byte_order_mark_and_the_last_line_end_are_mended() -> None:
    for end in ("\r\n", "\r"):
        assert printed("\ufeff" + PAGE.replace("\n", end)) == PAGE
    assert printed(PAGE.rstrip("\n")) == PAGE
    assert printed("\n\n\n" + PAGE.replace("\n\n", "\n \n\t\n\n") + "\n\n") == PAGE


CASES = {
    "one line": ('premise p "P" by a when 2024 tag k', 'premise p "P"\n  by a\n  when 2024\n  tag k\n'),
    "indentation": ('   premise p "P"\ntag k', 'premise p "P"\n  tag k\n'),
    "two on a line": ('premise p "P" premise q "Q"', 'premise p "P"\npremise q "Q"\n'),
    "spread": ('premise\n p\n\n "P"\n by\n a\n via\n b\n disputed', 'premise p "P"\n  by a via b disputed\n'),
    "spaces": ("predicate p ( a :b , c:d|e ? ) , event", "predicate p(a: b, c: d | e?), event\n"),
    "conditions": ('premise p "P" if( a or(b) )and not(c)', 'premise p "P"\n  if (a or (b)) and not (c)\n'),
    "a predicate that is called like a condition": ('premise p "P" means if (x:a)', 'premise p "P"\n  means if(x: a)\n'),
    "a predicate called not": ('premise p "P" means not not (x:a)', 'premise p "P"\n  means not not(x: a)\n'),
    "ranges": ('premise p "P" when 2024 .. 2025 is 5 % .. 6%', 'premise p "P"\n  when 2024..2025\n  is 5%..6%\n'),
    "dates by their place": ('premise p "P" means p(2024,2025,..2026)', 'premise p "P"\n  means p(2024, 2025, ..2026)\n'),
    "a number in groups": ('premise p "P" means p(x)=1,234,567', 'premise p "P"\n  means p(x) = 1,234,567\n'),
    "comments between the words of a clause": (
        'premise p "P"\n by a # first\n\n # second\n and b # third\n tag k',
        'premise p "P"\n  by a  # first\n\n      # second\n      and b  # third\n  tag k\n',
    ),
    "blank lines": ('premise p "P"\n\n\n\n tag k\n\n\n# c\n\n\n# d\n\n', 'premise p "P"\n\n  tag k\n\n# c\n\n# d\n'),
    "comments alone": ("#a  \n   #b", "#a\n#b\n"),
    "nothing": ("", ""),
    "white space": (" \n\t\r\n", ""),
    "strings": ('premise p "a\r\n\tb  " note """\r\n  x"""', 'premise p "a\n\tb  "\n  note """\n  x"""\n'),
    "an allow comment keeps its line": (
        'premise p "P" tag k # argmap: allow no-quote because so\n tag l tag m',
        'premise p "P" tag k  # argmap: allow no-quote because so\n  tag l\n  tag m\n',
    ),
    "an entity that is also a voice": ('entity e "E":t,part of x role "r"', 'entity e "E" : t, part of x\n  role "r"\n'),
    "a long reason": (
        f'contrary {"a" * 60}, b "{"c" * 60}"',
        f'contrary {"a" * 60}, b\n  "{"c" * 60}"\n',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_layout(case: str) -> None:
    text, wanted = CASES[case]
    assert printed(text) == wanted
    assert printed(wanted) == wanted


@pytest.mark.parametrize(
    "text", ["premise p", 'premise p "P" when 2024-13', "type", 'premise p ""', '"', 'note "n"', 'premise p "P" tag k qoute "x"']
)
def test_what_does_not_read_is_left_alone(text: str) -> None:
    assert printed(text) is None


def test_an_allow_comment_without_a_reason_still_reads() -> None:
    assert printed('premise p "P" # argmap: allow no-quote') == 'premise p "P"  # argmap: allow no-quote\n'
