"""What stands on a slide can be read: no label over another, even numbers along an axis, no title twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Emu

from lstdash.charts import style
from lstdash.evidence.citations import Source
from lstdash.exhibits import Series, Sheet, SlideChart
from lstdash.exports import images, slide_paint, slide_picture, slide_table
from lstdash.exports.content import ASSUMED, Answer, Export, source_line
from lstdash.exports.slide_redrawn import redrawn
from tests.lib.exhibited import changed
from tests.lib.slides import named, presented

NBSP = "\u00a0"


def _chart(export: Export, slide: SlideChart) -> Any:
    return named(presented(changed(export, slide=slide)).slides[0], "Diagram").chart


def _grid(names: list[str], columns: int) -> SlideChart:
    figure = go.Figure()
    for role in ("deltar", "värd"):
        figure.add_scatter(x=list(range(columns)), y=[0] * columns, mode="markers", name=role)
    figure.update_xaxes(tickvals=list(range(columns)), ticktext=["AB"] * columns)
    figure.update_yaxes(tickvals=list(range(len(names))), ticktext=names)
    found = redrawn(figure)
    assert found
    return found


def test_a_grids_rows_are_one_line_that_stands_before_its_marks() -> None:
    first, *marks = _grid(["Ett", "Två"], 3).series
    assert (first.draws, first.look, first.values) == ("line", "pale", (0.0, 0.0, 0.0, 1.0, 1.0, 1.0))
    assert first.x[1] == 0 and first.x[4] == 2 and marks[0].draws == "marks"  # the first row has a mark, the other none


@pytest.mark.parametrize(
    ("rows", "longest", "columns", "expected"),
    [(2, 20, 4, 12), (2, 62, 6, 12), (2, 20, 21, 12), (2, 50, 21, 9), (2, 90, 21, 9), (19, 20, 6, 11), (26, 20, 6, 9)],
)
def test_a_grids_words_are_as_large_as_there_is_room_for_and_never_too_small(
    rows: int, longest: int, columns: int, expected: int
) -> None:
    found = _grid(["N" * longest, *map(str, range(rows - 1))], columns)
    assert found.letters == expected
    assert found.x_range and found.x_range[1] == columns - 1 > found.x_range[0]


def test_names_of_lines_close_to_each_other_stand_in_rows_beside_them() -> None:
    figure = go.Figure(go.Scatter(x=[0, 16], y=[0, 1], mode="lines", line={"color": style.ACCENT}))
    for at, text in ((4, "Klart inom 4 år"), (5.8, "Betalat sig 5,8 år"), (15, "Sist")):
        figure.add_vline(x=at, annotation_text=text)
    found = redrawn(figure)
    assert found
    (words,) = (one for one in found.series if one.draws == "words")
    placed = dict(zip(words.labels, zip(words.x, words.values, strict=True), strict=True))
    (at, first), (_, second), (_, last) = (
        placed[f"{NBSP}{NBSP}{name}"] for name in ("Klart inom 4 år", "Betalat sig 5,8 år", "Sist")
    )
    assert words.beside == "right" and at == 4 and second < first == last < 1


def test_numbers_along_an_axis_are_even_and_meet_zero(export: Export) -> None:
    marks = Series("Poster", (0.0, 100.0), x=(0.0, 20.0))
    units = [
        _chart(export, SlideChart("scatter", (marks,), x_range=(0, 20), y_range=span)).value_axis.major_unit
        for span in ((-50.0, 150.0), (1.0, 5.5), (0.0, 0.7))
    ]
    assert units == [50, 1, None]
    share = SlideChart("scatter", (marks,), x_range=(0, 20), y_range=(-0.5, 0.1), is_share=True)
    assert _chart(export, share).value_axis.major_unit == pytest.approx(0.1)


def test_a_part_with_no_room_for_its_number_has_none(export: Export) -> None:
    slide = SlideChart("stacked", (Series("A", (97.0, 3.0)), Series("B", (1.0, None), "light")), ("Ett", "Två"))
    wide, narrow = _chart(export, slide).plots[0].series
    assert not wide._element.findall(".//" + qn("c:delete"))
    (left_out,) = narrow._element.findall(".//" + qn("c:dLbl"))
    assert left_out.find(qn("c:idx")).get("val") == "0" and left_out.find(qn("c:delete")).get("val") == "1"


@pytest.mark.parametrize(("rows", "is_written"), [(10, True), (21, False)])
def test_what_bars_are_compared_with_has_numbers_where_there_is_room(export: Export, rows: int, is_written: bool) -> None:
    pair = (Series("2025", (2.0,) * rows), Series("2005", (1.0,) * rows, "context"))
    _, then = _chart(export, SlideChart("bar", pair, tuple(map(str, range(rows))))).plots[0].series
    assert (then._element.find(qn("c:dLbls")) is not None) == is_written


def test_long_names_of_bars_are_smaller_so_that_every_one_is_written(export: Export) -> None:
    for length, points in ((45, 14), (46, 10)):
        bars = SlideChart("bar", (Series("Län", (1.0, 2.0)),), ("N" * length, "Två"))
        assert _chart(export, bars).font.size.pt == points


def test_a_chart_of_something_else_does_not_stand_beside_the_answer(export: Export) -> None:
    assert export.exhibit.slide
    aside = changed(export, title="Något annat 2005", says="Annat.", slide=replace(export.exhibit.slide, leads=False))
    first, second = presented(aside, export, answer=Answer("Läget.")).slides
    assert named(first, "Underrubrik").text_frame.text == export.exhibit.title
    assert second.shapes.title.text_frame.text == "Annat."


def test_the_chart_that_says_what_the_page_says_stands_beside_the_answer(export: Export) -> None:
    other = changed(export, title="Något annat 2005", says="Annat.")
    first, _ = presented(other, export, answer=Answer(export.exhibit.says)).slides
    assert named(first, "Underrubrik").text_frame.text == export.exhibit.title


def test_a_span_is_drawn_whole_and_wide(export: Export) -> None:
    span = Series("Åtta av tio", (0.0, 0.0), "light", (0.0, 1.0), draws="line", is_thick=True)
    wide, thin = _chart(export, SlideChart("scatter", (span, replace(span, name="", is_thick=False)))).plots[0].series
    assert wide.format.line.width > 3 * thin.format.line.width
    assert (wide.format.line.dash_style, thin.format.line.dash_style) == (None, MSO_LINE_DASH_STYLE.DASH)


def test_a_slide_whose_conclusion_another_has_is_called_what_it_shows(export: Export) -> None:
    other = changed(export, title="Berörda per län 2005")
    first, second = presented(export, other, answer=Answer(export.exhibit.says)).slides
    assert [slide.shapes.title.text_frame.text for slide in (first, second)] == [export.exhibit.says, "Berörda per län 2005"]
    assert "Underrubrik" not in {shape.name for shape in second.shapes}


def test_what_rests_on_assumptions_alone_says_so_on_slide_and_picture(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    assumed = changed(export, sources=())
    assert named(presented(assumed).slides[0], "Källor").text_frame.text.startswith(f"{ASSUMED} Uttaget")
    assert ASSUMED not in named(presented(changed(export, sources=(), assumptions=None)).slides[0], "Källor").text_frame.text
    monkeypatch.setattr(images, "_drawing", lambda figure: "<svg ></svg>")
    drawn = images.to_image(assumed, "svg")
    assert drawn and ASSUMED in drawn.decode()


def test_more_sections_than_there_is_room_for_end_in_one_full_stop() -> None:
    found = [Source(f"areas:{at},2005", f"Ett betänkande (2006), avsnitt 2.{at}") for at in range(9)]
    assert source_line(found).endswith("2.5 m.fl.")


def test_the_stamp_says_what_has_moved_where_a_file_lists_no_choices(export: Export) -> None:
    stamp = replace(
        export.stamp, choices=(), changed=(("Besparing ◐", "30 %"), ("Vad är syftet?", "Utbyte"), ("Egna poäng", ""))
    )
    assert "Besparing: 30 % · Vad är syftet? Utbyte · Egna poäng · Dataversion: " in stamp.line()
    assert stamp.chosen() == "Ändrat från utgångsläget: Besparing: 30 %, Vad är syftet? Utbyte, Egna poäng."


def test_what_a_page_writes_over_or_under_its_mark_is_not_written_across_it_on_a_slide() -> None:
    figure = go.Figure(go.Scatter(x=[0, 0.5, 1], y=[0, 0, 0], mode="markers"))
    for x, text, look in ((0.5, "36 %", {"yshift": 18}), (0, "5 %", {"yshift": -16, "xanchor": "left"})):
        figure.add_annotation(x=x, y=0, text=text, showarrow=False, **look)
    figure.update_xaxes(range=[0, 1], showticklabels=False)
    figure.update_yaxes(tickvals=[0], ticktext=["Besparing"])
    found = redrawn(figure)
    assert found
    words = {one.labels: one for one in found.series if one.draws == "words"}
    assert set(words) == {("36 %",), ("5 %",), ("Besparing",)}, "and no numbers along an axis that the page writes none along"
    assert (words["36 %",].beside, words["5 %",].beside) == ("above", "below")
    assert words["5 %",].x > (0,), "it begins at its place"


def test_no_word_of_a_table_is_broken_where_all_have_room() -> None:
    sheet = Sheet("T", ("Nytta", "Antal", "Enhet"), (("Lång " * 30, 1, "timmar"),))
    letter, (_, number, unit) = slide_table.DIGIT * slide_table.font_size(sheet), slide_table.column_widths(sheet, 5_000_000)
    assert Emu(unit).pt > slide_table.SIDE_PT + letter * len("timmar")
    assert Emu(number).pt > slide_table.SIDE_PT + letter * len("Antal")
    assert sum(slide_table.column_widths(sheet, 1_000_000)) <= 1_000_000, "nor is a table wider than its slide"


@pytest.mark.parametrize(("rows", "gap"), [(1, 500), (2, 200), (3, 100), (6, 45), (20, 45)])
def test_a_bar_alone_does_not_fill_the_slide(export: Export, rows: int, gap: int) -> None:
    bars = SlideChart("bar", (Series("Län", (1.0,) * rows),), tuple(map(str, range(rows))))
    assert _chart(export, bars).plots[0].gap_width == gap


def test_floating_bars_have_their_numbers_below(export: Export) -> None:
    spans = SlideChart("floating", (Series(" ", (1.0, 5.0), "hidden"), Series("Spann", (2.0, 3.0))), ("Överst", "Underst"))
    chart = _chart(export, spans)
    assert list(chart.plots[0].categories) == ["Underst", "Överst"] and not chart.category_axis.reverse_order
    assert list(chart.plots[0].series[1].values) == [3.0, 2.0]


def test_an_open_mark_is_seen_on_white() -> None:
    for paint in slide_paint.PAINTS.values():
        if paint.stroke not in (slide_paint.PALE, slide_paint.WHITE):
            tint = slide_paint.tint(paint.stroke)
            assert slide_paint._contrast([int(tint[at : at + 2], 16) for at in (0, 2, 4)]) >= slide_paint.SEEN


def test_a_name_with_paper_of_its_own_has_it_on_a_slide_too_and_covers_no_mark(export: Export) -> None:
    figure = go.Figure(go.Scatter(x=[0.0, 1.0], y=[0.0, 1.0], mode="markers"))
    figure.add_annotation(x=0.5, y=0.5, text="Kronoberg", showarrow=False, xanchor="left", bgcolor=style.PAPER)
    found = redrawn(figure)
    assert found
    (words,) = (one for one in found.series if one.draws == "words")
    assert words.has_paper and words.labels == ("Kronoberg",) and words.x > (0.5,)
    drawn = next(one for one in _chart(export, found).plots[0].series if one.name == "Text")
    assert drawn._element.find(".//" + qn("c:dLbl") + "/" + qn("c:spPr")) is not None


def test_a_picture_is_drawn_as_wide_as_its_slide_and_as_high_as_its_rows_need() -> None:
    figure = go.Figure(layout={"height": 900})
    assert (slide_picture.fitted(figure, ()).layout.width, slide_picture.fitted(figure, ()).layout.height) == (1100, 430)
    figure.update_yaxes(tickvals=list(range(30)))
    assert slide_picture.fitted(figure, ()).layout.height == slide_picture.AROUND + 30 * slide_picture.ROW
    figure.update_yaxes(scaleanchor="x")
    assert slide_picture.fitted(figure, ()).layout.width < 500, "a map has its letters beside it"
    assert figure.layout.height == 900 and figure.layout.width is None, "the page's own is not touched"
