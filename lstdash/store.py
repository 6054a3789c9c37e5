"""The only door to published tables: whole ones by name, and named queries, over one version.

One locked-down connection per version, a cursor per query, parameters always bound; or the engine that is set
(`lstdash/engines`), which gives the same rows. A caller reads the version once (`current_version`) and passes it to every
question of the same answer, so that a page never mixes two versions.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
from cachetools import LRUCache

from lstdash.catalog.whole import tables
from lstdash.engines import setting
from lstdash.engines.declared import Row, in_order
from lstdash.errors import DataError
from lstdash.published.versions import Manifest, at, current_version, extracts_dir, hold, require_whole, trouble

__all__ = [
    "Row",
    "current_version",
    "extracts_dir",
    "hold",
    "manifest",
    "opens",
    "query",
    "query_text",
    "run",
    "table",
    "table_text",
    "trouble",
]

Param = str | int | float | bool | None
QUERIES = Path(__file__).parents[1] / "queries"
TIMEOUT_MS = 10_000
FEW_CELLS = 50_000  # more are read by Arrow, a column at a time: quicker a row, slower to begin, and a library to load
BATCH_ROWS = 20_000
KEPT_CONNECTIONS = 4
KEPT_ROWS = 20_000  # of all answers together; an answer with more rows is not kept

# "It makes an extra copy": it does, and is quicker all the same.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

# The one asked for longest ago goes first; its open cursors keep it alive.
_connections: LRUCache[Path, duckdb.DuckDBPyConnection] = LRUCache(KEPT_CONNECTIONS)
_answers: LRUCache[tuple[Path, str, str], list[Row]] = LRUCache(KEPT_ROWS, getsizeof=lambda rows: len(rows) + 1)
_lock = threading.Lock()


def query(name: str, version: str, **params: Param) -> list[Row]:
    """Run queries/<name>.sql on a version and return its rows; missing values are None.

    A version never changes: its last answers are kept, and the caller gets a copy. Raises DataError when the version cannot
    be opened.
    """
    return _kept(query_text(name), version, params)


def table(name: str, version: str) -> list[Row]:
    """Return every row of a published table: the catalogue's columns, in the order of the table's key.

    Kept as the answer of a query is. Raises KeyError for a table that the catalogue does not declare, DataError when the
    version cannot be opened.
    """
    return _kept(table_text(name), version, {})


def _kept(sql: str, version: str, params: Mapping[str, Param]) -> list[Row]:
    asked = (extracts_dir() / version, sql, repr(sorted(params.items())))
    with _lock:
        kept = _answers.get(asked)
    if kept is not None:
        return list(map(dict.copy, kept))
    rows = run(sql, version, **params)
    if len(rows) < KEPT_ROWS:
        with _lock:
            _answers[asked] = list(map(dict.copy, rows))
    return rows


def run(sql: str, version: str, **params: Param) -> list[Row]:
    """Ask a version without looking among what is kept."""
    folder = at(version)
    if setting.is_spark():
        from lstdash.engines import spark  # here: its libraries are there only where it is chosen

        return in_order(sql, spark.rows(sql, folder, params))
    return in_order(sql, _answer(sql, folder, params))


def _answer(sql: str, folder: Path, params: Mapping[str, Param]) -> list[Row]:
    with _connect(folder).cursor() as cursor:
        cursor.execute(sql, params)
        names = tuple(column[0] for column in cursor.description or ())
        named, few = _by_name(names), FEW_CELLS // len(names)
        rows = named(cursor.fetchmany(few))
        if len(rows) == few:
            for batch in cursor.to_arrow_reader(BATCH_ROWS) or ():
                rows += named(zip(*map(_values, batch.columns), strict=True))
        return rows


def _values(column: Any) -> list[Any]:
    """Return the values of an Arrow column as Python's own. A text that comes again is made once: half the time, and memory."""
    if str(column.type) == "string":
        coded = column.dictionary_encode()
        texts = [*coded.dictionary.to_pylist(), None]
        return [texts[place] for place in coded.indices.fill_null(len(texts) - 1).to_numpy().tolist()]
    if column.null_count:
        return list(column.to_pylist())
    return list(column.to_numpy(zero_copy_only=False).tolist())


@lru_cache(maxsize=256)
def _by_name(names: tuple[str, ...]) -> Callable[[Iterable[tuple[Any, ...]]], list[Row]]:
    """Return what names the values of rows: written for these names, as `namedtuple` does, twice as quick as `dict(zip())`."""
    values = [f"value_{place}" for place in range(len(names))]
    row = ", ".join(f"{name!r}: {value}" for name, value in zip(names, values, strict=True))
    named: Callable[[Iterable[tuple[Any, ...]]], list[Row]] = eval(f"lambda rows: [{{{row}}} for {', '.join(values)}, in rows]")
    return named


@lru_cache(maxsize=256)
def query_text(name: str) -> str:
    """Return the SQL of a named query."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def table_text(name: str) -> str:
    """Return the SQL that lists a table of the catalogue."""
    declared = tables()[name]
    said = "".join(f"-- column: {column.name} {column.sql_type}\n" for column in declared.columns)
    columns = ", ".join(f"{name}.{column.name}" for column in declared.columns)
    return f"{said}select {columns} from {name} order by {', '.join(f'{name}.{key}' for key in declared.key)}"


def opens(version: str) -> bool:
    """Return whether this program can read a version: it is whole, and no table of it lacks a column of the catalogue's.

    A table that is newer than the version is empty there.
    """
    try:
        folder = at(version)
        _connect(folder)
        published = Manifest.read(folder).tables
    except DataError:
        return False
    had = [(table.columns, published[name].columns) for name, table in tables().items() if name in published]
    return all(column.name in names for columns, names in had for column in columns)


@lru_cache(maxsize=8)
def manifest(version: str) -> Manifest:
    """Return the papers of a version."""
    return Manifest.read(at(version))


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    with _lock:
        if folder not in _connections:
            _connections[folder] = _open(folder)
        return _connections[folder]


def _open(folder: Path) -> duckdb.DuckDBPyConnection:
    require_whole(folder)
    published = Manifest.read(folder).tables
    con = duckdb.connect(":memory:")
    try:
        for name, declared in tables().items():
            path = str(folder.resolve() / f"{name}.parquet").replace("'", "''")
            rows = f"select * from read_parquet('{path}', hive_partitioning = false)"
            con.execute(f"create view {name} as {rows if name in published else declared.empty}")
        for statement in _lockdown(folder):
            con.execute(statement)
    except duckdb.Error as error:
        con.close()
        raise DataError(
            "Den publicerade versionen går inte att läsa.",
            folder.name,
            "en Parquet-fil för varje tabell i katalogen",
            str(error).splitlines()[0],
            "Publicera på nytt: python -m lstdash publicera",
        ) from error
    return con


def _lockdown(folder: Path) -> Sequence[str]:
    """The order matters: folders first, then no outside access, last no more settings."""
    allowed = str(folder.resolve()).replace("'", "''")
    settings: Mapping[str, str] = {
        "allowed_directories": f"['{allowed}']",
        "temp_directory": "''",
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": "'2GB'",
        "threads": "2",
    }
    shared = {"TimeZone": "'Europe/Stockholm'", "python_enable_replacements": "false", "max_execution_time": str(TIMEOUT_MS)}
    return (
        *(f"set {name} = {value}" for name, value in settings.items()),
        *(f"set global {name} = {value}" for name, value in shared.items()),
        "set lock_configuration = true",
    )
