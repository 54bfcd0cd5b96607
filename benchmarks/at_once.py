"""Twenty checks of one project at once, the cache being cold, against one alone.

python benchmarks/at_once.py                  # 5 000 claims in 50 files

The twenty share the cores: at best each takes as many times longer as there are processes for a core. Elapsed seconds, therefore; the
outputs are compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import project, write


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure checks of one project at once.")
    parser.add_argument("--claims", type=int, default=5_000)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--processes", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        write(root, project(options.claims, per_file=options.claims // options.files))
        [(alone, expected)] = checks(root, Path(folder) / "alone", 1)
        among = checks(root, Path(folder) / "among", options.processes)
        assert all(out == expected for _, out in among)
        warm = checks(root, Path(folder) / "among", options.processes)
        assert all(out == expected for _, out in warm)
    cores = len(os.sched_getaffinity(0))
    share = options.processes / min(cores, options.processes)
    print(f"| {options.claims:,} claims on {cores} cores | seconds of the slowest | of one alone | of its share of a core |")
    print("| --- | --: | --: | --: |")
    print(f"| one alone | {alone:.2f} | 1.0 | |")
    for words, found in (("the cache cold", among), ("the cache warm", warm)):
        slowest = max(seconds for seconds, _ in found)
        print(f"| {options.processes} at once, {words} | {slowest:.2f} | {slowest / alone:.1f} | {slowest / alone / share:.2f} |")


def checks(root: Path, cache: Path, processes: int) -> list[tuple[float, bytes]]:
    """Seconds until each ended, and what it printed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"XDG_CACHE_HOME": str(cache)}
    asked = [sys.executable, "-m", "argmap", "check", str(root), "--format", "concise"]
    outs = [tempfile.TemporaryFile() for _ in range(processes)]  # noqa: SIM115 (a pipe that nobody reads would stop its writer)
    began = time.perf_counter()
    running = {subprocess.Popen(asked, stdout=out, stderr=subprocess.STDOUT, env=environment): out for out in outs}
    ended: list[tuple[float, bytes]] = []
    while running:
        for process, out in list(running.items()):
            if process.poll() is not None:
                took = time.perf_counter() - began
                out.seek(0)
                ended.append((took, out.read()))
                out.close()
                del running[process]
        time.sleep(0.01)
    return ended


if __name__ == "__main__":
    main()
