"""The log as it is read: who changed what, when, from which version to which; no scores and no contents."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.exhibits import Sheet

COLUMNS = audit.COLUMNS
MOST_SHOWN = 500  # the file has them all


@dataclass(frozen=True, slots=True)
class Log:
    """One sentence, and the latest changes, latest first; `left_out` are older ones that only the file has."""

    headline: str
    rows: tuple[tuple[str, ...], ...]
    left_out: int


def answer() -> Log:
    """Return the log. Raises UserError when the store does not answer."""
    rows, days = audit.told(open_store()), formats.count(audit.log_days(), "dag", "dagar")
    if not rows:
        return Log(f"Ingen ändring är antecknad. Loggen sparas i {days}.", (), 0)
    accounts = formats.count(
        len({row[1].partition(" (")[0] for row in rows}), "konto har ändrat något", "konton har ändrat något"
    )
    changes = formats.count(len(rows), "ändring är antecknad", "ändringar är antecknade")
    said = f"{changes}, den senaste {rows[0][0]}: {accounts}. Loggen sparas i {days}."
    return Log(said[:1].upper() + said[1:], rows[:MOST_SHOWN], max(0, len(rows) - MOST_SHOWN))


def sheet() -> Sheet:
    """Return everything that is kept, for a file. Raises as `answer`."""
    return Sheet("Logg", COLUMNS, audit.told(open_store()))
