"""All or nothing: whatever happens to a publisher, what was published still serves and the next publish works."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lstdash.extracts.publishing.lock import Busy, writing
from lstdash.extracts.publishing.publish import publish
from lstdash.published import versions
from tests.extracts.publisher import RANDOM_POINTS, year_file
from tests.extracts.sample import write_source

PROJECT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may read, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="lstdash-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def run(mode: str, root: Path, inbox: Path) -> list[dict[str, Any]]:
    """Run a mode of the publisher; return what it said of each child."""
    command = [sys.executable, "-m", "tests.extracts.publisher", mode, str(root), str(inbox)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_serves_and_publishes(root: Path, inbox: Path) -> None:
    """The current version is whole and readable, the next publish works and leaves nothing lying about."""
    current = versions.current_version(root)
    assert versions.damage(current, root) == []
    with duckdb.connect() as con:
        found = con.execute(f"select count(*) from '{root / current}/*.parquet'").fetchone()
        assert found and found[0] > 0
    after = publish(year_file(inbox, 999), root=root)
    assert versions.current_version(root) == after.version
    assert versions.damage(after.version, root) == []
    hidden = {path.name for path in root.iterdir() if path.name.startswith(".")}
    assert hidden <= {".lock"}


def test_sigkill_at_random_moments(root: Path, inbox: Path) -> None:
    results = run("kill", root, inbox)
    assert results[0]["code"] == 0
    assert all(result.get("signal") == signal.SIGKILL or result.get("code") == 0 for result in results)
    assert sum(result.get("signal") == signal.SIGKILL for result in results) == RANDOM_POINTS
    assert all(result["damage"] == [] for result in results)
    assert_serves_and_publishes(root, inbox)


def test_sigkill_at_every_step_that_reaches_the_disk(root: Path, inbox: Path) -> None:
    before = versions.current_version(root)
    results = run("die", root, inbox)
    assert {result.get("signal") for result in results} == {signal.SIGKILL}
    assert all(result["damage"] == [] for result in results)
    moved = {result["point"]: result["current"] for result in results}
    assert moved["before replace 1"] == before  # the pointer moves by that very call, and by no other
    assert moved["after replace 1"] != before
    published = [point for before, point in zip([before, *moved.values()], moved, strict=False) if moved[point] != before]
    assert published == ["after replace 1", "before fsync 8"]  # the eighth flushes the pointer after it has moved
    assert_serves_and_publishes(root, inbox)


def test_a_full_disk(root: Path, inbox: Path) -> None:
    before = versions.current_version(root)
    results = run("limit", root, inbox)
    told = [result["told"] for result in results if "told" in result]
    ends = [(result["limit"], result["code"]) for result in results if "limit" in result]
    assert ends == [(0, 10), (10, 10), (200, 10), (1000, 10), (10_000, 10)]
    assert all("utrymmet är slut" in text for text in told) and "Inget har ändrats" in told[0]
    assert all("Den version som var publicerad gäller fortfarande" in text for text in told[1:])
    assert all(result["current"] == before and result["damage"] == [] for result in results if "limit" in result)
    assert_serves_and_publishes(root, inbox)


def test_a_user_who_may_not_write(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    monkeypatch.setenv("LSTDASH_SOURCE", str(write_source(open_folder / "source")))
    root, inbox = open_folder / "extracts", open_folder / "inbox"
    inbox.mkdir()
    before = publish(root=root).version
    results = run("uid", root, inbox)
    ends = {result["what"]: result["code"] for result in results if "what" in result}
    told = [result["told"] for result in results if "told" in result]
    assert ends == {"check": 0, "publish": 10, "secret": 10}
    assert "behörighet saknas" in told[0] and "en fil som inte får läsas" in told[1]
    assert versions.current_version(root) == before
    assert_serves_and_publishes(root, inbox)


def test_two_publishers_at_once(root: Path, inbox: Path) -> None:
    results = run("race", root, inbox)
    assert [result["codes"] for result in results] == [[0, 13]] * 6
    assert all(result["damage"] == [] for result in results)
    assert len(versions.every(root)) == 1 + 6
    assert_serves_and_publishes(root, inbox)


def test_whoever_comes_while_another_writes_is_told(root: Path, inbox: Path) -> None:
    before = versions.current_version(root)
    with writing(root), pytest.raises(Busy, match="publicerar just nu"):
        publish(year_file(inbox, 1), root=root)
    assert versions.current_version(root) == before


def test_what_a_dead_publisher_left_is_cleared(root: Path, inbox: Path) -> None:
    for name in (".draft-1-abc", ".trash-1-abc"):
        (root / name / "source").mkdir(parents=True)
        (root / name / "areas.parquet").write_bytes(b"half")
    (root / ".current.77").write_text("half")
    assert_serves_and_publishes(root, inbox)


def test_a_reader_of_the_old_version_keeps_it(root: Path, inbox: Path) -> None:
    with duckdb.connect() as con:
        old = root / versions.current_version(root) / "areas.parquet"
        publish(year_file(inbox, 1), root=root)
        assert con.execute(f"select count(*) from '{old}'").fetchone() == (2,)
    assert not os.access(old, os.W_OK) or os.geteuid() == 0
    assert old.stat().st_mode & 0o222 == 0
