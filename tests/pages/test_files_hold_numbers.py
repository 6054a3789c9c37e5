"""What a page gives away as a workbook: a cell that reads as a number is one, on every page and in every sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from openpyxl import load_workbook

from lstdash.exhibits import Sheet
from lstdash.exports import cells
from lstdash.exports.csv_file import to_csv
from lstdash.formats import Told
from tests.lib.taken import offered, read_csv
from tests.pages.golden import CHOSEN
from tests.pages.test_every_chart import WHERE
from tests.pages.test_pages import open_page

READS_AS_NUMBER = re.compile(r"[+−±-]?\d[\d\s]*(,\d+)?(\s(%|procentenheter|år|mkr|mdkr|tkr|kr|länsstyrelser))?")
NAMES = re.compile(r"avsnitt|kod", re.IGNORECASE)  # numbers that name: no sum is made of them
PAPERS = ("Om uttaget", "Källor", "Motsägelser", "Anteckningar")
MOVED = tuple((stem, parse_qs(CHOSEN[stem])) for stem in ("costs", "joint_procurement", "staff", "payroll"))


@pytest.mark.parametrize(("stem", "params"), (*WHERE, *MOVED), ids=lambda value: str(value))
def test_a_cell_that_reads_as_a_number_is_one(stem: str, params: dict[str, str], version: str) -> None:
    app = open_page(stem, **params)
    assert not app.exception
    books = {name: file.build() for name, file in offered(app).items() if name.endswith(".xlsx")}
    assert not [(name, *found) for name, book in books.items() for found in _as_text(book)]


def _as_text(book: bytes) -> Iterator[tuple[str, str, str]]:
    for sheet in load_workbook(io.BytesIO(book), read_only=True):
        heads, *rows = sheet.iter_rows(values_only=True)
        for head, cell in (pair for row in rows for pair in zip(heads, row, strict=False)):
            is_told = isinstance(cell, str) and READS_AS_NUMBER.fullmatch(cell)
            if is_told and sheet.title not in PAPERS and not NAMES.search(str(head)):
                yield sheet.title, str(head), cell


def test_a_number_told_in_words_is_whole_in_a_file_and_its_unit_stands_beside_it() -> None:
    told = Told("0,8 år", 0.8123456, "år"), Told("72 %", 71.54, "%"), "aldrig"
    sheet = Sheet("Svar", ("Mått", "Värde"), tuple(zip("abc", told, strict=True)))
    assert read_csv(to_csv(sheet)) == [
        ["Mått", "Värde", "Värde, enhet"],
        ["a", "0,8123456", "år"],
        ["b", "71,54", "%"],
        ["c", "aldrig", ""],
    ]
    assert [row[1] for row in cells.texts(sheet)] == ["0,8 år", "72 %", "aldrig"]
