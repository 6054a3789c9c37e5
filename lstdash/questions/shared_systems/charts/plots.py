"""Who stands outside, as bars that can be told apart without colour."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from lstdash.charts import stacked, style
from lstdash.charts.kept import kept
from lstdash.questions.shared_systems.answers.standing import ROLES, Line, Standing

ROW_HEIGHT = 26
CROSSED = {"shape": "x", "fgcolor": style.WARNING, "size": 7, "solidity": 0.15}
FILLS: tuple[dict[str, Any], ...] = (
    {"color": style.ACCENT},
    {"color": "#FFFFFF", "line": {"color": style.FOCUS, "width": 2}},
    {"color": "#FFFFFF", "line": {"color": style.WARNING, "width": 1}, "pattern": CROSSED},
    {"color": style.PALE},
)


@kept
def standing(found: Standing, focus: str = "") -> go.Figure:
    """One bar a county: inside filled, watching as a frame, outside crossed, not stated pale; the reader's county in bold."""
    lines = found.lines[::-1]
    names = [style.marked(line.name, line.county == focus) for line in lines]
    figure = style.base(64 + ROW_HEIGHT * len(lines), barmode="stack", bargap=0.15, showlegend=True, uniformtext=stacked.READ)
    for at, (role, fill) in enumerate(zip(ROLES, FILLS, strict=True)):
        counts = [line.counts[at] for line in lines]
        figure.add_bar(
            y=names,
            x=counts,
            orientation="h",
            name=role,
            marker=fill,
            text=[f"<b>{count}</b>" if count else "" for count in counts],
            textposition="inside",
            textangle=0,
            insidetextanchor="middle",
            textfont={"color": "#FFFFFF" if at == 0 else style.INK, "size": 12},
            hovertemplate=f"%{{y}}: {role} %{{x}}<extra></extra>",
        )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(ticks="", tickfont={"size": 13})
    figure.update_layout(legend_traceorder="normal")
    return figure


def standing_alt(found: Standing) -> str:
    """Say the same as the bars, in words."""
    return "Liggande staplar per län. " + "; ".join(_told(line) for line in found.lines) + "."


def _told(line: Line) -> str:
    return f"{line.name}: " + ", ".join(f"{role} {count}" for role, count in zip(ROLES, line.counts, strict=True) if count)
