"""argmap beside others in one run: Argdown's check and JSON on the same statements, clingo on the same theories, Graphviz on the same
DOT; as the tables of `benchmarks/README.md`.

python benchmarks/peers.py                    # needs npm, clingo (it comes with argmap) and `dot`; what is missing is left out

Every figure is the median of three rounds in which the programs take turns, in seconds of the processor from the start of a process to
its end; in brackets the least and the most. The peers come from their registries into a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import rules
from drawing import install_argdown
from synthetic import project, write

ROUNDS = 3
STATEMENTS = (2_000, 20_000)
RULES = (10_000, 100_000)
BOXES = (500, 2_000)
PATIENCE = 1_800  # seconds for one process

Row = tuple[str, Mapping[str, Sequence[float] | None]]
"""What was done, and for each program the seconds of its rounds; None where it failed or did not end."""


def main() -> None:
    argparse.ArgumentParser(description="Measure argmap beside others.").parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        print(machine())
        argdown = install_argdown(base / "npm")
        if argdown:
            table(row for claims in STATEMENTS for row in statements(base / str(claims), claims, argdown))
        table(map(theory, RULES))
        if shutil.which("dot"):
            table(picture(base / f"boxes{boxes}", boxes) for boxes in BOXES)


def machine() -> str:
    """The processor, the system, and the versions."""
    try:
        names = re.findall(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        names = []
    node = version("node", "--version")
    dot = version("dot", "-V")
    cores = f"{len(names) or os.cpu_count()} cores, {names[0] if names else platform.processor()}"
    return f"{cores}; {platform.system()}; Python {platform.python_version()}; {node}; {dot}\n"


def version(program: str, option: str) -> str:
    if shutil.which(program) is None:
        return f"no {program}"
    done = subprocess.run([program, option], capture_output=True, text=True, check=False)
    return f"{program} {(done.stdout or done.stderr).strip().removeprefix(f'{program} - ')}"


# --- Argdown ----------------------------------------------------------------------------------------------------------


READ = """
import pathlib
from argmap import pipeline
from argmap.cli.disk import Disk
from argmap.settings import Settings
pipeline.read(sorted(path.name for path in pathlib.Path().glob("*.arg")), Disk(".", 10**9), Settings())
"""
"""What Argdown's check does: it reads, and tells what is no Argdown."""


def statements(folder: Path, claims: int, argdown: Path) -> Iterator[Row]:
    """The same claims, sentences and reasons. argmap reads what they mean besides; its check resolves every name, reasons and compares
    all of it; and its JSON is that of a map, with the place of each box."""
    files = project(claims)
    write(folder, files)
    (folder / "same.argdown").write_text(as_argdown(files), encoding="utf-8")
    ours = [sys.executable, "-m", "argmap"]
    theirs = str(argdown)
    yield f"reading {claims:,} statements", turns({"argmap": [sys.executable, "-c", READ], "Argdown": [theirs, "same.argdown"]}, folder)
    yield (
        f"check of {claims:,} statements",
        turns({"argmap": [*ours, "check", "--no-cache", "--format", "concise"], "Argdown": [theirs, "same.argdown"]}, folder),
    )
    json_commands = {
        "argmap": [*ours, "render", "--everything", "--format", "json", "-o", "out.json"],
        "Argdown": [theirs, "json", "same.argdown", "out"],
    }
    yield f"{claims:,} statements as JSON", turns(json_commands, folder)


def as_argdown(files: Mapping[str, str]) -> str:
    """Each claim as a statement, each step as support."""
    lines: list[str] = []
    leads: dict[str, list[str]] = {}
    claims: list[tuple[str, str]] = []
    for text in files.values():
        for block in re.split(r"\n\n+", text):
            found = re.match(r'(?:premise|conclusion) (\w+) "([^"]*)"', block)
            if found:
                claims.append((found[1], found[2]))
                because = re.search(r"^  because (.*)$", block, re.MULTILINE)
                for premise in because[1].split(" and ") if because else ():
                    leads.setdefault(premise, []).append(found[1])
    for name, words in claims:
        lines += [f"[{name}]: {words}.", *(f"  +> [{other}]" for other in leads.get(name, ())), ""]
    return "\n".join(lines)


# --- clingo -----------------------------------------------------------------------------------------------------------


def theory(size: int) -> Row:
    """Grounded semantics of one random theory; the answers are compared."""
    found: dict[str, list[float] | None] = {"argmap": [], "clingo": []}
    for _ in range(ROUNDS):
        ours, theirs = (rules.run(engine, "random", size, PATIENCE) for engine in ("argmap", "clingo"))
        for program, seconds in (("argmap", ours.get("seconds")), ("clingo", total(theirs))):
            known = found[program]
            found[program] = [*known, seconds] if known is not None and seconds is not None else None
        assert "stopped" in theirs or ours["held"] == theirs["held"]
    return f"{size:,} rules: what holds", found


def total(clingo: Mapping[str, float]) -> float | None:
    """Grounding and solving."""
    return None if "stopped" in clingo else clingo["ground"] + clingo["solve"]


# --- Graphviz ---------------------------------------------------------------------------------------------------------


def picture(folder: Path, claims: int) -> Row:
    """Reading, reasoning, comparing, laying out and drawing every claim, beside `dot` alone on the DOT that argmap writes of it."""
    write(folder, project(claims))
    ours = [sys.executable, "-m", "argmap", "render", "--everything"]
    subprocess.run([*ours, "--format", "dot", "-o", "same.dot"], cwd=folder, check=True, capture_output=True)
    return f"{claims:,} claims to SVG", turns(
        {"argmap": [*ours, "-o", "ours.svg"], "Graphviz": ["dot", "-Tsvg", "same.dot", "-o", "theirs.svg"]}, folder
    )


# --- measuring --------------------------------------------------------------------------------------------------------


def turns(commands: Mapping[str, Sequence[str]], folder: Path) -> dict[str, list[float] | None]:
    found: dict[str, list[float] | None] = {program: [] for program in commands}
    for _ in range(ROUNDS):
        for program, command in commands.items():
            seconds = measured(command, folder)
            known = found[program]
            if seconds is None or known is None:
                found[program] = None
            else:
                known.append(seconds)
    return found


def measured(command: Sequence[str], folder: Path) -> float | None:
    """Seconds of the processor; None where it fails or does not end. That a check finds something is no failure."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE, env=environment)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(rows: Iterable[Row]) -> None:
    for number, (what, found) in enumerate(rows):
        if number == 0:
            print(f"| | {' | '.join(found)} | argmap / {list(found)[-1]} |\n| --- | {'--: | ' * len(found)}--: |")
        ours, theirs = list(found.values())
        ratio = f"{statistics.median(ours) / statistics.median(theirs):.2f}" if ours and theirs else "–"
        print(f"| {what} | {' | '.join(map(figure, found.values()))} | {ratio} |", flush=True)
    print()


def figure(rounds: Sequence[float] | None) -> str:
    if not rounds:
        return "failed"
    digits = 3 if statistics.median(rounds) < 0.1 else 2
    return f"{statistics.median(rounds):.{digits}f} ({min(rounds):.{digits}f}–{max(rounds):.{digits}f})"


if __name__ == "__main__":
    main()
