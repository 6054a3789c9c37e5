"""A drafted figure is the figure that Plotly's own methods would have made."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from lstdash.charts import style
from lstdash.charts.draft import Draft


def test_a_draft_becomes_what_plotly_would_have_made_step_by_step() -> None:
    line = {"color": "#000000", "width": 2}
    draft, step = style.draft(300), style.base(300)
    for figure in (draft, step):
        figure.add_bar(x=[1, 2], y=["a", "b"], orientation="h", name="Stapel")
        figure.add_scatter(x=[1], y=[2], mode="markers")
        figure.add_heatmap(x=[1, 2], y=[1, 2], z=[[1, None], [2, 3]])
        figure.add_contour(x=[1, 2], y=[1, 2], z=[[1, 2], [2, 3]], contours={"start": 1, "end": 1, "size": 1})
        figure.add_annotation(x=1, y=2, text="här", showarrow=False)
        figure.add_vline(x=3, line=line)
        figure.add_hline(y=0, line=line)
        figure.add_annotation(x=2, y=2, text="där", showarrow=False, font={"size": 13})
        figure.update_xaxes(title="år", range=[0, 4])
        figure.update_yaxes(ticks="", tickfont={"size": 15})
        figure.update_layout(margin={"t": 80}, legend={"y": 0.5})
    assert isinstance(step, go.Figure)
    assert draft.figure().to_dict() == step.to_dict()


def test_what_plotly_does_not_know_is_refused() -> None:
    draft = style.draft(300)
    draft.add_bar(x=[1], colour="grön")
    with pytest.raises(ValueError, match="colour"):
        draft.figure()


def test_a_figure_carries_the_look_of_what_it_is_drawn_with_and_no_more() -> None:
    ways = {name.removeprefix("add_") for name in vars(Draft) if name.startswith("add_")} - {"annotation", "vline", "hline"}
    whole, found = (
        figure.to_dict()["layout"]["template"] for figure in (go.Figure(layout={"template": "plotly"}), style.base(300))
    )
    assert ways == set(found["data"]) == set(style.DRAWN)
    assert all(found["data"][kind] == whole["data"][kind] for kind in ways)
    assert found["layout"] == {part: value for part, value in whole["layout"].items() if part not in style.NOT_DRAWN}
