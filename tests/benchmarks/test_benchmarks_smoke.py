"""The measurements still run: every one is imported, and what needs no browser measures once, with tiny sizes."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from lstdash.extracts.reading.cubes import batches
from lstdash.extracts.reading.px import read
from lstdash.views import site
from lstdash.views.controls.slider import MODE
from tests.benchmarks import __main__, draws, px, queries, synthetic, web, workbooks
from tests.benchmarks.results import Row, Series, goal_text, limit, missed, table
from tests.benchmarks.settings import Settings
from tests.lib.server import ROOT


@pytest.fixture
def tiny(extracts_root: Path, version: str) -> Settings:
    return replace(Settings.quick(extracts_root), query_runs=1, query_seconds=0.0, draw_runs=1, copies=2)


@pytest.mark.parametrize("name", __main__.MEASUREMENTS)
def test_every_measurement_is_there_and_told_of(name: str) -> None:
    assert f"\n| `{name}` | " in (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
    try:
        module = importlib.import_module(f"tests.benchmarks.{__main__.MEASUREMENTS[name]}")
    except ModuleNotFoundError as missing:
        if missing.name != "psutil":
            raise
        pytest.skip("psutil is not installed: see requirements-benchmarks.txt")
    assert callable(module.measure)


def test_every_page_with_a_panel_is_measured(version: str) -> None:
    sliders = pytest.importorskip("tests.benchmarks.sliders")  # needs psutil: see requirements-benchmarks.txt
    with_panels = {f"/{page.address}" for page in site.SITES if MODE in page.declared()}
    in_a_room = "/workshop"  # the panel of /borja-har, once there is a room
    assert set(sliders.OURS) == set(sliders.SECOND_THUMBS) == with_panels - {in_a_room}


def check(rows: list[Row]) -> None:
    measured = [row for row in rows if row.ratio is not None]
    assert measured and all(row.ratio > 0 for row in measured if row.ratio is not None)
    assert all(row.what in table(rows) for row in measured)


def test_every_row_that_falls_short_is_told_of_the_farthest_first() -> None:
    one = Series.of([1.0])
    held, barely, far = (
        Row("m", what, Series.of([ratio]), "det", one, goal=1.3) for what, ratio in (("a", 1.304), ("b", 1.31), ("c", 2.0))
    )
    assert missed([held, barely, far, Row("m", "utan mål", Series.of([9.0]), "det", one)]) == [far, barely]
    assert missed([limit("m", "d", 15.0, 15.0), limit("m", "e", 16.0, 15.0)])[0].what == "e"
    assert [goal_text(Row("m", "", goal=goal)) for goal in (0.25, 0.5, 2.0)] == ["0,25x", "0,5x", "2,0x"]


def test_draws_are_measured_against_the_same_arithmetic(tiny: Settings) -> None:
    check(draws.measure(tiny))


def test_queries_are_measured_on_published_and_enlarged_data(tiny: Settings) -> None:
    check(queries.measure(tiny))


def test_enlarged_data_has_as_many_copies(tiny: Settings, tmp_path: Path, version: str) -> None:
    large = synthetic.enlarge(tiny.extracts / version, tmp_path, 2)
    before, after = (
        duckdb.sql(f"select count(*) from read_parquet('{folder / 'activities.parquet'}')").fetchall()[0][0]
        for folder in (tiny.extracts / version, tmp_path / large)
    )
    assert after == 2 * before > 0


def test_files_are_checked_beside_a_bare_reading_of_each_kind(tiny: Settings) -> None:
    rows = workbooks.measure(replace(tiny, book_rows=5, empty_rows=5))
    check(rows)
    assert {row.against for row in rows} == {"openpyxl", "Pythons csv"} and len(rows) == 6


@pytest.mark.parametrize("app", ("empty.py", "one_slider.py"))
def test_what_we_are_compared_with_stands(app: str) -> None:
    assert not AppTest.from_file(str(web.APPS / app), default_timeout=30).run().exception


def test_the_same_cells_are_read_from_px_and_from_csv(tmp_path: Path, tiny: Settings) -> None:
    px.write(tmp_path / "a.px", tmp_path / "a.csv", 1)
    cells = [tuple(row.values()) for batch in batches(read(tmp_path / "a.px")) for row in batch.to_pylist()]
    types = "{'region': 'varchar', 'age': 'varchar', 'year': 'varchar', 'value': 'double', 'mark': 'varchar'}"
    given = duckdb.sql(f"from read_csv('{tmp_path / 'a.csv'}', types = {types})").fetchall()
    assert cells == [(*row[:5], row[5] or "") for row in given] and len(cells) == 10_000
    check(px.measure(replace(tiny, px_cells=10_000, refreshes=1)))
