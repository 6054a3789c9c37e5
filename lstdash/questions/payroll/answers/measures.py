"""The same cash flow by the usual measures: payback with and without discounting, NPV, internal rate, benefit-cost ratio.

Which measure a reader asks for depends on where they come from; all are read from one outcome.
"""

from __future__ import annotations

from lstdash import formats
from lstdash.questions.payroll.answers.payroll import PayrollAnswer
from lstdash.questions.payroll.answers.words import amount, unit_of, years_or_never
from lstdash.terms import TERMS

COLUMNS = ("Mått", "Värde", "Så ska det läsas")
TITLE = "Samma kalkyl med andra mått"


def table(answer: PayrollAnswer) -> list[tuple[str, str, str]]:
    """Return one row a measure, as texts: what it is called, what it is here, how to read it."""
    scenario, found = answer.scenario, answer.outcome
    rate, horizon = formats.share(scenario.discount_rate, 1), formats.years(scenario.horizon_years, 0)
    unit = unit_of(scenario.cost_base_mkr, len(scenario.seven))
    return [
        ("Återbetalningstid utan ränta", years_or_never(found.simple_payback_years, scenario), "Varje krona väger lika."),
        (
            "Återbetalningstid med ränta",
            years_or_never(found.payback_years, scenario),
            f"Kalkylräntan är {rate}: det här är svaret i rubriken.",
        ),
        (TERMS["net_present_value"].name, amount(scenario, found.npv), f"Över {horizon}, {unit}."),
        (TERMS["internal_rate"].name, _rate(answer), TERMS["internal_rate"].definition),
        (
            TERMS["benefit_cost_ratio"].name,
            formats.decimal(found.benefit_cost_ratio, 2),
            f"{TERMS['benefit_cost_ratio'].definition} Över 1 lönar det sig inom {horizon}.",
        ),
    ]


def _rate(answer: PayrollAnswer) -> str:
    rates = [formats.share(rate, 1) for rate in answer.outcome.internal_rates]
    if not rates:
        return "ingen: nuvärdet blir inte noll vid någon ränta"
    return rates[0] if len(rates) == 1 else f"inget entydigt värde: {formats.listed(rates)}"
