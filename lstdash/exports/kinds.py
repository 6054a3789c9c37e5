"""The kinds of file that an Export becomes. A writer is imported when it is used: PowerPoint and Excel take a third of a
second that no first visit should pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lstdash.errors import DataError
from lstdash.exports import images
from lstdash.exports.content import Answer, Export

NO_BROWSER = "Bild: använd diagrammets egen knapp ”Ladda ner diagrammet som PNG”."


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind is called, how its names end, its media type, and what writes it."""

    label: str
    ending: str
    mime: str
    build: Callable[[Export], bytes]


def _csv(export: Export) -> bytes:
    from lstdash.exports.csv_file import to_csv

    return to_csv(export.exhibit.table)


def _xlsx(export: Export) -> bytes:
    from lstdash.exports.workbook import to_xlsx

    return to_xlsx(export)


def deck(exports: Iterable[Export], answer: Answer | None = None, has_tables: bool = False) -> bytes:
    """Write one presentation of them all, after a page's answer; see `slides.to_pptx`."""
    from lstdash.exports.slides import to_pptx

    return to_pptx(list(exports), answer=answer, has_tables=has_tables)


def _image(kind: images.Format) -> Callable[[Export], bytes]:
    def build(export: Export) -> bytes:
        drawn = images.to_image(export, kind)
        if drawn is None:
            raise DataError("Bilden kunde inte ritas.", export.exhibit.title, action=NO_BROWSER)
        return drawn

    return build


DECK = Kind(
    "PowerPoint", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", lambda e: deck([e])
)
TABLE = (
    Kind("CSV", "csv", "text/csv", _csv),
    Kind("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
)
DATA = (*TABLE, DECK)
IMAGE = (Kind("PNG", "png", "image/png", _image("png")), Kind("SVG", "svg", "image/svg+xml", _image("svg")))
