"""Files to take along: which links, what they build when followed, and the table one click away."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from lstdash import clock, formats
from lstdash.errors import DataError
from lstdash.evidence.citations import Conflict, Source
from lstdash.exhibits import Sheet, of_table
from lstdash.exports import content, images, kinds
from lstdash.exports.content import Export
from lstdash.views import downloads, exhibit, shelf
from lstdash.views.controls import Choice, Choices, Text
from lstdash.views.controls.slider import Slider
from tests.lib.drawn import drawn_charts, links, tables
from tests.lib.taken import built, offered

NOW = datetime(2006, 12, 24, 15, 0, tzinfo=clock.SWEDEN)
LINK = re.compile(r'<a href="\./filer/([^"/]+)/([^"]+)">([^<]+)</a>')


@dataclass
class Drawn:
    """The HTML that was drawn, and what its links lead to."""

    html: list[str]

    def links(self) -> dict[str, tuple[str, str]]:
        return {label: (session, place) for session, place, label in LINK.findall("".join(self.html))}

    def offered(self, label: str) -> shelf.File:
        found = shelf.take(*self.links()[label])
        assert found
        return found

    def file(self, label: str) -> bytes:
        return self.offered(label).build()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    found = Drawn([])
    monkeypatch.setattr(downloads.st, "html", found.html.append)
    monkeypatch.setattr(downloads.st, "session_state", {})
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(images, "browser", lambda: "a-browser")
    downloads.start_page("Var?", ())
    return found


def offer(export: Export, **parts: Any) -> None:
    exhibit.files(replace(export.exhibit, **parts), export.stamp)


def test_each_link_builds_its_file_only_when_followed_and_stamps_that_moment(export: Export, drawn: Drawn) -> None:
    offer(export)
    assert list(drawn.links()) == ["CSV", "Excel", "PowerPoint", "PNG", "SVG"]
    assert drawn.offered("Excel").name == "omraden_20261121T040452-c73af9d9.xlsx"
    assert len(set(drawn.links().values())) == 5
    assert drawn.file("CSV").decode("utf-8-sig").startswith("Område;År;Kronor")
    about = load_workbook(io.BytesIO(drawn.file("Excel")))["Om uttaget"]
    assert "24 december 2006 kl. 15.00" in [row[1].value for row in about.iter_rows()]
    slides = Presentation(io.BytesIO(drawn.file("PowerPoint"))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [export.exhibit.says]


def test_nothing_is_drawn_before_a_link_is_followed(export: Export, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(images, "to_image", lambda taken, kind: taken.exhibit.figure() and b"png")
    offer(export, figure=lambda: asked.append("figure") or True)
    assert drawn.links() and not asked
    drawn.file("PNG")
    assert asked == ["figure"]


def test_pictures_come_from_the_server_and_a_failure_is_no_empty_file(
    export: Export, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(export)
    monkeypatch.setattr(images, "to_image", lambda taken, kind: f"{kind} {taken.stamp.exported:%d}".encode())
    assert (drawn.file("PNG"), drawn.file("SVG")) == (b"png 24", b"svg 24")
    monkeypatch.setattr(images, "to_image", lambda taken, kind: None)
    with pytest.raises(DataError, match="Bilden kunde inte ritas"):
        drawn.file("PNG")


def test_without_a_browser_the_page_points_to_the_charts_own_button(
    export: Export, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "browser", lambda: None)
    offer(export)
    assert list(drawn.links()) == ["CSV", "Excel", "PowerPoint"] and kinds.NO_BROWSER in drawn.html[0]


def test_a_table_without_chart_has_no_picture_links(export: Export, drawn: Drawn) -> None:
    offer(export, figure=None)
    assert list(drawn.links()) == ["CSV", "Excel", "PowerPoint"] and kinds.NO_BROWSER not in drawn.html[0]


def test_the_pages_deck_holds_all_its_exports(export: Export, drawn: Drawn) -> None:
    downloads.deck()
    assert not drawn.html
    offer(export)
    downloads.deck()
    offer(export, stem="flik", says="Något annat.")  # a tab chosen after the link was drawn
    slides = Presentation(io.BytesIO(drawn.file(downloads.DECK))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [export.exhibit.says, "Något annat."]


def test_another_page_takes_away_what_the_last_one_gave(export: Export, drawn: Drawn) -> None:
    offer(export)
    downloads.start_page("Något annat?", ())
    assert None not in {shelf.take(*link) for link in drawn.links().values()}, "they are still on the screen"
    downloads.deck()
    assert {shelf.take(*link) for link in drawn.links().values()} == {None}


def test_a_table_of_its_own_is_given_as_csv_and_workbook(export: Export, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibit.tables, "data_table", lambda *table: None)
    exhibit.table(of_table(Sheet("Hela kalkylen", ("Mått", "Värde"), (("Nuvärde", "462 %"),))), export.stamp)
    assert list(drawn.links()) == ["CSV", "Excel"]
    assert drawn.file("CSV").decode("utf-8-sig") == "Mått;Värde\r\nNuvärde;462 %\r\n"
    about = load_workbook(io.BytesIO(drawn.file("Excel")))["Om uttaget"]
    assert "Ekonomi" in [row[1].value for row in about.iter_rows()]


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def folds(app: AppTest) -> list[str]:
    return re.findall("<summary>(.*?)</summary>", html(app))


def _shown() -> None:
    import streamlit as st

    from lstdash.views import downloads, exhibit

    downloads.start_page("Var?", ())
    exhibit.show(st.session_state["found"], stamp=st.session_state["stamp"])


def test_all_that_belongs_to_an_exhibit_comes_with_it(export: Export) -> None:
    at = AppTest.from_function(_shown, default_timeout=20)
    at.session_state["found"], at.session_state["stamp"] = replace(export.exhibit, slide=None), export.stamp
    at.run()
    (chart,) = drawn_charts(at)
    assert (chart.alt, chart.name) == (export.exhibit.alt, "omraden")
    assert {file.name.rpartition(".")[2] for file in offered(at).values()} >= {"csv", "xlsx", "pptx"}
    assert folds(at) == ["Ladda ner", "Visa som tabell (3\u00a0rader)", "Här säger källan emot sig själv (1)"]
    assert "kallor?rad=areas%3Aea%2C2005" in links(at)["Källa: Att dra åt samma håll (2006), avsnitt 2.2"]
    assert "Summan i tabellen" in html(at)


def test_a_reader_may_see_another_table_than_a_spreadsheet_and_tables_beside_have_files_of_their_own(export: Export) -> None:
    at = AppTest.from_function(_shown, default_timeout=20)
    reading, beside = Sheet("Läst", ("Område",), (("Ekonomi",),)), Sheet("Vid sidan", ("Namn",), (("Åre",),))
    at.session_state["stamp"] = export.stamp
    at.session_state["found"] = replace(export.exhibit, figure=None, reading=lambda: reading)
    at.run()
    assert "Visa som tabell" in folds(at) and [table.alt for table in tables(at, folded=True)] == ["Läst"]
    at.session_state["found"] = replace(export.exhibit, figure=None, beside=(beside,))
    at.run()
    assert [label for label in folds(at) if label != "Ladda ner"] == [
        "Visa som tabell: Samordnade verksamheter per område (3\u00a0rader)",
        "Visa som tabell: Vid sidan (1\u00a0rad)",
        "Här säger källan emot sig själv (1)",
    ]
    assert built(offered(at), "vid-sidan", "csv").decode("utf-8-sig") == "Namn\r\nÅre\r\n"


def _page() -> None:
    import streamlit as st

    from lstdash.exhibits import of_table
    from lstdash.views import exhibit

    exhibit.behind(of_table(st.session_state["sheet"]))


@pytest.fixture
def app(sheet: Sheet) -> AppTest:
    at = AppTest.from_function(_page, default_timeout=20)
    at.session_state["sheet"] = sheet
    return at


def test_the_table_is_one_click_away_named_and_in_swedish(app: AppTest) -> None:
    app.run()
    assert folds(app) == ["Visa som tabell (3\u00a0rader)"] and not tables(app)
    (table,) = tables(app, folded=True)
    assert table.alt == "Samordnade verksamheter per område"
    assert table.value.iloc[0].tolist()[:3] == ["2005", "1\u00a0234\u00a0567", "3,50"]


def test_a_long_table_becomes_a_grid_and_an_empty_one_says_so(app: AppTest) -> None:
    app.session_state["sheet"] = Sheet(
        "Lång", ("Namn", "Andel"), tuple((f"n{i}", i / 100) for i in range(61)), ("auto", "share")
    )
    app.session_state["lang-tabell-fold"] = True
    app.run()
    assert not tables(app, folded=True) and app.dataframe[0].value["Andel"].tolist()[42] == "42\u00a0%"
    app.session_state["sheet"] = Sheet("Tom", ("Namn",), ())
    app.run()
    assert "Inga rader." in [text.value for text in app.markdown]


def test_choices_are_written_as_the_page_shows_them(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    area = Choice("omrade", "Område", {"ea": "Ekonomi"})
    forms = Choices("form", "Form", {"a": "samordning", "b": "koncentration"})
    years = Slider("ar", "Kalkyltid", "", 1, 30, 1, 15, lambda value: formats.years(value, 0))
    saving = Slider("b", "Besparing", "", 0, 1, 0.01, 0.42, formats.share)
    text, unset = Text("sok", "Sök"), Choice("lan", "Mitt län", {"W": "Dalarna"})
    values = {"omrade": "ea", "form": ("a", "b"), "ar": 15.0, "b": 0.42, "sok": "löner", "lan": ""}
    monkeypatch.setattr(downloads.url_state, "value", lambda control: values[control.name])
    assert downloads.choices([area, forms, years, saving, text, unset]) == [
        ("Område", "Ekonomi"),
        ("Form", "samordning och koncentration"),
        ("Kalkyltid", "15\u00a0år"),
        ("Besparing", "42\u00a0%"),
        ("Sök", "löner"),
    ]


def test_the_stamp_takes_the_pinned_version_and_a_link_with_every_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = downloads.store.Manifest("v-1", datetime(2006, 11, 20, 23, 30, tzinfo=UTC), "", {})
    monkeypatch.setattr(downloads.cache, "version", lambda: "v-1")
    monkeypatch.setattr(downloads.store, "manifest", {"v-1": papers}.__getitem__)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    page = AppTest.from_function(_stamp_page, default_timeout=20)
    page.query_params["form"] = ["a", "b"]
    page.query_params["sok"] = "löner & mer"
    stamp = page.run().session_state["stamp"]
    assert (stamp.page_title, stamp.choices, stamp.data_version) == ("Var?", (("År", "2005"),), "v-1")
    assert (stamp.published, stamp.exported) == (date(2006, 11, 21), NOW)  # past midnight in Stockholm
    assert stamp.link.endswith("?form=a&form=b&sok=l%C3%B6ner+%26+mer")


def _stamp_page() -> None:
    import streamlit as st

    from lstdash.views import downloads

    downloads.start_page("Var?", ())
    st.session_state["stamp"] = downloads.stamp([("År", "2005")])


def test_sources_and_contradictions_become_sheets() -> None:
    found = content.sources([Source("areas:ea,2005", "Att dra åt samma håll (2006), avsnitt 2.2")])
    assert found.rows == (("Att dra åt samma håll (2006), avsnitt 2.2", "areas:ea,2005"),)
    conflict = Conflict("source_conflicts:summa", "Summan", "152", "151", "151", "Vi räknar själva.", ("areas.x",))
    sheet = content.conflicts([conflict])
    assert sheet is not None and sheet.rows[0][:5] == ("Summan", "152", "151", "151", "Vi räknar själva.")
    assert content.conflicts([]) is None


def test_a_source_says_what_is_known_of_it() -> None:
    both = ("Dokument och avsnitt", "Rad på sidan Källor")
    assert content.sources([]).columns == both
    assert content.sources([Source("", "Poäng")]) == Sheet("Källor", ("Uppgift",), (("Poäng",),))
    assert content.sources([Source("money:a", "")]) == Sheet("Källor", (both[1],), (("money:a",),))
    assert content.sources([Source("", "Poäng"), Source("money:a", "2.2")]).rows == (("Poäng", ""), ("2.2", "money:a"))
