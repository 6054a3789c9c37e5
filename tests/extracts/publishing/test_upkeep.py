"""Back to an earlier version, away with old ones that nobody uses, and how old everything is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lstdash import clock
from lstdash.errors import DataError
from lstdash.extracts.publishing.lock import Busy, writing
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.upkeep import clean, restore, status
from lstdash.published import versions
from lstdash.published.manifest import Manifest, Part, TableEntry
from tests.extracts.sample import area, assumption, write_csv


def more_versions(root: Path, inbox: Path, count: int) -> list[str]:
    """Publish some years; return all version ids, oldest first."""
    made = [versions.current_version(root)]
    for year in range(2026, 2026 + count):
        made.append(publish(write_csv(inbox / "areas.csv", [area("ea", year, 20, 9, 2)]), root=root).version)
    return made


def test_restore_makes_an_earlier_version_current_and_can_be_undone(root: Path, inbox: Path) -> None:
    first, second = more_versions(root, inbox, 1)
    assert restore(first[:20], root).version == first == versions.current_version(root)
    assert restore(second, root).version == second == versions.current_version(root)
    assert versions.every(root) == (second, first)


@pytest.mark.parametrize("text", ["", "2", "finns-inte", "../x", ".lock"])
def test_restore_needs_one_version(root: Path, inbox: Path, text: str) -> None:
    more_versions(root, inbox, 1)
    before = versions.current_version(root)
    with pytest.raises(DataError, match="versioner"):
        restore(text, root)
    assert versions.current_version(root) == before


def test_a_damaged_version_is_not_restored(root: Path, inbox: Path) -> None:
    first, second = more_versions(root, inbox, 1)
    path = root / first / "areas.parquet"
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    (root / first / "source" / "money.csv").unlink()
    with pytest.raises(DataError) as caught:
        restore(first, root)
    assert "areas.parquet" in caught.value.found and "money.csv" in caught.value.found
    assert versions.current_version(root) == second


def test_a_version_of_other_tables_is_not_restored_and_its_sources_are_pointed_to(root: Path, inbox: Path) -> None:
    first, second = more_versions(root, inbox, 1)
    manifest = Manifest.read(root / first)
    del manifest.tables["factors"]
    manifest.write(root / first)
    with pytest.raises(DataError, match=f"{first}/source"):
        restore(first, root)
    assert versions.current_version(root) == second


def test_cleaning_keeps_the_newest(root: Path, inbox: Path) -> None:
    made = more_versions(root, inbox, 3)
    cleaned = clean(2, (), root)
    assert set(cleaned.removed) == set(made[:2]) and cleaned.kept == ()
    assert set(versions.every(root)) == set(made[2:])
    assert versions.damage(made[3], root) == []  # files that versions share survive in those that stay


def test_cleaning_never_takes_what_is_current_used_or_held(root: Path, inbox: Path) -> None:
    made = more_versions(root, inbox, 4)
    restore(made[0], root)
    assert versions.hold(made[2], root)
    cleaned = clean(1, {made[1]}, root)
    assert dict(cleaned.kept) == {
        made[0]: "den är publicerad nu",
        made[1]: "ett sparat scenario eller protokoll använder den",
        made[2]: "en webbläsare har visat den den senaste timmen",
    }
    assert cleaned.removed == (made[3],)
    assert set(versions.every(root)) == {made[0], made[1], made[2], made[4]}


def test_a_lease_lasts_an_hour_after_its_last_touch(root: Path) -> None:
    version = versions.current_version(root)
    assert versions.held(root) == frozenset()
    assert versions.hold(version, root)
    assert versions.held(root) == {version}
    (lease,) = (root / versions.LEASES).iterdir()
    old = clock.now().timestamp() - versions.LEASE_SECONDS - 10
    os.utime(lease, (old, old))
    assert versions.held(root) == frozenset()
    assert versions.hold(version, root)
    assert versions.held(root) == {version}


def test_holding_again_at_once_writes_nothing(root: Path) -> None:
    version = versions.current_version(root)
    versions.hold(version, root)
    (lease,) = (root / versions.LEASES).iterdir()
    recent = clock.now().timestamp() - versions.TOUCH_SECONDS / 2
    os.utime(lease, (recent, recent))
    versions.hold(version, root)
    assert lease.stat().st_mtime == pytest.approx(recent, abs=0.01)


def test_holding_where_nothing_may_be_written_is_no_error(root: Path) -> None:
    (root / versions.LEASES).write_text("a file stands where the folder should")
    assert versions.hold(versions.current_version(root), root) is False


@pytest.mark.parametrize("keep", [0, -1])
def test_something_is_always_kept(root: Path, keep: int) -> None:
    with pytest.raises(DataError, match="minst 1"):
        clean(keep, (), root)


def test_cleaning_clears_half_removed_versions_and_waits_for_no_one(root: Path) -> None:
    (root / ".trash-1").mkdir()
    (root / ".draft-1").mkdir()
    with writing(root), pytest.raises(Busy):
        clean(1, (), root)
    clean(1, (), root)
    assert not list(root.glob(".trash*")) and not list(root.glob(".draft*"))


def test_status_tells_expired_reviews_first_and_the_age_of_every_part(root: Path, inbox: Path) -> None:
    rows = [
        assumption("a", 1, 1, 1, review=""), assumption("b", 1, 1, 1, review="2006-01-31"),
        assumption("c", 1, 1, 1, review="2007-01-31"), assumption("d", 1, 1, 1, review="2006-12-31"),
        assumption("saving_share", 1, 1, 1, review="2005-12-31"),
    ]  # fmt: skip
    publish([write_csv(inbox / "assumptions.csv", rows)], root=root, supplement=True)
    publish([write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])], root=root)
    today = date(2006, 11, 21)
    found = status(today, root)
    assert [(one.assumption, one.is_expired(today)) for one in found.reviews] == [
        ("saving_share", True), ("b", True), ("d", False), ("c", False), ("one_off_cost", False), ("a", False),
    ]  # fmt: skip
    ages = {(age.name, age.part): age.origin for age in found.tables}
    assert ages[("areas", "2005")] == "data/source" and ages[("areas", "2026")] == "areas.csv"
    assert [age.updated_at for age in found.tables] == sorted(age.updated_at for age in found.tables)


def test_nothing_published_yet_is_said(tmp_path: Path) -> None:
    for command in (lambda: status(date(2006, 1, 1), tmp_path), lambda: clean(1, (), tmp_path), lambda: restore("x", tmp_path)):
        with pytest.raises(DataError):
            command()
    assert versions.every(tmp_path) == () and not versions.is_published(tmp_path)


def test_papers_survive_being_written_and_read(tmp_path: Path) -> None:
    entry = TableEntry(3, "a", {"x": "INTEGER"}, "fil å.csv", "b", {"2005": Part(3, "fil å.csv", "2006-11-21T05:00:00+00:00")})
    manifest = Manifest("v1", datetime(2006, 11, 21, tzinfo=UTC), "Not å ”citat”", {"areas": entry}, "v0")
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 1, "tables": {"a": 1}}', "{"])
def test_broken_papers_are_a_data_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(DataError):
        Manifest.read(tmp_path)
