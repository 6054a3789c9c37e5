"""The files that paths stand for: a file for itself, a folder for the workbooks and CSV files in it."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from lstdash.extracts.faults import Fault, Notice

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
BOOK_SUFFIXES = (".xlsx", ".xlsm")
SUFFIXES = (*TEXT_SUFFIXES, *BOOK_SUFFIXES)
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
            expected = "en arbetsbok, en mapp eller en CSV-fil"
            found.faults.append(Fault(str(path), "", None, "", "något annat än en vanlig fil", expected, "Ange en fil."))
        elif path.suffix.lower() not in SUFFIXES:
            ending = f"filändelsen {path.suffix or '(ingen)'}"
            found.faults.append(Fault(path.name, "", None, "", ending, ONE_OF, "Spara som .xlsx eller .csv."))
        else:
            yield path


def _folder(folder: Path, found: Files) -> Iterator[Path]:
    try:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    except OSError:
        action = "Kontrollera mappens behörigheter."
        found.faults.append(Fault(str(folder), "", None, "", "en mapp som inte får läsas", "en läsbar mapp", action))
        return
    files = [path for path in entries if path.suffix.lower() in SUFFIXES and path.is_file()]
    for path in entries:
        if path not in files:
            found.notices.append(Notice(path.name, "", None, "", "Läses inte: varken arbetsbok eller CSV-fil."))
    if not files:
        found.faults.append(Fault(str(folder), "", None, "", "en mapp utan tabeller", ONE_OF, "Lägg filerna i mappen."))
    yield from files


def _no_such_path(path: Path, error: Exception) -> Fault:
    if isinstance(error, PermissionError):
        return Fault(str(path), "", None, "", "en sökväg som inte får läsas", "en läsbar fil", "Kontrollera behörigheterna.")
    try:
        near = get_close_matches(path.name, [other.name for other in path.parent.iterdir()], n=1)
    except (OSError, ValueError):
        near = []
    return Fault(
        str(path), "", None, "", "ingen sådan fil", "en fil eller mapp", "Kontrollera sökvägen.", near[0] if near else ""
    )
