"""The SVG as PNG or PDF, without any package of the system: the fonts that Latin, Greek and Cyrillic text needs are shipped."""

from __future__ import annotations

from pathlib import Path

from argmap.drawing.pdf_order import in_one_order

FONTS = Path(__file__).parent / "fonts"
SIDE = 24_000  # pixels of a PNG's longest side
AREA = 100_000_000  # pixels of all of it: 400 MB while it is drawn


def to_png(svg: str, width: float, height: float, zoom: float = 2.0) -> bytes:
    """``width`` and ``height`` are the SVG's, in points; ``zoom`` 2 gives 192 pixels an inch."""
    import resvg_py

    across, down = max(width, 1.0) * 96 / 72, max(height, 1.0) * 96 / 72
    zoom = min(zoom, SIDE / max(across, down), (AREA / (across * down)) ** 0.5)
    # Graphviz's unit is the point: at resvg's default of 0 dots an inch a picture would shrink to nothing.
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            dpi=96,
            zoom=zoom,
            font_files=[str(FONTS / "DejaVuSans.ttf"), str(FONTS / "DejaVuSans-Bold.ttf")],
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )


def to_pdf(svg: str) -> bytes:
    """One page of the size of the picture, with its text as text."""
    import svg2pdf_py

    fonts = svg2pdf_py.FontDatabase()
    fonts.load_system_fonts()
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        fonts.load_font_file(str(FONTS / name))
    return in_one_order(bytes(svg2pdf_py.svg_to_pdf(svg, fonts)))
