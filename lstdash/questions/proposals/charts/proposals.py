"""The states of the proposals as bars, a group each; the states are told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.proposals.answers import words
from lstdash.questions.proposals.model import states

BAR, LEGEND = 36, 84  # pixels a bar and above them
APART: dict[str, Any] = {"ticks": "outside", "ticklen": 8, "tickcolor": "#FFFFFF"}


def _drawn(shape: str, colour: str) -> dict[str, Any]:
    return {"color": "#FFFFFF", "pattern": {"shape": shape, "fgcolor": colour, "size": 12, "solidity": 0.12}}


def _edged(colour: str, width: int) -> dict[str, Any]:
    return {"color": "#FFFFFF", "line": {"color": colour, "width": width}}


FILLS: dict[str, dict[str, Any]] = {
    states.DONE: {"color": style.ACCENT},
    states.PARTLY: _drawn("/", style.ACCENT),
    states.ACCEPTED: _edged(style.FOCUS, 2),
    states.SILENT: _edged(style.GREY_LIGHT, 1),
    states.REJECTED: {"color": style.WARNING},
    states.ENDED: _drawn("x", style.WARNING),
    states.OBSOLETE: _drawn("-", style.GREY),
    states.BEFORE: _drawn("+", style.FOCUS),
    states.UNKNOWN: {"color": style.PALE},
}
LIGHT_TEXT = (states.DONE, states.REJECTED)


@kept
def bars(groups: Mapping[str, Mapping[str, int]], shown: tuple[str, ...]) -> go.Figure:
    """One bar a group, a part for each state that occurs."""
    names = [style.wrapped(name, 22) for name in groups][::-1]
    draft = style.draft(LEGEND + 16 + BAR * max(1, len(names)), barmode="stack", bargap=0.25, showlegend=True)
    for state in shown:
        found = [groups[name][state] or None for name in groups][::-1]
        draft.add_bar(
            y=names,
            x=found,
            orientation="h",
            name=words.said(state).capitalize(),
            marker=FILLS[state],
            text=[f"<b>{count}</b>" if count else "" for count in found],
            textposition="inside",
            textangle=0,
            insidetextanchor="middle",
            insidetextfont={"color": "#FFFFFF" if state in LIGHT_TEXT else style.INK},
            hovertemplate=f"%{{y}}: {words.said(state)} %{{x}}<extra></extra>",
        )
    draft.update_xaxes(visible=False)
    draft.update_yaxes(**APART, tickfont={"size": 13})
    legend = {"traceorder": "normal", "xref": "container", "x": 0, "entrywidth": 150}
    parts = [part for name in names for part in name.split("<br>")]
    draft.update_layout(legend=legend, margin=style.still(parts, 13, t=LEGEND, b=8))
    return draft.figure()


def bars_alt(groups: Mapping[str, Mapping[str, int]], by: str) -> str:
    """Say the same as the bars."""
    told = (
        f"{name}: " + ", ".join(f"{words.said(state)} {count}" for state, count in found.items() if count)
        for name, found in groups.items()
    )
    return f"Liggande staplar per {by}. {'; '.join(told)}."
