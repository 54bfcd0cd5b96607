"""What an analyst does not want to hear: `# argmap: allow …` comments, and the project's own lists.

Knows nothing about how a comment is read: whatever has the names, the reason and the stretch that it covers will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Protocol

from argmap.findings.core import Finding
from argmap.findings.kinds import BY_NAME, UNKNOWN_KIND, UNUSED_ALLOW
from argmap.settings import Settings
from argmap.text import SourceText, Span


class Allow(Protocol):
    """It silences findings of its kinds that begin in ``[covers_start, covers_end)``; without a reason it silences nothing."""

    @property
    def kinds(self) -> Sequence[str]: ...
    @property
    def reason(self) -> str: ...
    @property
    def covers_start(self) -> int: ...
    @property
    def covers_end(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Document(Protocol):
    """A file with its `allow` comments."""

    @property
    def path(self) -> str: ...
    @property
    def allows(self) -> Sequence[Allow]: ...


def silence(
    findings: Iterable[Finding], documents: Iterable[Document], texts: Mapping[str, SourceText], settings: Settings = Settings()
) -> tuple[Finding, ...]:
    """The findings that are left, in their order, and after them what is wrong with the comments themselves.

    A comment that silences nothing is found, unless it names a kind that does not exist (that is found instead) or something in
    the stretch that it covers could not be read. What the project ignores can still make a comment useful.
    """
    findings = tuple(findings)
    allows = [(document.path, allow) for document in documents for allow in document.allows if allow.reason.strip()]
    silencers = _silencers(findings, allows)
    used = {allow for matching in silencers for allow in matching}
    left = [finding for finding, matching in zip(findings, silencers, strict=True) if not matching]
    unread = _unread(findings, allows)
    for number, (path, allow) in enumerate(allows):
        unknown = [name for name in allow.kinds if name not in BY_NAME]
        left.extend(_unknown(name, path, allow, texts) for name in unknown)
        if not unknown and number not in used and number not in unread:
            left.append(_unused(path, allow))
    return tuple(finding for finding in left if not ignored(finding, settings))


def may_be_allowed(code: str) -> bool:
    """What could not be read cannot be waved through; nor can what is wrong with the comments."""
    return not code.startswith("ARG1") and code not in (UNUSED_ALLOW.code, UNKNOWN_KIND.code)


def ignored(finding: Finding, settings: Settings) -> bool:
    """Whether the project's ``ignore`` or ``per-file-ignores`` name the finding's kind, by code or slug. Errors of reading stay."""
    names = (finding.kind.code, finding.kind.slug)
    if finding.kind.code.startswith("ARG1"):
        return False
    if any(name in settings.ignore for name in names):
        return True
    return any(
        any(name in kinds for name in names) and _fits(finding.span.path, pattern) for pattern, kinds in settings.per_file_ignores.items()
    )


def _fits(path: str, pattern: str) -> bool:
    """``*.arg`` and ``drafts/`` fit at any depth, a pattern with folders from the project's root."""
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "*"
    return fnmatchcase(path, pattern) or ("/" not in pattern.removesuffix("/*") and fnmatchcase(path, f"*/{pattern}"))


def _anchors(finding: Finding) -> Iterator[Span]:
    """Where a comment may stand: at the finding; for one between claims, at either of them."""
    yield finding.span
    if finding.kind.code.startswith("ARG4"):
        yield from (label.span for label in finding.labels)


def _silencers(findings: Sequence[Finding], allows: Sequence[tuple[str, Allow]]) -> list[list[int]]:
    """For each finding the comments that silence it, by their place among ``allows``."""
    covered: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (path, allow) in enumerate(allows):
        for code in {BY_NAME[name].code for name in allow.kinds if name in BY_NAME}:
            if may_be_allowed(code):
                covered[path, code].append((allow.covers_start, allow.covers_end, number))
    anchors: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for span in _anchors(finding):
            if (span.path, finding.kind.code) in covered:
                anchors[span.path, finding.kind.code].append((span.start, number))
    result: list[list[int]] = [[] for _ in findings]
    for key, places in anchors.items():
        for finding_number, allow_number in _within(places, covered[key]):
            result[finding_number].append(allow_number)
    return result


def _unread(findings: Iterable[Finding], allows: Sequence[tuple[str, Allow]]) -> set[int]:
    """The comments that cover something that could not be read."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    stretches: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, (path, allow) in enumerate(allows):
        stretches[path].append((allow.covers_start, allow.covers_end, number))
    for finding in findings:
        if finding.kind.code.startswith("ARG1") and finding.span.path in stretches:
            places[finding.span.path].append((finding.span.start, 0))
    return {number for path, here in places.items() for _, number in _within(here, stretches[path])}


def _within(places: list[tuple[int, int]], stretches: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of a place and a stretch that holds it, by their numbers; one walk over both, since stretches overlap but little."""
    waiting = sorted(stretches, reverse=True)
    active: list[tuple[int, int, int]] = []
    for offset, number in sorted(places):
        while waiting and waiting[-1][0] <= offset:
            active.append(waiting.pop())
        active = [stretch for stretch in active if offset < stretch[1]]
        for stretch in active:
            yield number, stretch[2]


def _unknown(name: str, path: str, allow: Allow, texts: Mapping[str, SourceText]) -> Finding:
    start = texts[path].text.find(name, allow.start, allow.end) if path in texts else -1
    span = Span(path, start, start + len(name)) if start >= 0 and name else Span(path, allow.start, allow.end)
    lowered = {known.lower(): known for known in BY_NAME}
    import difflib

    close = difflib.get_close_matches(name.lower(), sorted(lowered), n=1)
    help_ = f"did you mean `{lowered[close[0]]}`?" if close else "`argmap rule` lists them all"
    return Finding(UNKNOWN_KIND, span, f"no kind of finding is called `{name}`", help_)


def _unused(path: str, allow: Allow) -> Finding:
    names = " or ".join(f"`{name}`" for name in allow.kinds)
    message = f"there is no {names} here to allow" if names else "this allow comment does not say what it allows"
    stays = [name for name in allow.kinds if not may_be_allowed(BY_NAME[name].code)]
    help_ = (
        f"`{stays[0]}` cannot be allowed: mend what it is about"
        if stays
        else "take the comment out, or put it above the declaration that it is about"
        if names
        else "name the kind by code or slug: `# argmap: allow no-quote because …`; `argmap rule` lists them all"
    )
    return Finding(UNUSED_ALLOW, Span(path, allow.start, allow.end), message, help_)
