"""From files to documents: decoding, following `use`, and what a path in a project may be.

The disk is not touched here: whoever calls gives a `Reader`. Each file is read once, and the order in which paths are given or
used makes no difference.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from attrs import evolve

from argmap.findings import kinds
from argmap.findings.core import Finding
from argmap.settings import Limits, Settings
from argmap.syntax.ast import ClaimDecl, Declaration, Document, QuestionDecl, RuleDecl, ScenarioDecl, SourceDecl, Use, VoiceDecl
from argmap.text import SourceText, Span
from argmap.values import frozen

_DRIVE = re.compile(r"[A-Za-z]:")
_SLIPS, _SHARE = 20, 10  # more of them, if they are a tenth of the text, are no slips: it is no text at all

Reason = Literal["missing", "outside", "too-large", "unreadable"]


@frozen
class Unreadable:
    """Why a file could not be read. ``outside``: it leads out of the project (a symbolic link, say); ``detail`` is what the system says."""

    reason: Reason
    detail: str = ""


class Reader(Protocol):
    def read(self, path: str) -> bytes | Unreadable:
        """The bytes of the file at ``path`` (relative to the project's root, with `/`)."""


@frozen
class Project:
    """``texts`` holds every file that was asked for, also one that could not be read (as far as it could); ``documents`` are in
    the order of their paths. ``findings``: everything that reading found, the documents' own findings among them."""

    texts: Mapping[str, SourceText]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def project_path(written: str, beside: str) -> str | None:
    """The path, relative to the root, of a file that is ``written`` in the file ``beside``; None where it leads out of the project.

    A backslash separates folders as `/` does, so that a project moves between systems.
    """
    plain = written.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or "\0" in plain:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(beside), plain))
    return None if path == ".." or path.startswith("../") else path


def decode(path: str, data: bytes, limits: Limits) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text of a file as far as it can be decoded, for showing places in it, and what is wrong with the bytes."""
    if len(data) > limits.file_size:
        message = f"this file has {len(data):,} bytes; the limit is {limits.file_size:,}"
        return SourceText(path, ""), (Finding(kinds.TOO_LARGE, Span(path, 0, 0), message, "split the file; `use` joins the parts"),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        message = f"the byte 0x{data[error.start]:02X} here is not UTF-8"
        finding = Finding(kinds.NOT_UTF8, Span(path, place, place + 1), message, "save the file as UTF-8")
        return SourceText(path, text), (finding,)
    nul = text.find("\0")
    if nul < 0:
        return SourceText(path, text), ()
    finding = Finding(
        kinds.NUL_CHARACTER, Span(path, nul, nul + 1), "a NUL character stands here", "delete it, or save the file as UTF-8 text"
    )
    return SourceText(path, text), (finding,)


@frozen
class _Wanted:
    """``used_at`` is the place of the `use`; None for a path that was given."""

    path: str
    used_at: Span | None


def read_project(paths: Iterable[str], reader: Reader, settings: Settings) -> Project:
    """Every file that the paths (relative to the root, with `/`) lead to."""
    texts: dict[str, SourceText] = {}
    documents: dict[str, Document] = {}
    failed: dict[str, Unreadable] = {}
    findings: list[Finding] = []
    waiting = deque(_Wanted(posixpath.normpath(path), None) for path in sorted(set(paths)))
    uses: list[_Wanted] = []
    while waiting:
        wanted = waiting.popleft()
        path = wanted.path
        if path in texts or path in failed:
            continue
        data = reader.read(path)
        if isinstance(data, Unreadable):
            failed[path] = data
            if wanted.used_at is None:
                texts[path] = SourceText(path, "")
                findings.append(_unreadable(path, data, Span(path, 0, 0), settings.limits))
            continue
        text, wrong = decode(path, data, settings.limits)
        del data
        texts[path] = text
        findings.extend(wrong)
        document = _document(text, wrong, settings.limits)
        if document is None:
            continue
        documents[path] = document
        for declaration in document.declarations:
            if isinstance(declaration, Use):
                found = _followed(declaration, path)
                if isinstance(found, Finding):
                    findings.append(found)
                else:
                    waiting.append(found)
                    uses.append(found)
    for use in uses:
        if use.path in failed and use.path not in texts and use.used_at is not None:
            findings.append(_unreadable(use.path, failed[use.path], use.used_at, settings.limits))
    kept, too_many = _within(documents, settings.limits.claims)
    findings.extend(too_many)
    for document in kept:
        findings.extend(document.findings)
    findings.sort(key=lambda finding: (finding.span, finding.kind.code, finding.message))
    return Project({path: texts[path] for path in sorted(texts)}, kept, tuple(findings))


def _document(text: SourceText, wrong: tuple[Finding, ...], limits: Limits) -> Document | None:
    """What can be read, or None where it is no text. A NUL or a byte that is not UTF-8 reads as a space; nothing is built on a
    declaration that holds one, and nothing else is said of its line."""
    from argmap.syntax.parse import parse  # loads the grammar, which nobody else here needs

    if not wrong:
        return parse(text, limits)
    plain = text.text.replace("\ufffd", "\0") if any(finding.kind is kinds.NOT_UTF8 for finding in wrong) else text.text
    slips = plain.count("\0")
    if (slips > _SLIPS and slips * _SHARE > len(plain)) or any(finding.kind is kinds.TOO_LARGE for finding in wrong):
        return None
    document = parse(SourceText(text.path, plain.replace("\0", " ")), limits)
    spoilt = {text.position(place).line for place, character in enumerate(plain) if character == "\0"}
    return evolve(
        document,
        declarations=tuple(_damaged(declaration, plain) for declaration in document.declarations),
        findings=tuple(finding for finding in document.findings if text.position(finding.span.start).line not in spoilt),
    )


def _damaged(declaration: Declaration, text: str) -> Declaration:
    """The declaration, damaged where it holds what is no character."""
    if isinstance(declaration, SourceDecl | VoiceDecl | ClaimDecl | RuleDecl | QuestionDecl | ScenarioDecl):
        holds = "\0" in text[declaration.start : declaration.end]
        return evolve(declaration, damaged=declaration.damaged or holds)
    return declaration


def _followed(use: Use, path: str) -> _Wanted | Finding:
    span = Span(path, use.file.start, use.file.end)
    if not use.file.value.strip():
        return Finding(kinds.MISSING_USE, span, "no file is named here", "write the path of the file, relative to this one")
    wanted = project_path(use.file.value, path)
    if wanted is None:
        return _outside(span, use.file.value)
    return _Wanted(wanted, span)


def _outside(span: Span, path: str) -> Finding:
    message = f"`{path}` leads out of the project"
    return Finding(kinds.OUTSIDE_PROJECT, span, message, "nothing outside the project's folder is read: move the file into it")


def _unreadable(path: str, why: Unreadable, span: Span, limits: Limits) -> Finding:
    match why.reason:
        case "missing":
            return Finding(kinds.MISSING_USE, span, f"there is no file `{path}`", "the path is relative to the file that uses it")
        case "outside":
            return _outside(span, path)
        case "too-large":
            return Finding(
                kinds.TOO_LARGE, span, f"`{path}` is larger than {limits.file_size:,} bytes", "split the file; `use` joins the parts"
            )
        case "unreadable":
            because = f": {why.detail}" if why.detail else ""
            help_ = "see that it is a text file that you may read"
            return Finding(kinds.UNREADABLE_FILE, span, f"`{path}` cannot be read{because}", help_)


def _within(documents: Mapping[str, Document], limit: int) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The documents in the order of their paths, as long as their claims together stay within the limit."""
    kept: list[Document] = []
    claims = 0
    for path in sorted(documents):
        claims += sum(isinstance(declaration, ClaimDecl) for declaration in documents[path].declarations)
        if claims > limit:
            message = f"with this file the project has more than {limit:,} claims; it and those after it are left out"
            help_ = "check a part of the project by itself, or raise the limit: `claims` in `[tool.argmap.limits]`"
            return tuple(kept), (Finding(kinds.TOO_LARGE, Span(path, 0, 0), message, help_),)
        kept.append(documents[path])
    return tuple(kept), ()
