"""One writer at a time: a lock on the extracts that the system itself releases when its process dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb

from lstdash.errors import DataError
from lstdash.extracts.faults import reason

LOCK = ".lock"


class Busy(DataError):
    """Someone else publishes, restores or cleans right now, or did so since the check."""


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the right to write to the extracts.

    Raises Busy at once when another process has it, and turns a full disk or a missing permission inside the block into
    a DataError that says what still holds.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with (root / LOCK).open("a+b") as file:
            if not _acquire(file):
                raise Busy(
                    "Någon annan publicerar just nu. Inget har ändrats.",
                    expected="en publicering i taget",
                    found="en pågående publicering",
                    action="Vänta tills den är klar och kör kommandot igen.",
                )
            yield
    except (OSError, duckdb.IOException) as error:
        raise DataError(
            "Det gick inte att skriva. Den version som var publicerad gäller fortfarande.",
            root.name,
            "en skrivbar mapp med ledigt utrymme",
            reason(error),
            "Kontrollera behörighet och ledigt utrymme, och kör kommandot igen.",
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
