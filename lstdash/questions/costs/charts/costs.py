"""Charts of /kostnader: the cost tree, what each area could give, the saving against a cut that grows, and what it hangs on."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.exhibits import Cell
from lstdash.questions.costs.answers import tables, words
from lstdash.questions.costs.answers.costs import Answer
from lstdash.questions.costs.answers.inputs import ADMINISTRATION, TOTAL, Inputs
from lstdash.questions.costs.answers.panel import HORIZON, Position
from lstdash.questions.costs.answers.tables import REST
from lstdash.questions.costs.model.costs import required
from lstdash.questions.costs.model.levers import CUT

ROW, CURVE_HEIGHT, LABEL = 34, 340, 30  # pixels; letters of a name
DEPTH = {"": 0, TOTAL: 1, ADMINISTRATION: 2}
NOT_STATED = {
    "color": "#FFFFFF",
    "line": {"color": style.GREY, "width": 1},
    "pattern": {"shape": "/", "fgcolor": style.GREY, "solidity": 0.2, "size": 7},
}


@kept
def tree(version: str, known: Inputs) -> go.Figure:
    """One bar per post, where it lies within what it is part of; what is not stated is hatched."""
    posts = tables.tree(known)[::-1]
    figure = style.base(16 + ROW * len(posts), bargap=0.25)
    for is_stated in (True, False):
        shown = [(row, *post) for row, post in enumerate(posts) if (post[0] != REST) is is_stated]
        figure.add_bar(
            y=[row for row, *_ in shown],
            base=[start for *_, start, _ in shown],
            x=[mkr for *_, mkr in shown],
            orientation="h",
            marker={"color": [_colour(parent) for _, _, parent, *_ in shown]} if is_stated else NOT_STATED,
            text=[formats.decimal(mkr) if is_stated else "" for *_, mkr in shown],
            textposition=["inside" if mkr > known.mkr[TOTAL] / 2 else "outside" for *_, mkr in shown],
            insidetextanchor="start",
            textfont={"color": style.INK},
            textangle=0,
            cliponaxis=False,
            hoverinfo="skip",
        )
    *_, start, rest = posts[0]
    figure.add_annotation(x=start + rest / 2, y=0, text=formats.decimal(rest), showarrow=False, bgcolor="#FFFFFF")
    names = [f"{'· ' * DEPTH[parent]}{style.wrapped(tables.label(known, key), LABEL)}" for key, parent, *_ in posts]
    figure.update_yaxes(ticks="", tickfont={"size": 13}, tickvals=list(range(len(posts))), ticktext=names)
    figure.update_xaxes(visible=False, range=[0, known.mkr[TOTAL] * 1.02])
    return figure


def _colour(parent: str) -> str:
    return style.PALE if not parent else style.ACCENT if parent == ADMINISTRATION else style.ACCENT_LIGHT


def tree_title(known: Inputs) -> str:
    """Say how much of it the source does not divide."""
    *_, rest = tables.tree(known)[-1]
    return f"Av {formats.unit(known.mkr[TOTAL], 'mkr')} är {formats.unit(rest, 'mkr')} inte uppdelade i källan"


def tree_alt(known: Inputs) -> str:
    """Say every post."""
    told = [f"{tables.label(known, key)} {formats.unit(mkr, 'mkr')}" for key, _, _, mkr in tables.tree(known)]
    return f"Liggande staplar, en per post, inuti den de hör till: {'; '.join(told)}. Året anges inte i källan."


@kept
def areas(version: str, known: Inputs, found: Answer) -> go.Figure:
    """Per area: today's cost, within it what can be coordinated, within that the saving."""
    rows = tables.areas(known, found)[::-1]
    names = [f"{style.wrapped(str(row[0]), LABEL)}<br>{_told(row)}" for row in rows]
    figure = style.base(80 + 60 * len(rows), barmode="overlay", bargap=0.35, showlegend=True)
    cost = [_number(row[1]) for row in rows]
    layers = (
        ("Kostnad", cost, {"color": "#FFFFFF", "line": {"color": style.GREY, "width": 1}}),
        ("Åtkomlig del", [_number(row[1]) * _number(row[2]) for row in rows], {"color": style.ACCENT_LIGHT}),
        ("Besparing om året", [_number(row[4]) for row in rows], {"color": style.ACCENT}),
    )
    for name, values, marker in layers:
        figure.add_bar(y=names, x=values, orientation="h", name=name, marker=marker, hoverinfo="skip")
    figure.update_xaxes(visible=False, range=[0, 1.02 * max(cost)])
    figure.update_yaxes(ticks="", tickfont={"size": 13})
    return figure


def _told(row: tuple[Cell, ...]) -> str:
    return f"{formats.decimal(_number(row[4]), 1)} av {formats.decimal(_number(row[1]))} mkr"


def _number(cell: object) -> float:
    return float(str(cell))


def areas_title(known: Inputs, found: Answer) -> str:
    """Say which area gives most."""
    if float(found.found.total) <= 0:
        return "Inget område ger någon besparing"
    most = max(tables.areas(known, found), key=lambda row: _number(row[4]))
    return f"{most[0]} ger mest: {words.mkr(_number(most[4]))} om året"


def areas_alt(known: Inputs, found: Answer) -> str:
    """Say every area."""
    told = [f"{row[0]} {_told(row)}" for row in tables.areas(known, found)]
    return f"Liggande staplar. {areas_title(known, found)}. {'; '.join(told)}. {words.LEVEL.capitalize()}."


@kept
def years(found: Answer, present: Position) -> go.Figure:
    """The saving, the same every year, against the cut that adds up; they cross where it is no longer enough."""
    steps = list(range(HORIZON + 1))
    total = float(found.found.total)
    figure = style.base(CURVE_HEIGHT)
    asked = [float(required(found.base_mkr, found.at[CUT], year)) for year in steps]
    figure.add_scatter(
        x=steps, y=asked, mode="lines", line={"color": style.WARNING, "width": 3, "dash": "dash"}, hoverinfo="skip"
    )
    figure.add_scatter(
        x=steps, y=[total] * len(steps), mode="lines", line={"color": style.ACCENT, "width": 3}, hoverinfo="skip"
    )
    for height, text, colour in ((asked[-1], "samlat sparbeting", style.WARNING), (total, "besparing", style.ACCENT)):
        figure.add_annotation(
            x=HORIZON, y=height, text=text, showarrow=False, xanchor="right", yanchor="bottom", yshift=4, font={"color": colour}
        )
    if present.crossing is not None:
        figure.add_annotation(
            x=present.crossing, y=total, text=f"<b>{words.years_told(found.years)}</b>", xanchor="left", ax=28, ay=-36
        )
    figure.update_xaxes(title="år med sparbeting", dtick=1)
    figure.update_yaxes(title="mkr, 2005 års nivå", showgrid=True, gridcolor=style.PALE, rangemode="tozero")
    return figure


def years_alt(found: Answer) -> str:
    """Say where they cross."""
    return f"En rak linje för besparingen och en stigande för det samlade sparbetinget. {found.headline}"


@kept
def tornado(found: Answer) -> go.Figure:
    """One bar per assumption from its low to its high, in years covered."""
    swings = [s for s in found.swings if s.at_low != s.at_high][::-1]
    names = [words.name(s.lever) for s in swings]
    figure = style.base(96 + ROW * max(1, len(swings)), bargap=0.4)
    ends = [sorted((_year(s.at_low), _year(s.at_high))) for s in swings]
    figure.add_bar(
        y=[style.wrapped(name, LABEL) for name in names],
        base=[low for low, _ in ends],
        x=[high - low for low, high in ends],
        orientation="h",
        marker={"color": style.ACCENT},
        hoverinfo="skip",
    )
    for name, swing in zip(names, swings, strict=True):
        for value, years in ((swing.low, swing.at_low), (swing.high, swing.at_high)):
            is_left = _year(years) == min(_year(swing.at_low), _year(swing.at_high))
            figure.add_annotation(
                x=_year(years),
                y=style.wrapped(name, LABEL),
                text=words.text(swing.lever, value),
                showarrow=False,
                xanchor="right" if is_left else "left",
                xshift=-5 if is_left else 5,
                font={"size": 12},
            )
    now = _year(found.years)
    figure.add_vline(x=now, line={"color": style.INK, "width": 2})
    figure.add_annotation(
        x=now, y=1, yref="paper", yanchor="bottom", text=f"<b>Nu {words.years_told(found.years)}</b>", showarrow=False
    )
    top = max([now, *(high for _, high in ends)])
    figure.update_xaxes(title="år som täcks", range=[-0.16 * top, top * 1.18], ticks="outside")
    figure.update_yaxes(ticks="", tickfont={"size": 13})
    figure.update_layout(margin={"l": 8, "r": 8, "t": 28, "b": 8})
    return figure


def _year(years: float | None) -> float:
    """Where a number of years is drawn: the whole base at the end of the axis."""
    return float(HORIZON) if years is None else min(years, float(HORIZON))


def tornado_title(found: Answer) -> str:
    """Say what it hangs on most."""
    moving = [s for s in found.swings if s.at_low != s.at_high]
    if not moving:
        return "Inget enskilt antagande flyttar svaret"
    return words.swing_title(words.name(moving[0].lever), moving[0].at_low, moving[0].at_high)


def tornado_alt(found: Answer) -> str:
    """Say every bar."""
    told = [
        f"{words.name(s.lever)}: {words.swung(s.at_low)} vid {words.text(s.lever, s.low)}, "
        f"{words.swung(s.at_high)} vid {words.text(s.lever, s.high)}"
        for s in found.swings
    ]
    return f"{tornado_title(found)}. {'; '.join(told)}."
