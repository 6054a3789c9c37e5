"""Pictures drawn by a real Chromium; without one: none, and no error."""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from lstdash.evidence.citations import Source
from lstdash.exhibits import Sheet
from lstdash.exports import images, picture_frame
from lstdash.exports.content import Export
from tests.lib.exhibited import changed

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _forget_browser() -> Iterator[None]:
    images.browser.cache_clear()
    images._drawings.clear()
    yield
    images.browser.cache_clear()


def _need_browser() -> None:
    if images.browser() is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs a Chromium")
        pytest.skip("no Chromium on this machine")


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.browser
def test_an_svg_holds_the_chart_between_headline_and_stamp_and_its_text_alternative(export: Export) -> None:
    _need_browser()
    drawn = images.to_image(export, "svg")
    assert drawn is not None
    root = ElementTree.fromstring(drawn)
    texts = [" ".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    assert export.exhibit.says in texts and export.exhibit.title in texts and "Ekonomi" in texts
    assert any("Dataversion: 20261121T040452-c73af9d9" in text for text in texts)
    assert root.findtext(f"{SVG}title") == export.exhibit.says and root.findtext(f"{SVG}desc") == export.exhibit.alt
    assert root.get("role") == "img"


@pytest.mark.browser
def test_a_png_of_the_same_from_another_thread(export: Export) -> None:
    _need_browser()
    made: list[bytes | None] = []
    thread = threading.Thread(target=lambda: made.append(images.to_image(export, "png")))
    thread.start()
    thread.join()
    png = made[0]
    assert png is not None and png.startswith(b"\x89PNG")
    framed = picture_frame.framed("<svg ></svg>", export, 300)
    height = int(ElementTree.fromstring(framed).get("height", "0"))
    assert _size(png) == (2 * picture_frame.WIDTH, 2 * height)


def test_what_has_been_drawn_is_not_drawn_again_for_the_next_who_takes_it(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(images, "_in_browser", lambda draw: drawn.append(draw) or "<svg ></svg>")
    first, second = images.to_image(export, "svg"), images.to_image(export, "svg")
    assert first == second and len(drawn) == 1
    assert export.exhibit.figure is not None
    other = go.Figure(export.exhibit.figure()).update_layout(height=321)
    images.to_image(replace(export, exhibit=replace(export.exhibit, figure=lambda: other)), "svg")
    assert len(drawn) == 2


@pytest.mark.browser
def test_several_pictures_in_one_run_of_the_browser() -> None:
    _need_browser()
    figures = [go.Figure(go.Scatter(y=[1, 2]), layout={"height": height}) for height in (200, 350)]
    drawn = images.pictures(figures)
    assert drawn is not None and [_size(png) for png in drawn] == [(2200, 400), (2200, 700)]
    assert figures[0].layout.font.family is None  # the page's own figure is left as it is


def test_without_a_browser_there_is_no_picture(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(images, "BROWSER_FILES", ())
    assert images.browser() is None
    assert images.to_image(export, "png") is None and images.pictures([go.Figure()]) is None
    assert images.pictures([]) == []


def test_a_browser_that_fails_is_logged_and_gives_no_picture(
    export: Export, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "missing"))
    assert images.browser() is None
    monkeypatch.setattr(images, "browser", lambda: str(tmp_path / "missing"))
    with caplog.at_level("WARNING", logger="lstdash"):
        assert images.to_image(export, "svg") is None
    assert "no picture could be drawn" in caplog.text


def test_the_frame_escapes_wraps_and_leaves_room(export: Export) -> None:
    framed = picture_frame.framed('<svg class="main-svg"></svg>', export, 300)
    root = ElementTree.fromstring(framed)
    drawing = next(element for element in root if element.get("class") == "main-svg")
    lines = [float(element.get("y", "0")) for element in root.iter(f"{SVG}text")]
    above = [y for y in lines if y < float(drawing.get("y", "0"))]
    assert len(above) == 2 and all(y > float(drawing.get("y", "0")) + 300 for y in lines[2:])
    assert max(lines) < float(root.get("height", "0"))


def test_a_note_stands_between_the_drawing_and_the_stamp(export: Export) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" height="100"><g/></svg>'
    plain = ElementTree.fromstring(picture_frame.framed(drawn, export, 100))
    notes = Sheet(
        "Anteckningar", ("Anteckning", "Skriven som", "Av", "Datum"), (("Fråga < nord", "analytiker", "", "1 mars 2006"),)
    )
    noted = replace(export, exhibit=replace(export.exhibit, notes=notes))
    root = ElementTree.fromstring(picture_frame.framed(drawn, noted, 100))
    texts = [" ".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    at = texts.index("Anteckning: Fråga < nord. analytiker, 1 mars 2006.")
    assert texts[at + 2].startswith("Sida: ")
    assert float(root.get("height", 0)) > float(plain.get("height", 0))
    assert "Anteckning: Fråga < nord. analytiker, 1 mars 2006." not in [" ".join(one.itertext()) for one in plain.iter()]


def test_a_picture_says_what_its_marks_are_and_what_it_rests_on(export: Export) -> None:
    keyed = changed(export, key=("1 Mallar & blanketter · 2 Växel",))
    root = ElementTree.fromstring(picture_frame.framed('<svg xmlns="http://www.w3.org/2000/svg" height="100"/>', keyed, 100))
    texts = [" ".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    at = texts.index("1 Mallar & blanketter · 2 Växel")
    assert texts[at + 1] == "Källa: Att dra åt samma håll (2006), avsnitt 2.2. Raderna gäller 2005."
    assert texts[at + 2].startswith("Sida: ")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), ""),
        ((Source("areas:ea", ""),), ""),
        (
            (
                Source("group_totals:a,2005", "Boken (2006), avsnitt 2.10"),
                Source("group_totals:b,2005", "Boken (2006), avsnitt 2.2"),
                Source("money:c", "Kostnad (netto) i år (Boken (2006), avsnitt 5.1)"),
            ),
            "Källa: Boken (2006), avsnitt 2.2, 2.10 och 5.1. Raderna gäller 2005.",
        ),
        (
            (Source("county_staff:AB,2025,esv", "ESV:s register: anställda 2025"), Source("money:d", "Boken (2006)")),
            "Källa: ESV:s register: anställda 2025; Boken (2006).",
        ),
    ],
)
def test_sources_are_said_by_document_with_their_sections_in_order(found: tuple[Source, ...], said: str) -> None:
    assert picture_frame.source_line(found) == said


@pytest.mark.parametrize(
    ("rows", "title", "shown"),
    [
        (("areas:ea,2005",), "Medeltal per grupp", "Medeltal per grupp (2005)"),
        (("areas:ea,2005", "areas:it,2025"), "Medeltal per grupp", "Medeltal per grupp (2005–2025)"),
        (("areas:ea,2005",), "Medeltal per grupp 2005", "Medeltal per grupp 2005"),
        (("money:anslag",), "Medeltal per grupp", "Medeltal per grupp"),
    ],
)
def test_a_title_without_a_year_says_that_of_its_rows(export: Export, rows: tuple[str, ...], title: str, shown: str) -> None:
    found = changed(export, title=title, says="Mest samordnas inom Ekonomi.", sources=tuple(Source(row, "Bok") for row in rows))
    assert found.title == shown
    assert f">{shown}<" in picture_frame.framed("<svg ></svg>", found, 100)
