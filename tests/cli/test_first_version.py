"""Of servers that start at the same moment over empty extracts one publishes, and the others wait for what it made."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import duckdb
import pytest

from lstdash.cli import refresh
from lstdash.extracts.checking.plan import Plan
from lstdash.extracts.publishing import publish
from lstdash.extracts.publishing.lock import Busy, writing
from lstdash.extracts.publishing.request import Request
from lstdash.published import versions
from lstdash.published.manifest import Manifest
from tests.lib.tiny import tiny_version


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plan]:
    """A plan of a first version, which is written as `ours`."""
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    monkeypatch.setattr(publish, "write_version", lambda plan, *_: Manifest.read(plan.root / tiny_version(plan.root, "ours")))
    with duckdb.connect(":memory:") as con:
        yield Plan(con, {}, tmp_path, Request(), None)


@contextmanager
def another_writes(root: Path, *, is_done: bool) -> Iterator[None]:
    """Another server has the lock, until after the block has begun; then it publishes `theirs`, or dies."""
    has_lock, goes_on = Event(), Event()

    def write() -> None:
        with writing(root):
            has_lock.set()
            goes_on.wait()
            if is_done:
                tiny_version(root, "theirs")

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(write)
        has_lock.wait()
        goes_on.set()
        yield
        done.result()


def test_the_second_waits_and_takes_what_the_first_published(plan: Plan) -> None:
    with another_writes(plan.root, is_done=True):
        assert refresh._first(plan, "", lambda *_: None, only_if_missing=True) is None
        assert versions.every() == ("theirs",)


def test_the_second_publishes_when_the_first_dies(plan: Plan) -> None:
    with another_writes(plan.root, is_done=False):
        assert refresh._first(plan, "", lambda *_: None, only_if_missing=True) is not None
    assert versions.every() == ("ours",)


def test_whoever_asks_for_a_publish_is_told_at_once(plan: Plan) -> None:
    with writing(plan.root), pytest.raises(Busy, match="publicerar just nu"):
        refresh._first(plan, "", lambda *_: None, only_if_missing=False)


def test_one_that_never_gets_done_is_not_waited_for_without_end(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "FIRST_SECONDS", 0.1)
    with writing(plan.root), pytest.raises(Busy, match="publicerar just nu"):
        refresh._first(plan, "", lambda *_: None, only_if_missing=True)
