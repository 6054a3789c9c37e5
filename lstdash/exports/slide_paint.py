"""The colours, patterns and marks of slides: the same meaning looks the same as on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from lstdash.exhibits import Look

ACCENT, MIDDLE, LIGHT = "00504D", "357F79", "579892"
WARNING, FOCUS, GREY = "B3541E", "3B5B92", "767676"
INK, MUTED, PALE, WHITE = "1A1A1A", "595959", "E3E5E1", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Paint:
    """A series is told from the others by more than its colour: pattern, dash and marker."""

    colour: str  # of an area
    stroke: str  # of a line or a mark, at least 3:1 on white
    label: str  # the colour of a number inside its bar
    dash: Any
    marker: Any


PAINTS: dict[Look, Paint] = {
    "accent": Paint(ACCENT, ACCENT, WHITE, MSO_LINE_DASH_STYLE.SOLID, XL_MARKER_STYLE.CIRCLE),
    "light": Paint(LIGHT, MIDDLE, INK, MSO_LINE_DASH_STYLE.DASH, XL_MARKER_STYLE.SQUARE),
    "hatched": Paint(ACCENT, ACCENT, INK, MSO_LINE_DASH_STYLE.ROUND_DOT, XL_MARKER_STYLE.TRIANGLE),
    "warning": Paint(WARNING, WARNING, WHITE, MSO_LINE_DASH_STYLE.LONG_DASH, XL_MARKER_STYLE.DIAMOND),
    "focus": Paint(FOCUS, FOCUS, WHITE, MSO_LINE_DASH_STYLE.DASH_DOT, XL_MARKER_STYLE.SQUARE),
    "pale": Paint(PALE, PALE, INK, MSO_LINE_DASH_STYLE.SOLID, XL_MARKER_STYLE.NONE),
    "hidden": Paint(WHITE, WHITE, WHITE, MSO_LINE_DASH_STYLE.SOLID, XL_MARKER_STYLE.NONE),
    "context": Paint(GREY, GREY, WHITE, MSO_LINE_DASH_STYLE.SQUARE_DOT, XL_MARKER_STYLE.X),
}


def rgb(code: str) -> Any:
    """Return the colour of six hexadecimal digits."""
    return RGBColor.from_string(code)  # type: ignore[no-untyped-call]


def fill(shape: Any, look: Look) -> None:
    """Fill a bar: one colour, hatched with an outline, or not at all."""
    if look == "hidden":
        shape.fill.background()
        return
    colour = rgb(PAINTS[look].colour)
    if look != "hatched":
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour
        return
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb, shape.fill.back_color.rgb = colour, rgb(WHITE)
    shape.line.color.rgb, shape.line.width = colour, Pt(1)


SHAPES = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "x": XL_MARKER_STYLE.X,
    "x-thin": XL_MARKER_STYLE.X,
    "line-ew": XL_MARKER_STYLE.DASH,
    "line-ns": XL_MARKER_STYLE.DASH,
    "cross": XL_MARKER_STYLE.PLUS,
    "star": XL_MARKER_STYLE.STAR,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "triangle-down": XL_MARKER_STYLE.TRIANGLE,
}
SEEN = 3.0  # contrast with the paper
CROSSES = (XL_MARKER_STYLE.X, XL_MARKER_STYLE.PLUS, XL_MARKER_STYLE.STAR)


def tint(code: str) -> str:
    """Return the palest tint of a colour that is still seen on white."""
    parts = [int(code[at : at + 2], 16) for at in (0, 2, 4)]
    tints = ([part + (255 - part) * step // 20 for part in parts] for step in range(13, -1, -1))
    return "".join(f"{part:02X}" for part in next((tint for tint in tints if _contrast(tint) >= SEEN), parts))


def _contrast(parts: Sequence[int]) -> float:
    """Return the contrast of a colour with white, as WCAG counts it."""
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def mark(marker: Any, look: Look, size: int, shape: str = "") -> None:
    """Shape the marks of a line or of a cloud of points as Plotly names it; a cross is drawn by its line.

    What is open on a page is pale here: LibreOffice draws no outline, and a white mark would be gone.
    """
    paint = PAINTS[look]
    marker.style, marker.size = SHAPES.get(shape.removesuffix("-open"), paint.marker), size
    is_ring = shape.endswith("-open") and marker.style not in CROSSES
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(tint(paint.stroke) if is_ring else paint.stroke)
    marker.format.line.color.rgb = rgb(paint.stroke if is_ring or marker.style in CROSSES else WHITE)
    if is_ring or marker.style in CROSSES:
        marker.format.line.width = Pt(1.75)
