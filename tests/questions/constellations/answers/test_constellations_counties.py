"""Intervals of single counties: never points, no league table, every sentence word for word."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import counties
from lstdash.shared_model.bounds import CountyBound
from tests.questions.constellations.answers.constellations_world import sourced, world

NAMES = {"A": "Alfa", "B": "Beta", "C": "Gamma", "D": "Delta", "E": "Epsilon"}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


def test_intervals_are_what_enumeration_finds(small: str) -> None:
    """Every count of the small country with the least slack, by brute force: 38 against 39, one participation off."""
    fits = []
    for ab, c, g, m, bd in product(range(11, 14), range(11, 14), range(2, 15), range(2, 15), range(1, 15)):
        off = abs(c + g - 17) + abs(ab + m + bd - 21) + abs(ab + c - 24) + abs(g + m - 10) + abs(bd - 5)
        fits += [(ab, c, g, m, bd)] if off == 1 else []
    found = {row.county: (row.low, row.high) for row in counties.answer(small, Choices()).counties}
    assert found == {
        county: (min(x), max(x)) for county, x in zip(("AB", "C", "G", "M", "BD"), zip(*fits, strict=True), strict=True)
    }


def test_sentences_of_the_small_country(small: str) -> None:
    answer = counties.answer(small, Choices())
    assert answer.title == "Länen delar sig i 2 grupper; inom en grupp kan de inte skiljas åt"
    assert answer.sentence == "Säkert är bara detta: Stockholm och Uppsala har fler än Kronoberg, Norrbotten och Skåne."
    assert [(row.county, row.tier) for row in answer.counties] == [("AB", 1), ("C", 1), ("G", 2), ("BD", 2), ("M", 2)]


def test_sentences_of_the_published_report(version: str) -> None:
    answer = counties.answer(version, Choices(without=("dubbelt", "syd-flest", "namngivna")))
    assert answer.title == "Länen kan inte rangordnas: alla 21 hänger ihop i en grupp som inte kan skiljas åt"
    assert answer.sentence == "Säkert är bara detta: länen i Östra Mellansverige har fler än Dalarna och Västra Götaland."
    spans = {row.county: row.span for row in answer.counties}
    assert (spans["AB"], spans["O"], spans["M"]) == ("15–17", "3–12", "3–20")


def test_named_coordinations_lift_the_lower_end(version: str) -> None:
    with_named = counties.answer(version, Choices())
    without = counties.answer(version, Choices(without=("namngivna",)))
    assert all(row.low >= row.named for row in with_named.counties)
    lifted = [
        c.county
        for c, d in zip(*(sorted(a.counties, key=lambda r: r.county) for a in (with_named, without)), strict=True)
        if c.low > d.low
    ]
    assert lifted


def test_only_what_is_in_operation_and_not_concentrated_is_a_floor(version: str) -> None:
    """Counting plans and concentrations too, O had 5-6, W 9-10, and G and N at least 4."""
    spans = {row.county: (row.named, row.low, row.high) for row in counties.answer(version, Choices()).counties}
    assert (spans["O"][1:], spans["W"][1:]) == ((4, 6), (9, 11))
    assert [spans[county][1] for county in "GN"] == [3, 3]


def test_counting_dalarna_in_the_north_changes_the_intervals(version: str) -> None:
    table, text = (counties.answer(version, Choices(north=north)) for north in ("", "dalarna"))
    assert {row.county for row in text.counties} == {row.county for row in table.counties}
    assert (table.of("S"), table.of("W")) != (text.of("S"), text.of("W"))


@pytest.mark.parametrize(
    ("bounds", "title"),
    [
        ([("A", 1, 5), ("B", 2, 6)], "Länen kan inte rangordnas: alla 2 hänger ihop i en grupp som inte kan skiljas åt"),
        ([("A", 1, 2), ("B", 3, 4)], "Varje län kan skiljas från de andra"),
        ([("A", 1, 2), ("B", 3, 4), ("C", 3, 5)], "Länen delar sig i 2 grupper; inom en grupp kan de inte skiljas åt"),
    ],
)
def test_title_says_whether_counties_can_be_ranked(bounds: list[tuple[str, int, int]], title: str) -> None:
    assert counties.title(counties.tiers([CountyBound(*bound) for bound in bounds])) == title


def test_no_certain_pair_is_said() -> None:
    assert counties.sentence((), NAMES, {}) == "För inget par av län går det att säga vilket som deltar i fler."


def test_counties_with_the_same_answer_are_told_together() -> None:
    pairs = [("A", "C"), ("B", "C"), ("E", "C"), ("D", "C"), ("D", "B")]
    assert counties.sentence(pairs, NAMES, {"Väst": frozenset("ABE")}) == (
        "Säkert är bara detta: Delta har fler än Beta och Gamma; länen i Väst har fler än Gamma."
    )


def test_a_county_is_told_with_what_it_certainly_has_more_or_fewer_than(small: str) -> None:
    answer, names = counties.answer(small, Choices()), county_names(small)
    assert counties.county_sentence(answer, "M", names) == (
        "Skåne deltog år 2005 i någonstans mellan 3 och 6 samordningar utöver dem alla deltog i: "
        "säkert färre än Stockholm och Uppsala."
    )
    assert counties.county_sentence(answer, "C", names) == (
        "Uppsala deltog år 2005 i någonstans mellan 11 och 13 samordningar utöver dem alla deltog i: "
        "säkert fler än Kronoberg, Norrbotten och Skåne."
    )
    assert counties.county_sentence(answer, "Z", names) == ""


def test_a_county_that_nothing_sets_apart_is_told_so(version: str) -> None:
    answer = counties.answer(version, Choices(without=("dubbelt", "syd-flest", "namngivna")))
    assert counties.county_sentence(answer, "M", county_names(version)) == (
        "Skåne deltog år 2005 i någonstans mellan 3 och 20 samordningar utöver dem alla deltog i "
        "och kan inte skiljas från något annat län."
    )


def test_a_single_value_is_said_to_be_exact(version: str) -> None:
    answer = counties.answer(version, Choices(east="bada"))
    assert counties.county_sentence(answer, "T", county_names(version)).startswith(
        "Örebro deltog år 2005 i exakt 17 samordningar"
    )


def test_impossible_facts_give_no_interval_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    values = (("count_low", 1.0), ("count_high", 9.0), ("ostra_low", 11.0), ("ostra_high", 13.0))
    rows = [{"assumption": key, "value": value, "low": value, "high": value, "quality": "tom"} for key, value in values]
    answer = counties.answer(world(tmp_path, assumptions=sourced(rows, model="konstellationer", unit="antal")), Choices())
    assert (answer.counties, answer.title) == ((), "Inga spann går att räkna fram")
    assert answer.trouble is not None and answer.trouble.what == "Uppgifterna kan inte gälla samtidigt."


def test_table_has_whole_numbers(small: str) -> None:
    assert counties.table(counties.answer(small, Choices()))[0] == ("Stockholm", 11, 13, 0, 1)
