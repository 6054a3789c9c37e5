"""The live panel over a matrix: the public one and a workshop's, with the same sliders and the same list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lstdash import formats
from lstdash.questions.start_here.answers.assess import Assessment, Placed, Sliders
from lstdash.questions.start_here.answers.panel import FIGURES, PanelAnswer, Position
from lstdash.questions.start_here.answers.start_here import tier_sentence
from lstdash.questions.start_here.charts import plots
from lstdash.views import chart, heading, markdown, tables, url_state
from lstdash.views.controls.slider import Slider
from lstdash.views.foresight import Ahead
from lstdash.views.panel import panel
from lstdash.views.panel.states import Area, Cell, Flip, MarksChart, MarksState

MOST_AGENDA = 5
SPAN = "Linjer: åtta utfall av tio (följer med när reglaget släpps)"


def matrix(
    key: str,
    sliders: Sequence[Slider],
    found: PanelAnswer,
    assessment: Assessment,
    at: Sliders,
    ahead: Ahead | None = None,
) -> None:
    """Draw sliders, figures and matrix; with plain sliders the matrix is a chart of its own."""
    state = _state(found.present)
    flips = {name: Flip(turn.value, turn.text) for name, turn in found.turns.items()}

    def packed() -> bytes:
        answers = {name: [_state(position) for position in along] for name, along in found.along.items()}
        return panel.packed(sliders, url_state.values(sliders), FIGURES, state, answers, _chart(assessment), flips)

    panel.render(key, sliders, figures=FIGURES, state=state, packed=packed, flips=flips, ahead=ahead)
    if panel.is_simple():
        figure = plots.matrix(assessment, (at.effort_threshold, at.benefit_threshold))
        chart.show(figure, f"{key}-matris", plots.matrix_alt(assessment))


def ranked_list(assessment: Assessment, rows: list[tuple[str, ...]], columns: tuple[str, ...], key: str) -> None:
    """Draw the sorted list with certainty and reasons, and say which items cannot be told apart."""
    sentence = tier_sentence(assessment)
    if sentence:
        st.markdown(markdown.plain(sentence))
    if rows:
        tables.data_table(columns, rows, "Förslagen i ordning", key)
    if assessment.unplaced:
        st.markdown(markdown.plain(f"Utan plats än, för att poäng saknas: {formats.listed(list(assessment.unplaced))}."))


def agenda(assessment: Assessment) -> None:
    """Draw what to talk about first: the items whose place in the list hangs on what is not agreed or not known."""
    earned = {line.key for line in assessment.placed if line.start_here_share is not None}
    points = [point for point in assessment.agenda if point.distance >= 0.5 and point.key in earned]
    if not points:
        return
    heading.small("Prata om det här först")
    lines = (f"1. **{markdown.plain(point.name)}.** {markdown.plain(point.sentence)}" for point in points[:MOST_AGENDA])
    st.markdown("\n".join(lines))


def _chart(assessment: Assessment) -> MarksChart:
    return MarksChart(
        title=plots.title(assessment),
        alt=plots.matrix_alt(assessment),
        x_label="Insats (1 liten, 5 stor) →",
        y_label="Vinst (1 liten, 5 stor) ↑",
        x_range=(1, 5),
        y_range=(1, 5),
        x_text=formats.decimal,
        y_text=formats.decimal,
        items=tuple(line.name for line in assessment.placed),
        quadrants=("Börja här", "Planera", "Gör i mån av tid", "Avvakta"),
        strong="Börja här",
        areas=tuple(_area(line) for line in assessment.placed),
        cell_label=plots.CELL,
        span_label=SPAN if any(line.region.reaches for line in assessment.placed) else "",
    )


def _area(line: Placed) -> Area:
    return Area(line.region.effort, line.region.benefit, line.region.is_cell)


def _state(position: Position) -> MarksState:
    cells = tuple(Cell(value, sub) for value, sub in position.figures)
    title = plots.counted(len(position.strong), len(position.places))
    return MarksState(cells, position.places, position.thresholds, position.strong, title)
