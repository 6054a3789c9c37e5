"""A picture on a slide: what PowerPoint has no chart for, as large as there is room, with letters that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from pptx.util import Inches

from lstdash.charts.whole import whole
from lstdash.exhibits import Exhibit
from lstdash.exports import images, picture_frame, slide_parts
from lstdash.exports.slide_parts import BODY, Box

MAP: Box = (BODY[0], BODY[1], Inches(5.2), BODY[3])
BESIDE: Box = (BODY[0] + Inches(5.6), BODY[1], BODY[2] - Inches(5.6), BODY[3])
ROW, AROUND = 17, 50  # pixels: the lowest row with a name that can be read, and what stands above the rows
PIXEL = slide_parts.WIDTH // picture_frame.WIDTH  # in EMU: letters of 12 pixels are 9,5 points


@whole
def fitted(figure: go.Figure, key: Sequence[str]) -> go.Figure:
    """Return the figure as wide and high as its place on the slide; higher where its rows would run into each other."""
    _, _, width, height = _box(figure, key)
    rows = len(figure.layout.yaxis.tickvals or ())
    high = max(height // PIXEL, AROUND + ROW * rows)
    own = images.height(figure)
    return go.Figure(figure).update_layout(width=width // PIXEL, height=high if _is_map(figure) else min(own, high))


def add(slide: Any, picture: bytes, shown: Exhibit) -> None:
    """Add the picture with what its colours and letters are: beside a map, which is high and narrow, else at its foot."""
    assert shown.figure is not None
    if _is_map(shown.figure()):
        box = MAP
        if shown.key:
            slide_parts.add_text(slide, slide_parts.KEY, "\n\n".join(shown.key), BESIDE, 14)
    else:
        box = slide_parts.add_key(slide, shown.key, BODY)
    slide_parts.describe(slide_parts.add_picture(slide, picture, box), "Bild", shown.alt)


def _is_map(figure: go.Figure) -> bool:
    return bool(figure.layout.yaxis.scaleanchor)


def _box(figure: go.Figure, key: Sequence[str]) -> Box:
    left, top, width, height = BODY
    return MAP if _is_map(figure) else (left, top, width, height - slide_parts.key_height(key, width))
