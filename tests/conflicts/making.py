"""Projects made as text and read as any other: everything from parser to report is the real thing."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.conflicts.issues import Conflict, Issues
from argmap.conflicts.to_json import Json, to_json
from argmap.findings.core import Finding
from argmap.pipeline import Compared, check, compare, understand
from argmap.reading import Unreadable
from argmap.settings import Settings

Files = Mapping[str, str]


@frozen
class Texts:
    """A reader of files that are in memory."""

    files: Files

    def read(self, path: str) -> bytes | Unreadable:
        text = self.files.get(path)
        return Unreadable("missing") if text is None else text.encode("utf-8")


@frozen
class Found:
    """What was found, each pair by itself. ``pairs``: kind, strength, level, whether a condition is named; by the two claims."""

    pairs: Mapping[frozenset[str], tuple[Conflict, ...]]
    issues: Issues
    json: Json = field(repr=False)

    def above_info(self) -> set[tuple[frozenset[str], str]]:
        return {(pair, each.kind) for pair, found in self.pairs.items() for each in found if each.strength != "info"}

    def between(self, one: str, other: str) -> tuple[Conflict, ...]:
        return self.pairs.get(frozenset((one, other)), ())

    def sets(self) -> set[frozenset[str]]:
        return {frozenset(each.claims) for each in self.issues.inconsistent}


def compared(files: Files, settings: Settings | None = None) -> Compared:
    settings = settings or Settings()
    return compare(understand(sorted(files), Texts(files), settings), settings)


def errors(seen: Compared) -> list[Finding]:
    return [finding for finding in seen.understood.findings if finding.kind.severity == "error"]


def found(files: Files | str, settings: Settings | None = None) -> Found:
    """The report on a project that reads without an error."""
    settings = settings or Settings()
    seen = compared({"a.arg": files} if isinstance(files, str) else files, settings)
    assert not errors(seen), [(each.kind.slug, each.message) for each in errors(seen)]
    return report(seen.issues, settings)


def slugs(files: Files) -> set[str]:
    """The kinds of all findings of `check`."""
    settings = Settings()
    return {finding.kind.slug for finding in check(understand(sorted(files), Texts(files), settings), Texts(files), settings).findings}


def report(issues: Issues, settings: Settings) -> Found:
    pairs: dict[frozenset[str], list[Conflict]] = {}
    for conflict in issues.conflicts:
        for one in conflict.sides[0]:
            for other in conflict.sides[1]:
                pairs.setdefault(frozenset((one, other)), []).append(conflict)
    return Found({pair: tuple(each) for pair, each in pairs.items()}, issues, to_json(issues, settings.prefer))


# --- writing projects -------------------------------------------------------------------------------------------------

OUTLETS = ("gazette", "courier", "echo", "wire", "post")


def source(name: str, *clauses: str) -> str:
    """An article of 10 September 2024, of an outlet of its own."""
    return "\n  ".join([f'source {name} "An article"', f'outlet "The {name.title()}"', "published 2024-09-10", *clauses]) + "\n"


def claim(name: str, of: str, *clauses: str, kind: str = "premise") -> str:
    return "\n  ".join([f'{kind} {name} "What {of} says as {name}"', f"from {of}", *clauses]) + "\n"


def together(*parts: str) -> str:
    return "\n".join(parts)
