"""Every page's presentation: an answer on one slide, with a chart of PowerPoint's own and what it rests on."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from lstdash.exports import images
from lstdash.exports.content import ROW
from tests.lib.drawn import texts
from tests.lib.taken import built, offered
from tests.pages.test_pages import open_page

# Slides of each page as it opens, where nothing can draw pictures.
SLIDES = {
    "overview": 6,
    "areas": 2,
    "size": 4,
    "start_here": 1,
    "factors": 1,
    "payroll": 2,
    "costs": 5,
    "joint_procurement": 5,
    "constellations": 4,
    "my_county": 2,
    "shared_systems": 2,
    "governance": 1,
    "proposals": 2,
    "staff": 2,
    "yearly_account": 1,
    "forms": 1,
    "inquiry": 2,
    "equality": 2,
    "sources": 1,
}

LEADS = {"staff": "Avgångar minus minskning, år för år"}  # not the bars of counties, most of which may not be shown
SMALLEST = 900  # hundredths of a point


def _xml(slide: Any) -> str:
    charts = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
    return "".join(etree.tostring(part, encoding="unicode") for part in (slide._element, *charts))


def test_no_keys_of_rows_stand_in_the_appendix_of_the_overview(version: str) -> None:
    files = offered(open_page("overview"))
    (name,) = (name for name in files if name.endswith(".pptx") and "-bilaga_" in name)
    slides = Presentation(io.BytesIO(files[name].build())).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    headings = {cell.text_frame.text for table in tables for cell in table.rows[0].cells}
    assert "Anmärkning" in headings and ROW not in headings


@pytest.mark.parametrize("stem", SLIDES)
def test_the_first_slide_answers_and_no_table_follows(stem: str, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "browser", lambda: None)
    app = open_page(stem, **({"lan": "M"} if stem == "my_county" else {}))
    (name,) = (name for name in offered(app) if name.endswith(".pptx") and "-bilaga_" in name)
    slides = Presentation(io.BytesIO(built(offered(app), name.partition("-bilaga_")[0], "pptx"))).slides
    first = slides[0]
    assert first.shapes.title.text_frame.text in set(texts(app))
    named = {shape.name: shape for shape in first.shapes}
    assert stem not in LEADS or named["Underrubrik"].text_frame.text == LEADS[stem]
    assert named["Diagram"].has_chart and named["Nyckeltal"].text_frame.text
    letters = re.findall(r'(?<!\w)sz="(\d+)"', "".join(map(_xml, slides)))
    assert letters and min(map(int, letters)) >= SMALLEST
    assert "…" not in "".join(map(_xml, slides)), "no name is cut"
    assert re.search(r"Källa: .*\d{4}.*Uttaget \d+ \w+ \d{4}", named["Källor"].text_frame.text)
    assert "Ändrat" not in named["Källor"].text_frame.text and "Dataversion" not in named["Källor"].text_frame.text
    tables = sum(shape.name == "Tabell" for slide in slides for shape in slide.shapes)
    assert (len(slides), tables) == (SLIDES[stem], 2 if stem == "overview" else 0)
