"""Slides to take away: a page's answer on one slide, then a chart a slide; tables where they are asked for.

A chart is PowerPoint's own, made from the data or redrawn from the page's figure, so that its owner can change it. What it has
no chart for (maps, heat maps) becomes a picture, where a browser can draw one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC
from itertools import count
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Sheet, SlideChart
from lstdash.exports import (
    cells,
    images,
    slide_answer,
    slide_base,
    slide_chart,
    slide_parts,
    slide_picture,
    slide_redrawn,
    slide_table,
)
from lstdash.exports.content import Answer, Export

COLUMNS_LEFT = "Visar {} av {} kolumner. Alla finns i Excel-filen."
Draw = Callable[[Sequence[go.Figure]], list[bytes] | None]


def to_pptx(
    exports: Sequence[Export], draw: Draw = images.pictures, *, answer: Answer | None = None, has_tables: bool = False
) -> bytes:
    """Return one presentation: with `answer` a slide that answers by itself, then at most a slide for each chart.

    The answer's chart is the first of PowerPoint's own: one that says the same, else one that the page draws, else one made of
    a table. `has_tables` puts every table in an appendix; without a chart an export alone is its table. `draw` makes the
    pictures (PNG) of figures that PowerPoint has no chart for. ValueError without exports.
    """
    if not exports:
        raise ValueError("a presentation needs at least one export")
    deck = slide_base.new()
    _set_papers(deck, exports[0])
    charts = [_chart(export) for export in exports]
    first = _lead(exports, charts, answer) if answer else None
    if answer:
        lead = exports[first or 0]
        _add_answer(deck, answer, lead, charts[first] if first is not None else None, _marks(answer, lead, exports))
    drawn = _draw(exports, charts, draw)
    for at, export in enumerate(exports):
        if at != first:
            is_alone = export.exhibit.is_read or (answer is None and not has_tables)
            _add_export(deck, export, charts[at], drawn.get(at), is_alone=is_alone)
    if has_tables:
        for export in exports:
            if not export.exhibit.is_read:
                _add_tables(deck, export)
    _make_swedish(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _chart(export: Export) -> SlideChart | None:
    shown = export.exhibit
    if shown.slide is not None or shown.figure is None:
        return shown.slide
    return slide_redrawn.redrawn(shown.figure())


def _lead(exports: Sequence[Export], charts: Sequence[SlideChart | None], answer: Answer) -> int | None:
    def before(at: int) -> tuple[bool, bool]:
        shown = exports[at].exhibit
        return shown.says != answer.headline, shown.figure is None

    return min((at for at, chart in enumerate(charts) if chart and chart.leads), key=before, default=None)


def _draw(exports: Sequence[Export], charts: Sequence[SlideChart | None], draw: Draw) -> dict[int, bytes]:
    wanted = {
        at: slide_picture.fitted(export.exhibit.figure(), _key(export.exhibit))
        for at, export in enumerate(exports)
        if charts[at] is None and export.exhibit.figure is not None
    }
    made = draw(list(wanted.values())) if wanted else []
    return dict(zip(wanted, made or (), strict=False))


def _marks(answer: Answer, lead: Export, exports: Sequence[Export]) -> list[Source]:
    """What the answer's slide rests on: the exhibit that it shows and its figures; all of the page's where they name none."""
    own = [figure.source for figure in answer.figures[: slide_answer.MOST_FIGURES] if figure.source]
    all_ = [source for export in exports for source in export.exhibit.sources]
    return list(dict.fromkeys([*lead.exhibit.sources, *own] or all_))


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


def _add_answer(deck: Any, answer: Answer, lead: Export, chart: SlideChart | None, marks: Sequence[Source]) -> None:
    slide = slide_answer.add(deck, answer, lead.stamp, marks, lead.title if chart else "")
    if chart is not None:
        box = slide_parts.add_key(slide, _key(lead.exhibit), slide_answer.body(answer.figures))
        frame = slide_chart.add(slide, chart, box)
        slide_parts.describe(frame, "Diagram", lead.exhibit.alt)
    slide_parts.write_notes(slide, notes(lead, answer.headline))


def _key(shown: Exhibit) -> tuple[str, ...]:
    return shown.slide.key if shown.slide else shown.key


def _add_export(deck: Any, export: Export, chart: SlideChart | None, picture: bytes | None, *, is_alone: bool) -> None:
    shown = export.exhibit
    if chart is not None:
        slide = _add_slide(deck, export, export.title)
        frame = slide_chart.add(slide, chart, slide_parts.add_key(slide, _key(shown), slide_parts.BODY))
        slide_parts.describe(frame, "Diagram", shown.alt)
    elif picture is not None:
        slide = _add_slide(deck, export, export.title)
        slide_picture.add(slide, picture, shown)
    elif is_alone:
        _add_tables(deck, export)


def _add_tables(deck: Any, export: Export) -> None:
    shown = export.exhibit
    whole = shown.reading() if shown.reading else shown.table  # a slide is read; every column stands in the other files
    table = slide_table.fitted(whole, slide_parts.WIDTH)
    left_out = "" if table is whole else COLUMNS_LEFT.format(len(table.columns), len(whole.columns))
    for page in slide_table.pages(table, slide_parts.WIDTH, slide_parts.BODY_HEIGHT) if table.rows else ():
        slide = _add_slide(
            deck, export, " ".join(filter(None, (left_out, page.note))) or export.title, "" if shown.is_read else table.name
        )
        frame = slide_table.add(slide, table, page, slide_parts.BODY)
        slide_parts.describe(frame, "Tabell", _table_alt(table, page))


def _add_slide(deck: Any, export: Export, subtitle: str, title: str = "") -> Any:
    """Add a slide with its title or the export's conclusion as its title; where another slide has it, what is shown."""
    taken = {slide.shapes.title.text_frame.text for slide in deck.slides}
    says = title or export.exhibit.says
    named = export.title if cells.clean(says) in taken and not title else says
    titles = (named if number == 1 else f"{named} ({number})" for number in count(1))
    title = next(title for title in titles if cells.clean(title) not in taken)
    foot = slide_answer.foot(export.stamp, export.exhibit.sources, rests=bool(export.exhibit.assumptions))
    slide = slide_parts.add_slide(deck, title, foot, "" if title.startswith(subtitle) else subtitle)
    slide_parts.write_notes(slide, notes(export))
    return slide


def _table_alt(sheet: Sheet, page: slide_table.Page) -> str:
    return f"Tabell: {sheet.name}. {formats.count(len(page.rows), 'rad', 'rader')}; kolumner: {', '.join(sheet.columns)}."


def notes(export: Export, headline: str = "") -> str:
    """Return the speaker notes: what is said, what it rests on, where the sources contradict, and the stamp."""
    shown, sources, conflicts = export.exhibit, export.sources(), export.conflicts()
    parts = [headline or shown.says, shown.alt]
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
