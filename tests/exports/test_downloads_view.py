"""The download row: which buttons, what they build when pressed, and the table one click away."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from lstdash.answers.evidence import Conflict, Source
from lstdash.exports import images
from lstdash.exports.content import Export, Sheet, Stamp
from lstdash.views import downloads
from lstdash.views.controls import Choice, Choices, Number, Text

NOW = datetime(2026, 12, 24, 15, 0, tzinfo=downloads.TIME_ZONE)


@dataclass
class Pressed:
    """The buttons drawn, by label, with what Streamlit was told about them."""

    buttons: dict[str, dict[str, Any]]

    def file(self, label: str) -> bytes:
        built = self.buttons[label]["data"]()
        assert isinstance(built, bytes)
        return built


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> Pressed:
    drawn = Pressed({})

    def draw(label: str, data: Any, **options: Any) -> None:
        drawn.buttons[label] = {"data": data, **options}

    monkeypatch.setattr(downloads.st, "download_button", draw)
    monkeypatch.setattr(downloads, "_now", lambda: NOW)
    monkeypatch.setattr(images, "browser", lambda: "a-browser")
    return drawn


def test_each_button_builds_its_file_only_when_pressed_and_stamps_that_moment(export: Export, pressed: Pressed) -> None:
    downloads.row(export, "omraden")
    assert list(pressed.buttons) == ["CSV", "Excel", "PowerPoint", "PNG", "SVG"]
    assert all(callable(button["data"]) and button["on_click"] == "ignore" for button in pressed.buttons.values())
    assert pressed.buttons["Excel"]["file_name"] == "omraden_20261121T040452-c73af9d9.xlsx"
    assert len({button["key"] for button in pressed.buttons.values()}) == 5
    assert pressed.file("CSV").decode("utf-8-sig").startswith("Område;År;Kronor")
    about = load_workbook(io.BytesIO(pressed.file("Excel")))["Om uttaget"]
    assert "24 december 2026 kl. 15.00" in [row[1].value for row in about.iter_rows()]
    slides = Presentation(io.BytesIO(pressed.file("PowerPoint"))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [export.headline]


def test_pictures_come_from_the_server_and_a_failure_is_no_empty_file(
    export: Export, pressed: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads.row(export, "omraden")
    monkeypatch.setattr(images, "to_image", lambda taken, kind: f"{kind} {taken.stamp.exported:%d}".encode())
    assert (pressed.file("PNG"), pressed.file("SVG")) == (b"png 24", b"svg 24")
    monkeypatch.setattr(images, "to_image", lambda taken, kind: None)
    with pytest.raises(downloads.DataError, match="Bilden kunde inte ritas"):
        pressed.file("PNG")


def test_a_table_without_chart_has_no_picture_buttons(export: Export, pressed: Pressed) -> None:
    downloads.row(replace(export, draw=None), "tabell")
    assert list(pressed.buttons) == ["CSV", "Excel", "PowerPoint"]


def test_the_pages_deck_holds_all_its_exports(export: Export, pressed: Pressed) -> None:
    downloads.start_page()
    downloads.deck()
    assert not pressed.buttons
    downloads.row(export, "omraden")
    downloads.deck()
    downloads.row(replace(export, headline="Något annat."), "flik")  # a tab chosen after the button was drawn
    slides = Presentation(io.BytesIO(pressed.file(downloads.DECK))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides][1:] == [export.headline, "Något annat."]


def test_a_table_of_its_own_is_given_as_csv_and_workbook(pressed: Pressed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "stamp", lambda title, chosen: Stamp(title, tuple(chosen), "v", NOW.date(), NOW, ""))
    downloads.alone(
        Sheet("Hela kalkylen", ("Mått", "Värde"), (("Nuvärde", "462 %"),)), "matt", "Löner", chosen=[("Ränta", "4 %")]
    )
    assert list(pressed.buttons) == ["CSV", "Excel"]
    assert pressed.file("CSV").decode("utf-8-sig") == "Mått;Värde\r\nNuvärde;462 %\r\n"
    about = load_workbook(io.BytesIO(pressed.file("Excel")))["Om uttaget"]
    assert "4 %" in [row[1].value for row in about.iter_rows()]


def _page() -> None:
    import streamlit as st

    from lstdash.views import downloads

    downloads.row(st.session_state["export"], "omraden")
    downloads.table(st.session_state["sheet"], "tabell", "Samordnade verksamheter")


@pytest.fixture
def app(export: Export, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setattr(images, "browser", lambda: None)
    at = AppTest.from_function(_page, default_timeout=20)
    at.session_state["export"], at.session_state["sheet"] = export, sheet
    yield at


def test_without_a_browser_the_page_points_to_the_charts_own_button(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert [button.label for button in app.get("download_button")] == ["CSV", "Excel", "PowerPoint"]
    assert downloads.NO_BROWSER in [caption.value for caption in app.caption]


def test_the_table_is_one_click_away_named_and_in_swedish(app: AppTest) -> None:
    app.run()
    assert app.expander[0].label == "Visa som tabell (3\u00a0rader)" and not app.expander[0].proto.expanded
    assert not app.table, "drawn only while it is open"
    app.session_state["tabell-fold"] = True
    table = app.run().table[0]
    assert table.proto.alt == "Samordnade verksamheter"
    assert table.value.iloc[0].tolist()[:3] == ["2005", "1\u00a0234\u00a0567", "3,50"]


def test_a_long_table_becomes_a_grid_and_an_empty_one_says_so(app: AppTest) -> None:
    app.session_state["sheet"] = Sheet(
        "Lång", ("Namn", "Andel"), tuple((f"n{i}", i / 100) for i in range(61)), ("auto", "share")
    )
    app.session_state["tabell-fold"] = True
    app.run()
    assert not app.table and app.dataframe[0].value["Andel"].tolist()[42] == "42\u00a0%"
    app.session_state["sheet"] = Sheet("Tom", ("Namn",), ())
    app.run()
    assert "Inga rader." in [text.value for text in app.markdown]


def test_choices_are_written_as_the_page_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    area = Choice("omrade", "Område", {"ea": "Ekonomi"})
    forms = Choices("form", "Form", {"a": "samordning", "b": "koncentration"})
    years, saving = Number("ar", "Kalkyltid", 1, 30, 1, 15, unit="år"), Number("b", "Besparing", 0, 1, 0.01, 0.42, decimals=2)
    text, unset = Text("sok", "Sök"), Choice("lan", "Mitt län", {"W": "Dalarna"})
    values = {"omrade": "ea", "form": ("a", "b"), "ar": 15.0, "b": 0.42, "sok": "löner", "lan": ""}
    monkeypatch.setattr(downloads.url_state, "value", lambda control: values[control.name])
    shown = {"b": lambda value: f"{value * 100:.0f}\u00a0%"}
    assert downloads.choices([area, forms, years, saving, text, unset], shown) == [
        ("Område", "Ekonomi"),
        ("Form", "samordning och koncentration"),
        ("Kalkyltid", "15\u00a0år"),
        ("Besparing", "42\u00a0%"),
        ("Sök", "löner"),
    ]


def test_the_stamp_takes_the_pinned_version_and_a_link_with_every_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = downloads.store.Manifest("v-1", datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "", {})
    monkeypatch.setattr(downloads.cache, "version", lambda: "v-1")
    monkeypatch.setattr(downloads.store, "manifest", {"v-1": papers}.__getitem__)
    monkeypatch.setattr(downloads, "_now", lambda: NOW)
    page = AppTest.from_function(_stamp_page, default_timeout=20)
    page.query_params["form"] = ["a", "b"]
    page.query_params["sok"] = "löner & mer"
    stamp = page.run().session_state["stamp"]
    assert (stamp.page_title, stamp.choices, stamp.data_version) == ("Var?", (("År", "2005"),), "v-1")
    assert (stamp.published, stamp.exported) == (date(2026, 11, 21), NOW)  # past midnight in Stockholm
    assert stamp.link.endswith("?form=a&form=b&sok=l%C3%B6ner+%26+mer")


def _stamp_page() -> None:
    import streamlit as st

    from lstdash.views import downloads

    st.session_state["stamp"] = downloads.stamp("Var?", [("År", "2005")])


def test_sources_and_contradictions_become_sheets() -> None:
    found = downloads.sources([Source("areas:ea,2005", "Att dra åt samma håll (2006), avsnitt 2.2")])
    assert found.rows == (("Att dra åt samma håll (2006), avsnitt 2.2", "areas:ea,2005"),)
    conflict = Conflict("source_conflicts:summa", "Summan", "152", "151", "151", "Vi räknar själva.", ("areas.x",))
    sheet = downloads.conflicts([conflict])
    assert sheet is not None and sheet.rows[0][:5] == ("Summan", "152", "151", "151", "Vi räknar själva.")
    assert downloads.conflicts([]) is None
