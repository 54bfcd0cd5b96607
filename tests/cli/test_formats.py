"""What is printed, in every format; JSON is held against the schema that `argmap schema` prints."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from running import run, write

PROJECT = {
    "v.arg": """type town
entity t "Tønsberg" : town
predicate floods(town: town) "{town} floods"
predicate warned(town: town)
rule warning "A warning" when warned(town: X) then floods(town: X)
question q "Does it flood?"
  about floods(town: _)
scenario wet "It rains"
  assume rain
scenario other "Another"
  suppose not rain
condition rain "It rains"
""",
    "a.arg": """source a "A"
  outlet "A"
  published 2025
  text "a.txt"
  grade B2
premise p "P"
  quote "It will flood"
  means floods(town: t)
premise p2 "P2"
  by "The mayor" via "Radio"
  quote "not there"
  is likely
  means not floods(town: t)
conclusion c "C"
  because p called s unless rain
conclusion conditional "D"
  because p if rain
""",
    "b.arg": """source b "B"
  outlet "B"
  published 2025
premise q "Q"
  means not floods(town: t)
premise q2 "Q2"
  means floods(town: t)
  when 1999
premise fear "F"
  as fear of "The mayor"
  means floods(town: t)
conclusion e "E" because nothing
conclusion f "F"
  because q
premise u "U"
  undercuts f.1
""",
    "a.txt": "It will flood, said the mayor.\n",
    "review.arg": 'verdict not-a-conflict a.p2, b.q2 "another year"\n',
}
CLAIMS = ["a.p", "a.p2", "a.c", "a.conditional", "b.q", "b.e", "b.f", "b.u", "b.fear", "rain"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, PROJECT)


def schema(command: str, folder: Path) -> dict[str, object]:
    ran = run("schema", command, cwd=folder)
    found: dict[str, object] = json.loads(ran.out)
    assert ran.code == 0
    jsonschema.Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--scenario", "wet"],
        ["conflicts"],
        ["conflicts", "--prefer", "reliability"],
        ["conflicts", "--outlet", "A", "--min-strength", "medium"],
        ["status"],
        ["status", "--semantics", "preferred", "--scenario", "wet"],
        ["status", "--semantics", "stable", "--prefer", "reliability"],
        ["status", "--key-premises"],
        ["status", "--compare", "wet", "other"],
        ["status", "--compare", "none", "other"],
        *(["explain", claim] for claim in CLAIMS),
        *(["explain", claim, "--scenario", "wet", "--semantics", "preferred"] for claim in CLAIMS),
    ],
    ids=" ".join,
)
def test_json_is_what_the_schema_says(arguments: list[str], project: Path) -> None:
    ran = run(*arguments, "--format", "json", cwd=project)
    assert ran.code == 1  # the project has errors
    jsonschema.validate(json.loads(ran.out), schema(arguments[0], project), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("arguments", [["check"], ["conflicts"], ["status"], ["explain", "p", "a.arg"]], ids=lambda words: words[0])
@pytest.mark.parametrize("text", ["", "premise\n", 'premise p "P"\n', 'source s "S"\npremise p "P" means x(y: z)\n'])
def test_the_json_of_next_to_nothing_too(arguments: list[str], text: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": text})
    ran = run(*arguments, "--format", "json", cwd=tmp_path)
    if ran.code != 2:
        jsonschema.validate(json.loads(ran.out), schema(arguments[0], tmp_path), cls=jsonschema.Draft202012Validator)


def test_the_schemas_are_strict_enough_to_say_no(project: Path) -> None:
    output = json.loads(run("check", "--format", "json", cwd=project).out)
    output["findings"][0]["line"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(output, schema("check", project), cls=jsonschema.Draft202012Validator)


def test_the_summary_counts_what_is_there(project: Path) -> None:
    summary = json.loads(run("check", "--format", "json", cwd=project).out)["summary"]
    assert summary["files"] == 4
    assert summary["sources"] == summary["outlets"] == 2
    assert summary["claims"] == 11
    assert summary["quotes"] == {"verified": 1, "missing": 1, "unchecked": 0}
    assert summary["errors"] == 2


def test_the_text_ends_with_one_summary_line(project: Path) -> None:
    for form in ("full", "concise"):
        last = run("check", "--format", form, cwd=project).out.splitlines()[-1]
        assert last.startswith("4 files, 2 sources, 2 outlets, 11 claims; 1 quote verified, 1 not found; 2 errors")


def test_sarif_and_github_name_files_as_the_repository_does(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "maps", PROJECT)
    assert "::error file=maps/b.arg," in run("check", "--format", "github", cwd=tmp_path / "maps").out
    sarif = json.loads(run("check", "maps", "--format", "sarif", cwd=tmp_path).out)
    places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for run_ in sarif["runs"] for result in run_["results"]}
    assert places <= {"maps/a.arg", "maps/b.arg", "maps/review.arg", "maps/v.arg"}
    assert {finding["path"] for finding in json.loads(run("check", "maps", "--format", "json", cwd=tmp_path).out)["findings"]} >= {"b.arg"}


def test_a_report_can_be_written_to_a_file(project: Path) -> None:
    for form in ("markdown", "html", "text", "json"):
        printed = run("conflicts", "--format", form, cwd=project)
        written = run("conflicts", "--format", form, "-o", f"report.{form}", cwd=project)
        assert (project / f"report.{form}").read_text(encoding="utf-8") == printed.out
        assert not written.out


def test_the_report_is_narrowed(project: Path) -> None:
    def kinds(*arguments: str) -> set[str]:
        report = json.loads(run("conflicts", "--format", "json", *arguments, cwd=project).out)
        return {conflict["kind"] for question in report["questions"] for conflict in question["conflicts"]}

    assert "contradiction" in kinds()
    assert kinds("--kind", "contradiction") == {"contradiction"}
    assert kinds("--since", "2030") == set()
    assert "contradiction" in kinds("--question", "q")
    assert kinds("--voice", "The mayor") <= kinds()
    for wrong in (["--kind", "clash"], ["--question", "nobody"], ["--voice", "A mayor"], ["--outlet", "C"], ["--since", "soon"]):
        assert run("conflicts", *wrong, cwd=project).code == 2


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "html", "json"])
def test_a_map_is_drawn_in_every_format(form: str, project: Path) -> None:
    by_ending = run("render", "-o", f"map.{form}", cwd=project)
    by_option = run("render", "--format", form, "-o", "again", cwd=project)
    assert by_ending.code == by_option.code == 1
    first = (project / f"map.{form}").read_bytes()
    assert first
    assert first == (project / "again").read_bytes()
    starts = {"svg": b"<", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "html": b"<!", "json": b"{"}
    assert first.lstrip().lower().startswith(starts[form].lower())


def test_a_map_goes_to_standard_output(project: Path) -> None:
    assert run("render", cwd=project).out.lstrip().startswith("<")


def test_without_an_engine_the_map_is_written_as_dot(project: Path) -> None:
    ran = run("render", "--engine", "dot", "-o", "map.svg", cwd=project, env={"PATH": "/nowhere"})
    assert ran.code == 1
    assert "ARG509 no-layout-engine" in ran.err
    assert (project / "map.dot").read_text(encoding="utf-8").startswith("digraph")
    assert not (project / "map.svg").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--question", "q"],
        ["--focus", "c", "--depth", "1"],
        ["--conflicts-only"],
        ["--outlet", "A"],
        ["--voice", "The mayor"],
        ["--since", "2025-01"],
        ["--min-strength", "strong"],
        ["--everything", "--theme", "dark", "--title", "A title & more"],
        ["--scenario", "wet"],
    ],
    ids=" ".join,
)
def test_every_view_is_drawn(arguments: list[str], project: Path) -> None:
    ran = run("render", "--format", "dot", *arguments, cwd=project)
    assert ran.code == 1
    assert ran.out.startswith("digraph")
