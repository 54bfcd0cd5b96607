"""A PDF of svg2pdf with its objects always in one order: it writes fonts in whatever order its tables happen to have.

The order is that of the references from the catalogue on; each object's number follows it. Only what svg2pdf 1.x writes is
understood, objects in plain sight and one table of places; anything else is left as it is.
"""

from __future__ import annotations

import re

_END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s*?[\r\n]{1,2})+)")
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_NAMED = re.compile(rb"(?:^ +/[A-Za-z]+\d+ [^\n<>]*\n){2,}", re.MULTILINE)
_ROOTS = (b"Root", b"Info")


def in_one_order(data: bytes) -> bytes:
    end = _END.search(data)
    table = _TABLE.match(data, int(end[2])) if end else None
    if end is None or table is None:
        return data
    places = sorted(int(line.split()[0]) for line in table[2].splitlines() if line.rstrip().endswith(b"n"))
    begins = [_OBJECT.match(data, place) for place in places]
    heads: dict[bytes, bytes] = {}
    bodies: dict[bytes, bytes] = {}
    for begin, after in zip(begins, [*places[1:], int(end[2])], strict=True):
        if begin is None:
            return data
        whole = data[begin.end() : after].rstrip()
        split = whole.find(b"\nstream\n")
        split = len(whole) if split < 0 else split
        # The fonts that a page names are in no order either.
        heads[begin[1]] = _NAMED.sub(lambda lines: b"".join(sorted(lines[0].splitlines(keepends=True))), whole[:split])
        bodies[begin[1]] = whole[split:]
    roots = {name: re.search(rb"/%s (\d+) 0 R" % name, end[1]) for name in _ROOTS}
    waiting = [found[1] for found in reversed(roots.values()) if found]
    numbers: dict[bytes, int] = {}
    while waiting:
        old = waiting.pop()
        if old in heads and old not in numbers:
            numbers[old] = len(numbers) + 1
            waiting.extend(found[1] for found in reversed(list(_REFERENCE.finditer(heads[old]))))

    def renumbered(text: bytes) -> bytes:
        return _REFERENCE.sub(lambda found: b"%d 0 R" % numbers.get(found[1], 0), text)

    made = bytearray(data[: places[0]])
    offsets = []
    for old, number in numbers.items():
        offsets.append(len(made))
        made += b"%d 0 obj\n%s%s\n\n" % (number, renumbered(heads[old]), bodies[old])
    begin_of_table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1) + b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    trailer = b" ".join(b"/%s %d 0 R" % (name, numbers[found[1]]) for name, found in roots.items() if found)
    made += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, trailer, begin_of_table)
    return bytes(made)
