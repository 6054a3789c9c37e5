"""A second survey makes the named activities a trend, through the same queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.questions.areas.answers import activities_trend, county
from lstdash.questions.areas.answers.activities import Filters
from lstdash.questions.areas.answers.activities_trend import YearCount
from tests.lib.tiny import tiny_version
from tests.questions.constellations.answers.constellations_world import world

NB = "\u00a0"
PLACE = {"source": "bok", "section": "4.2"}


def activity(name: str, year: int, **more: object) -> dict[str, object]:
    return {
        "activity": name, "name": name.capitalize(), "year": year, "scope": "stöd", "area": "it", "form": "samordning",
        "status": "i drift", "participation_basis": "uppräknat", "list_is_exhaustive": False, **PLACE, **more,
    }  # fmt: skip


def takes_part(name: str, year: int, *counties: str) -> list[dict[str, object]]:
    return [
        {"activity": name, "county": county, "role": "deltar", "year": year, "basis": "uppräknat", **PLACE}
        for county in counties
    ]


@pytest.fixture
def two_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return tiny_version(
        tmp_path,
        sources=[{"source": "bok", "title": "Bok", "short_title": "Bok", "author": "A", "year": 2006, "kind": "rapport"}],
        counties=[{"county": code, "name": f"{code}s län", "short_name": code, "scb_code": "01", **PLACE} for code in "CM"],
        activities=[
            activity("webb", 2005),
            activity("växel", 2005),
            activity("webb", 2026),
            activity("arkiv", 2026, area="ea"),
        ],
        participations=[*takes_part("webb", 2005, "C"), *takes_part("webb", 2026, "C", "M"), *takes_part("arkiv", 2026, "M")],
    )


def test_new_gone_and_grown_activities_are_told(two_years: str) -> None:
    found = activities_trend.answer(two_years, Filters(2005))
    assert found.counts == (YearCount(2005, 2, 1), YearCount(2026, 2, 3))
    assert found.title == "Så har de namngivna verksamheterna ändrats 2005–2026"
    assert found.sentence == "Från 2005 till 2026: Arkiv är ny; Växel nämns inte längre; Webb har fått fler län."


def test_the_filters_hold_for_every_year(two_years: str) -> None:
    found = activities_trend.answer(two_years, Filters(2005, area="ea"))
    assert [one.activities for one in found.counts] == [0, 1]
    assert found.sentence == "Från 2005 till 2026: Arkiv är ny."


def test_many_changes_are_counted(two_years: str) -> None:
    found = activities_trend.sentence((2005, 2026), (), activities_trend._chosen(two_years, Filters(2026)) * 2)
    assert found == f"Från 2005 till 2026: 4{NB}verksamheter är nya."


def test_years_without_a_change(two_years: str) -> None:
    same = activities_trend._chosen(two_years, Filters(2026))
    assert activities_trend.sentence((2005, 2026), same, same) == "Inget skiljer 2026 från 2005."


def test_the_listed_year_is_the_wanted_one_where_it_is_published(two_years: str) -> None:
    found = activities_trend.answer(two_years, Filters(2005))
    assert [activities_trend.shown_year(found, wanted, 2005) for wanted in (None, 2026, 1999)] == [2005, 2026, 2005]
    assert activities_trend.shown_year(found, None, 2027) == 2026
    assert activities_trend.other_year(2026, 2027) == "Verksamheterna nedan är från 2026, talen ovan från 2027."
    assert activities_trend.other_year(2026, 2026) == ""


def test_the_countys_line_stays_when_only_the_areas_have_a_new_year(two_years: str) -> None:
    assert county.line(two_years, "M", 2027).startswith("Ms län var enligt rapporten med i 2 av 2 ")


def test_one_year_is_no_trend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    found = activities_trend.answer(world(tmp_path), Filters(2005))
    assert (found.counts, found.sentence) == ((), "")
