"""Three servers behind nginx on a PostgreSQL, started once for a file of tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lstdash.errors import UserError
from lstdash.web import nginx
from tests.conftest import IS_CI
from tests.lib.postgres_server import find_binaries, serving
from tests.lib.several import Several, started

SERVERS = 3  # one more than a reader and her reserve


def missing(what: str) -> None:
    """Say that something is not there: a failure in CI."""
    (pytest.fail if IS_CI else pytest.skip)(f"{what} is not installed: what is deployed was not tried")


@pytest.fixture(scope="session")
def nginx_program() -> str:
    try:
        return nginx.program()
    except UserError:
        missing("nginx")
        raise


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    binaries = find_binaries()
    if binaries is None:
        missing("PostgreSQL")
        return
    with serving(binaries) as url:
        yield url


@pytest.fixture(scope="module")
def several(nginx_program: str, database: str, shared_extracts: Path) -> Iterator[Several]:
    with started(shared_extracts, database, SERVERS) as found:
        yield found


@pytest.fixture(scope="module")
def shared_extracts(extracts_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published version of this file's own, since its tests publish another."""
    folder = tmp_path_factory.mktemp("shared") / "extracts"
    shutil.copytree(extracts_root, folder)
    return folder
