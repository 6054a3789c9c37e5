"""Bars that end in their own value: one a name, the last on top, with no axis to read it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lstdash.charts import style
from lstdash.charts.draft import Draft

ROOM = 1.25  # of the longest bar: a value is written beside it


def valued(
    height: int, names: Sequence[str], values: Sequence[float | None], told: Sequence[str], room: float = ROOM, **look: Any
) -> Draft:
    """Return the bars, to be coloured by their `marker`."""
    draft = style.draft(height, bargap=0.3)
    said = {"text": list(told), "textposition": "outside", "cliponaxis": False, "hoverinfo": "skip"}
    draft.add_bar(**{"y": list(names), "x": list(values), "orientation": "h", **said, **look})
    longest = max((value or 0.0 for value in values), default=0.0) or 1.0
    draft.update_xaxes(visible=False, range=[0, room * longest])
    draft.update_yaxes(ticks="", tickfont={"size": 13})
    return draft
