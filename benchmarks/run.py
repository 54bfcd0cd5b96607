"""Start-up, parsing, checking and drawing, each as a ratio to a floor that is measured in the same run, with the peak of memory.

    python benchmarks/run.py [--claims 1000,10000,100000,1000000] [--rounds 3]

Each measurement is a process of its own, so that one does not pay for another's memory; of several rounds the best counts.
`benchmarks/README.md` says how to read the table.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen
from synthetic import project

from argmap import pipeline
from argmap.cli.main import GARBAGE
from argmap.drawing.from_argument import draw
from argmap.drawing.overview import overview
from argmap.drawing.render import render
from argmap.drawing.views import EVERYTHING, View, wants_overview
from argmap.findings.report import print_findings
from argmap.reading import Unreadable
from argmap.settings import Limits, Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText

TOKEN = re.compile(r'\s+|#[^\r\n]*|"""(?:.|\n)*?"""|"(?:\\.|[^"\\])*"|\d[\d_,.-]*|[^\W\d][\w-]*|.')
"""What the floor of parsing does: one regular expression that only tokenises."""
SETTINGS = Settings(limits=Limits(file_size=10**9, layout_time=120.0))
CHECKOUT = Path(__file__).parent.parent
SMALL = "argmap/cli/example/herald.arg"
WRITTEN = ("maps", "examples", "argmap/cli/example", "tests/conflicts/topics")


class Memory:
    """Files that are held in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {path: text.encode() for path, text in files.items() if path.endswith(".arg")}

    def read(self, path: str) -> bytes | Unreadable:
        return self.files.get(path, Unreadable("missing"))


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, not of the clock: other programs run too."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tokenise(files: Mapping[str, str]) -> float:
    return seconds(lambda: [sum(1 for _ in TOKEN.finditer(text)) for text in files.values()])


def parsing(files: Mapping[str, str]) -> float:
    texts = [SourceText(path, text) for path, text in files.items() if path.endswith(".arg")]
    return seconds(lambda: [parse(text) for text in texts])


def checking(files: Mapping[str, str]) -> float:
    """A whole check, without the cache."""
    reader = Memory(files)

    def work() -> None:
        pipeline.check(pipeline.understand(list(reader.files), reader, SETTINGS), reader, SETTINGS)

    return seconds(work)


def stages(claims: int) -> list[dict[str, float | str]]:
    """A whole check, stage by stage: seconds, and by how many MB the process has grown at the end of each."""
    gc.set_threshold(*GARBAGE)
    reader = Memory(project(claims))
    before = megabytes()
    found: list[dict[str, float | str]] = []
    begun = ""
    since = 0.0

    def tell(_: float, what: str) -> None:
        nonlocal begun, since
        now = time.process_time()
        if begun:
            found.append({"stage": begun, "seconds": now - since, "memory": megabytes() - before})
        begun, since = what, now

    checked = pipeline.check(pipeline.understand(list(reader.files), reader, SETTINGS, tell), reader, SETTINGS, progress=tell)
    outcome = pipeline.outcome(checked)
    tell(1.0, "printing")
    print_findings("full", outcome.findings, outcome.texts, outcome.summary)
    tell(1.0, "")
    return found


def megabytes() -> float:
    """The most that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def drawing(files: Mapping[str, str]) -> float:
    """The overview, which is drawn by default above sixty claims."""
    return _picture(files, View())


def drawing_all(files: Mapping[str, str]) -> float:
    """One picture of every claim (`--everything`)."""
    return _picture(files, EVERYTHING)


def _picture(files: Mapping[str, str], view: View) -> float:
    reader = Memory(files)
    compared = pipeline.compare(pipeline.understand(list(reader.files), reader, SETTINGS), SETTINGS)
    argument = compared.understood.argument

    def work() -> None:
        if wants_overview(argument, view):
            drawn = overview(argument, compared.issues, view, "")
        else:
            drawn = draw(argument, compared.issues, compared.evaluation, view, compared.understood.texts, "")
        render(drawn, "svg", "wasm", SETTINGS.limits.layout_time, lambda words: None)

    return seconds(work)


@frozen
class Stage:
    """``at_most``: claims; a picture of more helps nobody."""

    work: Callable[[Mapping[str, str]], float]
    at_most: int = 10**9


STAGES = {
    "parsing": Stage(parsing),
    "checking": Stage(checking),
    "drawing the overview": Stage(drawing),
    "drawing every claim": Stage(drawing_all, 1000),
}


def measure(stage: str, claims: int) -> dict[str, float]:
    """In this process; memory is in MB over what the process had before the project was made."""
    gc.set_threshold(*GARBAGE)
    files = project(claims)
    before = megabytes()
    floor = min(tokenise(files) for _ in range(3))
    taken = STAGES[stage].work(files)
    return {"seconds": taken, "floor": floor, "memory": megabytes() - before}


def parsing_what_is_written(rounds: int) -> None:
    """The files of this checkout that people wrote, which are small and say all sorts of things."""
    files = {str(path): path.read_text("utf-8") for folder in WRITTEN for path in sorted((CHECKOUT / folder).rglob("*.arg"))}
    floor = min(tokenise(files) for _ in range(10 * rounds))
    taken = min(parsing(files) for _ in range(10 * rounds))
    lines = sum(text.count("\n") for text in files.values())
    print("\n| what people wrote | lines | seconds | floor | ratio |\n| --- | --: | --: | --: | --: |")
    print(f"| parsing {len(files)} files | {lines:,} | {taken:.4f} | {floor:.4f} | {taken / floor:.1f} |")


def process_seconds(command: list[str], rounds: int) -> float:
    """The best of several rounds, in seconds of the processor, once the caches are warm."""

    def run() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True, cwd=CHECKOUT, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run()
    return min(run() for _ in range(rounds))


def start_up(rounds: int) -> None:
    python = sys.executable
    print("| start-up | seconds | floor | ratio |\n| --- | --: | --: | --: |")
    for words, command, floor_words in (
        ("argmap --version", ["-m", "argmap", "--version"], "import click"),
        (f"argmap check {SMALL}", ["-m", "argmap", "check", SMALL], "import lark, attrs, click"),
        ("argmap check maps/", ["-m", "argmap", "check", "maps/"], "import lark, attrs, click"),
    ):
        floor = process_seconds([python, "-c", floor_words], rounds)
        taken = process_seconds([python, *command], rounds)
        print(f"| `{words}` | {taken:.3f} | `{floor_words}` {floor:.3f} | {taken / floor:.2f} |")


def by_stage(sizes: Sequence[int]) -> None:
    """Microseconds a claim, and bytes a claim at the end; a column for each size."""
    columns = []
    for claims in sizes:
        command = [sys.executable, __file__, "--stages", str(claims)]
        columns.append(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    print("\n| a whole check, µs a claim (bytes a claim by then) |", " | ".join(f"{claims:,}" for claims in sizes), "|")
    print("| --- |", " --: |" * len(sizes))
    for rows in zip(*columns, strict=True):
        cells = [f"{row['seconds'] / n * 1e6:.1f} ({row['memory'] * 2**20 / n:,.0f})" for row, n in zip(rows, sizes, strict=True)]
        print(f"| {rows[0]['stage']} | {' | '.join(cells)} |")
    totals = [f"{sum(row['seconds'] for row in column) / n * 1e6:.0f}" for column, n in zip(columns, sizes, strict=True)]
    print(f"| together | {' | '.join(totals)} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure argmap against floors.")
    parser.add_argument("--claims", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("STAGE", "CLAIMS"), help="one measurement, as JSON")
    parser.add_argument("--stages", type=int, metavar="CLAIMS", help="one whole check stage by stage, as JSON")
    options = parser.parse_args()
    if options.stages:
        print(json.dumps(stages(options.stages)))
        return
    if options.one:
        print(json.dumps(measure(options.one[0], int(options.one[1]))))
        return
    start_up(10 * options.rounds)
    parsing_what_is_written(options.rounds)
    by_stage([int(number) for number in options.claims.split(",")])
    print("\n| stage | claims | seconds | floor | ratio | memory, MB | a claim, µs |\n| --- | --: | --: | --: | --: | --: | --: |")
    for stage in STAGES:
        for claims in (int(number) for number in options.claims.split(",") if int(number) <= STAGES[stage].at_most):
            command = [sys.executable, __file__, "--one", stage, str(claims)]
            found = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(options.rounds)]
            best = min(found, key=lambda each: float(each["seconds"]))
            ratio, each = best["seconds"] / best["floor"], best["seconds"] / claims * 1e6
            print(
                f"| {stage} | {claims:,} | {best['seconds']:.2f} | {best['floor']:.3f} | {ratio:.1f} | {best['memory']:.0f} | {each:.0f} |"
            )


if __name__ == "__main__":
    main()
