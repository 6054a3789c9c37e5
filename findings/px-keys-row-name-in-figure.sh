#!/usr/bin/env bash
# PX files whose rows carry their own keys (keyword KEYS), read by pyaxis.
# Most would guess: the key names the row and the figures follow, or the file is refused.
# What happens: in a complete file the key stays glued to the first figure of its row ('"A",1' as a value, no error); when a row of
#   zeros is left out, as the format says it is, the reader stops with a ValueError about lengths.
# Versions: pyaxis 0.4.3, pandas 3.1.1, numpy 2.4.6, Python 3.11. Seen 2026-11-29.
# Source: Statistics Sweden, "Data in the PX-file": with KEYS each row begins with its values, and rows of zeros are excluded.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyaxis==0.4.3 pandas==3.1.1 numpy==2.4.6 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version
from pyaxis import pyaxis

HEAD = (
    'CHARSET="ANSI";\nAXIS-VERSION="2013";\nLANGUAGE="sv";\nDECIMALS=0;\nMATRIX="m";\nSUBJECT-AREA="b";\nSUBJECT-CODE="b";\n'
    'TITLE="t";\nCONTENTS="staff";\nUNITS="number";\nSTUB="county";\nHEADING="year";\nVALUES("county")="A","B";\n'
    'VALUES("year")="2004","2005";\nKEYS("county")=VALUES;\nDATA=\n'
)
print("pyaxis", version("pyaxis"))
with open("full.px", "w", encoding="cp1252") as file:
    file.write(HEAD + '"A",1 2 \n"B",3 4 \n;\n')
with open("sparse.px", "w", encoding="cp1252") as file:
    file.write(HEAD + '"B",3 4 \n;\n')
full = pyaxis.parse("full.px", encoding="windows-1252")["DATA"]["DATA"].tolist()
try:
    sparse = pyaxis.parse("sparse.px", encoding="windows-1252")["DATA"]["DATA"].tolist()
except ValueError as error:
    sparse = f"ValueError: {error}"
print("complete file, expected 1 2 3 4:", full)
print("row of zeros left out, expected 0 0 3 4:", sparse)
sys.exit(0 if full == ['"A",1', "2", '"B",3', "4"] and str(sparse).startswith("ValueError") else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
