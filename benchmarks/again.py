"""A large project that is checked again: nothing changed, and one file changed, against the first check and one without the cache.

python benchmarks/again.py                    # 100 000 claims in 1 000 files

Each is a process of its own, with a cache in a temporary folder; the outputs are compared.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from synthetic import project, write


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a check that takes over what cannot have changed.")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--format", default="concise")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        write(root, project(options.claims, per_file=options.claims // options.files))
        edited = root / f"f{options.files // 2:04d}.arg"

        def check(*more: str) -> tuple[float, bytes]:
            return measured(["check", str(root), "--format", options.format, *more], Path(folder))

        without, plain = check("--no-cache")
        first, out = check()
        assert out == plain
        same, out = check()
        assert out == plain
        edited.write_text(edited.read_text(encoding="utf-8").replace("  is likely\n", "  is unlikely\n", 1), encoding="utf-8")
        changed, out = check()
        assert out == check("--no-cache")[1]
    print(f"| {options.claims:,} claims in {options.files:,} files, `--format {options.format}` | seconds | of a whole check |")
    print("| --- | --: | --: |")
    for words, taken in (
        ("whole, without the cache", without),
        ("whole, and kept", first),
        ("nothing changed", same),
        ("one file changed", changed),
    ):
        print(f"| {words} | {taken:.2f} | {taken / without:.2f} |")


def measured(arguments: list[str], folder: Path) -> tuple[float, bytes]:
    """Seconds of the processor, and what was printed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"XDG_CACHE_HOME": str(folder)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "argmap", *arguments], capture_output=True, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


if __name__ == "__main__":
    main()
