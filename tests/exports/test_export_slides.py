"""The presentation, read back: its titles, pictures and tables, stamp, notes, text alternatives."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from lstdash.charts import style
from lstdash.evidence.citations import Figure, Source
from lstdash.exhibits import Series, Sheet, SlideChart
from lstdash.exports import slide_paint, slide_table
from lstdash.exports.content import Answer, Export, source_line
from lstdash.exports.slides import to_pptx
from tests.lib.exhibited import changed
from tests.lib.slides import alt, named, png, presented, undrawable

FIGURES = (Figure("Samordnade", "72", "Vår summa", Source("areas:*,2005", "Att dra åt samma håll (2006), avsnitt 2.2")),)


def test_one_wide_slide_with_the_conclusion_as_title_and_its_sources_at_its_foot(export: Export) -> None:
    deck = presented(export)
    assert len(deck.slides) == 1 and deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    slide = deck.slides[0]
    assert slide.shapes.title.text_frame.text == export.exhibit.says
    assert named(slide, "Underrubrik").text_frame.text == export.exhibit.title
    assert named(slide, "Källor").text_frame.text == (
        "Källa: Att dra åt samma håll (2006), avsnitt 2.2. Uttaget 21 november 2006 ur uppgifter inlästa 20 november 2006."
    )


def test_what_powerpoint_has_no_chart_for_is_a_picture(export: Export) -> None:
    deck = presented(changed(export, slide=None, figure=undrawable), pictures=[png()])
    picture = named(deck.slides[0], "Bild")
    assert len(deck.slides) == 1
    assert picture.image.content_type == "image/png" and alt(picture) == export.exhibit.alt
    assert picture.width / picture.height == pytest.approx(2, rel=0.01)


def test_without_a_browser_the_table_is_enough(export: Export) -> None:
    deck = presented(changed(export, slide=None, figure=undrawable), pictures=None)
    assert len(deck.slides) == 1 and named(deck.slides[0], "Tabell") is not None
    assert deck.slides[0].shapes.title.text_frame.text == export.exhibit.table.name


def test_a_long_table_fits_its_slides_and_says_what_is_left_out(export: Export) -> None:
    rows = tuple((f"Verksamhet {number} med ett ganska långt namn", number, "text " * (number % 9)) for number in range(300))
    deck = presented(changed(export, slide=None, figure=None, table=Sheet("Verksamheter", ("Namn", "Nummer", "Not"), rows)))
    tables = [named(slide, "Tabell") for slide in deck.slides]
    assert 2 <= len(tables) <= 4
    for table in tables:
        assert table.top + sum(row.height for row in table.table.rows) <= deck.slide_height * 0.91
        assert [cell.text_frame.text for cell in table.table.rows[0].cells] == ["Namn", "Nummer", "Not"]
    shown = sum(len(table.table.rows) - 1 for table in tables)
    said = named(deck.slides[-1], "Underrubrik").text_frame.text
    assert said == f"Visar {shown} av 300 rader. Alla rader finns i Excel-filen."
    assert deck.slides[0].shapes.title.text_frame.text == "Verksamheter"
    numbers = [row.cells[1].text_frame.text for table in tables for row in list(table.table.rows)[1:]]
    assert numbers == [str(number) for number in range(shown)]


def test_a_table_too_wide_for_its_words_shows_its_last_columns_and_says_so(export: Export) -> None:
    years = tuple(map(str, range(1950, 2006)))
    table = Sheet("Andelar", ("Länsstyrelse", *years), (("Skåne", *[0.653] * len(years)),), ("auto", *["share"] * len(years)))
    (slide,) = presented(changed(export, slide=None, figure=None, table=table)).slides
    shown = [cell.text_frame.text for cell in named(slide, "Tabell").table.rows[0].cells]
    assert 10 < len(shown) < 20 and shown == ["Länsstyrelse", *years[1 - len(shown) :]]
    assert named(slide, "Tabell").table.cell(1, 1).text_frame.text == "65,3\u00a0%"
    assert named(slide, "Underrubrik").text_frame.text == f"Visar {len(shown)} av 57 kolumner. Alla finns i Excel-filen."


def test_a_row_is_as_high_as_its_words_when_none_is_broken_between_lines() -> None:
    assert slide_table._lines("Förvaltningsråd länsstyrelsejurist", 120, 10) == 2
    assert slide_table._lines("aaaaaa bbbbbb cccccc", 60, 10) == 3, "two words never share a line of eleven letters"
    assert slide_table._lines("", 60, 10) == slide_table._lines("a", 60, 10) == 1


def test_notes_carry_what_is_said_sources_contradictions_and_the_link(export: Export) -> None:
    notes = presented(export).slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith(export.exhibit.says) and export.exhibit.alt in notes
    assert "Källor\n– Dokument och avsnitt: Att dra åt samma håll (2006), avsnitt 2.2" in notes
    assert "Motsägelser\n– Motsägelse: Summan i tabellen; Uppgift A: 152; Uppgift B: 151; Raderna ger: 151" in notes
    assert "Antaganden\n– Antagande: besparing; Värde: 42\u00a0%" in notes
    assert f"Länk: {export.stamp.link}" in notes and "Dataversion: " in notes
    bare = changed(export, conflicts=(), assumptions=None)
    assert "Motsägelser" not in presented(bare).slides[0].notes_slide.notes_text_frame.text


def test_a_page_begins_with_a_slide_that_answers_by_itself(export: Export) -> None:
    moved = replace(export, stamp=replace(export.stamp, changed=(("Besparing ◐", "30 %"), ("Egna poäng", ""))))
    deck = presented(moved, export, answer=Answer("Läget år 2005.", FIGURES))
    first, second = deck.slides
    assert first.shapes.title.text_frame.text == "Läget år 2005." and named(first, "Diagram").has_chart
    assert named(first, "Nyckeltal").text_frame.text == "Samordnade\n72\nVår summa"
    chosen, foot = named(first, "Källor").text_frame.text.split("\n")
    assert chosen == "Ändrat från utgångsläget: Besparing: 30 %, Egna poäng."
    assert foot.startswith("Källa: Att dra åt samma håll (2006), avsnitt 2.2. Uttaget 21 november 2006")
    assert second.shapes.title.text_frame.text == export.exhibit.says and named(second, "Nyckeltal") is None


def test_tables_stand_in_an_appendix_that_is_asked_for(export: Export) -> None:
    answer = Answer("Läget.", FIGURES)
    asked = presented(export, export, answer=answer, has_tables=True)
    assert [named(slide, "Tabell") is not None for slide in asked.slides] == [False, False, True, True]
    assert asked.slides[2].shapes.title.text_frame.text == export.exhibit.table.name
    read = changed(export, slide=None, figure=None, is_read=True)
    briefed = presented(export, read, answer=answer)
    assert named(briefed.slides[1], "Tabell") is not None


def test_sections_are_gathered_by_document() -> None:
    labels = ("A (2006), avsnitt 2.2", "En rad (i syd) (A (2006), avsnitt 5.1)", "B 2024", "B 2024", "")
    assert source_line([Source("", label) for label in labels]) == "Källa: A (2006), avsnitt 2.2, 5.1; B 2024."
    assert source_line([]) == ""


def test_all_text_is_marked_swedish_and_everything_drawn_has_words_or_is_decoration(export: Export) -> None:
    deck = presented(export, changed(export, slide=None, figure=undrawable), pictures=[png()])
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
                assert len(alt(shape)) > 20
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
    deck = presented(replace(changed(export, slide=slide, says=odd, alt=odd, title=odd), stamp=stamp))
    assert list(named(deck.slides[0], "Diagram").chart.plots[0].categories) == ["<b>Åre</b> &  ]]>"]
    assert deck.slides[0].shapes.title.text_frame.text == "<b>Åre</b> &  ]]>"


def test_nothing_to_show_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        to_pptx([])


def test_a_slide_has_the_table_that_is_read(export: Export) -> None:
    short = Sheet("Kort", ("Vad",), (("Allt",),))
    deck = presented(changed(export, slide=None, figure=None, reading=lambda: short))
    assert [cell.text for cell in named(deck.slides[0], "Tabell").table.iter_cells()] == ["Vad", "Allt"]


def test_the_answer_says_what_its_chart_is_of_and_cites_only_what_it_shows(export: Export) -> None:
    other = changed(export, sources=(Source("x:1", "Annat dokument (2004), avsnitt 1"),))
    first = presented(export, other, answer=Answer("Läget.", FIGURES)).slides[0]
    assert named(first, "Underrubrik").text_frame.text == export.exhibit.title
    assert "Annat dokument" not in named(first, "Källor").text_frame.text


def test_the_answers_chart_is_one_that_the_page_draws_before_one_made_of_a_table(export: Export) -> None:
    table = changed(export, figure=None, title="Två län sida vid sida 2005")
    drawn = changed(export, figure=undrawable)
    deck = presented(table, drawn, answer=Answer("Läget.", FIGURES))
    titles = [named(slide, "Underrubrik").text_frame.text for slide in deck.slides]
    assert titles == [export.exhibit.title, table.exhibit.title]
    alone = presented(table, answer=Answer("Läget.", FIGURES))
    assert named(alone.slides[0], "Underrubrik").text_frame.text == table.exhibit.title


def test_a_note_is_cut_between_sentences(export: Export) -> None:
    note = "Här är den första meningen. " + "Den andra är för lång för bilden " * 4
    figures = (replace(FIGURES[0], note=note),)
    first = presented(export, answer=Answer("Läget.", figures)).slides[0]
    assert named(first, "Nyckeltal").text_frame.text.endswith("\nHär är den första meningen.")


def test_a_year_has_room_on_one_line() -> None:
    sheet = Sheet("Källor", ("Dokument", "Utgivare", "År"), (("d" * 90, "u" * 90, 2024),), ("auto", "auto", "year"))
    widths = slide_table.column_widths(sheet, Inches(5))
    assert sum(widths) <= Inches(5) and Emu(widths[2]).pt >= 4 * 14 * 0.6 + slide_table.SIDE_PT


def test_a_slide_says_what_the_marks_of_its_chart_are_below_it(export: Export) -> None:
    key = ("AB Stockholm · C Uppsala",)
    assert export.exhibit.slide
    lettered = replace(export.exhibit, key=("Streckad: i figuren",), slide=replace(export.exhibit.slide, key=key))
    drawn, pictured = presented(replace(export, exhibit=lettered)), changed(export, slide=None, figure=undrawable, key=key)
    for deck, name in ((drawn, "Diagram"), (presented(pictured, pictures=[png()]), "Bild")):
        (slide,) = deck.slides
        told, chart = named(slide, "Teckenförklaring"), named(slide, name)
        assert told.text_frame.text == key[0] and chart.top + chart.height <= told.top
    assert not [shape for shape in presented(export).slides[0].shapes if shape.name == "Teckenförklaring"]
