"""A figure of the page as PowerPoint's own chart: its lines, marks, spans and words."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.charts import activity_grid, style
from lstdash.charts.tornado import Axis, Bar, swing_bars
from lstdash.evidence.activities import Activity
from lstdash.exports.slide_points import MOST_ROWS
from lstdash.exports.slide_read import LOOKS, said
from lstdash.exports.slide_redrawn import redrawn


def _spans(lows: list[float], lengths: list[float], **trace: object) -> go.Figure:
    bars = go.Bar(
        y=["Låg", "Hög"], base=lows, x=lengths, orientation="h", text=["1–3", ""], marker={"color": style.ACCENT}, **trace
    )
    return go.Figure(bars)


def test_a_span_floats_above_zero_with_what_is_written_at_its_name() -> None:
    found = redrawn(_spans([1, 4], [2, 5], name="Spann"))
    assert found and found.kind == "floating" and found.categories == ("Hög", "Låg: 1–3")
    room, span = found.series
    assert (room.look, room.values) == ("hidden", (4.0, 1.0)) and (span.name, span.values) == ("Spann", (5.0, 2.0))


def test_a_span_on_both_sides_of_zero_has_a_part_on_each_and_one_below_hangs_from_its_upper_end() -> None:
    crossing = redrawn(_spans([-2, 1], [5, 1]))
    assert crossing and [part.values for part in crossing.series] == [(1.0, None), (1.0, 3.0), (None, -2.0)]
    below = redrawn(_spans([-5, -4], [2, 1]))
    assert below and [part.values for part in below.series] == [(-3.0, -3.0), (-1.0, -2.0)]


def test_a_curve_keeps_its_target_its_mark_and_its_words() -> None:
    figure = go.Figure(go.Scatter(x=[0, 1, None, 2, 3], y=[-1, 0, None, 1, 2], mode="lines", line={"color": style.ACCENT}))
    figure.add_scatter(x=[1], y=[0], mode="markers+text", text=["<b>1 år</b>"], textposition="bottom right")
    figure.add_vline(x=2, line={"color": style.WARNING})
    figure.add_annotation(x=3, y=2, text="P90", xanchor="right")
    found = redrawn(figure)
    assert found
    drawn = [(one.draws, one.look, one.x, one.values, one.labels, one.beside) for one in found.series]
    assert ("line", "accent", (0.0, 1.0), (-1.0, 0.0), (), "right") in drawn
    assert ("line", "accent", (2.0, 3.0), (1.0, 2.0), (), "right") in drawn
    assert ("line", "warning", (2.0, 2.0), (-1.0, 2.0), (), "right") in drawn
    assert ("marks", "context", (1.0,), (0.0,), ("1 år",), "below") in drawn
    assert ("words", "context", (3.0,), (2.0,), ("P90\u00a0\u00a0",), "left") in drawn


def test_a_grid_has_the_names_of_its_rows_and_columns_and_no_numbers() -> None:
    marks = {"symbol": "circle-open", "color": style.ACCENT}
    figure = go.Figure(go.Scatter(x=["AB", "C"], y=[0, 1], mode="markers", name="deltar", marker=marks))
    figure.update_layout(showlegend=True)
    figure.update_yaxes(tickvals=[0, 1], ticktext=["Ett", "Två"])
    found = redrawn(figure)
    assert found and found.bare == "xy"
    assert [one.labels for one in found.series if one.draws == "words"] == [("Ett", "Två"), ("AB", "C")]
    (role,) = (one for one in found.series if one.draws == "marks")
    assert (role.name, role.mark, role.x) == ("deltar", "circle-open", (0.0, 1.0))


def test_what_nobody_could_read_or_powerpoint_draw_is_left() -> None:
    many = list(range(MOST_ROWS + 1))
    tall = go.Figure(go.Scatter(x=many, y=many, mode="markers"))
    tall.update_yaxes(tickvals=many, ticktext=[f"Rad {at}" for at in many])
    assert redrawn(tall) is None
    assert redrawn(go.Figure(go.Heatmap(z=[[1]]))) is None
    assert redrawn(go.Figure(go.Scatter(x=[0, 1, 1], y=[0, 0, 1], fill="toself"))) is None
    assert redrawn(go.Figure(go.Bar(x=[1], y=["Från noll"], orientation="h"))) is None


def test_colours_mean_what_they_mean_on_the_pages() -> None:
    assert set(LOOKS) == {style.ACCENT, style.ACCENT_LIGHT, style.WARNING, style.FOCUS, style.PALE, "#FFFFFF"}


def test_floating_bars_say_the_lines_that_they_cannot_draw_at_their_axis() -> None:
    figure = _spans([1, 4], [2, 5])
    figure.update_xaxes(title="år")
    style.above(figure, 2.0, "<b>Nu 2 år</b>")
    style.above(figure, 3.0, "Mål 3 år", 1)
    found = redrawn(figure)
    assert found and found.y_title == "år. Nu 2 år. Mål 3 år"


def test_a_line_that_only_says_what_it_means_says_where_it_stands() -> None:
    figure = _spans([1, 4], [2, 5])
    style.above(figure, 0.0, "ingen skillnad")
    found = redrawn(figure)
    assert found and found.y_title == "0: ingen skillnad"


def test_a_long_name_has_what_is_written_at_its_bar_on_a_line_of_its_own() -> None:
    bars = [Bar("Fast arbete i en gemensam upphandling", (2, "3"), (5, "1")), Bar("Ränta", (3, "0 %"), (4, "5 %"))]
    found = redrawn(swing_bars(bars, Axis("år", 3.5, "Nu", "Mindre", "Mer", is_more_better=True)))
    assert found and found.categories == ("Fast arbete i en gemensam upphandling:\n3 – 1", "Ränta: 0 % – 5 %")


def test_what_is_said_of_a_name_on_a_line_below_is_told_after_a_comma_and_a_wrapped_name_is_one() -> None:
    assert said(style.detailed("<b>Sydlänen</b>", "6 län")) == "Sydlänen, 6 län"
    assert said(f"{style.wrapped('Hur stor effekten är', 12)}<br><i>Samlat</i>") == "Hur stor effekten är, Samlat"


def test_a_grid_has_its_names_whole_on_a_slide() -> None:
    name = "Gemensam socialkonsulent för hedersrelaterat våld i Blekinge & Skåne"
    one = Activity("a", name, "", None, "", "", "", {"AB": "deltar"}, "", "", "")
    drawn = activity_grid.grid((one,), {"AB": "Stockholm"})
    assert "…" in drawn.layout.yaxis.ticktext[0]
    found = redrawn(drawn)
    assert found and (name,) in [series.labels for series in found.series]


def test_a_span_drawn_as_a_thick_line_is_one() -> None:
    figure = go.Figure(go.Scatter(x=[0, 1], y=[0, 0], mode="lines", line={"color": style.ACCENT_LIGHT, "width": 10}))
    figure.add_scatter(x=[0, 1], y=[1, 1], mode="lines", line={"color": style.PALE, "width": 3})
    found = redrawn(figure)
    assert found and [(one.look, one.is_thick) for one in found.series] == [("light", True), ("pale", False)]


def test_a_label_up_and_to_a_side_or_at_the_end_of_an_arrow_is_not_struck_through_by_its_line() -> None:
    figure = go.Figure(go.Scatter(x=[0, 10], y=[0, 5], mode="lines"))
    figure.add_annotation(x=10, y=5, text="besparing", xanchor="right", yanchor="bottom", showarrow=False)
    figure.add_annotation(x=4, y=0, text="3 räcker", xanchor="left", ax=24, ay=30)
    found = redrawn(figure)
    assert found
    above, below = (one for one in found.series if one.draws == "words")
    assert (above.labels, above.beside, below.labels, below.beside) == (("besparing",), "above", ("3 räcker",), "below")
    assert 9 < above.x[0] < 10 and 4 < below.x[0] < 5


def test_the_edges_of_a_band_are_named_in_the_charts_own_sheet_and_not_in_a_legend() -> None:
    figure = go.Figure()
    for name in ("1 av 10 under", "1 av 10 över"):
        figure.add_scatter(x=[0, 1], y=[0, len(name)], mode="lines", line={"width": 0}, name=name)
    found = redrawn(figure)
    assert found and [(one.name, one.about, one.look) for one in found.series] == [
        ("", "1 av 10 under", "light"),
        ("", "1 av 10 över", "light"),
    ]
