"""The door to published tables: one version at a time, parameters bound, nothing reachable outside it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from lstdash import store
from lstdash.catalog.whole import tables
from lstdash.engines import declared
from lstdash.errors import DataError
from lstdash.published import versions
from tests.lib.tiny import tiny_version

NASTY = "'; drop view areas; --"


@pytest.fixture
def two_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    for name, number in (("v1", 22), ("v2", 30)):
        row = {
            "area": "it",
            "year": 2005,
            "name": "IT",
            "coordinated": number,
            "all_counties": 11,
            "source": "x",
            "section": "2.2",
        }
        tiny_version(tmp_path, name, areas=[row])
    return tmp_path


def coordinated(version: str) -> int:
    return int(store.query("areas_by_area", version)[0]["coordinated"])


def test_a_version_keeps_answering_after_a_newer_one_is_published(two_versions: Path) -> None:
    assert store.current_version() == "v2"
    assert (coordinated("v1"), coordinated("v2")) == (22, 30)


def test_an_answer_is_kept_and_every_caller_has_a_copy(two_versions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.query("evidence_conflicts", "v1", table_name="areas")
    for _ in ("asked", "kept"):
        store.query("areas_by_area", "v1")[0]["coordinated"] = 0
    monkeypatch.setattr(store, "run", lambda *asked, **params: pytest.fail("asked again"))
    assert coordinated("v1") == 22
    with pytest.raises(pytest.fail.Exception):
        store.query("evidence_conflicts", "v1", table_name="counties")


def test_a_long_answer_is_not_kept(two_versions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(sql: str, version: str) -> list[store.Row]:
        asked.append(sql)
        return [{"row": number} for number in range(store.KEPT_ROWS)]

    monkeypatch.setattr(store, "run", run)
    assert len(store.table("areas", "v1")) == len(store.table("areas", "v1")) == store.KEPT_ROWS
    assert asked == [store.table_text("areas")] * 2


def test_a_table_that_is_newer_than_the_version_is_empty_there(two_versions: Path) -> None:
    without(two_versions / "v1", "money")
    assert store.table("money", "v1") == [] and coordinated("v1") == 22
    assert store.query("evidence_conflicts", "v1", table_name="money") == []
    assert store.opens("v1")


def test_a_version_without_a_column_of_the_catalogues_or_that_is_gone_does_not_open(two_versions: Path) -> None:
    path = two_versions / "v1" / versions.MANIFEST
    papers = json.loads(path.read_text(encoding="utf-8"))
    del papers["tables"]["areas"]["columns"]["name"]
    path.write_text(json.dumps(papers), encoding="utf-8")
    assert [store.opens(version) for version in ("v1", "v2", "v9")] == [False, True, False]


def without(folder: Path, table: str) -> None:
    """Make a version one of before a table was declared."""
    path = folder / versions.MANIFEST
    papers = json.loads(path.read_text(encoding="utf-8"))
    del papers["tables"][table]
    path.write_text(json.dumps(papers), encoding="utf-8")
    (folder / f"{table}.parquet").unlink()


def test_the_version_asked_for_longest_ago_is_the_one_that_is_closed(
    two_versions: Path,
) -> None:
    for number in range(3, store.KEPT_CONNECTIONS + 2):
        shutil.copytree(two_versions / "v1", two_versions / f"v{number}")
    store._connections.clear()
    for number in (*range(1, store.KEPT_CONNECTIONS + 1), 1, store.KEPT_CONNECTIONS + 1):
        store.run(store.table_text("areas"), f"v{number}")
    opened = {folder.name for folder in store._connections}
    assert "v1" in opened and "v2" not in opened and len(opened) == store.KEPT_CONNECTIONS


def test_missing_values_are_none(two_versions: Path) -> None:
    assert store.query("areas_by_area", "v1")[0]["concentrated"] is None


def test_parameters_are_data(two_versions: Path) -> None:
    assert store.query("evidence_conflicts", "v1", table_name=NASTY) == []
    assert coordinated("v1") == 22


def test_a_missing_or_extra_parameter_is_refused(two_versions: Path) -> None:
    with pytest.raises(duckdb.Error):
        store.query("evidence_activities", "v1")
    with pytest.raises(duckdb.Error):
        store.query("areas_by_area", "v1", surplus=1)


def test_many_threads_read_at_once(two_versions: Path) -> None:
    seen: list[int] = []

    def read() -> None:
        seen.extend(int(store.run(store.table_text("areas"), "v1")[0]["coordinated"]) for _ in range(5))

    threads = [threading.Thread(target=read) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [22] * 60


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to '/tmp/lstdash-should-not-exist.csv'",
        "attach '/tmp/lstdash-should-not-exist.db'",
        "install httpfs",
        "set memory_limit = '9GB'",
        "select * from outsider",
    ],
)
def test_a_query_reaches_nothing_outside_the_version(two_versions: Path, sql: str) -> None:
    coordinated("v1")
    outsider = [1]  # a Python variable that DuckDB could otherwise read
    assert outsider
    with store._connections[two_versions / "v1"].cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(sql)


def test_a_version_that_is_gone_is_explained(two_versions: Path) -> None:
    with pytest.raises(DataError, match="python -m lstdash versioner"):
        store.query("areas_by_area", "v9")


def test_nothing_published_is_explained(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Inga uppgifter är publicerade ännu"):
        versions.current_version(tmp_path)


@pytest.mark.parametrize(("few", "batch"), [(1, 5), (7, 20_000), (21, 3), (22, 3)])
def test_an_answer_is_the_same_however_its_rows_are_read(
    version: str, few: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [store.table_text(name) for name in tables()]
    whole = [store.run(sql, version) for sql in asked]
    monkeypatch.setattr(store, "BATCH_ROWS", batch)
    found = []
    for sql in asked:
        monkeypatch.setattr(store, "FEW_CELLS", few * len(declared.columns(sql)))
        found.append(store.run(sql, version))
    assert found == whole and sum(map(len, whole)) > 1000
    assert types(found) == types(whole)


def types(answers: list[list[store.Row]]) -> list[type]:
    return [type(value) for rows in answers for row in rows for value in row.values()]


def test_every_declared_table_is_listed_whole_by_its_own_columns_and_key(version: str) -> None:
    published = store.manifest(version).tables
    for name, table in tables().items():
        rows = store.table(name, version)
        assert len(rows) == published[name].rows
        assert all(list(row) == [column.name for column in table.columns] for row in rows)
        keys = [tuple(row[column] for column in table.key) for row in rows]
        assert keys == sorted(keys), f"{name} is not in the order of its key"


def test_a_table_is_kept_and_every_caller_has_a_copy(two_versions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.table("areas", "v1")[0]["coordinated"] = 0
    monkeypatch.setattr(store, "run", lambda *asked, **params: pytest.fail("asked again"))
    assert store.table("areas", "v1")[0]["coordinated"] == 22


def test_a_table_without_rows_and_one_that_is_not_declared(two_versions: Path) -> None:
    assert store.table("money", "v1") == []
    with pytest.raises(KeyError):
        store.table("outsider", "v1")


def test_a_reader_needs_nothing_that_reads_files() -> None:
    """A server that only shows what is published never loads the rooms and libraries that read workbooks."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, lstdash.store; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "lstdash.store" in loaded
    assert not [name for name in loaded if name.startswith(("lstdash.extracts", "openpyxl", "pandas", "pyarrow"))]
