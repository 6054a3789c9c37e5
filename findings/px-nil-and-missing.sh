#!/usr/bin/env bash
# The signs for "nothing here" in a PX file, read by pyaxis: "-" (absolutely nil: a zero that is a figure), "." and ".." (missing).
# Most would guess: the dash becomes 0, and every kind of missing becomes the same empty value.
# What happens: the dash stays as text with its quotes ('"-"'), one dot becomes an empty string, two dots become NaN. Counting
#   missing cells with isna() finds only the two dots, and turning the column into numbers fails on the dash.
# Versions: pyaxis 0.4.3, pandas 3.1.1, numpy 2.4.6, Python 3.11. Seen 2026-11-29.
# Source: Statistics Sweden, "Data in the PX-file": dash and one to six dots stand within quotation marks.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyaxis==0.4.3 pandas==3.1.1 numpy==2.4.6 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version
from pyaxis import pyaxis

with open("nil.px", "w", encoding="cp1252") as file:
    file.write(
        'CHARSET="ANSI";\nAXIS-VERSION="2013";\nLANGUAGE="sv";\nDECIMALS=0;\nMATRIX="m";\nSUBJECT-AREA="b";\nSUBJECT-CODE="b";\n'
        'TITLE="t";\nCONTENTS="staff";\nUNITS="number";\nSTUB="county";\nHEADING="year";\nVALUES("county")="A","B";\n'
        'VALUES("year")="2004","2005";\nDATA=\n"-" "." \n3 ".." \n;\n'
    )
cells = pyaxis.parse("nil.px", encoding="windows-1252")["DATA"]["DATA"]
shown = ["NaN" if value != value else value for value in cells]
print("pyaxis", version("pyaxis"), "cells:", shown, "isna:", int(cells.isna().sum()))
sys.exit(0 if shown == ['"-"', "", "3", "NaN"] else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
