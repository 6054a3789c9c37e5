"""Memberships, overlaps, the map's classes and who works with whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.evidence.county_map import CountyClass
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import constellations, county_map, members, pairs
from lstdash.questions.constellations.answers.what_if import Scenario
from lstdash.questions.constellations.charts import exhibits
from lstdash.shared_model.similarity import Pair
from tests.questions.constellations.answers.constellations_world import CONSTELLATION_MEMBERS, PARTICIPATIONS, sourced, world

NB = "\u00a0"
NAMES = {"A": "Alfa", "B": "Beta", "C": "Gamma"}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


def test_each_kind_of_membership_has_its_own_mark(small: str) -> None:
    cells = members.answer(small, Choices(), Scenario()).cells
    assert (cells["AB", "ostra_mellansverige"], cells["C", "ostra_mellansverige"]) == ("härledd", "ordinarie")
    assert cells["C", "sydlanen"] == "tillfällig"
    assert ("M", "sydlanen") not in cells


def test_groups_stand_together_from_north_to_south(small: str) -> None:
    answer = members.answer(small, Choices(), Scenario())
    assert [column.code for column in answer.columns][:3] == ["nordlanen", "ostra_mellansverige", "sydlanen"]
    assert answer.counties == ("BD", "AB", "C", "G", "M")


def test_overlaps_are_counted_and_ties_named(small: str) -> None:
    assert members.answer(small, Choices(), Scenario()).overlap_sentence == (
        f"Mest överlappar Östra Mellansverige och Storstadslänen (Stockholm): 1{NB}gemensamt län."
    )


def test_no_overlap_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    rows = [row for row in CONSTELLATION_MEMBERS if row["constellation"] != "storstadslanen"]
    rows.append({"constellation": "storstadslanen", "county": "M", "membership": "ordinarie"})
    answer = members.answer(world(tmp_path, constellation_members=sourced(rows)), Choices(), Scenario())
    assert answer.overlap_sentence == "Inga konstellationer delar ordinarie medlemmar."


def test_nothing_published_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    empty = world(tmp_path, constellations=[], constellation_members=[])
    answer = members.answer(empty, Choices(), Scenario())
    assert (answer.title, answer.means, answer.cells) == ("Inga konstellationer är publicerade ännu", (), {})


def test_published_memberships(version: str) -> None:
    answer = members.answer(version, Choices(), Scenario())
    assert answer.title == f"4{NB}geografiska grupper och fler som går på tvären"
    assert {county for county in answer.names if county not in answer.home} == {"E", "O"}
    assert answer.visits == {"E": ("sydlanen",), "O": ("sydlanen",), "W": ("nordlanen",), "X": ("nordlanen",)}
    assert answer.overlap_sentence == (
        "Mest överlappar Nordlänen och Skogslänen (Jämtland, Norrbotten, Västerbotten och Västernorrland): "
        f"4{NB}gemensamma län."
    )


def test_map_and_list_say_the_same(version: str) -> None:
    drawn = county_map.answer(version, "konstellation", Choices(), Scenario())
    listed = [county for item in drawn.classes for county in (*item.counties, *item.visitors)]
    assert sorted(listed) == sorted(drawn.names)
    south = next(item for item in drawn.classes if item.label == "Sydlänen")
    assert set(south.visitors) == {"E", "O"}
    assert drawn.values["O"] == "Sydlänen (tillfälligt)"
    assert {outline.county for outline in drawn.outlines} == set(drawn.names)


def test_the_map_follows_what_is_tried(version: str) -> None:
    drawn = county_map.answer(version, "konstellation", Choices(), Scenario(counties=("T",), target="ingen"))
    assert drawn.classes[-1] == CountyClass("Ingen geografisk grupp", ("T",), is_outside=True)


@pytest.mark.parametrize("colour", ["storlek", "namngivna", "minst", "hogst"])
def test_every_colouring_places_every_county_once(version: str, colour: str) -> None:
    drawn = county_map.answer(version, colour, Choices(), Scenario())
    assert sorted(county for item in drawn.classes for county in item.counties) == sorted(drawn.names)


def test_a_county_that_is_named_nowhere_is_not_stated_on_the_map(small: str) -> None:
    drawn = county_map.answer(small, "namngivna", Choices(), Scenario())
    assert drawn.classes[-1] == CountyClass("Ej angivet", ("AB", "BD"), is_outside=True)
    assert (drawn.values["BD"], drawn.values["G"]) == ("ej angivet", "2")


def test_pairs_are_counted_without_what_all_share_and_without_proposals(small: str) -> None:
    answer = pairs.answer(small, Choices())
    assert answer.title == f"Mest gemensamt har Kronoberg–Skåne: 2{NB}namngivna verksamheter"
    assert answer.sentence == (
        f"Räknat på 2{NB}namngivna verksamheter där rapporten säger vilka län som är med; det som alla, eller alla utom något, "
        "deltar i är borttaget. För 7 av 10 par är inget gemensamt angivet: strecket betyder inte noll. "
        "Därtill nämns verksamheter för en hel grupp utan att länen räknas upp: Östra Mellansverige (1)."
    )


def test_not_stated_is_not_zero(small: str) -> None:
    answer = pairs.answer(small, Choices())
    silent = answer.pair("AB", "BD")
    assert (silent.known, silent.not_stated) == (None, 1)
    assert ("Stockholm", "Norrbotten", None, 1, 1) in pairs.pair_table(answer)


def test_a_zero_that_is_stated_is_zero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    rows = [row for row in PARTICIPATIONS if row["activity"] == "server"]
    answer = pairs.answer(world(tmp_path, participations=sourced(rows)), Choices())
    assert answer.pair("BD", "AB").known == 0


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ((), "Rapporten namnger inga län tillsammans"),
        ((Pair("A", "B", 0, 1, 0),), "Rapporten namnger inga län tillsammans"),
        ((Pair("A", "B", 1, 0, 0), Pair("A", "C", 0, 0, 1)), f"Mest gemensamt har Alfa–Beta: 1{NB}namngiven verksamhet"),
        (
            (Pair("A", "B", 2, 0, 0), Pair("A", "C", 2, 0, 0)),
            f"Mest gemensamt har Alfa–Beta och Alfa–Gamma: 2{NB}namngivna verksamheter per par",
        ),
        (
            tuple(Pair("A", "B", 2, 0, 0) for _ in range(5)),
            f"5{NB}par av län har mest gemensamt: 2{NB}namngivna verksamheter per par",
        ),
    ],
)
def test_pairs_title_names_ties(found: tuple[Pair, ...], title: str) -> None:
    assert pairs.title(found, NAMES) == title


def test_pairs_without_data_are_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    answer = pairs.answer(world(tmp_path, group_totals=[]), Choices())
    assert (answer.pairs, pairs.pair_table(answer)) == ({}, [])


def test_the_slide_shows_what_its_sentence_names_first(version: str) -> None:
    found = members.answer(version, Choices(), Scenario())
    slide = exhibits.matrix(constellations.answer(version, Choices()), found, "").slide
    assert slide and not slide.leads and slide.categories[0] == "Nordlänen och Skogslänen"
    (shared,) = slide.series
    assert found.overlap_sentence.startswith(f"Mest överlappar {slide.categories[0]} (") and shared.values[0] == 4
    assert list(shared.values) == sorted(shared.values, reverse=True) and min(shared.values) > 0
