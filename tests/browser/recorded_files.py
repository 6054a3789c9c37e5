"""What stands in a file that a page gives away, as plain text and numbers: CSV, Excel, PowerPoint, SVG and PNG."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import openpyxl
from lxml import etree
from pptx import Presentation

DECK = "hela-sidan.pptx"
NOT_FETCHED = "not fetched"  # a file that is offered, and that a recording leaves out
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def kind(address: str) -> str:
    """What is behind a file's address: how it ends, or `deck` for the whole page's presentation."""
    return "deck" if address.endswith(f"/{DECK}") else address.rpartition(".")[2]


def content(kind: str, body: bytes) -> Any:
    """What a file says; KeyError for a kind that nobody has taught us."""
    return READERS[kind](body)


def _csv(body: bytes) -> list[str]:
    return body.decode("utf-8").split("\r\n" if b"\r\n" in body else "\n")


def _xlsx(body: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(body))
    return {sheet.title: [[_cell(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _cell(cell: Any) -> Any:
    value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
    shown = "" if cell.number_format == "General" or value is None else f" [{cell.number_format}]"
    link = f" → {cell.hyperlink.target}" if cell.hyperlink else ""
    return f"{value}{shown}{link}" if shown or link else value


def _pptx(body: bytes) -> list[list[str]]:
    return [[line for shape in slide.shapes for line in _shape(shape)] for slide in Presentation(io.BytesIO(body)).slides]


def _shape(shape: Any) -> Iterator[str]:
    alt = shape._element.xpath(".//p:cNvPr/@descr")
    if shape.shape_type == 13:  # a picture
        width, height = shape.image.size
        yield f"picture {width} × {height}"
    if alt:
        yield f"alt: {alt[0]}"
    if shape.has_text_frame:
        yield from filter(None, (paragraph.text for paragraph in shape.text_frame.paragraphs))
    if getattr(shape, "has_table", False):
        yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    if getattr(shape, "has_chart", False):
        yield from _chart(shape.chart)


def _chart(chart: Any) -> Iterator[str]:
    yield f"chart {chart.chart_type}"
    for series in chart._chartSpace.iter(f"{CHART}ser"):
        parts = (
            f"{part}: {' | '.join(value.text or '' for value in found.iter(f'{CHART}v'))}"
            for part in ("tx", "cat", "val", "xVal", "yVal")
            for found in series.findall(f"{CHART}{part}")
        )
        yield "; ".join(parts)


def _svg(body: bytes) -> str:
    """All its words as one text: where the stamp breaks depends on the day."""
    texts = etree.fromstring(body).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(" ".join("".join(found.itertext()).split()) for found in texts)


def _png(body: bytes) -> str:
    assert body.startswith(b"\x89PNG"), "not a PNG"
    return "{} × {} px".format(*struct.unpack(">II", body[16:24]))


READERS: dict[str, Callable[[bytes], Any]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "deck": _pptx,
    "svg": _svg,
    "png": _png,
}
