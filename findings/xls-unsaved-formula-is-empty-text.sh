#!/usr/bin/env bash
# A sum in the older .xls format, written by xlwt and never opened in a spreadsheet program, read by xlrd and by calamine.
# Most would guess: a formula without a saved answer comes back as an empty cell, as a mark of its own, or as 0.
# What happens: xlwt saves the answer as an empty TEXT. xlrd tells of a cell of text (type 1) that is empty, calamine of an empty
# string: the same as a formula whose answer really is "", and unlike the empty cell (type 0) beside it. A column of sums is
# lost without an error unless the reader asks why a text is empty.
# Versions: xlwt 1.3.0, xlrd 2.0.2, python-calamine 0.9.1, Python 3.11. Seen 2026-11-29.
# Source: [MS-XLS] 2.5.133 FormulaValue: a string result is told apart from a number by its first byte; none says "not counted".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q xlwt==1.3.0 xlrd==2.0.2 python-calamine==0.9.1 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version

import python_calamine
import xlrd
import xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("Personal")
for column, cell in enumerate((2, 3, xlwt.Formula("A1+B1"), xlwt.Formula('""'))):
    sheet.write(0, column, cell)
sheet.write(0, 5, "slut")  # nothing is written in column 4
book.save("book.xls")
row = [(cell.ctype, cell.value) for cell in xlrd.open_workbook("book.xls").sheet_by_index(0).row(0)]
other = python_calamine.load_workbook("book.xls").get_sheet_by_index(0).to_python()[0]
print("xlwt", version("xlwt"), "xlrd", version("xlrd"), row)
print("python-calamine", version("python-calamine"), other)
as_seen = row[2] == row[3] == (xlrd.XL_CELL_TEXT, "") and row[4][0] == xlrd.XL_CELL_EMPTY and other[2] == other[3] == ""
sys.exit(0 if as_seen else "this has changed")
PY
cd "$folder" && "$folder/venv/bin/python" run.py
