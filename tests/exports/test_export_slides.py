"""The presentation, read back: titles, native charts and tables, stamp, notes, text alternatives."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from lstdash.charts import style
from lstdash.evidence.citations import Figure, Source
from lstdash.exhibits import Series, Sheet, SlideChart
from lstdash.exports import slide_paint, slide_table
from lstdash.exports.content import Answer, Export, source_line
from lstdash.exports.slides import to_pptx
from tests.lib.exhibited import changed

FIGURES = (Figure("Samordnade", "72", "Vår summa", Source("areas:*,2005", "Att dra åt samma håll (2006), avsnitt 2.2")),)


def _png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff\xff\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _deck(*exports: Export, pictures: list[bytes] | None = None) -> Any:
    return Presentation(io.BytesIO(to_pptx(exports, draw=lambda figures: pictures)))


def _drawn() -> go.Figure:
    """Nothing that PowerPoint has a chart for."""
    return go.Figure(go.Heatmap(z=[[1, 2], [3, 4]]))


def _named(slide: Any, name: str) -> Any:
    return next((shape for shape in slide.shapes if shape.name == name), None)


def _alt(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr"))


def test_one_wide_slide_with_the_conclusion_as_title_and_its_sources_at_its_foot(export: Export) -> None:
    deck = _deck(export)
    assert len(deck.slides) == 1 and deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    slide = deck.slides[0]
    assert slide.shapes.title.text_frame.text == export.exhibit.says
    assert _named(slide, "Underrubrik").text_frame.text == export.exhibit.title
    assert _named(slide, "Källor").text_frame.text == (
        "Källa: Att dra åt samma håll (2006), avsnitt 2.2. Uttaget 21 november 2006 ur uppgifter inlästa 20 november 2006."
    )


def test_the_chart_is_native_editable_swedish_and_described(export: Export) -> None:
    frame = _named(_deck(export).slides[0], "Diagram")
    chart = frame.chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED and _alt(frame) == export.exhibit.alt
    plot = chart.plots[0]
    assert list(plot.categories) == ["Ekonomi", export.exhibit.slide.categories[1]]  # type: ignore[union-attr]
    assert [(series.name, series.values) for series in plot.series] == [
        ("Alla 21 deltar", (12.0, 5.0)),
        ("Några deltar", (4.0, 2.5)),
    ]
    assert plot.series[0].data_labels.number_format == '[$-41D]#,##0.0;[$-41D]"\u2212"#,##0.0;'
    assert chart.category_axis.reverse_order  # the first category on top
    assert chart._chartSpace.find(qn("c:lang")).get("val") == "sv-SE"
    assert {element.get("lang") for element in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr"))} == {"sv-SE"}


def test_the_charts_own_sheet_holds_its_numbers_and_no_formula(export: Export) -> None:
    chart = _named(_deck(export).slides[0], "Diagram").chart
    page = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert page.title == "Sheet1"  # the name that the chart's references use
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        [None, "Alla 21 deltar", "Några deltar"],
        ["Ekonomi", 12, 4],
        [export.exhibit.slide.categories[1], 5, 2.5],  # type: ignore[union-attr]
    ]
    assert all(cell.data_type != "f" and not cell.hyperlink for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("bar", XL_CHART_TYPE.BAR_CLUSTERED), ("column", XL_CHART_TYPE.COLUMN_CLUSTERED), ("line", XL_CHART_TYPE.LINE_MARKERS)],
)
def test_every_kind_of_chart_with_a_gap_and_a_negative_number(export: Export, kind: Any, expected: Any) -> None:
    slide = SlideChart(
        kind, (Series("Netto", (-1.68, None, 0.42), "warning"),), ("0", "1", "2"), decimals=2, unit="mkr", x_title="År"
    )
    chart = _named(_deck(changed(export, slide=slide)).slides[0], "Diagram").chart
    assert chart.chart_type == expected and chart.plots[0].series[0].values == (-1.68, None, 0.42)
    assert chart.category_axis.axis_title.text_frame.text == "År" and not chart.has_legend
    assert b"#,##0.00&quot; mkr&quot;" in chart.part.blob or b'#,##0.00" mkr"' in chart.part.blob


def test_points_keep_their_labels_leave_gaps_out_and_the_longest_series_is_first(export: Export) -> None:
    line = Series("", (1.0, 5.0), x=(3.0, 3.0), draws="line")
    points = Series("Poster", (4.2, None, 1.9, 2.0), x=(1.5, 3.0, 4.0, 5.0), labels=("1", "2", "3", ""))
    slide = SlideChart("scatter", (line, points), x_title="Insats", y_title="Vinst", x_range=(1, 5), y_range=(1, 5))
    native = _named(_deck(changed(export, slide=slide)).slides[0], "Diagram").chart
    first, second = native.plots[0].series  # LibreOffice loses what stands before a longer series
    assert list(first.iter_values()) == [4.2, 1.9, 2.0] and list(second.iter_values()) == [1.0, 5.0]
    assert [first.points[i].data_label.text_frame.text for i in range(2)] == ["1", "3"]
    assert second.name == "Hjälplinje" and not native.has_legend


def test_shares_are_percent_and_series_differ_by_more_than_colour(export: Export) -> None:
    slide = SlideChart("line", (Series("A", (0.42,)), Series("B", (0.5,), "light")), ("x",), is_share=True)
    chart = _named(_deck(changed(export, slide=slide)).slides[0], "Diagram").chart
    assert chart.value_axis.tick_labels.number_format == '[$-41D]0 %;[$-41D]"\u2212"0 %'
    first, second = chart.plots[0].series
    assert first.marker.style != second.marker.style and first.format.line.dash_style != second.format.line.dash_style
    assert chart.has_legend


def test_what_powerpoint_has_no_chart_for_is_a_picture(export: Export) -> None:
    deck = _deck(changed(export, slide=None, figure=_drawn), pictures=[_png()])
    picture = _named(deck.slides[0], "Bild")
    assert len(deck.slides) == 1
    assert picture.image.content_type == "image/png" and _alt(picture) == export.exhibit.alt
    assert picture.width / picture.height == pytest.approx(2, rel=0.01)


def test_without_a_browser_the_table_is_enough(export: Export) -> None:
    deck = _deck(changed(export, slide=None, figure=_drawn), pictures=None)
    assert len(deck.slides) == 1 and _named(deck.slides[0], "Tabell") is not None
    assert deck.slides[0].shapes.title.text_frame.text == export.exhibit.table.name


def test_a_long_table_fits_its_slides_and_says_what_is_left_out(export: Export) -> None:
    rows = tuple((f"Verksamhet {number} med ett ganska långt namn", number, "text " * (number % 9)) for number in range(300))
    deck = _deck(changed(export, slide=None, figure=None, table=Sheet("Verksamheter", ("Namn", "Nummer", "Not"), rows)))
    tables = [_named(slide, "Tabell") for slide in deck.slides]
    assert 2 <= len(tables) <= 4
    for table in tables:
        assert table.top + sum(row.height for row in table.table.rows) <= deck.slide_height * 0.91
        assert [cell.text_frame.text for cell in table.table.rows[0].cells] == ["Namn", "Nummer", "Not"]
    shown = sum(len(table.table.rows) - 1 for table in tables)
    said = _named(deck.slides[-1], "Underrubrik").text_frame.text
    assert said == f"Visar {shown} av 300 rader. Alla rader finns i Excel-filen."
    assert deck.slides[0].shapes.title.text_frame.text == "Verksamheter"
    numbers = [row.cells[1].text_frame.text for table in tables for row in list(table.table.rows)[1:]]
    assert numbers == [str(number) for number in range(shown)]


def test_notes_carry_what_is_said_sources_contradictions_and_the_link(export: Export) -> None:
    notes = _deck(export).slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith(export.exhibit.says) and export.exhibit.alt in notes
    assert "Källor\n– Dokument och avsnitt: Att dra åt samma håll (2006), avsnitt 2.2" in notes
    assert "Motsägelser\n– Motsägelse: Summan i tabellen; Uppgift A: 152; Uppgift B: 151; Raderna ger: 151" in notes
    assert "Antaganden\n– Antagande: besparing; Värde: 42\u00a0%" in notes
    assert f"Länk: {export.stamp.link}" in notes and "Dataversion: " in notes
    bare = changed(export, conflicts=(), assumptions=None)
    assert "Motsägelser" not in _deck(bare).slides[0].notes_slide.notes_text_frame.text


def test_a_page_begins_with_a_slide_that_answers_by_itself(export: Export) -> None:
    moved = replace(export, stamp=replace(export.stamp, changed=(("Besparing ◐", "30 %"), ("Egna poäng", ""))))
    deck = Presentation(io.BytesIO(to_pptx([moved, export], answer=Answer("Läget år 2005.", FIGURES))))
    first, second = deck.slides
    assert first.shapes.title.text_frame.text == "Läget år 2005." and _named(first, "Diagram").has_chart
    assert _named(first, "Nyckeltal").text_frame.text == "Samordnade\n72\nVår summa"
    chosen, foot = _named(first, "Källor").text_frame.text.split("\n")
    assert chosen == "Ändrat från utgångsläget: Besparing: 30 %, Egna poäng."
    assert foot.startswith("Källa: Att dra åt samma håll (2006), avsnitt 2.2. Uttaget 21 november 2006")
    assert second.shapes.title.text_frame.text == export.exhibit.says and _named(second, "Nyckeltal") is None


def test_tables_stand_in_an_appendix_that_is_asked_for(export: Export) -> None:
    answer = Answer("Läget.", FIGURES)
    asked = Presentation(io.BytesIO(to_pptx([export, export], answer=answer, has_tables=True)))
    assert [_named(slide, "Tabell") is not None for slide in asked.slides] == [False, False, True, True]
    assert asked.slides[2].shapes.title.text_frame.text == export.exhibit.table.name
    read = changed(export, slide=None, figure=None, is_read=True)
    briefed = Presentation(io.BytesIO(to_pptx([export, read], answer=answer)))
    assert _named(briefed.slides[1], "Tabell") is not None


def test_sections_are_gathered_by_document() -> None:
    labels = ("A (2006), avsnitt 2.2", "En rad (i syd) (A (2006), avsnitt 5.1)", "B 2024", "B 2024", "")
    assert source_line([Source("", label) for label in labels]) == "Källa: A (2006), avsnitt 2.2, 5.1; B 2024."
    assert source_line([]) == ""


def test_all_text_is_marked_swedish_and_everything_drawn_has_words_or_is_decoration(export: Export) -> None:
    deck = _deck(export, changed(export, slide=None, figure=_drawn), pictures=[_png()])
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            assert all(run.find(qn("a:rPr")).get("lang") == "sv-SE" for run in part._element.iter(qn("a:r")))
        for shape in slide.shapes:
            assert shape.name in {
                "Rubrik",
                "Underrubrik",
                "Källor",
                "Färgband",
                "Diagram",
                "Bild",
                "Tabell",
            }
            if shape.name in {"Diagram", "Bild", "Tabell"}:
                assert len(_alt(shape)) > 20
    assert b"decorative" in zipfile.ZipFile(io.BytesIO(to_pptx([export]))).read("ppt/slides/slide1.xml")
    assert deck.core_properties.language == "sv-SE" and deck.core_properties.author == ""


def test_colours_are_those_of_the_pages(export: Export) -> None:
    assert {"#" + code for code in (slide_paint.ACCENT, slide_paint.LIGHT, slide_paint.WARNING, slide_paint.FOCUS)} == {
        style.ACCENT,
        style.ACCENT_LIGHT,
        style.WARNING,
        style.FOCUS,
    }
    with zipfile.ZipFile(io.BytesIO(to_pptx([export]))) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
    assert '<a:accent1><a:srgbClr val="00504D"/></a:accent1>' in theme and '<a:accent2><a:srgbClr val="B3541E"/>' in theme


def test_markup_and_control_characters_in_names_make_a_readable_file(export: Export) -> None:
    odd = "<b>Åre</b> & \x07\x00 ]]>"
    slide = SlideChart("bar", (Series(odd, (1.0,)),), (odd,))
    stamp = replace(export.stamp, page_title=odd, choices=((odd, odd),))
    deck = _deck(replace(changed(export, slide=slide, says=odd, alt=odd, title=odd), stamp=stamp))
    assert list(_named(deck.slides[0], "Diagram").chart.plots[0].categories) == ["<b>Åre</b> &  ]]>"]
    assert deck.slides[0].shapes.title.text_frame.text == "<b>Åre</b> &  ]]>"


def test_nothing_to_show_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        to_pptx([])


@pytest.mark.parametrize(("bars", "points"), [(7, 14), (21, 10), (34, 7)])
def test_every_bar_has_its_name_in_letters_that_leave_it_room(export: Export, bars: int, points: int) -> None:
    names = tuple(f"Länsstyrelse {number}" for number in range(bars))
    shown = SlideChart("bar", (Series("Antal", tuple(map(float, range(bars)))),), names)
    export = changed(export, slide=shown)
    native = _named(_deck(export).slides[0], "Diagram").chart
    assert native.font.size.pt == points
    assert native.category_axis._element.find(qn("c:tickLblSkip")).get("val") == "1"


def test_a_slide_has_the_table_that_is_read(export: Export) -> None:
    short = Sheet("Kort", ("Vad",), (("Allt",),))
    deck = _deck(changed(export, slide=None, figure=None, reading=lambda: short))
    assert [cell.text for cell in _named(deck.slides[0], "Tabell").table.iter_cells()] == ["Vad", "Allt"]


def test_the_answer_says_what_its_chart_is_of_and_cites_only_what_it_shows(export: Export) -> None:
    other = changed(export, sources=(Source("x:1", "Annat dokument (2004), avsnitt 1"),))
    first = Presentation(io.BytesIO(to_pptx([export, other], answer=Answer("Läget.", FIGURES)))).slides[0]
    assert _named(first, "Underrubrik").text_frame.text == export.exhibit.title
    assert "Annat dokument" not in _named(first, "Källor").text_frame.text


def test_a_note_is_cut_between_sentences(export: Export) -> None:
    note = "Här är den första meningen. " + "Den andra är för lång för bilden " * 4
    figures = (replace(FIGURES[0], note=note),)
    first = Presentation(io.BytesIO(to_pptx([export], answer=Answer("Läget.", figures)))).slides[0]
    assert _named(first, "Nyckeltal").text_frame.text.endswith("\nHär är den första meningen.")


def test_a_year_has_room_on_one_line() -> None:
    sheet = Sheet("Källor", ("Dokument", "Utgivare", "År"), (("d" * 90, "u" * 90, 2024),), ("auto", "auto", "year"))
    widths = slide_table.column_widths(sheet, Inches(5))
    assert sum(widths) <= Inches(5) and Emu(widths[2]).pt >= 4 * 14 * 0.6 + slide_table.SIDE_PT


def test_a_slide_says_what_the_marks_of_its_chart_are_below_it(export: Export) -> None:
    key = ("AB Stockholm · C Uppsala",)
    lettered = replace(export, exhibit=replace(export.exhibit, key=key))
    drawn, pictured = _deck(lettered), replace(lettered, exhibit=replace(lettered.exhibit, slide=None, figure=_drawn))
    for deck, name in ((drawn, "Diagram"), (_deck(pictured, pictures=[_png()]), "Bild")):
        (slide,) = deck.slides
        told, chart = _named(slide, "Teckenförklaring"), _named(slide, name)
        assert told.text_frame.text == key[0] and chart.top + chart.height <= told.top
    assert not [shape for shape in _deck(export).slides[0].shapes if shape.name == "Teckenförklaring"]


def test_a_part_alone_says_its_kind_and_a_legend_is_read_beside_the_smallest_names(export: Export) -> None:
    names = tuple(f"Län {number}" for number in range(30))
    alone = SlideChart("stacked", (Series("Vet inte", (1.0,) * 30, "context"),), names)
    (slide,) = _deck(replace(export, exhibit=replace(export.exhibit, slide=alone))).slides
    legend = _named(slide, "Diagram").chart.legend
    assert legend is not None and legend.font.size.pt == 12


def test_of_two_numbers_that_would_lie_over_each_other_the_later_one_is_written(export: Export) -> None:
    names = tuple(f"Län {number}" for number in range(30))
    both = SlideChart("bar", (Series("2005", (1.0,) * 30, "context"), Series("2025", (2.0,) * 30)), names)
    (slide,) = _deck(replace(export, exhibit=replace(export.exhibit, slide=both))).slides
    before, after = _named(slide, "Diagram").chart.plots[0].series
    shown = [one._element.find(qn("c:dLbls")) is not None for one in (before, after)]
    assert shown == [False, True]
