"""What holds of every project: nothing is raised, and the order of files and declarations makes no difference."""

from __future__ import annotations

import random
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import read

from argmap.findings.core import Finding
from argmap.model.argument import Argument
from argmap.model.from_syntax import Resolved, resolve
from argmap.settings import Settings
from argmap.syntax.ast import Document
from argmap.syntax.parse import parse
from argmap.text import SourceText, Span

NOWHERE = Span("", 0, 0)

DECLARATIONS = """
type place
type city is place
type lost is nowhere
entity kyiv "Kyiv" : city, part of ukraine
entity ukraine "Ukraine" : place
entity odd "Odd" : plce
voice officials "NATO officials" via paper
voice paper "La Repubblica" via "Wire"
voice loop "Loop" via loop
predicate hits(who: any, where: place?) "{who} hits {where}"
predicate says(what: claim)
measure jobs(at: place?) in people
premise a "A" from g by officials means hits(who: kyiv) when 2024
premise b "B" from g by "Wire" via paper disputed means jobs() = about 40 people
premise c "C" from h denies g.a against a means hits(who: nobody, where: kyiv)
premise alike "S" from g means says(what: h.c) if d
premise alike "S" from h is impossible means not hits(who: kyiv)
condition d "D" from g means hits(ukraine, kyiv, odd)
conclusion e "E" from g because a and b called s1 because alike strictly unless d
conclusion f "F" from h because c and f
conclusion i "I" from h because g.a unless g.d undercuts g.e.s1 undercuts g.e.2
premise u "U" from nowhere
conclusion v "V" from g because u and wnid
contrary g.a, h.c "why"
entails g.a, g.b
tension g.a, nothing
undercuts h.i, g.e.s1
question q "Q?" about hits(where: kyiv) about hits(were: kyiv) positions g.a, h.c
scenario s assume g.d drop h, h.f suppose not g.b
verdict confirmed g.a, h.c R4 "why"
rule r when hits(who: X) then jobs(at: X) = 3 unless says(what: g.a)
rule t when hits(who: X) then hits(who: Y)
source g "G" outlet "Gazette" published 2024-05 root h
source h "H" url "ftp://x"
""".strip().split("\n")


def documents(lines: Iterable[str], files: int) -> list[Document]:
    """The sources stand in a file of their own, so that what is at file level means the same in every file."""
    parts: list[list[str]] = [[] for _ in range(files)]
    for place, line in enumerate(lines):
        parts[place % files].append(line)
    found = [parse(SourceText(f"f{place}.arg", "\n".join(part))) for place, part in enumerate(parts)]
    assert all(not document.findings for document in found)
    return found


def placeless(value: object) -> object:
    """Without places; a tuple of declarations in an order of its own."""
    if isinstance(value, Span):
        return NOWHERE
    sort = type(value)
    if attrs.has(sort):
        return (sort.__name__, *(placeless(getattr(value, field.name)) for field in attrs.fields(sort)))
    if isinstance(value, tuple):
        return tuple(placeless(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, placeless(item)) for key, item in value.items())
    return value


def seen(resolved: Resolved) -> object:
    argument = resolved.argument
    unordered = {
        field.name: sorted(map(repr, map(placeless, value))) if isinstance(value, tuple) else placeless(value)
        for field in attrs.fields(Argument)
        for value in [getattr(argument, field.name)]
    }
    return unordered, sorted(map(told, resolved.findings))


def told(finding: Finding) -> tuple[str, str, str]:
    return finding.kind.slug, finding.message, finding.help


@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_declarations_makes_no_difference(chance: random.Random, files: int) -> None:
    sources = parse(SourceText("z.arg", "\n".join(DECLARATIONS[-2:])))
    others = DECLARATIONS[:-2]
    shuffled = list(others)
    chance.shuffle(shuffled)
    first = resolve([sources, *documents(others, 1)], Settings())
    second = resolve([*documents(shuffled, files), sources], Settings())
    assert seen(first) == seen(second)
    assert len(first.findings) > 10


@given(st.permutations(range(4)))
def test_the_order_of_files_makes_no_difference(order: list[int]) -> None:
    found = documents(DECLARATIONS, 4)
    assert resolve([found[place] for place in order], Settings()) == resolve(found, Settings())


WORDS = [line.split() for line in DECLARATIONS] + [
    ['"x"'],
    ["because"],
    ["if", "a"],
    ["means"],
    ["when"],
    ["_"],
    ["by"],
    ["("],
    [")"],
    ["called", "x"],
]


@given(
    st.lists(st.sampled_from([*DECLARATIONS, *(" ".join(words[place:]) for words in WORDS for place in range(len(words)))]), max_size=30)
)
def test_whatever_is_written_is_resolved(lines: list[str]) -> None:
    text = SourceText("a.arg", "\n".join(lines))
    document = parse(text)
    resolved = resolve([document], Settings())
    for finding in resolved.findings:
        for span in (finding.span, *(label.span for label in finding.labels)):
            assert 0 <= span.start <= span.end <= len(text.text)
        assert finding.message
    argument = resolved.argument
    for claim in argument.claims.values():
        assert claim.source is None or claim.source in argument.sources or claim.damaged
        assert {voice for link in claim.chain for voice in link.voices} <= set(argument.voices)
        named = {*claim.denies, *claim.against, *claim.conditions.unless, *(premise for step in claim.steps for premise in step.premises)}
        assert named <= set(argument.claims)
    broken = [finding for finding in (*document.findings, *resolved.findings) if finding.severity == "error"]
    assert broken or not any(claim.damaged for claim in argument.claims.values())


def test_each_finding_is_told_once() -> None:
    resolved = resolve(documents(DECLARATIONS, 2), Settings())
    places = [(finding.span, finding.kind) for finding in resolved.findings]
    assert len(places) == len(set(places))


def test_a_large_file_of_one_shape() -> None:
    lines = ['source g "G" published 2024', "predicate p(a: any, b: any)", 'entity e "E" : any']
    lines += [f'premise c{n} "C" by "V{n % 50}" means p(e, "{n}") if c{n // 2} denies c{n // 3}' for n in range(20_000)]
    resolved = resolve([parse(SourceText("a.arg", "\n".join(lines)))], Settings())
    assert len(resolved.argument.claims) == 20_000


@pytest.mark.long
def test_a_hundred_thousand_unknown_names() -> None:
    lines = ['source g "G"', *(f'conclusion claim{n} "C" because clain{n}' for n in range(100_000))]
    assert len(read("\n".join(lines)).findings) == 100_000
