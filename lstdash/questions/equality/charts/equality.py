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
from lstdash.questions.equality.model.funnel import Span
from lstdash.questions.equality.model.judge import Board

HEIGHT, TIME_HEIGHT, BAR, LABEL = 460, 340, 24, 13  # pixels
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
    _limit(draft, bases, [one.additive for one in wide], scale, "99,8 % med överspridning", {"width": 2, "dash": "dot"})
    _limit(draft, bases, [one.exact for one in narrow], scale, "95 %", {"width": 1, "dash": "dash"})
    _limit(draft, bases, [one.exact for one in wide], scale, "99,8 %", {"width": 2})
    draft.add_hline(y=judged.common * scale, line={"color": style.INK, "width": 1})
    others = [board for board in answer.boards if board.unit.name != focus]
    for board in (*others, *(board for board in answer.boards if board.unit.name == focus)):  # the reader's own on top
        _board(draft, answer, board, scale, board.unit.name == focus)
    suffix = f"{formats.NBSP}%" if answer.kind == "andel" else ""
    title = {"text": answer.found.unit.rpartition(" ")[2].capitalize() if answer.found else "", "font": {"size": LABEL}}
    draft.update_xaxes(showgrid=False, tickformat=",.0f", title=title)
    draft.update_yaxes(ticksuffix=suffix, gridcolor=style.PALE, showgrid=True)
    draft.update_layout(margin={"l": 8, "r": 150, "t": 12, "b": 8})
    return draft.figure()


def _limit(draft: Draft, bases: Sequence[float], spans: Sequence[Span], scale: float, label: str, line: dict[str, Any]) -> None:
    for end in (0, 1):
        draft.add_scatter(
            x=list(bases),
            y=[span[end] * scale for span in spans],
            mode="lines",
            line={"color": style.GREY, **line},
            hoverinfo="skip",
        )
    draft.add_annotation(
        x=bases[-1],
        y=spans[-1][1] * scale,
        text=label,
        xanchor="left",
        yanchor="bottom" if "över" in label else "middle",
        xshift=6,
        showarrow=False,
        font={"size": LABEL, "color": style.GREY},
    )


def _board(draft: Draft, answer: EqualityAnswer, board: Board, scale: float, own: bool) -> None:
    met = board.side(board.wide.exact) != 0
    named = own or met or board.side(board.narrow.exact) != 0
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
    if named:
        draft.add_annotation(
            x=board.unit.base,
            y=board.unit.value * scale,
            text=style.safe(board.unit.name),
            xanchor="left",
            xshift=9,
            showarrow=False,
            font={"size": LABEL, "color": style.FOCUS if own else style.INK},
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
    names = [_bold(board, focus) for board in boards]
    draft = style.draft(40 + BAR * many)
    for name, board in zip(names, boards, strict=True):
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
        range=[0.5, many], tickvals=[1, *range(5, many, 5), many], side="top", showgrid=True, gridcolor=style.PALE
    )
    draft.update_yaxes(ticks="", tickfont={"size": LABEL}, categoryorder="array", categoryarray=names)
    draft.update_layout(margin={"l": 8, "r": 64, "t": 28, "b": 4})
    return draft.figure()


def _bold(board: Board, focus: str) -> str:
    name = style.safe(board.unit.name)
    return f"<b>{name}</b>" if board.unit.name == focus else name


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
        draft.add_annotation(
            x=periods[-1],
            y=value * scale,
            text=f"{style.safe(label)} {told(found.kind, value)}",
            xanchor="left",
            yanchor="bottom" if value == high and high != low else "top",
            xshift=8,
            showarrow=False,
            font={"size": LABEL, "color": colour},
        )
    draft.update_xaxes(type="category", nticks=12, showgrid=False)
    draft.update_yaxes(ticksuffix=f"{formats.NBSP}%" if found.kind == "andel" else "", gridcolor=style.PALE, showgrid=True)
    draft.update_layout(margin={"l": 8, "r": 190, "t": 12, "b": 8})
    return draft.figure()


def over_time_alt(found: OverTime) -> str:
    """Say where the board stood, period by period."""
    points = "; ".join(
        f"{p.period} {told(found.kind, p.value)}{' (utanför)' if p.is_outside else ''}, alla {told(found.kind, p.common)}"
        for p in found.points
    )
    return f"{found.name} genom åren mot alla länsstyrelsers nivå, med ett band för vad slumpen ger. {points}."
