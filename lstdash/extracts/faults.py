"""What a check says: faults that stop, notices that inform. Everything in Swedish, each naming its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lstdash import formats
from lstdash.errors import DataError

MOST_RANGES = 10
SHOWN_PER_RULE = 50  # a column wrong in every row is one mistake, not a million lines


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where it is, what was found, what was expected, what to do."""

    file: str
    sheet: str
    row: int | None
    column: str
    found: str
    expected: str
    action: str
    suggestions: tuple[str, ...] = ()  # the value it seems to be, or the few it may be
    is_unreached: bool = False  # the file is not there, or may not be read

    @property
    def suggestion(self) -> str:
        """The value it seems to be; an empty string when that is unclear."""
        return self.suggestions[0] if len(self.suggestions) == 1 else ""

    @property
    def advice(self) -> str:
        """What to do, the near miss first."""
        meant = " eller ".join(f"”{one}”" for one in self.suggestions)
        return f"Menade du {meant}? {self.action}" if meant else self.action

    def __str__(self) -> str:
        return f"{place(self)}: hittade {self.found or 'tomt'}, väntade {self.expected}. {self.advice}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something read, left out or interpreted that the owner of the file should know."""

    file: str
    sheet: str
    row: int | None
    column: str
    text: str

    def __str__(self) -> str:
        return f"{place(self)}: {self.text}"


def place(found: Fault | Notice) -> str:
    """Return file, sheet, row and column, those that are known."""
    parts = (
        found.file,
        f"blad {found.sheet}" if found.sheet else "",
        f"rad {found.row}" if found.row else "",
        f"kolumn {found.column}" if found.column else "",
    )
    return ", ".join(part for part in parts if part)


def ranges(numbers: Sequence[int], shown: Callable[[int], str] = str) -> str:
    """Return numbers in order as `2–4 och 7`; when there are many, the first and how many more stretches there are."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    told = [f"{shown(run[0])}–{shown(run[-1])}" if len(run) > 1 else shown(run[0]) for run in runs]
    more = len(told) - MOST_RANGES
    return formats.listed([*told[:MOST_RANGES], f"{more} ställen till"] if more > 1 else told)


class CheckFailed(DataError):
    """The files do not follow the catalogue; `faults` lists everything found, `notices` what else to know."""

    def __init__(self, faults: Iterable[Fault], notices: Iterable[Notice] = ()) -> None:
        self.faults = in_order(faults)
        self.notices = tuple(notices)
        super().__init__(
            what=f"{len(self.faults)} fel hittades. Inget har publicerats.",
            found="\n".join(map(str, self.faults)),
            action="Rätta felen och kör kommandot igen.",
        )


class Unreadable(Exception):
    """A file or a sheet that cannot be read at all; the reader of the files reports it beside the other faults."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def unreadable(file: str, found: str, expected: str, action: str, *, sheet: str = "", row: int | None = None) -> Unreadable:
    """Return the error for a file that cannot be read."""
    return Unreadable(Fault(file, sheet, row, "", found, expected, action))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return each fault once, by file, sheet, row and column."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.sheet, fault.row or 0, fault.column)))


def reason(error: Exception) -> str:
    """Say in Swedish why the system would not write or read; its own words when the cause is unusual."""
    text = str(error)
    if any(sign in text for sign in ("Permission denied", "Read-only file system", "not permitted")):
        return "behörighet saknas"
    if any(sign in text for sign in ("No space left", "File too large", "quota", "No usable temporary directory")):
        return "utrymmet är slut"
    if isinstance(error, FileNotFoundError | NotADirectoryError) or "No such file or directory" in text:
        return "mappen finns inte"
    return text.splitlines()[0] if text else type(error).__name__
