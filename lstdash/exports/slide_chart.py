"""A chart that PowerPoint draws itself: its owner can change the numbers, the colours and the words."""

from __future__ import annotations

import io
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from lstdash.exhibits import Series, SlideChart
from lstdash.exports import cells, slide_paint
from lstdash.exports.slide_base import swedish
from lstdash.exports.slide_paint import INK, MUTED, PALE, rgb
from lstdash.exports.workbook import SAFE

TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
SIZES = ((12, 14), (24, 10))  # with at most so many bars, letters of so many points
SMALLEST = 7
MINUS = '"\u2212"'  # quoted: a format may hold few bare signs


class _SafeWorkbook:
    """The chart's own data sheet, written without turning names into formulas or links."""

    _workbook_writer: Any

    @property
    def xlsx_blob(self) -> bytes:
        stream = io.BytesIO()
        book = Workbook(stream, SAFE)
        self._workbook_writer._populate_worksheet(book, book.add_worksheet())
        book.close()
        return stream.getvalue()


class _CategoryData(_SafeWorkbook, CategoryChartData):
    pass


class _PointData(_SafeWorkbook, XyChartData):
    pass


def add(slide: Any, chart: SlideChart, box: tuple[int, int, int, int]) -> Any:
    """Draw the chart into the box (left, top, width, height in EMU) and return its frame."""
    frame = slide.shapes.add_chart(TYPES[chart.kind], *box, _data(chart))
    native = frame.chart
    native.has_title = False
    native.font.size, native.font.color.rgb = Pt(14), rgb(INK)
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if chart.kind in ("bar", "stacked", "column"):
        _dress_bars(native, chart)
    elif chart.kind == "line":
        _dress_lines(native, chart)
    else:
        _dress_points(native, chart)
    _title_axes(native, chart)
    _make_swedish(native._chartSpace)
    return frame


def number_format(chart: SlideChart) -> str:
    """Return the format of the chart's numbers: unit after, and a real minus sign before."""
    unit = f'" {chart.unit.replace(chr(34), "")}"' if chart.unit and not chart.is_share else ""
    shown = cells.pattern("share" if chart.is_share else "auto", chart.decimals) + unit
    return f"{cells.SWEDISH}{shown};{cells.SWEDISH}{MINUS}{shown}"


def _data(chart: SlideChart) -> Any:
    if chart.kind == "scatter":
        points: Any = _PointData(number_format=number_format(chart))  # type: ignore[no-untyped-call]
        for series in chart.series:
            added = points.add_series(cells.clean(series.name))
            for x, y, _ in _points(series):
                added.add_data_point(x, y)
        return points
    data: Any = _CategoryData(number_format=number_format(chart))  # type: ignore[no-untyped-call]
    data.categories = [cells.clean(category) for category in chart.categories]
    for series in chart.series:
        data.add_series(cells.clean(series.name), series.values)
    return data


def _points(series: Series) -> list[tuple[float, float, str]]:
    labels = series.labels or ("",) * len(series.x)
    return [(x, y, label) for x, y, label in zip(series.x, series.values, labels, strict=True) if y is not None]


def _dress_bars(native: Any, chart: SlideChart) -> None:
    plot = native.plots[0]
    plot.gap_width = 45
    size = next((Pt(points) for most, points in SIZES if len(chart.categories) <= most), Pt(SMALLEST))
    native.font.size = size
    _name_every(native.category_axis)
    native.value_axis.visible = native.value_axis.has_major_gridlines = False
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # left of negative bars too
    native.category_axis.format.line.color.rgb = rgb(MUTED)
    native.category_axis.reverse_order = chart.kind != "column"  # PowerPoint puts the first bar lowest
    for drawn, series in zip(plot.series, chart.series, strict=True):
        drawn.invert_if_negative = False
        paint = slide_paint.PAINTS[series.look]
        slide_paint.fill(drawn.format, series.look)
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = number_format(chart), False
        labels.position = XL_LABEL_POSITION.CENTER if chart.kind == "stacked" else XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = size, True
        labels.font.color.rgb = rgb(paint.label if chart.kind == "stacked" else INK)


def _name_every(axis: Any) -> None:
    """Left alone, a program that finds the names too close writes only some of them."""
    last = axis._element.find(qn("c:noMultiLvlLbl"))  # the schema's order: just before it
    last.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))


def _dress_lines(native: Any, chart: SlideChart) -> None:
    _dress_axis(native.value_axis, chart, chart.y_range, grid=True)
    native.category_axis.format.line.color.rgb = rgb(MUTED)
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for drawn, series in zip(native.plots[0].series, chart.series, strict=True):
        paint = slide_paint.PAINTS[series.look]
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = rgb(paint.stroke), Pt(2.25)
        drawn.format.line.dash_style = paint.dash
        slide_paint.mark(drawn.marker, series.look, 7)


def _dress_points(native: Any, chart: SlideChart) -> None:
    _dress_axis(native.value_axis, chart, chart.y_range, grid=True)
    _dress_axis(native.category_axis, chart, chart.x_range, grid=True)
    for drawn, series in zip(native.plots[0].series, chart.series, strict=True):
        drawn.format.line.fill.background()
        slide_paint.mark(drawn.marker, series.look, 11)
        for index, (_, _, label) in enumerate(_points(series)):
            if label:
                words = drawn.points[index].data_label
                words.text_frame.text = cells.clean(label)
                words.position = XL_LABEL_POSITION.RIGHT


def _dress_axis(axis: Any, chart: SlideChart, span: tuple[float, float] | None, grid: bool) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format(chart), False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = grid
    axis.major_gridlines.format.line.color.rgb = rgb(PALE)
    axis.format.line.color.rgb = rgb(MUTED)
    if span:
        axis.minimum_scale, axis.maximum_scale = span


def _title_axes(native: Any, chart: SlideChart) -> None:
    for axis, title in ((native.category_axis, chart.x_title), (native.value_axis, chart.y_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = cells.clean(title)
            font = axis.axis_title.text_frame.paragraphs[0].font
            font.size, font.bold, font.color.rgb = Pt(12), False, rgb(MUTED)


def _make_swedish(space: Any) -> None:
    swedish(space)
    position = 0 if space.find(qn("c:date1904")) is None else 1  # the schema's order
    space.insert(position, parse_xml(f'<c:lang {nsdecls("c")} val="sv-SE"/>'))
