"""The door: migrations, first use by many, addresses that do not work."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, inspect, select, text

from lstdash.database import engine, migrate, schema
from lstdash.database.engine import Store, connect
from lstdash.database.faults import NotFound, Unavailable, WorkshopError
from lstdash.workshop import people, results, rounds, workshops
from tests.workshop.workshop_room import NOW, Room, begin


def test_migrations_build_exactly_the_declared_tables(store: Store) -> None:
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_declared_head_is_the_last_migration() -> None:
    assert ScriptDirectory.from_config(migrate._config()).get_heads() == [schema.HEAD]


def test_opening_again_keeps_what_is_there(store: Store, url: str) -> None:
    room = begin(store, NOW)
    again = connect(url)
    assert workshops.load(again, room.id).title == "Var börjar vi?"
    again.close()


def test_an_older_database_gets_the_kind_that_all_workshops_had(url: str) -> None:
    older = connect(url)
    with older.write() as connection:
        migrate.move(connection, "base")
        migrate.move(connection, "0002")
        columns = {column["name"] for column in inspect(connection).get_columns("workshops")}
        row = dict.fromkeys(columns - {"closed_at", "purged_at"}, "x") | {"status": "open"}
        numbers = dict.fromkeys(("joining_open", "change_count", "stage_count"), 1)
        connection.execute(insert(schema.workshops), row | numbers)
    older.close()
    again = connect(url)
    with again.read() as connection:
        assert connection.execute(select(schema.workshops.c.kind)).scalars().all() == ["borja-har"]
    again.close()


def test_what_an_older_program_has_shown_stays_shown(room: Room, url: str) -> None:
    room.all_score([1, 2, 5])
    people.remove(room.store, room.steering, room.join(0).id, now=NOW)
    rounds.reveal(room.store, room.steering, now=NOW + timedelta(minutes=1))
    people.remove(room.store, room.steering, room.join(1).id, now=NOW + timedelta(minutes=2))
    rounds.begin_next(room.store, room.steering, now=NOW + timedelta(minutes=3))
    room.score(2, 4)
    columns = schema.scores.c.participant, schema.scores.c.round, schema.scores.c.shown_score, schema.scores.c.shown_at
    with room.store.write() as connection:
        kept = connection.execute(select(*columns).order_by(*columns[:2])).all()
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0008")
        migrate.move(connection, "head")
        assert connection.execute(select(*columns).order_by(*columns[:2])).all() == kept
    assert len(results.results(room.store, room.id, 1).rows) == 2


def test_a_database_of_a_newer_program_is_refused_and_left_alone(store: Store, url: str) -> None:
    with store.write() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(WorkshopError, match="nyare version"):
        connect(url)
    with store.read() as connection:
        assert migrate.current(connection) == "9999"


def test_a_failed_migration_leaves_nothing_behind(
    new_url: Callable[[str], str], backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url(backend)
    move = migrate.move

    def failing(connection: engine.Connection, revision: str) -> None:
        move(connection, revision)
        raise RuntimeError("halfway")

    monkeypatch.setattr(migrate, "move", failing)
    with pytest.raises(RuntimeError):
        connect(url)
    monkeypatch.undo()
    store = connect(url)
    begin(store, NOW)
    store.close()


def test_many_processes_may_open_a_new_store_at_once(url: str) -> None:
    code = "import sys; from lstdash.database.engine import connect; connect(sys.argv[1]).close()"
    running = [subprocess.Popen([sys.executable, "-c", code, url], stderr=subprocess.PIPE) for _ in range(5)]
    errors = [process.communicate(timeout=120)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 5, errors
    store = connect(url)
    with store.read() as connection:
        assert migrate.current(connection) == schema.HEAD
    store.close()


def test_whoever_comes_second_waits_longer_for_the_tables_than_a_vote_does(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = connect(url)
    with first.write() as connection:
        migrate.move(connection, "base")
    first.close()
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.1)
    builder = connect_only(url)
    with ThreadPoolExecutor(1) as pool, builder.write() as connection:
        migrate.lock(connection)  # holds the schema for longer than a vote waits
        second = pool.submit(connect, url)
        time.sleep(0.5)
    second.result(timeout=60).close()
    builder.close()


def connect_only(url: str) -> Store:
    """Open a store without its tables."""
    address = engine._address(url)
    return Store(engine._sqlite(address) if address.get_backend_name() == "sqlite" else engine._postgresql(address))


def test_threads_share_one_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_stores", {})
    monkeypatch.setenv("LSTDASH_DATABASE_URL", url)
    with ThreadPoolExecutor(8) as pool:
        stores = {id(store) for store in pool.map(lambda _: engine.open_store(), range(16))}
    assert len(stores) == 1
    engine.open_store().close()


def test_sqlite_waits_for_the_disk(new_url: Callable[[str], str]) -> None:
    store = connect(new_url("sqlite"))
    with store.read() as connection:
        pragmas = {name: connection.execute(text(f"pragma {name}")).scalar_one() for name in ("journal_mode", "synchronous")}
        assert connection.execute(text("pragma foreign_keys")).scalar_one() == 1
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}
    store.close()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("mysql://hemlig:losenord@vard/db", "mysql"),
        ("sqlite://", "minnet"),
        ("sqlite:///:memory:", "minnet"),
        ("bara text", "inte är en adress"),
    ],
)
def test_an_unusable_address_is_explained_without_its_password(url: str, found: str) -> None:
    with pytest.raises(WorkshopError, match=found) as error:
        connect(url)
    assert "losenord" not in str(error.value)


def test_a_silent_server_is_explained(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Unavailable, match="svarar inte"):
        connect("postgresql://nagon:hemligt@127.0.0.1:1/databas")
    assert "hemligt" not in caplog.text


def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("hej " * 1000)
    with pytest.raises(Unavailable):
        connect(f"sqlite:///{tmp_path / 'text.db'}")
    with pytest.raises(Unavailable):
        connect(f"sqlite:///{tmp_path / 'text.db' / 'under.db'}")


def test_the_store_folder_is_private(tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path / 'ny' / 'lstdash.db'}").close()
    assert (tmp_path / "ny").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("key", ["a\x00b", "a\ud800b", "' or 1=1 --", "å" * 5000])
def test_strange_keys_lead_nowhere(store: Store, key: str) -> None:
    with pytest.raises(NotFound):
        workshops.load(store, key)


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    room = begin(store, NOW)
    with pytest.raises(RuntimeError), store.write() as connection:
        connection.execute(text("update workshops set title = 'ändrad'"))
        raise RuntimeError
    assert workshops.load(store, room.id).title == "Var börjar vi?"


def test_a_write_that_never_gets_its_turn_is_told_so(new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.1)
    store = connect(new_url("sqlite"))
    room = begin(store, NOW)
    with store.write(), ThreadPoolExecutor(1) as pool, pytest.raises(Unavailable):
        pool.submit(workshops.set_settings, store, room.steering, {}).result()
    workshops.set_settings(store, room.steering, {})
    store.close()
