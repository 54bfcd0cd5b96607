"""Declarations as nodes: each with the keys of what it declares, and of what it depends on."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from argmap.recheck.keys import Keys, Said
from argmap.syntax.ast import Document, SourceDecl, Use
from argmap.text import SourceText


class Node(NamedTuple):
    """A declaration in ``[start, end)`` of its file.

    ``makes``: what it declares. ``reads``: what it hangs on. ``meets``: what it hangs on and what hangs on it. ``beside``: whose
    findings, but not whose status, it may change, and the other way round. ``said``: the literals of a claim; ``general``: the
    predicates that a general rule speaks of; ``slots`` and ``per``: those of a predicate, and for each `one … per …` the slots after
    `per`; ``whole``: what an entity is part of; ``text``: the article of a source, as written.
    """

    start: int
    end: int
    digest: bytes
    makes: tuple[str, ...]
    reads: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    general: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    per: tuple[tuple[str, ...], ...] = ()
    whole: str = ""
    text: str = ""

    @property
    def sort(self) -> str:
        """What it declares, as in its keys; empty for what has no name."""
        return self.makes[0][:2] if self.makes else ""


def nodes_of(document: Document, text: SourceText) -> tuple[Node, ...]:
    """In the order of the file. The document must have been read without a finding."""
    sources = sorted({node.name.text for node in document.declarations if isinstance(node, SourceDecl)})
    only = sources[0] if len(sources) == 1 else None
    # A claim without a `from` belongs to the one source of its file.
    scope = hashlib.blake2b("\n".join(sources).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    found: list[Node] = []
    for declaration in document.declarations:
        if isinstance(declaration, Use):
            continue
        written = text.text[declaration.start : declaration.end].encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(written, digest_size=12, key=scope).digest()
        keys = Keys(only, sources)
        keys.declaration(declaration)
        found.append(
            Node(
                declaration.start,
                declaration.end,
                digest,
                tuple(keys.makes),
                tuple(dict.fromkeys(keys.reads)),
                tuple(dict.fromkeys(keys.meets)),
                tuple(dict.fromkeys(keys.beside)),
                tuple(keys.said),
                tuple(keys.general),
                keys.slots,
                keys.per,
                keys.whole,
                keys.text,
            )
        )
    return tuple(found)
