"""Is the store there? What is said when it is not, for how long nobody asks again, and whether its file is still the same."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path

from lstdash.database.faults import Unavailable

SILENT_SECONDS = 2  # after a question that got no answer the next ones are not kept waiting

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """The file that was opened: its path, and device and number, which another file of that name has not."""

    path: Path
    mark: tuple[int, int]

    @classmethod
    def opened(cls, path: Path) -> DatabaseFile:
        """Return the file as it is now."""
        found = path.stat()
        return cls(path, (found.st_dev, found.st_ino))

    def is_there(self) -> bool:
        """Return whether the name still leads to the file."""
        try:
            return self == DatabaseFile.opened(self.path)
        except OSError:
            return False

    def require_there(self) -> None:
        """Raise Unavailable when it does not: SQLite itself would go on in a file that nobody finds again."""
        if not self.is_there():
            _log.error("workshop store: the file %s was deleted or replaced", self.path)
            raise Unavailable(
                "Workshoplagrets fil har tagits bort eller bytts ut. Det senaste är inte sparat.",
                where=self.path.name,
                action="Lägg tillbaka filen, eller starta om servern för att använda den nya.",
            )


@dataclass(slots=True)
class Silence:
    """Until when a store that did not answer is not asked again by those who only read."""

    until: float = 0.0

    def begin(self) -> None:
        """Ask nobody for a while."""
        self.until = time.monotonic() + SILENT_SECONDS

    def require_over(self) -> None:
        """Raise Unavailable while it lasts."""
        if time.monotonic() < self.until:
            raise _told()


def unavailable(error: Exception) -> Unavailable:
    """Write what was wrong into the server's log, and return what a person is told."""
    _log.error("workshop store: %s", str(getattr(error, "orig", error)).partition("\n")[0])  # no row that it may tell
    return _told()


def _told() -> Unavailable:
    return Unavailable(
        "Workshoplagret svarar inte. Det senaste är inte sparat.",
        where="workshoplagret",
        action="Försök igen om en stund. Om felet står kvar: kontrollera att databasen är i gång och att disken inte är full.",
    )
