"""The built wheel works in an empty environment, away from the checkout; so does the source distribution's content."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(CHECKOUT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


def test_the_wheel_holds_what_the_program_reads_and_none_of_the_articles(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    for name in (
        "argmap/grammar/argmap.lark",
        "argmap/py.typed",
        "argmap/findings/pages/ARG101.md",
        "argmap/cli/schemas/check.json",
        "argmap/cli/example/herald.arg",
        "argmap/cli/example/articles/herald.txt",
    ):
        assert name in names
    assert not any(name.startswith(("seeds/", "maps/", "tests/", "benchmarks/", "fuzz/")) for name in names)


def test_the_source_distribution_holds_the_grammar_and_none_of_the_articles(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"grammar/argmap.lark", "argmap/cli/main.py", "pyproject.toml", "README.md", "LICENSE"} <= names
    assert not any(name.startswith("seeds/") for name in names)


def test_the_wheel_works_away_from_the_checkout(built: tuple[Path, Path], tmp_path: Path) -> None:
    """Installs it with its dependencies from the registry, and uses it as a newcomer would."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "ARGMAP", "VIRTUAL_ENV"))}
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True, capture_output=True)
    python = tmp_path / "venv" / "bin" / "python"
    install = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--retries", "1", "--timeout", "15", str(built[0])],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=tmp_path,
    )
    if install.returncode and not os.environ.get("CI"):
        pytest.skip(f"the package registry cannot be reached: {install.stderr.strip().splitlines()[-1][:200]}")
    assert install.returncode == 0, install.stderr

    def argmap(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(tmp_path / "venv" / "bin" / "argmap"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path, encoding="utf-8")

    assert argmap("init", "bridge").returncode == 0
    checked = argmap("check", "bridge")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "no errors, no warnings" in checked.stdout
    assert "outlets-conflict" in checked.stdout
    rendered = argmap("render", "bridge", "-o", "bridge.svg")
    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "bridge.svg").read_text(encoding="utf-8").lstrip().startswith(("<?xml", "<svg"))
    assert argmap("rule", "unknown-name").returncode == 0
    assert argmap("fmt", "--check", "bridge").returncode == 0
