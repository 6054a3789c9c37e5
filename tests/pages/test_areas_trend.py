"""/omraden with two surveys published: areas and named activities each as a trend, one year listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.answers.test_activities_trend import PLACE, activity, takes_part
from tests.lib.drawn import drawn_charts, headings
from tests.lib.tiny import tiny_version
from tests.pages.test_pages import open_page


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
    assert f"Så har det ändrats 2005–{areas[-1]}" in headers(app)
    assert headers(app)[-1] == "Så har de namngivna verksamheterna ändrats 2005–2026"
    said = " ".join(block.value for block in (*app.markdown, *app.caption)).replace("\\", "").replace("\u00a0", " ")
    assert "Från 2005 till 2026: Arkiv är ny; Webb har fått fler län." in said
    assert told in said and ("talen ovan" in said) == bool(told)
    assert len(drawn_charts(app)) == 4
