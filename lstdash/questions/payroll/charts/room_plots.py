"""Charts of a room that sets the payroll assumptions: its payback beside the others, how it set each slider, the swings."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.charts.tornado import Axis, Bar, swing_bars
from lstdash.questions.payroll.answers import room_words
from lstdash.questions.payroll.answers.levers import name, text
from lstdash.questions.payroll.answers.room import RoomAnswer
from lstdash.questions.payroll.answers.room_words import Payback, SliderSpread, Turning
from lstdash.questions.payroll.answers.words import paid_text, uncapitalised

ROW, EDGE, NAME = 52, 76, 22  # pixels a row and around them; letters of a name on a line
LATE = 0.75  # of the horizon: what is written over a later year stands to the left of it
LOOKS = {"Rapportens kalkyl": style.GREY, "Våra spann": style.FOCUS}  # the room's own is the accent


@kept
def paybacks(found: RoomAnswer) -> go.Figure:
    """A row each for the report, our ranges and the room: the middle, and a line over eight in ten outcomes."""
    rows = found.paybacks[::-1]
    draft = style.draft(EDGE + ROW * len(rows))
    for at, one in enumerate(rows):
        _payback(draft, at, one, found.horizon_years)
    draft.add_vline(x=found.target_years, line={"color": style.WARNING, "width": 1.5, "dash": "dot"})
    style.above(draft, found.target_years, f"Mål {formats.years(found.target_years, 0)}", font={"color": style.WARNING})
    draft.update_layout(margin={"t": 30})
    draft.update_xaxes(title="återbetalningstid, år", range=[0, found.horizon_years + 1], showgrid=True, gridcolor=style.PALE)
    _names(draft, [one.name for one in rows])
    return draft.figure()


def _payback(draft: Draft, at: int, one: Payback, horizon: float) -> None:
    """Place never at the horizon; what is written says it."""
    colour = LOOKS.get(one.name, style.ACCENT)
    low, middle, high = (horizon if years is None else years for years in (one.low_years, one.middle_years, one.high_years))
    if not one.is_point:
        line = {"color": colour, "width": 8}
        draft.add_scatter(x=[low, high], y=[at, at], mode="lines", line=line, opacity=0.35, hoverinfo="skip")
    symbol = "diamond-open" if one.is_point else "circle"
    draft.add_scatter(
        x=[middle],
        y=[at],
        mode="markers",
        marker={"symbol": symbol, "size": 13, "color": colour, "line": {"width": 2, "color": colour}},
        customdata=[f"{one.name}: {room_words.paid(one, horizon)}"],
        hovertemplate="%{customdata}<extra></extra>",
    )
    written = uncapitalised(paid_text(one.middle_years, horizon))
    edge = {"xanchor": "right", "xshift": 8} if middle > LATE * horizon else {}  # else cut on a phone
    draft.add_annotation(x=middle, y=at, text=f"<b>{written}</b>", yshift=20, showarrow=False, **edge)


def paybacks_alt(found: RoomAnswer) -> str:
    """Say every payback."""
    return "; ".join(f"{one.name}: {room_words.paid(one, found.horizon_years)}" for one in found.paybacks) + "."


@kept
def spreads(found: tuple[SliderSpread, ...]) -> go.Figure:
    """A row a slider, from its one end to its other: eight in ten likely values, their middle, and where the page stands."""
    rows = [one for one in found[::-1] if one.middle is not None]
    draft = style.draft(EDGE + ROW * max(1, len(rows)), showlegend=True)
    _marks(draft, rows)
    for at, one in enumerate(rows):
        draft.add_annotation(x=_place(one, one.middle), y=at, text=f"<b>{one.middle_text}</b>", yshift=18, showarrow=False)
        for end, value, anchor in ((0, one.first, "left"), (1, one.last, "right")):
            look = {"xanchor": anchor, "yshift": -16, "showarrow": False, "font": {"size": 12, "color": style.GREY}}
            draft.add_annotation(x=end, y=at, text=text(one.lever, value), **look)
    draft.update_layout(margin={"t": 34})
    draft.update_xaxes(range=[-0.03, 1.03], showticklabels=False)
    _names(draft, [one.name for one in rows])
    return draft.figure()


def _marks(draft: Draft, rows: Sequence[SliderSpread]) -> None:
    line = [(one, at) for at, one in enumerate(rows)]
    track = {"line": {"color": style.PALE, "width": 3}, "showlegend": False, "hoverinfo": "skip"}
    for at in range(len(rows)):
        draft.add_scatter(x=[0, 1], y=[at, at], mode="lines", **track)
    wide = [(one, at) for one, at in line if one.low is not None]
    draft.add_scatter(
        x=[value for one, _ in wide for value in (_place(one, one.low), _place(one, one.high), None)],
        y=[value for _, at in wide for value in (at, at, None)],
        mode="lines",
        line={"color": style.ACCENT_LIGHT, "width": 10},
        name="Åtta av tio svar",
        hoverinfo="skip",
    )
    draft.add_scatter(
        x=[_place(one, one.middle) for one, _ in line],
        y=[at for _, at in line],
        mode="markers",
        marker={"size": 13, "color": style.ACCENT},
        name="Rummets mitt",
        cliponaxis=False,
        customdata=[f"{one.name}: {room_words.spread(one)}" for one, _ in line],
        hovertemplate="%{customdata}<extra></extra>",
    )
    draft.add_scatter(
        x=[_place(one, one.published) for one, _ in line],
        y=[at for _, at in line],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 13, "color": style.WARNING, "line": {"width": 2, "color": style.WARNING}},
        name="Kalkylens utgångsläge",
        cliponaxis=False,
        hoverinfo="skip",
    )


def spreads_alt(found: Sequence[SliderSpread]) -> str:
    """Say how every slider was set."""
    return "; ".join(f"{one.name}: {room_words.spread(one)}" for one in found) + "."


@kept
def swings(found: RoomAnswer) -> go.Figure:
    """A bar a slider: the payback when it stands where the low and the high of eight in ten answers stand."""
    now = found.horizon_years if found.middle_years is None else found.middle_years
    target = (found.target_years, f"Mål {formats.years(found.target_years, 0)}")
    told = f"Alla reglage i mitten: {uncapitalised(paid_text(found.middle_years, found.horizon_years))}"
    axis = Axis("återbetalningstid, år", now, told, "Kortare", "Längre", is_more_better=False, target=target)
    return swing_bars([_bar(one, found.horizon_years) for one in found.turning], axis)


def _bar(one: Turning, horizon: float) -> Bar:
    low, high = (
        (horizon, f"{at}: aldrig") if years is None else (years, at)
        for at, years in ((one.low_text, one.low_years), (one.high_text, one.high_years))
    )
    return Bar(name(one.lever), low, high)


def swings_alt(found: RoomAnswer) -> str:
    """Say both paybacks of every slider."""
    told = (
        f"{name(one.lever)}: {paid_text(one.low_years, found.horizon_years)} vid {one.low_text}, "
        f"{paid_text(one.high_years, found.horizon_years)} vid {one.high_text}"
        for one in found.turning
    )
    return "; ".join(told) + "."


def _names(draft: Draft, names: Sequence[str]) -> None:
    draft.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[style.wrapped(one, NAME) for one in names],
        range=[-0.6, max(1, len(names)) - 0.4],
        tickfont={"size": 13},
        ticklabelstandoff=6,
    )


def _place(one: SliderSpread, value: float | None) -> float | None:
    """Return where on its slider a value stands, 0-1."""
    return None if value is None else (value - one.first) / ((one.last - one.first) or 1.0)
