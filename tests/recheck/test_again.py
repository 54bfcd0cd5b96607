"""What is taken over from the check before is what a whole check would say."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from editing import KEPT, PROJECTS, Files, Memory, claims_files, edited, printed, project, whole

from argmap.conflicts import judge, theory
from argmap.pipeline import Outcome
from argmap.recheck import again as recheck
from argmap.recheck.record import Held, Record, packed, unpacked
from argmap.settings import Limits, Settings


def again(
    files: Files, record: Record, share: float = 2.0, scenario: str | None = None, settings: Settings = KEPT
) -> tuple[Outcome, Record] | None:
    """However much of the project the change reaches."""
    with mock.patch.object(recheck, "WORTH", share):
        return recheck.again(claims_files(files), Held(Memory(files)), settings, scenario, unpacked(packed(record)))


def answered(files: Files, record: Record, share: float = 2.0) -> tuple[Outcome, Record]:
    answer = again(files, record, share)
    assert answer is not None
    return answer


def assert_the_same(before: Files, after: Files, scenario: str | None = None) -> None:
    """Either way round."""
    for old, new in ((before, after), (after, before)):
        record = whole(old, scenario=scenario)[1]
        assert record is not None
        answer = again(new, record, scenario=scenario)
        assert answer is not None
        assert printed(answer[0]) == printed(whole(new, scenario=scenario)[0])


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


def with_sources(**sources: str) -> dict[str, bytes]:
    """The vocabulary, and a file for each source with its claims."""
    head = 'use "words.arg"\nsource {0} "{0}"\n  outlet "{0}"\n  published 2025-01-01\n'
    return {"words.arg": TWO["words.arg"], **{f"{name}.arg": (head.format(name) + said).encode() for name, said in sources.items()}}


def test_a_scenario_that_drops_a_source_reaches_its_claims() -> None:
    files = with_sources(one='premise e "E"\npremise p "P"\nconclusion c "C"\n  because p\n    unless e\n')
    scenario = b'premise z "Z"\nscenario s "S"\n  assume z\n'
    for dropped in (b"one", b"one.e"):
        assert_the_same({**files, "own.arg": scenario}, {**files, "own.arg": scenario + b"  drop " + dropped + b"\n"}, "s")


@pytest.mark.parametrize(
    "second", ['question q "Again?"\n  positions g\n', 'rule q "Again"\n  when burns(town: X)\n  then floods(town: X)\n']
)
def test_what_is_named_twice_in_different_parts(second: str) -> None:
    first = second.replace("positions g", "positions f").replace("Again", "First")
    files = with_sources(one=f'premise f "F"\n{first}', two='premise g "G"\n')
    after = with_sources(one=f'premise f "F"\n{first}', two=f'premise g "G"\n{second}')
    assert again(after, recorded(files)) is None
    assert whole(after)[1] is None


def test_limits_on_what_is_listed_count_what_is_denied_as_well() -> None:
    """A pair that is for information alone may be about what its first claim denies."""

    def files(towns: str) -> dict[str, bytes]:
        sources = {}
        for town in towns:
            sources[f"a{town}"] = f'condition k "K"\n  means floods(town: {town})\npremise p "P"\n  denies k\n'
            sources[f"z{town}"] = f'premise q "Q"\n  means not floods(town: {town})\n  is possible\n'
        return with_sources(**sources)

    with mock.patch.object(judge, "INFOS", 1), mock.patch.object(recheck, "INFOS", 1):
        assert again(files("ab"), recorded(files("a"))) is None
        assert whole(files("ab"))[1] is None


def test_limits_on_instances_count_what_is_not_looked_at_again() -> None:
    chain = "".join(f'premise c{each} "C"\n' for each in range(4)) + "".join(f"contrary c{each}, c{each + 1}\n" for each in range(3))
    before, after = with_sources(one=chain, two='premise c "C"\n'), with_sources(one=chain, two=chain)
    reached = 0
    for most in range(1, 40):
        settings = Settings(limits=Limits(instances=most))
        record = whole(before, settings)[1]
        if record is None or whole(after, settings)[1] is not None:
            continue
        assert again(after, record, settings=settings) is None
        reached += 1
    assert reached


def test_limits_on_what_follows_count_what_is_not_looked_at_again() -> None:
    predicates = "".join(f"predicate p{each}(town: town)\n" for each in range(4))
    words = f"{VOCABULARY}{predicates}"
    claims = "".join(f'premise p{each} "P"\n  means p{each}(town: {{0}})\n' for each in range(2))
    said = f'{claims}premise n "N"\n  means not p3(town: {{0}})\ncondition k "K"\n  means p2(town: {{0}})\n'
    said += (
        'condition l "L"\n  means p3(town: {0})\ncondition m "M"\n  means not p1(town: {0})\ncondition o "O"\n  means not p2(town: {0})\n'
    )
    said += "entails p0, k\nexhaustive l, m, o\n"
    before = {**with_sources(one=said.format("a")), "words.arg": words.encode()}
    after = {**with_sources(one=said.format("a"), two=said.format("b")), "words.arg": words.encode()}
    assert "cannot all be so" in printed(whole(before)[0])
    with mock.patch.object(theory, "_MOST", 3):
        assert again(after, recorded(before)) is None
        assert "not everything was looked at" in printed(whole(after)[0])


def test_of_claims_that_lean_on_themselves_nothing_is_kept() -> None:
    """In what words their conditions are told hangs on who leans on them and is compared first."""
    circle = "".join(
        f'condition k{one} "K{one}"\nconclusion c{one} "C{one}"\n  needs k{one}\n  because c{other}\n' for one, other in ("12", "21")
    )
    assert whole(with_sources(one=circle))[1] is None


def test_which_of_several_literals_that_clash_alike_is_told_of() -> None:
    """No other claim has a say in it."""
    both = 'premise {0} "{0}"\n  means {1}floods(town: a)\n  means {1}burns(town: a)\n'
    other = 'premise o "O"\n  means {}(town: b)\n'
    assert_the_same(
        with_sources(aside=other.format("burns"), one=both.format("x", ""), two=both.format("y", "not ")),
        with_sources(aside=other.format("floods"), one=both.format("x", ""), two=both.format("y", "not ")),
    )


def test_what_stands_among_several_sources_is_of_none_of_them() -> None:
    """Though the others of them have nothing to do with the change."""
    sources = "".join(f'source {name} "{name}"\n  outlet "{name}"\n' for name in ("one", "two"))
    files = {
        "both.arg": f'{sources}premise a "Theirs"\n  from one\ncontrary a, b\n'.encode(),
        "own.arg": b'premise a "Own"\n  denies one.a\npremise b "B"\n',
    }
    assert_the_same(files, {**files, "own.arg": files["own.arg"] + b"  is likely\n"})
    after = {**files, "both.arg": files["both.arg"] + b'premise c "Whose?"\n'}
    assert again(after, recorded(files)) is None
    assert whole(after)[1] is None


CONSIDERS = VOCABULARY + "predicate considers(who: any, what: claim)\nnever considers(who: X, what: Y) and floods(town: X)\n"


def test_a_claim_that_fills_a_slot_of_what_a_general_rule_speaks_of() -> None:
    """It is used no more when another one fills the slot."""
    one = 'premise c "C"\npremise x "X"\n  means considers(who: a, what: {})\n'
    before = {**with_sources(one=one.format("c"), two='premise c "C"\n'), "words.arg": CONSIDERS.encode()}
    for other in ("_", "two.c"):
        assert_the_same(before, {**before, **with_sources(one=one.format(other)), "words.arg": CONSIDERS.encode()})


def test_names_that_are_like_our_own_words() -> None:
    words = "type town\n" + "".join(f'entity {name} "{name}" : town\n' for name in ("general", "articles"))
    words += "".join(f"predicate {name}(town: town)\n" for name in ("meets", "read", "made", "floods"))
    words += "never floods(town: X) and floods(town: articles)\n"
    for predicate in ("meets", "read", "made"):
        one = f'premise f "F"\n  means {{}}floods(town: general)\npremise p "P"\n  means {predicate}(town: general)\n'
        two = f'premise f "F"\n  means floods(town: articles)\npremise p "P"\n  means {{}}{predicate}(town: general)\n'
        before = {**with_sources(one=one.format(""), two=two.format("")), "words.arg": words.encode()}
        after = {**with_sources(one=one.format("not "), two=two.format("not ")), "words.arg": words.encode()}
        assert_the_same(before, after)


def test_conflicts_that_are_told_in_the_same_words_keep_their_order() -> None:
    """The order in which they are found hangs on questions that have nothing to do with the change."""
    words = "type place\n" + "".join(
        f'entity {name} "{name}" : place{of}\n' for name, of in (("land", ""), ("b", ", part of land"), ("c", ", part of land"))
    )
    said = 'source {0} "{0}"\n  outlet "{1}"\npremise q "Q"\n  means {2}floods(town: {3})\n'
    before = {
        "words.arg": f'{words}predicate floods(town: place)\nquestion wet "Wet?"\n  about floods(town: b)\n'.encode(),
        "a.arg": said.format("a", "A", "", "c").encode(),
        "y.arg": said.format("y", "O", "not ", "c").encode(),
        "z.arg": said.format("z", "O", "not ", "land").encode(),
    }
    assert_the_same(before, {**before, "a.arg": before["a.arg"] + b"  is very likely\n"})
