"""Charts of /konstellationer: who belongs to what, and who works with whom."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.evidence.activities import NOT_STATED
from lstdash.evidence.constellations import DERIVED, OCCASIONAL, ORDINARY
from lstdash.questions.constellations.answers.members import LEFT, NEW, MembersAnswer
from lstdash.questions.constellations.answers.pairs import PairsAnswer

ROW_HEIGHT = 24

MEMBERSHIP_MARKS: dict[str, tuple[str, str]] = {  # membership -> plotly symbol, colour
    ORDINARY: ("circle", style.ACCENT),
    DERIVED: ("circle-open-dot", style.ACCENT),
    OCCASIONAL: ("circle-open", style.ACCENT),
    NEW: ("cross", style.ACCENT),
    LEFT: ("x-thin-open", style.WARNING),
}


@kept
def matrix(answer: MembersAnswer, focus: str = "") -> go.Figure:
    """County x constellation: one mark per kind of membership; the reader's county outlined."""
    rows, columns = list(answer.counties[::-1]), answer.columns
    figure = style.base(230 + ROW_HEIGHT * len(rows), showlegend=True)
    for membership, (symbol, colour) in MEMBERSHIP_MARKS.items():
        cells = [
            (x, y) for x, c in enumerate(columns) for y, r in enumerate(rows) if answer.cells.get((r, c.code)) == membership
        ]
        if cells:
            figure.add_scatter(
                x=[x for x, _ in cells],
                y=[y for _, y in cells],
                mode="markers",
                name=membership,
                marker=style.mark(symbol, colour),
                customdata=[[style.safe(answer.names[rows[y]]), style.safe(columns[x].name)] for x, y in cells],
                hovertemplate=f"%{{customdata[0]}} i %{{customdata[1]}}: {membership}<extra></extra>",
            )
    figure.update_xaxes(
        side="top",
        **style.lined(
            [style.safe(style.shortened(column.name, 40)) for column in columns]
        ),  # one line: on a phone more overlap
        tickfont={"size": 12},
        tickangle=-90,
    )
    figure.update_yaxes(
        **style.lined([style.marked(answer.names[county], county == focus) for county in rows]),
    )
    figure.update_layout(legend={"yanchor": "top", "y": -0.01}, margin={"b": 40})
    _outline_row(figure, rows, focus)
    return figure


def matrix_alt(answer: MembersAnswer) -> str:
    """Say what the matrix holds; every cell stands in the table below it."""
    parts = []
    for column in answer.columns:
        held = [answer.names[county] for county in answer.counties if answer.cells.get((county, column.code), LEFT) != LEFT]
        parts.append(f"{column.name}: {formats.listed(held) or 'inga län'}")
    return f"Län och konstellationer. {'; '.join(parts)}. {answer.overlap_sentence}"


@kept
def pairs(answer: PairsAnswer, focus: str = "") -> go.Figure:
    """County x county: number of named activities both take part in; a dash where nothing is stated."""
    codes = list(answer.counties)
    figure = style.base(90 + ROW_HEIGHT * len(codes))
    known = [[_known(answer, row, column) for column in codes] for row in codes]
    most = max((number for row in known for number in row if number), default=1)
    figure.add_heatmap(
        z=[[number or None for number in row] for row in known],
        x=codes,
        y=codes,
        zmin=0,
        zmax=most * 1.6,  # the darkest cell stays light enough for dark digits
        colorscale=[[0, "#FFFFFF"], [1, style.ACCENT]],
        showscale=False,
        xgap=2,
        ygap=2,
        text=[["" if number is None else formats.decimal(number) for number in row] for row in known],
        texttemplate="%{text}",
        textfont={"color": style.INK, "size": 12},
        customdata=[[_pair_told(answer, row, column) for column in codes] for row in codes],
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
    )
    silent = [(column, row) for row in codes for column in codes if row != column and _known(answer, row, column) is None]
    figure.add_scatter(
        x=[column for column, _ in silent],
        y=[row for _, row in silent],
        mode="markers",
        marker={
            "symbol": style.ROLE_MARKS[NOT_STATED][0],
            "color": style.ROLE_MARKS[NOT_STATED][1],
            "size": 7,
            "line": {"width": 2},
        },
        customdata=[_pair_told(answer, row, column) for column, row in silent],
        hovertemplate="%{customdata}<extra></extra>",
    )
    zero = [(column, row) for row in codes for column in codes if row != column and _known(answer, row, column) == 0]
    figure.add_scatter(
        x=[column for column, _ in zero],
        y=[row for _, row in zero],
        mode="text",
        text=["0"] * len(zero),
        hoverinfo="skip",
    )
    ticks = [style.marked(code, code == focus) for code in codes]
    figure.update_xaxes(
        side="top", tickvals=codes, ticktext=ticks, tickangle=0, ticks="", categoryarray=codes, range=[-0.6, len(codes) - 0.4]
    )
    names = [style.marked(answer.names[code], code == focus) for code in codes]
    figure.update_yaxes(tickvals=codes, ticktext=names, ticks="", categoryarray=codes, range=[len(codes) - 0.4, -0.6])
    if focus in codes:
        at = codes.index(focus)
        figure.add_vrect(x0=at - 0.5, x1=at + 0.5, **style.OUTLINED)
        figure.add_hrect(y0=at - 0.5, y1=at + 0.5, **style.OUTLINED)
    return figure


def pairs_alt(answer: PairsAnswer) -> str:
    """Say what the matrix shows, and that a dash is not zero."""
    return f"Rutnät med {len(answer.counties)} län mot {len(answer.counties)} län. {answer.title}. {answer.sentence}"


def _known(answer: PairsAnswer, first: str, second: str) -> int | None:
    pair = answer.pairs.get((first, second))
    return pair.known if pair else None


def _pair_told(answer: PairsAnswer, first: str, second: str) -> str:
    if first == second:
        return style.safe(answer.names[first])
    number = _known(answer, first, second)
    what = NOT_STATED if number is None else formats.count(number, "gemensam verksamhet", "gemensamma verksamheter")
    return f"{style.safe(answer.names[first])} och {style.safe(answer.names[second])}: {what}"


def _outline_row(figure: go.Figure, rows: list[str], focus: str) -> None:
    if focus in rows:
        at = rows.index(focus)
        figure.add_hrect(y0=at - 0.5, y1=at + 0.5, **style.OUTLINED)
