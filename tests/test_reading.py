from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from argmap.findings.core import Finding
from argmap.reading import Project, Unreadable, decode, project_path, read_project
from argmap.settings import Limits, Settings
from argmap.syntax.ast import ClaimDecl
from argmap.text import SourceText


@frozen
class Files:
    """Reads from memory and remembers what it was asked for."""

    files: Mapping[str, bytes | Unreadable]
    asked: list[str] = field(factory=list)

    def read(self, path: str) -> bytes | Unreadable:
        self.asked.append(path)
        return self.files.get(path, Unreadable("missing"))


def read(files: Mapping[str, str | bytes | Unreadable], *paths: str, settings: Settings = Settings()) -> Project:
    data = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    reader = Files(data)
    project = read_project(paths or ("a.arg",), reader, settings)
    assert len(reader.asked) == len(set(reader.asked)), "each file is read once"
    return project


def told(project: Project) -> list[tuple[str, str, int, int]]:
    def place(finding: Finding) -> tuple[str, str, int, int]:
        position = project.texts[finding.span.path].position(finding.span.start)
        return finding.kind.slug, finding.span.path, position.line, position.column

    return [place(finding) for finding in project.findings]


def paths(project: Project) -> list[str]:
    return [document.path for document in project.documents]


# --- paths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "beside", "wanted"),
    [
        ("b.arg", "a.arg", "b.arg"),
        ("b.arg", "maps/a.arg", "maps/b.arg"),
        ("../b.arg", "maps/a.arg", "b.arg"),
        ("./x/../b.arg", "maps/a.arg", "maps/b.arg"),
        ("..\\seeds\\t.txt", "maps/a.arg", "seeds/t.txt"),
        ("...", "a.arg", "..."),
        ("..b.arg", "a.arg", "..b.arg"),
        ("../b.arg", "a.arg", None),
        ("..", "a.arg", None),
        ("x/../../b.arg", "a.arg", None),
        ("../../maps/b.arg", "maps/a.arg", None),
        ("/etc/passwd", "a.arg", None),
        ("\\\\server\\share", "a.arg", None),
        ("C:\\b.arg", "a.arg", None),
        ("c:b.arg", "a.arg", None),
        ("b\0.arg", "a.arg", None),
    ],
)
def test_a_path_is_relative_to_its_file_and_stays_inside(written: str, beside: str, wanted: str | None) -> None:
    assert project_path(written, beside) == wanted


@given(st.text(alphabet="ab./\\: ", max_size=12), st.sampled_from(["a.arg", "maps/a.arg", "x/y/z.arg"]))
def test_no_path_leads_out(written: str, beside: str) -> None:
    path = project_path(written, beside)
    assert path is None or not (path.startswith(("/", "../")) or path == "..")


# --- bytes ------------------------------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("a.arg", b"\xef\xbb\xbfpremise", Limits()) == (SourceText("a.arg", "premise"), ())


def test_the_bad_byte_is_shown_and_the_rest_is_read() -> None:
    project = read({"a.arg": b'source g "G"\npremise p "Caf\xe9 closes"\npremise q "Q"\npremise r\xe9s "R"\npremise ?\n'})
    assert told(project) == [("not-utf8", "a.arg", 2, 15), ("syntax", "a.arg", 5, 9)]
    assert "0xE9" in project.findings[0].message
    damaged = {node.name.text: node.damaged for node in project.documents[0].declarations if isinstance(node, ClaimDecl)}
    assert damaged["p"]
    assert not damaged["q"]


def test_bytes_that_are_no_text_are_left_alone() -> None:
    project = read({"a.arg": bytes(range(128, 256)) * 4})
    assert told(project) == [("not-utf8", "a.arg", 1, 1)]
    assert project.documents == ()


def test_the_bad_byte_after_a_byte_order_mark_and_wide_characters() -> None:
    assert told(read({"a.arg": b"\xef\xbb\xbf\xe2\x80\x99\xff"})) == [("not-utf8", "a.arg", 1, 2)]


def test_a_nul_is_shown_and_the_rest_is_read() -> None:
    project = read({"a.arg": b'premise p "P\0"\npremise q "Q"\npremise ?\n'})
    assert ("nul-character", "a.arg", 1, 13) in told(project)
    assert any(place[2] == 3 for place in told(project))
    damaged = {node.name.text: node.damaged for node in project.documents[0].declarations if isinstance(node, ClaimDecl)}
    assert damaged["p"]
    assert not damaged["q"]


def test_another_encoding_is_one_finding() -> None:
    project = read({"a.arg": 'source g "The Gazette" outlet "G"\npremise p "P"\n'.encode("utf-16-le")})
    assert [place[0] for place in told(project)] == ["nul-character"]
    assert project.documents == ()


def test_a_file_over_the_limit_is_not_read() -> None:
    settings = Settings(limits=evolve(Limits(), file_size=20))
    project = read({"a.arg": 'premise p "P"\n' * 9, "b.arg": ""}, "a.arg", "b.arg", settings=settings)
    assert told(project) == [("too-large", "a.arg", 1, 1)]
    assert paths(project) == ["b.arg"]


def test_claims_over_the_limit_are_left_out_file_by_file() -> None:
    settings = Settings(limits=evolve(Limits(), claims=3))
    file = 'premise p "P"\npremise q "Q"\n'
    for order in (("a.arg", "b.arg"), ("b.arg", "a.arg")):
        project = read({"a.arg": file, "b.arg": file}, *order, settings=settings)
        assert told(project) == [("too-large", "b.arg", 1, 1)]
        assert paths(project) == ["a.arg"]


def test_an_empty_file_is_a_document() -> None:
    assert paths(read({"a.arg": b""})) == ["a.arg"]


# --- use --------------------------------------------------------------------------------------------------------------


def test_use_is_followed_from_file_to_file_and_around() -> None:
    files = {"maps/a.arg": 'use "b.arg"', "maps/b.arg": 'use "../c.arg"\nuse "b.arg"', "c.arg": 'use "maps/a.arg"\nuse "./maps/../c.arg"'}
    project = read(files, "maps/a.arg")
    assert told(project) == []
    assert paths(project) == ["c.arg", "maps/a.arg", "maps/b.arg"]
    for start in files:
        assert read(files, start) == project


def test_each_use_of_a_missing_file_is_told_at_its_place() -> None:
    project = read({"a.arg": 'use "b.arg"\n\n use "none.arg"', "b.arg": 'use "none.arg"'})
    assert told(project) == [("missing-use", "a.arg", 3, 6), ("missing-use", "b.arg", 1, 5)]
    assert list(project.texts) == ["a.arg", "b.arg"]


@pytest.mark.parametrize("path", ["../b.arg", "/etc/passwd", "C:/b.arg", "..\\\\b.arg"])
def test_a_use_that_leads_out_is_not_read(path: str) -> None:
    reader = Files({"a.arg": f'use "{path}"'.encode(), "../b.arg": b""})
    project = read_project(["a.arg"], reader, Settings())
    assert told(project) == [("outside-project", "a.arg", 1, 5)]
    assert reader.asked == ["a.arg"]


def test_a_link_that_leads_out_is_told_by_the_reader() -> None:
    assert told(read({"a.arg": 'use "b.arg"', "b.arg": Unreadable("outside")})) == [("outside-project", "a.arg", 1, 5)]


def test_what_the_system_refuses() -> None:
    project = read(
        {"a.arg": 'use "b.arg"\nuse "c.arg"', "b.arg": Unreadable("unreadable", "it is a folder"), "c.arg": Unreadable("too-large")}
    )
    assert told(project) == [("unreadable-file", "a.arg", 1, 5), ("too-large", "a.arg", 2, 5)]
    assert "it is a folder" in project.findings[0].message


def test_a_given_file_that_cannot_be_read_has_an_empty_text_to_point_at() -> None:
    project = read({"a.arg": Unreadable("unreadable", "permission denied")})
    assert told(project) == [("unreadable-file", "a.arg", 1, 1)]


def test_an_empty_use_names_no_file() -> None:
    assert told(read({"a.arg": 'use ""'})) == [("missing-use", "a.arg", 1, 5)]


def test_a_long_chain_of_files() -> None:
    files = {f"f{place}.arg": f'use "f{place + 1}.arg"' for place in range(3_000)} | {"f3000.arg": ""}
    assert len(read(files, "f0.arg").documents) == 3_001


@given(st.permutations(["a.arg", "b.arg", "c.arg"]))
def test_the_order_of_paths_makes_no_difference(order: list[str]) -> None:
    files: dict[str, str | bytes | Unreadable] = {"a.arg": 'use "b.arg"\nuse "x.arg"', "b.arg": b"\xff", "c.arg": 'use "x.arg"\npremise "'}
    assert read(files, *order) == read(files, "a.arg", "b.arg", "c.arg")


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_any_bytes_are_reported_on_and_never_raised_on(first: bytes, second: bytes) -> None:
    project = read({"a.arg": first, "b.arg": b'use "a.arg"\n' + second}, "b.arg")
    for finding in project.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(project.texts[finding.span.path].text)
