"""The register of promised gains: what its columns are called, and a plan that is entered whole.

The nine fields are those of Digg's guidance on realising benefits (chapter 11). An empty text is a gap and is shown as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lstdash.database import followup
from lstdash.database.engine import Store
from lstdash.database.followup_tables import benefit_uses, benefit_years, benefits
from lstdash.database.kept import Entry, Kept, Register, Values, Writer

PAGE = "promised_benefits"
NINE = {
    "initiative": "Förändringsinsats",
    "realised_by": "Ansvar för att nyttan tas hem",
    "measured_by": "Ansvar för mätningen",
    "metric": "Mätetal med nuläge",
    "conditions": "Förutsättningar",
    "risks": "Risker",
    "handling": "Hur riskerna hanteras",
    "target": "Målvärde",
    "follow_up": "Tidpunkt för uppföljning",
}
BESIDE = {
    "approved_by": "Godkänd av",
    "approved_on": "Godkänd den",
    "county": "Län",
    "coalition": "Samarbete",
    "unit": "Enhet",
    "gain_class": "Slag",
    "price_year": "Prisår",
    "origin": "Källa",
}
FROM_SCENARIO = {"scenario": "Scenario", "model_version": "Modellversion", "data_version": "Dataversion"}
BENEFITS = Register(benefits, PAGE, "nyttan", {"effect": "Nytta"} | NINE | BESIDE | FROM_SCENARIO)
YEARS = Register(
    benefit_years,
    PAGE,
    "året",
    {"year": "År", "due_on": "Följs upp den", "planned": "Planerat", "realised": "Utfall", "evidence": "Belägg för utfallet"},
    amounts=("planned", "realised"),
)
USES = Register(
    benefit_uses,
    PAGE,
    "användningen",
    {"year": "År", "used_for": "Användning", "amount": "Belopp", "evidence": "Belägg för användningen"},
    amounts=("amount",),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """One gain or cost of a plan: a key of its own, its content by column, and (calendar year, amount)."""

    key: str
    content: dict[str, str]
    years: tuple[tuple[int, float], ...]


def enter(store: Store, plan: tuple[Planned, ...], writer: Writer, *, now: datetime) -> tuple[Kept, ...]:
    """Enter a plan, all of it or nothing; each year is followed up on its last day. Outdated when a key is taken."""
    entries = [entry for planned in plan for entry in _entries(planned)]
    return followup.add_all(store, entries, writer, now=now)


def _entries(planned: Planned) -> Iterator[Entry]:
    yield BENEFITS, dict.fromkeys(BENEFITS.labels, "") | planned.content, planned.key
    for year, amount in planned.years:
        values: Values = {
            "benefit": planned.key,
            "year": year,
            "due_on": f"{year}-12-31",
            "planned": repr(amount),
            "realised": "",
            "evidence": "",
        }
        yield YEARS, values, f"{planned.key}-{year}"
