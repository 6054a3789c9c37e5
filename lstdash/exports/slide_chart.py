"""A chart that PowerPoint draws itself: its owner can change the numbers, the colours and the words."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lstdash.exhibits import Series, SlideChart
from lstdash.exports import cells, slide_data, slide_paint
from lstdash.exports.slide_base import swedish
from lstdash.exports.slide_paint import INK, MUTED, PALE, rgb

TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "floating": XL_CHART_TYPE.BAR_STACKED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
LEGEND, MOST_NUMBERS = 12, 24  # points; at the ends of bars
GAP, WIDEST_GAP, FEW = 45, 500, 6  # between bars, in percent of one; with fewer rows a bar is as thick as one of so many
MOST_STEPS = 22  # of an axis that counts one by one
MOST_LINES = 10  # of an axis that does not
EVEN = 1e-6
NARROWEST = 0.025  # of the longest stack: a part with its number
POSITIONS = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "middle": XL_LABEL_POSITION.CENTER,
}


def add(slide: Any, chart: SlideChart, box: tuple[int, int, int, int]) -> Any:
    """Draw the chart into the box (left, top, width, height in EMU) and return its frame."""
    if chart.kind == "scatter":
        chart = replace(chart, series=_as_long(chart.series))
    if chart.kind == "floating":  # a reversed axis has its numbers on top
        chart = slide_data.turned(chart)
    frame = slide.shapes.add_chart(TYPES[chart.kind], *box, slide_data.data(chart))
    native = frame.chart
    native.has_title = False
    native.font.size, native.font.color.rgb = Pt(14), rgb(INK)
    named = [series for series in chart.series if series.name.strip()]
    native.has_legend = len(named) > 1 or (chart.kind == "stacked" and bool(named))  # a part alone needs its kind said, too
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        _leave_out(native.legend, chart)
        native.legend.font.size = Pt(LEGEND)  # whatever size the bars' names get
    if chart.kind in ("bar", "stacked", "floating", "column"):
        _dress_bars(native, chart)
    elif chart.kind == "line":
        _dress_lines(native, chart)
    else:
        _dress_points(native, chart)
    _title_axes(native, chart)
    _make_swedish(native._chartSpace)
    return frame


def _as_long(found: tuple[Series, ...]) -> tuple[Series, ...]:
    """LibreOffice loses every series of points before a longer one: a line goes on at its end, marks change places."""
    lengths = [len(slide_data.points(series)) for series in found]
    longest = lengths.index(max(lengths))
    first = found[0]
    if longest and first.draws == "line" and not first.labels and None not in first.values:
        more = lengths[longest] - lengths[0]
        return (replace(first, values=first.values + first.values[-1:] * more, x=first.x + first.x[-1:] * more), *found[1:])
    return (found[longest], *found[:longest], *found[longest + 1 :])


def _leave_out(legend: Any, chart: SlideChart) -> None:
    """Take what has no name of its own out of the legend; a hidden series shows nothing there anyway."""
    before = legend._element.find(qn("c:legendPos"))
    for at in reversed([at for at, series in enumerate(chart.series) if not series.name]):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'
        before.addnext(parse_xml(entry))


def _dress_bars(native: Any, chart: SlideChart) -> None:
    plot = native.plots[0]
    rows = len(chart.categories)
    plot.gap_width = max(GAP, min(WIDEST_GAP, 100 * FEW // max(1, rows) - 100))
    size = Pt(slide_data.letters(chart.categories))
    is_crowded = chart.kind == "bar" and len(chart.categories) * len(chart.series) > MOST_NUMBERS
    native.font.size = size
    _name_every(native.category_axis)
    if chart.kind == "floating":
        _dress_axis(native.value_axis, chart, chart.y_range, grid=True)
    else:
        native.value_axis.visible = native.value_axis.has_major_gridlines = False
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # left of negative bars too
    native.category_axis.format.line.color.rgb = rgb(MUTED)
    native.category_axis.reverse_order = chart.kind not in ("column", "floating")  # PowerPoint puts the first bar lowest
    longest = max(
        (sum(value or 0 for value in row) for row in zip(*(one.values for one in chart.series), strict=True)), default=0
    )
    for drawn, series in zip(plot.series, chart.series, strict=True):
        drawn.invert_if_negative = False
        paint = slide_paint.PAINTS[series.look]
        slide_paint.fill(drawn.format, series.look)
        if chart.kind == "floating":
            continue  # a span is written at its name
        if series.look == "context" and is_crowded and len(chart.series) > 1:
            continue  # what is compared with: two numbers a row would lie over each other
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _labelled(chart), False
        labels.position = XL_LABEL_POSITION.CENTER if chart.kind == "stacked" else XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = size, True
        labels.font.color.rgb = rgb(paint.label if chart.kind == "stacked" else INK)
        if chart.kind == "stacked":
            _leave_out_narrow(labels, series, longest)


def _leave_out_narrow(labels: Any, series: Series, longest: float) -> None:
    """Write no number in a part that is narrower than it: those of two neighbours would lie over each other."""
    for at, value in reversed(list(enumerate(series.values))):
        if value and value < NARROWEST * longest:
            labels._element.insert(0, parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'))


def _labelled(chart: SlideChart) -> str:
    """Return the format of a bar's number; a part of nothing has none."""
    return f"{slide_data.number_format(chart)};" if chart.kind == "stacked" else slide_data.number_format(chart)


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
    _dress_axis(native.value_axis, chart, chart.y_range, grid="y" not in chart.bare)
    _dress_axis(native.category_axis, chart, chart.x_range, grid="x" not in chart.bare and "y" not in chart.bare)
    for axis, name in ((native.value_axis, "y"), (native.category_axis, "x")):
        if name in chart.bare:
            axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
            axis.format.line.fill.background()
    native.category_axis.tick_labels.number_format = cells.SWEDISH + _plain(chart)
    if chart.x_range and chart.x_range[1] - chart.x_range[0] <= MOST_STEPS:
        native.category_axis.major_unit = 1
    for drawn, series in zip(native.plots[0].series, chart.series, strict=True):
        _dress_series(drawn, series)
        for index, (_, _, label) in enumerate(slide_data.points(series)):
            if label:
                _write(drawn.points[index].data_label, label, series, chart.letters)


def _plain(chart: SlideChart) -> str:
    """Return how the numbers along a scatter are written: years without a space."""
    is_year = chart.x_range is not None and chart.x_range[0] >= 1900 and chart.x_range[1] <= 2100
    return "0" if is_year else "#,##0"


def _dress_series(drawn: Any, series: Series) -> None:
    paint = slide_paint.PAINTS[series.look]
    drawn.format.line.fill.background()
    drawn.marker.style = XL_MARKER_STYLE.NONE
    if series.draws == "marks":
        slide_paint.mark(drawn.marker, series.look, 10, series.mark)
    elif series.draws in ("line", "arrow"):
        drawn.smooth = False
        line = drawn.format.line
        line.color.rgb, line.width = rgb(paint.stroke), Pt(4 if series.is_thick else 2.25 if series.look == "accent" else 1.25)
        if series.is_thick:
            line.color.rgb = rgb(slide_paint.tint(paint.stroke))
        elif series.draws == "line":
            line.dash_style = paint.dash
        else:  # python-pptx knows no ends of lines; last, by the schema's order
            line._ln.append(parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle"/>'))


def _write(label: Any, words: str, series: Series, letters: int) -> None:
    """Write a label beside its point, every line of it unbroken; on paper of its own where lines run below it."""
    frame = label.text_frame
    frame.text, frame.word_wrap = cells.clean(words), False
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        if letters:
            run.font.size = Pt(letters)
        run.font.color.rgb = rgb(MUTED if series.draws == "words" else INK)
    label.position = POSITIONS[series.beside]
    if series.has_paper:  # after the text, by the schema's order
        paper = f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{slide_paint.WHITE}"/></a:solidFill></c:spPr>'
        label._dLbl.find(qn("c:tx")).addnext(parse_xml(paper))


def _dress_axis(axis: Any, chart: SlideChart, span: tuple[float, float] | None, grid: bool) -> None:
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = slide_data.number_format(chart), False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = grid
    if grid:
        axis.major_gridlines.format.line.color.rgb = rgb(PALE)
    axis.format.line.color.rgb = rgb(MUTED)
    if span:
        axis.minimum_scale, axis.maximum_scale = span
        if step := _step(*span, chart.decimals + 2 * chart.is_share):
            axis.major_unit = step


def _step(low: float, high: float, decimals: int) -> float | None:
    """Return an even step from the lower end on, that zero is met by; None where there is none."""
    steps = (factor * 10.0**power for power in range(-decimals, 12) for factor in (1, 2, 5))
    fits = islice((step for step in steps if 1 <= (high - low) / step <= MOST_LINES), 4)
    return next((step for step in fits if abs(low / step - round(low / step)) < EVEN), None)


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
