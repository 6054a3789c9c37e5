"""När har satsningen betalat sig?"""

from __future__ import annotations

from tests.queries.case import Case

PAPERS = {"source": "x", "section": "5.5"}
MONEY = [
    {"money": key, "name": key, "value": value, "unit": unit} | PAPERS
    for key, value, unit in (
        ("efaktura_lonsamhet", 3.0, "år"),
        ("kostnadsbas_ekonomi_personal", 183.0, "mkr"),
        ("loner_besparing", None, "%"),
    )
]
CONFLICTS = [
    {
        "conflict": key,
        "title": key,
        "printed_a": "a",
        "printed_b": "b",
        "recomputed": None,
        "handling": "sägs",
        "affects": "money.value",
    }
    for key in ("efaktura_tid", "kostnadsbas_delar", "loner_antal")
]

CASES = (
    Case(
        "payroll_money",
        "amounts of payroll, electronic invoices and the ceiling; a value that is missing is null",
        {"money": [*MONEY, MONEY[0] | {"money": "kostnadsbas"}]},
        MONEY,
    ),
    Case(
        "payroll_conflicts",
        "contradictions about payroll, electronic invoices and cost, by key; what is not recomputed is null",
        {"source_conflicts": [CONFLICTS[0] | {"conflict": "omraden_summa"}, *reversed(CONFLICTS)]},
        CONFLICTS,
    ),
)
