"""Coverage-guided fuzzing: `python fuzz/fuzz.py TARGET FOLDER [libFuzzer's options]`; see README.md beside it."""

from __future__ import annotations

import hashlib
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE.parent / "tests" / "hardness")]
SLOW = 10.0  # seconds of processor time that no small input may take
PART = re.compile(rb"^=== ?([\w./-]{0,40})\r?\n", re.MULTILINE)

with atheris.instrument_imports(include=["argmap"]):
    import oracles
    import thought_up
    import whole

    from argmap.sources.article import Article
    from argmap.sources.passages import find_passages


def project(data: bytes) -> dict[str, bytes]:
    """A line `=== NAME` begins a file; what stands before the first is `a.arg`. The articles are there, whatever is written."""
    parts = PART.split(data)
    files = {"a.arg": parts[0]} if parts[0] else {}
    for name, text in zip(parts[1:17:2], parts[2:17:2], strict=True):
        files[name.decode("ascii", "replace") or "b.arg"] = text
    return {**{name: text.encode() for name, text in thought_up.articles().items()}, **files}


def written(files: Mapping[str, bytes]) -> bytes:
    """The other way."""
    return b"".join(b"=== %s\n%s\n" % (name.encode(), text.removesuffix(b"\n")) for name, text in files.items())


def read(data: bytes) -> None:
    whole.read_through({"a.arg": data})
    whole.understood_through({"a.arg": data})


def fmt(data: bytes) -> None:
    whole.laid_out_through(data.decode("utf-8", "replace"))


def quote(data: bytes) -> None:
    """The first part is what is looked for, the second the article."""
    words, _, text = data.decode("utf-8", "replace").partition("\n===\n")
    article = Article("a.txt", text)
    hits = find_passages(article, words)
    oracles.assert_found(words, article, [(hit.passage.start, hit.passage.end) for hit in hits if not hit.difference])
    for hit in hits[:3]:
        assert 0 <= hit.passage.start <= hit.passage.end <= len(text)
        clause = f'source s "S"\n  text "a.txt"\npremise p "P"\n  {hit.clause}\n'
        if "\0" not in data.decode("utf-8", "replace"):
            checked = whole.checked_through({"a.arg": clause.encode(), "a.txt": text.encode()})
            assert [match.outcome for match in checked.quotes] == ["verified"], hit


def resolve(data: bytes) -> None:
    files = project(data)
    one = whole.understood_through(files)
    other = whole.understood_through(dict(reversed(list(files.items()))))
    assert one.argument == other.argument
    assert one.findings == other.findings


def conflicts(data: bytes) -> None:
    files = project(data)
    whole.reported_through(whole.checked_through(files))
    oracles.assert_names_are_nothing(files)


def reason(data: bytes) -> None:
    whole.reasoned_through(whole.checked_through(project(data)))


def render(data: bytes) -> None:
    whole.drawn_through(whole.checked_through(project(data)))


def again(data: bytes) -> None:
    """What changes is told by the bytes themselves."""
    chance = random.Random(data)
    before = project(data)
    oracles.assert_again_is_anew(before, thought_up.mutated(before, _changes(chance)))


def _changes(chance: random.Random) -> list[tuple[int, int, int, int]]:
    return [
        (chance.randrange(7), chance.randrange(10), chance.randrange(100_000), chance.randrange(1000)) for _ in range(chance.randint(1, 4))
    ]


def invented(data: bytes) -> None:
    """The bytes are Hypothesis's choices: each is a project that the grammar knows."""
    from hypothesis import HealthCheck, given, settings

    @settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(thought_up.files())
    def law(files: thought_up.Files) -> None:
        oracles.everything(files)

    law.hypothesis.fuzz_one_input(data)  # type: ignore[attr-defined]


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (read, fmt, quote, resolve, conflicts, reason, render, again, invented)
}
OF_ONE_TEXT = (read, fmt)


def seed(target: Callable[[bytes], None], folder: Path) -> None:
    """Writes what every test knows into the folder: examples of findings, topics, our own maps, conformance cases."""
    if target is quote:
        seeds = [f"{words}\n===\n{text}".encode() for words in thought_up.QUOTES for text in thought_up.ARTICLES]
    elif target is invented:
        seeds = [random.Random(number).randbytes(4_000) for number in range(64)]
    elif target in OF_ONE_TEXT:
        seeds = [text for files in thought_up.seeds() for name, text in files.items() if name.endswith(".arg")]
    else:
        seeds = [written(files) for files in thought_up.seeds()]
    folder.mkdir(parents=True, exist_ok=True)
    for data in seeds:
        (folder / f"seed-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)


def dictionary(path: Path) -> None:
    """The language's words, from its grammar, and what printers and patterns may stumble on."""
    words = sorted(set(re.findall(r'"([a-z]+)"', (HERE.parent / "grammar" / "argmap.lark").read_text(encoding="utf-8"))))
    vocabulary = re.findall(r"\w+", " ".join(thought_up.VOCABULARY))
    entries = (*words, *sorted(set(vocabulary)), *(piece.decode("utf-8", "replace") for piece in thought_up.PIECES), *thought_up.STRANGE)
    lines = {"".join(f"\\x{byte:02x}" for byte in entry.encode()[:60]) for entry in (*entries, "\n=== b.arg\n", "\n===\n")}
    path.write_text("".join(f'"{line}"\n' for line in sorted(lines)), encoding="ascii")


def mutated(data: bytes, most: int, number: int, *, target: Callable[[bytes], None]) -> bytes:
    """By turns libFuzzer's way with bytes, and the tests' way with lines and words."""
    chance = random.Random(number)
    if target is invented or chance.random() < 0.6:
        return bytes(atheris.Mutate(data, most))
    changes = _changes(chance)
    if target in OF_ONE_TEXT or target is quote:
        return thought_up.mutated({"a": data}, changes)["a"][:most]
    parts = PART.split(data)
    files = {"a": parts[0], **dict(zip((f"{number}.arg" for number in range(1, 99)), parts[2::2], strict=False))}
    done = thought_up.mutated(files, changes)
    names = [b"", *(b"=== %s\n" % name for name in parts[1::2])]
    return b"".join(name + text for name, text in zip(names, done.values(), strict=False))[:most]


def watched(data: bytes, *, target: Callable[[bytes], None], finds: Path) -> None:
    """What is raised is written down once for each place where it is raised, and the fuzzing goes on."""
    begun = time.process_time()
    try:
        target(data)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f"{Path(frame.filename).name}:{frame.name}:{frame.line}" for frame in frames][-6:]
        _write_down(
            finds, f"{type(error).__name__}-" + hashlib.sha256("".join(ours).encode()).hexdigest()[:8], data, traceback.format_exc()
        )
    took = time.process_time() - begun
    if took > SLOW:
        _write_down(finds, f"slow-{int(took)}", data, f"{took:.1f} seconds\n")


def _write_down(finds: Path, name: str, data: bytes, why: str) -> None:
    finds.mkdir(parents=True, exist_ok=True)
    if not (finds / name).exists():
        (finds / name).write_bytes(data)
        (finds / f"{name}.txt").write_text(why, encoding="utf-8")
        print(f"FOUND {name}: {why.splitlines()[-1][:300]}", file=sys.stderr, flush=True)


def main() -> None:
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python fuzz/fuzz.py {'|'.join(TARGETS)} FOLDER [libFuzzer's options]")
    target, folder = TARGETS[sys.argv[1]], Path(sys.argv[2])
    corpus, finds = folder / target.__name__, folder / f"{target.__name__}-finds"
    if not corpus.exists():
        seed(target, corpus)
    dictionary(folder / "argmap.dict")
    options = [f"-dict={folder / 'argmap.dict'}", "-max_len=4096", "-timeout=120", "-rss_limit_mb=4000", f"-artifact_prefix={folder}/"]
    atheris.Setup(
        [sys.argv[0], *options, *sys.argv[3:], str(corpus)],
        partial(watched, target=target, finds=finds),
        custom_mutator=partial(mutated, target=target),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
