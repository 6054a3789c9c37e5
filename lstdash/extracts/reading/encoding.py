"""Is it text, and in which encoding? Reads the whole file once in blocks, then hands out UTF-8 while streaming.

Files come as UTF-8 (with or without a mark), UTF-16 (Excel's "Unicode-text") or Windows-1252. Anything else is refused
with its place: a wrong guess would turn å, ä and ö into other letters in silence.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lstdash.extracts.faults import Unreadable, unreadable

BLOCK = 1 << 20
MAGIC = {
    b"PK\x03\x04": "en Excel-arbetsbok eller annan zip-fil",
    b"\xd0\xcf\x11\xe0": "en äldre eller lösenordsskyddad Office-fil",
    b"%PDF": "en PDF-fil",
    b"\x1f\x8b": "en gzip-fil",
    b"\x89PNG": "en bild",
}
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
EXPECTED = "text i UTF-8 eller Windows-1252"


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over a text file found."""

    encoding: str
    mark: int  # bytes of the byte order mark
    has_odd_quotes: bool


def survey(path: Path, file: str, on_read: Callable[[int], None]) -> Survey:
    """Find the encoding of a text file; `on_read` is told of bytes read.

    Raises Unreadable when it is not text, or text in two encodings.
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
        encoding = MARKS.get(mark, "")
        quotes, is_utf8 = _scan(stream, file, on_read, may_hold_nul=encoding.startswith("utf-16"))
    if not encoding:
        encoding = "utf-8" if is_utf8 else _windows(path, file)
    elif encoding == "utf-8" and not is_utf8:
        raise _mixed(path, file)
    return Survey(encoding, len(mark), quotes % 2 == 1)


def _scan(stream: io.BufferedReader, file: str, on_read: Callable[[int], None], *, may_hold_nul: bool) -> tuple[int, bool]:
    """Count quotes and tell whether the rest of the file is UTF-8."""
    decoder, quotes, is_utf8 = codecs.getincrementaldecoder("utf-8")(), 0, not may_hold_nul
    while block := stream.read(BLOCK):
        if not may_hold_nul and b"\0" in block:
            raise unreadable(file, "en fil som inte är text", EXPECTED, "Spara tabellen som CSV UTF-8 eller .xlsx.")
        on_read(len(block))
        quotes += block.count(b'"')
        is_utf8 = is_utf8 and _decodes(decoder, block)
    return quotes, is_utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    if block.isascii() and block and decoder.getstate()[0] == b"":
        return True
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _windows(path: Path, file: str) -> str:
    """Confirm Windows-1252: every byte has a meaning, and none of them spells UTF-8."""
    letters = tuple(letter.encode() for letter in "åäöÅÄÖ")
    line = 1
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            try:
                block.decode("cp1252")
            except UnicodeDecodeError as error:
                row = line + block.count(b"\n", 0, error.start)
                found = f"byte 0x{block[error.start]:02X}, som inte är ett tecken"
                raise unreadable(file, found, EXPECTED, "Spara filen som CSV UTF-8.", row=row) from error
            if any(letter in block for letter in letters):
                raise _mixed(path, file)
            line += block.count(b"\n")
    return "cp1252"


def _mixed(path: Path, file: str) -> Unreadable:
    """The fault of a file in two encodings, at the first line that is not UTF-8."""
    with path.open("rb") as stream:
        row = next((number for number, line in enumerate(stream, 1) if not _is_utf8(line)), None)
    return unreadable(file, "två teckenkodningar i samma fil", EXPECTED, "Spara om hela filen som CSV UTF-8.", row=row)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def open_utf8(path: Path, found: Survey, on_read: Callable[[int], None]) -> io.BufferedReader:
    """Open a surveyed file as a stream of UTF-8 bytes without its mark; `on_read` is told of bytes read."""
    return io.BufferedReader(_Utf8(path, found, on_read), BLOCK)


class _Utf8(io.RawIOBase):
    """Bytes of a file as UTF-8, converted while they are read."""

    def __init__(self, path: Path, found: Survey, on_read: Callable[[int], None]) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._file.seek(found.mark)
        self._decoder = None if found.encoding == "utf-8" else codecs.getincrementaldecoder(found.encoding)()
        self._on_read = on_read
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._decoder is None:
            count = self._file.readinto(buffer)
            self._on_read(count)
            return count
        while not self._left:
            block = self._file.read(BLOCK)
            self._on_read(len(block))
            self._left = self._decoder.decode(block, final=not block).encode("utf-8")
            if not block:
                break
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def close(self) -> None:
        self._file.close()
        super().close()
