"""One writer at a time: a lock on the extracts that the system itself releases when its process dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from lstdash.errors import DataError
from lstdash.extracts.faults import reason
from lstdash.published.storage import Busy
from lstdash.published.versions import require

__all__ = ["Busy", "writing"]

LOCK = ".lock"


@contextmanager
def writing(root: Path, patience_seconds: float = 0.0) -> Iterator[None]:
    """Hold the right to write to the extracts.

    Raises Busy when another process still has it after the patience, DataError when the extracts are kept elsewhere and cannot
    be reached. A full disk or a missing permission inside the block becomes a DataError that says what still holds.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _held(root, patience_seconds):
            require(root)
            yield
    except (OSError, duckdb.IOException) as error:
        raise DataError(
            "Det gick inte att skriva. Den version som var publicerad gäller fortfarande.",
            root.name,
            "en skrivbar mapp med ledigt utrymme",
            reason(error),
            "Kontrollera behörighet och ledigt utrymme, och kör kommandot igen.",
        ) from error


def _held(root: Path, patience_seconds: float) -> FileLock:
    """The lock, taken; the file stays, since others may wait for it."""
    lock = FileLock(root / LOCK, timeout=patience_seconds, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy(
            "Någon annan publicerar just nu. Inget har ändrats.",
            expected="en publicering i taget",
            found="en pågående publicering",
            action="Vänta tills den är klar och kör kommandot igen.",
        ) from error
    return lock
