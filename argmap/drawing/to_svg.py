"""A laid-out drawing as SVG. Nothing in it runs, and everything that came from a file is text.

Colours stand on the elements themselves, so that any viewer shows them; a style sheet adds the dark theme for screens.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.drawing import Drawing, Group
from argmap.drawing.palette import DARK, LIGHT, PRINT, Theme
from argmap.drawing.places import Placed, Rect
from argmap.drawing.svg_arrows import arrow_svg, labels_svg
from argmap.drawing.svg_boxes import box_svg
from argmap.drawing.svg_legend import legend_svg
from argmap.drawing.svg_text import n, rect_of, text_of, words
from argmap.drawing.words import short_dated, wrap
from argmap.values import frozen

FAMILY = "'DejaVu Sans', Verdana, 'Noto Sans', 'Noto Sans CJK SC', 'Segoe UI Emoji', sans-serif"
EDGE = 16.0
LEAST = 420.0  # points between the edges, for the title and the legend
COLUMN = 400.0  # of the notes
NOTES = 3000  # that are printed; more are counted
RATIO = 4.0  # a picture is at most this many times as wide as high, or as high as wide


@frozen
class _Frame:
    """What stands around the map, for one width: lines of the heading, the legend, the notes in columns; and the whole's size."""

    inner: float
    heading: list[str]
    legend: str
    legend_height: float
    notes: list[list[str]]

    @property
    def top(self) -> float:
        return EDGE + 24 + (len(self.heading) - 1) * 15 + 8

    def height(self, placed: Placed) -> float:
        return self.top + placed.height + 14 + self.legend_height + max(map(len, self.notes), default=0) * 12 + EDGE


def to_svg(placed: Placed, theme: Theme = LIGHT, *, follows_screen: bool = True) -> str:
    """One SVG document. ``follows_screen``: it turns dark where the reader's screen does (only for the light theme)."""
    return "".join(_document(placed, theme, follows_screen and theme is LIGHT))


def size_of_svg(placed: Placed, theme: Theme = LIGHT) -> tuple[float, float]:
    """Points across and down, with the title, the legend and the notes."""
    frame = _framed(placed, theme)
    width, height = frame.inner + 2 * EDGE, frame.height(placed)
    return width, max(height, width / RATIO)


def _framed(placed: Placed, theme: Theme) -> _Frame:
    inner = max(placed.width, LEAST)
    while True:
        legend, legend_height = legend_svg(placed.drawing.legend, inner, theme)
        frame = _Frame(inner, _heading(placed.drawing, inner), legend, legend_height, _notes(placed.drawing, inner, theme))
        if frame.height(placed) <= RATIO * (inner + 2 * EDGE):
            return frame
        inner *= 1.25


def _document(placed: Placed, theme: Theme, follows_screen: bool) -> Iterator[str]:
    drawing = placed.drawing
    frame = _framed(placed, theme)
    width, height = size_of_svg(placed, theme)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}pt" height="{n(height)}pt" '
        f'viewBox="0 0 {n(width)} {n(height)}" role="img" aria-labelledby="map-title" font-family="{FAMILY}">\n'
    )
    yield f'<title id="map-title">{text_of(drawing.title)}</title>\n'
    if follows_screen:
        yield f"<style>{_dark_style()}</style>\n"
    yield f'<rect class="page" width="{n(width)}" height="{n(height)}" fill="{theme.page}"/>\n'
    for number, line in enumerate(frame.heading):
        first = number == 0
        y = EDGE + 14 + (4 if number else 0) + number * 15
        yield words("ink" if first else "note", EDGE, y, 15 if first else 10, line, theme.text if first else theme.quiet, bold=first)
    yield f'<g class="map" transform="translate({n(EDGE + (frame.inner - placed.width) / 2)} {n(frame.top)})">\n'
    yield from _frames(placed, theme)
    yield '<g class="arrows">\n'
    for arrow, curve in zip(drawing.arrows, placed.arrows, strict=True):
        yield from arrow_svg(arrow, curve, theme)
    yield "</g>\n"
    yield from _frame_titles(placed, theme)
    for box in drawing.boxes:
        yield from box_svg(box, placed.boxes[box.id], theme, noted=theme is PRINT)
    yield '<g class="arrow-labels" aria-hidden="true">\n'
    yield from labels_svg(placed, theme)
    yield "</g>\n</g>\n"
    low = frame.top + placed.height + 14
    yield f'<g class="legend" transform="translate({n(EDGE)} {n(low)})">\n{frame.legend}</g>\n'
    for column, lines in enumerate(frame.notes):
        for number, line in enumerate(lines):
            yield words("ink", EDGE + column * COLUMN, low + frame.legend_height + number * 12 + 8, 8.5, line, theme.text)
    yield "</svg>\n"


def _heading(drawing: Drawing, width: float) -> list[str]:
    title = wrap(drawing.title, max(20, int(width / 9.5)), 40, 3)
    # All of the title is set large; what does not fit on its line goes on below.
    return [title[0], *title[1:], *(line for about in drawing.heading for line in wrap(about, max(30, int(width / 6)), 60, 3))]


def _notes(drawing: Drawing, width: float, theme: Theme) -> list[list[str]]:
    """The numbered quotes in columns, on paper, which has no tooltips."""
    if theme is not PRINT or not drawing.notes:
        return []
    lines = ["Quotes"]
    for number, note in enumerate(drawing.notes[:NOTES], 1):
        lines += wrap(f"{number}. {note}", int(COLUMN / 5.6))
    if len(drawing.notes) > NOTES:
        lines.append(f"and {len(drawing.notes) - NOTES} more")
    across = max(1, int((width + COLUMN * 0.1) // COLUMN))
    deep = -(-len(lines) // across)
    return [lines[start : start + deep] for start in range(0, len(lines), deep)]


def _tinted(placed: Placed, theme: Theme) -> Iterator[tuple[Group, Rect, int]]:
    """The outlets that have a frame, each with the number of its tint."""
    for group in placed.drawing.groups:
        rect = placed.groups.get(group.id)
        if rect is not None:
            yield group, rect, group.tint % len(theme.tints)


def _frames(placed: Placed, theme: Theme) -> Iterator[str]:
    for _, rect, tint in _tinted(placed, theme):
        style = f'rx="10" fill="{theme.tints[tint]}" stroke="{theme.frame}" stroke-width="1"'
        yield f'<g class="outlet"><rect class="tint{tint}" {rect_of(rect)} {style}/></g>\n'


def _frame_titles(placed: Placed, theme: Theme) -> Iterator[str]:
    """Above the arrows, each with a rim of its frame's tint: an arrow may have to run behind a title, and the title stays readable."""
    for group, rect, tint in _tinted(placed, theme):
        rim = f'stroke="{theme.tints[tint]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
        yield f'<g class="outlet-title rim{tint}" {rim}>\n'
        for number, line in enumerate((group.label, *group.sublabels)):
            label = short_dated(line, max(12, int(rect.width / (7.5 if number == 0 else 5.6))))
            y = rect.y + 15 + number * 13
            yield words("ink", rect.x + 12, y, 11 if number == 0 else 9, label, theme.text, bold=number == 0)
        yield "</g>\n"


def _dark_style() -> str:
    """The dark theme as rules that stand over the colours on the elements."""
    rules = [
        f".page{{fill:{DARK.page}}}.strip{{fill:{DARK.strip}}}.ink{{fill:{DARK.text}}}.note{{fill:{DARK.quiet}}}",
        f".line{{fill:{DARK.box};stroke:{DARK.line}}}.muted .line{{stroke:{DARK.muted}}}.line+.line{{fill:none}}",
        "".join(f".tint{number}{{fill:{tint};stroke:{DARK.frame}}}" for number, tint in enumerate(DARK.tints)),
        "".join(f".rim{number}{{stroke:{tint}}}" for number, tint in enumerate(DARK.tints)),
        "".join(f".role-{role}{{stroke:{colour}}}.fill-{role}{{fill:{colour}}}" for role, colour in DARK.roles.items()),
        "".join(f".word-{role}{{fill:{colour}}}" for role, colour in DARK.words.items()),
    ]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"
