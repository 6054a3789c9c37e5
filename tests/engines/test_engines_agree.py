"""Every query and every table gives the same rows, of the same types, in the same order, whoever answers.

Sail is started here. `LSTDASH_SPARK_REMOTE=sc://host:port python -m pytest tests/engines` asks an Apache Spark instead, which
must see the same folders.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from lstdash import store
from lstdash.catalog.whole import tables
from lstdash.engines import declared, patience, setting, spark, start
from lstdash.errors import DataError
from lstdash.published.manifest import Manifest
from lstdash.store import Row
from lstdash.views.site import BY_STEM
from lstdash.web import health
from tests.lib import sail
from tests.lib.server import free_port
from tests.lib.tiny import tiny_version
from tests.pages import golden
from tests.queries import case
from tests.queries.case import Case

CASES = case.every()
OUTSIDE = os.environ.get(setting.REMOTE, "")  # an Apache Spark that somebody has started
QUERIES = sorted(path.stem for path in store.QUERIES.glob("*.sql"))


@pytest.fixture(scope="module")
def started_as_a_file() -> Iterator[None]:
    """The client takes a process whose main module has no file, as a worker of the tests, for a doctest, and ends it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
        yield


@pytest.fixture(scope="module")
def address(started_as_a_file: None) -> Iterator[str]:
    sail.require("pyspark-client")
    if OUTSIDE:
        yield OUTSIDE
        return
    with sail.serving() as found:
        yield found
        spark.close()


@pytest.fixture
def by_spark(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setting.ENGINE, setting.SPARK)
    monkeypatch.setenv(setting.REMOTE, address)


def alike(sql: str, version: str, **params: Any) -> list[Row]:
    """The rows that both engines give, or the test fails: values, types and order, and the order of the columns."""
    folder = store.extracts_dir() / version
    theirs = declared.in_order(sql, spark.rows(sql, folder, params))
    ours = declared.in_order(sql, store._answer(sql, folder, params))
    assert [list(row.items()) for row in theirs] == [list(row.items()) for row in ours]
    assert [[type(value) for value in row.values()] for row in theirs] == [
        [type(value) for value in row.values()] for row in ours
    ]
    return theirs


@pytest.mark.parametrize("case", CASES, ids=str)
def test_given_rows_give_the_expected(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_spark: None) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    version = tiny_version(tmp_path, **case.given)
    assert alike(store.query_text(case.query), version, **case.params) == list(case.expected)


@pytest.mark.parametrize("query", QUERIES)
def test_published_rows_are_alike(query: str, version: str, by_spark: None) -> None:
    asked = {tuple(sorted(one.params.items())) for one in CASES if one.query == query}
    years = {(("year", row["year"]),) for row in store.query("evidence_years", version)}
    for params in asked | (years if ("year", "INTEGER") in declared.params(store.query_text(query)) else set()):
        alike(store.query_text(query), version, **dict(params))


def test_every_table_is_alike(version: str, by_spark: None) -> None:
    counted = {name: len(alike(store.table_text(name), version)) for name in tables()}
    assert counted == {name: entry.rows for name, entry in store.manifest(version).tables.items()}


def test_a_table_that_is_newer_than_the_version_is_empty_in_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_spark: None
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    version = tiny_version(tmp_path)
    papers = Manifest.read(tmp_path / version)
    (tmp_path / version / "money.parquet").unlink()
    replace(papers, tables={name: one for name, one in papers.tables.items() if name != "money"}).write(tmp_path / version)
    assert alike(store.table_text("money"), version) == []


def test_the_door_asks_the_engine_that_is_set(version: str, by_spark: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_answer", lambda *asked: pytest.fail("DuckDB was asked"))
    store._answers.clear()
    assert len(store.table("counties", version)) == 21


@pytest.mark.parametrize("stem", ["areas", "constellations", "start_here"])
def test_a_page_says_what_it_says_with_duckdb(
    stem: str, version: str, by_spark: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.setattr(store, "_answer", lambda *asked: pytest.fail("DuckDB was asked"))
    store._answers.clear()
    site = BY_STEM[stem]
    assert golden.recorded(site).splitlines() == golden.path(site).read_text(encoding="utf-8").splitlines()


def test_what_watches_over_the_server_hears_that_the_engine_answers(version: str, by_spark: None) -> None:
    assert alike(health.ASKED, version) == [{"one": 1}] and health._figures() == health.WELL


def test_the_engine_passes_every_probe(by_spark: None) -> None:
    start.check()


def test_an_engine_that_answers_otherwise_is_refused_by_the_name_of_the_trap(
    by_spark: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark, "translated", lambda sql: (sql.replace("nullif", "coalesce"), frozenset()))
    with pytest.raises(DataError, match="division med noll"):
        start.check()


def test_a_query_that_other_engines_answer_otherwise_is_refused_by_its_name(
    by_spark: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "-- grain: one row per a\n-- column: a INTEGER\nselect t.a from t order by t.a limit 3"
    (tmp_path / "areas_few.sql").write_text(text, encoding="utf-8")
    monkeypatch.setattr(store, "QUERIES", tmp_path)
    store.query_text.cache_clear()
    with pytest.raises(DataError, match="areas_few: LIMIT"):
        start.check()


def test_a_missing_or_extra_parameter_is_refused(version: str, by_spark: None) -> None:
    with pytest.raises(ValueError, match="year"):
        store.query("evidence_activities", version)
    with pytest.raises(ValueError, match="surplus"):
        store.query("areas_by_area", version, surplus=1)


def test_parameters_are_data(version: str, by_spark: None) -> None:
    assert alike(store.query_text("evidence_conflicts"), version, table_name="'; drop view areas; -- \\ % _ \"") == []


def test_a_session_that_the_server_has_forgotten_is_made_anew(version: str, by_spark: None) -> None:
    counties = store.table_text("counties")
    store.run(counties, version)
    for session in spark._sessions.values():
        session.spark.stop()
    assert len(store.run(counties, version)) == 21


def test_extracts_that_the_engine_does_not_see_are_no_empty_tables(
    version: str, by_spark: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(setting.EXTRACTS, str(tmp_path))
    with pytest.raises(DataError, match="Motorn ser inte samma uttag|Den distribuerade motorn kunde inte svara"):
        store.run(store.table_text("areas"), version)


def test_a_version_that_is_gone_is_explained(version: str, by_spark: None) -> None:
    with pytest.raises(DataError, match="manifest"):
        store.table("areas", "v9")


class Hanging:
    """A session whose engine says nothing until it is closed."""

    def __init__(self) -> None:
        self.client, self.closed, self.asked = self, Event(), 0

    def sql(self, _text: str, *, args: dict[str, Any]) -> None:
        self.asked += 1
        self.closed.wait()

    def close(self) -> None:
        self.closed.set()


def test_an_engine_that_hangs_is_given_up_and_left_alone_for_a_while(
    version: str, by_spark: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging, folder = Hanging(), store.extracts_dir() / version
    monkeypatch.setenv(setting.REMOTE, "sc://127.0.0.1:1")
    monkeypatch.setattr(spark, "_connected", lambda address: hanging)
    monkeypatch.setattr(patience, "_silent", {})
    monkeypatch.setattr(patience, "LONGEST_SECONDS", 0.05)
    with pytest.raises(DataError, match="svarade inte i tid"):
        spark.rows(health.ASKED, folder, {})
    hanging.closed.wait()  # what waits in it ends
    with pytest.raises(DataError, match="svarade inte i tid"):
        spark.rows(health.ASKED, folder, {})
    assert hanging.asked == 1, "nobody waits for it while it is known to hang"


@pytest.mark.filterwarnings("ignore:.RETRIES_EXCEEDED")
def test_an_engine_that_is_not_there_is_explained(version: str, by_spark: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setting.REMOTE, f"sc://127.0.0.1:{free_port()}")
    with pytest.raises(DataError, match="Utan LSTDASH_ENGINE svarar DuckDB"):
        store.run(store.table_text("areas"), version)
    with pytest.raises(DataError, match="Kontrollera att motorn är igång"):
        start.check()
