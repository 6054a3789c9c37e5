"""Is it text, and in which encoding? Reads the whole file once in blocks, then hands out UTF-8 while streaming.

Files come as UTF-8 (with or without a mark), UTF-16 (Excel's "Unicode-text") or Windows-1252. Anything else is refused
with its place: a wrong guess would turn å, ä and ö into other letters in silence.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from lstdash.extracts.faults import Unreadable, unreadable
from lstdash.extracts.reading.codepages import NAMES, Letters

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 1 << 20
MAGIC = {
    b"PK\x03\x04": "en Excel-arbetsbok eller annan zip-fil",
    b"\xd0\xcf\x11\xe0": "en äldre eller lösenordsskyddad Office-fil",
    b"%PDF": "en PDF-fil",
    b"\x1f\x8b": "en gzip-fil",
    b"\x89PNG": "en bild",
    codecs.BOM_UTF32_LE: "text i UTF-32",
}
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
EXPECTED = "text i UTF-8 eller Windows-1252"
SAVE_AGAIN = "Spara filen som CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over a text file found."""

    encoding: str
    mark: int  # bytes of the byte order mark
    has_odd_quotes: bool
    ends_with_return: bool = False  # records end with a carriage return alone
    odd: str = ""  # letters and signs that are unusual in Swedish, if the encoding is Windows-1252


def survey(path: Path, file: str, on_read: Callable[[int], None]) -> Survey:
    """Find the encoding of a text file; `on_read` is told of bytes read.

    Raises Unreadable when it is not text, or text in another encoding or in two.
    """
    with path.open("rb") as stream:
        start = stream.read(8)
        kind = next((name for magic, name in MAGIC.items() if start.startswith(magic)), "")
        if kind:
            raise unreadable(file, kind, "en CSV-fil", "Ge filen rätt filändelse, eller spara den som CSV UTF-8.")
        if not start:
            raise unreadable(file, "en tom fil", "rubriker och rader", "Kontrollera att filen sparades.")
        mark = next((mark for mark in MARKS if start.startswith(mark)), b"")
        stream.seek(len(mark))
        scan = _Scan(MARKS.get(mark, "utf-8"))
        scan.read(stream, file, on_read)
    encoding, odd = scan.encoding, ""
    if not scan.decodes and mark:
        raise (
            _mixed(path, file)
            if encoding == "utf-8"
            else unreadable(file, "text i UTF-16 som är avbruten", EXPECTED, SAVE_AGAIN)
        )
    if not scan.decodes:
        encoding, odd = _eight_bits(path, file)
    found = Survey(encoding, len(mark), scan.quotes % 2 == 1, odd=odd)
    return replace(found, ends_with_return=_ends_with_return(path, found))


class _Scan:
    """One pass over the bytes: quotes, letters, and whether they decode."""

    def __init__(self, encoding: str) -> None:
        self.encoding, self.decodes, self.quotes = encoding, True, 0
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def read(self, stream: io.BufferedReader, file: str, on_read: Callable[[int], None]) -> None:
        """Read to the end. Raises Unreadable when it is no text."""
        may_hold_nul = self.encoding.startswith("utf-16")
        while block := stream.read(BLOCK):
            if not may_hold_nul and b"\0" in block:
                raise unreadable(file, "en fil som inte är text", EXPECTED, "Spara tabellen som CSV UTF-8 eller .xlsx.")
            on_read(len(block))
            self.quotes += block.count(b'"')
            self._decode(block)
        self._decode(b"", final=True)

    def _decode(self, block: bytes, *, final: bool = False) -> None:
        is_plain = self.encoding == "utf-8" and block.isascii() and self._decoder.getstate()[0] == b"" and not final
        if is_plain or not self.decodes:
            return
        try:
            self._decoder.decode(block, final)
        except UnicodeDecodeError:
            self.decodes = False


def _eight_bits(path: Path, file: str) -> tuple[str, str]:
    """Confirm Windows-1252: no line spells UTF-8, and every byte has a meaning in Swedish text. Returns its odd letters too."""
    spelled = tuple(letter.encode() for letter in "åäöÅÄÖ")
    if _first_row(path, lambda line: not line.isascii() and any(letter in line for letter in spelled)):
        raise _mixed(path, file)
    letters = Letters()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            letters.add(block)
    page = letters.verdict()
    if page == "windows-1252":
        return "cp1252", letters.odd
    found, culprits = NAMES.get(page, "en annan teckentabell"), bytes(range(128, 256))
    if letters.undefined and not page:
        found, culprits = f"byte 0x{letters.undefined[0]:02X}, som inte är ett tecken", letters.undefined
    raise unreadable(
        file, found, EXPECTED, SAVE_AGAIN, row=_first_row(path, lambda line: any(byte in line for byte in culprits))
    )


def _mixed(path: Path, file: str) -> Unreadable:
    """The fault of a file in two encodings, at the first line that is not UTF-8."""
    row = _first_row(path, lambda line: not _is_utf8(line))
    return unreadable(file, "två teckenkodningar i samma fil", EXPECTED, "Spara om hela filen som CSV UTF-8.", row=row)


def _first_row(path: Path, is_it: Callable[[bytes], bool]) -> int | None:
    with path.open("rb") as stream:
        return next((number for number, line in enumerate(stream, 1) if is_it(line)), None)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _ends_with_return(path: Path, found: Survey) -> bool:
    """True when the first record ends with a carriage return alone; one inside quotes is a part of a value."""
    with open_utf8(path, found, lambda _: None) as stream:
        outside = b"".join(stream.read(BLOCK).split(b'"')[::2])
    at = outside.find(b"\r")
    return at >= 0 and b"\n" not in outside[: at + 2]


class _Told(io.FileIO):
    """A file that tells how much of it has been read."""

    def __init__(self, path: Path, start: int, on_read: Callable[[int], None]) -> None:
        super().__init__(path)
        self.seek(start)
        self._on_read = on_read

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = super().readinto(buffer) or 0
        self._on_read(count)
        return count

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(-1 if size is None else size) or b""
        self._on_read(len(data))
        return data


def open_utf8(path: Path, found: Survey, on_read: Callable[[int], None]) -> io.BufferedReader:
    """Open a surveyed file as UTF-8 bytes without its mark, records ended by a line feed; `on_read` is told of bytes read."""
    told = _Told(path, found.mark, on_read)
    if found.encoding == "utf-8" and not found.ends_with_return:
        return io.BufferedReader(told, BLOCK)
    stream = pa.PythonFile(told)
    if found.encoding != "utf-8":
        stream = pa.transcoding_input_stream(stream, found.encoding, "utf-8")
    if found.ends_with_return:
        stream = pa.TransformInputStream(stream, lambda block: bytes(block).replace(b"\r", b"\n"))
    return io.BufferedReader(stream, BLOCK)
