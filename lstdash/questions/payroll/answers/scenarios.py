"""What a saved payroll scenario keeps of its answer, and how two of them are told apart, in years and in kronor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lstdash import formats
from lstdash.evidence import board_size
from lstdash.formats import Told
from lstdash.numbers import in_unit, read
from lstdash.questions.payroll.answers import coalitions, payroll, risk
from lstdash.questions.payroll.answers.counties import KEYS
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.levers import text
from lstdash.questions.payroll.answers.payroll import PAYROLL, REALISED, Choices, joint
from lstdash.questions.payroll.answers.plan import promises
from lstdash.questions.payroll.answers.words import lever_label
from lstdash.questions.payroll.model.members import SharingKey
from lstdash.questions.payroll.model.scenario import LEVERS, MODEL_VERSION
from lstdash.scenarios import gap
from lstdash.scenarios.kind import Kind, Line
from lstdash.shared_model.levers import in_order_shown


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario answered. Amounts in parts of the seven's yearly cost today; None is never."""

    payback_years: float | None
    npv: float
    cost_base_mkr: float | None
    horizon_years: float
    target_years: float
    p10_years: float | None
    p90_years: float | None
    share_within_target: float


def result(version: str, choices: Choices) -> Result:
    """Answer a scenario in the form that is kept. Raises ScenarioError."""
    found = payroll.answer(version, choices)
    draws = risk.risk_answer(version, joint(choices)).simulation
    scenario = found.scenario
    return Result(
        payback_years=found.outcome.payback_years,
        npv=found.outcome.npv / scenario.money,
        cost_base_mkr=scenario.cost_base_mkr,
        horizon_years=scenario.horizon_years,
        target_years=scenario.target_years,
        p10_years=draws.payback_years.p10,
        p90_years=draws.payback_years.p90,
        share_within_target=draws.share_within_target,
    )


def defaults(version: str) -> dict[str, float]:
    """Return what every lever stands at as published."""
    return {lever: inputs(version).assumptions[lever].value for lever in LEVERS}


def told(version: str, choices: Choices, levers: Mapping[str, float]) -> dict[str, str]:
    """Return every choice in words, so that two scenarios can be compared line by line."""
    names = inputs(version).names
    is_counted = choices.counts_productivity
    said = {
        "Satsning": "lönesamordning" if choices.initiative == PAYROLL else "e-fakturering",
        "Vilka som deltar": coalitions.told(choices.coalition, names),
        "Dagens kostnad": _amount(choices.cost_base),
        "Produktivitetskrav": "räknas av" if is_counted else "räknas inte av",
        "Löpande kostnad delas": KEYS[SharingKey(choices.running_key)],
        "Engångskostnaden delas": KEYS[SharingKey(choices.one_off_key)],
        "Länens storlek": board_size.told(version, choices.size),
        "Vinst som tas hem": "osäker, enligt vår bedömning" if choices.doubts_gain else "enligt reglaget",
        "Besparingen": "väntar på avgångar" if choices.waits_for_leavers else "väntar inte på avgångar",
        "Värdlän": names.get(choices.host, "inget valt"),
    }
    if choices.initiative != PAYROLL:
        said["Besparing med e-fakturering"] = formats.share(choices.einvoice_saving_share)
    shown = (lever.key for lever in in_order_shown(LEVERS) if lever.key in levers)
    silent = {
        lever for lever, is_used in (("productivity_share", is_counted), (REALISED, not choices.doubts_gain)) if not is_used
    }
    counted = (lever for lever in shown if lever not in silent)
    return said | {lever_label(lever): text(lever, levers[lever]) for lever in counted}


def _amount(entered: str) -> str:
    """An amount of a scenario that was saved long ago may be one that is asked about today: then it stands as entered."""
    amount = in_unit(read(entered), "mkr")
    written = formats.plain(float(amount)) if isinstance(amount, Decimal) else entered.strip()
    return f"{written} mkr om året" if written else "ej angiven"


def verb(left: Result, right: Result) -> str:
    """Say how the second differs in payback."""
    if left.payback_years is None and right.payback_years is None:
        return "ingetdera betalar sig inom kalkyltiden"
    if right.payback_years is None:
        return "betalar sig inte inom kalkyltiden"
    if left.payback_years is None:
        return f"betalar sig efter {formats.years(right.payback_years)}, vilket det andra aldrig gör"
    later = gap.between(left.payback_years, right.payback_years, 1)
    if not later:
        return "betalar sig lika fort"
    return f"betalar sig {formats.years(abs(later))} {'senare' if later > 0 else 'tidigare'}"


def lines(left: Result, right: Result) -> tuple[Line, ...]:
    """Write two results against each other."""
    return (_payback(left, right), _band(left, right), _npv(left, right), _met(left, right))


def years(found: Result, value: float | None) -> str:
    """Write a payback of a kept result."""
    return (
        Told(formats.years(value), value, "år") if value is not None else f"aldrig inom {formats.years(found.horizon_years, 0)}"
    )


def _payback(left: Result, right: Result) -> Line:
    return ("Återbetalningstid", years(left, left.payback_years), years(right, right.payback_years), _gap(left, right))


def _gap(left: Result, right: Result) -> str:
    return gap.years(left.payback_years, right.payback_years, "går inte att räkna: det ena betalar sig aldrig")


def _band(left: Result, right: Result) -> Line:
    before, after = (f"{years(side, side.p10_years)} till {years(side, side.p90_years)}" for side in (left, right))
    return ("Åtta utfall av tio", before, after, formats.MISSING)


def _npv(left: Result, right: Result) -> Line:
    """In mkr when both have an entered cost, else in percent of the yearly cost."""
    bases = (left.cost_base_mkr, right.cost_base_mkr)
    if bases[0] is None or bases[1] is None:
        shown = gap.shares(left.npv, right.npv)
        return ("Nuvärde, % av årskostnaden i dag", *shown, gap.points(left.npv, right.npv))
    amounts = (left.npv * bases[0], right.npv * bases[1])
    shown = gap.both(lambda one: formats.unit(one, "mkr", 1), *amounts, "mkr")
    return ("Nuvärde, kronor", *shown, gap.number(*amounts, 1, "mkr"))


def _met(left: Result, right: Result) -> Line:
    shares = (left.share_within_target, right.share_within_target)
    return ("Andel av utfallen inom målet", *gap.shares(*shares), gap.points(*shares))


KIND = Kind(
    page="lonesamordning",
    model_version=str(MODEL_VERSION),
    choices=Choices,
    result=Result,
    levers=LEVERS,
    defaults=defaults,
    answer=result,
    told=told,
    lines=lines,
    verb=verb,
    short=lambda found: years(found, found.payback_years),
    base=lambda choices: Choices(cost_base=choices.cost_base),  # in the same unit as what is shown
    promises=promises,
)
