"""Do the tests notice when a rule is broken? Mutants of `argmap/conflicts/` and `argmap/rules/`, each run against its tests.

    pip install cosmic-ray coverage
    python benchmarks/mutation.py [--share 0.15] [--seed 7] [--module clashes] [--seconds 10] [--out mutation.jsonl]

First every test is run once, to learn which lines it reaches and how long it takes; one that fails is left out. Then pytest stays
as it is after collecting, and each mutant is a fork of it in which the mutated function has another code object: no file is
written, nothing is imported again, and a mutant costs what its tests cost. Those that killed a neighbour come first, then the
quickest of each test function; ``--seconds`` of tests at most. A run that is broken off goes on where it stopped.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import types
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from attrs import asdict, frozen
from hypothesis import HealthCheck, Phase, settings
from mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
ROOMS = ("argmap/conflicts", "argmap/rules")
TESTS = [
    "tests/conflicts",
    "tests/rules",
    "tests/checks",
    "tests/meaning",
    "tests/findings",
    "tests/test_conformance.py",
    "tests/test_sentences_language.py",
    "tests/test_sentences_project.py",
    "tests/cli/test_settings_table.py",
]
WORDING = (
    "wording",
    "to_json",
    "issues",
    "explain",
    "explanation",
    "explanation_report",
    "layout",
    "proof",
    "report",
    "status_words",
    "tracing",
)
EXAMPLES = 30
MEMORY = 2_500 << 20
PLUGIN = "ARGMAP_MUTATION"  # where the plugin finds what to do: a folder


@frozen
class Plan:
    folder: Path
    learning: bool
    seconds: float
    out: Path


# --- what is run ------------------------------------------------------------------------------------------------------


def chosen(share: float, seed: int, module: str | None) -> list[Mutant]:
    """Of each module that share, two dozen at least; of those that only say things in words half of it. In random order."""
    picked: list[Mutant] = []
    chance = random.Random(seed)
    for path in sorted(each for room in ROOMS for each in (ROOT / room).glob("*.py")):
        if module in (None, path.stem):
            every = mutants(path, str(path.relative_to(ROOT)))
            part, least = (share / 2, 20) if path.stem in WORDING else (share, 24)
            picked.extend(chance.sample(every, min(len(every), max(least, round(len(every) * part)))))
    chance.shuffle(picked)
    return picked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--module")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--out", type=Path, default=Path("mutation.jsonl"))
    given = parser.parse_args()
    folder = given.out.resolve().parent / f"{given.out.stem}.work"
    folder.mkdir(exist_ok=True)
    every = chosen(given.share, given.seed, given.module)
    (folder / "mutants.json").write_text(json.dumps([asdict(each) for each in every]), encoding="utf-8")
    for learning in (True, False):
        if not (learning and (folder / "reached.json").exists()):
            plan = {"learning": learning, "seconds": given.seconds, "out": str(given.out.resolve())}
            (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
            path = os.pathsep.join([str(ROOT), str(ROOT / "benchmarks"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
            pytest_ = [
                sys.executable,
                "-m",
                "pytest",
                "-p",
                "mutation",
                "-p",
                "no:xdist",
                "-p",
                "no:cacheprovider",
                "-p",
                "no:faulthandler",
            ]
            environment = {**os.environ, PLUGIN: str(folder), "PYTHONPATH": path, "CI": "1", "PYTHONHASHSEED": "0"}
            subprocess.run([*pytest_, "-q", *TESTS], cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL)
    found = [json.loads(line) for line in given.out.read_text(encoding="utf-8").splitlines()]
    for each in found:
        if each["outcome"] not in ("killed", "timeout"):
            print(each["outcome"], each["mutant"])
    counts = Counter(each["outcome"] for each in found)
    print(dict(counts), f"score {(counts['killed'] + counts['timeout']) / max(1, len(found)):.0%}")


# --- the plugin -------------------------------------------------------------------------------------------------------


def _plan() -> Plan:
    folder = Path(os.environ[PLUGIN])
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return Plan(folder, plan["learning"], plan["seconds"], Path(plan["out"]))


_failed: list[str] = []
_seconds: dict[str, float] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Laws with few examples, always the same, and no shrinking."""
    for item in items:
        test = getattr(item, "obj", None)
        test = getattr(test, "__func__", test)
        if hasattr(test, "hypothesis"):
            known = getattr(test, "_hypothesis_internal_use_settings", None) or settings()
            test._hypothesis_internal_use_settings = settings(  # type: ignore[union-attr]
                known,
                max_examples=min(known.max_examples, EXAMPLES),
                derandomize=True,
                database=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0) + report.duration
    if not report.passed:
        _failed.append(report.nodeid)


def pytest_runtestloop(session: pytest.Session) -> bool:
    plan = _plan()
    (_learn if plan.learning else _serve)(session, plan)
    return True


def _run(item: pytest.Item, after: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


def _learn(session: pytest.Session, plan: Plan) -> None:
    import coverage

    watch = coverage.Coverage(data_file=None, source=[str(ROOT / room) for room in ROOMS], messages=False)
    watch.start()
    for item, after in zip(session.items, [*session.items[1:], None], strict=True):
        watch.switch_context(item.nodeid)
        _run(item, after)
    watch.stop()
    data = watch.get_data()
    numbers = {item.nodeid: number for number, item in enumerate(session.items)}
    lines = {
        str(Path(path).relative_to(ROOT)): {
            line: sorted(numbers[test] for test in tests if test in numbers) for line, tests in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    learnt = {"tests": list(numbers), "seconds": _seconds, "failed": _failed, "lines": lines}
    (plan.folder / "reached.json").write_text(json.dumps(learnt), encoding="utf-8")


def _serve(session: pytest.Session, plan: Plan) -> None:
    learnt = json.loads((plan.folder / "reached.json").read_text(encoding="utf-8"))
    items = {item.nodeid: item for item in session.items if item.nodeid not in learnt["failed"]}
    every = [Mutant(**{**each, "lines": tuple(each["lines"])}) for each in json.loads((plan.folder / "mutants.json").read_text("utf-8"))]
    done = {json.loads(line)["mutant"] for line in plan.out.read_text("utf-8").splitlines()} if plan.out.exists() else set()
    functions = _functions()
    killers: dict[str, dict[str, list[int]]] = {}
    gc.collect()
    gc.freeze()
    with plan.out.open("a", encoding="utf-8", buffering=1) as out:
        for mutant in every:
            if str(mutant) in done:
                continue
            reached = _reached(mutant, learnt["lines"].get(mutant.path, {}))
            names = [name for number in reached if (name := learnt["tests"][number]) in items]
            known = killers.setdefault(mutant.path, {})
            order = _in_order(names, mutant, known, learnt["seconds"], plan.seconds)
            outcome = _forked(mutant, [items[name] for name in order], learnt["seconds"], functions) if order else {"outcome": "unreached"}
            if outcome["outcome"] == "killed":
                known.setdefault(outcome["by"], []).append(mutant.lines[0])
            out.write(json.dumps({"mutant": str(mutant), **outcome}) + "\n")


def _reached(mutant: Mutant, lines: Mapping[str, Sequence[int]]) -> set[int]:
    """The tests that reach a statement; of what stands at the module's level, all that reach the module."""
    if not _inside_function(mutant):
        return {test for tests in lines.values() for test in tests}
    first, last = mutant.lines
    reached = {test for line in range(first, last + 1) for test in lines.get(str(line), ())}
    return reached or {test for line in range(first - 6, first) for test in lines.get(str(line), ())}


def _inside_function(mutant: Mutant) -> bool:
    tree = ast.parse((ROOT / mutant.path).read_text(encoding="utf-8"))
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return any(node.body[0].lineno <= mutant.lines[0] <= (node.end_lineno or 0) for node in inside)


def _in_order(
    names: Sequence[str], mutant: Mutant, killers: Mapping[str, Sequence[int]], seconds: Mapping[str, float], most: float
) -> list[str]:
    turns: Counter[str] = Counter()
    ranked = []
    for name in sorted(names, key=lambda each: (seconds.get(each, 1), each)):
        near = any(abs(line - mutant.lines[0]) <= 12 for line in killers.get(name, ()))
        turns[name.split("[")[0]] += 1
        turn = 0 if near else 1 + turns[name.split("[")[0]] // 2 + int(20 * seconds.get(name, 1))
        ranked.append((turn, seconds.get(name, 1) / (1 + len(killers.get(name, ()))), name))
    order: list[str] = []
    spent = 0.0
    for _, _, name in sorted(ranked):
        if not order or spent + seconds.get(name, 1) <= most:
            order.append(name)
            spent += seconds.get(name, 1)
    return order


def _forked(
    mutant: Mutant, items: Sequence[pytest.Item], seconds: Mapping[str, float], functions: Mapping[str, list[types.FunctionType]]
) -> dict[str, str]:
    """A test that takes six times as long as it did, and three seconds more, has been killed by the clock."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        answer = {"outcome": "survived"}
        try:
            if not _apply(mutant, functions):
                answer = {"outcome": "unapplied"}
                items = ()
            for item, after in zip(items, [*items[1:], None], strict=False):
                _failed.clear()
                signal.setitimer(signal.ITIMER_PROF, seconds.get(item.nodeid, 1) * 6 + 3)
                _run(item, after)
                if _failed:
                    answer = {"outcome": "killed", "by": item.nodeid}
                    break
        except BaseException as error:
            answer = {"outcome": "killed", "by": repr(error)[:100]}
        os.write(writer, json.dumps(answer).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        time.sleep(0)
    _, status = os.waitpid(child, 0)
    if said:
        found: dict[str, str] = json.loads(said)
        return found
    return {"outcome": "timeout" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF else "crashed"}


# --- a mutant in force ------------------------------------------------------------------------------------------------


def _functions() -> dict[str, list[types.FunctionType]]:
    """All functions of argmap, by file."""
    for path in sorted(path for room in (*ROOMS, "argmap/cli") for path in (ROOT / room).glob("*.py")):
        if "__" not in path.name:
            importlib.import_module(_module(str(path.relative_to(ROOT))))
    found: dict[str, list[types.FunctionType]] = {}
    for each in gc.get_objects():
        if type(each) is types.FunctionType:
            found.setdefault(each.__code__.co_filename, []).append(each)
    return found


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from _codes(inner)


def _apply(mutant: Mutant, functions: Mapping[str, list[types.FunctionType]]) -> bool:
    path = str(ROOT / mutant.path)
    text = (ROOT / mutant.path).read_text(encoding="utf-8")
    before = compile(text, path, "exec")
    after = compile(text[: mutant.start] + mutant.new + text[mutant.end :], path, "exec")
    changed = False
    for old, new in zip(_codes(before), _codes(after), strict=False):
        for function in functions.get(path, ()) if old != new else ():
            code = function.__code__
            if (code.co_qualname, code.co_firstlineno, code.co_freevars) == (old.co_qualname, old.co_firstlineno, new.co_freevars):
                function.__code__ = new
                changed = True
    return changed if _inside_function(mutant) else _apply_to_module(_module(mutant.path), after) or changed


def _apply_to_module(name: str, code: types.CodeType) -> bool:
    """Constants and defaults, wherever they have been imported to."""
    module = sys.modules[name]
    other = types.ModuleType(name)
    sys.modules[name] = other
    try:
        exec(code, other.__dict__)
    finally:
        sys.modules[name] = module
    changed = False
    for key, value in vars(other).items():
        known = vars(module).get(key)
        if isinstance(value, types.FunctionType) and isinstance(known, types.FunctionType):
            changed |= _with_defaults(known, value)
        elif isinstance(value, type) and isinstance(known, type) and value.__module__ == name:
            for member, function in vars(value).items():
                if isinstance(function, types.FunctionType) and isinstance(ours := vars(known).get(member), types.FunctionType):
                    changed |= _with_defaults(ours, function)
        elif not key.startswith("__") and type(value) is type(known) and not isinstance(value, types.ModuleType | type) and value != known:
            changed = True
            for each in list(sys.modules.values()):
                if vars(each).get(key) is known:
                    setattr(each, key, value)
    return changed


def _with_defaults(ours: types.FunctionType, theirs: types.FunctionType) -> bool:
    if ours.__module__ != theirs.__module__ or (ours.__defaults__, ours.__kwdefaults__) == (theirs.__defaults__, theirs.__kwdefaults__):
        return False
    ours.__defaults__, ours.__kwdefaults__ = theirs.__defaults__, theirs.__kwdefaults__
    return True


if __name__ == "__main__":
    main()
