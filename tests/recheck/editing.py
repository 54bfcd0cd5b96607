"""Projects that are edited at random, as people edit them: clauses go, change and come, declarations move, articles are corrected."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from pathlib import Path

from argmap import pipeline
from argmap.findings.report import print_findings
from argmap.pipeline import Outcome
from argmap.reading import Unreadable
from argmap.recheck.record import Held, Record, Taken, unpacked
from argmap.settings import Settings

Files = Mapping[str, bytes]
CHECKOUT = Path(__file__).parent.parent.parent
PROJECTS = {
    "maps": ("maps", "seeds"),
    "tarnhill": ("examples/tarnhill",),
    **{
        path.name: (f"tests/conflicts/topics/{path.name}",)
        for path in sorted((CHECKOUT / "tests/conflicts/topics").iterdir())
        if path.is_dir()
    },
}
_DECLARATION = re.compile(
    r"^(?=(?:premise|condition|conclusion|source|voice|entity|type|predicate|measure|rule|never|contrary|tension|same|entails|narrower"
    r"|exhaustive|undercuts|question|scenario|verdict)\b)",
    re.MULTILINE,
)
_CLAIM = re.compile(r"(premise|conclusion|condition) (\S+)")
_WORDS = (
    ("is likely", "is unlikely"),
    ("is unlikely", "is possible"),
    ("means not ", "means "),
    ("means ", "means not "),
    ("if ", "needs "),
    ("2024", "2023"),
    ("2025", "2024"),
    ("2031", "2032"),
    ("strictly", ""),
    (" and ", " or "),
    ("premise", "condition"),
    ("disputed", "endorsed"),
    ("part of", "is"),
)
KEPT = Settings()


class Memory:
    """Files that are on no disk."""

    def __init__(self, files: Files) -> None:
        self.files = files

    def read(self, path: str) -> bytes | Unreadable:
        return self.files.get(path, Unreadable("missing"))


def project(name: str) -> dict[str, bytes]:
    """The files of one of `PROJECTS`, as if each of its folders lay in the project's root."""
    folders = [CHECKOUT / folder for folder in PROJECTS[name]]
    root = folders[0] if len(folders) == 1 else CHECKOUT
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".arg", ".txt", ".md")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def claims_files(files: Files) -> list[str]:
    return [path for path in files if path.endswith(".arg")]


def whole(files: Files, settings: Settings = KEPT, scenario: str | None = None) -> tuple[Outcome, Record | None]:
    """The outcome of a whole check, and what it leaves."""
    held = Held(Memory(files))
    read = pipeline.read(claims_files(files), held, settings)
    taken = Taken(read, held)
    checked = pipeline.check(pipeline.resolved(read, settings), held, settings, scenario)
    left = taken.with_findings(checked, settings)
    return pipeline.outcome(checked), None if left is None else unpacked(left)


def printed(outcome: Outcome) -> str:
    return print_findings("full", outcome.findings, outcome.texts, outcome.summary) + print_findings(
        "json", outcome.findings, outcome.texts, outcome.summary
    )


def edited(files: Files, chance: random.Random) -> dict[str, bytes]:
    """One edit. It may make no sense, or nothing at all."""
    path = chance.choice(sorted(files))
    if not path.endswith(".arg"):
        letters = files[path].decode()
        place = chance.randrange(len(letters) + 1)
        return {**files, path: (letters[:place] + letters[place + chance.randrange(30) :]).encode()}
    blocks = _DECLARATION.split(files[path].decode())
    one, other = chance.randrange(len(blocks)), chance.randrange(len(blocks))
    match chance.randrange(8):
        case 0 if one:
            del blocks[one]
        case 1 if one and other:
            blocks[one], blocks[other] = blocks[other], blocks[one]
        case 2 | 3:
            lines = blocks[one].split("\n")
            if len(lines) > 2:
                del lines[chance.randrange(1, len(lines))]
            blocks[one] = "\n".join(lines)
        case 4 | 5:
            blocks[one] = blocks[one].replace(*chance.choice(_WORDS), 1)
        case 6:
            clauses = [line for line in blocks[other].split("\n")[1:] if line.strip()]
            if clauses:
                head, *rest = blocks[one].split("\n")
                blocks[one] = "\n".join([head, chance.choice(clauses), *rest])
        case _:
            claim = _CLAIM.match(blocks[one])
            blocks.append(blocks[one].replace(claim[0], f"{claim[1]} {claim[2]}_{chance.randrange(100)}", 1) if claim else "# a remark\n")
    return {**files, path: "".join(blocks).encode()}
