"""The door to the workshop store: SQLite in a file (WAL) by default, PostgreSQL when LSTDASH_DATABASE_URL says so.

One set of statements serves both. A write is acknowledged only after it has been committed to disk.
"""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, InterfaceError, OperationalError, TimeoutError

from lstdash.database import migrate, place
from lstdash.database.availability import DatabaseFile, Silence, unavailable
from lstdash.database.faults import NotFound, Unavailable, WorkshopError
from lstdash.database.schema import HEAD

VARIABLE = place.VARIABLE
PATIENCE_SECONDS = 4  # how long a write waits for its turn among ours, and then for another's lock: together less than
LOCK_SECONDS = 3  # a phone waits (PATIENCE in panel/line.js), so that it is told and sends the same again
OPENING_SECONDS = 10  # for the one that builds the tables, while other processes do

_stores: dict[str, Store] = {}
_opening = threading.Lock()
_unopened: defaultdict[str, Silence] = defaultdict(Silence)
_writes = count()
_written = [next(_writes)]


def written() -> int:
    """Return a number that another follows whenever this process has written to a store."""
    return _written[0]


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Both contexts raise Unavailable, in Swedish, when the database does not answer."""

    engine: Engine
    turn: threading.Lock | None = None  # SQLite: one writer at a time anyway, so they queue here instead of retrying
    file: DatabaseFile | None = None
    silence: Silence = field(default_factory=Silence)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent snapshot. Fails at once for a while after a read that got no answer."""
        self.require_answering()
        with _reported(self.silence), self.engine.execution_options(lstdash_write=False).connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self, *, lock_seconds: float = LOCK_SECONDS) -> Iterator[Connection]:
        """Write in one transaction: all of it is on disk when the block ends, or nothing."""
        self._require_file()
        options = self.engine.execution_options(lstdash_write=True, lstdash_lock_seconds=lock_seconds)
        with _reported(), self._in_turn(), options.begin() as connection:
            if connection.dialect.name == "postgresql" and lock_seconds != LOCK_SECONDS:  # every connection begins with that
                _wait_postgresql(connection, lock_seconds)
            yield connection
        _written[0] = next(_writes)
        self._require_file()  # what was written into a file that is gone is not on disk

    def require_answering(self) -> None:
        """Raise Unavailable for a while after a read that got no answer, and when the store's file is gone or another."""
        self.silence.require_over()
        self._require_file()

    def _require_file(self) -> None:
        if self.file:
            self.file.require_there()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self.turn is None:
            yield
            return
        if not self.turn.acquire(timeout=PATIENCE_SECONDS):
            raise unavailable(TimeoutError("no turn to write"))
        try:
            yield
        finally:
            self.turn.release()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def open_store(url: str | None = None) -> Store:
    """Return the process' store for the URL (else LSTDASH_DATABASE_URL, else the file), migrated at first use."""
    address = url or place.address()
    with _opening:
        if address not in _stores:
            _unopened[address].require_over()
            try:
                _stores[address] = connect(address)
            except Unavailable:
                _unopened[address].begin()
                raise
            place.opened.add(address)
        return _stores[address]


def is_shared() -> bool:
    """Return whether the configured store is a database that several servers can share; raises WorkshopError for no URL."""
    return _address(place.address()).get_backend_name() == "postgresql"


def connect(url: str) -> Store:
    """Open and migrate a store; raises WorkshopError for an unusable URL and Unavailable when nothing answers."""
    address = _address(url)
    is_file = address.get_backend_name() == "sqlite"
    store = Store(_sqlite(address), threading.Lock()) if is_file else Store(_postgresql(address))
    try:
        if not _is_up_to_date(store):  # which needs no lock: another's long write keeps no page waiting
            with store.write(lock_seconds=OPENING_SECONDS) as connection:
                migrate.ensure_head(connection)
        if is_file:
            store = replace(store, file=DatabaseFile.opened(Path(str(address.database))))
    except BaseException:
        store.close()
        raise
    return store


def _is_up_to_date(store: Store) -> bool:
    with store.read() as connection:
        return migrate.current(connection) == HEAD


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
    path = Path(str(address.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # its own alone, also in a folder that others read
    except OSError as error:
        raise unavailable(error) from error
    engine = create_engine(address, pool_size=16, max_overflow=64, connect_args={"timeout": LOCK_SECONDS}, hide_parameters=True)
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
    options = connection.get_execution_options()
    is_write = options.get("lstdash_write", True)
    milliseconds = int(1000 * options.get("lstdash_lock_seconds", LOCK_SECONDS))
    connection.connection.cursor().execute(f"pragma busy_timeout = {milliseconds}")
    connection.exec_driver_sql("begin immediate" if is_write else "begin")


def _postgresql(address: URL) -> Engine:
    engine = create_engine(
        address,
        pool_pre_ping=True,  # a restarted server is not an error on the page
        pool_size=10,
        max_overflow=10,
        pool_timeout=PATIENCE_SECONDS,
        connect_args={"connect_timeout": 5},
        hide_parameters=True,  # a fault that is logged holds no name and no score
    )
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:
    connection.execute(f"set lock_timeout = '{LOCK_SECONDS}s'")
    connection.commit()


def _wait_postgresql(connection: Connection, lock_seconds: float) -> None:
    """Wait so long for a lock in this transaction alone."""
    connection.exec_driver_sql(f"set local lock_timeout = '{int(1000 * lock_seconds)}ms'")


@contextmanager
def _reported(silence: Silence | None = None) -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, TimeoutError) as error:
        if silence:
            silence.begin()
        raise unavailable(error) from error
    except (DataError, UnicodeEncodeError) as error:
        # A null character, half a surrogate pair or a number too large: no key of ours looks like that.
        raise NotFound(
            "Länken innehåller tecken som inte kan stämma.", action="Kontrollera att hela länken kom med."
        ) from error
    except DatabaseError as error:
        if type(error) is DatabaseError:  # a damaged or foreign file; the subclasses are faults of ours
            raise unavailable(error) from error
        raise _without_row(error) from None


def _without_row(error: DatabaseError) -> DatabaseError:
    """Return a fault of ours as the server's log may have it: PostgreSQL tells the whole row that it refuses."""
    error.args = (str(error.args[0]).partition("\n")[0],)
    return error
