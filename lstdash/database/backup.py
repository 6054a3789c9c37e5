"""Copy the store to one file and read it back: the same file format for SQLite and PostgreSQL.

JSON lines: a header (format, schema revision, columns), one line a row, a footer (rows, sha256 of all before it). A copy
holds names and votes as long as the store does; run retention after reading an old one back.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from sqlalchemy import Connection, Table, column, func, insert, inspect, select, table
from sqlalchemy.exc import OperationalError, StatementError

from lstdash.database import migrate
from lstdash.database.columns import metadata
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.database.schema import HEAD, attempts, audit_log, ended_logins, signing_keys
from lstdash.database.values import canonical, stamp

FORMAT = "lstdash-workshop-1"
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a copy holds: when it was made, its schema revision and rows per table."""

    created_at: str
    revision: str
    rows: dict[str, int]


def backup(store: Store, path: Path, *, now: datetime) -> BackupSummary:
    """Write a consistent copy (gzipped when the name ends in .gz); the file appears complete or not at all.

    Raises WorkshopError when the file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        with store.read() as connection, _create(part, is_gzip=path.suffix == ".gz") as file:
            summary = _write(connection, file, stamp(now))
        part.replace(path)
    except OSError as error:
        what, action = "Säkerhetskopian gick inte att skriva.", "Välj en annan plats, eller gör plats på disken."
        raise WorkshopError(what, where=str(path), found=str(error.strerror), action=action) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return summary


def restore(store: Store, path: Path, *, replace: bool = False) -> BackupSummary:
    """Read a copy back, in one transaction, and bring it to today's schema; the log keeps what it had.

    Raises NotAllowed when the store holds anything and `replace` is False, WorkshopError when the file is damaged, cut
    off, foreign or from a newer program; the store is then as before.
    """
    summary = examine(path)
    with store.write() as connection:
        migrate.lock(connection)
        if not replace and any(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _TABLES):
            raise NotAllowed(
                "Workshoplagret är inte tomt.",
                action="Säkerhetskopiera det först, och återläs sedan med växeln som ersätter innehållet.",
            )
        log = [dict(row._mapping) for row in connection.execute(select(audit_log))]
        migrate.move(connection, "base")
        migrate.move(connection, summary.revision)
        _fill(connection, path)
        if summary.revision != HEAD:
            migrate.move(connection, "head")
        _keep(connection, log)
    return summary


def _keep(connection: Connection, log: list[dict[str, Any]]) -> None:
    """Add the entries of the log that the copy does not have: what has been changed since is not forgotten by going back."""
    copied = set(connection.execute(select(audit_log.c.entry)).scalars())
    if added := [row for row in log if row["entry"] not in copied]:
        connection.execute(insert(audit_log), added)


def examine(path: Path) -> BackupSummary:
    """Check a copy from end to end without touching any store. Raises WorkshopError when it is not whole."""
    try:
        return _check(path)
    except OSError as error:
        raise _damaged(path, error.strerror or "en fil som inte är hel") from error
    except (EOFError, ValueError, KeyError, TypeError, IndexError, RecursionError, zlib.error) as error:
        raise _damaged(path, "en fil som inte går att läsa") from error


def _check(path: Path) -> BackupSummary:
    digest, rows = hashlib.sha256(), dict[str, int]()
    header: dict[str, Any] = {}
    footer: dict[str, Any] | None = None
    for line in _lines(path):
        entry = json.loads(line)
        if footer is not None:
            raise _damaged(path, "rader efter slutraden")
        if not header:
            header = _header(path, entry)
        elif isinstance(entry, list):
            _count(rows, header["tables"], entry)
        else:
            footer = entry
            continue
        digest.update(line)
    if footer is None or footer["sha256"] != digest.hexdigest() or footer["rows"] != sum(rows.values()):
        raise _damaged(path, "en fil som är avklippt eller ändrad")
    migrate.require_known(header["revision"], path.name)
    return BackupSummary(header["created_at"], header["revision"], rows)


def _header(path: Path, entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict) or entry.get("format") != FORMAT:
        raise _damaged(path, "en fil av annat slag")
    if not all(isinstance(name, str) for columns in entry["tables"].values() for name in columns):
        raise ValueError("a column without a name")
    return entry


def _count(rows: dict[str, int], tables: dict[str, list[str]], entry: list[Any]) -> None:
    if len(entry) != len(tables[entry[0]]) + 1:
        raise ValueError("a row of the wrong length")
    rows[entry[0]] = rows.get(entry[0], 0) + 1


def _write(connection: Connection, file: IO[bytes], created_at: str) -> BackupSummary:
    digest, rows = hashlib.sha256(), dict[str, int]()

    def put(entry: object) -> None:
        line = canonical(entry).encode() + b"\n"
        digest.update(line)
        file.write(line)

    tables = {table.name: [column.name for column in table.columns] for table in _TABLES}
    put({"format": FORMAT, "created_at": created_at, "revision": HEAD, "tables": tables})
    for kept in _TABLES:
        for row in connection.execute(select(kept).order_by(*kept.primary_key)).yield_per(BATCH):
            put([kept.name, *row])
            rows[kept.name] = rows.get(kept.name, 0) + 1
    file.write(canonical({"rows": sum(rows.values()), "sha256": digest.hexdigest()}).encode() + b"\n")
    return BackupSummary(created_at, HEAD, rows)


def _fill(connection: Connection, path: Path) -> None:
    """Write the rows with the columns that the copy names: its schema may be older than this program's."""
    lines = _lines(path)
    tables: dict[str, list[str]] = json.loads(next(lines))["tables"]
    schema = inspect(connection)
    for name, columns in tables.items():
        if not schema.has_table(name) or set(columns) != {column["name"] for column in schema.get_columns(name)}:
            raise _damaged(path, f"tabellen {name} med andra kolumner")
    try:
        _insert(connection, lines, tables)
    except OperationalError:
        raise
    except StatementError as error:
        raise _damaged(path, "rader som inte hör ihop") from error


def _insert(connection: Connection, lines: Iterator[bytes], tables: dict[str, list[str]]) -> None:
    batch: list[dict[str, Any]] = []
    name = ""
    for line in lines:
        entry = json.loads(line)
        following = entry[0] if isinstance(entry, list) else ""
        if following != name or len(batch) == BATCH:
            _insert_batch(connection, name, batch)
            name, batch = following, []
        if following:
            batch.append(dict(zip(tables[following], entry[1:], strict=True)))


def _insert_batch(connection: Connection, name: str, batch: list[dict[str, Any]]) -> None:
    if batch:
        connection.execute(insert(table(name, *map(column, batch[0]))), batch)


@contextmanager
def _create(part: Path, *, is_gzip: bool) -> Iterator[IO[bytes]]:
    """A new file that only its owner may read, synced to disk when it is closed."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as raw:
        if is_gzip:
            with gzip.open(raw, "wb") as packed:
                yield cast(IO[bytes], packed)
        else:
            yield raw
        raw.flush()
        os.fsync(raw.fileno())


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as probe:
        is_gzip = probe.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if is_gzip else path.open("rb") as file:
        yield from file


def _damaged(path: Path, found: str) -> WorkshopError:
    return WorkshopError(
        "Säkerhetskopian går inte att använda. Ingenting är ändrat.",
        where=path.name,
        expected="en hel fil som det här programmet har skrivit",
        found=found,
        action="Välj en annan säkerhetskopia.",
    )


_TABLES: list[Table] = [table for table in metadata.sorted_tables if table not in (attempts, ended_logins, signing_keys)]
