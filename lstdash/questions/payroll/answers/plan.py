"""What a payroll scenario promises, in words and in the unit it is followed up in (2006 report, 4.1 and 5.5)."""

from __future__ import annotations

from lstdash import formats
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, scenario_of
from lstdash.questions.payroll.model.plan import EXIT, LOWER_COST, ONE_OFF, PARALLEL, REDEPLOYED, promised
from lstdash.scenarios.kind import Effect, Promise

MONEY, SHARE = "mkr", "% av dagens årskostnad"
NAMES = {
    LOWER_COST: "Lägre löpande kostnad",
    REDEPLOYED: "Frigjort som tas hem på annat sätt",
    ONE_OFF: "Engångskostnad",
    PARALLEL: "Parallell drift",
    EXIT: "Utträdeskostnad",
}


def promises(version: str, choices: Choices) -> Promise:
    """Return every effect in mkr where today's cost was entered, else in per cent of it. Raises ScenarioError."""
    known = inputs(version)
    scenario = scenario_of(known, choices)
    base = scenario.cost_base_mkr
    scale = 1.0 if base is not None else 100.0
    effects = tuple(
        Effect(
            one.effect,
            NAMES[one.effect],
            "omfordelning" if one.effect == REDEPLOYED else "finansiell",
            tuple((year, amount * scale) for year, amount in one.years),
        )
        for one in promised(scenario)
    )
    work = "löneadministrationen hos de sju" if choices.is_payroll else "fakturahanteringen hos de två"
    metric = f"Kostnaden för {work}: {formats.plain(base)} mkr om året i dag" if base is not None else ""
    return Promise(MONEY if base is not None else SHARE, metric, coalitions.told(choices.coalition, known.names), effects)
