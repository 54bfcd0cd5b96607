"""Projects on seven topics: the report gives what careful reading finds, and nothing that it would reject.

Each project's `expected.toml` was written before the engine was run on it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, cast

import pytest
from making import Found, compared, errors, report, slugs

from argmap.settings import Settings

TOPICS = Path(__file__).parent / "topics"
NAMES = sorted(path.name for path in TOPICS.iterdir() if path.is_dir())


class Entry(TypedDict, total=False):
    kind: str | list[str]
    a: str
    b: str
    claims: list[str]
    strength: str
    level: str
    condition: bool
    optional: bool
    field: str
    why: str


class Expected(TypedDict, total=False):
    conflicts: list[Entry]
    dismissed: list[Entry]
    info: list[Entry]
    agreements: list[Entry]
    silent: list[Entry]
    inconsistent: list[list[str]]
    findings: list[str]


def files(name: str) -> Mapping[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((TOPICS / name).glob("*.arg"))}


def expected(name: str) -> Expected:
    return cast("Expected", tomllib.loads((TOPICS / name / "expected.toml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module", params=NAMES)
def topic(request: pytest.FixtureRequest) -> tuple[Found, Expected, Mapping[str, str]]:
    name = cast("str", request.param)
    seen = compared(files(name))
    assert not errors(seen), [(each.kind.slug, each.message) for each in errors(seen)]
    return report(seen.issues, Settings()), expected(name), files(name)


Topic = tuple[Found, Expected, Mapping[str, str]]


def kinds(entry: Entry) -> list[str]:
    return [entry["kind"]] if isinstance(entry["kind"], str) else entry["kind"]


def test_every_conflict_and_no_other(topic: Topic) -> None:
    found, wanted, _ = topic
    pairs = {frozenset((entry["a"], entry["b"])): entry for entry in wanted["conflicts"]}
    above = {pair for pair, _ in found.above_info()}
    assert above == set(pairs), {
        "missing": [sorted(pair) for pair in set(pairs) - above],
        "too many": [(sorted(pair), [(each.kind, each.because) for each in found.pairs[pair]]) for pair in above - set(pairs)],
    }
    wrong = []
    for pair, entry in pairs.items():
        each = [conflict for conflict in found.pairs[pair] if conflict.strength != "info"]
        said = [(one.kind, one.strength, one.level, one.condition is not None) for one in each]
        fits = [
            one
            for one in each
            if one.kind in kinds(entry)
            and one.strength == entry.get("strength", one.strength)
            and one.level == entry.get("level", one.level)
            and (one.condition is not None) == entry.get("condition", "trigger" in one.kind and one.condition is not None)
        ]
        if len(each) != 1 or not fits:
            wrong.append((sorted(pair), entry, said))
    assert not wrong


def test_what_is_listed_for_information(topic: Topic) -> None:
    found, wanted, _ = topic
    for entry in wanted["info"]:
        each = [(one.kind, one.strength) for one in found.between(entry["a"], entry["b"])]
        assert [kind for kind, strength in each if kind in kinds(entry) and strength == "info"], (entry, each)


def test_what_is_dismissed(topic: Topic) -> None:
    found, wanted, _ = topic
    dismissed = {(one.sides[0][0], one.sides[1][0], one.kind) for one in found.issues.dismissed}
    pairs = {(*sorted((entry["a"], entry["b"])), cast("str", entry["kind"])) for entry in wanted.get("dismissed", [])}
    assert {(*sorted((one, other)), kind) for one, other, kind in dismissed} == pairs


def test_agreements_and_no_others(topic: Topic) -> None:
    found, wanted, _ = topic
    listed = {(entry["kind"] if isinstance(entry["kind"], str) else "", frozenset(entry["claims"])) for entry in wanted["agreements"]}
    optional = {frozenset(entry["claims"]) for entry in wanted["agreements"] if entry.get("optional")}
    pairs = {(each.kind, frozenset(each.claims)) for each in found.issues.agreements}
    assert {each for each in listed - pairs if each[1] not in optional} == set()
    assert pairs - listed == set()


def test_silence(topic: Topic) -> None:
    found, wanted, _ = topic
    for entry in wanted["silent"]:
        assert not [one for one in found.between(entry["a"], entry["b"]) if one.strength != "info"], entry


def test_sets(topic: Topic) -> None:
    found, wanted, _ = topic
    assert found.sets() == {frozenset(each) for each in wanted["inconsistent"]}


def test_findings(topic: Topic) -> None:
    _, wanted, texts = topic
    drifts = {"attribution-drift", "likelihood-drift", "condition-drift", "outlet-inconsistent", "stale-verdict"}
    assert slugs(texts) & drifts == set(wanted.get("findings", []))
