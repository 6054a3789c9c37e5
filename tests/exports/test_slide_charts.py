"""A slide's own chart, read back: its kind, numbers, names and legend, as PowerPoint can edit them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from lstdash.exhibits import Series, SlideChart
from lstdash.exports.content import Export
from tests.lib.exhibited import changed
from tests.lib.slides import alt, named, presented


def test_the_chart_is_native_editable_swedish_and_described(export: Export) -> None:
    frame = named(presented(export).slides[0], "Diagram")
    chart = frame.chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED and alt(frame) == export.exhibit.alt
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
    chart = named(presented(export).slides[0], "Diagram").chart
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
    chart = named(presented(changed(export, slide=slide)).slides[0], "Diagram").chart
    assert chart.chart_type == expected and chart.plots[0].series[0].values == (-1.68, None, 0.42)
    assert chart.category_axis.axis_title.text_frame.text == "År" and not chart.has_legend
    assert b"#,##0.00&quot; mkr&quot;" in chart.part.blob or b'#,##0.00" mkr"' in chart.part.blob


def test_points_keep_their_labels_leave_gaps_out_and_the_longest_series_is_first(export: Export) -> None:
    line = Series("", (1.0,), x=(3.0,), labels=("Gräns",), draws="words")
    points = Series("Poster", (4.2, None, 1.9, 2.0), x=(1.5, 3.0, 4.0, 5.0), labels=("1", "2", "3", ""))
    slide = SlideChart("scatter", (line, points), x_title="Insats", y_title="Vinst", x_range=(1, 5), y_range=(1, 5))
    native = named(presented(changed(export, slide=slide)).slides[0], "Diagram").chart
    first, second = native.plots[0].series  # LibreOffice loses what stands before a longer series
    assert list(first.iter_values()) == [4.2, 1.9, 2.0] and list(second.iter_values()) == [1.0]
    assert [first.points[i].data_label.text_frame.text for i in range(2)] == ["1", "3"]
    assert second.name == "Text" and not native.has_legend


def test_a_line_below_the_marks_stays_below_them(export: Export) -> None:
    line = Series("", (1.0, 5.0), x=(3.0, 3.0), draws="line")
    marks = Series("Poster", (4.2, 1.9, 2.0), x=(1.5, 4.0, 5.0))
    slide = SlideChart("scatter", (line, marks), x_range=(1, 5), y_range=(1, 5))
    first, second = named(presented(changed(export, slide=slide)).slides[0], "Diagram").chart.plots[0].series
    assert (first.name, list(first.iter_values())) == ("Hjälplinje", [1.0, 5.0, 5.0])  # as long as the longest: LibreOffice
    assert list(second.iter_values()) == [4.2, 1.9, 2.0]


def test_shares_are_percent_and_series_differ_by_more_than_colour(export: Export) -> None:
    slide = SlideChart("line", (Series("A", (0.42,)), Series("B", (0.5,), "light")), ("x",), is_share=True)
    chart = named(presented(changed(export, slide=slide)).slides[0], "Diagram").chart
    assert chart.value_axis.tick_labels.number_format == '[$-41D]0 %;[$-41D]"\u2212"0 %'
    first, second = chart.plots[0].series
    assert first.marker.style != second.marker.style and first.format.line.dash_style != second.format.line.dash_style
    assert chart.has_legend


@pytest.mark.parametrize(("bars", "points"), [(7, 14), (18, 12), (21, 10), (34, 9)])
def test_every_bar_has_its_name_in_letters_that_leave_it_room(export: Export, bars: int, points: int) -> None:
    names = tuple(f"Länsstyrelse {number}" for number in range(bars))
    shown = SlideChart("bar", (Series("Antal", tuple(map(float, range(bars)))),), names)
    export = changed(export, slide=shown)
    native = named(presented(export).slides[0], "Diagram").chart
    assert native.font.size.pt == points
    assert native.category_axis._element.find(qn("c:tickLblSkip")).get("val") == "1"


def test_a_part_alone_says_its_kind_and_a_legend_is_read_beside_the_smallest_names(export: Export) -> None:
    names = tuple(f"Län {number}" for number in range(30))
    alone = SlideChart("stacked", (Series("Vet inte", (1.0,) * 30, "context"),), names)
    (slide,) = presented(replace(export, exhibit=replace(export.exhibit, slide=alone))).slides
    legend = named(slide, "Diagram").chart.legend
    assert legend is not None and legend.font.size.pt == 12


def test_of_two_numbers_that_would_lie_over_each_other_the_later_one_is_written(export: Export) -> None:
    names = tuple(f"Län {number}" for number in range(30))
    both = SlideChart("bar", (Series("2005", (1.0,) * 30, "context"), Series("2025", (2.0,) * 30)), names)
    (slide,) = presented(replace(export, exhibit=replace(export.exhibit, slide=both))).slides
    before, after = named(slide, "Diagram").chart.plots[0].series
    shown = [one._element.find(qn("c:dLbls")) is not None for one in (before, after)]
    assert shown == [False, True]
