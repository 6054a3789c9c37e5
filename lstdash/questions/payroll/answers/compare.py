"""Two scenarios side by side: only what differs is listed, with the difference in years and in kronor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lstdash import formats
from lstdash.evidence import board_size
from lstdash.numbers import in_unit, read
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.answers.counties import KEYS
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.levers import text
from lstdash.questions.payroll.answers.payroll import PAYROLL, Choices
from lstdash.questions.payroll.answers.saved import Result, Saved, lever_values, result
from lstdash.questions.payroll.answers.words import lever_label
from lstdash.questions.payroll.model.members import SharingKey
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.shared_model.levers import in_order_shown


@dataclass(frozen=True, slots=True)
class Side:
    """One scenario of a comparison: its name, its choices in words, what it answers."""

    name: str
    told: Mapping[str, str]
    result: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Left against right: the conclusion, the answers and the changed choices as rows (what, left, right)."""

    headline: str
    answers: tuple[tuple[str, str, str, str], ...]  # with the difference last
    changes: tuple[tuple[str, str, str], ...]


def current(version: str, name: str, choices: Choices) -> Side:
    """Return a scenario as it answers on this version. Raises ScenarioError."""
    return Side(name, told(version, choices, lever_values(version, choices)), result(version, choices))


def pinned(version: str, saved: Saved) -> Side:
    """Return a saved scenario as it answered when it was saved."""
    return Side(saved.name, told(version, saved.choices, saved.levers), saved.result)


def told(version: str, choices: Choices, levers: Mapping[str, float]) -> dict[str, str]:
    """Return every choice in words, so that two scenarios can be compared line by line."""
    names = inputs(version).names
    is_counted = choices.counts_productivity
    said = {
        "Satsning": "lönesamordning" if choices.initiative == PAYROLL else "e-fakturering",
        "Vilka som deltar": coalition(choices.coalition, names),
        "Dagens kostnad": _amount(choices.cost_base),
        "Produktivitetskrav": "räknas av" if is_counted else "räknas inte av",
        "Löpande kostnad delas": KEYS[SharingKey(choices.running_key)],
        "Engångskostnaden delas": KEYS[SharingKey(choices.one_off_key)],
        "Länens storlek": board_size.told(version, choices.size),
        "Värdlän": names.get(choices.host, "inget valt"),
    }
    if choices.initiative != PAYROLL:
        said["Besparing med e-fakturering"] = formats.share(choices.einvoice_saving_share)
    shown = (lever.key for lever in in_order_shown(LEVERS) if lever.key in levers)
    counted = (lever for lever in shown if is_counted or lever != "productivity_share")
    return said | {lever_label(lever): text(lever, levers[lever]) for lever in counted}


def _amount(entered: str) -> str:
    """An amount of a scenario that was saved long ago may be one that is asked about today: then it stands as entered."""
    amount = in_unit(read(entered), "mkr")
    written = formats.plain(float(amount)) if isinstance(amount, Decimal) else entered.strip()
    return f"{written} mkr om året" if written else "ej angiven"


def coalition(code: str, names: Mapping[str, str]) -> str:
    """Write a coalition in words: a ready-made one by its name, one's own county by county."""
    if code in coalitions.PRESETS:
        return coalitions.PRESETS[code]
    chosen = coalitions.places(code, names)
    return formats.listed([names[place.county] + _years(place) for place in chosen]) or "inget län"


def _years(place: coalitions.Place) -> str:
    if place.join_year == 1 and place.leave_year is None:
        return ""
    return f" (år {place.join_year}–{place.leave_year or ''})" if place.leave_year else f" (från år {place.join_year})"


def compare(left: Side, right: Side) -> Comparison:
    """Compare any against any."""
    changes = tuple(
        (what, left.told.get(what, formats.MISSING), right.told.get(what, formats.MISSING))
        for what in dict.fromkeys((*left.told, *right.told))
        if left.told.get(what) != right.told.get(what)
    )
    answers = (_payback(left.result, right.result), _band(left.result, right.result), _npv(left.result, right.result))
    return Comparison(_headline(left, right, changes), (*answers, _met(left.result, right.result)), changes)


def _headline(left: Side, right: Side, changes: tuple[tuple[str, str, str], ...]) -> str:
    years = difference_years(left.result, right.result)
    if not changes and not years:
        return f"{right.name} är likadant som {left.name}."
    count = formats.count(len(changes), "val", "val")
    return f"{right.name} skiljer sig från {left.name} i {count} och {_verb(left.result, right.result)}."


def _verb(left: Result, right: Result) -> str:
    if left.payback_years is None and right.payback_years is None:
        return "ingetdera betalar sig inom kalkyltiden"
    if right.payback_years is None:
        return "betalar sig inte inom kalkyltiden"
    if left.payback_years is None:
        return f"betalar sig efter {formats.years(right.payback_years)}, vilket det andra aldrig gör"
    gap = right.payback_years - left.payback_years
    if not formats.rounded(gap, 1):
        return "betalar sig lika fort"
    return f"betalar sig {formats.years(abs(gap))} {'senare' if gap > 0 else 'tidigare'}"


def difference_years(left: Result, right: Result) -> str:
    """Write the difference in payback with its sign; empty when there is none."""
    if left.payback_years is None or right.payback_years is None:
        return "" if left.payback_years == right.payback_years else "går inte att räkna: det ena betalar sig aldrig"
    gap = right.payback_years - left.payback_years
    return formats.signed(gap, 1) + formats.NBSP + "år" if formats.rounded(gap, 1) else ""


def years(found: Result, value: float | None) -> str:
    """Write a payback of a kept result."""
    return formats.years(value) if value is not None else f"aldrig inom {formats.years(found.horizon_years, 0)}"


def _payback(left: Result, right: Result) -> tuple[str, str, str, str]:
    gap = difference_years(left, right) or "ingen"
    return ("Återbetalningstid", years(left, left.payback_years), years(right, right.payback_years), gap)


def _band(left: Result, right: Result) -> tuple[str, str, str, str]:
    before, after = (f"{years(side, side.p10_years)} till {years(side, side.p90_years)}" for side in (left, right))
    return ("Åtta utfall av tio", before, after, formats.MISSING)


def _npv(left: Result, right: Result) -> tuple[str, str, str, str]:
    """In mkr when both have an entered cost, else in percent of the yearly cost."""
    bases = (left.cost_base_mkr, right.cost_base_mkr)
    if bases[0] is None or bases[1] is None:
        gap = formats.points(right.npv - left.npv)
        return ("Nuvärde, % av årskostnaden i dag", formats.share(left.npv), formats.share(right.npv), gap)
    amounts = [left.npv * bases[0], right.npv * bases[1]]
    gap = formats.signed(amounts[1] - amounts[0], 1) + f"{formats.NBSP}mkr"
    return ("Nuvärde, kronor", formats.unit(amounts[0], "mkr", 1), formats.unit(amounts[1], "mkr", 1), gap)


def _met(left: Result, right: Result) -> tuple[str, str, str, str]:
    shares = (left.share_within_target, right.share_within_target)
    gap = formats.points(shares[1] - shares[0])
    return ("Andel av utfallen inom målet", formats.share(shares[0]), formats.share(shares[1]), gap)
