"""Which payroll scenarios cannot hold, and the calm Swedish words that say so.

Nothing is corrected: a value out of range or a contradiction is named, with what to do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.questions.payroll.model.scenario import WHOLE_LEVERS, Member, PayrollScenario
from lstdash.terms import TERMS


class Limit(NamedTuple):
    """What a lever can possibly be: wider than any slider, narrow enough that every answer is finite."""

    low: float
    high: float
    is_share: bool


LIMITS = {
    "saving_share": Limit(0, 1, True),
    "one_off_cost": Limit(0, 100, False),
    "fixed_share": Limit(0, 1, True),
    "ramp_years": Limit(0, 50, False),
    "parallel_share": Limit(0, 1, True),
    "discount_rate": Limit(0, 1, True),
    "horizon_years": Limit(1, 50, False),
    "target_years": Limit(1, 50, False),
    "productivity_share": Limit(0, 0.5, True),
    "scale_elasticity": Limit(0, 1, False),
    "exit_cost_share": Limit(0, 5, True),
    "realised_share": Limit(0, 1, True),
}


_READABLE = 1e9  # beyond this a number is named, not printed


def check(scenario: PayrollScenario, cost_ceiling_mkr: float | None = None) -> None:
    """Raise one ScenarioError that names every fault; `cost_ceiling_mkr` bounds an entered cost base."""
    faults = (*lever_faults(scenario), *_money_faults(scenario, cost_ceiling_mkr), *member_faults(scenario))
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise ScenarioError(
            what=f"Valen går inte ihop på {len(faults)} punkter.",
            where=formats.listed(list(dict.fromkeys(fault.where for fault in faults))),
            found=" ".join(dict.fromkeys(fault.what for fault in faults)),
            action="Rätta punkterna, eller återställ till utgångsläget.",
        )


def lever_faults(scenario: PayrollScenario) -> Iterator[ScenarioError]:
    """Yield a fault for each lever that stands where no answer exists."""
    out_of_range = [fault for lever in LIMITS if (fault := _range_fault(lever, getattr(scenario, lever)))]
    yield from out_of_range
    if not out_of_range and scenario.target_years > scenario.horizon_years:
        yield ScenarioError(
            what="Målet ligger bortom kalkyltiden.",
            where=f"reglaget {TERMS['target_years'].label}",
            expected=f"högst {formats.count(int(scenario.horizon_years))} år",
            found=f"{formats.count(int(scenario.target_years))} år",
            action="Förläng kalkyltiden eller välj ett kortare mål.",
        )


def _range_fault(lever: str, value: float) -> ScenarioError | None:
    limit = LIMITS[lever]
    where = f"reglaget {TERMS[lever].label}"
    if not math.isfinite(value):
        return ScenarioError("Värdet är inte ett tal.", where, "ett tal", "något annat", "Välj ett värde med reglaget.")
    found = _shown(limit, value)
    if lever == "saving_share" and value <= 0:
        what = "Utan besparing finns inget att betala tillbaka med."
        return ScenarioError(what, where, "mer än 0 %", found, "Välj en besparing större än noll.")
    if lever == "one_off_cost" and value <= 0:
        what = "Utan engångskostnad finns inget att betala tillbaka."
        return ScenarioError(what, where, "mer än 0 årskostnader", found, "Välj en engångskostnad större än noll.")
    if not limit.low <= value <= limit.high:
        expected = f"mellan {_shown(limit, limit.low)} och {_shown(limit, limit.high)}"
        return ScenarioError(
            "Värdet ligger utanför vad modellen kan räkna på.", where, expected, found, "Välj ett värde inom spannet."
        )
    if lever in WHOLE_LEVERS and value != int(value):
        return ScenarioError("Antalet år måste vara helt.", where, "ett helt antal år", found, "Välj ett helt antal år.")
    return None


def _shown(limit: Limit, value: float) -> str:
    if abs(value) > _READABLE:
        return "ett orimligt stort tal"
    if limit.is_share:
        return formats.plain_share(value)
    return formats.decimal(value, 0 if value == int(value) else 2)


def _money_faults(scenario: PayrollScenario, ceiling_mkr: float | None) -> Iterator[ScenarioError]:
    base = scenario.cost_base_mkr
    if base is None:
        return
    where = "fältet dagens kostnad för de sju"
    if not (math.isfinite(base) and base > 0):
        yield ScenarioError(
            "Dagens kostnad måste vara större än noll.",
            where,
            "ett belopp i mkr",
            "noll eller mindre",
            "Ange beloppet eller lämna fältet tomt.",
        )
    elif ceiling_mkr is not None and base > ceiling_mkr:
        yield ScenarioError(
            what="Beloppet är större än vad all ekonomi- och personaladministration kostar.",
            where=where,
            expected=f"högst {formats.unit(ceiling_mkr, 'mkr')}",
            found=formats.unit(base, "mkr", 1) if base < _READABLE else "ett orimligt stort tal",
            action="Kontrollera att beloppet gäller lönearbetet och är i miljoner kronor.",
        )


def member_faults(scenario: PayrollScenario) -> Iterator[ScenarioError]:
    """Yield a fault for each contradiction in who takes part, and when."""
    if not scenario.members:
        action = "Välj minst ett län eller en färdig koalition."
        yield ScenarioError("Inget län deltar.", "valet av län", "minst ett län", "inget", action)
        return
    for county, times in Counter(m.county for m in scenario.members if m.county).items():
        if times > 1:
            yield ScenarioError(
                "Samma län står med flera gånger.", f"län {county}", "en gång", f"{times} gånger", "Ta bort dubbletten."
            )
    for member in dict.fromkeys(scenario.members):
        yield from _year_faults(member, scenario.horizon_years)
    yield from _size_faults(scenario)
    yield from _host_faults(scenario)


def _place(member: Member) -> str:
    return f"län {member.county}" if member.county else "län utan namn"


def _year_faults(member: Member, horizon_years: float) -> Iterator[ScenarioError]:
    joined, left = f"går med år {member.join_year}", f"lämnar år {member.leave_year}"
    if member.join_year < 1 or member.join_year > horizon_years:
        expected = "från år 1 till kalkyltidens sista år"
        yield ScenarioError("Länet går med utanför kalkyltiden.", _place(member), expected, joined, "Välj ett annat år.")
    if member.leave_year is not None and member.leave_year < member.join_year:
        action = "Välj ett senare år att lämna, eller ett tidigare att gå med."
        yield ScenarioError("Länet lämnar innan det har gått med.", _place(member), "gå med före", f"{joined}, {left}", action)


def _size_faults(scenario: PayrollScenario) -> Iterator[ScenarioError]:
    expected, action = "två tal större än noll, det lägre först", "Rätta storleken i källtabellen."
    for m in dict.fromkeys((*scenario.members, *scenario.seven)):
        if not 0 < m.weight_low <= m.weight_high < math.inf or not 0 < m.cost_index < math.inf:
            found = f"{m.weight_low:g} och {m.weight_high:g}".replace(".", ",")
            yield ScenarioError("Länets storlek är inte ett möjligt spann.", _place(m), expected, found, action)
    sizes = {m.county: (m.weight_low, m.weight_high, m.cost_index) for m in scenario.seven}
    for m in scenario.members:
        if m.county and sizes.get(m.county, size := (m.weight_low, m.weight_high, m.cost_index)) != size:
            yield ScenarioError("Samma län har två olika storlekar.", _place(m), "en storlek", "två", action)


def _host_faults(scenario: PayrollScenario) -> Iterator[ScenarioError]:
    if scenario.host is None:
        return
    host = next((m for m in scenario.members if m.county == scenario.host), None)
    if host is None:
        action = "Välj en värd bland de län som deltar."
        yield ScenarioError("Värdlänet deltar inte.", "valet av värdlän", "ett deltagande län", scenario.host, action)
        return
    first = min(m.join_year for m in scenario.members)
    last = max(_leaving(m) for m in scenario.members)
    if host.join_year > first or _leaving(host) < last:
        action = "Låt värden vara med hela tiden, eller välj en annan värd."
        yield ScenarioError("Värdlänet är inte med hela tiden.", f"län {host.county}", "med så länge andra är det", "", action)


def _leaving(member: Member) -> float:
    return math.inf if member.leave_year is None else member.leave_year
