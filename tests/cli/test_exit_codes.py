"""0, 1, 2 and nothing else: what the exit code says."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import run, write

CLEAN = 'source g "G"\n  outlet "G"\n  published 2025\npremise p "P"\nconclusion c "C" because p\n'
WARNING = 'source g "G"\n  outlet "G"\n  published 2025\nconclusion c "C"\n'
ERROR = 'source g "G"\n  outlet "G"\nconclusion c "C" because nothing\n'
VOCABULARY = 'type town\nentity t "T" : town\npredicate floods(town: town)\n'
SAYS = 'source {0} "{0}"\n  outlet "{0}"\n  published 2025\npremise p "P"\n  means {1}floods(town: t)\n  is {2}\n'


def conflict(root: Path, likelihood: str = "certain") -> Path:
    """A contradiction; with `possible` on one side a weaker conflict."""
    return write(root, {"v.arg": VOCABULARY, "a.arg": SAYS.format("a", "", likelihood), "b.arg": SAYS.format("b", "not ", "certain")})


def test_a_clean_project_is_0(tmp_path: Path) -> None:
    assert run("check", cwd=write(tmp_path, {"a.arg": CLEAN})).code == 0


def test_a_warning_is_0_unless_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": WARNING})
    assert run("check", cwd=tmp_path).code == 0
    assert run("check", "--fail-on", "warning", cwd=tmp_path).code == 1
    assert run("check", "--fail-on", "never", cwd=tmp_path).code == 0


def test_an_error_is_1_unless_waved_off(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": ERROR})
    assert run("check", cwd=tmp_path).code == 1
    assert run("check", "--fail-on", "warning", cwd=tmp_path).code == 1
    assert run("check", "--fail-on", "never", cwd=tmp_path).code == 0


def test_the_project_may_say_what_to_fail_on_and_the_command_line_wins(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": WARNING, "pyproject.toml": '[tool.argmap]\nfail-on = "warning"\n'})
    assert run("check", cwd=tmp_path).code == 1
    assert run("check", "--fail-on", "error", cwd=tmp_path).code == 0


@pytest.mark.parametrize("command", [["conflicts"], ["status"], ["explain", "g.c"], ["render", "--format", "dot"]])
def test_other_commands_are_1_where_something_could_not_be_resolved(command: list[str], tmp_path: Path) -> None:
    ran = run(*command, cwd=write(tmp_path, {"a.arg": ERROR}))
    assert ran.code == 1
    assert "a.arg:3:26: error ARG201 unknown-name" in ran.err
    assert "ARG201" not in ran.out


@pytest.mark.parametrize("command", ["check", "conflicts"])
def test_a_conflict_is_a_result_unless_asked_for(command: str, tmp_path: Path) -> None:
    conflict(tmp_path)
    assert run(command, cwd=tmp_path).code == 0
    assert run(command, "--fail-on-conflict", cwd=tmp_path).code == 1
    assert run(command, "--fail-on-conflict=strong", cwd=tmp_path).code == 1
    assert run(command, "--fail-on-conflict", "strong", cwd=tmp_path).code == 1


def test_a_conflict_below_the_strength_is_none(tmp_path: Path) -> None:
    conflict(tmp_path, "possible")
    assert run("check", "--fail-on-conflict", "strong", cwd=tmp_path).code == 0
    assert run("check", "--fail-on-conflict", "medium", cwd=tmp_path).code == 1


def test_what_follows_is_the_strength_only_where_it_is_one(tmp_path: Path) -> None:
    conflict(tmp_path / "maps")
    (tmp_path / "strong").mkdir()
    assert run("check", "--fail-on-conflict", "maps/", cwd=tmp_path).code == 1
    assert run("check", "--fail-on-conflict", "maps/a.arg", "maps/v.arg", cwd=tmp_path).code == 0
    assert run("check", "maps/", "--fail-on-conflict", cwd=tmp_path).code == 1
    assert run("check", "--fail-on-conflict", "strong", "maps", cwd=tmp_path).code == 1
    assert run("check", "--fail-on-conflict", "enormous", cwd=tmp_path).code == 2
    assert run("check", "--fail-on-conflict=enormous", cwd=tmp_path).code == 2
    assert run("check", "--fail-on-conflict", "--format", "json", "maps", cwd=tmp_path).code == 1


def test_a_dismissed_conflict_does_not_count(tmp_path: Path) -> None:
    conflict(tmp_path)
    (tmp_path / "review.arg").write_text('verdict not-a-conflict a.p, b.p "two towns"\n')
    assert run("check", "--fail-on-conflict", cwd=tmp_path).code == 0
    (tmp_path / "review.arg").write_text('verdict confirmed a.p, b.p "asked both"\n')
    assert run("check", "--fail-on-conflict", cwd=tmp_path).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "nowhere"],
        ["check", "nowhere.arg"],
        ["check", "a.arg", "nowhere.arg"],
        ["check", "--formt", "json"],
        ["check", "--format", "yaml"],
        ["check", "--format"],
        ["check", "--scenario", "none-such"],
        ["check", "--color", "sometimes", "a.arg"],
        ["status", "--semantics", "ideal"],
        ["status", "--compare", "one"],
        ["explain"],
        ["explain", "g.nothing"],
        ["render", "--format", "bmp"],
        ["render", "--depth", "-1"],
        ["render", "--focus", "g.nothing"],
        ["render", "--since", "May", "-o", "x.svg"],
        ["render", "--format", "dot", "-o", "no/such/folder/x.dot"],
        ["fmt", "nowhere.arg"],
        ["fmt", "-", "a.arg"],
        ["quote", "g"],
        ["quote", "nobody", "words"],
        ["quote", "g", "words"],
        ["quote", "g", " "],
        ["rule", "no-such-kind"],
        ["schema"],
        ["schema", "render"],
        ["init", "a.arg"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_says_so_on_standard_error(arguments: list[str], tmp_path: Path) -> None:
    ran = run(*arguments, cwd=write(tmp_path, {"a.arg": CLEAN}))
    assert ran.code == 2
    assert not ran.out
    assert ran.err.strip()
    assert "fault" not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("given", "nearest"), [("chekc", "check"), ("conflict", "conflicts")])
def test_a_mistyped_command_gets_the_nearest(given: str, nearest: str, tmp_path: Path) -> None:
    assert f"{nearest}" in run(given, cwd=tmp_path).err.splitlines()[-1]


def test_bad_settings_are_2(tmp_path: Path) -> None:
    write(tmp_path, {"a.arg": CLEAN, "pyproject.toml": "[tool.argmap]\nhorizont = 6\n"})
    ran = run("check", cwd=tmp_path)
    assert ran.code == 2
    assert "did you mean 'horizon'" in ran.err


def test_a_fault_of_ours_is_one_line_and_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("no such luck\nat all")

    monkeypatch.setattr("argmap.cli.project.locate", fail)
    monkeypatch.setattr("argmap.cli.opening.locate", fail)
    ran = run("check", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err == "argmap: a fault in argmap itself: RuntimeError: no such luck at all (ARGMAP_DEBUG=1 shows more)\n"
    with pytest.raises(RuntimeError):
        run("check", cwd=tmp_path, env={"ARGMAP_DEBUG": "1"})


def test_a_picture_of_no_known_format_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text('premise p "P"\n')
    assert run("render", "-o", "map.xyz", cwd=tmp_path).code == 2
    assert not (tmp_path / "map.xyz").exists()
