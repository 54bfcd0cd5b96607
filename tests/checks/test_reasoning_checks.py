"""The checks that reasoning makes possible, each with its quiet neighbours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.checks.case import Case, Check
from argmap.checks.certain_exception import certain_exception
from argmap.checks.circular_support import circular_support
from argmap.checks.conclusion_without_step import conclusion_without_step
from argmap.checks.inconsistent_facts import inconsistent_facts
from argmap.checks.single_root import single_root
from argmap.checks.surer_than_premises import surer_than_premises
from argmap.checks.too_many_instances import too_many_instances
from argmap.checks.unused_condition import unused_condition
from argmap.checks.unused_premise import unused_premise
from argmap.conflicts.find import find_issues
from argmap.findings.core import Finding
from argmap.model.from_syntax import resolve
from argmap.rules.evaluate import evaluate
from argmap.settings import Limits, Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText

G = 'source g "G" outlet "G" published 2024\n'


def found(check: Check, text: str, settings: Settings | None = None) -> list[Finding]:
    settings = settings or Settings()
    argument = resolve([parse(SourceText("a.arg", text))], settings).argument
    evaluation = evaluate(argument, settings)
    return list(check(Case(argument, {}, (), find_issues(argument, settings, evaluation), evaluation, settings)))


def subjects(check: Check, text: str) -> list[str]:
    return [finding.subject for finding in found(check, text)]


def pointed_at(check: Check, text: str) -> Iterator[str]:
    for finding in found(check, text):
        yield text[finding.span.start : finding.span.end]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('conclusion c "C"', ["g.c"]),
        ('condition k "K"\nconclusion c "C" needs k', ["g.c"]),
        ('condition k "K"\nconclusion c "C" if k', []),
        ('conclusion c "C" because said', []),
        ('premise p "P"\nconclusion c "C" because p', []),
        ('conclusion c "C" because nobody_knows', []),
    ],
)
def test_conclusion_without_step(text: str, names: list[str]) -> None:
    assert subjects(conclusion_without_step, G + text) == names
    assert list(pointed_at(conclusion_without_step, G + text)) == [name[2:] for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('conclusion c "C" because d\nconclusion d "D" because c', ["g.c g.d"]),
        ('conclusion c "C" because d\nconclusion d "D" because e\nconclusion e "E" because c', ["g.c g.d g.e"]),
        ('premise p "P"\nconclusion c "C" because d and p\nconclusion d "D" because c', ["g.c g.d"]),
        ('premise p "P"\nconclusion c "C" because d because p\nconclusion d "D" because c', []),
        ('conclusion c "C" because said d\nconclusion d "D" because c', []),
        ('conclusion c "C" because d\nconclusion d "D"', []),
        ('conclusion c "C" because d because said\nconclusion d "D" because c', []),
        # What leans on a circle is in none.
        ('conclusion c "C" because d\nconclusion d "D" because c\nconclusion e "E" because d', ["g.c g.d"]),
    ],
)
def test_circular_support(text: str, names: list[str]) -> None:
    assert subjects(circular_support, G + text) == names


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ('premise p "P" is possible\nconclusion c "C" because p', ["warning"]),
        ('premise p "P" is possible\nconclusion c "C" because p strictly', ["error"]),
        ('premise p "P" is likely\nconclusion c "C" is very likely because p', ["warning"]),
        ('premise p "P" is likely\nconclusion c "C" is likely because p', []),
        ('premise p "P" is likely\nconclusion c "C" is possible because p', []),
        ('premise p "P" is likely\nconclusion c "C" is unlikely because p', []),
        ('premise p "P" is impossible\nconclusion c "C" because p', []),
        ('premise p "P"\npremise q "Q" is likely\nconclusion c "C" because p and q', ["warning"]),
        ('premise p "P"\npremise q "Q" is likely\nconclusion c "C" because q because p', []),
        ('premise p "P"\npremise q "Q" is likely\nconclusion c "C" because q strictly because p', ["error"]),
        ('premise p "P" is possible\nconclusion c "C" because said p', []),
        ('condition k "K"\npremise p "P"\nconclusion c "C" because p if k', []),
    ],
)
def test_surer_than_premises(text: str, severities: list[str]) -> None:
    assert [finding.severity for finding in found(surer_than_premises, G + text)] == severities


def test_a_surer_conclusion_names_the_weakest_premise() -> None:
    text = G + 'premise p "P" is likely\npremise q "Q" is possible\nconclusion c "C" because p and q called s'
    (finding,) = found(surer_than_premises, text)
    assert finding.subject == "g.c.s"
    assert "`g.q`" in finding.message
    assert text[finding.labels[0].span.start : finding.labels[0].span.end] == "q"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('premise p "P"', ["g.p"]),
        ('premise p "P"\nconclusion c "C" because p', []),
        ('premise p "P"\npremise q "Q" unless p\nconclusion c "C" because q', []),
        ('premise p "P"\nconclusion c "C" if p', []),
        ('premise p "P" against q\npremise q "Q"', []),
        ('premise p "P" denies q\npremise q "Q"', []),
        ('premise p "P"\npremise q "Q"\ncontrary p, q', []),
        ('premise p "P" undercuts c.1\npremise q "Q"\nconclusion c "C" because q', []),
        ('premise p "P"\nquestion z "Z?" positions p', []),
    ],
)
def test_unused_premise(text: str, names: list[str]) -> None:
    assert subjects(unused_premise, G + text) == names


def test_a_premise_that_is_compared_is_used() -> None:
    text = """predicate p(of: text)
source g "G" outlet "G" published 2024
source h "H" outlet "H" published 2024
premise x "X" from g means p(of: "a")
premise y "Y" from h means not p(of: "a")
premise z "Z" from h means p(of: "b")
"""
    assert subjects(unused_premise, text) == ["h.z"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('premise p "P" means p(of: "a")\ncondition k "K" means p(of: "a")\nconclusion c "C" if k', []),
        ('premise p "P" means not p(of: "a")\ncondition k "K" means p(of: "a")\nconclusion c "C" if k', []),
        ('premise p "P" means p(of: "a")\ncondition k "K" means p(of: "b")\nconclusion c "C" if k', ["g.p"]),
        ('premise p "P" means p(of: "a") is likely\ncondition k "K" means p(of: "a")\nconclusion c "C" if k', ["g.p"]),
        ('premise p "P" means p(of: "a") as fear\ncondition k "K" means p(of: "a")\nconclusion c "C" if k', ["g.p"]),
        ('premise p "P" means p(of: "a") when 2025\ncondition k "K" means p(of: "a") when 2026\nconclusion c "C" if k', ["g.p"]),
        ('premise p "P" means p(of: "a")\nrule r "R" when p(of: X) then q(of: X)', []),
        ('premise p "P" means p(of: "a")\nrule r "R" when q(of: X) then q(of: X) unless p(of: X)', []),
        ('premise p "P" means p(of: "a")\nrule r "R" when q(of: X) then p(of: X)', ["g.p"]),
        ('premise p "P" means p(of: "a")\nnever p(of: X) and q(of: X) "no"', []),
    ],
)
def test_a_premise_whose_meaning_a_condition_or_a_rule_reads_is_used(text: str, names: list[str]) -> None:
    assert subjects(unused_premise, "predicate p(of: text)\npredicate q(of: text)\n" + G + text) == names


def test_help_for_an_unused_premise_says_what_could_use_it() -> None:
    text = """predicate p(of: text)
source g "G" outlet "G" published 2024
premise x "X"
premise y "Y" means p(of: "a")
premise z "Z" as fear of "them" means p(of: "b")
"""
    helped = [finding.help for finding in found(unused_premise, text)]
    words = ("say what it means so that it can be compared", "no other claim agrees or conflicts", "is compared with nothing")
    assert all(word in (help_ or "") for word, help_ in zip(words, helped, strict=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('condition k "K"', ["g.k"]),
        ('condition k "K"\nscenario s "S" assume k', ["g.k"]),
        ('condition k "K"\nconclusion c "C" if not k', []),
        ('condition k "K"\nconclusion c "C" because said unless k', []),
        ('condition k "K"\npremise p "P" needs k', []),
        ('condition k "K"\npremise p "P"\nentails p, k', []),
        ('predicate considers(what: claim)\ncondition k "K"\npremise p "P" means considers(what: k)', []),
    ],
)
def test_unused_condition(text: str, names: list[str]) -> None:
    assert subjects(unused_condition, G + text) == names


SOURCES = """source wire "W" outlet "Wire" published 2024
source g "G" outlet "G" published 2024 root wire
source h "H" outlet "H" published 2024 root g
source own "O" outlet "O" published 2024
premise a "A" from wire
premise b "B" from g
premise d "D" from h
premise e "E" from own
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('conclusion c "C" from own because wire.a and g.b', ["own.c"]),
        ('conclusion c "C" from own because wire.a because h.d', ["own.c"]),
        ('conclusion c "C" from own because wire.a and g.b because own.e', []),
        ('conclusion c "C" from own because wire.a', []),
        ('conclusion b2 "B" from g because g.b\nconclusion c "C" from own because wire.a and g.b2', ["own.c"]),
    ],
)
def test_single_root(text: str, names: list[str]) -> None:
    assert subjects(single_root, SOURCES + text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('contrary a, b\nscenario s "S" assume a, b, d', ["s g.a g.b"]),
        ('contrary a, b\nscenario s "S" assume a, d', []),
        ('contrary a, b\nscenario s "S" assume a suppose not b', []),
        ('scenario s "S" assume a suppose not a', ["s g.a"]),
        ('entails a, b\nentails b, d\nscenario s "S" assume a suppose not d', ["s g.a g.d"]),
        ('exhaustive a, b, d\nscenario s "S" suppose not a, b, d', ["s g.a g.b g.d"]),
        ('tension a, b\nscenario s "S" assume a, b', []),
    ],
)
def test_inconsistent_facts(text: str, names: list[str]) -> None:
    head = G + 'condition a "A"\ncondition b "B"\ncondition d "D"\n'
    assert subjects(inconsistent_facts, head + text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('premise f "F"\npremise p "P"\nconclusion c "C" because p unless f', ["g.c.1 g.f"]),
        ('premise f "F"\npremise p "P"\nconclusion c "C" unless f because p', ["g.c.1 g.f"]),
        ('condition f "F"\npremise p "P"\nconclusion c "C" because p unless f', []),
        ('premise f "F" is likely\npremise p "P"\nconclusion c "C" because p unless f', []),
        ('premise f "F" as fear\npremise p "P"\nconclusion c "C" because p unless f', []),
        ('premise f "F"\npremise n "N" denies f\npremise p "P"\nconclusion c "C" because p unless f', []),
    ],
)
def test_certain_exception(text: str, names: list[str]) -> None:
    assert subjects(certain_exception, G + text) == names


def test_too_many_instances() -> None:
    text = """predicate town(name: any)
predicate near(one: any, other: any)
rule close when town(name: X) and town(name: Y) then near(one: X, other: Y)
source g "G" outlet "G" published 2024
premise towns "T" means town(name: "a") means town(name: "b")
"""
    assert not found(too_many_instances, text)
    (finding,) = found(too_many_instances, text, Settings(limits=Limits(instances=3)))
    assert finding.subject == "close"
