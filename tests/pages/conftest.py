"""What a page needs that writes: a SQL store of its own, and a workshop that is led."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lstdash.database.engine import open_store
from tests.lib.led import cookie, opened  # noqa: F401 (fixtures)


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    yield
    open_store().close()
