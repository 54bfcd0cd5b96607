"""A laid-out drawing as SVG. Nothing in it runs, and everything that came from a file is text.

Colours stand on the elements themselves, so that any viewer shows them; a style sheet adds the dark theme for screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from math import hypot

from argmap.drawing.drawing import Arrow, Box, Drawing, LegendItem
from argmap.drawing.layout import Curve, Placed, Point, Rect
from argmap.drawing.palette import DARK, LIGHT, Theme
from argmap.drawing.to_dot import LEADING, PENS, SIZES, line_height
from argmap.drawing.words import clean, text_width, wrap

FAMILY = "'DejaVu Sans', Verdana, 'Noto Sans', 'Noto Sans CJK SC', 'Segoe UI Emoji', sans-serif"
EDGE = 16.0
_DASHES = {"undercut": "6 4", "change": "5 4", "condition": "1.5 3.5"}


def to_svg(placed: Placed, theme: Theme = LIGHT, *, follows_screen: bool = True) -> str:
    """One SVG document. ``follows_screen``: it turns dark where the reader's screen does (only for the light theme)."""
    return "".join(_document(placed, theme, follows_screen and theme is LIGHT))


def _document(placed: Placed, theme: Theme, follows_screen: bool) -> Iterator[str]:
    drawing = placed.drawing
    inner = max(placed.width, 420.0)
    heading = _heading(drawing, inner)
    legend, legend_height = _legend(drawing.legend, inner, theme)
    top = EDGE + len(heading) * 22 + 4
    notes = (
        [line for number, note in enumerate(drawing.notes, 1) for line in wrap(f"{number}. {note}", int(inner / 5))]
        if theme.tints[0] == theme.page
        else []
    )
    width = inner + 2 * EDGE
    height = top + placed.height + 14 + legend_height + len(notes) * 12 + EDGE
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" aria-labelledby="map-title" font-family="{FAMILY}">\n'
    )
    yield f'<title id="map-title">{_text(drawing.title)}</title>\n'
    if follows_screen:
        yield f"<style>{_dark_style()}</style>\n"
    yield f'<rect class="page" width="{_n(width)}" height="{_n(height)}" fill="{theme.page}"/>\n'
    for number, line in enumerate(heading):
        yield _words("ink", EDGE, EDGE + 14 + number * 20, 15 if number == 0 else 10, line, theme.text, bold=number == 0)
    yield f'<g transform="translate({_n(EDGE + (inner - placed.width) / 2)} {_n(top)})">\n'
    yield from _frames(placed, theme)
    yield '<g class="arrows">\n'
    for arrow, curve in zip(drawing.arrows, placed.arrows, strict=True):
        yield from _arrow(arrow, curve, theme)
    yield "</g>\n"
    for box in drawing.boxes:
        yield from _box(box, placed.boxes[box.id], theme)
    yield '<g class="arrow-labels" aria-hidden="true">\n'
    for arrow, curve in zip(drawing.arrows, placed.arrows, strict=True):
        if arrow.label:
            yield _arrow_label(arrow, curve, theme)
    yield "</g>\n</g>\n"
    yield f'<g class="legend" transform="translate({_n(EDGE)} {_n(top + placed.height + 14)})">\n{legend}</g>\n'
    for number, line in enumerate(notes):
        y = top + placed.height + 14 + legend_height + number * 12 + 8
        yield _words("ink", EDGE, y, 8.5, line, theme.text)
    yield "</svg>\n"


def _heading(drawing: Drawing, width: float) -> list[str]:
    lines = wrap(drawing.title, max(20, int(width / 9)), 40)
    if drawing.hidden:
        lines.append(f"{drawing.hidden} claim{'s' if drawing.hidden != 1 else ''} hidden by this view")
    return lines


def _frames(placed: Placed, theme: Theme) -> Iterator[str]:
    for group in placed.drawing.groups:
        rect = placed.groups.get(group.id)
        if rect is None:
            continue
        tint = group.tint % len(theme.tints)
        style = f'rx="10" fill="{theme.tints[tint]}" stroke="{theme.frame}" stroke-width="1"'
        yield f'<g class="outlet"><rect class="tint{tint}" {_rect(rect)} {style}/>\n'
        columns = max(12, int(rect.width / 6))
        for number, line in enumerate([group.label, *group.sublabels]):
            shown = wrap(line, columns)
            label = shown[0] + ("…" if len(shown) > 1 else "")
            y = rect.y + 15 + number * 13
            yield _words("ink", rect.x + 12, y, 11 if number == 0 else 9, label, theme.text, bold=number == 0)
        yield "</g>\n"


def _box(box: Box, rect: Rect, theme: Theme) -> Iterator[str]:
    stroke = theme.muted if box.muted else theme.line
    pen = 2.0 if box.role == "conclusion" else 1.2
    dash = {"dashed": ' stroke-dasharray="6 4"', "dotted": ' stroke-dasharray="1.5 3.5" stroke-linecap="round"'}.get(box.outline, "")
    classes = f"box {box.role}{' muted' if box.muted else ''}{f' {box.status}' if box.status else ''}"
    yield f'<g class="{classes}" id="{box.id}" data-name="{_text(box.name)}">\n<title>{_text(box.tooltip)}</title>\n'
    style = f'fill="{theme.box}" stroke="{stroke}" stroke-width="{_n(pen)}"{dash}'
    yield _shape(box, rect, style)
    if box.outline == "double":
        inset = Rect(rect.x + 3.5, rect.y + 3.5, rect.width - 7, rect.height - 7)
        yield _shape(box, inset, f'fill="none" stroke="{stroke}" stroke-width="1"')
    high = sum(line_height(line) for line in box.lines)
    y = rect.middle.y - high / 2 + (4 if box.shape == "folder" else 0)
    for line in box.lines:
        size = SIZES[line.style]
        colour = theme.words[box.status] if line.style == "status" and box.status else theme.quiet if line.style == "small" else theme.text
        bold = line.style in ("strong", "status")
        css = f"word-{box.status}" if line.style == "status" and box.status else "note" if line.style == "small" else "ink"
        yield _words(css, rect.middle.x, y + size * 1.02, size, line.text, colour, bold=bold, middle=True)
        y += size * LEADING
    yield "</g>\n"


def _shape(box: Box, rect: Rect, style: str) -> str:
    match box.shape:
        case "rounded":
            return f'<rect class="line" {_rect(rect)} rx="9" {style}/>\n'
        case "box":
            return f'<rect class="line" {_rect(rect)} {style}/>\n'
        case "circle":
            middle = rect.middle
            radii = f'rx="{_n(rect.width / 2)}" ry="{_n(rect.height / 2)}"'
            return f'<ellipse class="line" cx="{_n(middle.x)}" cy="{_n(middle.y)}" {radii} {style}/>\n'
        case "hexagon":
            cut = min(14.0, rect.width / 4)
            left, right, top, low = rect.x, rect.x + rect.width, rect.y, rect.y + rect.height
            corners = [
                (left + cut, top),
                (right - cut, top),
                (right, rect.middle.y),
                (right - cut, low),
                (left + cut, low),
                (left, rect.middle.y),
            ]
            return f'<polygon class="line" points="{" ".join(f"{_n(x)},{_n(y)}" for x, y in corners)}" {style}/>\n'
        case "folder":
            left, right, top, low = rect.x, rect.x + rect.width, rect.y, rect.y + rect.height
            tab = min(46.0, rect.width / 3)
            path = f"M{_n(left)} {_n(low)}V{_n(top)}H{_n(left + tab)}L{_n(left + tab + 7)} {_n(top + 8)}H{_n(right)}V{_n(low)}Z"
            return f'<path class="line" d="{path}" {style}/>\n'


def _arrow(arrow: Arrow, curve: Curve, theme: Theme) -> Iterator[str]:
    colour = theme.roles[arrow.role]
    pen = PENS[arrow.width]
    points = curve.points
    steps = "".join(f"C{_p(points[at])} {_p(points[at + 1])} {_p(points[at + 2])}" for at in range(1, len(points) - 2, 3))
    dash = f' stroke-dasharray="{_DASHES[arrow.role]}"' if arrow.role in _DASHES else ""
    title = f"<title>{_text(arrow.tooltip)}</title>" if arrow.tooltip else ""
    yield f'<g class="arrow {arrow.role}" data-tail="{arrow.tail}" data-head="{arrow.head}">{title}'
    cap = ' stroke-linecap="round"' if arrow.role == "condition" else ""
    yield f'<path class="role-{arrow.role}" d="M{_p(points[0])}{steps}" fill="none" stroke="{colour}" stroke-width="{_n(pen)}"{dash}{cap}/>'
    if arrow.role in ("support", "condition", "conflict"):
        yield _head(points[-1], curve.head_tip or points[-1], points[-2], colour, arrow)
    if arrow.role == "conflict":
        yield _head(points[0], curve.tail_tip or points[0], points[1], colour, arrow)
    if arrow.role in ("denial", "undercut"):
        yield _tee(points[-1], curve.head_tip or points[-1], points[-2], colour, arrow)
    yield "</g>\n"


def _head(base: Point, tip: Point, before: Point, colour: str, arrow: Arrow) -> str:
    ux, uy = _direction(base, tip, before)
    half = 3.0 + PENS[arrow.width] * 0.8
    length = max(hypot(tip.x - base.x, tip.y - base.y), half * 1.6)
    foot = Point(tip.x - ux * length, tip.y - uy * length)
    corners = (tip, Point(foot.x - uy * half, foot.y + ux * half), Point(foot.x + uy * half, foot.y - ux * half))
    return f'<polygon class="fill-{arrow.role}" points="{" ".join(_p(corner) for corner in corners)}" fill="{colour}"/>'


def _tee(base: Point, tip: Point, before: Point, colour: str, arrow: Arrow) -> str:
    ux, uy = _direction(base, tip, before)
    one, other = Point(tip.x - uy * 6, tip.y + ux * 6), Point(tip.x + uy * 6, tip.y - ux * 6)
    return (
        f'<path class="role-{arrow.role}" d="M{_p(base)}L{_p(tip)}M{_p(one)}L{_p(other)}" fill="none" stroke="{colour}" '
        f'stroke-width="{_n(PENS[arrow.width] + 0.8)}"/>'
    )


def _direction(base: Point, tip: Point, before: Point) -> tuple[float, float]:
    dx, dy = tip.x - base.x, tip.y - base.y
    if hypot(dx, dy) < 0.5:
        dx, dy = tip.x - before.x, tip.y - before.y
    length = hypot(dx, dy) or 1.0
    return dx / length, dy / length


def _arrow_label(arrow: Arrow, curve: Curve, theme: Theme) -> str:
    where = _midpoint(curve.points)
    size = 12.0 if arrow.role == "conflict" else 9.0
    wide, high = text_width(arrow.label, size, bold=True) + 6, size * 1.25
    plate = Rect(where.x - wide / 2, where.y - high / 2, wide, high)
    words = _words(f"word-{arrow.role}", where.x, where.y + size * 0.36, size, arrow.label, theme.words[arrow.role], bold=True, middle=True)
    return f'<rect class="page" {_rect(plate)} rx="3" fill="{theme.page}" fill-opacity="0.92"/>{words}'


def _midpoint(points: tuple[Point, ...]) -> Point:
    """The middle of the middle curve of a spline."""
    curves = (len(points) - 1) // 3
    at = (curves // 2) * 3
    if curves % 2 == 0:
        return points[at]
    a, b, c, d = points[at : at + 4]
    return Point((a.x + 3 * b.x + 3 * c.x + d.x) / 8, (a.y + 3 * b.y + 3 * c.y + d.y) / 8)


def _legend(items: Iterable[LegendItem], width: float, theme: Theme) -> tuple[str, float]:
    """The legend in as many columns as fit, and its height."""
    entries = list(items)
    if not entries:
        return "", 0.0
    column = max(text_width(item.words, 8.5) for item in entries) + 56
    across = max(1, int(width // column))
    rows = -(-len(entries) // across)
    parts = []
    for number, item in enumerate(entries):
        x, y = (number // rows) * column, (number % rows) * 17 + 10
        parts.append(f'<g transform="translate({_n(x)} {_n(y)})">{_sample(item.sample, theme)}')
        parts.append(_words("ink", 44, 3, 8.5, item.words, theme.text) + "</g>\n")
    return "".join(parts), rows * 17 + 8.0


def _sample(sample: str, theme: Theme) -> str:
    if sample in ("holds", "fails", "undecided", "open"):
        mark = {"holds": "✓", "fails": "✗", "undecided": "?", "open": "○"}[sample]
        return _words(f"word-{sample}", 18, 4, 11, mark, theme.words[sample], bold=True, middle=True)
    if sample == "disputed":
        return _words("note", 18, 4, 11, "⊘", theme.quiet, middle=True)
    role = "condition" if sample == "condition-arrow" else sample
    if sample != "condition" and role in theme.roles:
        arrow = Arrow("", "", role, "", "", "thick" if role == "conflict" else "normal")  # type: ignore[arg-type]
        tip, tail = Point(36, 0), Point(0, 0)
        inner = 29.0 if role not in ("link", "agreement", "change") else 36.0
        start = 7.0 if role == "conflict" else 0.0
        curve = Curve((Point(start, 0), Point(12, 0), Point(24, 0), Point(inner, 0)), tail, tip)
        return "".join(_arrow(arrow, curve, theme))
    shapes = {
        "premise": "rounded",
        "held": "rounded",
        "assumption": "rounded",
        "conclusion": "box",
        "condition": "hexagon",
        "step": "circle",
    }
    outlines = {"held": "dotted", "assumption": "dashed", "conclusion": "double"}
    shape = shapes.get(sample, "folder")
    box = Box("", "", shape, outlines.get(sample, "solid"), (), "", None, sample, sample == "held")  # type: ignore[arg-type]
    rect = Rect(12, -6, 12, 12) if shape == "circle" else Rect(4, -7, 30, 14)
    stroke = theme.muted if box.muted else theme.line
    dash = {"dashed": ' stroke-dasharray="4 3"', "dotted": ' stroke-dasharray="1.5 3" stroke-linecap="round"'}.get(box.outline, "")
    style = f'fill="{theme.box}" stroke="{stroke}" stroke-width="1.2"{dash}'
    second = _shape(box, Rect(rect.x + 2.5, rect.y + 2.5, rect.width - 5, rect.height - 5), style) if box.outline == "double" else ""
    return _shape(box, rect, style) + second


def _dark_style() -> str:
    """The dark theme as rules that stand over the colours on the elements."""
    rules = [
        f".page{{fill:{DARK.page}}}.ink{{fill:{DARK.text}}}.note{{fill:{DARK.quiet}}}",
        f".line{{fill:{DARK.box};stroke:{DARK.line}}}.muted .line{{stroke:{DARK.muted}}}.line+.line{{fill:none}}",
        "".join(f".tint{number}{{fill:{tint};stroke:{DARK.frame}}}" for number, tint in enumerate(DARK.tints)),
        "".join(f".role-{role}{{stroke:{colour}}}.fill-{role}{{fill:{colour}}}" for role, colour in DARK.roles.items()),
        "".join(f".word-{role}{{fill:{colour}}}" for role, colour in DARK.words.items()),
    ]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"


def _words(css: str, x: float, y: float, size: float, words: str, colour: str, *, bold: bool = False, middle: bool = False) -> str:
    extra = (' text-anchor="middle"' if middle else "") + (' font-weight="bold"' if bold else "")
    return f'<text class="{css}" x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{extra} fill="{colour}">{_text(words)}</text>\n'


def _text(text: str) -> str:
    return escape("\n".join(clean(line) for line in text.split("\n")), quote=True)


def _rect(rect: Rect) -> str:
    return f'x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'


def _p(point: Point) -> str:
    return f"{_n(point.x)},{_n(point.y)}"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
