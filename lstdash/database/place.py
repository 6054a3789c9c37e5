"""Where the workshop store is, and whether there is one yet: asked without the database library, which is slow to load."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "LSTDASH_DATABASE_URL"
DEFAULT_FILE = Path(__file__).parents[2] / "data" / "workshop" / "lstdash.db"
FILES = ("sqlite", "sqlite+pysqlite")
NO_FILE = ("", ":memory:")  # not to be used: whoever opens it says so

opened: set[str] = set()  # by this process: one of them whose file is gone is a fault, and no store that nobody has written


def address() -> str:
    """Return the address that the environment gives, else that of the file."""
    return os.environ.get(VARIABLE) or f"sqlite:///{DEFAULT_FILE}"


def is_made() -> bool:
    """Return False where the store is a file that nobody has written yet: there is nothing to read in it, and none is made."""
    kind, _, rest = address().partition(":///")
    path = rest.partition("?")[0]
    return address() in opened or kind not in FILES or path in NO_FILE or Path(path).exists()
