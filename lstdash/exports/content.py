"""What is taken away: one frozen description that every file format is written from.

A page builds an Export from its answer; nothing here knows a file format. A faulty description is a bug in
the page, so it raises ValueError and no UserError.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import plotly.graph_objects as go

from lstdash import formats

Cell = str | int | float | bool | date | None
Kind = Literal["auto", "year", "share"]  # year: digits without spaces; share: 0-1 shown as percent
Look = Literal["accent", "light", "hatched", "warning", "focus", "context"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of typed cells; a missing value is None. `kinds` says how each column's numbers are written."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[Kind, ...] = ()

    def __post_init__(self) -> None:
        if not self.columns or len({column.casefold() for column in self.columns}) != len(self.columns):
            raise ValueError(f"{self.name}: columns must exist and differ, found {self.columns}")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: every row needs {len(self.columns)} cells")
        if self.kinds and len(self.kinds) != len(self.columns):
            raise ValueError(f"{self.name}: {len(self.kinds)} kinds for {len(self.columns)} columns")

    def kind(self, column: int) -> Kind:
        """Return how the column's numbers are written."""
        return self.kinds[column] if self.kinds else "auto"

    def cells(self, column: int) -> tuple[Cell, ...]:
        """Return a column's cells from the first row to the last."""
        return tuple(row[column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which page, choices and data a file shows, and when it was taken: the block no export lacks."""

    page_title: str
    choices: tuple[tuple[str, str], ...]  # label and value, as the page shows them
    data_version: str
    published: date
    exported: datetime
    link: str

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the whole stamp as label and text."""
        return (
            ("Sida", self.page_title),
            *(self.choices or (("Val", "inga egna val"),)),
            ("Dataversion", self.data_version),
            ("Uppgifterna publicerade", formats.day(self.published)),
            ("Uttaget", f"{formats.day(self.exported)} kl. {self.exported:%H.%M}"),
            ("Länk", self.link),
        )

    def line(self) -> str:
        """Return the stamp as running text for a foot: everything but the link."""
        return " · ".join(f"{label}: {text}" for label, text in self.pairs()[:-1])

    def filename(self, stem: str, ending: str) -> str:
        """Return `omraden_<data version>.csv`: the version travels with a file that has no room for a stamp."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem):
            raise ValueError(f"stem must be lower-case ASCII with hyphens, found {stem!r}")
        return f"{stem}_{re.sub(r'[^A-Za-z0-9-]+', '-', self.data_version)}.{ending}"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a native chart. `x` is for scatter; `labels` stand beside the points of a scatter."""

    name: str
    values: tuple[float | None, ...]
    look: Look = "accent"
    x: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideChart:
    """A chart that PowerPoint draws itself and its owner can edit; the first category is on top or leftmost.

    `unit` follows each number ("år", "mkr"); a share (0-1) is written in percent instead.
    """

    kind: Literal["bar", "stacked", "column", "line", "scatter"]
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    decimals: int = 0
    unit: str = ""
    is_share: bool = False
    x_title: str = ""
    y_title: str = ""
    x_range: tuple[float, float] | None = None  # scatter only
    y_range: tuple[float, float] | None = None
    table_follows: bool = False  # the data table on the slides after it

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a chart needs a series")
        for series in self.series:
            expected = len(series.x if self.kind == "scatter" else self.categories)
            if len(series.values) != expected or len(series.labels) not in (0, expected):
                raise ValueError(f"series {series.name}: {len(series.values)} values, expected {expected}")


@dataclass(frozen=True, slots=True)
class Export:
    """Everything one chart or table gives away: data, what it rests on, and how it is drawn."""

    title: str  # what is shown
    headline: str  # what it says
    alt: str
    data: Sheet
    sources: Sheet
    stamp: Stamp
    assumptions: Sheet | None = None
    conflicts: Sheet | None = None
    draw: Callable[[], go.Figure] | None = None  # the chart, drawn only when a file that shows it is asked for
    slide: SlideChart | None = None
    more: tuple[Sheet, ...] = ()  # further sheets of the workbook, under their own names
