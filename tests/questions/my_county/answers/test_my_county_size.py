"""The size of our county and of its likes: the report's classes unless a register and a year are chosen."""

from __future__ import annotations

from lstdash.evidence.board_size import Size
from lstdash.evidence.citations import Figure
from lstdash.questions.my_county.answers import my_county, nearest, own_size
from lstdash.questions.my_county.answers.nearest import Likenesses

AGV, ESV = "agv-anstallda", "esv-anstallda"


def figure(version: str, county: str, boards: Size) -> Figure:
    return own_size.figure(version, county, boards)


def test_the_reports_class_unless_a_register_is_chosen(version: str) -> None:
    found = figure(version, "I", Size())
    assert found.value == "Mellanstor" and "hör dit" in found.note
    assert found.source is not None and found.source.row_id == "counties:I"


def test_a_register_gives_figure_class_and_its_own_source(version: str) -> None:
    found = figure(version, "I", Size(AGV, 2025))
    assert found.value == "Mindre"
    assert found.note.startswith("157 anställda 2025 (Arbetsgivarverket, anställda)") and "i rapporten mellanstor" in found.note
    assert found.source is not None and found.source.row_id == "county_staff:I,2025,arbetsgivarverket,anstallda"


def test_where_the_registers_part_they_are_named(version: str) -> None:
    assert "enligt" not in figure(version, "AB", Size(AGV, 2025)).note
    assert "enligt" in figure(version, "H", Size(AGV, 2025)).note


def test_a_county_without_a_figure_has_no_class(version: str) -> None:
    found = figure(version, "Z", Size(ESV, 2009))
    assert (found.value, found.note) == ("ej angivet", "ESV, anställda saknar länet 2009")
    profile = nearest.profiles(version, 2005, Size(ESV, 2009))["Z"]
    assert profile.size_class is None


def test_the_nearest_follow_the_register(version: str) -> None:
    then, now = (
        nearest.nearest_answer(version, "I", Likenesses(3, 0, 0, 0, 5, boards), 2005) for boards in (Size(), Size(AGV, 2025))
    )
    assert then.by_register == "" and now.by_register.startswith("Storlekarna är enligt Arbetsgivarverket, anställda 2025.")
    assert then.comparable != now.comparable
    assert set(now.comparable) == {
        county
        for county, profile in nearest.profiles(version, 2005, Size(AGV, 2025)).items()
        if profile.size_class == "mindre" and county != "I"
    }


def test_a_size_that_is_not_known_likens_nobody(version: str) -> None:
    found = nearest.nearest_answer(version, "Z", Likenesses(3, 0, 0, 0, 5, Size(ESV, 2009)), 2005)
    assert found.comparable == ()


def test_the_sheet_shows_the_chosen_size(version: str) -> None:
    sheet = my_county.answer(version, "I", Likenesses(boards=Size(AGV, 2025)))
    assert sheet.figures[0].value == "Mindre"
