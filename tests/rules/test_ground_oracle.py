"""Grounding against all choices of literals and fillers, on random small vocabularies; the order of literals makes no difference."""

from __future__ import annotations

from itertools import product
from random import Random

from ground_written import lit, vocabulary

from argmap.likelihood import FLAT
from argmap.meaning.ground import ground
from argmap.meaning.literals import TimedLiteral
from argmap.model.argument import EntityValue, Filler, LiteralMeaning, Rule, Variable
from argmap.text import Span
from argmap.times import Interval

PARTS = {"kyiv": "ukraine", "podil": "kyiv", "ukraine": "europe"}
NAMES = ("podil", "kyiv", "ukraine", "europe", "bob")
INSIDE = {name: vocabulary(PARTS).wholes.get(name, (name,)) for name in NAMES}

Known = tuple[LiteralMeaning, Interval]


def random_rules(random: Random) -> list[Rule]:
    rules = []
    for number in range(random.randint(1, 2)):
        body = tuple(lit(random_words(random, ("X", "Y", "_", "X", "kyiv", "ukraine"))) for _ in range(random.randint(1, 3)))
        variables = {filler.value.name for each in body for filler in each.fillers if filler and isinstance(filler.value, Variable)}
        head = lit(random_words(random, (*sorted(variables), "_", "bob"), positive_only=False))
        rules.append(Rule(f"r{number}", "", body, head, False, (), Span("", 0, 0)))
    return rules


def random_words(random: Random, fillers: tuple[str, ...], positive_only: bool = False) -> str:
    negated = not positive_only and random.random() < 0.4
    return f"{'not ' * negated}{random.choice('pq')}({random.choice(fillers)}, {random.choice(fillers)})"


def value_of(filler: Filler | None) -> str | None:
    if filler is None:
        return None
    assert isinstance(filler.value, EntityValue)
    return filler.value.name


def says(told: LiteralMeaning, asked: LiteralMeaning, theta: dict[str, str | None]) -> bool:
    """Whether a known literal entails a body literal under a choice of fillers; None is anything, which only a denial leaves open."""
    if (told.predicate, told.positive) != (asked.predicate, asked.positive):
        return False
    for mine, theirs in zip(told.fillers, asked.fillers, strict=True):
        if theirs is None:
            continue
        have = value_of(mine)
        want = theta[theirs.value.name] if isinstance(theirs.value, Variable) else value_of(theirs)
        if want is None:
            if have is not None or told.positive:
                return False
        elif have is None:
            if told.positive:
                return False
        elif not (want in INSIDE[have] if told.positive else have in INSIDE[want]):
            return False
    return True


def oracle(rules: list[Rule], facts: list[Known]) -> set[tuple[str, tuple[Known, ...], Known]]:
    known = set(facts)
    while True:
        found: set[tuple[str, tuple[Known, ...], Known]] = set()
        for each in rules:
            names = sorted({f.value.name for one in (*each.body, each.head) for f in one.fillers if f and isinstance(f.value, Variable)})
            for chosen in product(sorted(known, key=repr), repeat=len(each.body)):
                time: Interval | None = chosen[0][1]
                for _, other in chosen[1:]:
                    time = None if time is None else time.meet(other)
                if time is None:
                    continue
                for values in product((None, *NAMES), repeat=len(names)):
                    theta = dict(zip(names, values, strict=True))
                    if not all(says(told, asked, theta) for (told, _), asked in zip(chosen, each.body, strict=True)):
                        continue
                    standing = {
                        (theirs.value.name, value_of(mine))
                        for (told, _), asked in zip(chosen, each.body, strict=True)
                        for mine, theirs in zip(told.fillers, asked.fillers, strict=True)
                        if theirs and isinstance(theirs.value, Variable) and mine
                    }
                    if not all(pair in standing for pair in theta.items() if pair[1] is not None):
                        continue
                    if any(theta[name] is None for name, _ in standing):
                        continue
                    fillers = tuple(
                        None
                        if f is None or (isinstance(f.value, Variable) and theta[f.value.name] is None)
                        else Filler(EntityValue(theta[f.value.name] or "") if isinstance(f.value, Variable) else f.value)
                        for f in each.head.fillers
                    )
                    left_open = any(
                        isinstance(f.value, Variable) and theta[f.value.name] is None for f in each.head.fillers if f is not None
                    )
                    head = (LiteralMeaning(each.head.positive, each.head.predicate, fillers), time)
                    if (left_open and each.head.positive) or head in chosen:
                        continue
                    found.add((each.name, chosen, head))
        more = known | {head for _, _, head in found}
        if more == known:
            return found
        known = more


def test_every_instance_and_no_other(long_run: bool) -> None:
    compared = 0
    for seed in range(1500 if long_run else 120):
        random = Random(seed)
        rules = random_rules(random)
        facts: list[Known] = []
        for _ in range(random.randint(1, 4)):
            words = random_words(random, (*NAMES, "_"))
            first = random.randint(1, 3)
            facts.append((lit(words), Interval(first, first + random.randint(0, 2))))
        facts = list(dict.fromkeys(facts))
        found = ground(rules, [], [TimedLiteral(told, FLAT, time) for told, time in facts], vocabulary(PARTS), 3000)
        if found.exceeded or len(found) > 60:
            continue
        compared += 1
        got = []
        for instance in found.instances():
            assert instance.head is not None
            literals = [found.literal(number) for number in (*instance.body, instance.head)]
            *body, head = [(timed.literal, timed.time) for timed in literals]
            got.append((rules[instance.rule].name, tuple(body), head))
        expected = oracle(rules, facts)
        assert set(got) == expected, f"seed {seed}: {rules} {facts}"
        backwards = ground(rules, [], [TimedLiteral(told, FLAT, time) for told, time in reversed(facts)], vocabulary(PARTS), 3000)
        assert len(backwards) == len(found)
    assert compared > 60
