"""/omraden with two surveys published: areas and named activities each as a trend, one year listed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from tests.lib.drawn import drawn_charts, headings, texts
from tests.lib.taken import built, offered, read_csv
from tests.lib.tiny import tiny_version
from tests.pages.test_pages import open_page
from tests.questions.areas.answers.test_activities_trend import PLACE, activity, takes_part


def area(year: int, coordinated: int) -> dict[str, object]:
    numbers = {"coordinated": coordinated, "all_counties": 1, "concentrated": 1}
    return {"area": "it", "year": year, "name": "IT", **numbers, **PLACE}


def headers(app: AppTest) -> list[str]:
    return headings(app, 2)


@pytest.mark.parametrize(("areas", "told"), [((2005, 2026), ""), ((2005, 2026, 2027), "talen ovan från 2027")])
def test_two_years_are_two_trends(areas: tuple[int, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    tiny_version(
        tmp_path,
        sources=[{"source": "bok", "title": "Boken", "short_title": "Boken (2006)", "year": 2006, "kind": "rapport"}],
        counties=[{"county": code, "name": f"{code}s län", "short_name": code, "scb_code": "01", **PLACE} for code in "CM"],
        areas=[area(year, year - 2000) for year in areas],
        activities=[activity("webb", 2005), activity("webb", 2026), activity("arkiv", 2026)],
        participations=[*takes_part("webb", 2005, "C"), *takes_part("webb", 2026, "C", "M"), *takes_part("arkiv", 2026, "M")],
    )
    app = open_page("areas")
    assert not app.exception
    assert f"IT och tele har ökat mest 2005–{areas[-1]}, från 5 till {areas[-1] - 2000}" in headers(app)
    assert headers(app)[-1] == "Så har de namngivna verksamheterna ändrats 2005–2026"
    said = " ".join([*texts(app), *(block.value for block in app.caption)]).replace("\\", "").replace("\u00a0", " ")
    assert "Från 2005 till 2026: Arkiv är ny; Webb har fått fler län." in said
    assert told in said and ("talen ovan" in said) == bool(told)
    assert len(drawn_charts(app)) == 4
    files = offered(app)
    stems = {name.split("_")[0] for name in files if name.endswith(".pptx")}
    charts = {"omraden", "omraden-utveckling", "verksamheter", "verksamheter-utveckling"}
    page = "var-samordnade-lansstyrelserna-2005"
    assert stems == {*charts, page, f"{page}-bilaga"}, "one for each chart, and for the page one without tables and one with"
    told_by_year = [["År", "Namngivna verksamheter", "Deltaganden med angivet län"], ["2005", "1", "1"], ["2026", "2", "3"]]
    assert read_csv(built(files, "verksamheter-utveckling", "csv")) == told_by_year
    numbers = [str(year - 2000) for year in areas]
    assert read_csv(built(files, "omraden-utveckling", "csv")) == [["Område", *map(str, areas)], ["IT", *numbers]]
    for stem, first, last in (("omraden-utveckling", 5, areas[-1] - 2000), ("verksamheter-utveckling", 1, 2)):
        slides = Presentation(io.BytesIO(built(files, stem, "pptx"))).slides
        chart = next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
        values = [value for one in chart.plots[0].series for value in one.values]
        assert values == [first, last]
