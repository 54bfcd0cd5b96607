"""`commands.md` sentence by sentence: what each command prints and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import run, write
from sentences import dug

A = 'source a "A" outlet "Ledger" published 2031-01-05\n'
B = 'source b "B" outlet "Echo" published 2031-01-05\n'
CONFLICT = A + B + 'premise p "P" from a\nconclusion q "Q" from b denies a.p because r\npremise r "R" from b\n'
UNKNOWN = 'conclusion c "C" because q\n'
UNTIDY = ' source g   "G"\noutlet "G"\npremise a "A"\n'
SCENARIOS = CONFLICT + 'scenario x "X"\n  assume a.p\nscenario y "Y"\n  suppose not a.p\n'
ARTICLE = {
    "a.arg": 'source g "G"\n  outlet "G"\n  text "t.txt"\n',
    "t.txt": "He said “no deal” twice.\nThe guard slept well.\nThe guard slept.\n",
}

EXITS = [
    ("check --fail-on-conflict", CONFLICT, 1),
    ("check --fail-on-conflict=strong a.arg", CONFLICT, 1),
    ("check --fail-on-conflict strong", CONFLICT, 1),
    ("check --fail-on-conflict a.arg", CONFLICT, 1),
    ("check --fail-on never --fail-on-conflict", CONFLICT, 1),
    ("check --fail-on warning", CONFLICT, 0),
    ("check --fail-on-conflict", CONFLICT + 'verdict not-a-conflict a.p, b.q "x"\n', 0),
    ("check --fail-on-conflict", CONFLICT + 'verdict confirmed a.p, b.q "x"\n', 1),
    ("check --fail-on-conflict=enormous", CONFLICT, 2),
    ("check --fail-on=never", UNKNOWN, 0),
    *(
        (f"{command} nope.arg", CONFLICT, 2)
        for command in ("check", "conflicts", "status", "render", "fmt", "explain a.p", "quote a words")
    ),
    ("conflicts --format sarif", CONFLICT, 2),
    ("status --scenario nope", CONFLICT, 2),
    ("status --semantics nope", CONFLICT, 2),
    ("explain", CONFLICT, 2),
    ("explain nope", CONFLICT, 2),
    ("explain q", CONFLICT, 0),
    ("rule arg201x", CONFLICT, 2),
    ("schema nope", CONFLICT, 2),
    ("schema", CONFLICT, 2),
    ("init a.arg", CONFLICT, 2),
    ("fmt --check", UNTIDY, 1),
    ("fmt --check --diff", UNTIDY, 1),
    ("fmt", UNTIDY, 0),
    ("fmt", 'premise "x\n', 1),
    ("fmt", UNKNOWN, 0),
    ("fmt - a.arg", UNTIDY, 2),
]


@pytest.mark.parametrize(("command", "text", "code"), EXITS, ids=[f"{command}-{code}" for command, _, code in EXITS])
def test_exit_codes(command: str, text: str, code: int, tmp_path: Path) -> None:
    ran = run(*command.split(), cwd=write(tmp_path, {"a.arg": text}))
    assert ran.code == code, ran.err
    assert ran.err.startswith(("Error: ", "Usage: ")) or code != 2


@pytest.mark.parametrize(
    ("command", "holds"),
    [
        (
            "conflicts --format json",
            {"version": 1, "prefer": "none", "questions.0.conflicts.0.level": "outlet", "inconsistent": [], "dismissed": []},
        ),
        ("conflicts --format json", {"questions.0.conflicts.0.sides": [["a.p"], ["b.q"]], "questions.0.conflicts.0.verdict": None}),
        ("status --format json", {"version": 1, "semantics": "grounded", "scenario": None, "claims.0.claim": "a.p"}),
        ("status --format json --scenario x --semantics preferred --prefer reliability", {"scenario": "x", "prefer": "reliability"}),
        ("explain b.q --format json", {"version": 1, "claim": "b.q", "status": "undecided", "open_until": []}),
    ],
)
def test_json(command: str, holds: dict[str, object], tmp_path: Path) -> None:
    ran = run(*command.split(), cwd=write(tmp_path, {"a.arg": SCENARIOS}))
    assert (ran.code, ran.err) == (0, "")
    for dotted, value in holds.items():
        assert dug(json.loads(ran.out), dotted) == value


def test_two_scenarios_side_by_side(tmp_path: Path) -> None:
    ran = run("status", "--compare", "x", "y", cwd=write(tmp_path, {"a.arg": SCENARIOS}))
    assert ran.code == 0
    assert "a.p" in ran.out
    assert "fails" in ran.out


def test_fmt_leaves_alone_what_does_not_read_and_lays_out_the_rest(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": "premise ?\n", "b.arg": UNTIDY})
    ran = run("fmt", cwd=tmp_path)
    assert ran.code == 1
    assert "a.arg" in ran.err
    assert (tmp_path / "a.arg").read_text() == "premise ?\n"
    assert (tmp_path / "b.arg").read_text() == 'source g "G"\n  outlet "G"\npremise a "A"\n'


def test_fmt_of_standard_input(tmp_path: Path) -> None:
    assert run("fmt", "-", cwd=tmp_path, stdin=UNTIDY.encode()).out == 'source g "G"\n  outlet "G"\npremise a "A"\n'
    for nothing in (b"premise", b"\xff"):
        ran = run("fmt", "-", cwd=tmp_path, stdin=nothing)
        assert (ran.code, ran.out) == (1, "")
    assert run("fmt", "-", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("words", "out", "err"),
    [
        ("no deal", 'quote "no deal"\n', "t.txt:1"),
        ("The guard slept", 'quote "The guard slept"\n', "t.txt:3"),
        ("The guard sleeps well", 'quote "The guard slept well"\n', "not quite"),
        ("zebra", "", "nothing"),
    ],
)
def test_quote(words: str, out: str, err: str, tmp_path: Path) -> None:
    ran = run("quote", "g", words, cwd=write(tmp_path, ARTICLE))
    assert ran.out == out
    assert err in ran.err


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    assert run("init", ".", cwd=tmp_path).code == 0
    assert run("check", "--fail-on", "warning", cwd=tmp_path).code == 0
    assert run("check", "--fail-on-conflict", cwd=tmp_path).code == 1
    again = run("init", ".", cwd=tmp_path)
    assert again.code == 2
    assert "already" in again.err


def test_every_prefix_of_a_file_is_told_at_its_end(tmp_path: Path) -> None:
    """Whatever a file is cut off in, at most two things are wrong, and both stand where it was cut."""
    text = (Path(__file__).parent / "prefixes.arg").read_text(encoding="utf-8")
    write(tmp_path, {"t.txt": "The guard slept. The owners said no.\n"})
    for end in [*range(1, len(text), 13), len(text)]:
        (tmp_path / "a.arg").write_text(text[:end], encoding="utf-8")
        ran = run("check", "--format", "json", cwd=tmp_path)
        assert not ran.err
        wrong = [finding for finding in json.loads(ran.out)["findings"] if finding["severity"] == "error"]
        assert len(wrong) <= 2, wrong
        assert ran.code == bool(wrong)
        for finding in wrong:
            assert finding["help"]
            assert finding["line"] >= text.count("\n", 0, end) or finding["kind"] == "unknown-name", finding
