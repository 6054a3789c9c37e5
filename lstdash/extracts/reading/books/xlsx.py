"""Excel workbooks (.xlsx, .xlsm): which sheets there are, the texts they share, and what their number formats show.

Macros never run: they are not even read. A formula counts as the value that was saved with it.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lstdash.extracts.reading.books import cells, xlsx_rows, xml
from lstdash.extracts.reading.books.raw import Hidden, RawSheet
from lstdash.extracts.reading.books.xlsx_elements import TRUE, Shared

# Formats that have a number and no text of their own (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    **dict.fromkeys((9, 10), cells.PER_CENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), cells.MOMENT),
    46: cells.SPAN,
}


@dataclass(slots=True)
class _Parts:
    """The relationships of a part: id -> (kind, name of the part)."""

    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> str:
        return next((part for found, part in self.by_id.values() if found == kind), "")


@dataclass(slots=True)
class _Book:
    namespace: str = ""
    epoch_1904: bool = False
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)  # name, id of the relationship, whether it is hidden

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.namespace = self.namespace or name.rpartition(xml.BETWEEN)[0]
        if xml.local(name) == "workbookPr":
            self.epoch_1904 = attributes.get("date1904") in TRUE
        elif xml.local(name) == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes["name"], xml.attribute(attributes, "id"), is_hidden))


def open_xlsx(path: Path) -> list[RawSheet]:
    """Return the worksheets in their order. Raises what zipfile, expat and broken parts raise."""
    with zipfile.ZipFile(path) as archive:
        main = main_part(archive)
        book = _Book()
        xml.read(archive, main, book.start)
        parts = _relations(archive, main)
        styles, strings = parts.of_kind("styles"), parts.of_kind("sharedStrings")
        shared = Shared(
            book.namespace,
            _strings(archive, strings) if strings in archive.namelist() else [],
            _kinds(archive, styles) if styles in archive.namelist() else [],
            cells.EPOCH_1904 if book.epoch_1904 else cells.EPOCH_1900,
        )
        found = []
        for name, relation, is_hidden in book.sheets:
            kind, part = parts.by_id[relation]
            if kind == "worksheet":
                found.append(_sheet(path, archive, shared, name, part, is_hidden=is_hidden))
        return found


def main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that lists the sheets; an empty string when the archive is no workbook."""
    part = _relations(archive, "").of_kind("officeDocument") if "_rels/.rels" in archive.namelist() else "xl/workbook.xml"
    return part if part in archive.namelist() else ""


def _sheet(path: Path, archive: zipfile.ZipFile, shared: Shared, name: str, part: str, *, is_hidden: bool) -> RawSheet:
    hidden = Hidden()
    read = partial(xlsx_rows.rows, path, part, shared, hidden)
    merged = () if is_hidden else xlsx_rows.merged_ranges(archive, part)
    return RawSheet(name, read, is_hidden, archive.getinfo(part).file_size, merged, hidden)


def _relations(archive: zipfile.ZipFile, part: str) -> _Parts:
    folder, name = posixpath.split(part)
    found = _Parts()

    def start(_: str, attributes: dict[str, str]) -> None:
        if "Target" in attributes and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found.by_id[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

    xml.read(archive, posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return found


class _Strings:
    """Handlers of the texts that sheets share; how a word is pronounced is no part of it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._text, self._whole, self._is_aside = "", "", False

    def start(self, name: str, _: dict[str, str]) -> None:
        name = xml.local(name)
        if name == "t":
            self._text = ""
        elif name == "si":
            self._whole = ""
        elif name == "rPh":
            self._is_aside = True

    def chars(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        name = xml.local(name)
        if name == "t" and not self._is_aside:
            self._whole += self._text
        elif name == "si":
            self.found.append(cells.text(self._whole))
        elif name == "rPh":
            self._is_aside = False


def _strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    handlers = _Strings()
    xml.read(archive, part, handlers.start, handlers.end, handlers.chars)
    return handlers.found


def _kinds(archive: zipfile.ZipFile, part: str) -> list[str]:
    """What each style of a cell makes of numbers."""
    forms: dict[int, str] = dict(BUILT_IN)
    found: list[str] = []
    is_of_cells = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_of_cells
        name = xml.local(name)
        if name == "numFmt" and not is_of_cells:
            forms[int(attributes["numFmtId"])] = cells.kind_of(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            is_of_cells = True
        elif name == "xf" and is_of_cells:
            found.append(forms.get(int(attributes.get("numFmtId", 0)), cells.PLAIN))

    def end(name: str) -> None:
        nonlocal is_of_cells
        is_of_cells = is_of_cells and xml.local(name) != "cellXfs"

    xml.read(archive, part, start, end)
    return found
