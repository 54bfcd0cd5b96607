"""A project that uses every feature, after every edit of one declaration: what is taken over is what a whole check would say."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from unittest import mock

import pytest
from editing import Files, Memory, claims_files, printed, whole
from features import ARTICLES, FILES, edits, sound, thinned, written

from argmap.recheck import again as recheck
from argmap.recheck.record import Held, Record, packed, unpacked
from argmap.settings import Settings

RELIABLE = Settings(prefer="reliability")


def left_by(record: Record, after: Files, settings: Settings, scenario: str | None) -> tuple[str, Record | None]:
    """How a check that takes over from the record ends, and what it leaves, or a whole check where it takes over nothing."""
    outcome, left = whole(after, settings, scenario)
    with mock.patch.object(recheck, "WORTH", 2.0):
        answer = recheck.again(claims_files(after), Held(Memory(after)), settings, scenario, unpacked(packed(record)))
    if answer is None:
        return "nothing is taken over", left
    assert printed(answer[0]) == printed(outcome)
    assert (answer[0].summary, answer[0].inconsistent) == (outcome.summary, outcome.inconsistent)
    assert left is not None
    return "something is taken over", answer[1]


def recorded(files: Files, settings: Settings, scenario: str | None) -> Record:
    record = whole(files, settings, scenario)[1]
    assert record is not None
    return record


def compared(
    files: Mapping[str, tuple[str, ...]], settings: Settings, scenario: str | None, chance: random.Random, most: int
) -> Counter[str]:
    """So many edits, each made and taken back."""
    ends: Counter[str] = Counter()
    base = written(files, ARTICLES)
    record = recorded(base, settings, scenario)
    every = [written(now, texts) for _, now, texts in edits(files, ARTICLES)]
    for after in chance.sample(every, min(most, len(every))):
        if scenario is None or f"scenario {scenario}".encode() in after.get("own.arg", b""):
            end, left = left_by(record, after, settings, scenario)
            ends[end] += 1
            if left is not None:
                ends[left_by(left, base, settings, scenario)[0]] += 1
    return ends


@pytest.mark.parametrize(
    ("settings", "scenario"),
    [(Settings(), None), (RELIABLE, None), (Settings(), "storm"), (Settings(), "calm")],
    ids=["plain", "reliability", "storm", "calm"],
)
def test_every_edit(settings: Settings, scenario: str | None, long_run: bool) -> None:
    ends = compared(FILES, settings, scenario, random.Random(f"{settings} {scenario}"), 300 if long_run else 5)
    assert ends["something is taken over"]


def test_edits_of_what_hangs_together_less(long_run: bool) -> None:
    ends: Counter[str] = Counter()
    for seed in range(60 if long_run else 4):
        chance = random.Random(seed)
        files = sound(thinned(FILES, chance))
        ends += compared(files, Settings(), None, chance, 40 if long_run else 3)
    assert ends["something is taken over"] > ends["nothing is taken over"]


def test_one_edit_after_the_other(long_run: bool) -> None:
    for seed in range(30 if long_run else 1):
        chance = random.Random(seed)
        files: Mapping[str, tuple[str, ...]] = sound(thinned(FILES, chance))
        articles = ARTICLES
        record = recorded(written(files, articles), RELIABLE, None)
        for _ in range(40 if long_run else 8):
            after = chance.choice([(now, texts) for _, now, texts in edits(files, articles)])
            if chance.random() < 0.4:
                after = chance.choice([(now, texts) for _, now, texts in edits(*after)])
            left = left_by(record, written(*after), RELIABLE, None)[1]
            if left is not None:
                (files, articles), record = after, left
