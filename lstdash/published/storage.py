"""Where versions are kept: a folder, or a bucket of an S3-like storage with a folder as its local copy.

Whoever reads a version reads files in a folder, wherever it is kept; `bring` sees to it that they are there. A storage says
which version counts, moves the pointer, and knows who reads what.
"""

from __future__ import annotations

import re
from typing import Protocol

from lstdash.errors import DataError

POINTER = "current"
MOST_BYTES = 200  # of a pointer
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
EMPTY = "?"  # what a pointer without a word says: not the same as none


class Busy(DataError):
    """Someone else publishes, restores or cleans right now, or did so since the check."""


class Unreachable(DataError):
    """The storage does not answer, or refuses."""


class Storage(Protocol):
    """What a folder and a bucket both do."""

    def require(self) -> None:
        """Raise Unreachable unless the storage can be written to just now."""

    def current(self) -> str:
        """Return the id of the current version, empty when nothing is published."""

    def every(self) -> tuple[str, ...]:
        """Return the ids of all complete versions, newest first; the papers of each that is whole are there to read."""

    def bring(self, version: str) -> None:
        """See to it that every file of a version is in the folder."""

    def move(self, version: str, expected: str | None) -> None:
        """Make a version current. Raises Busy when another than the `expected` one is by now; None takes what is there."""

    def remove(self, version: str) -> None:
        """Remove a version, so that a half removed one never looks whole."""

    def hold(self, version: str) -> bool:
        """Say that this process shows a version; False where that cannot be written."""

    def held(self) -> frozenset[str]:
        """Return the versions that some server has shown within the last hour."""

    def trouble(self) -> str:
        """Return what readers should know of the storage, in Swedish; empty when all is well."""


def pointed(content: bytes) -> str:
    """Return what a pointer says, whatever it is."""
    return content[:MOST_BYTES].decode("ascii", "replace").strip() or EMPTY


def require_id(found: str) -> str:
    """Return it. Raises DataError unless it can be a version's id."""
    if VERSION.fullmatch(found):
        return found
    raise DataError(
        "Pekaren på den version som visas går inte att läsa.",
        POINTER,
        "ett versionsnummer",
        "något annat",
        "Se vilka versioner som finns: python -m lstdash versioner. Välj en av dem: python -m lstdash aterstall VERSION.",
    )
