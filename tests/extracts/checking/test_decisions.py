"""Rules in a table: contradictions and needless rows stop a publish, answers without a rule are listed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.intake import source_dir
from tests.extracts.sample import Row, write_csv


@pytest.fixture(scope="module")
def rules() -> list[Row]:
    with (source_dir() / "form_rules.csv").open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def check(extracts_root: Path, inbox: Path, rows: list[Row]) -> Plan:
    with prepare(Request((write_csv(inbox / "form_rules.csv", rows),)), extracts_root) as plan:
        return plan


def added(rules: list[Row], key: str, **change: str) -> list[Row]:
    """The rules, and one more like the rule `key` but changed."""
    like = next(row for row in rules if row["rule"] == key)
    return [*rules, like | {"rule": "ny"} | change]


def test_the_rules_that_ship_are_whole_and_leave_no_answer_out(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    plan = check(extracts_root, inbox, rules)
    assert plan.faults == () and not [notice for notice in plan.notices if "Ingen regel" in notice.text]


def test_a_gap_is_listed_and_stops_nothing(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    plan = check(extracts_root, inbox, [row for row in rules if row["rule"] != "tillfallig_samordnare"])
    assert plan.faults == ()
    told = [notice.text for notice in plan.notices if "Ingen regel" in notice.text]
    assert told == ["Ingen regel täcker 1 av 2 svar för ”kraftsamla”, till exempel hur länge fortlöpande."]


def test_rules_that_contradict_are_named_with_both_rows(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    plan = check(extracts_root, inbox, added(rules, "styra_strategi", suitability="lämplig"))
    (fault,) = plan.faults
    first = 2 + next(at for at, row in enumerate(rules) if row["rule"] == "styra_strategi")
    assert (fault.file, fault.row, fault.column, fault.found) == ("form_rules.csv", len(rules) + 2, "Bedömning", "lämplig")
    assert fault.expected == f"samma bedömning som styra_strategi på rad {first}: olämplig"
    assert fault.action.startswith("Rätta bedömningen")


def test_a_condition_that_tells_rules_apart_settles_it(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    assert check(
        extracts_root, inbox, added(rules, "avtal_nationellt", suitability="lämplig", national_interest="inte starkt")
    ).faults
    wider = added(rules, "styra_strategi", suitability="lämplig", national_interest="starkt")
    assert [fault.row for fault in check(extracts_root, inbox, wider).faults] == [len(rules) + 2]
    apart = added(rules, "kris_generellt", suitability="olämplig", payer="staten genom SKR")
    assert check(extracts_root, inbox, apart).faults == ()


def test_a_row_that_a_wider_one_already_says_is_never_reached(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    plan = check(extracts_root, inbox, added(rules, "styra_strategi", national_interest="starkt"))
    (fault,) = plan.faults
    assert fault.found == "olämplig" and "styra_strategi" in fault.expected and fault.row == len(rules) + 2


def test_the_same_rule_twice_is_named_once(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    assert len(check(extracts_root, inbox, added(rules, "styra_strategi")).faults) == 1


def test_a_new_rule_is_held_against_those_that_are_published(extracts_root: Path, inbox: Path, rules: list[Row]) -> None:
    """A file that only adds rows says no row of the rule it contradicts: that one stands in what is published."""
    *_, new = added(rules, "styra_strategi", suitability="lämplig")
    path = write_csv(inbox / "form_rules.csv", [new])
    with prepare(Request((path,), supplement=True), extracts_root) as plan:
        (fault,) = plan.faults
    assert (fault.file, fault.row) == ("form_rules.csv", 2)
    assert fault.expected == "samma bedömning som styra_strategi, som är publicerad: olämplig"
