"""The files that paths stand for: a file for itself, a folder for the workbooks and CSV files in it."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lstdash.extracts.faults import Fault, Notice
from lstdash.extracts.reading.near import nearest

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
CUBE_SUFFIXES = (".px", ".json")
FROM_A_REGISTER = "Är det en fil ur ett statistikregister: python -m lstdash las-in FIL."
SUFFIXES = (*TEXT_SUFFIXES, *BOOK_SUFFIXES)
MEND_RIGHTS = "Kontrollera behörigheterna."
ONE_OF = "en av: " + ", ".join(SUFFIXES)


@dataclass(slots=True)
class Files:
    """Each file once, with the name used in messages: its path where two files share a name."""

    named: list[tuple[Path, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def list_files(paths: Sequence[Path]) -> Files:
    """Find the files; faults for paths that stand for none."""
    found = Files()
    files = list(dict.fromkeys(_files(paths, found)))
    names = [path.name for path in files]
    found.named = [(path, path.name if names.count(path.name) == 1 else str(path)) for path in files]
    return found


def total_size(paths: Sequence[Path]) -> int:
    """Return the bytes of all files that the paths stand for."""
    return sum(mark(path)[0] for path, _ in list_files(paths).named if mark(path))


def mark(path: Path) -> tuple[int, ...]:
    """Size first, then what else changes when a file is written to or replaced; empty when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def _files(paths: Iterable[Path], found: Files) -> Iterator[Path]:
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            found.faults.append(_no_such_path(path, error))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, found)
        elif not stat.S_ISREG(mode):
            found.faults.append(_no_file(path))
        elif path.suffix.lower() not in SUFFIXES:
            ending = f"filändelsen {path.suffix or '(ingen)'}"
            action = FROM_A_REGISTER if path.suffix.lower() in CUBE_SUFFIXES else "Spara som .xlsx eller .csv."
            found.faults.append(Fault(path.name, "", None, "", ending, ONE_OF, action))
        else:
            yield path


def _folder(folder: Path, found: Files) -> Iterator[Path]:
    try:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    except OSError:
        found.faults.append(_unreached(folder, "en mapp som inte får läsas", "en läsbar mapp", MEND_RIGHTS))
        return
    read, before = 0, len(found.faults)
    for path in entries:
        if path.is_dir():
            action = "Ange mappen för sig, eller flytta filerna ur den."
            found.faults.append(Fault(str(path), "", None, "", "en mapp i mappen", "bara filer i mappen", action))
        elif path.suffix.lower() not in SUFFIXES:
            found.notices.append(Notice(path.name, "", None, "", "Läses inte: varken arbetsbok eller CSV-fil."))
        elif not path.is_file():
            found.faults.append(_no_file(path))
        else:
            read += 1
            yield path
    if not read and len(found.faults) == before:
        found.faults.append(Fault(str(folder), "", None, "", "en mapp utan tabeller", ONE_OF, "Lägg filerna i mappen."))


def _no_such_path(path: Path, error: Exception) -> Fault:
    if isinstance(error, PermissionError):
        return _unreached(path, "en sökväg som inte får läsas", "en läsbar fil", MEND_RIGHTS)
    try:
        near = nearest(path.name, ((other.name, other.name) for other in path.parent.iterdir()))
    except (OSError, ValueError):
        near = None
    return _unreached(path, "ingen sådan fil", "en fil eller mapp", "Kontrollera sökvägen.", near)


def _unreached(path: Path, found: str, expected: str, action: str, near: str | None = None) -> Fault:
    return Fault(str(path), "", None, "", found, expected, action, (near,) if near else (), is_unreached=True)


def _no_file(path: Path) -> Fault:
    expected = "en arbetsbok, en mapp eller en CSV-fil"
    return Fault(str(path), "", None, "", "något annat än en vanlig fil", expected, "Ange en fil.")
