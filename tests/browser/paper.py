"""A page printed on A4 and read back: nothing cut, no empty sheet, and nothing that only works on a screen."""

from __future__ import annotations

import io
import re
from ctypes import c_float
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pypdfium2 as pdfium
from playwright.sync_api import Page
from pypdfium2 import raw

from tests.browser.measures import script
from tests.browser.visits import draw_charts

A4 = (595, 842)  # points
# What folds out stays on the screen. One sheet to take to a meeting: so do the charts of a county and the rules whole.
LEFT_OUT = "[class*=screen-only], .facts"
LEFT_OUT_AT = {"mitt-lan": f"{LEFT_OUT}, [class*=st-key-wide-]"}
SLACK = 1.5  # points: a letter's box is a little larger than its ink


@dataclass(frozen=True)
class Printed:
    """What a page showed, and what came on paper."""

    shown: dict[str, Any]
    sheets: list[str]  # the text of each
    sizes: list[tuple[float, float]]
    cut: list[str]

    @property
    def text(self) -> str:
        return squeezed("".join(self.sheets))


def squeezed(text: str) -> str:
    """Only what ink is spent on: lines break elsewhere on paper, and a break may stand for a hyphen."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]+", "", text)


def put_on_paper(page: Page) -> Printed:
    """Print a page that has arrived, and read the sheets."""
    draw_charts(page)
    shown = page.evaluate(script("onpaper"), LEFT_OUT_AT.get(urlsplit(page.url).path.strip("/"), LEFT_OUT))
    with pdfium.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True, print_background=True))) as document:
        sheets = [sheet.get_textpage().get_text_range() for sheet in document]
        sizes = [sheet.get_size() for sheet in document]
        return Printed(shown, sheets, sizes, [text for sheet in document for text in cut(sheet)])


def cut(sheet: pdfium.PdfPage) -> list[str]:
    """Text that an edge cuts: of the sheet, or of a box that hides what does not fit. A PDF keeps the letters all the same."""
    width, height = sheet.get_size()
    words = sheet.get_textpage()
    found = []
    for one in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = one.get_bounds()
        edges = [(0.0, 0.0, width, height), *clips(one)]
        if right > left and any(
            left < edge[0] - SLACK or bottom < edge[1] - SLACK or right > edge[2] + SLACK or top > edge[3] + SLACK
            for edge in edges
        ):
            found.append(words.get_text_bounded(left, bottom, right, top))
    return [text for text in found if text.strip()]


def clips(one: pdfium.PdfObject) -> list[tuple[float, float, float, float]]:
    """The boxes that an object is drawn inside, as left, bottom, right, top."""
    path, boxes = raw.FPDFPageObj_GetClipPath(one.raw), []
    for number in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
        points = []
        for segment in range(raw.FPDFClipPath_CountPathSegments(path, number)):
            x, y = c_float(), c_float()
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, segment), x, y)
            points.append((x.value, y.value))
        if points:
            xs, ys = zip(*points, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def paper_faults(printed: Printed) -> list[str]:
    """Everything that paper lacks, and everything it should have been spared."""
    shown, text = printed.shown, printed.text
    wanted = [*shown["headings"], *shown["drawn"], *(cell for table in shown["tables"] for row in table for cell in row)]
    said = squeezed(shown["said"])
    steered = (*shown["menu"], *shown["buttons"], *shown["steering"])
    screen = [one for one in steered if len(one) > 1 and squeezed(one) not in said]
    return [
        *([] if shown["headings"] else ["the page shows nothing"]),
        *(f"a sheet of {size}" for size in printed.sizes if tuple(map(round, size)) != A4),
        *(f"not on paper: {one}" for one in wanted if squeezed(one) not in text),
        *(f"cut: {one}" for one in printed.cut),
        *(f"sheet {number} is empty" for number, one in enumerate(printed.sheets, start=1) if not squeezed(one)),
        *(f"only of use on a screen: {one}" for one in screen if squeezed(one) in text),
    ]
