"""När har satsningen betalat sig?"""

from __future__ import annotations

from tests.lib.tiny import table_rows
from tests.queries.case import Case

PAPERS = {"source": "x", "section": "5.5"}
MEMBERS = table_rows(
    """
    constellation       county membership source section
    nordlanen           Z      härledd    x      4.2
    nordlanen           W      tillfällig x      4.2
    nordlanen           X      -          x      4.2
    lonesamordning_sju  M      ordinarie  x      -
    lonesamordning_sju  F      ordinarie  x      5.5
    lonesamordning_u_t  U      ordinarie  x      5.5
    sydlanen            M      ordinarie  x      4.2
    """
)
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
        "payroll_coalitions",
        "the seven, the two and the north by county; an occasional member, and one whose membership is not said, are left out",
        {"constellation_members": MEMBERS},
        [MEMBERS[4], MEMBERS[3], MEMBERS[5], MEMBERS[0]],
    ),
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
