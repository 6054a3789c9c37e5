"""Slides to take away: the conclusion as title, an editable chart or table, the stamp, sources in the notes.

Built from the data, not from the screen. What PowerPoint has no chart for (maps, heat maps, networks) becomes
a picture, where a browser can draw one, and always a native table.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC
from itertools import count
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.exhibits import Sheet
from lstdash.exports import cells, images, slide_base, slide_chart, slide_parts, slide_table
from lstdash.exports.content import Export, Stamp

Draw = Callable[[Sequence[go.Figure]], list[bytes] | None]


def to_pptx(exports: Sequence[Export], draw: Draw = images.pictures) -> bytes:
    """Return one presentation: the slides of each export, behind a cover when there is more than one.

    `draw` makes the pictures (PNG) of figures that PowerPoint has no chart for. ValueError without exports.
    """
    if not exports:
        raise ValueError("a presentation needs at least one export")
    deck = slide_base.new()
    _set_papers(deck, exports[0])
    if len(exports) > 1:
        _add_cover(deck, exports[0].stamp)
    drawn = _draw(exports, draw)
    for index, export in enumerate(exports):
        _add_export(deck, export, drawn.get(index))
    _make_swedish(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _draw(exports: Sequence[Export], draw: Draw) -> dict[int, bytes]:
    shown = [export.exhibit for export in exports]
    wanted = {i: one.figure() for i, one in enumerate(shown) if one.slide is None and one.figure is not None}
    made = draw(list(wanted.values())) if wanted else []
    return dict(zip(wanted, made or (), strict=False))


def _set_papers(deck: Any, first: Export) -> None:
    papers, taken = deck.core_properties, first.stamp.exported.astimezone(UTC).replace(tzinfo=None)
    papers.title, papers.subject = cells.clean(first.stamp.page_title)[:255], cells.clean(first.exhibit.says)[:255]
    papers.language = "sv-SE"
    papers.author = papers.last_modified_by = papers.keywords = papers.comments = ""
    papers.created = papers.modified = taken


def _make_swedish(deck: Any) -> None:
    parts = [deck.slide_master, *deck.slide_layouts, *deck.slides]
    for part in (*parts, *(slide.notes_slide for slide in deck.slides)):
        slide_base.swedish(part._element)


def _add_cover(deck: Any, stamp: Stamp) -> None:
    slide = slide_parts.add_slide(deck, stamp.page_title, stamp)
    lines = [f"{label}: {text}" for label, text in stamp.pairs()[1:-1]]
    slide_parts.add_text(slide, "Val och version", "\n".join(lines), slide_parts.BODY, 18)
    slide_parts.write_notes(slide, f"Länk till sidan med samma val: {stamp.link}")


def _add_export(deck: Any, export: Export, picture: bytes | None) -> None:
    shown, chart = export.exhibit, export.exhibit.slide
    table = shown.reading() if shown.reading else shown.table  # a slide is read; every column stands in the other files
    if chart is not None:
        slide = _add_slide(deck, export, shown.title)
        frame = slide_chart.add(slide, chart, slide_parts.BODY)
        slide_parts.describe(frame, "Diagram", shown.alt)
    elif picture is not None:
        slide = _add_slide(deck, export, shown.title)
        slide_parts.describe(slide_parts.add_picture(slide, picture), "Bild", shown.alt)
    if chart is None or chart.table_follows:
        for page in slide_table.pages(table, slide_parts.WIDTH, slide_parts.BODY_HEIGHT):
            slide = _add_slide(deck, export, " · ".join(filter(None, (table.name, page.note))))
            frame = slide_table.add(slide, table, page, slide_parts.BODY)
            slide_parts.describe(frame, "Tabell", _table_alt(table, page))


def _add_slide(deck: Any, export: Export, subtitle: str) -> Any:
    """Add a slide with the export's conclusion as its title, numbered when another slide has it already."""
    taken = {slide.shapes.title.text_frame.text for slide in deck.slides}
    says = export.exhibit.says
    titles = (says if number == 1 else f"{says} ({number})" for number in count(1))
    title = next(title for title in titles if cells.clean(title) not in taken)
    slide = slide_parts.add_slide(deck, title, export.stamp, subtitle)
    slide_parts.write_notes(slide, notes(export))
    return slide


def _table_alt(sheet: Sheet, page: slide_table.Page) -> str:
    return f"Tabell: {sheet.name}. {formats.count(len(page.rows), 'rad', 'rader')}; kolumner: {', '.join(sheet.columns)}."


def notes(export: Export) -> str:
    """Return the speaker notes: what is said, what it rests on, where the sources contradict, and the stamp."""
    shown, sources, conflicts = export.exhibit, export.sources(), export.conflicts()
    parts = [shown.says, shown.alt]
    for heading, sheet in (
        ("Källor", sources),
        ("Motsägelser", conflicts),
        ("Antaganden", shown.assumptions),
        ("Anteckningar", shown.notes),
    ):
        if sheet and sheet.rows:
            parts += ["", heading, *(f"– {_sentence(sheet, row)}" for row in cells.texts(sheet))]
    return "\n".join([*parts, "", "Om uttaget", *(f"{label}: {text}" for label, text in export.stamp.pairs())])


def _sentence(sheet: Sheet, row: tuple[str, ...]) -> str:
    return "; ".join(f"{name}: {text}" for name, text in zip(sheet.columns, row, strict=True))
