"""The live panel of /upphandling: how few are enough, while a thumb moves."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash import clock, formats
from lstdash.exhibits import Sheet
from lstdash.questions.joint_procurement.answers import cars, joint_procurement, together
from lstdash.questions.joint_procurement.answers.choices import Choices
from lstdash.questions.joint_procurement.answers.panel import FIGURES, Position, at, at_rest, flips, levers, positions, title
from lstdash.questions.joint_procurement.answers.scenarios import KIND
from lstdash.questions.joint_procurement.charts import exhibits, plots
from lstdash.questions.joint_procurement.views import controls
from lstdash.views import cache, exhibit, foresight, heading, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.controls.slider import of_dials
from lstdash.views.markdown import plain
from lstdash.views.panel import panel
from lstdash.views.panel.states import Cell, CurveChart, CurveState, Flip, Mark

KEY = "joint-procurement"


def render(choices: Choices) -> Position:
    """Draw the panel; return the answer where the sliders stand."""
    version = cache.version()
    present = cache.answer(at_rest, choices)
    panel.render(
        KEY,
        tuple(of_dials(levers(version)).values()),
        figures=FIGURES,
        state=_state(present),
        packed=lambda: cache.answer(packed, choices),
        flips=_flips(version, choices),
        ahead=foresight.of(
            choices,
            joint_procurement.answer,
            at_rest,
            packed,
            together.sure,
            cars.answer,
            kind=KIND,
            draw=partial(_draw, url_state.value(FOCUS)),
        ),
    )
    return present


def _draw(focus: str, version: str, choices: Choices) -> None:
    """Draw what the page shows around the panel, kept where it looks for it."""
    on, owned = exhibits.assumptions(version, clock.today()), cache.prepared(version, cars.answer, choices)
    exhibits.work(cache.prepared(version, at_rest, choices), on)
    exhibit.ahead(
        exhibits.chances(cache.prepared(version, joint_procurement.answer, choices), focus),
        exhibits.sure(cache.prepared(version, together.sure, choices), on),
        exhibits.gains(owned, focus, on),
        exhibits.cars(owned),
    )


def packed(version: str, choices: Choices) -> bytes:
    """Return all that the browser needs while a thumb moves."""
    present = at_rest(version, choices)
    along = {lever: [_state(one) for one in found] for lever, found in positions(version, choices).items()}
    chart = CurveChart(
        title=title(present),
        alt=plots.work_alt(present),
        x_label="länsstyrelser som deltar",
        y_label="Sparat arbete, i egna upphandlingar",
        curve_label="Med valda värden",
        y_text=partial(formats.decimal, decimals=0),
        x_text=formats.decimal,
        x0=1,
    )
    shown = tuple(of_dials(levers(version)).values())
    values = at(version, choices)
    return panel.packed(shown, values, FIGURES, _state(present), along, chart, _flips(version, choices))


def _flips(version: str, choices: Choices) -> dict[str, Flip]:
    return {lever: Flip(value, text) for lever, (value, text) in cache.prepared(version, flips, choices).items()}


def _state(found: Position) -> CurveState:
    cells = tuple(Cell(value, sub) for value, sub in found.figures)
    return CurveState(cells, found.curve, Mark(found.even, f"{formats.decimal(found.smallest)} räcker"), title=title(found))


def how_sure(choices: Choices, on: Sheet) -> None:
    """Say how sure the work saved is, what it hangs on, and what price and work give together once that can be said."""
    found = cache.answer(together.sure, choices)
    heading.section(found.title)
    st.markdown(plain(found.sentence))
    exhibit.show(exhibits.sure(found, on), marks=False)
    with st.container(horizontal=True, key="filters-work", vertical_alignment="bottom"):
        url_state.select(controls.WORK)
    rows = cache.answer(together.together, choices)
    if choices.work_share is None:
        st.markdown(together.NOT_ADDED)
        return
    st.markdown(plain(together.sentence(rows, choices.work_share)))
    exhibit.table(exhibits.gained(rows, on))


@st.fragment
def saved(choices: Choices, on: Sheet) -> None:
    """Draw the saved scenarios and their comparison."""
    from lstdash.views.scenarios import scenarios  # needs the store: loaded where it is drawn

    table = partial(exhibits.table, cache.answer(together.sure, choices), on)
    scenarios.render(KIND, choices, controls.pairs, table, controls.stamp(choices))
