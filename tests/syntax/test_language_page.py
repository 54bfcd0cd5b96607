"""The language reference: its examples read, and its lists are those of the grammar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.syntax.format import format_text
from argmap.syntax.grammar import grammar
from argmap.syntax.parse import parse
from argmap.syntax.words import CLAUSES, TERMINALS, USAGE
from argmap.text import SourceText

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```arg\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_its_examples_read(example: str) -> None:
    assert not parse(SourceText("language.md", example)).findings
    assert format_text(SourceText("language.md", example)) is not None


def test_it_has_examples() -> None:
    assert len(EXAMPLES) >= 15


def listed(title: str) -> set[str]:
    """The words in backquotes of the paragraph of section 12 that begins with ``title``."""
    section = PAGE[PAGE.index("## 12. All words") :]
    (paragraph,) = [part for part in section.split("\n\n") if part.startswith(title)]
    return set(re.findall(r"`([a-z_]+)`", paragraph))


def test_its_lists_of_words_are_complete() -> None:
    words = grammar().words
    declarations = {word for word, terminal in words.items() if terminal in grammar().begins_declaration} | {"undercuts"}
    assert listed("Words that begin **declarations**") == declarations
    assert listed("Words that begin **clauses**") == set(grammar().beginning(declarations=False)) - {"via"} | {"undercuts"}
    assert listed("These are reserved") == {word for word, terminal in words.items() if terminal in grammar().soft}
    assert declarations | listed("Words that begin **clauses**") | listed("**Joining words**") == {
        word for word, terminal in words.items() if terminal in grammar().reserved
    }


def test_every_declaration_and_clause_has_its_usage() -> None:
    assert set(USAGE) == {*grammar().beginning(declarations=True), *grammar().beginning(declarations=False)} - {
        "asserted", "reported", "endorsed", "disputed"
    }  # fmt: skip
    assert {word for clauses in CLAUSES.values() for word in clauses} <= set(grammar().words)
    for usage in TERMINALS.values():
        assert usage
