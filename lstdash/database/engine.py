"""The door to the workshop store: SQLite in a file (WAL) by default, PostgreSQL when LSTDASH_DATABASE_URL says so.

One set of statements serves both. A write is acknowledged only after it has been committed to disk.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, InterfaceError, OperationalError, TimeoutError

from lstdash.database import migrate
from lstdash.database.faults import NotFound, Unavailable, WorkshopError

VARIABLE = "LSTDASH_DATABASE_URL"
DEFAULT_FILE = Path(__file__).parents[2] / "data" / "workshop" / "lstdash.db"
PATIENCE_SECONDS = 15  # how long a write waits for its turn before the person is told

_log = logging.getLogger(__name__)
_stores: dict[str, Store] = {}
_opening = threading.Lock()


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Both contexts raise Unavailable, in Swedish, when the database does not answer."""

    engine: Engine
    turn: threading.Lock | None = None  # SQLite: one writer at a time anyway, so they queue here instead of retrying

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent snapshot."""
        with _reported(), self.engine.execution_options(lstdash_write=False).connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Write in one transaction: all of it is on disk when the block ends, or nothing."""
        with _reported(), self._in_turn(), self.engine.execution_options(lstdash_write=True).begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self.turn is None:
            yield
            return
        if not self.turn.acquire(timeout=PATIENCE_SECONDS):
            raise _unavailable(TimeoutError("no turn to write"))
        try:
            yield
        finally:
            self.turn.release()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def open_store(url: str | None = None) -> Store:
    """Return the process' store for the URL (else LSTDASH_DATABASE_URL, else the file), migrated at first use."""
    address = url or os.environ.get(VARIABLE) or f"sqlite:///{DEFAULT_FILE}"
    with _opening:
        if address not in _stores:
            _stores[address] = connect(address)
        return _stores[address]


def connect(url: str) -> Store:
    """Open and migrate a store; raises WorkshopError for an unusable URL and Unavailable when nothing answers."""
    address = _address(url)
    is_file = address.get_backend_name() == "sqlite"
    store = Store(_sqlite(address), threading.Lock()) if is_file else Store(_postgresql(address))
    try:
        with store.write() as connection:
            migrate.ensure_head(connection)
    except BaseException:
        store.close()
        raise
    return store


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise _bad_url("en text som inte är en adress") from None
    if address.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise _bad_url(address.drivername)
    if address.database in (None, "", ":memory:"):
        raise _bad_url("en databas i minnet, som inte kan delas")
    return address


def _bad_url(found: str) -> WorkshopError:
    # The address itself is never shown: it may hold a password.
    return WorkshopError(
        "Adressen till workshoplagret går inte att använda.",
        where=VARIABLE,
        expected="sqlite:///FIL eller postgresql://ANVÄNDARE@VÄRD/DATABAS",
        found=found,
        action="Rätta miljövariabeln, eller ta bort den för att använda en fil.",
    )


def _sqlite(address: URL) -> Engine:
    try:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unavailable(error) from error
    engine = create_engine(address, pool_size=16, max_overflow=64, connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the begin event below decides, not the driver
    for pragma in (
        "journal_mode = wal",
        "synchronous = full",  # a vote that was acknowledged survives a power cut, too
        "foreign_keys = on",
        "secure_delete = on",  # what retention deletes is overwritten
    ):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A write takes the lock at once: a reader that upgrades midway would fail instead of waiting.
    is_write = connection.get_execution_options().get("lstdash_write", True)
    connection.exec_driver_sql("begin immediate" if is_write else "begin")


def _postgresql(address: URL) -> Engine:
    engine = create_engine(
        address,
        pool_pre_ping=True,  # a restarted server is not an error on the page
        pool_size=10,
        max_overflow=10,
        pool_timeout=PATIENCE_SECONDS,
        connect_args={"connect_timeout": 5},
    )
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:
    connection.execute(f"set lock_timeout = '{PATIENCE_SECONDS}s'")
    connection.commit()


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, TimeoutError) as error:
        raise _unavailable(error) from error
    except (DataError, UnicodeEncodeError) as error:
        # A null character, half a surrogate pair or a number too large: no key of ours looks like that.
        raise NotFound(
            "Länken innehåller tecken som inte kan stämma.", action="Kontrollera att hela länken kom med."
        ) from error
    except DatabaseError as error:
        if type(error) is DatabaseError:  # a damaged or foreign file; the subclasses are faults of ours
            raise _unavailable(error) from error
        raise


def _unavailable(error: Exception) -> Unavailable:
    _log.error("workshop store: %s", getattr(error, "orig", error))
    return Unavailable(
        "Workshoplagret svarar inte. Det senaste är inte sparat.",
        where="workshoplagret",
        action="Försök igen om en stund. Om felet står kvar: kontrollera att databasen är i gång och att disken inte är full.",
    )
