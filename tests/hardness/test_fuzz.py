"""Whatever the project: nothing is raised, every finding has its place, and all that is printed can be read.

A short part runs with every test run, and is the same each time; `--long` runs many more. The coverage-guided targets are in `fuzz/`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracles import assert_again_is_anew, assert_found, everything
from thought_up import ARTICLES, QUOTES, STRANGE, Files, changes, files, mutated, mutations, seeds, strange
from whole import checked_through, laid_out_through

from argmap.sources.article import Article
from argmap.sources.passages import find_passages

LONG = "ARGMAP_LONG" in os.environ
MANY = int(os.environ.get("ARGMAP_FUZZ", "3000" if LONG else "25"))
seeded = settings(max_examples=MANY, derandomize=not LONG, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@seeded
@given(files())
def test_a_project_that_is_thought_up(project: Files) -> None:
    everything(project)


@seeded
@given(mutations)
def test_a_case_that_is_changed(project: Files) -> None:
    everything(project)


@seeded
@given(st.one_of(files(), st.deferred(lambda: st.sampled_from(seeds()))), changes)
def test_a_project_that_is_checked_again_after_a_change(project: Files, changed: list[tuple[int, int, int, int]]) -> None:
    assert_again_is_anew(project, mutated(project, changed))


@settings(seeded, max_examples=4 * MANY)
@given(st.one_of(files(), mutations))
def test_a_project_laid_out(project: Files) -> None:
    for name, data in project.items():
        if name.endswith(".arg"):
            laid_out_through(data.decode("utf-8", "replace"))


@settings(seeded, max_examples=8 * MANY)
@given(
    st.lists(st.one_of(strange, st.sampled_from(ARTICLES)), max_size=4).map(" ".join),
    st.lists(st.one_of(strange, st.sampled_from((*QUOTES, *STRANGE, "…", "[", "]", "[…]")), st.text(max_size=5)), max_size=6).map(" ".join),
)
def test_words_looked_for_in_an_article(article: str, words: str) -> None:
    hits = find_passages(Article("a.txt", article), words)
    assert_found(words, Article("a.txt", article), [(hit.passage.start, hit.passage.end) for hit in hits if not hit.difference])
    for hit in hits:
        assert 0 <= hit.passage.start <= hit.passage.end <= len(article)
        clause = f'source s "S"\n  text "a.txt"\npremise p "P"\n  {hit.clause}\n'
        checked = checked_through({"a.arg": clause.encode("utf-8", "replace"), "a.txt": article.encode("utf-8", "replace")})
        if "\0" not in article:
            assert [match.outcome for match in checked.quotes] == ["verified"], hit
