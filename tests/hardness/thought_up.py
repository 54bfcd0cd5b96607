"""Projects that a machine thinks of: everything that the language can say, about names that mostly exist; and what becomes of a
project when its bytes are cut, doubled and shuffled."""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from argmap.findings import pages
from argmap.findings.kinds import KINDS

HERE = Path(__file__).parent.parent
CASES = Path(os.environ.get("ARGMAP_CASES", HERE.parent.parent / "shared" / "cases"))
Files = dict[str, bytes]

# --- strings that some printer, format or pattern may stumble on ---------------------------------------------------------

STRANGE = (
    "The bridge is closed",
    "<script>alert(1)</script> & ]]> <!-- --",
    "<b>HTML?</b>",
    "\\\\N \\\\l \\\\G",
    "\x1b[31mred\x07",
    "\x01\x7f\x85",
    "right‮to left‏",
    "e\u0301\u0301\u0301 ﷽ 👩‍👩‍👧‍👦 橋",
    "zero​width­soft",
    "line\u2028and\u2029paragraph\x0b\x0c",
    "\ufdd0\uffff\U0010ffff",
    "…",
    "[…]",
    "[...] the [old] bridge … closed […]",
    "[",
    "]]]",
    "a" * 3000,
    "word " * 600,
    "{thing} {nobody} {0} {",
    "%s %d {} $HOME `id`",
    '\\"quoted\\"',
    "back\\\\slash",
    "| table | * _em_ # head\\n- item",
    "::error file=x::",
    " \u00a0 ",
    "ǅ İ ı ß ﬁ Å",
)
ARTICLES = (
    "The old bridge is closed, said the mayor – “it is not safe”.\nFor how long? Nobody knows.\n\nThe new bridge is open.\r\n",
    "",
    "\ufeff … [x] [...] aaaa bbbb\u00ad\u200b cc\u2028dd 'ee’ \"ff» -–—− \x1b[2J",
    "the bridge " * 400,
    "no white space " + "x" * 5000,
)
QUOTES = (
    "The old bridge is closed",
    "the old … not safe",
    "The [old] bridge [...] open",
    "It is NOT safe",
    "aaaa bbbb cc",
    "[…]",
    "…",
    "x" * 200,
    "the bridge the bridge",
    "[a [b] c]",
    "… … … …",
)
strange = st.one_of(
    st.sampled_from(STRANGE), st.text(st.characters(exclude_categories=["Cs"], exclude_characters='"\\\r\n\0'), max_size=20)
)


def quoted(words: str) -> str:
    return f'"{words}"'


strings = strange.map(quoted)

# --- a project's parts: names mostly exist ---------------------------------------------------------------------------

VOCABULARY = (
    "type place",
    "type town is place",
    "type thing",
    'entity florida "Florida" : place',
    'entity miami "Miami" : town, part of florida',
    'entity ida "Ida" : thing',
    'entity nora "Nora" : thing, role "Ship"',
    'voice mayor "the Mayor" via agency',
    'voice agency "the Agency" grade B',
    'predicate stands(thing: thing, at: place?) "{thing} stands at {at}"',
    "predicate hits(thing: thing, at: place), event",
    "predicate owns(thing: thing, owner: any), one owner per thing",
    "predicate dated(thing: thing, on: date), one on per thing",
    "predicate told(speaker: any, what: claim)",
    "measure weighs(thing: thing, at: place?) in tonnes, about 5%",
)
sources = st.sampled_from(("gazette", "courier", "wire"))
claims = st.sampled_from(("a", "b", "c", "d", "e", "f", "gazette.a", "courier.b", "wire.c", "gazette.d", "nowhere", "gazette.nothing"))
steps = st.sampled_from(("c.1", "c.s", "gazette.f.1", "f.s", "a.1", "wire.c.2"))
things = st.sampled_from(("ida", "nora", "_", "only ida", "only nora", "X"))
places = st.sampled_from(("miami", "florida", "_", "only miami", "ida", "Y"))
times = st.sampled_from(
    ("2024", "2024-05", "2024-05-06", "2024..", "..2024", "2023-12..2024-02", "0001..9999-12-31", "9999", "..0001", "0000", "2024-02-30")
)
numbers = st.sampled_from(("40", "40,000", "3.5", "35_000..45_000", "0", "9" * 300, "0." + "0" * 300 + "1", "7..6", "9" * 5000))
likelihoods = st.sampled_from(
    (
        *("likely", "almost no chance", "very unlikely", "even chance", "almost certain", "certain", "impossible", "possible", "undecided"),
        *("60%", "55%..80%", "0%", "100%", "101%", "0%..100%", "99.999%", "80%..20%"),
    )
)
voices = st.one_of(st.sampled_from(("mayor", "agency", "ida", "nobody")), strings)


def phrase(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(" ".join)


def some(item: st.SearchStrategy[str], by: str, least: int = 1, most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(item, min_size=least, max_size=most).map(by.join)


literals = phrase(
    st.sampled_from(("", "", "not")),
    st.one_of(
        phrase("stands(thing:", things, ", at:", places, ")"),
        phrase("stands(", things, ")"),
        phrase("hits(thing:", things, ", at:", places, ")"),
        phrase("owns(thing:", things, ", owner:", st.one_of(places, strings), ")"),
        phrase("dated(thing:", things, ", on:", times, ")"),
        phrase("told(speaker:", voices, ", what:", claims, ")"),
        phrase(
            "weighs(thing:",
            things,
            ") =",
            st.sampled_from(("", "about", "at least", "at most", "more than", "fewer than")),
            numbers,
            st.sampled_from(("tonnes", "kg", '"%"', '"°C"', '"10**10**10"', "people", '"m/s"', "")),
        ),
        phrase("stand(thing:", things, ")"),
    ),
)
conditions: st.SearchStrategy[str] = st.recursive(
    claims,
    lambda inner: st.one_of(
        phrase("not", claims),
        phrase("not (", inner, ")"),
        phrase("(", some(inner, " and "), ")"),
        phrase("(", some(inner, " or "), ")"),
        phrase("(", st.sampled_from(("at least 2 of", "any of", "all of", "at least 0 of", "at least 9 of")), some(claims, ", "), ")"),
    ),
    max_leaves=8,
)
condition_clauses = phrase(st.sampled_from(("if", "only if", "needs")), conditions)
step_clauses = st.one_of(
    condition_clauses,
    phrase("unless", some(claims, " or ")),
    phrase("scheme", st.sampled_from(("expert_opinion", "analogy"))),
    phrase("by", voices),
    phrase("warrant", strings),
)
steps_written = phrase(
    st.one_of(phrase("because", some(claims, " and ")), phrase("because said", claims), st.just("because said")),
    st.sampled_from(("", "called s", "strictly", "called s strictly", "called t")),
    some(step_clauses, "\n    ", 0, 2),
)
claim_clauses = st.one_of(
    phrase("from", sources),
    phrase("by", some(voices, " and "), st.sampled_from(("", "via mayor", "via agency disputed via ida", "reported"))),
    st.sampled_from(("asserted", "reported", "endorsed", "disputed", "as headline", "as hypothesis", "as fear of mayor", "as belief")),
    phrase("quote", st.sampled_from(QUOTES).map(quoted)),
    phrase("quote", strings),
    phrase("means", literals),
    phrase("means", literals),
    phrase("means", literals),
    phrase("is", likelihoods),
    phrase("sense", st.sampled_from(("legal", "ability", "intent", "epistemic"))),
    phrase(st.sampled_from(("when", "on")), times),
    condition_clauses,
    phrase("unless", some(claims, " or ")),
    phrase(st.sampled_from(("denies", "against")), claims),
    phrase("undercuts", steps),
    phrase("tag", st.sampled_from(("one", "two"))),
    phrase("note", strings),
)
own_names = st.sampled_from(("a", "b", "c", "d", "e", "f"))
claims_written = st.one_of(
    phrase(st.sampled_from(("premise", "condition")), own_names, strings, some(claim_clauses, "\n  ", 0, 4)),
    phrase("conclusion", own_names, strings, some(claim_clauses, "\n  ", 0, 3), some(steps_written, "\n  ", 0, 3)),
)
sources_written = phrase(
    "source",
    sources,
    st.one_of(st.just(""), strings),
    some(
        st.one_of(
            phrase("outlet", strings),
            phrase("author", strings),
            phrase("published", times, st.sampled_from(("", "estimated"))),
            phrase("url", st.sampled_from(('"https://x.org/a?b=c&d"', '"javascript:alert(1)"', '"http://["', '"https://\x01"'))),
            phrase("text", st.sampled_from(('"0.txt"', '"1.txt"', '"2.txt"', '"3.txt"', '"4.txt"', '"../0.txt"', '"C:\\\\x"', '"nul\0"'))),
            phrase("grade", st.sampled_from(("A1", "C3", "F6", "G9"))),
            phrase("root", sources),
            phrase("note", strings),
        ),
        "\n  ",
        0,
        4,
    ),
)
others_written = st.one_of(
    phrase(
        st.sampled_from(("contrary", "tension", "same", "entails", "narrower", "exhaustive")),
        some(claims, ", ", 2, 4),
        st.one_of(st.just(""), strings),
    ),
    phrase("undercuts", claims, ",", steps),
    phrase("verdict", st.sampled_from(("not-a-conflict", "confirmed", "maybe")), claims, ",", claims, st.sampled_from(("", "R4")), strings),
    phrase("question q", strings, some(st.one_of(phrase("about", literals), phrase("positions", some(claims, ", "))), "\n  ")),
    phrase(
        "scenario",
        st.sampled_from(("s", "t")),
        strings,
        some(phrase(st.sampled_from(("assume", "suppose not", "drop")), some(st.one_of(claims, sources), ", ")), "\n  "),
    ),
    phrase("never", some(literals, " and "), st.one_of(st.just(""), strings)),
    phrase(
        "rule",
        st.sampled_from(("r", "r2")),
        strings,
        "when",
        some(literals, " and "),
        "then",
        literals,
        st.sampled_from(("", "strictly")),
        st.one_of(st.just(""), phrase("unless", literals)),
    ),
    phrase("entity", st.sampled_from(("here", "there")), strings, ":", st.sampled_from(("place, part of there", "place, part of here"))),
    phrase("use", st.sampled_from(('"v.arg"', '"b.arg"', '"../x.arg"', '"nothing.arg"', '"/etc/passwd"', '""'))),
    st.sampled_from(("# argmap: allow no-quote, ARG304 because so", "# argmap: allow nothing", "# a comment")),
)
declarations = st.one_of(claims_written, claims_written, claims_written, sources_written, others_written)


# Said so that it reads and resolves, for the engine to have something to do: each claim once, and only names that there are.

sound_means = st.sampled_from(
    (
        *("stands(thing: ida)", "stands(thing: ida, at: miami)", "stands(thing: ida, at: florida)", "stands(thing: nora, at: only miami)"),
        *("hits(thing: ida, at: miami)", "hits(thing: ida, at: florida)", "hits(thing: nora, at: florida)"),
        *("owns(thing: ida, owner: miami)", "owns(thing: ida, owner: florida)", 'owns(thing: ida, owner: "<b>&")'),
        *("dated(thing: ida, on: 2024)", "dated(thing: ida, on: 2024-05-06)", "told(speaker: nora, what: gazette.d)"),
        *("weighs(thing: ida) = 40 tonnes", "weighs(thing: ida) = 40_000..50_000 kg", "weighs(thing: ida) = at least 60 tonnes"),
    )
)
sound_literals = phrase(st.sampled_from(("", "", "not")), sound_means)
ALL_CLAIMS = tuple(f"{source}.{name}" for name in "abcdefgh" for source in ("gazette", "courier"))
known = st.sampled_from(ALL_CLAIMS)


def before(name: str) -> st.SearchStrategy[str]:
    """A claim that comes before, so that few lean on themselves; now and then any."""
    earlier = [claim for claim in ALL_CLAIMS if claim[-1] < name or claim[-1] == "d"]
    return st.sampled_from(earlier * (600 // len(earlier)) + list(ALL_CLAIMS))


def sound_conditions(name: str) -> st.SearchStrategy[str]:
    other = before(name)
    return st.recursive(
        other,
        lambda inner: st.one_of(
            phrase("not (", inner, ")"),
            phrase("(", some(inner, " and ", 2), ")"),
            phrase("(", some(inner, " or ", 2), ")"),
            phrase("( at least 2 of", some(other, ", ", 2, 4), ")"),
        ),
        max_leaves=5,
    )


@cache
def sound_clauses(name: str) -> st.SearchStrategy[dict[str, str]]:
    """By their word."""
    return st.fixed_dictionaries(
        {"means": phrase("means", sound_literals)},
        optional={
            "by": phrase("by", st.sampled_from(("mayor", "agency", "mayor and agency", "ida via agency disputed", "mayor endorsed"))),
            "as": st.sampled_from(("", "", "as fear", "as headline", "as belief of mayor")),
            "quote": phrase("quote", st.sampled_from(QUOTES).map(quoted)),
            "more": phrase("means", sound_literals),
            "is": phrase(
                "is", st.sampled_from(("likely", "unlikely", "possible", "impossible", "undecided", "60%", "10%..30%", "almost certain"))
            ),
            "when": phrase("when", st.sampled_from(("2024", "2024-05", "2024-05-06", "2024..", "..2024-06", "2023"))),
            "if": phrase(st.sampled_from(("if", "only if", "needs")), sound_conditions(name)),
            "unless": phrase("unless", before(name)),
            "denies": phrase(st.sampled_from(("denies", "against")), before(name)),
            "tag": phrase("tag", st.sampled_from(("one", "two"))),
        },
    )


@cache
def sound_steps(name: str) -> st.SearchStrategy[list[str]]:
    step = phrase(
        "because",
        st.lists(before(name), min_size=1, max_size=2, unique=True).map(" and ".join),
        st.sampled_from(("", "", "", "strictly")),
        st.one_of(st.just(""), phrase("\n    if", sound_conditions(name)), phrase("\n    unless", before(name))),
    )
    return st.lists(step, min_size=1, max_size=2)


sound_others = st.one_of(
    phrase("never", sound_literals, "and", sound_literals, '"not both"'),
    st.sampled_from(
        (
            'never stands(thing: X, at: P) and hits(thing: X, at: P) "not both"',
            'rule r "R" when stands(thing: X, at: P) then hits(thing: X, at: P)',
            'rule q "Q" when hits(thing: X, at: P) and stands(thing: Y, at: P) then owns(thing: X, owner: Y) strictly',
            'rule p "P" when owns(thing: X, owner: Y) then not stands(thing: X, at: Y) unless hits(thing: X, at: Y)',
        )
    ),
    phrase(
        st.sampled_from(("same", "entails", "narrower", "contrary", "exhaustive", "tension")),
        st.lists(known, min_size=2, max_size=2, unique=True).map(", ".join),
    ),
    phrase("contrary", st.lists(known, min_size=3, max_size=4, unique=True).map(", ".join)),
    phrase("undercuts", known, ",", st.sampled_from(("gazette.e.1", "gazette.f.1", "courier.g.1", "courier.h.1"))),
    phrase("question", st.sampled_from(("m", "n")), strings, "about", sound_means),
    phrase("scenario", st.sampled_from(("s", "t")), "assume", known, "suppose not", known),
    phrase("verdict not-a-conflict", st.lists(known, min_size=2, max_size=2, unique=True).map(", ".join), '"why"'),
)


@st.composite
def sound(draw: st.DrawFn, source: str) -> str:
    """All the claims of one source: premises, a condition, conclusions with steps."""
    outlet = draw(st.sampled_from(("Gazette", "Courier", STRANGE[1], STRANGE[16].replace('"', ""))))
    parts = [f'source {source} "An article" outlet "{outlet}" published 2024-05 text "{draw(st.integers(0, 4))}.txt" grade B2']
    for name in "abcdefgh":
        kind = "condition" if name == "d" else "premise" if name < "e" else "conclusion"
        clauses = draw(sound_clauses(name))
        if kind == "condition":
            clauses = {word: clause for word, clause in clauses.items() if word in ("means", "when", "quote")}
        words = draw(st.sampled_from(("A thing is so", *STRANGE)))
        lines = [f'{kind} {name} "{words if words.strip() else "It"}"', *clauses.values()]
        if kind == "conclusion":
            lines += draw(sound_steps(name))
        parts.append("\n  ".join(line for line in lines if line))
    return "\n\n".join(parts) + "\n"


@st.composite
def files(draw: st.DrawFn) -> Files:
    """Two sources and their vocabulary, with articles. Half of the projects read and resolve, mostly; in the others anything may
    be wrong."""
    made: dict[str, str] = {"v.arg": "\n".join(VOCABULARY)}
    good = draw(st.booleans())
    for name, source in (("a.arg", "gazette"), ("b.arg", "courier")):
        if good:
            made[name] = draw(sound(source))
            continue
        parts = [f'source {source} "An article" outlet {draw(strings)} published 2024-05 text "{draw(st.integers(0, 4))}.txt"']
        parts += draw(st.lists(declarations, min_size=1, max_size=9))
        made[name] = "\n\n".join(parts) + "\n"
    if good:
        made["c.arg"] = "\n".join(draw(st.lists(sound_others, max_size=5, unique=True))) + "\n"
    return {name: text.encode("utf-8", "replace") for name, text in {**made, **articles()}.items()}


def articles() -> dict[str, str]:
    return {f"{number}.txt": text for number, text in enumerate(ARTICLES)}


# --- the cases, and what becomes of them -------------------------------------------------------------------------------

_FILE = re.compile(r"^`([^`\n]+)`:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def seeds() -> tuple[Files, ...]:
    """Every project that the tests know, in the order of its text: examples of findings, topics, our own maps, conformance cases."""
    found: list[Files] = []
    for kind in KINDS:
        for part in pages.page(kind).split("## Mended"):
            found.append({name: text.encode() for name, text in _FILE.findall(part)})
    for folder in (*sorted((HERE / "conflicts" / "topics").iterdir()), HERE.parent / "maps"):
        if folder.is_dir():
            found.append({path.name: path.read_bytes() for path in sorted(folder.glob("*.arg"))})
    for path in sorted(CASES.glob("*.json")):
        found.extend({name: _bytes(text) for name, text in case["files"].items()} for case in json.loads(path.read_text("utf-8")))
    return tuple(each for each in found if each and sum(map(len, each.values())) < 100_000)


def _bytes(text: str) -> bytes:
    return b64decode(text.removeprefix("base64:")) if text.startswith("base64:") else text.encode()


PIECES: Sequence[bytes] = tuple(
    piece.encode()
    for piece in (
        *('"', '"""', "(", ")", "\n", "\n\n", "#", ",", "..", "not ", "and ", "or ", "X", "_", "\\", "\0", "\ufeff", "e\u0301", "…"),
        *(
            "\n  if a and not (b or c)",
            "\n  means ",
            " strictly",
            "\n  unless a",
            "\n  denies a",
            "\n  quote ",
            "\n  is possible",
            "\n  is 60%",
        ),
        *(
            '\npremise a "A"',
            '\ncondition b "B"',
            '\nconclusion c "C"\n  because a',
            '\nsource s "S"',
            '\nuse "a.arg"',
            "\nscenario s\n  drop a",
        ),
    )
)


def mutated(project: Mapping[str, bytes], changes: Sequence[tuple[int, int, int, int]]) -> Files:
    """Each change is four numbers: what is done, in which file, where, and how much of it (or which piece)."""
    result = dict(project)
    names = sorted(name for name in result if not name.endswith(".toml")) or sorted(result)
    for what, which, where, much in changes:
        name = names[which % len(names)]
        data = result[name]
        place = where % (len(data) + 1)
        length = much % 40 + 1
        match what % 7:
            case 0:
                data = data[:place] + data[place + length :]
            case 1:
                data = data[:place] + data[place : place + length] * 2 + data[place + length :]
            case 2 | 3:
                data = data[:place] + PIECES[much % len(PIECES)] + data[place:]
            case 4:
                lines = data.split(b"\n")
                at, to = place % len(lines), much % len(lines)
                lines[at], lines[to] = lines[to], lines[at]
                data = b"\n".join(lines)
            case 5:
                lines = data.split(b"\n")
                data = b"\n".join([*lines[: place % len(lines)], *lines[much % len(lines) :]])
            case _:
                data = data[:place] + bytes([much % 256]) + data[place + 1 :]
        result[name] = data[:200_000]
    return result


changes = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9), st.integers(0, 100_000), st.integers(0, 1000)), min_size=1, max_size=6)
mutations = st.deferred(lambda: st.builds(mutated, st.sampled_from(seeds()), changes))
