"""A mark of a code that no call has is taken in and told; a mark that is not one, or a code that is none, stops a publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.request import Request
from tests.extracts.sample import write_csv

MARK = {"cpv_name": "Prov", "reason": "Prov.", "source": "bedomning", "section": "–"}


def check(extracts_root: Path, inbox: Path, **row: str) -> Plan:
    with prepare(Request((write_csv(inbox / "cpv_marks.csv", [MARK | row]),), supplement=True), extracts_root) as plan:
        return plan


def test_a_code_that_no_call_has_is_told_and_not_refused(extracts_root: Path, inbox: Path) -> None:
    plan = check(extracts_root, inbox, cpv_code="99999999", mark="samlingsbar")
    assert plan.faults == ()
    told = [(notice.row, notice.column, notice.text) for notice in plan.notices if "99999999" in notice.text]
    assert told == [
        (2, "CPV-kod", "99999999 finns inte bland annonserade upphandlingar. Raden tas in, men inget räknas med den.")
    ]


def test_a_code_that_a_call_has_needs_no_telling(extracts_root: Path, inbox: Path) -> None:
    plan = check(extracts_root, inbox, cpv_code="79410000", mark="oklar")
    assert plan.faults == () and not [notice for notice in plan.notices if "finns inte bland" in notice.text]


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ({"cpv_code": "79410000", "mark": "kanske"}, "mark", "ett av: samlingsbar, oklar, platsbunden"),
        ({"cpv_code": "7941", "mark": "oklar"}, "cpv_code", "åtta siffror"),
    ],
)
def test_what_is_no_mark_and_no_code_is_refused(
    extracts_root: Path, inbox: Path, row: dict[str, str], column: str, expected: str
) -> None:
    (fault,) = check(extracts_root, inbox, **row).faults
    assert (fault.row, fault.column, fault.expected) == (2, column, expected)
