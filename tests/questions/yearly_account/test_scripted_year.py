"""A scripted year gives the account as a page that prints, as a deck and as a workbook, all three saying the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from lstdash import clock
from lstdash.database import place
from lstdash.questions.promised_benefits.answers import register
from lstdash.questions.proposals.answers import events
from lstdash.questions.yearly_account.answers import tables, yearly_account
from lstdash.questions.yearly_account.charts import exhibits
from tests.lib import drawn
from tests.lib.taken import built, offered
from tests.pages.test_pages import headline, open_page
from tests.questions.yearly_account import scripted_year

SAID = (
    "Under 2007: 3 framåt, 1 avslutades och 1 togs upp igen, 29 oförändrade. 6 händelser är införda för året. "
    "De samordnade verksamheterna var 72 år 2005 och 93 år 2007, enligt vår summa av områdena. "
    "Av 5 registrerade nyttor är i dag 5 förfallna, och 2 av dem helt följda upp."
)


@pytest.fixture
def scripted(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")
    monkeypatch.setattr(clock, "now", lambda: scripted_year.NOW)
    made = scripted_year.two_surveys(tmp_path / "uttag", version)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path / "uttag"))
    scripted_year.enter(made)
    return made


def answered(version: str) -> yearly_account.AccountAnswer:
    return yearly_account.answer(version, events.load(), register.read(), scripted_year.NOW.date(), scripted_year.YEAR)


def test_the_account_counts_the_year(scripted: str) -> None:
    found = answered(scripted)
    assert found.headline.replace("\u00a0", " ") == SAID
    assert [figure.value for figure in found.figures] == ["5", "1", "30", "3", "2"]
    assert {row.tracked.key: row.move for row in found.moved} == {
        "lonepilot": "framåt",
        "gemensam_teknik": "framåt",
        "samordnade_upphandlingar": "framåt",
        "riktlinjer": "avslutat",
        "arliga_beting": "återöppnat",
    }
    by_area = {row[0]: row[1:] for row in tables.areas(found)}
    assert by_area["IT och tele"] == (1, 1, 0, 1, 22, 25, 3)
    assert by_area["Ekonomi"] == (2, 1, 1, 1, 16, 19, 3)
    assert by_area["Hela stödverksamheten"][:4] == (28, 2, 0, 25) and by_area["Hela stödverksamheten"][4:] == (None,) * 3
    assert sum(row[1] for row in by_area.values() if isinstance(row[1], int)) == 5


def test_what_is_of_today_says_so_whatever_the_year(scripted: str) -> None:
    found = yearly_account.answer(scripted, events.load(), register.read(), scripted_year.NOW.date(), 2006)
    assert "är i dag 5 förfallna" in found.headline.replace("\u00a0", " ")
    assert [one.note.endswith("i dag") for one in found.figures if "utfall" in one.label or "Förfallna" in one.label] == [
        True
    ] * 2
    assert "Förfallna i dag" in tables.area_columns(found)
    assert "Nyttor i registret i dag" in [sheet.name for sheet in exhibits.account(found).more]


def test_one_event_is_said_as_one(scripted: str) -> None:
    (late,) = [event for event in events.load() if event.told.day.startswith("2008-")]
    found = yearly_account.answer(scripted, [late], (), scripted_year.NOW.date(), 2008)
    assert "1 händelse är införd för året." in found.headline.replace("\u00a0", " ")


def test_page_deck_and_workbook_say_the_same(scripted: str) -> None:
    app = open_page("yearly_account", ar="2007")
    assert not app.exception and headline(app).replace("\u00a0", " ") == SAID
    files = offered(app)
    book = load_workbook(io.BytesIO(built(files, "arsredovisning", "xlsx")))
    assert book.sheetnames == [
        *("Data", "Det som rörde sig", "Händelser under året", "Nyttor i registret i dag", "Förfallet i dag"),
        *("Källor", "Motsägelser", "Om uttaget"),
    ]
    rows = {name: book[name].max_row - 1 for name in book.sheetnames}
    found = answered(scripted)
    assert (rows["Data"], rows["Det som rörde sig"], rows["Händelser under året"], rows["Nyttor i registret i dag"]) == (
        8,
        5,
        6,
        5,
    )
    assert rows["Förfallet i dag"] == len(found.overdue)
    deck = Presentation(io.BytesIO(built(files, "vad-har-hant-sedan-forra-aret", "pptx")))
    shown = [shape for slide in deck.slides for shape in slide.shapes]
    charts = [shape.chart for shape in shown if shape.has_chart]
    moved, areas = ({one.name: list(one.values) for one in chart.plots[0].series} for chart in charts)
    assert sum(moved["Har rört sig 2007"]) == rows["Det som rörde sig"] and areas["2005"][:2] == [16.0, 22.0]
    appendix = Presentation(io.BytesIO(built(files, "vad-har-hant-sedan-forra-aret-bilaga", "pptx")))
    shown = [shape for slide in appendix.slides for shape in slide.shapes]
    written = {cell.text for shape in shown if shape.has_table for row in shape.table.rows for cell in row.cells}
    assert {"Lönesamordningen i syd som pilot", "återöppnat", "Dokument om riktlinjer", *scripted_year.GAINS} <= written
    tables_on_page = " ".join(str(table.value.to_dict()) for table in drawn.tables(app))
    assert "Dokument om lonepilot" in tables_on_page and scripted_year.GAINS[0] in tables_on_page


def test_a_year_of_nothing_and_one_survey_is_said_as_it_is(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")
    found = yearly_account.answer(version, (), (), scripted_year.NOW.date(), scripted_year.YEAR)
    assert found.headline == (
        "Under 2007 flyttade sig inget förslag, av det som är infört. Ingen händelse är införd för året. "
        "Bara undersökningen 2005 är publicerad: utvecklingen per område går inte att redovisa förrän det finns en till. "
        "Ingen nytta är registrerad."
    )
    assert tables.area_columns(found)[-1] == "Samordnade 2005" and not found.is_compared
