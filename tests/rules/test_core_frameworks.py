"""Abstract and assumption-based frameworks as theories, against the extensions that other solvers give.

An argument is a premise, an attack an exception. An assumption is a premise whose exception is its contrary, and its rules are
strict in one direction only: as defeasible rules of rank 5, which nothing attacks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from core_corpora import corpus

from argmap.rules.grounded import grounded
from argmap.rules.rulebase import RuleBase, RuleBaseBuilder
from argmap.rules.solver import Asked, accepted

FOLDER = corpus("iccma")
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.expected.json"))
SEMANTICS: dict[str, Asked] = {"CO": "complete", "PR": "preferred", "ST": "stable"}


def abstract(arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> RuleBase:
    builder = RuleBaseBuilder()
    attackers: dict[str, list[int]] = {argument: [] for argument in arguments}
    for attacker, attacked in attacks:
        attackers[attacked].append(builder.literal(attacker))
    for argument, by in attackers.items():
        builder.defeasible((), builder.literal(argument), 3, by)
    return builder.build()


def read(path: Path) -> RuleBase:
    text = path.read_text()
    match path.suffix:
        case ".apx":
            pairs = re.findall(r"att\(\s*([^,\s]+)\s*,\s*([^)\s]+)\s*\)", text)
            return abstract(re.findall(r"arg\(\s*([^)\s]+)\s*\)", text), pairs)
        case ".tgf":
            nodes, _, edges = text.partition("#")
            return abstract((line.split()[0] for line in nodes.splitlines() if line.strip()), _pairs(edges.splitlines()))
        case ".af":
            lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
            count = int(lines[0].split()[2])
            return abstract(map(str, range(1, count + 1)), _pairs(lines[1:]))
        case _:
            return assumptions(text)


def _pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(words[0], words[1]) for line in lines if len(words := line.split()) >= 2]


def assumptions(text: str) -> RuleBase:
    builder = RuleBaseBuilder()
    contrary: dict[str, str] = {}
    assumed: list[str] = []
    for line in text.splitlines():
        match line.split():
            case ["a", assumption]:
                assumed.append(assumption)
            case ["c", assumption, other]:
                contrary[assumption] = other
            case ["r", head, *body]:
                builder.defeasible(map(builder.literal, body), builder.literal(head), 5)
    for assumption in assumed:
        unless = [builder.literal(contrary[assumption])] if assumption in contrary else []
        builder.defeasible((), builder.literal(assumption), 5, unless)
    return builder.build()


@pytest.mark.parametrize("name", FILES)
def test_framework(name: str) -> None:
    expected = json.loads((FOLDER / name).read_text())["expected"]
    framework = FOLDER / name.removesuffix(".expected.json")
    base = read(framework)
    answer = grounded(base)
    names = [str(key) for key in base.keys]
    asked = set(names)

    def words(literals: Iterable[int]) -> set[str]:
        return {names[literal >> 1] for literal in literals if not literal & 1} & asked

    if framework.suffix == ".aba":  # there the extensions are sets of assumptions
        asked &= {line.split()[1] for line in framework.read_text().splitlines() if line[:2] == "a "}
    if "GR" in expected:
        held = words(literal for literal, strength in enumerate(answer.held) if strength)
        assert held == set(map(str, expected["GR"][0]))
    for key, semantics in SEMANTICS.items():
        if not isinstance(expected.get(key), list):  # of very many sets only the number is given
            continue
        sets = [set(map(str, one)) for one in expected[key]]
        views = accepted(answer, semantics, 60)
        assert views.no_stable == (not sets)
        assert words(views.credulous) == set[str]().union(*sets)
        assert words(views.sceptical) == (set.intersection(*sets) if sets else set())
        assert not views.incomplete
