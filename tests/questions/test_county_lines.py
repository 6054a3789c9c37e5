"""The chosen county's line on each page, word for word on the published data."""

from __future__ import annotations

import pytest

from lstdash.evidence.survey import Choices
from lstdash.questions.areas.answers import county as areas
from lstdash.questions.constellations.answers import county as constellations
from lstdash.questions.payroll.answers import county as payroll
from lstdash.questions.sources.answers import county as sources
from lstdash.questions.start_here.answers import county as start_here
from tests.questions.constellations.answers.constellations_world import world

NB = "\u00a0"


def test_areas(version: str) -> None:
    assert areas.line(version, "M", 2005) == (
        "Skåne län var enligt rapporten med i 17 av 123 namngivna verksamheter som pågick."
    )
    assert areas.line(version, "W", 2005).startswith("Dalarnas län var enligt rapporten med i ")
    assert areas.line(version, "", 2005) == areas.line(version, "W", None) == ""


def test_payroll(version: str) -> None:
    assert payroll.line(version, "M") == "Skåne är ett av de 7 län som löneprojektet i söder gäller."
    assert payroll.line(version, "I") == "Rapporten nämner inte Gotland i någon gemensam löneadministration."


def test_start_here(version: str) -> None:
    assert start_here.line(version, "I") == (
        f"Av 8{NB}gemensamma upphandlingar där länen räknas upp är Gotland med i 5; för 1 är länet inte omnämnt."
    )


def test_constellations_follow_the_facts_that_count(version: str) -> None:
    assert constellations.line(version, "T", Choices()).startswith(
        "Örebro hör till Lönesamordning Västmanland och Örebro och Östra Mellansverige (härledd). Örebro deltog år 2005 "
        "i någonstans mellan 15 och 17 samordningar utöver dem alla deltog i: säkert fler än "
    )
    assert "exakt 17 samordningar" in constellations.line(version, "T", Choices(east="bada"))


def test_sources(version: str) -> None:
    told = sources.line(version, "M").replace(NB, " ")
    assert told == (
        "318 rader i underlaget gäller Skåne; flest står så: 201 i Personal per länsstyrelse, "
        "47 i Indikatorernas värden och 37 i Deltagande."
    )


def test_a_county_in_nothing_is_said_to_be_in_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    bare = world(tmp_path, activities=[], participations=[], constellations=[], constellation_members=[])
    assert constellations.line(bare, "M", Choices()).startswith("Skåne nämns inte i någon konstellation.")
    assert payroll.line(bare, "M") == start_here.line(bare, "M") == ""


@pytest.mark.parametrize("county", ["", "M"])
def test_nothing_is_said_without_a_county_or_a_year(version: str, county: str) -> None:
    assert areas.line(version, county, None if county else 2005) == ""
