"""The live panel of /personal: leaving against the reduction, while a thumb moves."""

from __future__ import annotations

from functools import partial

from lstdash import clock, formats
from lstdash.questions.staff.answers import staff
from lstdash.questions.staff.answers.inputs import Choices, inputs
from lstdash.questions.staff.answers.panel import FIGURES, SHOWN_YEARS, Position, at_rest, flips, positions, title, within
from lstdash.questions.staff.answers.scenarios import KIND
from lstdash.questions.staff.charts import exhibits, plots
from lstdash.views import cache, exhibit, foresight, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.controls.slider import of_dials
from lstdash.views.panel import panel
from lstdash.views.panel.states import Cell, CurveChart, CurveState, Flip, Mark

KEY = "staff"
ROOM_YEARS = 3  # closer than that two texts lie over each other


def render(choices: Choices) -> Position:
    """Draw the panel; return the answer where the sliders stand."""
    present = cache.answer(at_rest, choices)
    panel.render(
        KEY,
        tuple(of_dials(inputs(cache.version()).levers).values()),
        figures=FIGURES,
        state=_state(present),
        packed=lambda: cache.answer(packed, choices),
        flips=_flips(cache.version(), choices),
        ahead=foresight.of(
            choices, staff.answer, at_rest, packed, staff.spread, kind=KIND, draw=partial(_draw, url_state.value(FOCUS))
        ),
    )
    return present


def _draw(focus: str, version: str, choices: Choices) -> None:
    """Draw what the page shows under the panel, kept where it looks for it. Raises ScenarioError."""
    on, found = exhibits.assumptions(version, clock.today()), cache.prepared(version, staff.answer, choices)
    exhibits.attrition(cache.prepared(version, at_rest, choices), on)
    exhibits.draws(cache.prepared(version, staff.spread, choices), found, on)
    exhibit.ahead(exhibits.counties(found, on, focus))


def packed(version: str, choices: Choices) -> bytes:
    """Return all that the browser needs while a thumb moves."""
    known, present = inputs(version), at_rest(version, choices)
    along = {lever: [_state(one) for one in found] for lever, found in positions(version, choices).items()}
    chart = CurveChart(
        title=title(present),
        alt=plots.attrition_alt(present),
        x_label="år",
        y_label="Har slutat, minus minskningen, del av de berörda",
        curve_label="Med valda värden",
        y_text=formats.share,
        x_text=formats.decimal,
    )
    shown = tuple(of_dials(known.levers).values())
    return panel.packed(shown, known.at(choices), FIGURES, _state(present), along, chart, _flips(version, choices))


def _flips(version: str, choices: Choices) -> dict[str, Flip]:
    return {lever: Flip(value, text) for lever, (value, text) in cache.prepared(version, flips, choices).items()}


def _state(found: Position) -> CurveState:
    lines = [Mark(found.target_years, within(found))]
    if found.payback_years is not None and found.payback_years <= SHOWN_YEARS:
        lines.append(Mark(found.payback_years, f"Återbetalning {formats.years(found.payback_years)}"))
    until = Mark(found.years_until, _told(found))
    return CurveState(
        tuple(Cell(value, sub) for value, sub in found.figures), found.curve, until, tuple(lines), title=title(found)
    )


def _told(found: Position) -> str:
    """Say the years at the mark, unless the words of the payback stand there; the title says them too."""
    if found.years_until is None:
        return "Nås inte inom bilden"
    is_near = found.payback_years is not None and abs(found.payback_years - found.years_until) < ROOM_YEARS
    return "" if is_near else formats.years_beside(found.years_until, found.target_years)
