"""What watches over the server hears how votes and figures are, not that somebody is there to answer."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash.database.engine import open_store
from lstdash.web import health, lanes


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=health.routes())) as opened:
        yield opened


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    address = f"sqlite:///{tmp_path / 'lstdash.db'}"
    monkeypatch.setenv("LSTDASH_DATABASE_URL", address)
    monkeypatch.setattr(lanes, "votes", lanes.Lane(4))
    yield tmp_path / "lstdash.db"
    open_store(address).close()


def test_a_server_that_can_do_its_work_says_so(client: TestClient, version: str, database: Path) -> None:
    told = client.get(health.PATH)
    assert (told.status_code, told.json()) == (200, {"uppgifter": "svarar", "lager": "svarar", "filer i kö": 0})
    assert told.headers["cache-control"] == "no-store"


def test_a_store_that_another_writes_to_is_not_well(
    client: TestClient, version: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reads go on, in a file with a log of what is written ahead; votes do not."""
    monkeypatch.setattr(health, "LOCK_SECONDS", 0.0)
    open_store()
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("begin immediate")
        told = client.get(health.PATH)
        other.execute("rollback")
    other.close()
    assert told.status_code == 503 and told.json()["uppgifter"] == "svarar" and told.json()["lager"] != "svarar"
    assert client.get(health.PATH).status_code == 200


def test_a_store_that_takes_nothing_more_is_not_well(client: TestClient, version: str, database: Path) -> None:
    """As one on a disk that is read-only, and a standby: it answers whoever reads."""

    def narrow(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("pragma query_only = on")

    store = open_store()
    event.listen(store.engine, "checkout", narrow)
    told = client.get(health.PATH)
    event.remove(store.engine, "checkout", narrow)
    assert told.status_code == 503 and told.json()["lager"] != "svarar"


def test_it_leaves_nothing_behind(client: TestClient, version: str, database: Path) -> None:
    assert client.get(health.PATH).status_code == 200
    with open_store().read() as connection:
        assert connection.exec_driver_sql("select count(*) from attempts").scalar_one() == 0


def test_figures_that_are_gone_are_not_well(
    client: TestClient, version: str, extracts_root: Path, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(extracts_root / "current", tmp_path / "current")
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    told = client.get(health.PATH)
    assert told.status_code == 503 and told.json()["lager"] == "svarar" and told.json()["uppgifter"] != "svarar"


def test_one_that_does_nothing_in_time_is_not_well(
    client: TestClient, version: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE_SECONDS", 0.0)
    assert client.get(health.PATH).status_code == 503
