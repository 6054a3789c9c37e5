"""The sentences of /konstellationer about the printed groups, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices
from lstdash.formats import decimal
from lstdash.questions.constellations.answers import constellations, counties, groups
from lstdash.questions.constellations.model.constellations import SizeEffect
from lstdash.shared_model.bounds import Interval
from tests.questions.constellations.answers.constellations_world import GROUP_TOTALS, MEANS, sourced, world

NB = "\u00a0"
MINUS = decimal(-1)[0]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


def totals(**changed: float) -> list[dict[str, object]]:
    """The printed groups with some totals changed; each mean follows its total."""
    rows = []
    for row in GROUP_TOTALS:
        code = str(row["group_code"])
        total = changed.get(code, row["participations"])
        mean = round(float(total) / int(row["counties"]), 1) if code in changed else MEANS[code]
        rows.append(row | {"participations": total, "mean_printed": mean})
    return sourced(rows)


def test_headline_names_most_least_and_what_is_left_of_size(small: str) -> None:
    assert constellations.answer(small, Choices()).headline == (
        "År 2005 deltog ett län i Östra Mellansverige i snitt i 12,0 samordningar, i Nordlän eller Sydlän i 5,0. "
        f"Mindre länsstyrelser hade 1,5{NB}fler än större, men utan Östra Mellansverige är skillnaden mellan "
        f"{MINUS}1,5 och 3,0: den kan vara ingen alls."
    )


def test_headline_of_the_published_report(version: str) -> None:
    answer = constellations.answer(version, Choices())
    assert answer.headline == (
        "År 2005 deltog ett län i Östra Mellansverige i snitt i 16,5 samordningar, i Nordlän med Värmland och Gävleborg i 7,3. "
        f"Mindre länsstyrelser hade 3,1{NB}fler än större, men utan Östra Mellansverige är skillnaden mellan "
        f"{MINUS}0,2 och 1,9: den kan vara ingen alls."
    )
    assert answer.sum_sentence == (
        "De två tabellerna summerar till 225 och 226 fast de räknar samma län. "
        "Minst ett deltagande måste vara felräknat, och i vilken grupp går inte att veta."
    )
    assert [figure.value for figure in answer.figures] == ["16,5", "7,3", "+3,1", "225 eller 226"]
    assert [figure.conflict.row_id for figure in answer.figures if figure.conflict] == [
        "source_conflicts:storlek_slutsats",
        "source_conflicts:deltaganden_summa",
    ]


def test_size_sentence_says_who_is_compared(small: str) -> None:
    assert constellations.answer(small, Choices()).size_sentence == (
        "Som tryckt skiljer det 1,5 samordningar per län mellan mindre och större länsstyrelser. Läggs Östra Mellansverige "
        f"åt sidan jämförs Kronoberg med Norrbotten och Skåne. Då är skillnaden mellan {MINUS}1,5 och 3,0 samordningar per "
        "län, och mer än så går inte att veta: den kan vara ingen alls."
    )


@pytest.mark.parametrize(
    ("low", "high", "title", "verdict"),
    [
        (-0.2, 1.9, "Utan Östra Mellansverige kan storleken sakna betydelse", "den kan vara ingen alls"),
        (0.0, 1.0, "Utan Östra Mellansverige kan storleken sakna betydelse", "den kan vara ingen alls"),
        (0.5, 1.9, "Även utan Östra Mellansverige har de mindre fler", "den krymper men försvinner inte"),
        (0.5, 3.2, "Även utan Östra Mellansverige har de mindre fler", "den finns kvar"),
        (-2.0, -0.5, "Utan Östra Mellansverige har de större fler", "den vänder"),
    ],
)
def test_every_outcome_of_the_size_effect_has_its_words(
    version: str, low: float, high: float, title: str, verdict: str
) -> None:
    effect = SizeEffect(3.1, 3.1, Interval(2.9, 3.2), Interval(low, high), ("K",), ("M",))
    assert constellations.size_title(effect) == title
    assert constellations.size_sentence(effect, county_names(version)).endswith(f"{verdict}.")


def test_fewer_among_the_small_is_said_so(small: str) -> None:
    answer = constellations.answer(small, Choices())
    assert answer.effect is not None
    turned = replace(answer.effect, printed=-1.5)
    assert f"Mindre länsstyrelser hade 1,5{NB}färre än större" in constellations.headline(answer.groups, turned)


def test_equal_groups_are_not_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    rows = [row for row in totals(ostra_mellansverige=10, sydlan_e=10, nordlan_s_x=5)]
    answer = constellations.answer(world(tmp_path, group_totals=rows), Choices(east="ingen"))
    assert answer.headline.startswith("År 2005 deltog alla grupper i lika många samordningar: 5,0 per län.")


def test_equal_sums_are_said_to_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    answer = constellations.answer(world(tmp_path, group_totals=totals(sydlan_e=9)), Choices())
    assert (answer.figures[-1].value, answer.figures[-1].note) == ("38", "Båda tabellerna ger samma summa")
    assert answer.sum_sentence == "De två tabellerna summerar till 38 och 38 och går ihop med de valda uppgifterna."


def test_the_higher_span_of_the_east_names_what_cannot_hold_together(version: str) -> None:
    assert constellations.answer(version, Choices(east="hogre")).sum_sentence == (
        "De två tabellerna summerar till 225 och 226 fast de räknar samma län. "
        "Med de valda uppgifterna: minst 7 deltaganden måste vara felräknade. "
        "Uppgifterna ger minst 102 i Östra Mellansverige, men summan 99 är tryckt. "
        "Läggs ”17–19 i varje län i Östra Mellansverige” åt sidan räcker ett."
    )


def test_facts_that_cannot_hold_leave_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    low = [
        {"assumption": key, "value": value, "low": value, "high": value, "quality": "tom"}
        for key, value in (("count_low", 1.0), ("count_high", 9.0), ("ostra_low", 11.0), ("ostra_high", 13.0))
    ]
    answer = constellations.answer(world(tmp_path, assumptions=sourced(low, model="konstellationer", unit="antal")), Choices())
    assert answer.trouble is not None and answer.effect is None
    assert answer.trouble.what == "Uppgifterna kan inte gälla samtidigt."
    found = dict(answer.trouble.lines)["Funnet"]
    assert found == "1–9 samordningar per län och 11–13 i varje län i Östra Mellansverige"
    assert answer.headline.startswith(
        "År 2005 deltog ett län i Östra Mellansverige i snitt i 12,0 samordningar, i Nordlän eller"
    )
    assert [figure.value for figure in answer.figures] == ["12,0", "5,0", "38 eller 39"]


def test_facts_say_where_they_stand_and_whether_they_count(version: str) -> None:
    facts = {fact.key: fact for fact in constellations.answer(version, Choices(without=("dubbelt",))).facts}
    assert {key for key, fact in facts.items() if fact.is_used} == {"spann", "ostra-lagre", "syd-flest", "namngivna"}
    assert (facts["dubbelt"].section, facts["dubbelt"].quality) == ("4.2.2", "tom")


def test_the_east_may_count_with_none_or_both_spans(version: str) -> None:
    for east, used in (("ingen", set()), ("bada", {"ostra-lagre", "ostra-hogre"})):
        facts = constellations.answer(version, Choices(east=east)).facts
        assert {fact.key for fact in facts if fact.is_used and fact.key.startswith("ostra")} == used


def test_table_prints_and_recomputes_every_mean(version: str) -> None:
    rows = groups.table(constellations.answer(version, Choices()).groups)
    assert [row[:1] + row[3:] for row in rows if str(row[0]).startswith("Summa")] == [
        ("Summa, storlek", 225, 21, None, 225 / 21),
        ("Summa, konstellation", 226, 21, None, 226 / 21),
    ]
    assert all(round(float(str(row[6])), 1) == row[5] for row in rows if row[5] is not None)


def test_nothing_published_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    answer = constellations.answer(world(tmp_path, group_totals=[]), Choices())
    assert (answer.year, answer.headline) == (None, "Inga gruppsummor är publicerade ännu.")


def test_a_year_that_is_not_published_is_said_and_the_latest_shown(small: str) -> None:
    answer = constellations.answer(small, Choices(year=1999))
    assert answer.year == 2005
    assert answer.missing_year == "Inga gruppsummor är publicerade för 1999. Publicerat: 2005. Det senaste året visas."


def test_a_second_year_becomes_a_trend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    later = [row | {"year": 2006} for row in totals(sydlan_e=12)]
    answer = constellations.answer(world(tmp_path, group_totals=[*totals(), *later]), Choices())
    assert (answer.year, answer.years) == (2006, (2005, 2006))
    assert sorted(row.mean_printed for row in answer.trend if row.code == "sydlan_e") == [5.0, 6.0]


def test_only_coordinations_under_way_raise_the_least_that_a_county_can_have(version: str) -> None:
    """Planned and concentrated work is no coordination in the sense of 2.2: payroll in the south raises nobody."""
    found = counties.answer(version, Choices())
    spans = {county: span.span for county in "OWGN" if (span := found.of(county)) is not None}
    assert spans == {"O": "4–6", "W": "9–11", "G": "3–18", "N": "3–18"}


@pytest.mark.parametrize(
    ("printed", "said"),
    [("Nordlän + S, X", "Nordlän med Värmland och Gävleborg"), ("Sydlän", "Sydlän"), ("Övre + BD", "Övre med Norrbotten")],
)
def test_a_printed_name_is_said_with_the_names_of_the_counties(printed: str, said: str) -> None:
    assert groups.told(printed) == said
