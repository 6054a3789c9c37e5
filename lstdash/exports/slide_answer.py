"""The slide that answers by itself: the page's sentence, one chart, three figures, and what it all rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from lstdash import formats
from lstdash.evidence.citations import Figure, Source
from lstdash.exports import cells, content, slide_parts
from lstdash.exports.content import Answer, Stamp
from lstdash.exports.slide_paint import ACCENT, INK, MUTED, rgb

MOST_FIGURES = 3
CHART = (slide_parts.LEFT, Inches(1.95), Inches(8.75), Inches(4.65))
FIGURES = (Inches(9.6), Inches(1.8), Inches(3.2), Inches(4.5))
LONGEST_NOTE = 110  # letters under a figure; the whole of it stands on the page


def body(figures: Sequence[Figure]) -> tuple[int, int, int, int]:
    """Return the chart's box (left, top, width, height in EMU): all of the width where there are no figures beside it."""
    left, top, width, height = CHART
    return (left, top, width if figures else slide_parts.WIDTH, height)


def add(deck: Any, answer: Answer, stamp: Stamp, sources: Sequence[Source], title: str = "") -> Any:
    """Add everything but the chart, whose title stands above it, and return the slide."""
    slide = slide_parts.add_slide(deck, answer.headline, foot(stamp, sources), title)
    figures = answer.figures[:MOST_FIGURES]
    if figures:
        _write(slide, figures)
    return slide


def foot(stamp: Stamp, sources: Sequence[Source], *, rests: bool = False) -> str:
    """Return what a slide says at its foot: choices that differ, documents with sections, and the day.

    What only rests on assumptions says so.
    """
    told = [
        stamp.chosen(),
        content.source_line(sources) or (content.ASSUMED if rests else ""),
        f"Uttaget {formats.day(stamp.exported)} ur uppgifter inlästa {formats.day(stamp.published)}.",
    ]
    return "\n".join(line for line in (told[0], " ".join(filter(None, told[1:]))) if line)


def _write(slide: Any, figures: Sequence[Figure]) -> None:
    shape = slide.shapes.add_textbox(*FIGURES)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    lines = [line for figure in figures for line in _lines(figure)]
    for at, (words, points, colour, is_bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = cells.clean(words)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(points), is_bold, rgb(colour)
        paragraph.space_before = Pt(14 if points == LABEL and at else 0)
    slide_parts.describe(shape, "Nyckeltal")


LABEL = 13


def _lines(figure: Figure) -> list[tuple[str, int, str, bool]]:
    note = _short(figure.note)
    value = (figure.value, 28 if len(figure.value) <= 14 else 18, ACCENT, True)
    return [(figure.label, LABEL, INK, False), value, *([(note, 11, MUTED, False)] if note else [])]


def _short(note: str) -> str:
    """Return as many whole sentences as there is room for; the start of the first where not even that has room."""
    if len(note) <= LONGEST_NOTE:
        return note
    whole, stop, _ = note[: LONGEST_NOTE + 1].rpartition(". ")
    return f"{whole}." if stop else f"{note[:LONGEST_NOTE].rsplit(' ', 1)[0]} …"
