"""The table of findings and their pages: every example shows its kind, every mended one does not."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.cli.project import locate
from argmap.findings.core import Finding, Kind
from argmap.findings.kinds import BY_NAME, KINDS, NO_LAYOUT_ENGINE
from argmap.findings.pages import page, table

PAGES = Path(__file__).parents[2] / "argmap" / "findings" / "pages"
SHOWN = tuple(kind for kind in KINDS if kind is not NO_LAYOUT_ENGINE)
"""`no-layout-engine` is about the machine: no file shows it."""

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FILE = re.compile(r"^`([^`\n]+)`:\n\n```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(kind: Kind) -> Mapping[str, str]:
    parts = _SECTION.split(page(kind))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def files(section: str) -> Iterator[tuple[str, bytes]]:
    for name, form, words in _FILE.findall(section):
        yield name, base64.b64decode(words) if form == "base64" else words.encode()


def found(folder: Path, contents: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """What `check` finds in a project of these files."""
    for name, content in {"pyproject.toml": b"[tool.argmap]\n", **contents}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    located = locate([str(folder)])
    disk = Disk(located.root, located.settings.limits.file_size)
    return pipeline.check(pipeline.understand(located.files, disk, located.settings), disk, located.settings).findings


def test_the_table() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.slug for kind in KINDS}) == len(KINDS)
    assert len(BY_NAME) == 2 * len(KINDS)
    for kind in KINDS:
        assert re.fullmatch(r"ARG[1-5]\d\d", kind.code)
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", kind.slug)
        assert kind.sentence
        assert not kind.sentence.endswith(".")
    assert table().splitlines() == sorted(table().splitlines())
    assert len(table().splitlines()) == len(KINDS)
    assert max(map(len, table().splitlines())) <= 120


def test_no_page_without_its_kind() -> None:
    assert {path.name for path in PAGES.iterdir()} == {f"{kind.code}.md" for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_a_page_says_what_and_why(kind: Kind) -> None:
    assert page(kind).startswith(f"# {kind.code} {kind.slug}\n\n*{kind.severity}*: {kind.sentence}\n\n## What it means\n")
    expected = ["What it means", "Why it matters", "Example", "Mended"]
    assert list(sections(kind)) == (expected if kind in SHOWN else expected[:2])
    assert all(text.strip() for text in sections(kind).values())
    prose = page(kind).split("## Example")[0]
    assert all(len(line) <= 80 for line in prose.splitlines()), "a page is read in a terminal"


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.slug)
def test_the_example_shows_it_and_the_mended_one_does_not(kind: Kind, tmp_path: Path) -> None:
    example = dict(files(sections(kind)["Example"]))
    mended = {**example, **dict(files(sections(kind)["Mended"]))}
    assert kind in [finding.kind for finding in found(tmp_path / "example", example)]
    quiet = found(tmp_path / "mended", mended)
    assert kind not in [finding.kind for finding in quiet]
    assert [finding.message for finding in quiet if finding.severity == "error"] == []
