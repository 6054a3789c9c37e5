"""CSV as it comes: `;`, `,` or tab, any of three encodings, quoted line breaks, blank lines. Read as a stream of text.

Row numbers are those a spreadsheet program shows: every record counts, blank ones too, a quoted line break does not.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from lstdash.catalog.shape import Table
from lstdash.extracts.faults import SHOWN_PER_RULE, Fault, Notice, Unreadable, unreadable
from lstdash.extracts.reading.encoding import Survey, open_utf8, survey
from lstdash.extracts.reading.headings import HEAD_ROWS
from lstdash.extracts.reading.sheets import CELL_KINDS, TEXT, Layout, TextBatch, unnamed_fault
from lstdash.extracts.reading.values import fold

DELIMITERS = (";", ",", "\t")
BLOCK = 8 << 20
LONGEST_LINE = 1 << 20
MOST_BROKEN_ROWS = 1000
# å, ä, ö as they come out when a file has been saved as UTF-8 twice, or read as Windows-1252 though a Macintosh or DOS wrote it
SPOILED = re.compile(
    "Ã[\u00a4\u00a5\u00b6\u0080-\u009f\u201e\u2026\u2013]|(?<=[a-zåäö])[ŠŒ†„‡](?=[a-zåäö])|\ufffd|[" + CELL_KINDS + "]"
)
CLOSE_QUOTES = "Kontrollera att varje citattecken som öppnas också stängs."


class CsvSheet:
    """One CSV file."""

    def __init__(self, path: Path, file: str, declared: Mapping[str, Table], on_read: Callable[[int], None]) -> None:
        """Open the file and read its first rows. Raises Unreadable when it is not a text file that can be read."""
        self.file, self.name = file, ""
        self.faults: list[Fault] = []
        self.notices: list[Notice] = []
        self._path, self._on_read = path, on_read
        self._survey: Survey = survey(path, file, on_read)
        lines = self._first_lines()
        hint = re.fullmatch(r"\s*sep=(.)\s*", lines[0]) if lines else None
        self._delimiter = hint[1] if hint else _delimiter(lines, declared)
        if self._survey.odd:
            text = f"Tecken som är ovanliga på svenska ({' '.join(self._survey.odd)}) lästes som Windows-1252. Kontrollera dem."
            self.notices.append(Notice(file, "", None, "", text))
        if self._survey.has_odd_quotes:
            self._require_closed_quotes()
        self.head: Sequence[Sequence[str]] = _records(lines, self._delimiter)

    def batches(self, layout: Layout) -> Iterator[TextBatch]:
        """Read the rows below the headings, the next of them while these are used: Arrow reads outside Python's lock."""
        rows = self._batches(layout)
        with ThreadPoolExecutor(1) as reader:
            coming = reader.submit(next, rows, None)
            while (batch := coming.result()) is not None:
                coming = reader.submit(next, rows, None)
                yield batch

    def _batches(self, layout: Layout) -> Iterator[TextBatch]:
        with open_utf8(self._path, self._survey, self._on_read) as stream:
            reader = csv.reader((line.decode("utf-8") for line in stream), delimiter=self._delimiter)
            for _ in range(layout.head_row + 1):
                next(reader, None)
            if not stream.peek(1):
                return
            numbering = _Numbering(self, layout.head_row + 1)
            try:
                for batch in self._open(stream, layout.width, numbering):
                    self._look_for_spoiled_text(batch)
                    self._look_for_unnamed(batch, layout, numbering.last + 1)
                    rows = numbering.take(batch.num_rows)
                    self._look_for_swallowed_rows(batch, rows)
                    yield TextBatch(rows, tuple(batch.columns))
            except pa.ArrowInvalid as error:
                raise self._broken(numbering, str(error)) from error
            numbering.report()

    def _open(self, stream: io.BufferedReader, width: int, numbering: _Numbering) -> arrow_csv.CSVStreamingReader:
        names = [f"c{position}" for position in range(width)]
        return arrow_csv.open_csv(
            stream,
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=BLOCK, use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self._delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=numbering.skip,
            ),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, TEXT), strings_can_be_null=False),
        )

    def _broken(self, numbering: _Numbering, reason: str) -> Unreadable:
        if numbering.is_full:
            found = f"fler än {MOST_BROKEN_ROWS} rader med fel antal fält"
            return unreadable(self.file, found, "lika många fält på varje rad", "Kontrollera fältavgränsaren.")
        found = f"en rad som inte går att läsa ({reason.splitlines()[0][:80]})"
        return unreadable(self.file, found, "en rad per post", CLOSE_QUOTES, row=numbering.last + 1)

    def _first_lines(self) -> list[str]:
        with open_utf8(self._path, self._survey, lambda _: None) as stream:
            lines = [stream.readline(LONGEST_LINE) for _ in range(HEAD_ROWS * 4)]
        if any(len(line) == LONGEST_LINE for line in lines):
            raise unreadable(self.file, "en rad på över en miljon tecken", "rubriker och rader", "Är filen en tabell?")
        return [line.decode("utf-8", "replace") for line in lines if line]

    def _require_closed_quotes(self) -> None:
        """Find a quote that is opened and never closed: what follows it would become one long value."""
        with open_utf8(self._path, self._survey, lambda _: None) as stream:
            lines, row = (line.decode("utf-8") for line in stream), 0
            try:
                for row, _ in enumerate(csv.reader(lines, delimiter=self._delimiter, strict=True), 1):  # noqa: B007
                    pass
            except csv.Error as error:
                found = "ett citattecken som aldrig stängs"
                raise unreadable(self.file, found, "citattecken i par", CLOSE_QUOTES, row=row + 1) from error

    def _look_for_spoiled_text(self, batch: pa.RecordBatch) -> None:
        if any(fault.found.startswith("å, ä och ö") for fault in self.faults):
            return
        words = (word for column in batch.columns for word in column.dictionary.to_pylist())
        broken = next((word for word in words if word and not word.isascii() and SPOILED.search(word)), None)
        if broken:
            found = f"å, ä och ö som fel tecken, till exempel ”{broken[:40]}”"
            self.faults.append(Fault(self.file, "", None, "", found, "läsbar text", "Spara om filen som CSV UTF-8."))

    def _look_for_swallowed_rows(self, batch: pa.RecordBatch, rows: npt.NDArray[np.int64]) -> None:
        """A quote that is opened on one row and closed on another makes one value of all rows between."""
        for column in batch.columns:
            has_breaks = pc.match_substring(column.dictionary, "\n")
            for index in pc.indices_nonzero(has_breaks).to_pylist() if pc.any(has_breaks).as_py() else ():
                lines = column.dictionary[index].as_py().splitlines()
                if any(line.count(self._delimiter) >= batch.num_columns - 1 for line in lines):
                    row, found = (
                        int(rows[pc.index(column.indices, index).as_py()]),
                        f"{len(lines)} rader inom samma citattecken",
                    )
                    self.faults.append(Fault(self.file, "", row, "", found, "citattecken i par på samma rad", CLOSE_QUOTES))

    def _look_for_unnamed(self, batch: pa.RecordBatch, layout: Layout, row: int) -> None:
        for position in sorted(layout.unnamed):
            if any(word.strip() for word in batch.column(position).dictionary.to_pylist()):
                fault = unnamed_fault(self.file, "", row, str(position + 1))
                self.faults += [] if any(fault.column == known.column for known in self.faults) else [fault]


class _Numbering:
    """Row numbers of the records that Arrow keeps, and the faults of those it does not."""

    def __init__(self, sheet: CsvSheet, last: int) -> None:
        self.last = last
        self.is_full = False
        self._sheet, self._first = sheet, last
        self._skipped: list[int] = []
        self._broken = 0

    def skip(self, row: arrow_csv.InvalidRow) -> str:
        """Leave out a record of the wrong width; blank ones say nothing."""
        number = self._first + row.number
        self._skipped.append(number)
        if row.text.strip(" \t\r\n;,"):
            self._broken += 1
            self._note(number, row)
            self.is_full = self._broken > MOST_BROKEN_ROWS
        return "error" if self.is_full else "skip"

    def take(self, count: int) -> npt.NDArray[np.int64]:
        """Number the next `count` kept records."""
        numbers = np.arange(self.last + 1, self.last + 1 + count + len(self._skipped), dtype=np.int64)
        kept = numbers[~np.isin(numbers, self._skipped)][:count]
        if count:
            self.last = int(kept[-1])
        self._skipped = [number for number in self._skipped if number > self.last]
        return kept

    def report(self) -> None:
        """Say how many more records were of the wrong width than those shown."""
        if self._broken > SHOWN_PER_RULE:
            more = f"ytterligare {self._broken - SHOWN_PER_RULE} rader med fel antal fält"
            self._sheet.faults.append(Fault(self._sheet.file, "", None, "", more, "lika många fält", CLOSE_QUOTES))

    def _note(self, number: int, row: arrow_csv.InvalidRow) -> None:
        if self._broken <= SHOWN_PER_RULE:
            found, expected = f"{row.actual_columns} fält", f"{row.expected_columns} fält, som i rubrikraden"
            action = "Sätt citattecken runt värden som innehåller fältavgränsaren. " + CLOSE_QUOTES
            self._sheet.faults.append(Fault(self._sheet.file, "", number, "", found, expected, action))


def _records(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Split the first lines into records; a record cut off by the end of the sample is left out."""
    records: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            records.append(record)
            if len(records) == HEAD_ROWS:
                break
    except csv.Error:
        pass  # a giant field: the rows before it hold the headings, reading on reports it
    return records


def _delimiter(lines: Sequence[str], declared: Mapping[str, Table]) -> str:
    """The delimiter that makes most headings of any table in one row; failing that, most fields."""
    known = {fold(form) for table in declared.values() for column in table.columns for form in (column.name, column.label)}

    def score(delimiter: str) -> tuple[int, int]:
        records = _records(lines, delimiter)
        headings = [sum(any(fold(part) in known for part in cell.splitlines()) for cell in record) for record in records]
        return max(headings, default=0), max(map(len, records), default=0)

    return max(DELIMITERS, key=score)
