"""Which engine is chosen, and where it is.

LSTDASH_ENGINE          duckdb (the default) or spark
LSTDASH_SPARK_REMOTE    address of a Spark Connect server: sc://host:port
LSTDASH_SPARK_EXTRACTS  where that server sees the extracts, when not at the path this one has
"""

from __future__ import annotations

import os
from pathlib import Path

from lstdash.errors import DataError

ENGINE = "LSTDASH_ENGINE"
REMOTE = "LSTDASH_SPARK_REMOTE"
EXTRACTS = "LSTDASH_SPARK_EXTRACTS"
DUCKDB, SPARK = "duckdb", "spark"
SCHEME = "sc://"


def is_spark() -> bool:
    """True when queries go to a Spark Connect server. Raises DataError for an engine that is not one of ours."""
    chosen = os.environ.get(ENGINE, "").strip().lower() or DUCKDB
    if chosen not in (DUCKDB, SPARK):
        raise DataError(
            "Motorn är okänd.", ENGINE, f"{DUCKDB} eller {SPARK}", chosen, "Ändra inställningen, eller ta bort den."
        )
    return chosen == SPARK


def remote() -> str:
    """Return the address of the server. Raises DataError when it is missing or of another kind."""
    address = os.environ.get(REMOTE, "").strip()
    if not address.startswith(SCHEME) or address == SCHEME:
        raise DataError(
            "Adressen till den distribuerade motorn saknas eller är av ett annat slag.",
            REMOTE,
            f"{SCHEME}värd:port",
            address or "inget",
            f"Ange adressen, eller ta bort {ENGINE}.",
        )
    return address


def seen_at(folder: Path) -> str:
    """Return where the server sees a version's folder."""
    base = os.environ.get(EXTRACTS, "").strip().rstrip("/")
    return f"{base}/{folder.name}" if base else str(folder.resolve())
