"""A file replaces the tables and years it holds, the rest is carried over, nothing disappears unasked."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from lstdash.errors import DataError
from lstdash.extracts.checking.guard import WouldLose
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.faults import CheckFailed
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.publishing.publish import commit, publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.intake import SOURCE_ORIGIN
from lstdash.published import versions
from lstdash.published.manifest import Manifest
from tests.extracts.sample import activity, area, assumption, group_total, participation, sample_rows, write_csv, write_source


def rows(root: Path, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """What the current version holds."""
    with duckdb.connect() as con:
        path = root / versions.current_version(root) / f"{table}.parquet"
        return con.execute(f"select {columns} from '{path}' order by all").fetchall()


def test_a_new_year_is_added_and_the_old_one_stays(root: Path, inbox: Path) -> None:
    files = [
        write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2), area("it", 2026, 30, 12, 4)]),
        write_csv(inbox / "activities.csv", [activity("diariet", 2026)]),
        write_csv(inbox / "participations.csv", [participation("diariet", "X", 2026)]),
        write_csv(inbox / "group_totals.csv", [group_total("storlek", "storre", 2026, 2, 12)]),
    ]
    publish(files, root=root)
    trend = rows(root, "areas", "year, area, coordinated")
    assert trend == [(2005, "ea", 16), (2005, "it", 22), (2026, "ea", 20), (2026, "it", 30)]
    assert rows(root, "activities", "year, activity") == [(2005, "diariet"), (2005, "webben"), (2026, "diariet")]
    assert rows(root, "participations", "year, county") == [(2005, "AB"), (2005, "C"), (2005, "M"), (2026, "X")]
    assert rows(root, "group_totals", "year, participations") == [(2005, 10), (2005, 10), (2026, 12)]


def test_what_the_file_does_not_mention_is_the_same_file_as_before(root: Path, inbox: Path) -> None:
    before = Manifest.read(root / versions.current_version(root))
    after = publish(write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), root=root)
    for name in set(before.tables) - {"areas"}:
        assert after.tables[name] == before.tables[name]
    assert after.base == before.version
    assert after.tables["areas"].parts["2005"] == before.tables["areas"].parts["2005"]
    assert after.tables["areas"].parts["2026"].origin == "areas.csv"
    assert versions.damage(after.version, root) == []


def test_a_version_holds_its_normalised_source_tables_and_they_can_be_published_again(root: Path, tmp_path: Path) -> None:
    folder = root / versions.current_version(root) / "source"
    again = publish(folder, root=tmp_path / "other")
    assert {name: entry.sha256 for name, entry in again.tables.items()} == {
        name: entry.sha256 for name, entry in Manifest.read(folder.parent).tables.items()
    }


def test_a_missing_row_is_refused_with_the_way_out(root: Path, inbox: Path) -> None:
    before = versions.current_version(root)
    with pytest.raises(WouldLose) as caught:
        publish(write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)]), root=root)
    assert "Samordning per område 2005: 1 rad försvinner".replace(" rad", "\u00a0rad") in str(caught.value)
    assert "--ersatt areas:2005" in str(caught.value)
    assert versions.current_version(root) == before


@pytest.mark.parametrize(("replace", "left"), [("areas:2005", ["ea 2005", "it 2026"]), ("areas", ["ea 2005"])])
def test_rows_disappear_when_asked_for_in_a_year_or_in_the_whole_table(
    root: Path, inbox: Path, replace: str, left: list[str]
) -> None:
    publish(write_csv(inbox / "areas.csv", [area("it", 2026, 30, 12, 4)]), root=root)
    publish(write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)]), root=root, replace=[replace])
    assert [f"{name} {year}" for name, year in rows(root, "areas", "area, year")] == left


def test_an_empty_file_empties_a_table_only_when_asked_for(root: Path, source: Path, inbox: Path) -> None:
    said = {"promised": "30 %", "outcome": "20 %", "unit": "procent", "kind": "gemensam service", "kept": "delvis"}
    case = {"case_code": "fall", "name": "Fall", "year": 2020, "quality": "halv", "source": "rapport", "section": "1", **said}
    publish(write_csv(inbox / "reference_cases.csv", [case]), root=root)
    publish(write_csv(inbox / "reference_cases.csv", []), root=root)
    assert len(rows(root, "reference_cases")) == 1
    publish(inbox / "reference_cases.csv", root=root, replace=["reference_cases"])
    assert rows(root, "reference_cases") == []


def test_a_county_reports_its_own_rows_and_the_others_stay(root: Path, inbox: Path) -> None:
    write_csv(
        inbox / "Skåne.csv",
        [participation("webben", "M"), participation("diariet", "M") | {"section": "9"}],
        columns=list(participation("webben", "M")),
    )
    manifest = publish(inbox / "Skåne.csv", root=root, supplement=True)
    found = rows(root, "participations", "activity, county, section")
    assert found == [("diariet", "AB", "2.2"), ("diariet", "C", "2.2"), ("diariet", "M", "9"), ("webben", "M", "2.2")]
    assert manifest.tables["participations"].parts["2005"].origin == f"{SOURCE_ORIGIN}, Skåne.csv"


def test_several_files_of_one_table_are_one_table(root: Path, inbox: Path) -> None:
    write_csv(inbox / "participations norr.csv", [participation("webben", "BD", 2026)])
    write_csv(inbox / "participations syd.csv", [participation("webben", "M", 2026)])
    write_csv(inbox / "activities.csv", [activity("webben", 2026)])
    publish(inbox, root=root)
    assert rows(root, "participations", "county, year")[-1:] == [("M", 2026)]
    assert len(rows(root, "participations")) == 5


def test_source_never_reverts_an_analyst_in_silence(root: Path, inbox: Path) -> None:
    changed = [assumption("saving_share", 0.35, 0.3, 0.5), assumption("one_off_cost", 1.68, 1.2, 2.5, "årskostnader")]
    publish(write_csv(inbox / "assumptions.csv", changed), root=root)
    with pytest.raises(WouldLose, match="assumptions.csv"):
        publish(root=root)
    assert rows(root, "assumptions", "assumption, value")[1] == ("saving_share", 0.35)
    publish(root=root, replace=["assumptions"])
    assert rows(root, "assumptions", "assumption, value")[1] == ("saving_share", 0.42)


def test_source_carries_an_analysts_year_over(root: Path, inbox: Path) -> None:
    publish(write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), root=root)
    publish(root=root)
    assert rows(root, "areas", "year, area") == [(2005, "ea"), (2005, "it"), (2026, "ea")]


def test_source_may_correct_and_drop_its_own_rows(root: Path, source: Path) -> None:
    given = sample_rows()
    given["activities"] = [activity("diariet") | {"name": "Diariet på Internet"}]
    write_source(source, given)
    publish(root=root)
    assert rows(root, "activities", "activity, name") == [("diariet", "Diariet på Internet")]


def test_the_first_publish_may_come_from_a_file_laid_upon_the_source(source: Path, inbox: Path, tmp_path: Path) -> None:
    target = tmp_path / "first"
    manifest = publish(write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), root=target)
    assert rows(target, "areas", "year, area") == [(2005, "ea"), (2005, "it"), (2026, "ea")]
    assert {part: papers.origin for part, papers in manifest.tables["areas"].parts.items()} == {
        "2005": SOURCE_ORIGIN,
        "2026": "areas.csv",
    }


def test_a_table_the_catalogue_got_since_comes_from_the_source(root: Path, inbox: Path) -> None:
    folder = root / versions.current_version(root)
    manifest = Manifest.read(folder)
    del manifest.tables["factors"]
    (folder / "manifest.json").unlink()
    manifest.write(folder)
    publish(write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), root=root)
    assert len(rows(root, "factors")) == 1


def test_a_row_carried_over_that_loses_what_it_refers_to_is_a_fault(root: Path, inbox: Path) -> None:
    with pytest.raises(CheckFailed) as caught:
        publish(write_csv(inbox / "activities.csv", [activity("webben")]), root=root, replace=["activities"])
    faults = [fault for fault in caught.value.faults if fault.column == "activity"]
    assert {fault.file for fault in faults} == {"den publicerade versionen"}
    assert {fault.found for fault in faults} == {"diariet"}


def test_someone_published_between_the_check_and_the_publish(root: Path, inbox: Path) -> None:
    mine = Request((write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]),))
    with prepare(mine, root) as plan:
        theirs = publish(write_csv(inbox / "money.csv", sample_rows()["money"]), root=root)
        with pytest.raises(Busy, match="publicerat sedan kontrollen"):
            commit(plan)
    assert versions.current_version(root) == theirs.version


def test_ersatt_names_a_table_that_exists(root: Path) -> None:
    with pytest.raises(DataError, match="areas:ÅR"):
        publish(root=root, replace=["omraden"])
    with pytest.raises(DataError):
        publish(root=root, replace=["money:2005"])


def test_the_note_and_the_time_are_kept(root: Path, inbox: Path) -> None:
    manifest = publish(write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]), root=root, note="Årets enkät")
    assert Manifest.read(root / manifest.version).note == "Årets enkät"
    assert manifest.tables["areas"].parts["2026"].updated_at == manifest.published_at.isoformat()
