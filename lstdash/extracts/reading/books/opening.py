"""Open a workbook of any format by what it holds, not by its name; refuse what is none before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from lstdash.extracts.faults import Notice, Unreadable, unreadable
from lstdash.extracts.reading.books import ods, xlsx
from lstdash.extracts.reading.books.raw import RawSheet
from lstdash.extracts.reading.books.xml import Forbidden

SAVE_AS = "Öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx)."
EXPECTED = "en arbetsbok (.xlsx, .xls eller .ods)"
MOST_UNPACKED = 500 << 20  # bytes; a million rows of seven columns unpack to about 300 MB
MOST_PARTS = 5000
STRICT = b"http://purl.oclc.org/ooxml/"
OLE = b"\xd0\xcf\x11\xe0"
MACROS = "Arbetsboken har makron. De körs aldrig; bara cellernas värden läses."
# What broken files make the readers raise; anything else is our own fault and is not to be blamed on a file.
BROKEN = (
    ExpatError, Forbidden, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, AssertionError,
    LookupError, ValueError, TypeError, AttributeError, OverflowError, UnicodeError,
)  # fmt: skip


def open_book(path: Path, file: str) -> tuple[list[RawSheet], list[Notice]]:
    """Return the sheets of a workbook, the hidden ones too, and what to know of it; `file` is its name in messages.

    Raises Unreadable when it is refused, OSError when the system will not read it.
    """
    with path.open("rb") as stream:
        start = stream.read(8)
        if start.startswith(OLE):
            if "EncryptedPackage".encode("utf-16-le") in stream.read(64 << 20):
                raise protected(file)
            return _old(path, file), []
    if not start:
        raise unreadable(file, "en tom fil", EXPECTED, "Kontrollera att filen sparades.")
    if not zipfile.is_zipfile(path):
        raise unreadable(file, "en fil som inte är en arbetsbok", EXPECTED, "Ge filen rätt filändelse. " + SAVE_AS)
    try:
        return _zipped(path, file)
    except BROKEN as error:
        raise damaged(file, error) from error


def _old(path: Path, file: str) -> list[RawSheet]:
    from lstdash.extracts.reading.books import xls  # few files need it

    try:
        return xls.open_xls(path)
    except xls.Protected as error:
        raise protected(file) from error
    except xls.NoWorkbook as error:
        raise unreadable(file, "en fil som inte är en arbetsbok", EXPECTED, SAVE_AS) from error
    except BROKEN as error:
        raise damaged(file, error) from error


def _zipped(path: Path, file: str) -> tuple[list[RawSheet], list[Notice]]:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise protected(file)
        if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise _too_large(file)
        if ods.CONTENT in names:
            return _open_document(path, archive, file), []
        if "xl/workbook.bin" in names:
            raise unreadable(file, "en binär arbetsbok (.xlsb)", EXPECTED, SAVE_AS)
        main = xlsx.main_part(archive)
        if not main:
            raise unreadable(file, "en zip-fil som inte är en arbetsbok", EXPECTED, SAVE_AS)
        with archive.open(main) as stream:
            if STRICT in stream.read(4096):
                action = "Spara den i Excel som Excel-arbetsbok (.xlsx), inte som Strict Open XML."
                raise unreadable(file, "en arbetsbok i formatet Strict Open XML", EXPECTED, action)
    has_macros = any(name.endswith("vbaProject.bin") for name in names)
    return xlsx.open_xlsx(path), [Notice(file, "", None, "", MACROS)] if has_macros else []


def _open_document(path: Path, archive: zipfile.ZipFile, file: str) -> list[RawSheet]:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise protected(file)
    try:
        sheets = ods.open_ods(path)
    except ods.TooMuch as error:
        raise _too_large(file) from error
    if not sheets:
        raise unreadable(file, "ett OpenDocument-dokument utan kalkylblad", EXPECTED, SAVE_AS)
    return sheets


def protected(file: str) -> Unreadable:
    """The error for a workbook that asks for a password."""
    return unreadable(file, "en lösenordsskyddad fil", "en arbetsbok utan lösenord", "Ta bort lösenordet i Excel och spara.")


def damaged(file: str, error: Exception, sheet: str = "") -> Unreadable:
    """The error for a workbook with broken parts."""
    if isinstance(error, Forbidden):
        return unreadable(file, "en arbetsbok med otillåten XML", EXPECTED, SAVE_AS, sheet=sheet)
    return unreadable(file, "en skadad arbetsbok", EXPECTED, SAVE_AS, sheet=sheet)


def _too_large(file: str) -> Unreadable:
    found = f"en fil som packas upp till mer än {MOST_UNPACKED >> 20} MB"
    return unreadable(file, found, "en arbetsbok av vanlig storlek", "Spara tabellen som CSV UTF-8 i stället.")
