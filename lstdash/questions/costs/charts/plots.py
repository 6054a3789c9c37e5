"""Charts of /kostnader: the cost tree, what each area could give, the saving against a cut that grows, and what it hangs on."""

from __future__ import annotations

import math
from typing import TypeGuard

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.charts.tornado import Axis, Bar, swing_bars
from lstdash.exhibits import Cell
from lstdash.questions.costs.answers import tables, words
from lstdash.questions.costs.answers.costs import Answer
from lstdash.questions.costs.answers.inputs import ADMINISTRATION, TOTAL, Inputs
from lstdash.questions.costs.answers.panel import HORIZON, Position
from lstdash.questions.costs.answers.tables import REST
from lstdash.questions.costs.model.costs import required
from lstdash.questions.costs.model.levers import CUT
from lstdash.shared_model.sensitivity import Swing

ROW, CURVE_HEIGHT, LABEL = 34, 340, 30  # pixels; letters of a name
DASHES = ("dash", "dot", "dashdot")
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
    return f"Av {formats.unit(known.mkr[TOTAL], 'mkr')} {words.LEVEL} är {formats.unit(rest, 'mkr')} inte uppdelade i källan"


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
    return f"{most[0]} ger mest: {words.mkr(_number(most[4]))} om året {words.LEVEL}"


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
def bases(found: Answer) -> go.Figure:
    """The saving against the cut, once for each way to read what the cut is counted on."""
    steps = list(range(HORIZON + 1))
    total = float(found.found.total)
    draft = style.draft(CURVE_HEIGHT + 60, showlegend=True)
    line = {"color": style.ACCENT, "width": 3}
    draft.add_scatter(x=steps, y=[total] * len(steps), mode="lines", line=line, name="Besparing", hoverinfo="skip")
    for one, dash in zip(found.covered, DASHES, strict=True):
        asked = [float(required(one.base_mkr, found.at[CUT], year)) for year in steps]
        look = {"color": style.WARNING, "width": 3 if one.code == found.choices.base else 1.5, "dash": dash}
        name = f"Sparbeting: {words.uncapitalised(words.BASE_NAMES[one.code])}"
        draft.add_scatter(x=steps, y=asked, mode="lines", line=look, name=name, hoverinfo="skip")
    crossings = sorted(one.years for one in found.covered if 0 < one.years <= HORIZON)
    draft.add_scatter(
        x=crossings,
        y=[total] * len(crossings),
        mode="markers+text",
        marker={"size": 10, "color": "#FFFFFF", "line": {"color": style.INK, "width": 2}},
        text=[f"<b>{words.years_told(years)}</b>" for years in crossings],
        textposition=["bottom right" if place % 2 else "top left" for place in range(len(crossings))],
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )
    draft.update_xaxes(title="år med sparbeting", dtick=1)
    draft.update_yaxes(title="mkr, 2005 års nivå", showgrid=True, gridcolor=style.PALE, rangemode="tozero")
    return draft.figure()


def bases_alt(found: Answer) -> str:
    """Say where each of them crosses the saving."""
    told = [f"{words.uncapitalised(words.BASE_NAMES[one.code])}: {words.years_told(one.years)}" for one in found.covered]
    return f"En rak linje för besparingen och en stigande för varje underlag. Besparingen täcker, räknat på {'; '.join(told)}."


@kept
def tornado(found: Answer) -> go.Figure:
    """One bar per assumption from its low to its high, in years covered."""
    swings, told = moving(found), f"Nu {words.years_told(found.years)}"
    longest = max((years for s in swings for years in (s.at_low, s.at_high, found.years) if _is_number(years)), default=0) + 1
    now = found.years if _is_number(found.years) else longest
    axis = Axis("år som täcks", now, told, "Färre år än nu", "Fler år än nu", is_more_better=True)
    return swing_bars([_bar(swing, longest) for swing in swings], axis)


def _is_number(years: float | None) -> TypeGuard[float]:
    return years is not None and math.isfinite(years)


def moving(found: Answer) -> list[Swing]:
    """Return the assumptions that move the answer, the most first."""
    return [swing for swing in found.swings if swing.at_low != swing.at_high]


def _bar(swing: Swing, longest: float) -> Bar:
    """Place the whole base beyond every number of years, and say it."""
    ends = ((swing.low, swing.at_low), (swing.high, swing.at_high))
    told = [(years, words.text(swing.lever, value)) for value, years in ends]
    low, high = ((longest, f"{text}: {words.WHOLE}") if years is None else (years, text) for years, text in told)
    return Bar(words.name(swing.lever), low, high)


def tornado_title(found: Answer) -> str:
    """Say what it hangs on most."""
    swings = moving(found)
    if not swings:
        return "Inget enskilt antagande flyttar svaret"
    return words.swing_title(words.name(swings[0].lever), swings[0].at_low, swings[0].at_high)


def tornado_alt(found: Answer) -> str:
    """Say every bar."""
    told = [
        f"{words.name(s.lever)}: {words.swung(s.at_low)} vid {words.text(s.lever, s.low)}, "
        f"{words.swung(s.at_high)} vid {words.text(s.lever, s.high)}"
        for s in found.swings
    ]
    return f"{tornado_title(found)}. {'; '.join(told)}."
