"""The numbers of a native chart, in the sheet that its owner opens to change them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from xlsxwriter import Workbook

from lstdash.exhibits import Series, SlideChart
from lstdash.exports import cells
from lstdash.exports.workbook import SAFE

NAMELESS = {"marks": "Punkter", "line": "Hjälplinje", "arrow": "Pil", "words": "Text"}  # in the chart's own sheet
SIZES = ((12, 14), (18, 12), (24, 10))  # with at most so many lines of names, letters of so many points
SMALLEST, LONGEST_NAME = 9, 45  # points; letters of a line: a longer one wants 10 points
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


def data(chart: SlideChart) -> Any:
    """Return the chart's series as python-pptx takes them."""
    if chart.kind == "scatter":
        cloud: Any = _PointData(number_format=number_format(chart))  # type: ignore[no-untyped-call]
        for series in chart.series:
            added = cloud.add_series(cells.clean(series.name or series.about) or NAMELESS[series.draws])
            for x, y, _ in points(series):
                added.add_data_point(x, y)
        return cloud
    found: Any = _CategoryData(number_format=number_format(chart))  # type: ignore[no-untyped-call]
    found.categories = [cells.clean(category) for category in chart.categories]
    for series in chart.series:
        found.add_series(cells.clean(series.name) or "Forts.", series.values)
    return found


def number_format(chart: SlideChart) -> str:
    """Return the format of the chart's numbers: unit after, and a real minus sign before."""
    unit = f'" {chart.unit.replace(chr(34), "")}"' if chart.unit and not chart.is_share else ""
    shown = cells.pattern("share" if chart.is_share else "auto", chart.decimals) + unit
    return f"{cells.SWEDISH}{shown};{cells.SWEDISH}{MINUS}{shown}"


def letters(names: Sequence[str]) -> int:
    """Return the points of the names beside bars, which have a line or more each."""
    told = [name.split("\n") for name in names] or [[""]]
    rows = len(told) * max(map(len, told))
    is_long = max(len(line) for name in told for line in name) > LONGEST_NAME
    return next((points for most, points in SIZES[is_long * 2 :] if rows <= most), SMALLEST)


def turned(chart: SlideChart) -> SlideChart:
    """Return the chart with its last category first."""
    series = tuple(replace(one, values=one.values[::-1]) for one in chart.series)
    return replace(chart, series=series, categories=chart.categories[::-1])


def points(series: Series) -> list[tuple[float, float, str]]:
    """Return x, y and label of every point that has a place."""
    labels = series.labels or ("",) * len(series.x)
    return [(x, y, label) for x, y, label in zip(series.x, series.values, labels, strict=True) if y is not None]
