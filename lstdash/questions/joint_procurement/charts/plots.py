"""Charts of /upphandling: what several bought alone, how few are enough, the cars, and who gains."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import bars, style
from lstdash.charts.kept import kept
from lstdash.charts.tornado import Axis, Bar, swing_bars
from lstdash.evidence.levers import text
from lstdash.questions.joint_procurement.answers import panel
from lstdash.questions.joint_procurement.answers.cars import CarsAnswer
from lstdash.questions.joint_procurement.answers.joint_procurement import Answer, Line
from lstdash.questions.joint_procurement.answers.panel import Position
from lstdash.questions.joint_procurement.answers.together import Sure, swings_read
from lstdash.questions.joint_procurement.model.levers import LEVERS
from lstdash.shared_model.sensitivity import Swing
from lstdash.terms import TERMS

BAR, CURVE_HEIGHT, LABEL = 38, 340, 42  # pixels; letters of a name


@kept
def chances(found: Answer, focus: str = "") -> go.Figure:
    """One bar per joint chance, as long as its boards are many; those of the reader's own board in its colour."""
    lines = found.lines[::-1]
    own = [focus in line.chance.boards for line in lines]
    marker = {"color": [style.FOCUS if mine else style.ACCENT for mine in own]}
    names = [f"{style.safe(style.shortened(line.name, LABEL))}<br>{_boards(line)}" for line in lines]
    counts = [len(line.boards) for line in lines]
    height, told = 24 + BAR * max(1, len(lines)), [formats.decimal(count) for count in counts]
    draft = bars.valued(height, names, counts, told, room=1.15, marker=marker, y=list(range(len(lines))))
    draft.update_yaxes(**style.named(names))  # two of the same name are two bars
    return draft.figure()


def _boards(line: Line) -> str:
    return f'<span style="font-size:11px;color:{style.GREY}">{" ".join(line.chance.boards)}</span>'


def chances_alt(found: Answer) -> str:
    """Say every bar."""
    told = [
        f"{line.name}: {formats.count(len(line.chance.calls), 'upphandling', 'upphandlingar')} av {formats.listed(line.boards)}"
        for line in found.lines
    ]
    return f"Liggande staplar, en per kod. {found.title}. {'; '.join(told)}."


@kept
def work(found: Position) -> go.Figure:
    """The work saved by number of boards, and where it turns."""
    figure = style.base(CURVE_HEIGHT)
    figure.add_scatter(
        x=list(panel.BOARDS), y=list(found.curve), mode="lines", line={"color": style.ACCENT, "width": 3}, hoverinfo="skip"
    )
    figure.add_hline(y=0, line={"color": style.INK, "width": 1})
    first, last = panel.BOARDS[0], panel.BOARDS[-1]
    figure.add_scatter(
        x=[first, found.even, last],
        y=[found.curve[0], 0, found.curve[-1]],
        mode="markers",
        marker={"color": style.ACCENT, "size": 9},
        hoverinfo="skip",
        cliponaxis=False,
    )
    told = f"{formats.decimal(found.curve[-1], 1)} vid {formats.decimal(last)}"
    figure.add_annotation(x=last, y=found.curve[-1], text=told, xanchor="right", yshift=16, showarrow=False)
    figure.add_annotation(
        x=found.even,
        y=0,
        text=f"<b>{formats.decimal(found.smallest)} räcker</b>",
        xanchor="left",
        ax=24,
        ay=30,
        arrowcolor=style.INK,
    )
    figure.update_xaxes(title="länsstyrelser som deltar", dtick=2)
    figure.update_yaxes(title="sparat arbete, egna upphandlingar", showgrid=True, gridcolor=style.PALE)
    return figure


def work_alt(found: Position) -> str:
    """Say where the curve turns and ends."""
    return (
        f"Kurva över sparat arbete. {panel.title(found)}; när alla 21 deltar sparas {formats.decimal(found.curve[-1], 1)} "
        "egna upphandlingar."
    )


@kept
def cars(found: CarsAnswer) -> go.Figure:
    """One bar per register and year against the printed number."""
    rows = found.estimates[::-1]
    figure = style.base(44 + 24 * max(1, len(rows)), bargap=0.35)
    figure.add_bar(
        y=[f"{style.safe(row.label)} {row.year}" for row in rows],
        x=[row.cars for row in rows],
        orientation="h",
        marker={"color": style.ACCENT_LIGHT},
        text=[formats.decimal(row.cars) for row in rows],
        textposition="inside",
        insidetextanchor="start",
        textfont={"color": style.INK, "size": 13},
        textangle=0,
        constraintext="none",
        hoverinfo="skip",
    )
    figure.add_vline(x=found.printed, line={"color": style.WARNING, "width": 2, "dash": "dot"})
    told = f"rapporten: ca {formats.decimal(found.printed)}"
    style.above(figure, found.printed, told, xanchor="right", font={"size": 12, "color": style.WARNING})
    figure.update_xaxes(visible=False, range=[0, 1.02 * max((row.cars for row in rows), default=1)])
    figure.update_yaxes(ticks="", tickfont={"size": 13})
    figure.update_layout(margin={"l": 8, "r": 8, "t": 28, "b": 4})
    return figure


def cars_alt(found: CarsAnswer) -> str:
    """Say every bar."""
    told = [f"{row.label} {row.year}: {formats.decimal(row.cars)}" for row in found.estimates]
    return f"Liggande staplar mot rapportens ca {formats.decimal(found.printed)} bilar. {'; '.join(told)}."


@kept
def gains(found: CarsAnswer, focus: str = "") -> go.Figure:
    """One bar per board: how much lower its price is when all buy together."""
    rows = found.gains[::-1]
    names = [style.marked(row.name, row.county == focus) for row in rows]
    marker = {"color": [style.FOCUS if row.county == focus else style.ACCENT for row in rows]}
    told = [formats.share(row.lower_share, 1) for row in rows]
    height = 16 + 24 * max(1, len(rows))
    return bars.valued(height, names, [row.lower_share for row in rows], told, marker=marker).figure()


def gains_alt(found: CarsAnswer) -> str:
    """Say every bar."""
    told = [f"{row.name} {formats.share(row.lower_share, 1)}" for row in found.gains]
    return f"Liggande staplar, en per länsstyrelse: lägre pris när alla köper tillsammans. {'; '.join(told)}."


@kept
def hangs_on(found: Sure) -> go.Figure:
    """One bar per assumption, in calls of one's own saved."""
    now = f"Nu {formats.decimal(found.now, 1)}"
    axis = Axis("sparat arbete", found.now, now, "Mindre än nu", "Mer än nu", is_more_better=True)
    return swing_bars([_bar(swing) for swing in found.swings], axis)


def _bar(swing: Swing) -> Bar:
    ends = ((swing.low, swing.at_low), (swing.high, swing.at_high))
    low, high = ((saved or 0.0, text(LEVERS[swing.lever], value)) for value, saved in ends)
    return Bar(TERMS[swing.lever].name, low, high)


def hangs_on_alt(found: Sure) -> str:
    """Say every bar."""
    told = [
        f"{name}: {formats.decimal(at_low, 1)} vid {low}, {formats.decimal(at_high, 1)} vid {high}"
        for name, low, at_low, high, at_high in swings_read(found)
    ]
    return f"{found.title}. {'; '.join(told)}."
