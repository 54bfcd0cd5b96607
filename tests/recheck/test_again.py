"""What is taken over from the check before is what a whole check would say."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from editing import PROJECTS, Files, Memory, claims_files, edited, printed, project, whole

from argmap.pipeline import Outcome
from argmap.recheck import again as recheck
from argmap.recheck.record import Held, Record, packed, unpacked
from argmap.settings import Settings


def again(files: Files, record: Record, share: float = 2.0) -> tuple[Outcome, Record] | None:
    """However much of the project the change reaches."""
    with mock.patch.object(recheck, "WORTH", share):
        return recheck.again(claims_files(files), Held(Memory(files)), Settings(), None, unpacked(packed(record)))


def answered(files: Files, record: Record, share: float = 2.0) -> tuple[Outcome, Record]:
    answer = again(files, record, share)
    assert answer is not None
    return answer


def recorded(files: Files) -> Record:
    record = whole(files)[1]
    assert record is not None
    return record


@pytest.mark.parametrize("name", PROJECTS)
def test_any_edits(name: str, long_run: bool) -> None:
    """One edit after the other, each checked by way of the check before; what it leaves is what a whole check would leave."""
    answers = 0
    for seed in range(20 if long_run else 1):
        chance = random.Random(f"{name} {seed}")
        files: dict[str, bytes] = project(name)
        record = recorded(files)
        for _ in range(60 if long_run else 12):
            changed = edited(files, chance)
            if chance.random() < 0.3:
                changed = edited(changed, chance)
            expected, left = whole(changed)
            answer = again(changed, record)
            if left is None:
                # Where something cannot be read only a whole check can tell what is meant.
                assert answer is None
                continue
            assert answer is not None
            assert printed(answer[0]) == printed(expected)
            assert (answer[1].files, answer[1].articles) == (left.files, left.articles)
            files, record = changed, answer[1]
            answers += 1
    assert answers > 5


def test_what_has_not_changed() -> None:
    files = project("storm")
    record = recorded(files)
    outcome, left = answered(files, record)
    assert printed(outcome) == printed(whole(files)[0])
    assert (left.files, left.articles) == (record.files, record.articles)


VOCABULARY = 'type town\npredicate floods(town: town)\npredicate burns(town: town)\nentity a "A" : town\nentity b "B" : town\n'
TWO = {
    "words.arg": VOCABULARY.encode(),
    "one.arg": b'use "words.arg"\nsource one "One"\n  outlet "One"\n  published 2025-01-01\n'
    b'premise a "A floods"\n  means floods(town: a)\npremise b "B burns"\n  means burns(town: b)\n',
    "two.arg": b'use "words.arg"\nsource two "Two"\n  outlet "Two"\n  published 2025-01-01\n'
    b'premise a "A does not flood"\n  means not floods(town: a)\npremise b "B does not burn"\n  means not burns(town: b)\n'
    b'conclusion c "All is well in B"\n  because b\n',
}


def looked_at(before: Files, after: Files) -> set[str]:
    """The claims and sources that are checked again after a change."""
    seen: list[str] = []
    real = recheck._Part.read

    def read(self: recheck._Part, path: str) -> object:
        data = real(self, path)
        if isinstance(data, bytes):
            seen.append(data.decode())
        return data

    with mock.patch.object(recheck._Part, "read", read):
        answered(after, recorded(before))
    said = ("A floods", "B burns", "A does not flood", "B does not burn", "All is well in B")
    return {words for text in seen for words in said if words in text}


def test_what_has_nothing_to_do_with_the_change_is_not_looked_at() -> None:
    after = {**TWO, "one.arg": TWO["one.arg"].replace(b"  means floods(town: a)", b"  means floods(town: a)\n  is likely")}
    assert looked_at(TWO, after) == {"A floods", "A does not flood"}


def test_who_leans_on_what_meets_the_change_is_looked_at() -> None:
    after = {**TWO, "one.arg": TWO["one.arg"].replace(b"  means burns(town: b)", b"  means burns(town: b)\n  is likely")}
    assert looked_at(TWO, after) == {"B burns", "B does not burn", "All is well in B"}


def test_a_remark_changes_nothing() -> None:
    assert looked_at(TWO, {**TWO, "one.arg": b"# a remark\n" + TWO["one.arg"]}) == set()


def test_a_declared_whole_brings_claims_together() -> None:
    after = {**TWO, "words.arg": TWO["words.arg"].replace(b'entity b "B" : town', b'entity b "B" : town, part of a')}
    assert looked_at(TWO, after) == {"B burns", "B does not burn", "All is well in B"}


def test_a_general_rule_brings_together_what_it_speaks_of() -> None:
    after = {**TWO, "words.arg": TWO["words.arg"] + b"never floods(town: X) and burns(town: X)\n"}
    assert looked_at(TWO, after) == {"A floods", "A does not flood", "B burns", "B does not burn", "All is well in B"}


def test_most_of_a_project_is_checked_whole() -> None:
    record = recorded(TWO)
    after = {**TWO, "words.arg": TWO["words.arg"] + b"never floods(town: X) and burns(town: X)\n"}
    assert again(after, record, share=0.5) is None


def test_what_cannot_be_read_or_is_named_twice_is_for_a_whole_check() -> None:
    record = recorded(TWO)
    for wrong in (b"premise", b'premise a "Again"\n', b'premise d "D"\n  means drowns(town: a)\n', b'use "nowhere.arg"\n'):
        after = {**TWO, "one.arg": TWO["one.arg"] + wrong}
        assert again(after, record) is None
        assert whole(after)[1] is None


def test_a_file_that_comes_and_one_that_goes() -> None:
    record = recorded(TWO)
    for after in (
        {path: text for path, text in TWO.items() if path != "two.arg"},
        {**TWO, "three.arg": TWO["two.arg"].replace(b"two", b"three")},
    ):
        outcome, _ = answered(after, record)
        assert printed(outcome) == printed(whole(after)[0])


def test_words_that_only_another_article_has() -> None:
    files = project("tarnhill")
    record = recorded(files)
    one, other = sorted(path for path in files if path.endswith(".txt"))[:2]
    for after in ({**files, one: files[other]}, {**files, one: files[one] + files[other]}, {**files, one: b"nothing"}):
        outcome, _ = answered(after, record)
        assert printed(outcome) == printed(whole(after)[0])


def test_a_file_that_changes_while_it_is_read_is_not_taken_down() -> None:
    disk = Memory(TWO)
    held = Held(disk)
    held.read("one.arg")
    disk.files = {**TWO, "one.arg": b""}
    held.read("one.arg")
    assert not held.steady
