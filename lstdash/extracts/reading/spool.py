"""Rows read from a file wait as Arrow, words by number: few in memory, more on disk, where DuckDB reads them as a table."""

from __future__ import annotations

import mmap
import tempfile
from contextlib import suppress
from typing import IO

import pyarrow as pa

from lstdash.errors import DataError
from lstdash.extracts.faults import reason

MOST_HELD = 16 << 20  # bytes in memory


class Spool:
    """Rows of one sheet. The file on disk has no name: however the process ends, nothing is left behind."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._held: list[pa.RecordBatch] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None
        self._stream: pa.RecordBatchStreamWriter | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Put rows after those already there. Raises DataError when the system has no room for them."""
        self._held.append(batch)
        self._bytes += batch.nbytes
        if self._bytes > MOST_HELD:
            self._write()

    def table(self) -> pa.Table:
        """Return all rows; nothing can be added after this. Raises DataError as `add` does."""
        if self._file is None:
            return pa.Table.from_batches(self._held, self._schema)
        self._write()
        return pa.ipc.open_stream(pa.BufferReader(self._mapped())).read_all()

    def close(self) -> None:
        """Let go of the file; a table made of it keeps its rows."""
        if self._file:
            with suppress(OSError):  # a full disk has been told of already
                self._file.close()

    def _write(self) -> None:
        try:
            if self._file is None or self._stream is None:
                self._file = tempfile.TemporaryFile(prefix="lstdash-")  # noqa: SIM115 (closed by `close`)
                self._stream = pa.ipc.new_stream(self._file, self._schema)
            for batch in self._held:
                self._stream.write_batch(batch)
        except OSError as error:
            raise no_room(error) from error
        self._held.clear()

    def _mapped(self) -> pa.Buffer:
        assert self._file and self._stream
        try:
            self._stream.close()
            self._file.flush()
            return pa.py_buffer(mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ))
        except OSError as error:
            raise no_room(error) from error


def no_room(error: Exception) -> DataError:
    """The error for a system that cannot hold what a check works on."""
    return DataError(
        "Filerna kunde inte bearbetas. Inget har ändrats.",
        "mappen för tillfälliga filer",
        "plats för dem",
        reason(error),
        "Frigör utrymme, eller välj en annan mapp med miljövariabeln TMPDIR.",
    )
