"""The reasoning against clingo, in one run: grounded semantics of random theories, and some deliberately hard shapes.

python benchmarks/rules.py [--sizes 1000 10000 100000 1000000] [--limit 600]

Every measurement is a process of its own, so that memory is its own as well; times are processor times. Clingo gets an encoding of
the same semantics (after Lehtonen, Wallner and Järvisalo, KR 2020): the ⊆-least complete set, found by heuristic; its reading of the
text is not counted.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

from argmap.meaning.ground import ground
from argmap.meaning.literals import TimedLiteral, Vocabulary
from argmap.model.argument import EntityValue, Filler, LiteralMeaning, Rule, Value, Variable
from argmap.rules.grounded import grounded
from argmap.rules.rulebase import RuleBase, RuleBaseBuilder
from argmap.text import Span

ENCODING = """
level(1..6).
pair(R,1..P) :- rule(R,_,P).
der(X,6) :- fact(X).                                      und(X,6) :- fact(X).
der(X,K-1) :- der(X,K), K > 1.                            und(X,K-1) :- und(X,K), K > 1.
der(H,K) :- strict(R,H), level(K), der(X,K) : body(R,X).  und(H,K) :- strict(R,H), level(K), und(X,K) : body(R,X).
der(H,K) :- rule(R,H,_), pair(R,K), in(R,K), der(X,K) : body(R,X).
und(H,K) :- rule(R,H,_), pair(R,K), not beaten(R,K), und(X,K) : body(R,X).
beaten(R,K) :- rule(R,H,_), pair(R,K), der(-H,K).         doubted(R,K) :- rule(R,H,_), pair(R,K), und(-H,K).
beaten(R,K) :- exception(R,X), pair(R,K), der(X,1).       doubted(R,K) :- exception(R,X), pair(R,K), und(X,1).
in(R,K) :- pair(R,K), not doubted(R,K).
:- in(R,K), beaten(R,K).
#heuristic in(R,K) : pair(R,K). [1,false]
#show.
"""


def random_theory(size: int, seed: int = 1) -> RuleBase:
    """Rules over half as many atoms, in circles: 2 % facts, 25 % premises of five ranks, 8 % strict rules, the others
    defeasible; a sixth of these with an exception."""
    random = Random(seed)
    builder = RuleBaseBuilder()
    atoms = size // 2
    for atom in range(atoms):
        builder.literal(atom)

    def literals(count: int) -> list[int]:
        return [random.randrange(2 * atoms) for _ in range(count)]

    for _ in range(size):
        kind = random.random()
        (head,) = literals(1)
        if kind < 0.02:
            builder.fact(head & ~1)
        elif kind < 0.27:
            builder.defeasible((), head, random.randint(1, 5))
        elif kind < 0.35:
            builder.strict(literals(random.randint(1, 3)), head)
        else:
            unless = literals(1) if random.random() < 1 / 6 else ()
            builder.defeasible(literals(random.randint(1, 3)), head, random.randint(1, 5), unless)
    return builder.build()


def chain(size: int) -> RuleBase:
    builder = RuleBaseBuilder()
    builder.defeasible((), builder.literal(0), 3)
    for step in range(size):
        builder.defeasible([builder.literal(step)], builder.literal(step + 1), 3)
    return builder.build()


def layers(size: int) -> RuleBase:
    """Two rules from each layer to the next: 2^(size / 2) arguments for the last."""
    builder = RuleBaseBuilder()
    builder.fact(builder.literal(0))
    for layer in range(size // 2):
        for rank in (3, 4):
            builder.defeasible([builder.literal(layer)], builder.literal(layer + 1), rank)
    return builder.build()


CLINGO_BYTES = 12 * 1024**3
_AGAIN = 3
SHAPES: dict[str, Callable[[int], RuleBase]] = {"random": random_theory, "chain": chain, "layers": layers}

# --- what is measured -------------------------------------------------------------------------------------------------

Figures = dict[str, float]


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_argmap(shape: str, size: int) -> Figures:
    empty = megabytes()
    base = SHAPES[shape](size)
    begin = time.process_time()
    answer = grounded(base)
    seconds = time.process_time() - begin
    used = megabytes() - empty
    for _ in range(_AGAIN):  # the best counts: a busy machine only ever adds
        again = SHAPES[shape](size)
        begin = time.process_time()
        grounded(again)
        seconds = min(seconds, time.process_time() - begin)
    return {
        "seconds": seconds,
        "megabytes": used,
        "held": sum(map(bool, answer.held)),
        "rounds": answer.rounds,
    }


def measure_clingo(shape: str, size: int) -> Figures:
    import clingo

    resource.setrlimit(resource.RLIMIT_AS, (CLINGO_BYTES, CLINGO_BYTES))
    text = ENCODING + "\n".join(_facts(SHAPES[shape](size)))
    empty = megabytes()
    control = clingo.Control(["--heuristic=Domain", "--enum-mode=domRec", "--models=1"])
    control.add("base", [], text)
    begin = time.process_time()
    control.ground([("base", [])])
    grounded_at = time.process_time()
    print(json.dumps({"ground": grounded_at - begin, "megabytes": megabytes() - empty}), flush=True)
    held: set[int] = set()

    def note(model: clingo.Model) -> None:
        held.update(symbol.arguments[0].number for symbol in model.symbols(atoms=True) if symbol.name == "der")

    control.solve(on_model=note)
    return {
        "ground": grounded_at - begin,
        "solve": time.process_time() - grounded_at,
        "megabytes": megabytes() - empty,
        "held": len(held),
    }


def _facts(base: RuleBase) -> list[str]:
    """Literals are i and -i; strict rules in all their transposed forms."""

    def term(literal: int) -> int:
        return (literal // 2 + 1) * (-1 if literal & 1 else 1)

    lines: list[str] = []
    number = base.rule_count
    for rule, head in enumerate(base.heads):
        body = base.body(rule)
        if base.is_strict(rule):
            if not body:
                lines.append(f"fact({term(head)}).")
                continue
            forms = [(body, head)] + [((*(other for other in body if other != member), head ^ 1), member ^ 1) for member in body]
            for members, derived in forms:
                number += 1
                lines.append(f"strict({number},{term(derived)})." + "".join(f"body({number},{term(member)})." for member in members))
        else:
            lines.append(
                f"rule({rule},{term(head)},{base.ranks[rule]})."
                + "".join(f"body({rule},{term(member)})." for member in body)
                + "".join(f"exception({rule},{term(member)})." for member in base.unless(rule))
            )
    lines.append("fact(0) :- #false. body(0,0) :- #false. exception(0,0) :- #false. strict(0,0) :- #false. rule(0,0,0) :- #false.")
    return lines


def measure_instances(shape: str, size: int) -> Figures:
    """A rule that joins two predicates; as many instances as asked for."""
    empty = megabytes()
    side = math.isqrt(size // 10)

    def literal(predicate: str, *values: Value) -> LiteralMeaning:
        return LiteralMeaning(True, predicate, tuple(map(Filler, values)))

    def place(name: str, number: int) -> EntityValue:
        return EntityValue(f"{name}{number}")

    x, y, z = Variable("X"), Variable("Y"), Variable("Z")
    body = (literal("member", x, y), literal("attacks", y, z))
    rule = Rule("joined", "", body, literal("defends", x, z), False, (), Span("", 0, 0))
    told = [literal("member", place("state", n), place("alliance", n % 10)) for n in range(10 * side)]
    told += [literal("attacks", place("alliance", n % 10), place("town", n)) for n in range(10 * side)]
    given = [TimedLiteral(each) for each in told]
    begin = time.process_time()
    found = ground([rule], [], given, Vocabulary({}, {}), 2 * size)
    return {"seconds": time.process_time() - begin, "megabytes": megabytes() - empty, "instances": len(found)}


MEASURES = {"argmap": measure_argmap, "clingo": measure_clingo, "instances": measure_instances}


def run(engine: str, shape: str, size: int, limit: float) -> Figures:
    """In a process of its own; past the limit, the figures so far, and ``stopped``."""
    command = [sys.executable, __file__, "--one", engine, shape, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
        out, stopped = done.stdout, done.returncode != 0
    except subprocess.TimeoutExpired as late:
        out, stopped = (late.stdout or b"").decode() if isinstance(late.stdout, bytes) else late.stdout or "", True
    figures: Figures = json.loads(out.splitlines()[-1]) if out.strip() else {}
    return {**figures, "stopped": limit} if stopped else figures


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--limit", type=float, default=600.0)
    parser.add_argument("--one", nargs=3)
    given = parser.parse_args()
    if given.one:
        engine, shape, size = given.one
        print(json.dumps(MEASURES[engine](shape, int(size))))
        return
    print("grounded semantics of random theories; seconds, growth from the first size, bytes a rule (clingo: grounding + solving)")
    first: tuple[int, float] | None = None
    for size in given.sizes:
        mine = run("argmap", "random", size, given.limit)
        theirs = run("clingo", "random", size, given.limit)
        assert "stopped" in theirs or mine["held"] == theirs["held"], (mine, theirs)
        growth = "" if first is None else f"n^{math.log(mine['seconds'] / first[1]) / math.log(size / first[0]):.2f}"
        first = first or (size, mine["seconds"])
        ours = f"argmap {_seconds(mine['seconds'])} {growth:>6} {_each(mine, size)}"
        print(f"{size:>9,} rules: {ours}   clingo {_clingo(theirs, size, mine)}", flush=True)
    for shape, size in (("chain", 100_000), ("layers", 2000)):
        mine, theirs = run("argmap", shape, size, given.limit), run("clingo", shape, size, given.limit)
        print(f"{shape:>9} of {size:,}: argmap {_seconds(mine['seconds'])}   clingo {_clingo(theirs, size, mine)}")
    joined = run("instances", "random", 1_000_000, given.limit)
    figures = f"{_seconds(joined['seconds'])}, {joined['megabytes']:.0f} MB"
    print(f"{joined['instances']:,.0f} instances of a rule that joins two predicates: {figures}")


def _seconds(seconds: float) -> str:
    return f"{seconds:8.3f} s"


def _each(figures: Figures, size: int) -> str:
    return f"{figures['megabytes'] * 1024 * 1024 / size:6.0f} B" if figures["megabytes"] >= 1 else "       -"


def _clingo(figures: Figures, size: int, mine: Figures) -> str:
    if "ground" not in figures:
        return f"stopped after {figures['stopped']:.0f} s without a grounding"
    if "stopped" in figures:
        return f"{_seconds(figures['ground'])} grounding, then stopped ({figures['stopped']:.0f} s in all)"
    total = figures["ground"] + figures["solve"]
    parts = f"{figures['ground']:.3f} + {figures['solve']:.3f} s"
    return f"{parts} {_each(figures, size)}   {total / mine['seconds']:.0f} times argmap's"


if __name__ == "__main__":
    main()
