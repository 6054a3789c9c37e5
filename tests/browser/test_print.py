"""Every page printed on A4 and read back: nothing cut, no empty sheet, and nothing that only works on a screen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crawl import arrive
from tests.browser.measures import script
from tests.browser.product import addresses
from tests.browser.visits import draw_charts

A4 = (595, 842)  # points
# One sheet for the county: its charts stay on the screen, their tables come on paper.
LEFT_OUT = {"mitt-lan": ".st-key-screen-only, [class*=st-key-wide-]"}
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


def put_on_paper(page: Page, left_out: str = "") -> Printed:
    """Print a page that has arrived, and read the sheets."""
    draw_charts(page)
    shown = page.evaluate(script("onpaper"), left_out)
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


@pytest.fixture
def sheet(chromium: Browser) -> Iterator[Page]:
    """A page on a laptop's screen, from which people print."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def check(printed: Printed) -> None:
    """Fail with everything that paper lacks, and everything it should have been spared."""
    shown, text = printed.shown, printed.text
    wanted = [*shown["headings"], *shown["drawn"], *(cell for table in shown["tables"] for row in table for cell in row)]
    assert shown["headings"], "the page shows nothing"
    assert [size for size in printed.sizes if tuple(map(round, size)) != A4] == []
    assert [one for one in wanted if squeezed(one) not in text] == [], "not on paper, or cut"
    assert printed.cut == []
    assert [number for number, one in enumerate(printed.sheets, start=1) if not squeezed(one)] == [], "empty sheets"
    said = squeezed(shown["said"])
    screen = [one for one in (*shown["menu"], *shown["buttons"]) if len(one) > 1 and squeezed(one) not in said]
    assert [one for one in screen if squeezed(one) in text] == [], "only of use on a screen"


@pytest.mark.parametrize("path", addresses())
def test_every_page_fits_on_a4(path: str, app_url: str, sheet: Page) -> None:
    arrive(sheet, f"{app_url}/{path}")
    check(put_on_paper(sheet, LEFT_OUT.get(path.partition("?")[0], "")))


BROKEN = """<html lang="sv"><title>Fel</title><style>@page { size: A4; margin: 14mm }</style><main><h1>Rubrik</h1>
<div style="width:20em;overflow:hidden;white-space:nowrap"><p>Den här meningen är mycket längre än rutan den står i.</p></div>
<div style="height:20px;overflow:hidden"><svg width="200" height="90"><text x="5" y="27">halv bokstav</text></svg></div>
<button>Tryck här</button><div style="break-before:page"></div><div style="break-before:page"><p>Sist</p></div></main></html>"""


def test_the_reading_finds_what_is_wrong(sheet: Page) -> None:
    sheet.set_content(BROKEN)
    printed = put_on_paper(sheet)
    assert {text.split()[0] for text in printed.cut} >= {"halv", "bokstav"}
    assert "Denhärmeningenärmycketlängre" in printed.text and "rutandenstår" not in printed.text
    assert printed.shown["buttons"] == ["Tryck här"] and "Tryckhär" in printed.text
    assert [bool(squeezed(one)) for one in printed.sheets] == [True, False, True]
    with pytest.raises(AssertionError):
        check(printed)
