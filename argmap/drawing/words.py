"""How wide text is, and how it is wrapped. Widths are those of DejaVu Sans, the font that is shipped and asked for first."""

from __future__ import annotations

import unicodedata

from wcwidth import wcwidth

# Advance widths of U+0020…U+007E in thousandths of the font size.
_WIDTHS = (
    *(318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636),
    *(636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787),
    *(603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635),
    *(634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838),
)
_BOLD = 1.11  # DejaVu Sans Bold over DejaVu Sans, on average


def clean(text: str) -> str:
    """The text with every control, direction-changing and unpaired character made visible or dropped, on one line."""
    out = []
    for char in text:
        category = unicodedata.category(char)
        if char in "\n\r\t" or category in ("Zl", "Zp"):
            out.append(" ")
        elif category in ("Cc", "Cs") or char in "\ufffe\uffff":
            out.append("\N{REPLACEMENT CHARACTER}")
        elif category == "Cf" and char not in "\u200c\u200d":
            # Marks of direction reorder what stands around them; a label must not change its neighbour.
            continue
        else:
            out.append(char)
    return " ".join("".join(out).split())


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Points, never less than what DejaVu Sans needs for Latin text."""
    thousandths = sum(_WIDTHS[code - 32] if 32 <= (code := ord(char)) <= 126 else max(0, wcwidth(char)) * 520 + 130 for char in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def wrap(text: str, width: int, words: int | None = None) -> list[str]:
    """Lines of about ``width`` columns (wide characters count two); after ``words`` words an ellipsis. Never empty."""
    parts = clean(text).split(" ")
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
    if words is not None and len(lines) > words:
        lines = [*lines[:words], "…"]
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
