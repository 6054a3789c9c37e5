"""Spark Connect: the same SQL texts, translated once, answered elsewhere and cast to the declared types.

Apache Spark 4 and Sail speak the protocol. A version has a session of its own, whose temporary views are the version's tables,
so that versions never mix. The libraries (requirements-spark.txt) are loaded by the first question.
"""

from __future__ import annotations

import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from lstdash.catalog.whole import tables
from lstdash.engines import patience, setting
from lstdash.engines.declared import Row, columns, params
from lstdash.errors import DataError
from lstdash.published.manifest import Manifest

KEPT_SESSIONS = 4
TRIES = 2  # a server that was started anew no longer knows the session
RETRIES, LONGEST_WAIT_MS = 2, 500  # the library's own would wait ten minutes for a server that is gone
SETTINGS = {"spark.sql.session.timeZone": "Europe/Stockholm", "spark.sql.ansi.enabled": "true"}
SAME_PLACE = f"Ange i {setting.EXTRACTS} var motorn ser uttagen."
TYPES = {"VARCHAR": "string", "INTEGER": "int", "BIGINT": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean", "DATE": "date"}


@dataclass(slots=True)
class _Session:
    spark: Any
    place: str  # where the server sees the version's folder
    papers: Mapping[str, int]  # table -> rows, as published
    views: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)  # one question at a time makes tables known


_sessions: OrderedDict[tuple[str, str], _Session] = OrderedDict()
_lock = threading.Lock()
T = TypeVar("T")


def rows(sql: str, folder: Path, given: Mapping[str, Any]) -> list[Row]:
    """Ask the server for a text's rows over a version.

    Raises ValueError when the parameters are not those declared, DataError when the server cannot answer.
    """
    if set(given) != {name for name, _ in params(sql)}:
        raise ValueError(f"parameters {sorted(given)}, declared {[name for name, _ in params(sql)]}")
    where = (setting.remote(), setting.seen_at(folder))
    for left in reversed(range(TRIES)):
        try:
            return _in_time(where, lambda: _named(sql, ask(_session(*where, folder), sql, given)))
        except _failures() as error:
            with _lock:
                _sessions.pop(where, None)
            if not left:
                raise _unanswered(where[0], error) from error
    raise AssertionError("unreachable")


def ask(session: _Session, sql: str, given: Mapping[str, Any]) -> Any:
    """Return the answer as an Arrow table, with the server's own types."""
    text, read = translated(sql)
    _show(session, read)
    return session.spark.sql(text, args=dict(given)).toArrow()


def probe(sql: str) -> list[tuple[Any, ...]]:
    """Ask a question that reads no table; no rows when the server cannot answer it.

    Raises DataError for a server that is gone.
    """
    address = setting.remote()

    def asked(text: str) -> list[tuple[Any, ...]]:
        return [tuple(row.values()) for row in ask(_session(address, ""), text, {}).to_pylist()]

    try:
        _in_time((address, ""), lambda: asked("select 1 as a"))
    except _failures() as error:
        raise _unanswered(address, error) from error
    try:
        return _in_time((address, ""), lambda: asked(sql))
    except _failures():
        return []


def _in_time(where: tuple[str, str], do: Callable[[], T]) -> T:
    """Do it within the time that a question may take; the session of one that takes longer is closed, which ends it."""

    def give_up() -> None:
        with _lock:
            session = _sessions.pop(where, None)
        if session:
            threading.Thread(target=session.spark.client.close, daemon=True).start()  # it may hang as well

    return patience.within(where[0], do, give_up)


def _named(sql: str, answer: Any) -> list[Row]:
    """Name and cast the columns as declared. Raises DataError when the server gave others."""
    import pyarrow

    wanted = columns(sql)
    if answer.column_names != [name for name, _ in wanted]:
        raise DataError(
            "Motorn svarade med andra kolumner än frågans.", setting.remote(), str(wanted), str(answer.column_names)
        )
    schema = pyarrow.schema([(name, _arrow(kind)) for name, kind in wanted])
    found: list[Row] = answer.cast(schema).to_pylist()
    return found


def _arrow(kind: str) -> Any:
    import pyarrow

    types = {
        "VARCHAR": pyarrow.string(),
        "INTEGER": pyarrow.int32(),
        "BIGINT": pyarrow.int64(),
        "DOUBLE": pyarrow.float64(),
        "BOOLEAN": pyarrow.bool_(),
        "DATE": pyarrow.date32(),
    }
    return types[kind]


@lru_cache(maxsize=256)
def translated(sql: str) -> tuple[str, frozenset[str]]:
    """Return a DuckDB text as Spark reads it, and the tables of the catalogue that it reads.

    Raises sqlglot's UnsupportedError for what Spark has no word for.
    """
    import sqlglot
    from sqlglot import exp

    tree = sqlglot.parse_one(sql, read="duckdb")
    read = frozenset(table.name for table in tree.find_all(exp.Table)) & tables().keys()
    return tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE, comments=False), read


def _show(session: _Session, names: frozenset[str]) -> None:
    """Make the tables that a text reads known to the session, with the catalogue's types rather than guessed ones.

    Raises DataError when the server sees other rows than the version has: Sail takes a file that is not there for an empty one.
    """
    with session.lock:
        for name in names - session.views:
            if name not in session.papers:  # published before the table was declared
                session.spark.sql(translated(tables()[name].empty)[0]).createOrReplaceTempView(name)
                session.views.add(name)
                continue
            schema = ", ".join(f"`{column.name}` {TYPES[column.sql_type]}" for column in tables()[name].columns)
            read = session.spark.read.schema(schema).parquet(f"{session.place}/{name}.parquet")
            if (seen := read.count()) != session.papers[name]:
                place, wanted = f"{session.place}/{name}.parquet", f"{session.papers[name]} rader"
                raise DataError("Motorn ser inte samma uttag som servern.", place, wanted, f"{seen} rader", SAME_PLACE)
            read.createOrReplaceTempView(name)
            session.views.add(name)


def _session(address: str, place: str, folder: Path | None = None) -> _Session:
    with _lock:
        found = _sessions.get((address, place))
    if found is None:  # made while nobody waits: of two that are made at once the first counts
        papers = {name: entry.rows for name, entry in Manifest.read(folder).tables.items()} if folder else {}
        made = _Session(_connected(address), place, papers)
    with _lock:
        session = found or _sessions.setdefault((address, place), made)
        if (address, place) in _sessions:
            _sessions.move_to_end((address, place))
        while len(_sessions) > KEPT_SESSIONS:
            _sessions.popitem(last=False)  # a question may still be on its way: the server forgets the session by itself
        return session


def _connected(address: str) -> Any:
    library()
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession

    spark = SparkSession.builder.remote(address).create()
    spark.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES, max_backoff=LONGEST_WAIT_MS)])
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark


def library() -> None:
    """Load the client. Raises DataError when it is not installed."""
    try:
        import sqlglot  # noqa: F401

        with warnings.catch_warnings():  # it speaks of parts that turn answers into pandas, which nothing here does
            warnings.filterwarnings("ignore", "PySpark does not yet", FutureWarning)
            from pyspark.sql.connect.session import SparkSession  # noqa: F401
    except ImportError as error:
        raise DataError(
            "Biblioteken för den distribuerade motorn är inte installerade.",
            setting.ENGINE,
            "pyspark-client och sqlglot",
            str(error),
            "Kör: pip install -r requirements-spark.txt",
        ) from error


def _failures() -> tuple[type[Exception], ...]:
    library()
    from grpc import RpcError
    from pyspark.errors import PySparkException

    return PySparkException, RpcError


def _unanswered(address: str, error: Exception) -> DataError:
    details = getattr(error, "details", None)  # of gRPC's errors, whose own text is many lines
    found = str(details() if callable(details) else error).strip() or type(error).__name__
    return DataError(
        "Den distribuerade motorn kunde inte svara.",
        address,
        "ett svar på frågan",
        found.splitlines()[0],
        f"Kontrollera att motorn är igång och ser uttagen ({setting.EXTRACTS}). Utan {setting.ENGINE} svarar DuckDB.",
    )


def close() -> None:
    """Let go of every session."""
    with _lock:
        left = list(_sessions.values())
        _sessions.clear()
    for session in left:
        session.spark.stop()
