"""What surrounds a picture taken away: headline and title above it; what its marks are, notes, sources and stamp below."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import plotly.graph_objects as go

from lstdash import formats, order
from lstdash.charts.whole import whole
from lstdash.evidence.citations import Source
from lstdash.exports import cells
from lstdash.exports.content import ASSUMED, YEAR, Export, where

WIDTH = 1100  # pixels
MARGIN = 32
DRAWING_WIDTH = WIDTH - 2 * MARGIN
INK, MUTED = "#1A1A1A", "#595959"
SECTION = ", avsnitt "


@dataclass(frozen=True, slots=True)
class _Style:
    size: int
    colour: str
    bold: bool = False

    @property
    def leading(self) -> int:
        return round(self.size * 1.35)

    def wrap(self, words: str) -> list[str]:
        """Cut at words; a letter of Arial is about half as wide as it is high."""
        return textwrap.wrap(cells.clean(words), round(DRAWING_WIDTH / (self.size * 0.53)))


HEADLINE = _Style(24, INK, bold=True)
TITLE = _Style(16, MUTED)
NOTE = _Style(14, INK)
STAMP = _Style(12, MUTED)


def framed(svg: str, export: Export, height: int) -> str:
    """Return the drawing (`DRAWING_WIDTH` x `height`, one svg element) as an SVG document with its frame."""
    shown = export.exhibit
    head, above = _lines([(shown.says, HEADLINE), (export.title, TITLE)], MARGIN)
    told = [*shown.key, *export.notes()]
    below = [
        *((line, NOTE) for line in told),
        (source_line(shown.sources) or (ASSUMED if shown.assumptions else ""), STAMP),
        (export.stamp.line(), STAMP),
    ]
    foot, total = _lines(below, above + height + MARGIN // 2)
    total += MARGIN // 2
    drawing = svg.replace("<svg ", f'<svg x="{MARGIN}" y="{above}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH}" height="{total}" '
        f'viewBox="0 0 {WIDTH} {total}" role="img" aria-labelledby="rubrik beskrivning" xml:lang="sv">'
        f'<title id="rubrik">{_escaped(shown.says)}</title><desc id="beskrivning">{_escaped(shown.alt)}</desc>'
        f'<rect width="{WIDTH}" height="{total}" fill="#FFFFFF"/>{head}'
        f"{drawing}{foot}</svg>"
    )


@whole
def as_figure(svg: str) -> go.Figure:
    """Return a figure that is this SVG and nothing else, so that the same browser can make a PNG of it."""
    total = int(svg.split('height="', 1)[1].split('"', 1)[0])
    source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    whole = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1, "sizing": "stretch"}
    return go.Figure(
        layout={
            "height": total,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "images": [{"source": source, **whole}],
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
        }
    )


def source_line(found: Sequence[Source]) -> str:
    """Return documents with their sections, and the years of the rows where no document's name says them.

    >>> source_line([Source("areas:it,2005", "Ett betänkande (2006), avsnitt 2.2")])
    'Källa: Ett betänkande (2006), avsnitt 2.2. Raderna gäller 2005.'
    """
    sections: dict[str, list[str]] = {}
    for source in found:
        document, _, section = where(source.label).partition(SECTION)
        sections.setdefault(document, []).extend([section] if section else [])
    sections.pop("", None)
    if not sections:
        return ""
    told = [f"{document}{SECTION if own else ''}{formats.listed(_ordered(own))}" for document, own in sections.items()]
    years = sorted({year for source in found for year in YEAR.findall(source.row_id) if year not in source.label})
    return f"Källa: {'; '.join(told)}." + (f" Raderna gäller {formats.listed(years)}." if years else "")


def _ordered(sections: Sequence[str]) -> list[str]:
    return sorted(set(sections), key=order.numbered)


def _lines(texts: list[tuple[str, _Style]], top: int) -> tuple[str, int]:
    """Return text elements from `top` down, and where they end."""
    elements = []
    for words, style in texts:
        for line in style.wrap(words):
            top += style.leading
            weight = ' font-weight="bold"' if style.bold else ""
            elements.append(
                f'<text x="{MARGIN}" y="{top - style.size // 3}" font-family="Arial, Liberation Sans, Helvetica, sans-serif" '
                f'font-size="{style.size}" fill="{style.colour}"{weight}>{_escaped(line)}</text>'
            )
        top += style.leading // 3
    return "".join(elements), top


def _escaped(words: str) -> str:
    return escape(cells.clean(words))
