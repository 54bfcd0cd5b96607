"""`# argmap: allow …` comments and the project's own lists."""

from __future__ import annotations

import pytest

from argmap.findings.allow import silence
from argmap.findings.core import Finding, Kind, Label
from argmap.findings.kinds import BAD_DATE, KINDS, NO_OUTLET, NO_QUOTE, OUTLETS_CONFLICT, QUOTE_NOT_FOUND, UNKNOWN_KIND, UNUSED_ALLOW
from argmap.settings import Settings
from argmap.syntax.ast import Allow, Document
from argmap.text import SourceText, Span

TEXT = "# argmap: allow no-quot because of x\npremise p"


def found(kind: Kind, start: int, path: str = "a.arg", *others: Span) -> Finding:
    return Finding(kind, Span(path, start, start + 1), "m", labels=tuple(Label(span, "l") for span in others))


def allow(*kinds: str, start: int = 10, end: int = 20, reason: str = "it is so") -> Allow:
    return Allow(kinds, reason, start, end, 0, 9)


def left(findings: list[Finding], *allows: Allow, settings: Settings | None = None) -> list[tuple[str, int]]:
    document = Document("a.arg", (), allows, ())
    texts = {"a.arg": SourceText("a.arg", TEXT)}
    kept = silence(findings, [document], texts, settings or Settings())
    return [(finding.kind.slug, finding.span.start) for finding in kept]


@pytest.mark.parametrize("name", ["no-quote", "ARG506"])
def test_a_finding_that_begins_in_what_is_covered_is_silenced(name: str) -> None:
    assert left([found(NO_QUOTE, 10), found(NO_QUOTE, 19)], allow(name)) == []


@pytest.mark.parametrize("start", [9, 20])
def test_nothing_else_is_silenced(start: int) -> None:
    assert left([found(NO_QUOTE, start)], allow("no-quote")) == [("no-quote", start), ("unused-allow", 0)]


def test_another_kind_or_another_file_is_not_silenced() -> None:
    other = found(NO_QUOTE, 12, "b.arg")
    assert left([found(NO_OUTLET, 12), other], allow("no-quote")) == [("no-outlet", 12), ("no-quote", 12), ("unused-allow", 0)]


def test_one_of_several_kinds_is_enough_to_be_of_use() -> None:
    assert left([found(NO_QUOTE, 12)], allow("no-outlet", "no-quote")) == []


def test_a_conflict_is_silenced_at_either_claim() -> None:
    there = Span("a.arg", 15, 16)
    assert left([found(OUTLETS_CONFLICT, 3, "b.arg", there)], allow("outlets-conflict")) == []
    assert left([found(QUOTE_NOT_FOUND, 3, "b.arg", there)], allow("quote-not-found")) == [("quote-not-found", 3), ("unused-allow", 0)]


def test_what_could_not_be_read_stays_and_nothing_is_called_unused_there() -> None:
    assert left([found(BAD_DATE, 12)], allow("bad-date")) == [("bad-date", 12)]
    assert left([found(BAD_DATE, 12)], allow("no-quote")) == [("bad-date", 12)]
    assert left([found(BAD_DATE, 22)], allow("bad-date")) == [("bad-date", 22), ("unused-allow", 0)]


def test_an_unknown_kind_is_found_with_the_nearest_and_not_called_unused() -> None:
    (finding,) = silence(
        [], [Document("a.arg", (), (Allow(("no-quot",), "of x", 38, 47, 0, 36),), ())], {"a.arg": SourceText("a.arg", TEXT)}
    )
    assert (finding.kind, finding.help) == (UNKNOWN_KIND, "did you mean `no-quote`?")
    assert TEXT[finding.span.start : finding.span.end] == "no-quot"
    assert left([found(NO_QUOTE, 12)], allow("nonsense", "no-quote")) == [("unknown-kind", 0)]


def test_without_a_reason_nothing_is_silenced() -> None:
    assert left([found(NO_QUOTE, 12)], allow("no-quote", reason=" ")) == [("no-quote", 12)]


def test_two_comments_for_one_finding_are_both_of_use() -> None:
    assert left([found(NO_QUOTE, 12)], allow("no-quote"), allow("ARG506", start=0, end=50)) == []


def test_a_comment_cannot_silence_what_is_wrong_with_it() -> None:
    assert left([], allow("unused-allow", start=0, end=50)) == [("unused-allow", 0)]


@pytest.mark.parametrize(("name", "gone"), [("no-quote", True), ("ARG506", True), ("no-outlet", False)])
def test_what_the_project_ignores_goes(name: str, gone: bool) -> None:
    assert (left([found(NO_QUOTE, 1)], settings=Settings(ignore=(name,))) == []) is gone


def test_reading_errors_cannot_be_ignored() -> None:
    assert left([found(BAD_DATE, 1)], settings=Settings(ignore=(BAD_DATE.code,), per_file_ignores={"*": (BAD_DATE.code,)})) == [
        ("bad-date", 1)
    ]


def test_a_comment_is_of_use_even_where_the_project_ignores_its_kind() -> None:
    assert left([found(NO_QUOTE, 12)], allow("no-quote"), settings=Settings(ignore=("ARG506",))) == []
    assert left([], allow("no-quote"), settings=Settings(ignore=("ARG508",))) == []


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.arg", "a.arg", True),
        ("*.arg", "maps/a.arg", True),
        ("a.arg", "maps/a.arg", True),
        ("./maps/a.arg", "maps/a.arg", True),
        ("maps/*", "maps/deep/a.arg", True),
        ("maps/", "maps/a.arg", True),
        ("drafts/", "maps/drafts/a.arg", True),
        ("drafts/", "drafts.arg", False),
        ("a.arg", "maps/ba.arg", False),
        ("maps/a.arg", "old/maps/a.arg", False),
        ("b*.arg", "maps/a.arg", False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    settings = Settings(per_file_ignores={pattern: ("no-quote",)})
    assert (not silence([found(NO_QUOTE, 1, path)], [], {}, settings)) is fits


def test_the_order_of_findings_stays() -> None:
    findings = [found(NO_QUOTE, 30), found(NO_OUTLET, 2), found(NO_QUOTE, 1)]
    assert silence(findings, [], {}) == tuple(findings)


def test_a_hundred_thousand_comments_and_findings() -> None:
    allows = tuple(Allow((kind.slug,), "it is so", n, n + 10, n, n + 1) for n in range(0, 1_000_000, 10) for kind in (NO_QUOTE,))
    findings = [found(KINDS[-1] if n % 3 else NO_QUOTE, n) for n in range(0, 1_000_000, 10)]
    kept = silence(findings, [Document("a.arg", (), allows, ())], {"a.arg": SourceText("a.arg", "")})
    assert sum(finding.kind is UNUSED_ALLOW for finding in kept) == sum(finding.kind is not NO_QUOTE for finding in findings)
