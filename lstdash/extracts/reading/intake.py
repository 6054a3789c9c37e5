"""Paths become sheets recognised as tables. Nothing that is wrong or left out passes in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lstdash.catalog.shape import Table
from lstdash.extracts.faults import Fault, Notice, Unreadable, unreadable
from lstdash.extracts.reading.csv_files import CsvSheet
from lstdash.extracts.reading.files import TEXT_SUFFIXES, list_files, mark
from lstdash.extracts.reading.recognise import Found, recognise
from lstdash.extracts.reading.values import fold
from lstdash.extracts.reading.workbooks import GUIDE_SHEET, LISTS_SHEET, WorkbookSheet, read_workbook

SOURCE_DIR = Path(__file__).parents[3] / "data" / "source"
SOURCE_ORIGIN = "data/source"


def source_dir() -> Path:
    """Folder of the transcribed tables: `LSTDASH_SOURCE`, else data/source beside the code."""
    configured = os.environ.get("LSTDASH_SOURCE")
    return Path(configured) if configured else SOURCE_DIR


@dataclass(slots=True)
class Intake:
    """What the given paths hold."""

    found: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    marks: dict[Path, tuple[int, ...]] = field(default_factory=dict)

    def changed(self) -> list[Fault]:
        """Files that changed since they were opened."""
        action = "Stäng filen i andra program och kör kommandot igen."
        return [
            Fault(path.name, "", None, "", "en fil som ändrades medan den lästes", "en fil i vila", action)
            for path, before in self.marks.items()
            if mark(path) != before
        ]

    def absent(self, table: str) -> frozenset[str]:
        """Columns that some file lacks for a table."""
        return frozenset().union(*(found.absent for found in self.found if found.table.name == table))


def take_in(paths: Sequence[Path], declared: Mapping[str, Table], on_read: Callable[[int], None] = lambda _: None) -> Intake:
    """Open every path and recognise what it holds. `on_read` is told of a file's bytes twice: when opened and when read."""
    files = list_files(paths)
    intake = Intake(faults=files.faults, notices=files.notices)
    for path, file in files.named:
        try:
            intake.marks[path] = mark(path)
            for sheet in _sheets(path, file, declared, on_read, intake):
                _take(sheet, path, declared, intake)
        except Unreadable as error:
            intake.faults.append(error.fault)
        except OSError as error:
            reason = "en fil som inte får läsas" if isinstance(error, PermissionError) else "en fil som inte går att läsa"
            action = "Kontrollera filens behörigheter."
            intake.faults.append(Fault(file, "", None, "", reason, "en läsbar fil", action, is_unreached=True))
    return intake


def _take(sheet: CsvSheet | WorkbookSheet, path: Path, declared: Mapping[str, Table], intake: Intake) -> None:
    try:
        found = recognise(sheet, sheet.name or path.stem, declared)
    except Unreadable as error:  # the other sheets of the workbook are still read
        intake.faults.append(error.fault)
        return
    if found is None:
        intake.notices.append(Notice(sheet.file, sheet.name, None, "", "Bladet är tomt och ändrar inget."))
        return
    intake.found.append(found)
    intake.faults += found.faults
    intake.notices += found.notices


def _is_own_sheet(name: str) -> bool:
    """True for the template's guide and lists saved as CSV, also with the workbook's name in front."""
    return f" {fold(name)}".endswith((f" {fold(GUIDE_SHEET)}", f" {fold(LISTS_SHEET)}"))


def _sheets(
    path: Path, file: str, declared: Mapping[str, Table], on_read: Callable[[int], None], intake: Intake
) -> Sequence[CsvSheet | WorkbookSheet]:
    if path.suffix.lower() in TEXT_SUFFIXES:
        if _is_own_sheet(path.stem):
            intake.notices.append(Notice(file, "", None, "", "Mallens eget blad läses inte."))
            return []
        return [CsvSheet(path, file, declared, on_read)]
    if path.with_name(f"~${path.name}").exists():
        text = "Filen är öppen i Excel: ändringar som inte är sparade är inte med."
        intake.notices.append(Notice(file, "", None, "", text))
    sheets, notices = read_workbook(path, file, on_read)
    intake.notices += notices
    if not sheets:
        raise unreadable(file, "en arbetsbok utan synliga blad", "minst ett blad med en tabell", "Visa bladet i Excel.")
    return sheets
