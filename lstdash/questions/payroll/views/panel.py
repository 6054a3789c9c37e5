"""The live panel of /lonesamordning: sliders with marks, figures, and the cumulative curve with its band."""

from __future__ import annotations

from functools import lru_cache

from lstdash import formats
from lstdash.questions.payroll.answers import panel as payroll_panel
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers import risk as payroll_risk
from lstdash.questions.payroll.answers.panel import Position
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer
from lstdash.questions.payroll.answers.words import flip_text, lead, unit_label, years_or_never
from lstdash.questions.payroll.views import controls
from lstdash.views import browser, cache
from lstdash.views.foresight import Ahead
from lstdash.views.panel import panel
from lstdash.views.panel import payload as panel_payload
from lstdash.views.panel.sliders import Flip, Slider
from lstdash.views.panel.states import Band, Cell, CurveChart, CurveState, Line, Mark

KEY = "payroll"


def render(answer: PayrollAnswer, risk: RiskAnswer | None, ahead: Ahead) -> None:
    """Draw the panel at the answer's scenario; the band comes with the draws. `ahead`: see `panel.render`."""
    shown = tuple(_sliders(answer).values())
    panel.render(
        KEY,
        shown,
        panel.read(shown),
        figures=payroll_panel.FIGURES,
        state=_state(payroll_panel.present(cache.version(), answer.choices)),
        packed=lambda: cache.answer(packed, answer.choices, risk is not None),
        flips=_flips(answer),
        ahead=ahead,
    )


def packed(version: str, choices: Choices, has_draws: bool) -> bytes:
    """Return all that the browser needs, with or without the band of the draws. Raises ScenarioError.

    What is kept is one string and not what it is made of: a thousand objects a scenario, to be looked through for garbage.
    """
    answer = cache.prepared(version, payroll.answer, choices)
    risk = cache.prepared(version, payroll_risk.answer, payroll.joint(choices)) if has_draws else None
    chosen, moved = _sliders(answer), dict(choices.levers)
    values = {slider.name: moved.get(lever, slider.default) for lever, slider in chosen.items()}
    state, along = _states(version, choices)
    answers = {chosen[lever].name: found for lever, found in along.items()}
    shown = tuple(chosen.values())
    drawn = chart(answer, risk)
    return browser.encoded(panel_payload.build(shown, values, payroll_panel.FIGURES, state, answers, drawn, _flips(answer)))


def _flips(answer: PayrollAnswer) -> dict[str, Flip]:
    chosen = _sliders(answer)
    return {chosen[lever].name: Flip(found.value, flip_text(found)) for lever, found in answer.flips.items()}


def _sliders(answer: PayrollAnswer) -> dict[str, Slider]:
    return {lever.key: controls.slider(lever) for lever in answer.levers}


@lru_cache(maxsize=2)  # a first visit packs them twice, without the draws and with them
def _states(version: str, choices: Choices) -> tuple[CurveState, dict[str, list[CurveState]]]:
    shown = payroll_panel.levers_of(version, choices)
    grids = tuple((lever.key, controls.slider(lever).positions) for lever in shown)
    found = payroll_panel.positions(version, choices, grids)
    answers = {lever: [_state(position) for position in along] for lever, along in found.items()}
    return _state(payroll_panel.present(version, choices)), answers


def _state(position: Position) -> CurveState:
    return CurveState(
        tuple(Cell(value, sub) for value, sub in position.figures),
        position.curve,
        Mark(position.payback_years, position.payback_text),
        (_target(position.target_years),),
    )


@lru_cache(maxsize=64)
def _target(years: float) -> Mark:
    return Mark(years, f"Mål {formats.years(years, 0)}")


def chart(answer: PayrollAnswer, risk: RiskAnswer | None) -> CurveChart:
    """Return the frame of the curve: words, the starting point to compare with, the band."""
    scenario = answer.scenario
    has_money = scenario.cost_base_mkr is not None
    reference = None if answer.is_starting_point else Line(answer.base_curve, "Utgångsläget")
    return CurveChart(
        title=title(answer),
        alt=lead(answer, risk.simulation if risk else None),
        x_label="år efter start",
        y_label=f"Besparing minus kostnad hittills, {unit_label(scenario)}",
        curve_label="Med valda värden",
        y_text=formats.decimal if has_money else formats.share,
        x_text=formats.decimal,
        reference=reference,
        band=None if risk is None else band(risk),
    )


def title(answer: PayrollAnswer) -> str:
    """Say what to see in the curve."""
    years = answer.outcome.payback_years
    if years is None:
        return f"Kurvan når aldrig noll inom {formats.years(answer.scenario.horizon_years, 0)}"
    return f"Kurvan passerar noll efter {years_or_never(years, answer.scenario)}"


def band(risk: RiskAnswer) -> Band:
    """Return P10 to P90 of the curve, year by year."""
    low, high = ([getattr(spread, end) for spread in risk.simulation.band] for end in ("p10", "p90"))
    return Band(low, high, "Åtta fall av tio (P10–P90), vår bedömning")


def is_simple() -> bool:
    """True when the reader has asked for plain sliders: the page draws the curve itself."""
    return panel.read(()).simple
