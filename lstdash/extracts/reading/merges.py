"""Merged cells: the value stands in the first cell and is meant for all of them, where that makes sense.

A county or an area merged over several rows belongs to each row. An amount does not: it would be counted several times.
A merge across columns belongs to none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range

from lstdash.extracts.faults import Fault, Notice
from lstdash.extracts.reading.books.raw import Span
from lstdash.extracts.reading.sheets import CELL_KINDS


@dataclass(slots=True)
class _Range:
    name: str
    column: int  # 1-based, as in Excel
    last_column: int
    row: int
    last_row: int
    value: str = ""
    is_repeatable: bool = False


class Merges:
    """The merged ranges below a heading row, filled as the rows pass by in order."""

    def __init__(self, spans: Sequence[Span], head_row: int, width: int, repeatable: frozenset[int]) -> None:
        """`head_row` is the row number of the headings; `repeatable` are positions whose value may be repeated."""
        ranges = []
        for row, column, last_row, last_column in spans:
            if row > head_row and column <= width:
                is_repeatable = column == last_column and column - 1 in repeatable
                name = xl_range(row - 1, column - 1, last_row - 1, last_column - 1)
                ranges.append(_Range(name, column, last_column, row, last_row, is_repeatable=is_repeatable))
        self._waiting = sorted(ranges, key=lambda one: one.row, reverse=True)
        self._open: list[_Range] = []
        self._used: list[_Range] = []

    def fill(self, number: int, row: list[str]) -> None:
        """Give the row the values of the ranges that cover it."""
        while self._waiting and self._waiting[-1].row <= number:
            found = self._waiting.pop()
            found.value = row[found.column - 1] if found.row == number else ""
            if found.value:
                self._open.append(found)
                self._used.append(found)
        if self._open:
            self._open = [one for one in self._open if one.last_row >= number]
            for one in self._open:
                if one.is_repeatable:
                    row[one.column - 1] = one.value

    def faults(self, file: str, sheet: str) -> list[Fault]:
        """Ranges whose value belongs to no single row and column."""
        action = "Dela cellerna i Excel och skriv värdet där det hör hemma."
        return [
            Fault(file, sheet, one.row, xl_col_to_name(one.column - 1), f"sammanslagna celler {one.name}", "en cell", action)
            for one in self._used
            if not one.is_repeatable
        ]

    def notices(self, file: str, sheet: str) -> list[Notice]:
        """Ranges whose value was given to every row they cover."""
        return [
            Notice(
                file,
                sheet,
                one.row,
                xl_col_to_name(one.column - 1),
                f"Cellerna {one.name} är sammanslagna: ”{one.value.lstrip(CELL_KINDS)}” gäller varje rad.",
            )
            for one in self._used
            if one.is_repeatable
        ]
