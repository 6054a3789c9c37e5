"""Lines over the published years, each named at its last point."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import plotly.graph_objects as go

from lstdash import order
from lstdash.charts import style

Line = tuple[str, Mapping[int, float]]  # its name, its values by year
MARGINS, LONGEST = 44, 22  # pixels, with the years under the lines; letters of a name


def lines(height: int, found: Sequence[Line], told: Callable[[float], str]) -> go.Figure:
    """Return a line a name, from the first published year to the last; `told` writes a value."""
    draft = style.draft(height)
    years = sorted({year for _, values in found for year in values})
    most = 1.04 * max((value for _, values in found for value in values.values()), default=1.0) or 1.0  # the top line is whole
    for name, values in found:
        draft.add_scatter(
            x=sorted(values),
            y=[values[year] for year in sorted(values)],
            mode="lines+markers",
            line={"color": style.ACCENT, "width": 2},
            cliponaxis=False,
            hovertemplate=f"{style.safe(name)} %{{x}}: %{{y}}<extra></extra>",
        )
    ends = sorted(
        ((name, values[years[-1]]) for name, values in found if years[-1] in values), key=lambda end: order.name(end[0])
    )
    named = [(value, f"{style.safe(style.shortened(name, LONGEST))} {told(value)}", style.INK) for name, value in ends]
    style.at_ends(draft, years[-1], named, (height - MARGINS) / most)
    draft.update_xaxes(tickvals=years, tickformat="d", range=[years[0] - 0.2, years[-1] + 0.2] if years else None)
    draft.update_yaxes(range=[0, most], gridcolor=style.PALE, showgrid=True)
    draft.update_layout(margin={"l": 8, "r": 200, "t": 16, "b": 8})
    return draft.figure()
