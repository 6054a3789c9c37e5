"""What was read wrong once and is said right now: each statement whose reading is easy to slip back to."""

from __future__ import annotations

import pytest
from readings import Row, first

from lstdash.terms import TERMS


def row(table: str, key: str) -> Row:
    (found,) = (row for row in first(table) if next(iter(row.values())) == key)
    return found


def test_coordination_may_move_the_work_or_not() -> None:
    assert "med eller utan att arbetet samlas" in TERMS["coordination"].definition  # 1.3.2


def test_only_two_annexes_are_full_lists() -> None:
    said = row("background_facts", "bilaga_innehall")["statement"]
    assert "Bilaga 2 och 3 är fullständiga förteckningar" in said and "bilaga 4 en översikt" in said
    assert row("background_facts", "drygt_30_samtliga")["section"] == "2.2", "the summary says a 30-tal"


def test_no_addressee_is_given_that_the_report_does_not_give() -> None:
    silent = [row["proposal"] for row in first("proposals") if row["kind"] == "förslag" and row["addressee"] == "ej angivet"]
    assert silent == [
        "kombinera_huvudspar",
        "enhetlig_ordning",
        "trestegsstruktur",
        "starkta_lansradsgrupper",
        "snabbt_upphandlingsuppdrag",
        "fordjupad_konsekvensanalys",
    ]


@pytest.mark.parametrize(
    ("activity", "status"),
    [("tele_teknikmiljo_ostra", "ej angivet"), ("produktionskostnadsredovisning", "pågår"), ("loner_sydlanen", "planerad")],
)
def test_agreements_projects_and_plans_are_not_in_operation(activity: str, status: str) -> None:
    assert row("activities", activity)["status"] == status


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [
        ("constellations", "swx", "note"),  # beside the three geographic groups (2.1.3)
        ("activities", "blankettwebben", "note"),  # a concentration
        ("assumptions", "headcount_small_high", "basis"),  # under 180
        ("assumptions", "headcount_large_low", "basis"),  # over 250
    ],
)
def test_a_reading_of_ours_is_called_one(table: str, key: str, column: str) -> None:
    assert "vår läsning" in row(table, key)[column]


def test_what_the_report_is_silent_about_is_not_its_choice() -> None:
    assert row("assumptions", "discount_rate")["basis"].startswith("Rapporten säger inget om ränta.")


@pytest.mark.parametrize(
    "conflict",
    [
        "swx_slag",
        "sarskilda_resurser",
        "resurser_it",
        "en_losning_for_alla",
        "frivilligt_eller_uppdrag",
        "lansradsgrupper_fasta",
        "koncentration_tre_satt",
        "blanketter_liten_insats",
        "avstand_betydelse",
        "rubrik_5_5",
        "dialogforum_antal",
    ],
)
def test_a_contradiction_is_listed_with_both_sides(conflict: str) -> None:
    found = row("source_conflicts", conflict)
    assert found["printed_a"] and found["printed_b"] and found["printed_a"] != found["printed_b"]
