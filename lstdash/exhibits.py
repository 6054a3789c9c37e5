"""A chart with its table and files: one frozen description that the page, its deck and every file format draw from.

So a chart is added, of the question `size` say:

1. `questions/size/charts/plots.py` has a pure function that draws and one that says the same in words:

       @kept
       def bars(answer: SizeAnswer) -> go.Figure: ...
       def bars_alt(answer: SizeAnswer) -> str: ...

2. `questions/size/charts/exhibits.py` puts what belongs together in one place, numbers as numbers:

       def bars(answer: SizeAnswer) -> Exhibit:
           return Exhibit(
               stem="storlek",
               title="Anställda per länsstyrelse 2024",
               says=answer.headline,
               alt=charts.bars_alt(answer),
               table=Sheet("Anställda", ("Länsstyrelse", "År", "Anställda"), rows(answer), ("auto", "year", "auto")),
               figure=partial(charts.bars, answer),
               slide=SlideChart("bar", (Series("Anställda", values),), names),
               sources=answer.sources,
               conflicts=answer.conflicts,
           )

3. `pages/size.py` shows it: `exhibit.show(exhibits.bars(answer))`.

Nothing more: text alternative, table one click away, CSV, Excel, PowerPoint, PNG and SVG, the slide in the page's deck, source
marks and contradictions come with it. A table without a chart is `of_table(Sheet(...), sources)`, shown by `exhibit.table`; a
chart that something else draws gives its files by `exhibit.files`.

Nothing here knows a page or a file format. A faulty description is a bug in the room, so it raises ValueError and no UserError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from lstdash import formats
from lstdash.evidence.citations import Conflict, Source

if TYPE_CHECKING:
    import plotly.graph_objects as go

Cell = str | int | float | bool | date | None
Notation = Literal["auto", "year", "share", "tenths", "hundredths"]  # year: no spaces; share: 0-1 shown as percent
Look = Literal[
    "accent", "light", "hatched", "warning", "focus", "context", "pale", "hidden"
]  # hidden: room before a floating bar
Beside = Literal["right", "left", "above", "below", "middle"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of typed cells; a missing value is None. `kinds` says how each column's numbers are written."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[Notation, ...] = ()

    def __post_init__(self) -> None:
        if not self.columns or len({column.casefold() for column in self.columns}) != len(self.columns):
            raise ValueError(f"{self.name}: columns must exist and differ, found {self.columns}")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: every row needs {len(self.columns)} cells")
        if self.kinds and len(self.kinds) != len(self.columns):
            raise ValueError(f"{self.name}: {len(self.kinds)} kinds for {len(self.columns)} columns")

    def kind(self, column: int) -> Notation:
        """Return how the column's numbers are written."""
        return self.kinds[column] if self.kinds else "auto"

    def cells(self, column: int) -> tuple[Cell, ...]:
        """Return a column's cells from the first row to the last."""
        return tuple(row[column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a native chart. `x` is for scatter, whose points are marks, the bends of a line or only words.

    `labels` stand beside the points of a scatter. A series without a name is left out of the legend.
    """

    name: str
    values: tuple[float | None, ...]
    look: Look = "accent"
    x: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    draws: Literal["marks", "line", "arrow", "words"] = "marks"
    beside: Beside = "right"
    has_paper: bool = False  # its words have their own, where lines run below them
    is_thick: bool = False  # a line that is a span, drawn whole
    mark: str = ""  # its shape as Plotly names it; empty is that of its look
    about: str = ""  # what the chart's own sheet calls it where the legend leaves it out


@dataclass(frozen=True, slots=True)
class SlideChart:
    """A chart that PowerPoint draws itself and its owner can edit; the first category is on top or leftmost.

    `unit` follows each number ("år", "mkr"); a share (0-1) is written in percent instead. Floating bars run from where a hidden
    series ends, and their axis has the numbers. A bare axis of a scatter has words in place of numbers.
    """

    kind: Literal["bar", "stacked", "floating", "column", "line", "scatter"]
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    decimals: int = 0
    unit: str = ""
    is_share: bool = False
    x_title: str = ""
    y_title: str = ""
    x_range: tuple[float, float] | None = None  # scatter only
    y_range: tuple[float, float] | None = None
    bare: Literal["", "x", "y", "xy"] = ""
    letters: int = 0  # points of a scatter's words; 0 is the usual size
    key: tuple[str, ...] = ()  # what its own marks and letters are
    leads: bool = True  # may stand beside the page's answer

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a chart needs a series")
        for series in self.series:
            expected = len(series.x if self.kind == "scatter" else self.categories)
            if len(series.values) != expected or len(series.labels) not in (0, expected):
                raise ValueError(f"series {series.name}: {len(series.values)} values, expected {expected}")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What is shown and taken away together; `stem` (ASCII with hyphens) names its files and its place on the page."""

    stem: str
    title: str  # what is shown
    says: str  # the conclusion, also the title of its slide
    alt: str  # the same for those who do not see it
    table: Sheet
    figure: Callable[[], go.Figure] | None = None  # drawn when it is seen or when a file that shows it is asked for
    slide: SlideChart | None = None  # without one a slide redraws the figure, or shows it as a picture
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    key: tuple[str, ...] = ()  # what the page says beside the figure and what is made of it must say itself: names, dashes
    is_wide: bool = False  # scrolls sideways where the screen is narrower
    assumptions: Sheet | None = None
    reading: Callable[[], Sheet] | None = None  # the table on the page, where a reader wants another than a spreadsheet does
    beside: tuple[Sheet, ...] = ()  # further tables on the page, each with files of its own
    more: tuple[Sheet, ...] = ()  # further sheets of the workbook, under their own names
    is_read: bool = False  # its table is a slide of its own, also where nobody asks for tables
    notes: Sheet | None = None  # what people have pinned to it
    of: str = ""  # whose figures, where the same stem is shown of several: a gain, a year, a county, a sealed result

    @property
    def about(self) -> str:
        """What a note is pinned to: this exhibit of these figures, and no other."""
        return ":".join(filter(None, (self.stem, self.of)))


def of_table(table: Sheet, sources: tuple[Source, ...] = ()) -> Exhibit:
    """Return what there is to say of a table that belongs to no chart: its name."""
    return Exhibit(formats.slug(table.name), table.name, table.name, table.name, table, sources=sources)
