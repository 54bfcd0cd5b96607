"""Finding conflicts alone, in claims that are held in memory: time, growth, and memory a claim.

    python benchmarks/conflicts.py [--claims 10000,100000,1000000]

Each size is a process of its own, in seconds of the processor. `hot` is the hard shape: every claim has one predicate, and few
of them meet.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import resource
import subprocess
import sys
import time

from argmap.cli.main import GARBAGE
from argmap.conflicts.find import find_issues
from argmap.model.argument import (
    Argument,
    Claim,
    Entity,
    EntityValue,
    Filler,
    Grade,
    LiteralMeaning,
    Predicate,
    PredicateSlot,
    Source,
    Type,
)
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.text import Span
from argmap.times import Interval, read_date

OUTLETS = 12
TOPICS = 40
HERE = Span("a.arg", 0, 1)


def argument(claims: int, *, hot: bool) -> Argument:
    """Every claim about a town of its own, but for each tenth, by which another outlet denies what was said nine claims before."""
    year = read_date("2025")
    assert year is not None
    topics = 1 if hot else TOPICS
    return Argument(
        sources={f"s{number}": _source(number, year) for number in range(OUTLETS)},
        voices={},
        claims=dict(sorted((claim.name, claim) for claim in (_claim(number, topics, year) for number in range(claims)))),
        types={"town": Type("town", ("town",), HERE)},
        entities={f"t{n}": Entity(f"t{n}", f"Town {n}", "town", "", (f"t{n}",), HERE) for n in range(claims)},
        predicates={f"p{number}": _predicate(number) for number in range(topics)},
        relations=(),
        undercuts=(),
        rules=(),
        nevers=(),
        questions=(),
        scenarios={},
        verdicts=(),
    )


def _source(number: int, year: Interval) -> Source:
    name = f"s{number}"
    return Source(name, "", f"Outlet {number}", True, (), year, False, None, None, None, Grade(), name, "", HERE, HERE)


def _predicate(number: int) -> Predicate:
    return Predicate(f"p{number}", (PredicateSlot("town", ("town",), False),), None, False, (), None, Settings().about_tolerance, HERE)


def _claim(number: int, topics: int, year: Interval) -> Claim:
    denies = number % 10 == 9
    subject = number - 9 if denies else number
    source = f"s{(number * 7 + denies) % OUTLETS}"
    meaning = LiteralMeaning(not denies, f"p{subject % topics}", (Filler(EntityValue(f"t{subject}")),))
    return Claim(
        f"{source}.c{number}", "premise", "Words", source, HERE, HERE, meaning=(meaning,), time=year, time_given=True, time_known=True
    )


def measure(claims: int, hot: bool) -> dict[str, float]:
    this = argument(claims, hot=hot)
    gc.collect()
    gc.set_threshold(*GARBAGE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    issues = find_issues(this, Settings(), Evaluation("grounded", None, "none", {}))
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"seconds": seconds, "bytes": grown * 1024 / claims, "conflicts": len(issues.conflicts)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", default="10000,100000,1000000")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        shape, _, size = options.only.partition(":")
        print(json.dumps(measure(int(size), shape == "hot")))
        return
    print("| claims | conflicts found | seconds | growth | bytes a claim |")
    print("| --- | --: | --: | --: | --: |")
    sizes = [int(size) for size in options.claims.split(",")]
    last: tuple[int, float] | None = None
    for shape, size in [("spread", size) for size in sizes] + [("hot", 100_000)]:
        done = subprocess.run([sys.executable, __file__, "--only", f"{shape}:{size}"], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        growth = f"n^{math.log(found['seconds'] / last[1]) / math.log(size / last[0]):.2f}" if last and shape == "spread" else ""
        words = f"{size:,}" + (" of one predicate" if shape == "hot" else "")
        print(f"| {words} | {found['conflicts']:,} | {found['seconds']:.2f} | {growth} | {found['bytes']:,.0f} |", flush=True)
        last = (size, found["seconds"])


if __name__ == "__main__":
    main()
