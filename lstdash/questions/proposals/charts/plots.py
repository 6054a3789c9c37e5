"""The states of the proposals as bars, a group each; the states are told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from lstdash.charts import stacked, style
from lstdash.charts.kept import kept
from lstdash.charts.stacked import Fill, Kind, drawn, edged
from lstdash.questions.proposals.answers import words
from lstdash.questions.proposals.model import states

BAR, LEGEND = 36, 20  # pixels a bar, and a line of the legend: two states on a phone
FILLS: dict[str, Fill] = {
    states.DONE: {"color": style.ACCENT},
    states.PARTLY: drawn("/", style.ACCENT),
    states.ACCEPTED: edged(style.FOCUS, 2),
    states.SILENT: edged(style.GREY_LIGHT, 1),
    states.REJECTED: {"color": style.WARNING},
    states.ENDED: drawn("x", style.WARNING),
    states.OBSOLETE: drawn("-", style.GREY),
    states.BEFORE: drawn("+", style.FOCUS),
    states.UNKNOWN: {"color": style.PALE},
}
LIGHT_TEXT = (states.DONE, states.REJECTED)


@kept
def bars(groups: Mapping[str, Mapping[str, int]], shown: tuple[str, ...]) -> go.Figure:
    """One bar a group, a part for each state that occurs."""
    names = [style.wrapped(name, 22) for name in groups][::-1]
    top = 8 + LEGEND * -(-len(shown) // 2)
    counted = [[groups[name][state] for name in groups][::-1] for state in shown]
    kinds = [
        Kind(words.said(state), FILLS[state], tuple(counts), state in LIGHT_TEXT)
        for state, counts in zip(shown, counted, strict=True)
    ]
    draft = stacked.bars(top + 8 + BAR * max(1, len(names)), names, kinds)
    parts = [part for name in names for part in name.split("<br>")]
    draft.update_layout(legend=stacked.legend(118), margin=style.still(parts, 13, t=top, b=8))
    return draft.figure()


def bars_alt(groups: Mapping[str, Mapping[str, int]], by: str) -> str:
    """Say the same as the bars."""
    told = (
        f"{name}: " + ", ".join(f"{words.said(state)} {count}" for state, count in found.items() if count)
        for name, found in groups.items()
    )
    return f"Liggande staplar per {by}. {'; '.join(told)}."
