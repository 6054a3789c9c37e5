"""Charts of /likvardighet: the funnel, the places each board may have, one board over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.evidence.indicators import told
from lstdash.questions.equality.answers.equality import EqualityAnswer
from lstdash.questions.equality.answers.over_time import OverTime
from lstdash.questions.equality.answers.tables import verdict
from lstdash.questions.equality.charts import names
from lstdash.questions.equality.model.funnel import Span
from lstdash.questions.equality.model.judge import Board, Judged

HEIGHT, TIME_HEIGHT, BAR, LABEL = 400, 340, 24, 13  # pixels
APART = 0.07  # of the picture's height: two names under each other
OUTSIDE_SYMBOLS = {True: "diamond", False: "diamond-open"}  # both methods agree, or it depends on the method


@kept
def funnel(answer: EqualityAnswer, focus: str = "") -> go.Figure:
    """One mark per board by its base, between the limits that chance gives; `focus` is the name of the reader's own."""
    draft = style.draft(HEIGHT)
    judged = answer.judged
    if judged is None:
        return draft.figure()
    scale = 100.0 if answer.kind == "andel" else 1.0
    bases = [base for base, _, _ in judged.curves]
    wide, narrow = [limits for _, limits, _ in judged.curves], [limits for _, _, limits in judged.curves]
    _limit(draft, bases, [one.additive for one in wide], scale, {"width": 2, "dash": "dot"})
    _limit(draft, bases, [one.exact for one in narrow], scale, {"width": 1, "dash": "dash"})
    _limit(draft, bases, [one.exact for one in wide], scale, {"width": 2})
    additive, exact = wide[-1].additive[1], wide[-1].exact[1]
    if additive - exact > APART * (max(one.additive[1] for one in wide) - min(one.additive[0] for one in wide)):
        _label(draft, bases[-1], additive * scale, "99,8 % om de skiljer sig åt ändå", "bottom")
        _label(draft, bases[-1], exact * scale, "99,8 %", "bottom")
    else:  # as good as one line
        _label(draft, bases[-1], additive * scale, "99,8 %, också om de skiljer sig åt ändå", "bottom")
    _label(draft, bases[-1], narrow[-1].exact[1] * scale, "95 %", "top")
    draft.add_hline(y=judged.common * scale, line={"color": style.INK, "width": 1})
    own = [board for board in answer.boards if board.unit.name == focus]
    for board in (*(board for board in answer.boards if board not in own), *own):  # the reader's own on top
        _mark(draft, answer, board, scale, board in own)
    _names(draft, answer, judged, scale, focus)
    suffix = f"{formats.NBSP}%" if answer.kind == "andel" else ""
    title = {"text": answer.found.unit.rpartition(" ")[2].capitalize() if answer.found else "", "font": {"size": LABEL}}
    draft.update_xaxes(showgrid=False, tickformat=",.0f", title=title, range=[0, bases[-1]])
    draft.update_yaxes(ticksuffix=suffix, gridcolor=style.PALE, showgrid=True)
    draft.update_layout(margin={"l": 8, "r": 16, "t": 12, "b": 8})
    return draft.figure()


def _limit(draft: Draft, bases: Sequence[float], spans: Sequence[Span], scale: float, line: dict[str, Any]) -> None:
    for end in (0, 1):
        draft.add_scatter(
            x=list(bases),
            y=[span[end] * scale for span in spans],
            mode="lines",
            line={"color": style.GREY, **line},
            hoverinfo="skip",
        )


def _label(draft: Draft, x: float, y: float, text: str, side: str, colour: str = style.GREY) -> None:
    """Write at a line's right end, above (`bottom`) or below (`top`) it: beside it a phone would have no room for the chart."""
    draft.add_annotation(
        x=x,
        y=y,
        text=text,
        xanchor="right",
        yanchor=side,
        yshift=2,
        showarrow=False,
        bgcolor=style.PAPER,
        font={"size": LABEL, "color": colour},
    )


def _mark(draft: Draft, answer: EqualityAnswer, board: Board, scale: float, own: bool) -> None:
    met = board.side(board.wide.exact) != 0
    colour = style.FOCUS if own else style.WARNING if met else style.ACCENT
    draft.add_scatter(
        x=[board.unit.base],
        y=[board.unit.value * scale],
        mode="markers",
        marker={
            "symbol": OUTSIDE_SYMBOLS[board.is_sure(board.wide)] if met else "circle",
            "size": 13 if met or own else 9,
            "color": colour,
            "line": {"width": 2 if met else 0, "color": colour},
        },
        hovertemplate=f"{style.safe(board.unit.name)}: {told(answer.kind, board.unit.value)}, {verdict(board, board.wide)}"
        "<extra></extra>",
        cliponaxis=False,
    )


def _names(draft: Draft, answer: EqualityAnswer, judged: Judged, scale: float, focus: str) -> None:
    ends = [end for _, limits, _ in judged.curves for span in (limits.exact, limits.additive) for end in span]
    low, height, most = min(ends), max(ends) - min(ends), judged.curves[-1][0]
    boards = sorted(answer.boards, key=lambda b: b.unit.base, reverse=True)
    marks = {b: names.Named(b.unit.name, b.unit.base / most, (b.unit.value - low) / height) for b in boards}
    told_of = [board for board in boards if board.unit.name == focus or board.side(board.narrow.exact)]
    silent = [mark for board, mark in marks.items() if board not in told_of]
    for board, place in zip(told_of, names.beside([marks[board] for board in told_of], silent), strict=True):
        draft.add_annotation(
            x=board.unit.base,
            y=board.unit.value * scale,
            text=style.safe(board.unit.name),
            showarrow=False,
            bgcolor=style.PAPER,
            font={"size": LABEL, "color": style.FOCUS if board.unit.name == focus else style.INK},
            **place,
        )


def funnel_alt(answer: EqualityAnswer) -> str:
    """Say where every board lies."""
    if answer.judged is None or answer.found is None:
        return answer.headline
    boards = "; ".join(f"{b.unit.name} {told(answer.kind, b.unit.value)} ({verdict(b, b.wide)})" for b in answer.boards)
    return (
        f"Tratt: varje länsstyrelses nivå mot {answer.found.unit.rpartition(' ')[2]}, runt den gemensamma nivån "
        f"{told(answer.kind, answer.judged.common)}, med gränser för vad slumpen ger. {boards}."
    )


@kept
def places(answer: EqualityAnswer, focus: str = "") -> go.Figure:
    """A line per board from the best place it may have to the worst, in the answer's order and never by level."""
    boards = answer.boards[::-1]
    many = len(boards)
    rows = [style.marked(board.unit.name, board.unit.name == focus) for board in boards]
    draft = style.draft(40 + BAR * many)
    for name, board in zip(rows, boards, strict=True):
        told_apart = board.rank != (1, many)
        own = board.unit.name == focus
        draft.add_scatter(
            x=list(board.rank),
            y=[name, name],
            mode="lines+markers",
            line={"color": style.FOCUS if own else style.ACCENT if told_apart else style.GREY_LIGHT, "width": 4},
            marker={"size": 9, "symbol": "line-ns-open" if told_apart else "circle"},
            hovertemplate=f"{style.safe(board.unit.name)}: plats {formats.interval(*board.rank)}<extra></extra>",
            cliponaxis=False,
        )
        draft.add_annotation(
            x=many,
            y=name,
            text=formats.interval(*board.rank),
            xanchor="left",
            xshift=14,
            showarrow=False,
            font={"size": LABEL, "color": style.INK if told_apart else style.GREY},
        )
    draft.update_xaxes(
        range=[0.5, many],
        tickvals=[1, *range(5, many - 2, 5), many],
        tickangle=0,
        side="top",
        showgrid=True,
        gridcolor=style.PALE,
    )
    draft.update_yaxes(ticks="", tickfont={"size": LABEL}, categoryorder="array", categoryarray=rows)
    draft.update_layout(margin={"l": 8, "r": 64, "t": 28, "b": 4})
    return draft.figure()


def places_alt(answer: EqualityAnswer) -> str:
    """Say the places every board may have."""
    told_places = "; ".join(f"{b.unit.name} {formats.interval(*b.rank)}" for b in answer.boards)
    return f"Ett streck per länsstyrelse från bästa till sämsta möjliga plats. {told_places}."


@kept
def over_time(found: OverTime) -> go.Figure:
    """The board's level and all boards' through the periods; what chance gives is a band, points outside are diamonds."""
    draft = style.draft(TIME_HEIGHT)
    scale = 100.0 if found.kind == "andel" else 1.0
    periods = [point.period for point in found.points]
    for end, fill in ((0, None), (1, "tonexty")):
        draft.add_scatter(
            x=periods,
            y=[point.limits[end] * scale for point in found.points],
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=style.PALE,
            hoverinfo="skip",
        )
    draft.add_scatter(
        x=periods, y=[p.common * scale for p in found.points], mode="lines", line={"color": style.GREY}, hoverinfo="skip"
    )
    draft.add_scatter(
        x=periods,
        y=[point.value * scale for point in found.points],
        mode="lines+markers",
        line={"color": style.FOCUS, "width": 2},
        marker={
            "size": [11 if point.is_outside else 6 for point in found.points],
            "symbol": ["diamond" if point.is_outside else "circle" for point in found.points],
        },
        text=[told(found.kind, point.value) for point in found.points],
        hovertemplate="%{x}: %{text}<extra></extra>",
        cliponaxis=False,
    )
    last = found.points[-1]
    high, low = (last.value, last.common) if last.value >= last.common else (last.common, last.value)
    for value, label, colour in ((last.value, found.name, style.FOCUS), (last.common, "Alla", style.GREY)):
        side = "bottom" if value == high and high != low else "top"
        _label(draft, len(periods) - 1, value * scale, f"{style.safe(label)} {told(found.kind, value)}", side, colour)
    draft.update_xaxes(type="category", nticks=12, showgrid=False)
    draft.update_yaxes(ticksuffix=f"{formats.NBSP}%" if found.kind == "andel" else "", gridcolor=style.PALE, showgrid=True)
    draft.update_layout(margin={"l": 8, "r": 24, "t": 12, "b": 8})
    return draft.figure()


def over_time_alt(found: OverTime) -> str:
    """Say where the board stood, period by period."""
    points = "; ".join(
        f"{p.period} {told(found.kind, p.value)}{' (utanför)' if p.is_outside else ''}, alla {told(found.kind, p.common)}"
        for p in found.points
    )
    return f"{found.name} genom åren mot alla länsstyrelsers nivå, med ett band för vad slumpen ger. {points}."
