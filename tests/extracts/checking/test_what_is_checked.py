"""A table that nothing touches is not checked again, and a table that something may have broken is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.checking import check, plan
from lstdash.extracts.checking.check import check_table
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.published.manifest import Manifest
from lstdash.published.versions import current_version
from tests.extracts.sample import activity, area, participation, write_csv


def checked(root: Path, path: Path, monkeypatch: pytest.MonkeyPatch, **asked: object) -> tuple[set[str], list[str]]:
    """Return the names of the tables that were checked, and every fault."""
    seen: set[str] = set()
    with monkeypatch.context() as patch:
        patch.setattr(plan, "check_table", lambda con, table, absent: seen.add(table.name) or check_table(con, table, absent))
        with prepare(Request((path,), **asked), root) as prepared:  # type: ignore[arg-type]
            return seen, [str(fault) for fault in prepared.faults]


def test_only_what_comes_and_what_refers_to_it(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, faults = checked(root, write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), monkeypatch)
    assert (seen, faults) == ({"areas"}, [])
    seen, _ = checked(root, write_csv(inbox / "activities.csv", [activity("diariet", 2026)]), monkeypatch)
    assert {"activities", "participations", "networks"} <= seen and "areas" not in seen


def test_a_row_that_others_refer_to_is_missed_by_them(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_csv(inbox / "activities.csv", [activity("webben")])
    _, faults = checked(root, file, monkeypatch, replace=("activities",))
    assert any("diariet" in fault and "activities.activity" in fault for fault in faults)


def test_other_rules_than_when_it_was_published(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / current_version(root) / "manifest.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["tables"]["money"]["rules"] = "andra regler"
    del raw["tables"]["factors"]["rules"]  # as older versions have it
    path.write_text(json.dumps(raw), encoding="utf-8")
    file = write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    assert checked(root, file, monkeypatch)[0] == {"areas", "money", "factors"}
    publish(file, root=root)
    written = Manifest.read(root / current_version(root)).tables
    assert {len(entry.rules) for entry in written.values()} == {16}
    assert checked(root, file, monkeypatch)[0] == {"areas"}


def test_repeated_keys_are_found_a_part_at_a_time(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MOST_SORTED", 5)
    rows = [participation("webben", letter, 2026) for letter in ("AB", "C", "D", "E", "F", "G", "H", "I", "K", "M", "N", "O")]
    file = write_csv(inbox / "participations.csv", rows)
    refers = write_csv(inbox / "activities.csv", [activity("webben", 2026), activity("diariet", 2026)])
    with prepare(Request((file, refers)), root) as prepared:
        assert prepared.faults == ()
    write_csv(file, [*rows, participation("webben", "H", 2026)])
    with prepare(Request((file, refers)), root) as prepared:
        assert [(fault.row, fault.column) for fault in prepared.faults] == [(14, ", ".join(tables()["participations"].key))]
