"""One export with everything that is hard: wide numbers, shares, years, gaps, markup and formula-like names."""

from __future__ import annotations

from datetime import date, datetime

import plotly.graph_objects as go
import pytest

from lstdash import clock
from lstdash.evidence.citations import Conflict, Source
from lstdash.exhibits import Exhibit, Series, Sheet, SlideChart
from lstdash.exports.content import Export, Stamp

HOSTILE = '=HYPERLINK("http://example.invalid";"klicka")'


@pytest.fixture
def stamp() -> Stamp:
    return Stamp(
        page_title="Var samordnade länsstyrelserna 2005?",
        choices=(("År", "2005"), ("Område", "Ekonomi")),
        data_version="20261121T040452-c73af9d9",
        published=date(2006, 11, 20),
        exported=datetime(2006, 11, 21, 14, 5, tzinfo=clock.SWEDEN),
        link="https://example.invalid/omraden?ar=2005&omrade=ea",
    )


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(
        "Samordnade verksamheter per område",
        ("Område", "År", "Kronor", "Medel", "Andel", "Publicerad", "Uttömmande"),
        (
            ("Åre & Öland <b>", 2005, 1234567, 3.5, 0.425, date(2006, 1, 2), True),
            ("Styrning", 2005, 4, None, 1.0, None, False),
            (HOSTILE, 2005, -4, -1234.25, 0.0, date(2006, 3, 4), None),
        ),
        ("auto", "year", "auto", "auto", "share", "auto", "auto"),
    )


@pytest.fixture
def export(sheet: Sheet, stamp: Stamp) -> Export:
    figure = go.Figure(go.Bar(x=[12, 5], y=["Ekonomi", "Åre"], orientation="h"), layout={"height": 300})
    exhibit = Exhibit(
        stem="omraden",
        title="Samordnade verksamheter per område 2005",
        says="Mest samordnas inom Ekonomi: 16 verksamheter.",
        alt="Liggande staplar: Ekonomi 16 & Åre <5.",
        table=sheet,
        figure=lambda: figure,
        slide=SlideChart(
            "stacked",
            (Series("Alla 21 deltar", (12.0, 5.0)), Series("Några deltar", (4.0, 2.5), "hatched")),
            ("Ekonomi", HOSTILE),
            decimals=1,
        ),
        sources=(Source("areas:ea,2005", "Att dra åt samma håll (2006), avsnitt 2.2"),),
        conflicts=(Conflict("source_conflicts:summa", "Summan i tabellen", "152", "151", "151", "Vi räknar själva.", ()),),
        assumptions=Sheet("Antaganden", ("Antagande", "Värde"), (("besparing", 0.42),), ("auto", "share")),
    )
    return Export(exhibit, stamp)
