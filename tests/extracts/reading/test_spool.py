"""Rows on disk: the same rows in the same order, nothing left behind, and a full disk told of in Swedish."""

from __future__ import annotations

import gc
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pytest

from lstdash.errors import DataError
from lstdash.extracts.reading import spool
from lstdash.extracts.reading.spool import Spool

WORDS = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema([("word", WORDS), ("row", pa.int64())])


def batch(start: int, count: int = 100) -> pa.RecordBatch:
    words = pa.array([f"ord {number % 7 + start}" for number in range(count)]).dictionary_encode()
    return pa.RecordBatch.from_arrays([words, pa.array(range(start, start + count), pa.int64())], schema=SCHEMA)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    gc.collect()


@pytest.mark.parametrize("held", [0, 1 << 20])
def test_rows_come_back_in_order(held: int, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_HELD", held)
    batches = [batch(start) for start in (0, 100, 200)]
    with closing(Spool(SCHEMA)) as rows:
        for one in batches:
            rows.add(one)
        table = rows.table()
    assert table.to_pydict() == pa.Table.from_batches(batches, SCHEMA).to_pydict()
    assert list(scratch.iterdir()) == []


def test_no_rows() -> None:
    with closing(Spool(SCHEMA)) as rows:
        assert rows.table().num_rows == 0


def test_a_full_disk_is_told_of(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_HELD", 0)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with closing(Spool(SCHEMA)) as rows:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
            with pytest.raises(DataError, match="Inget har ändrats") as told:
                for start in range(0, 100_000, 1000):
                    rows.add(batch(start, 1000))
                rows.table()
            assert "utrymmet är slut" in str(told.value)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(scratch.iterdir()) == []
