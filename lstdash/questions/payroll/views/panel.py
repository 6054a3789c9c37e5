"""The live panel of /lonesamordning: sliders with marks, figures, and the cumulative curve with its band."""

from __future__ import annotations

from functools import lru_cache

from lstdash import formats
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.panel import FIGURES, Position, at_rest, positions
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer, risk_answer
from lstdash.questions.payroll.answers.words import flip_text, uncapitalised, unit_label, years_or_never
from lstdash.views import cache
from lstdash.views.controls.slider import Slider, of_dials
from lstdash.views.foresight import Ahead
from lstdash.views.panel import panel
from lstdash.views.panel.states import Band, Cell, CurveChart, CurveState, Flip, Line, Mark

KEY = "payroll"


def render(answer: PayrollAnswer, risk: RiskAnswer | None, ahead: Ahead) -> None:
    """Draw the panel at the answer's scenario; the band comes with the draws. `ahead`: see `panel.render`."""
    panel.render(
        KEY,
        _sliders(answer),
        figures=FIGURES,
        state=_state(cache.answer(at_rest, answer.choices)),
        packed=lambda: cache.answer(packed, answer.choices, risk is not None),
        flips=_flips(answer),
        ahead=ahead,
    )


def packed(version: str, choices: Choices, has_draws: bool) -> bytes:
    """Return all that the browser needs, with or without the band of the draws. Raises ScenarioError.

    What is kept is one string and not what it is made of: a thousand objects a scenario, to be looked through for garbage.
    """
    answer = cache.prepared(version, payroll.answer, choices)
    risk = cache.prepared(version, risk_answer, payroll.joint(choices)) if has_draws else None
    values = {dial.key: dial.default for dial in answer.levers} | dict(choices.levers)
    state, along = _states(version, choices)
    return panel.packed(_sliders(answer), values, FIGURES, state, along, chart(answer, risk), _flips(answer))


def _flips(answer: PayrollAnswer) -> dict[str, Flip]:
    return {lever: Flip(found.value, flip_text(found)) for lever, found in answer.flips.items()}


def _sliders(answer: PayrollAnswer) -> tuple[Slider, ...]:
    return tuple(of_dials(answer.levers).values())


@lru_cache(maxsize=2)  # a first visit packs them twice, without the draws and with them
def _states(version: str, choices: Choices) -> tuple[CurveState, dict[str, list[CurveState]]]:
    found = positions(version, choices)
    answers = {lever: [_state(position) for position in along] for lever, along in found.items()}
    return _state(cache.prepared(version, at_rest, choices)), answers


def _state(position: Position) -> CurveState:
    return CurveState(
        tuple(Cell(value, sub) for value, sub in position.figures),
        position.curve,
        Mark(position.payback_years, position.payback_text),
        (_target(position.target_years),),
        titled(position.payback_text),
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
    return titled(years_or_never(answer.outcome.payback_years, answer.scenario))


@lru_cache(maxsize=512)
def titled(paid: str) -> str:
    """Say it of a payback as it is written: `4,0 år`, or that it never comes."""
    told = f"noll efter {paid}" if paid[0].isdigit() else uncapitalised(paid).replace("aldrig", "aldrig noll", 1)
    return f"Med valda värden passerar kurvan {told}"


def band(risk: RiskAnswer) -> Band:
    """Return P10 to P90 of the curve, year by year."""
    low, high = ([getattr(spread, end) for spread in risk.simulation.band] for end in ("p10", "p90"))
    return Band(low, high, "Åtta fall av tio, vår bedömning")
