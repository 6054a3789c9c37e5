"""How sure is the payback? 100 000 draws over the range of every assumption, the same draws every time."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, ranges_of, scenario_of
from lstdash.questions.payroll.answers.words import amount, years_or_never
from lstdash.questions.payroll.model.risk import Simulation, drawn_levers, simulate
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.terms import TERMS

SEED = 2006


@dataclass(frozen=True, slots=True)
class RiskAnswer:
    """The draws' summary with its conclusion in words."""

    scenario: PayrollScenario
    simulation: Simulation
    title: str
    drawn: tuple[str, ...]  # Swedish names of what was drawn


def risk_answer(version: str, choices: Choices) -> RiskAnswer:
    """Draw and summarise. Raises ScenarioError when the choices cannot hold together."""
    known = inputs(version)
    scenario = scenario_of(known, choices)
    ranges = ranges_of(known, choices)
    found = simulate(scenario, ranges, SEED)
    names = tuple(TERMS[lever].label for lever in drawn_levers(scenario, ranges))
    return RiskAnswer(scenario, found, title(scenario, found), names)


def title(scenario: PayrollScenario, found: Simulation) -> str:
    """Say how often the target is met and how often the cost is never recovered."""
    met = f"Målet {formats.years(scenario.target_years, 0)} nås i {chance(found.share_within_target)} av utfallen"
    if not found.share_never:
        return f"{met}, och alla betalar sig inom {formats.years(scenario.horizon_years, 0)}"
    return f"{met}, och {chance(found.share_never)} betalar sig aldrig inom {formats.years(scenario.horizon_years, 0)}"


def chance(share: float) -> str:
    """Write a share of draws without rounding something to nothing or to everything."""
    if 0 < share < 0.01:
        return f"mindre än {formats.share(0.01)}"
    if 0.99 < share < 1:
        return f"mer än {formats.share(0.99)}"
    return formats.share(share)


def method(answer: RiskAnswer) -> str:
    """Say how the draws are made and whose ranges they are."""
    return (
        f"{formats.decimal(answer.simulation.draws)} utfall. I vart och ett slumpas {formats.listed(answer.drawn)} var för sig "
        "inom sitt spann, med toppen där reglaget står. Spannen är vår bedömning, och därmed även det här diagrammet."
    )


RISK_COLUMNS = ("Inom", "Andel av utfallen som har betalat sig")
QUANTILE_COLUMNS = ("Mått", "Återbetalningstid", "Nuvärde")


def risk_table(answer: RiskAnswer) -> list[tuple[str, ...]]:
    """Return the share paid back within each year, and the share that never is."""
    found = answer.simulation
    rows = [(formats.years(year, 0), chance(share)) for year, share in enumerate(found.within_years) if year]
    return [*rows, (f"Aldrig inom {formats.years(answer.scenario.horizon_years, 0)}", chance(found.share_never))]


def quantiles(answer: RiskAnswer) -> list[tuple[str, ...]]:
    """Return P10, P50 and P90 of the payback and of the net present value."""
    years, npv = answer.simulation.payback_years, answer.simulation.npv
    names = ("P10: en av tio är lägre", "P50: hälften är lägre", "P90: en av tio är högre")
    return [
        (name, years_or_never(getattr(years, key), answer.scenario), amount(answer.scenario, getattr(npv, key)))
        for name, key in zip(names, ("p10", "p50", "p90"), strict=True)
    ]
