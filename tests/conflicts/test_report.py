"""The report is put together once and says the same as text, as Markdown and as a page; hostile text stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from argmap.conflicts.find import find_issues
from argmap.conflicts.issues import Issues
from argmap.conflicts.narrow import Wanted, narrow
from argmap.conflicts.report.outline import Outline, outline
from argmap.conflicts.report.to_html import to_html
from argmap.conflicts.report.to_markdown import to_markdown
from argmap.conflicts.report.to_text import to_text
from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.rules.evaluate import evaluate
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText
from argmap.times import read_date

BRIDGE = """
type structure
entity bridge "the <b>bridge</b>" : structure
predicate closed(what: structure) "{what} is closed"
predicate busy(what: structure) "{what} is busy"
source ledger "A" outlet "Ledger" published 2031-01-05 grade B2
source echo "B" outlet "Echo <script>alert(1)</script>" published 2031-02-05
voice mayor "The *Mayor* [x](http://evil.example)"
premise shut "The bridge is closed" from ledger quote "it is “shut”" means closed(what: bridge) when 2031
premise open "The bridge is open" from echo by mayor means not closed(what: bridge) when 2031
premise maybe "It may be busy" from echo is possible means busy(what: bridge) when 2031
premise quiet "It is quiet" from ledger means not busy(what: bridge) when 2031
question state "Is the bridge <open>?"
  about closed(what: bridge)
"""


def read(text: str) -> tuple[Argument, Issues, Outline]:
    source = SourceText("a.arg", text)
    argument = resolve([parse(source)], Settings()).argument
    issues = find_issues(argument, Settings(), evaluate(argument, Settings()))
    return argument, issues, outline(issues, argument, {"a.arg": source}, "none")


def test_each_conflict_is_told_in_its_six_parts() -> None:
    text = to_text(read(BRIDGE)[2])
    for words in (
        "strong: contradiction",
        "Ledger",
        "grade B2",
        "a.arg:9",
        "a.arg:10",
        "why",
        "would dissolve it",
        "independent",
        "“it is “shut”",
    ):
        assert words in text, words
    assert all(len(line) <= 80 for line in text.splitlines())


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name == "src" for name, _ in attrs)


def test_hostile_text_is_text() -> None:
    report = read(BRIDGE)[2]
    page = to_html(report)
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.seen
    assert "b" not in tags.seen
    assert "&lt;script&gt;" in page
    markdown = to_markdown(report)
    assert "<script>" not in markdown
    assert "](http" not in markdown
    assert "\\*Mayor\\*" in markdown


def test_nothing_at_all_is_a_report_too() -> None:
    report = read("")[2]
    assert "0 conflicts" in to_text(report)
    assert "0 conflicts" in to_markdown(report)
    assert "0 conflicts" in to_html(report)


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Wanted(), ["contradiction", "ruled-out-vs-open"]),
        (Wanted(questions=("state",)), ["contradiction"]),
        (Wanted(min_strength="strong"), ["contradiction"]),
        (Wanted(kinds=("ruled-out-vs-open",)), ["ruled-out-vs-open"]),
        (Wanted(voices=("mayor",)), ["contradiction"]),
        (Wanted(outlets=("Ledger",)), ["contradiction", "ruled-out-vs-open"]),
        (Wanted(outlets=("Nobody",)), []),
        (Wanted(since=read_date("2031-02")), ["contradiction", "ruled-out-vs-open"]),
        (Wanted(since=read_date("2032")), []),
    ],
)
def test_a_part_of_the_report_can_be_asked_for(wanted: Wanted, kinds: list[str]) -> None:
    argument, issues, _ = read(BRIDGE)
    found = narrow(issues, argument, wanted)
    assert sorted(conflict.kind for report in found.questions for conflict in report.conflicts) == kinds


def test_numbers_go_by_strength_and_stay_those_of_the_whole_report() -> None:
    argument, issues, whole = read(BRIDGE)
    ranked = sorted(issues.conflicts, key=lambda each: issues.numbers.get(each.fingerprint, 99))
    strengths = [each.strength for each in ranked]
    assert strengths == sorted(strengths, key=["strong", "medium", "weak", "info"].index)
    assert {each.fingerprint for each in issues.conflicts if each.strength != "info"} == set(issues.numbers)
    assert sorted(issues.numbers.values()) == list(range(1, len(issues.numbers) + 1))
    for question in issues.questions:
        part = narrow(issues, argument, Wanted(questions=(question.name,)))
        assert part.numbers == issues.numbers
        shown = {card.number for each in outline(part, argument, {}, "none").questions for card in each.cards}
        assert shown <= {card.number for each in (*whole.questions, *whole.apart) for card in each.cards}
