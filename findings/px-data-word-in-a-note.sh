#!/usr/bin/env bash
# A PX file whose note mentions the word DATA= inside its quotation marks.
# Most would guess: what stands within quotation marks is text, so the file is read as any other.
# What happens: pyaxis and pxrd both split the file at every DATA= and stop with "too many values to unpack".
# Versions: pyaxis 0.4.3, pxrd 0.0.3, pandas 3.1.1, numpy 2.4.6, Python 3.11. Seen 2026-11-29.
# Source: the PX format's general rules: values are delimited by quotation marks, a keyword ends at its semicolon.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyaxis==0.4.3 pxrd==0.0.3 pandas==3.1.1 numpy==2.4.6 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version

import pxrd
from pyaxis import pyaxis

with open("note.px", "w", encoding="cp1252") as file:
    file.write(
        'CHARSET="ANSI";\nAXIS-VERSION="2013";\nLANGUAGE="sv";\nDECIMALS=0;\nMATRIX="m";\nSUBJECT-AREA="b";\nSUBJECT-CODE="b";\n'
        'TITLE="t";\nCONTENTS="staff";\nUNITS="number";\nNOTE="Cells follow after DATA=; see the manual.";\nSTUB="county";\n'
        'HEADING="year";\nVALUES("county")="A","B";\nVALUES("year")="2004","2005";\nDATA=\n1 2 \n3 4 \n;\n'
    )
said = {}
for name, read in (("pyaxis", lambda: pyaxis.parse("note.px", encoding="windows-1252")), ("pxrd", lambda: pxrd.read("note.px"))):
    try:
        read()
        said[name] = "read"
    except ValueError as error:
        said[name] = f"ValueError: {error}"
    print(name, version(name), said[name])
sys.exit(0 if all(text.startswith("ValueError: too many values") for text in said.values()) else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
