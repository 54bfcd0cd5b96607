"""What holds for every text, and for everything that can be written in the language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import cast

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.findings import kinds
from argmap.settings import Limits
from argmap.syntax.ast import ClaimDecl, Document
from argmap.syntax.format import format_text
from argmap.syntax.grammar import grammar
from argmap.syntax.parse import parse, read
from argmap.text import SourceText, with_plain_line_ends

PIECES = [
    *grammar().words,
    *[
        "a",
        "b",
        "C3",
        "X",
        "x.s1",
        "é",
        "e\u0301",
        "kyiv-2",
        "2024",
        "2024-05..",
        "..2024",
        "2024-13",
        "40,000",
        "40,00",
        "60%",
        "3.5",
        "-1",
    ],
    *[
        '"text"',
        '""',
        '"',
        '"""',
        '"two\nlines"',
        '"""raw\n\n"""',
        '"\\q"',
        "“",
        "(",
        ")",
        ",",
        ":",
        "?",
        "|",
        "=",
        "..",
        ".",
        "%",
        "#",
        "\\",
    ],
    *["# argmap: allow no-quote because so", "# note", "\n", "\n\n", "\r\n", "\r", "\t", " ", "\x0b", "\u2028", "\ufeff", "\x00", "\ud800"],
]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from([*PIECES, 'premise a "A"', "conclusion c", "\n  because a", "\n  if (a", "\npremise"])).map(" ".join),
)


def document(text: str) -> Document:
    return parse(SourceText("a.arg", text))


@given(texts)
@example("\ufeff")
@example('"""""""')
@example('premise a "A" if ' + "(" * 300)
@example("é“é“")
@example("\\")
@example('"\\')
def test_any_text_is_read_and_every_place_lies_within_it(text: str) -> None:
    got = document(text)
    for node in every_node(got):
        start, end = getattr(node, "start", 0), getattr(node, "end", 0)
        assert 0 <= start <= end <= len(text), node
    for finding in got.findings:
        assert finding.span.path == "a.arg"
        assert finding.message
        assert finding.help
        assert 0 <= finding.span.start <= finding.span.end <= len(text), finding
    starts = [finding.span.start for finding in got.findings]
    assert starts == sorted(starts)


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert document(text) == document(text)


@given(texts, texts)
def test_a_declaration_after_an_empty_line_is_read_whatever_came_before(before: str, after: str) -> None:
    if '"""' in before:
        return  # what takes everything literally takes an empty line too
    got = document(f'{before}\n\npremise here "It is said" tag k\nuse "x"\n{after}')
    claims = [claim for claim in got.declarations if isinstance(claim, ClaimDecl) and claim.name.text == "here"]
    assert [claim for claim in claims if claim.proposition.value == "It is said" and len(claim.clauses) == 1 and not claim.damaged]


@given(texts)
def test_what_reads_is_printed_so_that_it_reads_the_same_and_twice_is_once(text: str) -> None:
    printed = format_text(SourceText("a.arg", text))
    wrong = [finding for finding in document(text).findings if finding.kind is not kinds.ALLOW_WITHOUT_REASON]
    assert (printed is None) == bool(wrong)
    if printed is not None:
        assert_reads_alike(text, printed)


# --- everything that can be written -----------------------------------------------------------------------------------

names = st.sampled_from(["a", "b", "C3", "x_1", "likely", "of", "ein-name", "é"])
words = st.one_of(names, st.sampled_from(["premise", "text", "said", "not", "any", "if", "_"]))
refs = st.one_of(names, st.sampled_from(["g.a", "g.a.s1", "a.2"]))
strings = st.sampled_from(
    ['"text"', '"a # b"', '"two\n  lines"', '"\\"q\\" \\\\ \\n"', '"""raw "x"\n\n\\"""', '""""quoted""""', '"é\u2028"', '"\r\n"']
)
dates = st.sampled_from(["2024", "2024-05", "2024-05-06", "2024..", "..2024-05", "2024 .. 2025", "2024-05..2024-06"])
figures = st.sampled_from(["60%", "0.5 %", "1,000.5 people", "40_000"])
gaps = st.sampled_from([*[" "] * 20, "\n", "\n   ", "  # a comment\n", "\n\n# on a line of its own\n", "\r\n", "\t"])


def phrase(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(" ".join)


def joined(item: st.SearchStrategy[str], by: str) -> st.SearchStrategy[str]:
    return st.lists(item, min_size=1, max_size=3).map(f" {by} ".join)


values = st.one_of(refs, strings, dates, words)
slots = st.one_of(values, phrase(words, ":", values), phrase("only", values), phrase(words, ":", "only", values))
amounts = phrase(st.sampled_from(["", "about", "at least", "more than"]), st.sampled_from(["40,000", "3.5", "35_000 .. 45_000", "7..9"]))
literals = phrase(st.sampled_from(["", "not"]), words, "(", st.lists(slots, max_size=3).map(",".join), ")") | phrase(
    words, "(", slots, ")", "=", amounts, st.sampled_from(["", "people", '"km/h"'])
)
conditions: st.SearchStrategy[str] = st.recursive(
    refs,
    lambda inner: st.one_of(
        phrase("not", st.one_of(refs, phrase("(", inner, ")"))),
        phrase("(", joined(st.one_of(refs, phrase("(", inner, ")")), "and"), ")"),
        phrase("(", joined(inner.filter(lambda text: " of " not in text), "or"), ")"),
        phrase("( any of", joined(refs, ","), ")"),
    ),
    max_leaves=6,
)
quantified = phrase(st.sampled_from(["all of", "any of", "at least 1 of"]), joined(refs, ","))
voices = st.one_of(names, strings)
clauses = st.one_of(
    phrase(st.sampled_from(["outlet", "quote", "note", "warrant", "role"]), strings),
    phrase(st.sampled_from(["tag", "scheme"]), words),
    phrase(st.sampled_from(["from", "root"]), names),
    phrase(st.sampled_from(["denies", "against", "undercuts"]), refs),
    phrase(st.sampled_from(["positions", "assume", "drop", "suppose not"]), joined(refs, ",")),
    phrase("unless", joined(refs, "or")),
    phrase("unless", literals),
    phrase(st.sampled_from(["when", "on", "published"]), dates),
    phrase("when", joined(literals, "and")),
    phrase("then", literals, st.sampled_from(["", "strictly"])),
    phrase("by", joined(voices, "and")),
    phrase("by", voices, "via", voices, st.sampled_from(["", "reported"]), "via", voices, "disputed", "endorsed"),
    phrase("as", st.sampled_from(["fear", "hope of a", "headline", "hypothesis"])),
    phrase(st.sampled_from(["means", "about"]), literals),
    phrase("is", st.sampled_from(["likely", "very unlikely", "almost no chance", "60%", "55% .. 80%"])),
    phrase(st.sampled_from(["if", "needs", "only if"]), st.one_of(conditions, quantified)),
    phrase("because", joined(refs, "and"), st.sampled_from(["", "called s1", "strictly", "called s1 strictly"])),
    phrase("because said", refs),
    st.sampled_from(["asserted", "disputed", "sense legal", "because said", "grade B2"]),
)
slot_declarations = st.lists(phrase(words, ":", joined(words, "|"), st.sampled_from(["", "?"])), max_size=2).map(",".join)
declarations = st.one_of(
    phrase(st.sampled_from(["premise", "condition", "conclusion"]), names, strings),
    phrase(st.sampled_from(["premise", "source", "rule"]), names, strings, clauses, clauses),
    phrase("source", names),
    phrase("voice", words, strings, "via", voices),
    phrase("use", strings),
    phrase("type", words, st.sampled_from(["", "is place", "is text"])),
    phrase("entity", words, strings, ":", words, st.sampled_from(["", ", part of a", ', role "r", part of b'])),
    phrase("predicate", words, "(", slot_declarations, ")", st.sampled_from(["", '"t"', ", event", '"t", one a per b, c, event'])),
    phrase("measure", words, "(", slot_declarations, ")", "in", st.sampled_from(["people", '"%"', "km, about 5 %"])),
    phrase("never", joined(literals, "and")),
    phrase(st.sampled_from(["contrary", "same", "entails"]), refs, ",", refs, st.one_of(st.just(""), strings)),
    phrase("undercuts", refs, ",", refs),
    phrase("verdict not-a-conflict", refs, ",", refs, st.sampled_from(["", "R4"]), strings),
    phrase("question", words, strings),
    phrase("scenario", words),
)


heads = phrase(st.sampled_from(["premise", "condition", "conclusion", "source"]), names, st.sampled_from(['"text"', '"two\n  lines"']))
allows = st.just("# argmap: allow no-quote because so\n")
blocks = st.one_of(
    st.tuples(declarations),
    st.tuples(heads, clauses),
    st.tuples(heads, clauses, clauses, clauses),
    st.tuples(allows, heads, clauses, allows, clauses),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Tokens of a file that may be written, with gaps of every sort between them."""
    text = ""
    for part in [part for block in draw(st.lists(blocks, max_size=4)) for part in block]:
        line = part if part.startswith("#") else "".join(draw(gaps) + token for token in split(part))
        text += line + draw(st.sampled_from(["\n", "\n\n\n", " ", "  # at its end\n", "  # argmap: allow no-quote because so\n"]))
    return text


def split(part: str) -> list[str]:
    """At the spaces between tokens, not at those within strings."""
    return [match.group() for match in grammar().pattern.finditer(part)]


@given(files())
def test_a_file_is_printed_so_that_it_reads_the_same_and_twice_is_once(text: str) -> None:
    printed = format_text(SourceText("a.arg", text))
    if printed is not None:
        assert_reads_alike(text, printed)


def test_most_of_these_files_read() -> None:
    """The law above is not about nothing."""
    good = 0

    @given(files())
    def count(text: str) -> None:
        nonlocal good
        good += bool(text.strip()) and format_text(SourceText("a.arg", text)) is not None

    count()
    assert good >= 30


def assert_reads_alike(text: str, printed: str) -> None:
    assert printed == with_plain_line_ends(printed)
    assert printed == "" or (printed.endswith("\n") and not printed.endswith("\n\n"))
    assert without_places(document(text)) == without_places(document(printed))
    assert format_text(SourceText("a.arg", printed)) == printed
    for before, after in zip(covered(text), covered(printed), strict=True):
        assert before <= after


def covered(text: str) -> list[set[int]]:
    """For each allow comment, the numbers of the declarations and clauses that it covers."""
    reading = read(SourceText("a.arg", text))
    return [
        {number for number, start in enumerate(reading.items) if allow.covers_start <= start < allow.covers_end}
        for allow in reading.document.allows
    ]


def every_node(node: object) -> list[object]:
    found: list[object] = []
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(item)
        elif attrs.has(type(item)):
            found.append(item)
            waiting.extend(getattr(item, field.name) for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(item))))
    return found


def without_places(node: object) -> object:
    """Everything but the places, findings and comments' coverage; allow comments by what they say."""
    if isinstance(node, tuple):
        return tuple(without_places(item) for item in node)
    if attrs.has(type(node)):
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(node)))
        left_out = ("start", "end", "covers_start", "covers_end", "findings", "path")
        return (type(node).__name__, *(without_places(getattr(node, field.name)) for field in fields if field.name not in left_out))
    return node


# --- one deliberately huge case of each shape ---------------------------------------------------------------------------

HUGE: dict[str, Callable[[int], str]] = {
    "claims": lambda n: "".join(f'premise p{i} "P"\n' for i in range(n)),
    "clauses": lambda n: 'premise p "P"\n' + "  tag k\n" * n,
    "steps": lambda n: 'conclusion p "P"\n' + "  because a\n" * n,
    "a condition": lambda n: 'premise p "P" if ' + " or ".join(f"c{i} and d{i}" for i in range(n)),
    "a list": lambda n: "contrary " + ", ".join(f"c{i}" for i in range(n)),
    "slots": lambda n: 'premise p "P" means x(' + ", ".join(f"s{i}: v{i}" for i in range(n)) + ")",
    "voices": lambda n: 'premise p "P" by a' + " via b reported" * n,
    "a string": lambda n: 'premise p "' + "word and word\n" * n + '"',
    "a long string": lambda n: 'premise p """' + 'word "" word\n\n' * n + '"""',
    "comments": lambda n: "# argmap: allow no-quote because so\n" * n + 'premise p "P"\n',
    "comments at line ends": lambda n: 'premise p "P" tag k # argmap: allow no-quote because so\n' * n,
    "blank lines": lambda n: "\n" * n + 'premise p "P"' + "\n" * n,
}
BROKEN: dict[str, Callable[[int], str]] = {
    "parentheses": lambda n: 'premise p "P" if ' + "(" * n + "a" + ")" * n,
    "nots": lambda n: 'premise p "P" if ' + "not " * n + "a",
    "closing parentheses": lambda n: 'premise p "P" if a' + ")" * n,
    "errors": lambda n: "premise a ??\n" * n,
    "broken clauses": lambda n: 'premise p "P"\n' + "  because a ??\n" * n,
    "misspelt words": lambda n: "".join(f'premiss{i} p "P"\n' for i in range(n)),
    "unknown words": lambda n: "".join(f'banana{i} p "P"\n' for i in range(n)),
    "opening marks": lambda n: '"\n\n' * n,
    "marks": lambda n: '"' * (2 * n + 1),
    "unclosed": lambda n: 'premise p "P\n' * n,
    "other letters": lambda n: "é“" * n,
    "dots": lambda n: "é." * n + "é..",
    "backslashes": lambda n: '"' + "\\" * (2 * n + 1) + '"',
    "white space": lambda n: ('"' + "\n \t" * n) * 3,
    "digits": lambda n: "premise p \"P\" when " + "1" * n,
    "number": lambda n: "premise p \"P\" means m(x: y) = " + "1," * n + "1",
    "nothing known": lambda n: "?" * n,
    "misplaced": lambda n: "tag k\n" * n,
}  # fmt: skip


@pytest.mark.parametrize("shape", [*HUGE, *BROKEN])
def test_huge_texts(shape: str) -> None:
    got = document({**HUGE, **BROKEN}[shape](16_000))
    assert bool(got.findings) == (shape in BROKEN)


@pytest.mark.long
@pytest.mark.parametrize("shape", [*HUGE, *BROKEN])
def test_really_huge_texts(shape: str) -> None:
    got = document({**HUGE, **BROKEN}[shape](200_000))
    assert bool(got.findings) == (shape in BROKEN)


def test_ten_thousand_parentheses_are_one_finding() -> None:
    limit = sys.getrecursionlimit()
    for text in (BROKEN["parentheses"](10_000), BROKEN["nots"](10_000)):
        assert [finding.kind for finding in document(text + '\npremise q "Q"').findings] == [kinds.TOO_DEEP]
    assert sys.getrecursionlimit() == limit
    deep = parse(SourceText("a", 'premise p "P" if ' + "(" * 100 + "a" + ")" * 100), Limits(nesting=100))
    assert not deep.findings
