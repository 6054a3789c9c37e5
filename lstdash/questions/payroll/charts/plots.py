"""Charts of /lonesamordning: the cumulative curve (where the live panel is not used) and what the payback hangs on."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.charts.tornado import Axis, Bar, swing_bars
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.levers import text
from lstdash.questions.payroll.answers.payroll import PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer
from lstdash.questions.payroll.answers.sensitivity import SensitivityAnswer
from lstdash.questions.payroll.answers.words import amount, lever_label, uncapitalised, unit_label, years_or_never
from lstdash.questions.payroll.charts.axes import amount_axis, amounts
from lstdash.shared_model.sensitivity import Swing

BAND = "rgba(0, 80, 77, 0.13)"


@kept
def curve(answer: PayrollAnswer, risk: RiskAnswer | None) -> go.Figure:
    """Saving minus cost so far, year by year, with payback mark, target, band and starting point."""
    scenario = answer.scenario
    years = list(range(len(answer.curve)))
    draft = style.draft(400)
    if risk:
        low, high = (amounts(scenario, (getattr(spread, end) for spread in risk.simulation.band)) for end in ("p10", "p90"))
        draft.add_scatter(x=years, y=low, name="1 av 10 under", mode="lines", line={"width": 0}, hoverinfo="skip")
        filled = {"fill": "tonexty", "fillcolor": BAND, "hoverinfo": "skip"}
        draft.add_scatter(x=years, y=high, name="1 av 10 över", mode="lines", line={"width": 0}, **filled)
        end = {"showarrow": False, "xanchor": "left", "xshift": 4, "bgcolor": style.PAPER}  # the line of zero runs on below
        draft.add_annotation(x=years[-1], y=high[-1], text="1 av 10 över", **end)
        draft.add_annotation(x=years[-1], y=low[-1], text="1 av 10 under", **end)
    if not answer.is_starting_point:
        dashed = {"color": style.GREY, "width": 2, "dash": "dash"}
        base = amounts(scenario, answer.base_curve)
        draft.add_scatter(x=years, y=base, name="Utgångsläget", mode="lines", line=dashed, hoverinfo="skip")
        draft.add_annotation(x=years[-1], y=base[-1], text="Utgångsläget", showarrow=False, xanchor="left", xshift=4)
    draft.add_scatter(
        x=years,
        y=amounts(scenario, answer.curve),
        name="Med valda värden",
        mode="lines",
        line={"color": style.ACCENT, "width": 3},
        hovertemplate="År %{x}: %{customdata}<extra></extra>",
        customdata=[amount(scenario, value) for value in answer.curve],
    )
    draft.add_hline(y=0, line={"color": style.INK, "width": 1})
    _target(draft, scenario.target_years)
    if answer.outcome.payback_years is not None:
        marker = {"size": 12, "color": "#FFFFFF", "line": {"color": style.ACCENT, "width": 3}}
        paid = years_or_never(answer.outcome.payback_years, scenario)
        draft.add_scatter(
            x=[answer.outcome.payback_years],
            y=[0],
            mode="markers+text",
            marker=marker,
            text=[f"<b>{paid}</b>"],
            textposition="bottom right",
            hoverinfo="skip",
        )
    draft.update_layout(margin={"t": 28})
    draft.update_xaxes(title="år efter start", dtick=1 if len(years) <= 16 else 5, range=[0, years[-1] * 1.12])
    draft.update_yaxes(title=unit_label(scenario), showgrid=True, gridcolor=style.PALE, **amount_axis(scenario))
    return draft.figure()


def curve_alt(answer: PayrollAnswer, risk: RiskAnswer | None) -> str:
    """Say the curve's conclusion and its end."""
    end = answer.outcome.rows[-1]
    told = lead(answer, risk.simulation if risk else None)
    return f"Kurva över besparing minus kostnad hittills. {told} Den slutar år {end.year}."


def curve_key(answer: PayrollAnswer, risk: RiskAnswer | None) -> tuple[str, ...]:
    """Say what the lines and the band are."""
    base = () if answer.is_starting_point else ("Streckad linje: utgångsläget",)
    band = ("Mellan 1 av 10 över och 1 av 10 under: åtta utfall av tio",) if risk else ()
    return (" · ".join(("Heldragen linje: med valda värden", *base, *band)) + ".",)


CURVE_COLUMNS = (
    "År",
    "Besparing",
    "Parallell drift",
    "Engångskostnad",
    "Utträde",
    "Netto",
    "Hittills",
    "Hittills, i dagens värde",
)


def curve_table(answer: PayrollAnswer) -> list[tuple[str, ...]]:
    """Return the cash flow year by year as text."""
    has_money = answer.scenario.cost_base_mkr is not None
    rows = []
    for row in answer.outcome.rows:
        parts = (row.saving, row.parallel, row.one_off, row.exit_cost, row.net, row.cumulative, row.discounted)
        rows.append((str(row.year), *(formats.unit(v, "mkr", 1) if has_money else formats.share(v, 1) for v in parts)))
    return rows


@kept
def tornado(answer: SensitivityAnswer) -> go.Figure:
    """One bar per assumption from its low to its high; shorter than now is filled, longer is hatched."""
    scenario = answer.payroll.scenario
    now = answer.payroll.outcome.payback_years
    told = f"Nu {uncapitalised(years_or_never(now, scenario))}"
    target = (scenario.target_years, f"Mål {formats.years(scenario.target_years, 0)}")
    centre = scenario.horizon_years if now is None else now
    axis = Axis("återbetalningstid, år", centre, told, "Kortare än nu", "Längre än nu", is_more_better=False, target=target)
    return swing_bars([_bar(swing, scenario.horizon_years) for swing in answer.swings], axis)


def _bar(swing: Swing, horizon: float) -> Bar:
    """Place never at the horizon, and say it."""
    ends = ((swing.low, swing.at_low), (swing.high, swing.at_high))
    low, high = (
        (horizon, f"{text(swing.lever, value)}: aldrig") if years is None else (years, text(swing.lever, value))
        for value, years in ends
    )
    return Bar(lever_label(swing.lever), low, high)


def _target(draft: Draft, years: float) -> None:
    draft.add_vline(x=years, line={"color": style.WARNING, "width": 1.5, "dash": "dot"})
    style.above(draft, years, f"Mål {formats.years(years, 0)}", font={"color": style.WARNING})


def tornado_alt(answer: SensitivityAnswer) -> str:
    """Say each assumption's two paybacks."""
    scenario = answer.payroll.scenario
    told = [
        f"{lever_label(swing.lever)}: {years_or_never(swing.at_low, scenario)} vid {text(swing.lever, swing.low)}, "
        f"{years_or_never(swing.at_high, scenario)} vid {text(swing.lever, swing.high)}"
        for swing in answer.swings
    ]
    return f"{answer.swing_title}. " + "; ".join(told) + "."
