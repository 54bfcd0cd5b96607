"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import run

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", README, re.M | re.S)
    assert found
    return found.group(1)


def test_the_example_gives_the_finding_that_is_shown(tmp_path: Path) -> None:
    (tmp_path / "bridge.arg").write_text(block("arg"), encoding="utf-8")
    command, _, shown = block("console").partition("\n")
    ran = run(*command.removeprefix("$ argmap ").split(), cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == shown


def test_the_example_is_laid_out_as_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "bridge.arg").write_text(block("arg"), encoding="utf-8")
    ran = run("fmt", "--diff", "--check", "bridge.arg", cwd=tmp_path)
    assert ran.code == 0, ran.out


def test_the_settings_that_are_shown_are_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(block("toml"), encoding="utf-8")
    (tmp_path / "a.arg").write_text('premise p "P"\n')
    assert run("check", cwd=tmp_path).code == 0


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"^python3 -m venv .*pytest.*$", README, re.M)
    assert len(commands) == 1
    assert "README.md" in (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        *sorted(str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "docs").rglob("*.md")),
    ],
)
def test_every_link_leads_somewhere(page: str) -> None:
    text = re.sub(r"```.*?```", "", (CHECKOUT / page).read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"\w+:", target):
            assert (CHECKOUT / page).parent.joinpath(target).exists(), target


def test_architecture_stays_short() -> None:
    assert len((CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 150
