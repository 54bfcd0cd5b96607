"""Every limit is a finding that names it, reached in bounded time and memory, and never a crash."""

from __future__ import annotations

import json
import re
import resource
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import fields
from running import command, run, run_apart, system_graphviz, write

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.findings.report import print_findings
from argmap.findings.report.summary import Summary
from argmap.settings import Limits
from argmap.text import SourceText, Span

SOURCE = 'source {0} "{0}" outlet "{0}" published 2024-05\n'
THINGS = 40
NEAR = "type t\npredicate near(one: t, other: t)\npredicate far(a: t, b: t, c: t)\n" + "".join(
    f'entity e{number} "E{number}" : t\n' for number in range(THINGS)
)
NEIGHBOURS = SOURCE.format("a") + "".join(
    f'premise x{number} "X" means near(one: e{number}, other: e{(number + 1) % THINGS})\n' for number in range(THINGS)
)
MANY = " and ".join(f"near(one: A{number}, other: B{number})" for number in range(8))


def found(root: Path, *arguments: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(run("check", "--format", "json", *arguments, cwd=root).out)["findings"]
    return findings


def told(root: Path, kind: str) -> str:
    """The message of the only finding of the kind."""
    (message,) = [finding["message"] for finding in found(root) if finding["kind"] == kind]
    return str(message)


def limited(limits: str) -> str:
    return f"[tool.argmap.limits]\n{limits}\n"


def test_claims_are_counted_over_all_files(tmp_path: Path) -> None:
    files = {name: "".join(f'premise {name[0]}{number} "P"\n' for number in range(3)) for name in ("a.arg", "b.arg", "c.arg")}
    write(tmp_path, {**files, "pyproject.toml": limited("claims = 6")})
    assert "6 claims" in told(tmp_path, "too-large")
    write(tmp_path, {"pyproject.toml": limited("claims = 9")})
    assert not [finding for finding in found(tmp_path) if finding["severity"] == "error"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            'rule explode "All" when near(one: A, other: B) and near(one: C, other: D) and near(one: E, other: F)'
            " then far(a: A, b: C, c: E)",
            "explode",
        ),
        (f'rule wide "W" when {MANY} then near(one: A0, other: B7)', "wide"),
        pytest.param(f"never {MANY}", "never.1", marks=pytest.mark.long),
    ],
    ids=["three literals", "eight literals", "never"],
)
def test_a_rule_with_a_billion_instances_is_named(body: str, name: str, tmp_path: Path) -> None:
    """Within a gigabyte."""
    write(tmp_path, {"v.arg": NEAR, "a.arg": f"{NEIGHBOURS}{body}\n", "pyproject.toml": limited("instances = 20_000")})
    done = subprocess.run(
        command("check", "--format", "json"),
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)),
    )
    assert done.stderr == b""
    findings = json.loads(done.stdout)["findings"]
    assert [finding["message"].split("`")[1] for finding in findings if finding["kind"] == "too-many-instances"] == [name]


def test_a_never_over_everything_is_not_followed_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.conflicts.theory._WORK", 2_000)
    write(tmp_path, {"v.arg": NEAR, "a.arg": f"{NEIGHBOURS}never {MANY}\n", "pyproject.toml": limited("instances = 1_000")})
    assert told(tmp_path, "too-many-instances").startswith("`never.1` has more")
    assert "some rule has too many instances" in told(tmp_path, "incomplete")


def quote(tmp_path: Path, words: str, article: str) -> list[dict[str, Any]]:
    text = f'source s "S"\n  outlet "S"\n  published 2024\n  text "t.txt"\npremise p "P"\n  quote "{words}"\n'
    write(tmp_path, {"a.arg": text, "t.txt": article})
    return [finding for finding in found(tmp_path) if finding["kind"].startswith("quote")]


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("a… " * 500 + "z", "a " * 100_000),
        ("a… " * 500 + "b", "a " * 100_000 + "b"),
        ("a b " * 200 + "c", "a b " * 50_000),
        ("[a] " * 300 + "b", "a " * 50_000),
        ("the quick brown fox jumped " * 20, "the quick brown dog sat on the log. " * 20_000),
        ("x" * 5000 + " y", "x" * 1_000_000 + " z"),
        ("a" * 300, "a" * 300_000),
    ],
    ids=["gaps", "gaps that lead far", "few words often", "insertions", "nearly", "long words", "everywhere"],
)
def test_a_quote_made_to_be_hard_to_find_is_soon_told_of(words: str, article: str, tmp_path: Path) -> None:
    """None takes seconds, and none fills a screen."""
    for finding in quote(tmp_path, words, article):
        assert len(finding["message"]) < 1000
        assert len(finding["help"]) < 2000
        assert len(finding["labels"]) < 20
        assert all(len(label["message"]) < 2000 for label in finding["labels"])


def crowd(outlet: str, claims: int, means: str, clause: str = "") -> str:
    return SOURCE.format(outlet) + "".join(f'premise x{number} "X" {clause} means {means}\n' for number in range(claims))


def test_conflicts_beyond_the_limit_are_not_looked_for(tmp_path: Path) -> None:
    """Two crowds that say the opposite: a million pairs."""
    files = {
        "v.arg": 'type t\nentity ida "Ida" : t\npredicate stands(thing: t)\n',
        "a.arg": crowd("a", 1000, "stands(thing: ida)"),
        "b.arg": crowd("b", 1000, "not stands(thing: ida)"),
    }
    write(tmp_path, {**files, "pyproject.toml": limited("conflicts = 500")})
    summary = json.loads(run("check", "--format", "json", cwd=tmp_path).out)["summary"]
    assert summary["conflicts"]["strong"] == 500
    assert "the limit is 500 conflicts" in told(tmp_path, "incomplete")
    again = run("conflicts", "--format", "json", cwd=tmp_path)
    assert again.code == 0
    assert again.out == run("conflicts", "--format", "json", "b.arg", "v.arg", "a.arg", cwd=tmp_path).out


def test_pairs_that_come_to_nothing_are_not_looked_at_for_ever(tmp_path: Path) -> None:
    files = {
        "v.arg": 'type t\nentity ida "Ida" : t\npredicate stands(thing: t)\n',
        "a.arg": crowd("a", 500, "stands(thing: ida)", "as fear"),
        "b.arg": crowd("b", 500, "not stands(thing: ida)", "as fear"),
    }
    write(tmp_path, {**files, "pyproject.toml": limited("conflicts = 1000")})
    assert "not all were compared" in told(tmp_path, "incomplete")


@pytest.mark.parametrize("word", ["contrary", "exhaustive"])
def test_a_relation_of_too_many_claims_is_left_out(word: str, tmp_path: Path) -> None:
    claims = SOURCE.format("a") + "".join(f'premise x{number} "X"\n' for number in range(40))
    write(
        tmp_path,
        {"a.arg": f"{claims}{word} {', '.join(f'x{number}' for number in range(40))}\n", "pyproject.toml": limited("related = 39")},
    )
    assert told(tmp_path, "too-large").startswith(f"this `{word}` has 40 claims")
    write(tmp_path, {"pyproject.toml": limited("related = 40")})
    assert not [finding for finding in found(tmp_path) if finding["severity"] == "error"]


def test_a_contrary_of_many_does_not_name_them_all_each_time(tmp_path: Path) -> None:
    claims = SOURCE.format("a") + "".join(f'premise x{number} "X"\n' for number in range(60))
    write(tmp_path, {"a.arg": f"{claims}contrary {', '.join(f'x{number}' for number in range(60))}\n"})
    report = json.loads(run("conflicts", "--format", "json", cwd=tmp_path).out)
    conflicts = [conflict for question in report["questions"] for conflict in question["conflicts"]]
    assert len(conflicts) == 60 * 59 // 2
    assert all(len(json.dumps(conflict)) < 2000 for conflict in conflicts)


def test_words_that_stand_everywhere_are_soon_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": 'source s "S"\n  text "t.txt"\n', "t.txt": "word \n" * 50_000})
    ran = run("quote", "s", "word", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == 'quote "word"\n'
    assert "and 49980 more places" in ran.err


def test_a_report_of_too_many_findings_has_the_gravest_and_says_so() -> None:
    text = SourceText("a.arg", "x" * 100)
    findings = [Finding(kind, Span("a.arg", place, place + 1), "m") for kind in (kinds.NO_QUOTE, kinds.SYNTAX) for place in range(100)]
    said = json.loads(print_findings("json", findings, {"a.arg": text}, Summary(), most=110))["findings"]
    assert [finding["kind"] for finding in said].count("syntax") == 100
    assert [finding["kind"] for finding in said].count("no-quote") == 10
    (more,) = [finding for finding in said if finding["kind"] == "incomplete"]
    assert more["message"] == "90 more findings are not printed: the limit is 110"
    assert len(json.loads(print_findings("json", findings, {"a.arg": text}, Summary(), most=200))["findings"]) == 200


@pytest.mark.parametrize("engine", ["wasm", "dot"])
def test_a_layout_that_needs_too_much_memory_is_drawn_in_another_way(engine: str, tmp_path: Path) -> None:
    if engine == "dot":
        system_graphviz()
    claims = 'premise a "A"\n' + "".join(f'conclusion c{number} "C"\n  because a\n' for number in range(40))
    write(tmp_path, {"a.arg": claims, "pyproject.toml": limited("layout-memory = 100_000")})
    ran = run("render", "--engine", engine, "-o", "map.svg", cwd=tmp_path)
    assert ran.code == 0
    assert "was given up" in ran.err
    assert "drawn in pieces" in ran.err
    ElementTree.parse(tmp_path / "map.svg")


DEEPEST = {
    "not": "not (" * 100 + "a" + ")" * 100,
    "and": "(a or b) and (" * 200 + "a" + ")" * 200,
    "or, and": "(a or (b and " * 99 + "a" + "))" * 99,
}
OPENED = 'source {0} "S" outlet "{0}" published 2024\ncondition a "A"\ncondition b "B"\nconclusion p "P"\n  because b\n'


@pytest.mark.parametrize("shape", DEEPEST)
def test_conditions_as_deep_as_may_be_set(shape: str, tmp_path: Path) -> None:
    files = {
        "a.arg": OPENED.format("s") + f"  if {DEEPEST[shape]}\n",
        "b.arg": OPENED.format("t") + f"    unless a\n    needs {DEEPEST[shape]}\n",
    }
    write(tmp_path, {**files, "pyproject.toml": limited("nesting = 200")})
    asked = ("check", "conflicts", "status --semantics preferred", "explain t.p", "render --format html", "render --format json", "fmt")
    for arguments in asked:
        ran = run_apart(*arguments.split(), cwd=tmp_path)
        assert ran.code == 0, ran.out + ran.err
    write(tmp_path, {"pyproject.toml": limited("nesting = 201")})
    assert "nesting: 201 is no whole number from 1 to 200" in run("check", cwd=tmp_path).err


def test_every_limit_is_told_of() -> None:
    """The page on limits names each with its default."""
    page = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([\d ]+)", page, re.MULTILINE))
    assert {name: told[name].replace(" ", "") for name in told} == {
        field.name.replace("_", "-"): f"{field.default:.0f}" for field in fields(Limits)
    }
