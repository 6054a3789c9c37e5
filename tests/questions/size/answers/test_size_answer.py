"""/storlek against the published registers: the worked rows of the size rules, and what the page says in odd years."""

from __future__ import annotations

import pytest

from lstdash.charts import style
from lstdash.evidence.registers import staff, years
from lstdash.questions.size.answers import county, indicators, size, trend
from lstdash.questions.size.charts import plots
from lstdash.questions.size.model.change import change
from lstdash.shared_model.size_class import LARGE_ABOVE

NB = "\u00a0"
AGV, ESV, ESV_FTE, STKT = "agv-anstallda", "esv-anstallda", "esv-arsarbetskrafter", "stkt-arsarbetskrafter"


@pytest.mark.parametrize(
    ("code", "year", "matches"),
    [(ESV, 2005, 20), (AGV, 2003, 20), (AGV, 2002, 19), (AGV, 2004, 19), (ESV_FTE, 2005, 18), (ESV, 2006, 19), (AGV, 2005, 13)],
)
def test_how_well_the_reports_classes_follow_from_a_register(version: str, code: str, year: int, matches: int) -> None:
    report = {row.county: row.report for row in size.answer(version, code, year).rows}
    assert change(code, report, staff(version, code, year).classes()).matches == matches


def test_what_is_said_where_a_limit_is_drawn_stands_on_paper_of_its_own(version: str) -> None:
    figure = plots.boards(size.answer(version, AGV, None))
    bars = figure.data[0]
    behind = {note.y for note in figure.layout.annotations if note.bgcolor == style.PAPER}
    assert behind == {name for name, value in zip(bars.y, bars.x, strict=True) if value < LARGE_ABOVE}
    assert {name for name, text in zip(bars.y, bars.text, strict=True) if not text} == behind, "nothing is said twice"


def test_the_sentence_for_2025(version: str) -> None:
    answer = size.answer(version, AGV, None)
    assert answer.year == 2025
    assert answer.headline.replace(NB, " ") == (
        "Sedan rapporten 2006 har 9–12 av 21 länsstyrelser bytt storleksklass, räknat på personalen 2025, "
        "beroende på register; Uppsala, Östergötland, Kronoberg, Gotland och Halland har gjort det i alla."
    )
    assert {(line.register.code, len(line.found.changed)) for line in answer.lines} == {
        (AGV, 12),
        (ESV, 9),
        (ESV_FTE, 5),
        (STKT, 9),
    }
    assert answer.depends.startswith("Klassen beror på registret för 8: Uppsala, Södermanland, Jönköping, Kalmar,")
    counts = {line.register.code: tuple(line.found.counts.values()) for line in answer.lines}
    assert counts == {AGV: (12, 7, 2), ESV: (9, 9, 3), ESV_FTE: (6, 11, 4), STKT: (8, 11, 2)}


def test_the_reports_classes_follow_for_twenty_and_the_page_says_which_does_not(version: str) -> None:
    said = size.answer(version, AGV, None).reading.replace(NB, " ")
    assert said == (
        "Rapportens klasser följer ur ESV, anställda 2005 för 20 av 21 länsstyrelser; Jämtland hade 251 anställda "
        "och vore därmed större. Vilket register rapporten räknade på sägs inte."
    )


def test_a_year_of_copies_is_not_offered_and_a_missing_board_is_named(version: str) -> None:
    assert years(version, ESV)[-1] == 2025 and years(version, AGV)[0] == 1980
    answer = size.answer(version, ESV, 2007)
    assert "ESV, anställda saknar Gotland 2007." in answer.missing
    assert next(row for row in answer.rows if row.county == "I").value is None
    assert "20 av 21 länsstyrelser" in answer.figures[0].note.replace(NB, " ")
    assert size.answer(version, ESV, 2026).year == 2025


def test_one_register_alone_is_named(version: str) -> None:
    assert "enligt Arbetsgivarverket, anställda." in size.answer(version, AGV, 1990).headline


def test_equivalents_are_said_to_be_another_measure(version: str) -> None:
    assert size.OTHER_MEASURE in size.answer(version, STKT, None).figures[0].note


def test_the_county_line(version: str) -> None:
    said = county.line(version, "G", AGV, None).replace(NB, " ")
    assert said == (
        "Kronoberg har 221 anställda 2025 (Arbetsgivarverket, anställda) och är därmed mellanstor; "
        "i rapporten är länsstyrelsen mindre."
    )
    assert county.line(version, "I", ESV, 2007) == ""


def test_then_and_now(version: str) -> None:
    answer = trend.answer(version, AGV, 2025)
    changes = {slope.county: slope.change_share for slope in answer.slopes}
    assert (answer.first, answer.last) == (2005, 2025)
    assert (changes["I"], changes["O"]) == (pytest.approx(-0.351, abs=5e-4), pytest.approx(0.604, abs=5e-4))
    assert answer.title.replace(NB, " ").startswith("Personalen 2005–2025: +20 % för alla")
    assert answer.women[trend.ALL][-1] == pytest.approx(4531 / 6944)
    assert answer.women_title.replace(NB, " ") == "Andelen kvinnor har gått från 57 % 2005 till 65 % 2025"
    assert trend.answer(version, AGV, 1990).first == 1980


def test_other_measures_are_in_the_official_order(version: str) -> None:
    answer = indicators.answer(version, "kvinnor_anstallda", "")
    assert answer is not None and answer.found.period == "2025"
    assert [found.county for found in answer.found.values][:3] == ["AB", "C", "D"]
    assert answer.found.values[0].value == pytest.approx(416 / 575)
    assert indicators.answer(version, "finns-inte", "1900") is not None


def test_how_the_boards_have_grown(version: str) -> None:
    then, now = staff(version, AGV, 2005), staff(version, AGV, 2025)
    assert (then.total, now.total) == (5_803, 6_944) and now.total / then.total - 1 == pytest.approx(0.1966, abs=1e-4)
    grown = {county: now.values[county] / then.values[county] - 1 for county in ("I", "O")}
    assert grown == pytest.approx({"I": -0.351, "O": 0.604}, abs=5e-4)
    shown = size.answer(version, AGV, 2025).figures
    assert [figure.value.replace(NB, " ") for figure in shown] == ["6 944", "+20 %"]
