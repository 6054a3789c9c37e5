"""The live panel of /kostnader: the saving against a cut that grows, while a thumb moves."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash import clock, formats
from lstdash.exhibits import Sheet
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import Answer, Choices, answer, levers
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.answers.panel import FIGURES, Position, at_rest, positions, title
from lstdash.questions.costs.answers.scenarios import KIND
from lstdash.questions.costs.charts import exhibits
from lstdash.questions.costs.views import controls
from lstdash.views import cache, exhibit, foresight, link
from lstdash.views.controls.slider import of_dials
from lstdash.views.panel import panel
from lstdash.views.panel.states import Cell, CurveChart, CurveState, Flip, Line, Mark

KEY = "costs"


def render(found: Answer) -> Position:
    """Draw the panel; return the answer where the sliders stand."""
    version = cache.version()
    present = cache.answer(at_rest, found.choices)
    panel.render(
        KEY,
        tuple(of_dials(levers(version)).values()),
        figures=FIGURES,
        state=_state(present),
        packed=lambda: cache.answer(packed, found.choices),
        flips=_flips(found),
        ahead=foresight.of(found.choices, answer, at_rest, packed, kind=KIND, draw=_draw),
    )
    return present


def _draw(version: str, choices: Choices) -> None:
    """Draw what the page shows under the panel, kept where it looks for it. Raises ScenarioError."""
    found, known = cache.prepared(version, answer, choices), inputs(version)
    assert found is not None  # the page has an answer
    on = exhibits.assumptions(version, clock.today())
    exhibits.years(found, cache.prepared(version, at_rest, choices), on)
    exhibits.once(known, found, on)
    exhibit.ahead(exhibits.areas(version, known, found, on), exhibits.bases(found, on), exhibits.swings(version, found, on))


def packed(version: str, choices: Choices) -> bytes:
    """Return all that the browser needs while a thumb moves. Raises ScenarioError."""
    found = cache.prepared(version, answer, choices)
    assert found is not None  # the page has an answer
    present = at_rest(version, choices)
    along = {lever: [_state(one) for one in places] for lever, places in positions(version, choices).items()}
    start = at_rest(version, Choices(choices.coalition, choices.without, choices.base, choices.register, choices.year))
    chart = CurveChart(
        title=title(present),
        alt=f"{found.sourced} {found.headline}",
        x_label="år med sparbeting",
        y_label="Besparing minus samlat sparbeting, mkr, 2005 års nivå",
        curve_label="Med valda värden",
        y_text=formats.decimal,
        x_text=formats.decimal,
        reference=Line(start.curve, "Utgångsläget") if start.curve != present.curve else None,
    )
    shown = tuple(of_dials(levers(version)).values())
    return panel.packed(shown, found.at, FIGURES, _state(present), along, chart, _flips(found))


def _flips(found: Answer) -> dict[str, Flip]:
    return {lever: Flip(flip.value, words.flip_told(flip)) for lever, flip in found.flips.items()}


def _state(found: Position) -> CurveState:
    cells = tuple(Cell(value, sub) for value, sub in found.figures)
    target = Mark(found.target_years, f"Mål {formats.years(found.target_years, 0)}")
    return CurveState(cells, found.curve, Mark(found.crossing, words.years_told(found.years)), (target,), title=title(found))


@st.fragment
def saved(found: Answer, on: Sheet) -> None:
    """Draw the saved scenarios and their comparison."""
    from lstdash.views.scenarios import scenarios  # needs the store: loaded where it is drawn

    table = partial(exhibits.table, found, on)
    scenarios.render(KIND, found.choices, controls.pairs, table, controls.stamp(found.choices))
    link.draw(link.to("promised_benefits", "Följ upp vad som kom, och vad det användes till"))
