"""How wide text is, and how it is wrapped. Widths are those of DejaVu Sans, the font that is shipped and asked for first."""

from __future__ import annotations

import unicodedata

from wcwidth import wcwidth

from argmap.findings.cells import clean, unbroken

# Advance widths of U+0020…U+007E in thousandths of the font size.
_WIDTHS = (
    *(318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636),
    *(636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787),
    *(603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635),
    *(634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838),
)
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_BOLD = 1.14  # DejaVu Sans Bold over DejaVu Sans: 1.11 on average, and no font that is fallen back on is wider than this


def isolated(text: str) -> str:
    """A cleaned line in which what stands between the dots keeps its own direction: after Arabic a date would run backwards."""
    if not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text if char > "\u0590"):
        return text
    return " · ".join(f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" for part in text.split(" · "))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Points, never less than what DejaVu Sans needs for Latin text."""
    thousandths = sum(_WIDTHS[code - 32] if 32 <= (code := ord(char)) <= 126 else _wide(char) for char in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def _wide(char: str) -> int:
    """Anything else: the marks ✓ ✗ ○ ⊘ ⚡ ◷ are nearly square, as Chinese characters and emoji are."""
    if unicodedata.category(char)[0] == "S":
        return max(900, wcwidth(char) * 620)
    return max(0, wcwidth(char)) * 520 + 130


def short(text: str, most: int) -> str:
    """The text in at most ``most`` columns, cut off with an ellipsis."""
    line, *rest = wrap(text, most)
    return line + "…" if rest else line


def short_dated(text: str, most: int) -> str:
    """The same of a title with its date after a dot: the title is cut, and the date stays."""
    title, dot, date = text.rpartition(" · ")
    room = most - columns(dot + date)
    return short(title, room) + dot + date if title and room >= 12 and columns(text) > most else short(text, most)


def wrap(text: str, width: int, words: int | None = None, lines_at_most: int | None = None) -> list[str]:
    """Lines of about ``width`` columns (wide characters count two); after ``words`` words or so many lines an ellipsis. Never empty."""
    parts = unbroken(clean(text))
    if words is not None and len(parts) > words:
        parts = [*parts[: words - 1], parts[words - 1] + "\N{NO-BREAK SPACE}…"]
    lines: list[str] = []
    line, used = "", 0
    # The space before the ellipsis is one that no line is broken at.
    for part in (piece for word in parts for piece in _pieces(word, width)):
        need = columns(part)
        if line and used + 1 + need > width:
            lines.append(line)
            line, used = part, need
        else:
            line, used = (f"{line} {part}", used + 1 + need) if line else (part, need)
    lines.append(line)
    most = lines_at_most or words
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].removesuffix("…").rstrip() + "…"]
    return lines


def columns(text: str) -> int:
    return sum(max(0, wcwidth(char)) for char in text)


def _pieces(word: str, width: int) -> list[str]:
    """A word that is wider than a line (an address, Chinese text) in pieces that are not."""
    if columns(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for char in word:
        need = max(0, wcwidth(char))
        if piece and used + need > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + char, used + need
    return [*pieces, piece]
