"""Arguments for the tests of the reasoning, from `.arg` texts."""

from __future__ import annotations

from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.rules.evaluate import evaluate
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText


def argument(*texts: str) -> Argument:
    """Each text is a file; what is wrong in them is for other tests."""
    documents = [parse(SourceText(f"{place}.arg", text)) for place, text in enumerate(texts)]
    return resolve(documents, Settings()).argument


def statuses(*texts: str, scenario: str | None = None, settings: Settings | None = None) -> dict[str, str]:
    evaluation = evaluate(argument(*texts), settings or Settings(), scenario)
    return {name: status.status for name, status in evaluation.claims.items()}
