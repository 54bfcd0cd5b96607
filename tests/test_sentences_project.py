"""Projects, names, steps and relations, sentence by sentence, through the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from sentences import GAZETTE as G
from sentences import Sentence

P = "[tool.argmap]\n"
TWO = 'source a "A"\n  outlet "A"\nsource b "B"\n  outlet "B"\n'
U = 'conclusion c "C" because q\n'
Q = 'premise q "Q"\n'
BASE = G + 'premise a "A"\npremise b "B"\ncondition c "C"\ncondition d "D"\n'

PROJECTS = [
    Sentence(
        "use-is-relative",
        {"a.arg": 'use "lib/v.arg"\n', "lib/v.arg": 'use "w.arg"\n', "lib/w.arg": U},
        ["lib/w.arg:1:26-1:27 unknown-name"],
        "check a.arg",
        {"summary.files": 3},
    ),
    Sentence("use-above", {"maps/a.arg": 'use "../lib/v.arg"\n' + U, "lib/v.arg": Q}, [], "check maps", {"summary.files": 2}),
    Sentence(
        "use-in-a-circle",
        {"a.arg": 'use "b.arg"\nuse "./a.arg"\nuse "x/../b.arg"\n' + Q, "b.arg": 'use "a.arg"\n' + U},
        [],
        "check a.arg",
        {"summary.files": 2},
    ),
    Sentence("use-after-its-use", {"a.arg": U + 'use "b.arg"\n', "b.arg": Q}, [], "check a.arg"),
    Sentence("use-of-nothing", 'use "nope.arg"\n' + Q, ["a.arg:1:5-1:15 missing-use"]),
    Sentence("use-outside", 'use "/etc/passwd"\nuse "../a.arg"\n', ["a.arg:1:5-1:18 outside-project", "a.arg:2:5 outside-project"]),
    Sentence("a-slip-in-a-used-file", {"a.arg": 'use "b.arg"\n', "b.arg": Q + "premise ?\n"}, ["b.arg:2:9 syntax"], "check a.arg"),
    Sentence(
        "nearest-table", {"sub/pyproject.toml": P + 'ignore = ["unknown-name"]\n', "sub/a.arg": U}, [], "check sub", {"summary.files": 1}
    ),
    Sentence(
        "a-toml-without-the-table",
        {"sub/pyproject.toml": '[project]\nname = "x"\n', "sub/a.arg": U},
        ["sub/a.arg:1:26 unknown-name"],
        "check sub",
    ),
    Sentence("given-twice", Q, [], "check a.arg ./a.arg . a.arg", {"summary.files": 1}),
    Sentence("nothing-in-it", {"a.arg": "", "b.arg": "# x"}, [], holds={"summary.files": 2}),
    Sentence("a-folder-named-so", {"x.arg/b.arg": Q}, [], "check x.arg", {"summary.files": 1}),
    Sentence("ignore", {"pyproject.toml": P + 'ignore = ["ARG201"]\n', "a.arg": U}),
    Sentence(
        "per-file-ignores",
        {
            "pyproject.toml": P + 'per-file-ignores = { "drafts/" = ["unknown-name"] }\n',
            "drafts/a.arg": U,
            "b.arg": 'conclusion d "D" because r\n',
        },
        ["b.arg:1:26 unknown-name"],
    ),
    Sentence("fail-on-in-the-table", {"pyproject.toml": P + 'fail-on = "never"\n', "a.arg": U}, ["a.arg:1 unknown-name"], exit=0),
    Sentence(
        "fail-on-asked-for",
        {"pyproject.toml": P + 'fail-on = "never"\n', "a.arg": U},
        ["a.arg:1 unknown-name"],
        "check --fail-on=error",
        exit=1,
    ),
    Sentence("fail-on-warning", 'conclusion d "D"\n', ["a.arg:1:12 conclusion-without-step"], "check --fail-on warning", exit=1),
]

NAMES = [
    Sentence("analysts-twice", {"a.arg": 'premise p "P"\n', "b.arg": 'premise p "P"\n'}, ["b.arg:1:9-1:10 duplicate-name a.arg:1"]),
    Sentence("one-name-in-two-sources", TWO + 'premise p "P" from a\npremise p "P" from b\n'),
    Sentence(
        "one-name-of-each-sort",
        'type x\npredicate x(y: x)\nentity x "X" : x\nquestion x "X?"\n'
        'scenario x "X"\nsource x "X"\n outlet "X"\nrule x "X" when x(y: Y) then x(y: Y)\npremise x "X" means x(y: x)\n',
    ),
    Sentence("entity-and-voice", 'type t\nentity x "X" : t\nvoice x "X"\n', ["a.arg:3:7-3:8 duplicate-name a.arg:2"]),
    Sentence("types-twice", "type x\ntype x\n", ["a.arg:2:6-2:7 duplicate-name a.arg:1"]),
    Sentence(
        "steps-twice", BASE + 'conclusion x "X"\n  because a called s\n  because b called s\n', ["a.arg:10:20-10:21 duplicate-name a.arg:9"]
    ),
    Sentence("the-analysts-own-second", {"a.arg": G + U, "b.arg": Q}),
    Sentence("not-another-sources", {"a.arg": G + U, "b.arg": 'source o "O"\n  outlet "O"\n' + Q}, ["a.arg:4:26-4:27 unknown-name o.q"]),
    Sentence("in-full", {"a.arg": G + 'conclusion c "C" because o.q\n', "b.arg": 'source o "O"\n  outlet "O"\n' + Q}),
    Sentence(
        "in-full-misspelt",
        {"a.arg": G + 'conclusion c "C" because other.thiers\n', "b.arg": 'source other "O"\n  outlet "O"\npremise theirs "T"\n'},
        ["a.arg:4:26-4:38 unknown-name other.theirs"],
    ),
    Sentence(
        "relation-in-a-file-of-two",
        TWO + 'premise p "P" from a\npremise q "Q" from b\ntension p, b.q\n',
        ["a.arg:7:9-7:10 unknown-name a.p"],
    ),
    Sentence(
        "from-misspelt", TWO.replace("source a", "source herald") + 'premise p "P" from herold\n', ["a.arg:5:20-5:26 unknown-name herald"]
    ),
]

STEPS = [
    Sentence(f"step-{id}", BASE + body, finds)
    for id, body, finds in [
        (
            "all-clauses",
            'conclusion x "X"\n  because a called s\n    if (c and d) or c\n    only if c\n'
            '    needs d\n    unless c\n    unless d\n    scheme expert_opinion\n    by "V"\n    warrant "w"\n  because b\n',
            [],
        ),
        ("two-ifs", 'conclusion x "X"\n  because a\n    if c\n    if d\n', ["a.arg:11:5 duplicate-clause a.arg:10"]),
        ("said", 'conclusion x "X"\n  because said a\n  because said\n', []),
        ("said-mixed", 'conclusion x "X"\n  because said a and b\n', ["a.arg:9:22-9:23 syntax said"]),
        ("strict-unless", 'conclusion x "X"\n  because a strictly\n    unless c\n', ["a.arg:10:5 strict-with-exception a.arg:9"]),
        (
            "strict-undercut",
            'conclusion x "X"\n  because a called s strictly\nundercuts b, x.s\n',
            ["a.arg:10:14-10:17 strict-with-exception"],
        ),
        ("leans-on-itself", 'conclusion x "X" because a and x\n', ["a.arg:8:32-8:33 leans-on-itself"]),
        ("hangs-on-itself", 'premise x "X" if x\n', ["a.arg:8:18-8:19 leans-on-itself"]),
        (
            "circle",
            'conclusion x "X" because y\nconclusion y "Y" because z\nconclusion z "Z" because x\n',
            ["a.arg:8:12 circular-support a.arg:9 a.arg:10"],
        ),
        ("on-a-premise", 'premise x "X"\n  because a called s strictly\n    unless c\n', ["a.arg:9:3 misplaced-clause conclusion"]),
        ("of-a-condition", 'condition x "X"\n  is likely\n  by "V"\n', ["a.arg:9:3 misplaced-clause", "a.arg:10:3 misplaced-clause"]),
        ("relation-of-one", "same a\n", ["a.arg:8:1 syntax"]),
        ("relation-of-three", 'tension a, b, c "why"\n', ["a.arg:8:15 syntax pair"]),
        ("verdict-without-reason", "verdict confirmed a, b\n", ["a.arg:8 syntax"]),
        ("verdict-stale", 'verdict confirmed a, b "why"\n', ["a.arg:8:1 stale-verdict"]),
        (
            "scenario-names",
            'scenario s "S"\n  assume cc\n  suppose not dd\n  drop gazete\n',
            ["a.arg:9:10 unknown-name", "a.arg:10:15 unknown-name", "a.arg:11:8-11:14 unknown-name gazette"],
        ),
    ]
]


@pytest.mark.parametrize("sentence", [*PROJECTS, *NAMES, *STEPS], ids=lambda sentence: sentence.id)
def test_projects_names_and_steps(sentence: Sentence, tmp_path: Path) -> None:
    sentence.hold(tmp_path)
