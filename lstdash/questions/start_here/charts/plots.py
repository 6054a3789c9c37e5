"""The matrix of effort and benefit: numbered marks, cells as regions, "Börja här" with its own shape and name."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Region
from lstdash.questions.start_here.charts.layout import Point, spread

HEIGHT = 560
RING = 13  # px from the middle of a mark
CELL = "Streckad ruta och ring: rapporten anger bara rutan"
MOST_SPANS = 15  # with more marks the lines hide what they qualify; the list says the same
STEPS = (1, 2, 3, 4, 5)
LEAST, MOST = 0.75, 5.25  # the picture's edges: the names of the cells stand outside the scale


@kept
def matrix(assessment: Assessment, thresholds: tuple[float, float]) -> go.Figure:
    """Draw the placed items; a mark's number is its place in the list."""
    placed = assessment.placed
    places = spread(placed, thresholds)
    figure = style.base(HEIGHT, showlegend=True)
    _quadrants(figure, thresholds)
    _cells(figure, placed)
    _spans(figure, placed)
    _leads(figure, placed, places)
    _marks(figure, placed, places, is_strong=False)
    _marks(figure, placed, places, is_strong=True)
    _rings(figure, placed, places)
    axis = {"range": [LEAST, MOST], "tickvals": list(STEPS), "showline": True, "linecolor": style.GREY, "ticks": "outside"}
    figure.update_xaxes(title="Insats (1 liten, 5 stor) →", **axis)
    figure.update_yaxes(title="Vinst (1 liten, 5 stor) →", **axis)
    return figure


def title(assessment: Assessment) -> str:
    """Say what to see in the matrix."""
    return counted(sum(line.quadrant == "start_here" for line in assessment.placed), len(assessment.placed))


def counted(inside: int, placed: int) -> str:
    """Say how many of the placed lie in "börja här"."""
    if not placed:
        return "Matrisen är tom"
    return f"{formats.decimal(inside)} av {formats.count(placed, 'förslag')} ligger i Börja här"


def matrix_alt(assessment: Assessment) -> str:
    """Say the same as the matrix, in words."""
    placed = "; ".join(f"{line.number}. {line.name}: {line.quadrant_name}" for line in assessment.placed)
    return f"Matris med insats och vinst. {assessment.headline} {placed or 'Inget är placerat'}."


def _quadrants(figure: go.Figure, thresholds: tuple[float, float]) -> None:
    effort, benefit = thresholds
    figure.add_shape(
        type="rect", x0=LEAST, x1=effort, y0=benefit, y1=MOST, fillcolor=style.ACCENT, opacity=0.08, line_width=0, layer="below"
    )
    figure.add_vline(effort, line={"color": style.INK, "width": 1.5}, layer="below")
    figure.add_hline(benefit, line={"color": style.INK, "width": 1.5}, layer="below")
    corners = (
        ("<b>★ Börja här</b>", LEAST + 0.02, MOST, "left", "top"),
        ("Planera", MOST - 0.02, MOST, "right", "top"),
        ("Gör i mån av tid", LEAST + 0.02, LEAST, "left", "bottom"),
        ("Avvakta", MOST - 0.02, LEAST, "right", "bottom"),
    )
    for text, x, y, xanchor, yanchor in corners:
        colour = style.ACCENT if "★" in text else "#4A4A4A"
        figure.add_annotation(
            text=text, x=x, y=y, xanchor=xanchor, yanchor=yanchor, showarrow=False, font={"color": colour, "size": 15}
        )


def _cells(figure: go.Figure, placed: Sequence[Placed]) -> None:
    """One dashed outline for every cell that the report gives instead of a point."""
    for region in dict.fromkeys(line.region for line in placed if line.region.is_cell):
        (x0, x1), (y0, y1) = region.effort, region.benefit
        inset = 0.06
        figure.add_shape(
            type="rect",
            x0=x0 + inset,
            x1=x1 - inset,
            y0=y0 + inset,
            y1=y1 - inset,
            line={"color": style.GREY, "width": 1.5, "dash": "dash"},
            layer="below",
        )


def _spans(figure: go.Figure, placed: Sequence[Placed]) -> None:
    scored = [line for line in placed if not line.region.is_cell]
    if len(scored) > MOST_SPANS:
        return
    for line in scored:
        x, y = _cross(line, line.region)
        line_look = {"color": style.GREY_LIGHT, "width": 1.5}
        figure.add_scatter(x=x, y=y, mode="lines", line=line_look, hoverinfo="skip", showlegend=False)


def _cross(line: Placed, region: Region) -> tuple[list[float | None], list[float | None]]:
    x: list[float | None] = [*region.effort, None, line.effort, line.effort]
    y: list[float | None] = [line.benefit, line.benefit, None, *region.benefit]
    return x, y


def _leads(figure: go.Figure, placed: Sequence[Placed], places: Sequence[Point]) -> None:
    """A thin line home for a mark that had to step aside."""
    x: list[float | None] = []
    y: list[float | None] = []
    for line, place in zip(placed, places, strict=True):
        if not line.region.is_cell and max(abs(place[0] - line.effort), abs(place[1] - line.benefit)) > 0.03:
            x += [line.effort, place[0], None]
            y += [line.benefit, place[1], None]
    if x:
        figure.add_scatter(x=x, y=y, mode="lines", line={"color": style.GREY, "width": 1}, hoverinfo="skip", showlegend=False)


def _marks(figure: go.Figure, placed: Sequence[Placed], places: Sequence[Point], *, is_strong: bool) -> None:
    """Filled squares in "börja här", rings elsewhere; the number is the place in the list."""
    chosen = [(line, place) for line, place in zip(placed, places, strict=True) if (line.quadrant == "start_here") == is_strong]
    if not chosen:
        return
    colour, symbol = (style.ACCENT, "square") if is_strong else (style.INK, "circle")
    look = {"symbol": symbol, "size": 25, "color": colour if is_strong else "#FFFFFF", "line": {"color": colour, "width": 1.5}}
    figure.add_scatter(x=[None], y=[None], mode="markers", name="Börja här" if is_strong else "Övriga", marker=look)
    outlines = {"color": colour, "width": [0.0 if line.region.is_cell else 1.5 for line, _ in chosen]}
    figure.add_scatter(
        x=[place[0] for _, place in chosen],
        y=[place[1] for _, place in chosen],
        mode="markers+text",
        showlegend=False,
        marker=look | {"line": outlines},
        text=[formats.decimal(line.number) for line, _ in chosen],
        textfont={"size": 13, "color": "#FFFFFF" if is_strong else style.INK},
        textposition="middle center",
        cliponaxis=False,
        customdata=[[style.safe(line.name), _hover(line)] for line, _ in chosen],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )


def _rings(figure: go.Figure, placed: Sequence[Placed], places: Sequence[Point]) -> None:
    """A dashed ring instead of a whole one around a mark that stands anywhere in its cell; Plotly's marks have none."""
    for line, (x, y) in zip(placed, places, strict=True):
        if line.region.is_cell:
            is_strong = line.quadrant == "start_here"
            figure.add_shape(
                type="circle",
                xsizemode="pixel",
                ysizemode="pixel",
                xanchor=x,
                yanchor=y,
                x0=-RING - 6 * is_strong,  # round a square
                x1=RING + 6 * is_strong,
                y0=-RING - 6 * is_strong,
                y1=RING + 6 * is_strong,
                line={"color": style.ACCENT if is_strong else style.INK, "width": 1.5, "dash": "4px,3px"},
            )


def matrix_key(assessment: Assessment) -> tuple[str, ...]:
    """Say what the numbers and the dashes are, where no list stands beside the matrix."""
    names = " · ".join(f"{line.number}{formats.NBSP}{line.name}" for line in assessment.placed)
    return (names, *((f"{CELL}.",) if any(line.region.is_cell for line in assessment.placed) else ()))


def _hover(line: Placed) -> str:
    if line.region.is_cell:
        return f"{line.quadrant_name}, känd bara som ruta"
    return f"{line.quadrant_name}: insats {formats.decimal(line.effort, 1)}, vinst {formats.decimal(line.benefit, 1)}"
