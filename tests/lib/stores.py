"""Every test of the workshop store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from lstdash.database.engine import Store, connect
from tests.lib.postgres_server import find_binaries, serving
from tests.workshop.workshop_room import NOW, Room, begin


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    binaries = find_binaries()
    if binaries is None:
        message = "PostgreSQL is not installed (apt-get install postgresql): half of the workshop store goes untested"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with serving(binaries) as url:
        yield url


@pytest.fixture
def new_url(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """Give the URL of a new empty database of the named kind; PostgreSQL's are schemas that are dropped afterwards."""
    schemas: list[tuple[str, str]] = []

    def make(backend: str) -> str:
        name = f"t_{uuid.uuid4().hex}"
        if backend == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        server = request.getfixturevalue("postgres_url")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"create schema {name}")
        schemas.append((server, name))
        return f"{server}?options=-csearch_path%3D{name}"

    yield make
    for server, name in schemas:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"drop schema {name} cascade")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def url(backend: str, new_url: Callable[[str], str]) -> str:
    return new_url(backend)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = connect(url)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    """A workshop that has begun: two items, three criteria, round 1 open."""
    return begin(store, NOW)
