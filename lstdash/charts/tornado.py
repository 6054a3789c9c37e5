"""What an answer hangs on: one bar per assumption, from its low to its high, around where the answer stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.exhibits import Notation

ROW_HEIGHT, MOST_TICKS = 44, 6  # px; ticks of an axis
LETTER = 8  # pixels, of a text beside a bar
BEFORE, AFTER = 0.26, 0.18  # parts of an axis for a text before and after its bar
LABEL, NAME_SIZE = 20, 13  # letters of a name's line and their px: a phone shows names and bars side by side
KINDS: tuple[Notation, ...] = ("auto", "auto", "auto", "hundredths", "auto", "hundredths")  # of the table in the files
READ_KINDS: tuple[Notation, ...] = ("auto", "auto", "hundredths", "auto", "hundredths")  # and of the one on the page
WORSE = {"shape": "/", "fgcolor": style.WARNING, "solidity": 0.3, "size": 7}


@dataclass(frozen=True, slots=True)
class Bar:
    """One assumption: at its low and at its high, where the answer is drawn and what is written there."""

    name: str
    low: tuple[float, str]
    high: tuple[float, str]

    @property
    def ends(self) -> tuple[float, float]:
        """Return where the bar begins and ends."""
        return min(self.low[0], self.high[0]), max(self.low[0], self.high[0])


@dataclass(frozen=True, slots=True)
class Axis:
    """What the bars are drawn along: its name, where the answer stands and what is said of it, the names of both sides.

    `target` is a value to reach, with its text.
    """

    title: str
    now: float
    told: str
    less: str
    more: str
    is_more_better: bool
    target: tuple[float, str] | None = None


def swing_bars(bars: Sequence[Bar], axis: Axis) -> go.Figure:
    """Draw the bars, the first on top; the better side is filled and the worse one hatched."""
    drawn = bars[::-1]
    draft = style.draft(150 + ROW_HEIGHT * len(drawn), barmode="overlay", bargap=0.45, showlegend=True)
    names = [style.wrapped(bar.name, LABEL) for bar in drawn]
    _side(draft, names, [(min(bar.ends[0], axis.now), min(bar.ends[1], axis.now)) for bar in drawn], axis, is_more=False)
    _side(draft, names, [(max(bar.ends[0], axis.now), max(bar.ends[1], axis.now)) for bar in drawn], axis, is_more=True)
    for name, bar in zip(names, drawn, strict=True):
        _texts(draft, name, bar)
    draft.add_vline(x=axis.now, line={"color": style.INK, "width": 2})
    style.above(draft, axis.now, f"<b>{axis.told}</b>")
    if axis.target:
        draft.add_vline(x=axis.target[0], line={"color": style.WARNING, "width": 1.5, "dash": "dot"})
        style.above(draft, *axis.target, 1, font={"color": style.WARNING})
    _scale(draft, drawn, axis)
    draft.update_yaxes(ticks="", tickfont={"size": NAME_SIZE}, automargin=False)
    longest = [line for name in names for line in name.split("<br>")]
    margin = style.still(longest, NAME_SIZE, t=80, r=_beside(drawn))
    draft.update_layout(margin=margin, legend=style.LEGEND_ON_TOP | {"xref": "container"})
    return draft.figure()


def _beside(bars: Sequence[Bar]) -> int:
    """Return pixels to the right of the axis: on a phone `AFTER` leaves room for four letters."""
    most = max((len(text) for bar in bars for place, text in (bar.low, bar.high) if place == bar.ends[1]), default=0)
    return 8 + max(0, LETTER * (most - 4))


def _side(draft: Draft, names: list[str], spans: list[tuple[float, float]], axis: Axis, *, is_more: bool) -> None:
    is_better = is_more is axis.is_more_better
    outline = {"color": style.WARNING, "width": 1}
    draft.add_bar(
        y=names,
        base=[low for low, _ in spans],
        x=[high - low for low, high in spans],
        orientation="h",
        name=axis.more if is_more else axis.less,
        marker={"color": style.ACCENT} if is_better else {"color": "#FFFFFF", "line": outline, "pattern": WORSE},
        hoverinfo="skip",
    )


def _texts(draft: Draft, name: str, bar: Bar) -> None:
    """Write the assumption's own value at each end of its bar."""
    for (place, text), (other, _) in ((bar.low, bar.high), (bar.high, bar.low)):
        is_left = place < other
        draft.add_annotation(
            x=place,
            y=name,
            text=text,
            showarrow=False,
            xanchor="right" if is_left else "left",
            xshift=-6 if is_left else 6,
            font={"size": 13},
        )


def _scale(draft: Draft, bars: Sequence[Bar], axis: Axis) -> None:
    """From zero, or as far below it as a text needs; ticks on even numbers."""
    top = max([axis.now, *(bar.ends[1] for bar in bars)])
    low = min([axis.now, *(bar.ends[0] for bar in bars)])
    end = top * (1 + AFTER) or 1.0
    step = next((step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20) if end / step <= MOST_TICKS + 1), end / MOST_TICKS)
    ticks = [step * n for n in range(int(end / step) + 1)]
    draft.update_xaxes(
        title=axis.title, range=[min(0.0, low - BEFORE * end), end], tickvals=ticks, ticks="outside", automargin=False
    )
    draft.update_xaxes(tickangle=0, title_font={"size": NAME_SIZE})
