"""A drafted figure is the figure that Plotly's own methods would have made."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from lstdash.charts import style


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
