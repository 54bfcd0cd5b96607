"""Projects of any size, the same for the same seed: outlets that report on towns and storms, argue, and contradict each other.

python benchmarks/synthetic.py FOLDER --claims 10000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

OUTLETS = 12
TOPICS = 40  # predicates, and so questions
WORDS = ("harbour", "bridge", "council", "storm", "river", "market", "budget", "winter", "engine", "school", "vote", "signal", "tower")


def project(claims: int, conflicts: float = 0.1, seed: int = 0, per_file: int = 500) -> dict[str, str]:
    """The files of a project by path. One claim in three is a conclusion with a step, ``conflicts`` is the share of claims that another
    outlet contradicts, and each outlet's file has ``per_file`` claims."""
    chance = random.Random(seed)
    subjects = max(1, claims)
    files = {"pyproject.toml": "[tool.argmap]\n", "vocabulary.arg": "".join(_vocabulary(subjects))}
    for number, start in enumerate(range(0, claims, per_file)):
        size = min(per_file, claims - start)
        files[f"f{number:04d}.arg"] = "".join(_source(number, start, size, conflicts, chance))
    return files


def _vocabulary(subjects: int) -> Iterator[str]:
    yield "type town\n"
    for number in range(TOPICS):
        yield f'predicate topic{number}(town: town) "{{town}} has topic {number}"\n'
    for number in range(subjects):
        yield f'entity t{number} "Town {number}" : town\n'


def _source(number: int, start: int, size: int, conflicts: float, chance: random.Random) -> Iterator[str]:
    yield f'use "vocabulary.arg"\n\nsource s{number} "Report {number}"\n  outlet "Outlet {number % OUTLETS}"\n'
    yield f"  published 2025-0{1 + number % 9}-1{number % 10}\n\n"
    for place in range(start, start + size):
        words = " ".join(chance.choices(WORDS, k=8))
        # Every claim has a subject of its own, but for those that take up the subject of an earlier file's claim and deny it.
        denies = start > 0 and chance.random() < conflicts
        subject = chance.randrange(start) if denies else place
        meaning = f"  means {'not ' if denies else ''}topic{subject % TOPICS}(town: t{subject})\n  when 2025\n"
        if place % 3 == 2 and place - start >= 2:
            first, second = (f"c{chance.randrange(start, place)}" for _ in range(2))
            because = first if first == second else f"{first} and {second}"
            yield f'conclusion c{place} "{words}"\n{meaning}  because {because}\n\n'
        else:
            likelihood = "  is likely\n" if place % 7 == 0 else ""
            yield f'premise c{place} "{words}"\n{meaning}{likelihood}\n'


def write(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a synthetic project.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--conflicts", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    write(options.folder, project(options.claims, options.conflicts, options.seed))


if __name__ == "__main__":
    main()
