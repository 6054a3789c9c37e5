"""Every query keeps its header's promise: parameters, columns, grain. What other engines read too: tests/engines."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from lstdash.catalog.whole import tables

ROOT = Path(__file__).parents[2]
QUERIES = sorted((ROOT / "queries").glob("*.sql"))
HEADER = re.compile(r"^-- (question|grain|reads|param|column): +(.+)$", re.MULTILINE)
LONGEST = 60


def header(sql: str) -> dict[str, list[str]]:
    """The header lines by kind."""
    found: dict[str, list[str]] = {"question": [], "grain": [], "reads": [], "param": [], "column": []}
    for kind, text in HEADER.findall(sql):
        found[kind].append(text.strip())
    return found


@pytest.fixture(scope="module")
def con(extracts_root: Path) -> duckdb.DuckDBPyConnection:
    """The published extracts of data/source."""
    version = (extracts_root / "current").read_text(encoding="utf-8").strip()
    connection = duckdb.connect(":memory:")
    for name in tables():
        connection.execute(f"create view {name} as select * from read_parquet('{extracts_root / version / name}.parquet')")
    return connection


def null_params(sql: str) -> dict[str, object]:
    """A value of the right type for every declared parameter."""
    values: dict[str, object] = {"INTEGER": 2005, "VARCHAR": "x", "DOUBLE": 0.0, "BOOLEAN": True}
    return {line.split()[0]: values[line.split()[1]] for line in header(sql)["param"]}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_header_is_true(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sql = path.read_text(encoding="utf-8")
    told = header(sql)
    assert len(told["question"]) == len(told["grain"]) == len(told["reads"]) == 1, "question, grain and reads once each"
    assert told["question"][0].endswith("?"), "the question is a Swedish question"
    statements = con.extract_statements(sql)
    assert len(statements) == 1
    assert statements[0].named_parameters == {line.split()[0] for line in told["param"]}
    described = con.execute(f"describe {sql}", null_params(sql)).fetchall()
    assert [f"{name} {kind}" for name, kind, *_ in described] == [" ".join(line.split()[:2]) for line in told["column"]]
    read = {name.strip() for name in told["reads"][0].split(",")}
    body = re.sub(r"--.*", "", sql)
    assert read == {name for name in tables() if re.search(rf"(from|join) {name}\b", body)}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_grain_is_unique_on_the_published_data(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    sql = path.read_text(encoding="utf-8")
    grain = header(sql)["grain"][0].removeprefix("one row per ")
    rows = con.execute(f"select count(*), count(distinct ({grain})) from ({sql})", null_params(sql)).fetchone()
    assert rows is not None and rows[0] == rows[1], f"{grain} is not unique"


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_sql_is_short_and_ordered(path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    body = re.sub(r"--.*", "", sql).lower()
    # The file lists of a wide table are long for their columns, not for their logic.
    assert len(body.strip().splitlines()) <= LONGEST
    assert "order by" in body


def lists_a_whole_table(sql: str) -> bool:
    """True when a query does no more than `store.table`: every row of one table, columns as they are, by its key."""
    body = " ".join(re.sub(r"--.*", "", sql).split())
    found = re.fullmatch(r"select ((?:\w+\.)?\w+(?:, (?:\w+\.)?\w+)*) from (\w+) order by ([\w., ]+)", body)
    if found is None or found[2] not in tables():
        return False
    return [name.split(".")[-1] for name in found[3].split(", ")] == list(tables()[found[2]].key)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_no_query_lists_a_whole_table(path: Path) -> None:
    assert not lists_a_whole_table(path.read_text(encoding="utf-8")), "store.table does that"


def test_a_query_that_lists_a_whole_table_is_seen() -> None:
    assert lists_a_whole_table("-- x\nselect\n    areas.area,\n    areas.year\nfrom areas\norder by areas.area, areas.year\n")
    assert not lists_a_whole_table("select areas.area from areas where areas.year = 1 order by areas.area, areas.year")


def test_a_query_belongs_to_a_question() -> None:
    rooms = {path.name for path in (ROOT / "lstdash" / "questions").iterdir() if path.is_dir()} | {"evidence"}
    assert not [path.stem for path in QUERIES if not any(path.stem.startswith(f"{room}_") for room in rooms)]


def test_every_query_is_asked() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lstdash").rglob("*.py"))
    assert not [path.stem for path in QUERIES if f'"{path.stem}"' not in code]
