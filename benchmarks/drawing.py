"""How long a map takes: to SVG by both engines, against plain `dot` and Argdown's command line on the same graph; and the page.

python benchmarks/drawing.py                  # 50, 500, 2 000 and 5 000 claims
python benchmarks/drawing.py --claims 50 500

Argdown comes from npm into a temporary folder; without npm, without `dot` or without Chromium that column is left out and says so.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from synthetic import project, write

ARGDOWN = "@argdown/cli@1.7.5"
ROUNDS = 2
PATIENCE = 600  # seconds for one measurement


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure drawing.")
    parser.add_argument("--claims", type=int, nargs="+", default=[50, 500, 2000, 5000])
    parser.add_argument("--page", type=int, default=2000, help="claims of the page that Chromium opens")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        argdown = install_argdown(base / "npm")
        print("| claims | boxes | arrows | wasm | `dot` | plain `dot` | Argdown | wasm / Argdown |")
        print("| --: | --: | --: | --: | --: | --: | --: | --: |")
        for count in options.claims:
            print(row(base / str(count), count, argdown), flush=True)
        print()
        print(page(base / "page", options.page))


def row(folder: Path, claims: int, argdown: Path | None) -> str:
    """One line of the table: seconds of the processor for each program, from the start of its process to the written SVG."""
    write(folder, project(claims))
    graph = folder / "graph.json"
    argmap(folder, "--format", "json", "-o", str(graph))
    drawing = json.loads(graph.read_text(encoding="utf-8"))
    wasm = measured(command("--everything", "-o", "wasm.svg"), folder)
    native = measured(command("--everything", "--engine", "dot", "-o", "dot.svg"), folder) if shutil.which("dot") else None
    argmap(folder, "--format", "dot", "-o", "graph.dot")
    plain = measured(["dot", "-Tsvg", "graph.dot", "-o", "plain.svg"], folder) if shutil.which("dot") else None
    (folder / "graph.argdown").write_text(as_argdown(drawing), encoding="utf-8")
    other = measured([str(argdown), "map", "graph.argdown", "-f", "svg", "out"], folder) if argdown else None
    ratio = f"{wasm / other:.2f}" if wasm and other else "–"
    cells = (str(claims), str(len(drawing["boxes"])), str(len(drawing["arrows"])), *map(seconds, (wasm, native, plain, other)), ratio)
    return f"| {' | '.join(cells)} |"


def as_argdown(drawing: dict[str, list[dict[str, str]]]) -> str:
    """The same boxes and arrows: every arrow supports or attacks."""
    leads: dict[str, list[str]] = {}
    for arrow in drawing["arrows"]:
        sign = "->" if arrow["role"] in ("conflict", "denial", "undercut") else "+>"
        leads.setdefault(arrow["tail"], []).append(f"  {sign} [{arrow['head']}]")
    lines = []
    for box in drawing["boxes"]:
        words = " ".join(box["lines"]).replace("+", "plus").replace("⚡", "").replace("✓", "").replace("○", "")
        lines += [f"[{box['id']}]: {words}", *leads.get(box["id"], []), ""]
    return "\n".join(lines)


def page(folder: Path, claims: int) -> str:
    """First paint of the page, and what one keystroke in the search costs until it is painted, in milliseconds."""
    binary = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if binary is None:
        return "The page was not measured: there is no Chromium."
    from playwright.sync_api import sync_playwright

    write(folder, project(claims))
    made = measured(command("-o", "page.html"), folder)
    size = (folder / "page.html").stat().st_size
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        window = browser.new_page(viewport={"width": 1440, "height": 900})
        window.goto((folder / "page.html").as_uri())
        window.wait_for_selector("html[data-ready=yes]", state="attached")
        window.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        paint = window.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        options = window.locator("#which option").count()
        window.select_option("#which", index=options - 1)
        keys = [
            window.evaluate(
                """key => new Promise((done) => {
                     const box = document.getElementById("search"), start = performance.now();
                     box.value += key;
                     box.dispatchEvent(new Event("input"));
                     requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
                   })""",
                key,
            )
            for key in "harbour"
        ]
        browser.close()
    return (
        f"The page of {claims} claims: {size / 1e6:.1f} MB, made in {seconds(made)} s, first paint after {paint:.0f} ms, "
        f"a keystroke in the search painted after {sorted(keys)[len(keys) // 2]:.0f} ms (at worst {max(keys):.0f} ms)."
    )


def install_argdown(folder: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        print("Argdown is not measured: there is no npm.\n")
        return None
    folder.mkdir()
    done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent", ARGDOWN], cwd=folder, capture_output=True, check=False)
    binary = folder / "node_modules" / ".bin" / "argdown"
    if done.returncode or not binary.exists():
        print("Argdown is not measured: npm could not install it.\n")
        return None
    return binary


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "argmap", "render", *arguments]


def argmap(folder: Path, *arguments: str) -> None:
    subprocess.run(command("--everything", *arguments), cwd=folder, capture_output=True, check=True)


def measured(arguments: Sequence[str], folder: Path) -> float | None:
    """The least seconds of the processor of a few rounds; None where it fails or does not end."""
    best: float | None = None
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(arguments, cwd=folder, capture_output=True, check=False, timeout=PATIENCE, env={**os.environ, "CI": "1"})
        except subprocess.TimeoutExpired:
            return None
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            return None
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def seconds(spent: float | None) -> str:
    return "–" if spent is None else f"{spent:.2f}"


if __name__ == "__main__":
    main()
