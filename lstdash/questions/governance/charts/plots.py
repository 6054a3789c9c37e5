"""The areas by level as a grid of marks that can be told apart without colour."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.governance.answers import words
from lstdash.questions.governance.answers.governance import GovernanceAnswer
from lstdash.questions.governance.answers.tables import without_level
from lstdash.questions.governance.model.coverage import LEVELS, STATES

ROW_HEIGHT, NAME_WIDTH, NAME_SIZE = 44, 27, 13
TOP = 96
MARKS = {  # state -> symbol, colour, size
    "finns": ("circle", style.ACCENT, 20),
    "planerad": ("diamond-open", style.FOCUS, 18),
    "saknas": ("x-thin-open", style.WARNING, 16),
    "ej angivet": ("line-ew-open", style.GREY_LIGHT, 9),
}


@kept
def coverage(answer: GovernanceAnswer) -> go.Figure:
    """Area x level: one mark per state; the last column counts the groups whose reach is not stated."""
    rows = list(answer.rows)[::-1]
    labels = [style.wrapped(answer.rows[row], NAME_WIDTH) for row in rows]
    figure = style.base(TOP + 8 + ROW_HEIGHT * len(rows), showlegend=True)
    for state in STATES:
        at = [(x, y) for y, row in enumerate(rows) for x, level in enumerate(LEVELS) if answer.cells[row, level].state == state]
        figure.add_scatter(
            x=[x for x, _ in at],
            y=[y for _, y in at],
            mode="markers",
            name=state,
            marker=style.mark(*MARKS[state]),
            customdata=[[_groups(answer, rows[y], LEVELS[x])] for x, y in at],
            hovertemplate=f"%{{customdata[0]}}<br>{state}<extra></extra>",
        )
    unknown = [len(without_level(answer, row)) for row in rows]
    figure.add_scatter(
        x=[len(LEVELS)] * len(rows),
        y=list(range(len(rows))),
        mode="text",
        text=[str(count) if count else "–" for count in unknown],
        textfont={"size": 15},
        hoverinfo="skip",
        showlegend=False,
    )
    titles = [*words.LEVELS.values(), "Räckvidd<br>ej angiven"]
    figure.update_xaxes(**style.on_top(titles))
    figure.update_yaxes(**style.lined(labels), tickfont={"size": NAME_SIZE})
    legend = {"xref": "container", "x": 0, "y": 1.0 + 44 / (ROW_HEIGHT * len(rows)), "entrywidth": 64}  # three on a phone
    parts = [part for label in labels for part in label.split("<br>")]
    figure.update_layout(legend=legend, margin=style.still(parts, NAME_SIZE, t=TOP, b=8))
    return figure


def _groups(answer: GovernanceAnswer, row: str, level: str) -> str:
    named = ", ".join(group.name for group in answer.cells[row, level].groups) or "ingen grupp nämns"
    return f"{style.safe(answer.rows[row])}, {words.LEVELS[level].lower()}: {style.safe(named)}"


def coverage_alt(answer: GovernanceAnswer) -> str:
    """Say what the grid holds; every cell stands in the table below it."""
    told = "; ".join(f"{state} {sum(cell.state == state for cell in answer.cells.values())}" for state in STATES)
    return f"Rutnät med {len(answer.rows)} rader och {len(LEVELS)} nivåer. Antal rutor: {told}."
