"""The chosen county's line on each page, word for word on the published data."""

from __future__ import annotations

import pytest

from lstdash.answers import county_line
from lstdash.answers.constellations_facts import Choices
from tests.answers.constellations_world import world

NB = "\u00a0"


def test_areas(version: str) -> None:
    assert county_line.areas(version, "M", 2005) == (
        "Skåne län är enligt rapporten med i 25 av 163 namngivna verksamheter och värd för 1 av dem."
    )
    assert county_line.areas(version, "W", 2005).startswith("Dalarnas län är enligt rapporten med i ")
    assert county_line.areas(version, "", 2005) == county_line.areas(version, "W", None) == ""


def test_payroll(version: str) -> None:
    assert county_line.payroll(version, "M") == "Skåne är ett av de 7 län som löneprojektet i söder gäller."
    assert county_line.payroll(version, "I") == "Rapporten nämner inte Gotland i någon gemensam löneadministration."


def test_start_here(version: str) -> None:
    assert county_line.start_here(version, "I") == (
        f"Av 8{NB}gemensamma upphandlingar där länen räknas upp är Gotland med i 5; för 1 är länet inte omnämnt."
    )


def test_constellations_follow_the_facts_that_count(version: str) -> None:
    assert county_line.constellations(version, "T", Choices()).startswith(
        "Örebro hör till Lönesamordning Västmanland och Örebro och Östra Mellansverige (härledd). Örebro deltar i någonstans "
        "mellan 15 och 17 samordningar utöver dem alla deltar i: säkert fler än "
    )
    assert "exakt 17 samordningar" in county_line.constellations(version, "T", Choices(east="bada"))


def test_sources(version: str) -> None:
    told = county_line.sources(version, "M").replace(NB, " ")
    assert told.startswith("51 rader i underlaget gäller Skåne; flest står så: 37 i Deltagande, 6 i Grannlän och ")


def test_a_county_in_nothing_is_said_to_be_in_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    bare = world(tmp_path, activities=[], participations=[], constellations=[], constellation_members=[])
    assert county_line.constellations(bare, "M", Choices()).startswith("Skåne nämns inte i någon konstellation.")
    assert county_line.payroll(bare, "M") == county_line.start_here(bare, "M") == ""


@pytest.mark.parametrize("county", ["", "M"])
def test_nothing_is_said_without_a_county_or_a_year(version: str, county: str) -> None:
    assert county_line.areas(version, county, None if county else 2005) == ""
