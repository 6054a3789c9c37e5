"""Bars of counts with a part for each kind; kinds are told apart without colour, and a count stands in its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lstdash.charts import style
from lstdash.charts.draft import Draft

APART: dict[str, Any] = {"ticks": "outside", "ticklen": 8, "tickcolor": "#FFFFFF"}  # room between a name and its bar
READ: dict[str, Any] = {"minsize": 11, "mode": "show"}  # a count is read also where its part is narrower than it
Fill = dict[str, Any]


def drawn(shape: str, colour: str, solidity: float = 0.12) -> Fill:
    """Return a white part with a pattern."""
    return {"color": "#FFFFFF", "pattern": {"shape": shape, "fgcolor": colour, "size": 12, "solidity": solidity}}


def edged(colour: str, width: int) -> Fill:
    """Return a white part with an edge."""
    return {"color": "#FFFFFF", "line": {"color": colour, "width": width}}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name in a sentence, its fill, its count in each bar, and whether its counts are written in white."""

    name: str
    fill: Fill
    counts: tuple[int, ...]
    is_dark: bool


def bars(height: int, names: Sequence[str], kinds: Sequence[Kind]) -> Draft:
    """Return one bar a name, the last on top; a count of nothing has no part, as it would still draw its edge."""
    draft = style.draft(height, barmode="stack", bargap=0.25, showlegend=True, uniformtext=READ)
    for kind in kinds:
        counts = [count or None for count in kind.counts]
        draft.add_bar(
            y=list(names),
            x=counts,
            orientation="h",
            name=kind.name.capitalize(),
            marker=kind.fill,
            text=[f"<b>{count}</b>" if count else "" for count in counts],
            textposition="inside",
            textangle=0,
            insidetextanchor="middle",
            insidetextfont={"color": "#FFFFFF" if kind.is_dark else style.INK},
            hovertemplate=f"%{{y}}: {kind.name} %{{x}}<extra></extra>",
        )
    draft.update_xaxes(visible=False)
    draft.update_yaxes(**APART, tickfont={"size": 13})
    return draft


def legend(width: int) -> dict[str, Any]:
    """Return a legend over the names, too: as wide as the chart, `width` pixels an entry, so that it needs few lines."""
    return {"traceorder": "normal", "xref": "container", "x": 0, "entrywidth": width}
