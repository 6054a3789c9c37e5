#!/usr/bin/env bash
# Cells of an xlsx that hold a control character, and the same signs as plain text, read by openpyxl and by calamine.
# Most would guess: a reader undoes the format's escapes, or leaves them all; either way unlike cells stay unlike.
# What happens: openpyxl takes away `x005F_`, the escape of the escape, but leaves `_x000D_` as it is. A line end and the seven
# signs `_x000D_` come out as the same text, and nobody can tell any longer which of them the cell held. calamine undoes both.
# Versions: openpyxl 3.1.5, python-calamine 0.9.1, Python 3.11. Seen 2026-11-29.
# Source: ECMA-376 part 1, ST_Xstring (22.9.2.19): _xHHHH_ stands for a character, and _x005F_ for the underscore before one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q openpyxl==3.1.5 python-calamine==0.9.1 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
import zipfile
from importlib.metadata import version

import openpyxl
import python_calamine

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TEXTS = ["1_x000D_2", "1_x005F_x000D_2"]  # a line end, and the signs themselves

overrides = "".join(
    f'<Override PartName="/xl/{part}.xml" ContentType="{KIND}{kind}+xml"/>'
    for part, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings"))
)
links = "".join(
    f'<Relationship Id="r{at}" Type="{REL}/{kind}" Target="{target}"/>'
    for at, (kind, target) in enumerate((("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")), 1)
)
rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>{at - 1}</v></c></row>' for at in (1, 2))
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in TEXTS)}</sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
}
with zipfile.ZipFile("book.xlsx", "w") as book:
    for name, text in parts.items():
        book.writestr(name, text)
one = [row[0].value for row in openpyxl.load_workbook("book.xlsx")["A"].iter_rows()]
other = [row[0] for row in python_calamine.load_workbook("book.xlsx").get_sheet_by_name("A").to_python()]
print("openpyxl", version("openpyxl"), one)
print("python-calamine", version("python-calamine"), other)
sys.exit(0 if one == ["1_x000D_2"] * 2 and other == ["1\r2", "1_x000D_2"] else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
