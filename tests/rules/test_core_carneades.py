"""Carneades' argument graphs with the labels that it expects, where its semantics and ours agree: a scheme's constant weight is a
rank, the positions of an issue are contraries, an undercutter is an exception. (They do not agree on ambiguity: a conclusion that
rests on a tie is out for Carneades, and what it attacks in; here both are undecided. Nor where it adds up or compares premises.)"""

from __future__ import annotations

from importlib import import_module
from itertools import combinations
from typing import Any

import pytest
from core_corpora import corpus

from argmap.rules.grounded import grounded
from argmap.rules.rulebase import RuleBaseBuilder

FOLDER = corpus("carneades-yaml")
AGREED = (
    "bachelor",
    "caminada1",
    "dung-attack-cycle",
    "frisian",
    "odd-loop",
    "pollock-red-light",
    "rebuttal",
    "sherlock",
    "support-loop",
    "toulmin",
    "tweety",
    "unsupported",
    "vacation",
)


@pytest.mark.parametrize("name", AGREED)
def test_labels(name: str) -> None:
    yaml: Any = import_module("yaml")  # it brings no types
    graph: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    builder = RuleBaseBuilder()
    weights = {scheme["id"]: scheme["weight"]["constant"] for scheme in graph.get("argument_schemes", ())}
    for statement, about in graph["statements"].items():
        if isinstance(about, dict) and about.get("assumed"):
            builder.fact(builder.literal(statement))
    for statement in graph.get("assumptions") or ():
        builder.fact(builder.literal(statement))
    for issue in (graph.get("issues") or {}).values():
        for one, other in combinations(issue["positions"], 2):
            builder.contrary(builder.literal(one), builder.literal(other))
    for argument in (graph.get("arguments") or {}).values():
        premises = argument.get("premises") or []
        body = premises.values() if isinstance(premises, dict) else premises
        rank = 1 + int(4 * weights.get(argument.get("scheme"), 1))
        unless = [builder.literal(argument["undercutter"])] if "undercutter" in argument else []
        builder.defeasible(map(builder.literal, body), builder.literal(argument["conclusion"]), rank, unless)
    base = builder.build()
    answer = grounded(base)
    expected = graph["tests"]
    assert {statement: answer.status(base.literal(statement)) for statement in expected.get("in", ())} == dict.fromkeys(
        expected.get("in", ()), "holds"
    )
    assert not [statement for statement in expected.get("out", ()) if answer.status(base.literal(statement)) == "holds"]
    for statement in expected.get("undecided", ()):
        assert answer.status(base.literal(statement)) in ("undecided", "open")
