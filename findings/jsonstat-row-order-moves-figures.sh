#!/usr/bin/env bash
# A data frame of county, year and value written as JSON-stat by pyjstat, with the rows in an order of their own.
# Most would guess: each figure ends up in the cell of its own county and year, whatever the order of the rows.
# What happens: categories are numbered as they first appear and the values are written in row order, so figures change cells
#   without an error: below A 2004 reads as 2, which is the figure of A 2005.
# Versions: pyjstat 2.4.0, pandas 3.1.1, numpy 2.4.6, Python 3.11. Seen 2026-11-29.
# Source: the JSON-stat 2.0 description: values are in row-major order of the dimensions in "id".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyjstat==2.4.0 pandas==3.1.1 numpy==2.4.6 2>/dev/null
cat > "$folder/run.py" <<'PY'
import json
import sys
from importlib.metadata import version

import pandas as pd
from pyjstat import pyjstat

rows = [("B", "2005", 4), ("A", "2004", 1), ("B", "2004", 3), ("A", "2005", 2)]
frame = pd.DataFrame(rows, columns=["county", "year", "value"])
written = json.loads(pyjstat.Dataset.read(frame, source="test").write("jsonstat"))
place = {name: written["dimension"][name]["category"]["index"] for name in written["id"]}
read = {(c, y): written["value"][place["county"][c] * written["size"][1] + place["year"][y]] for c, y, _ in rows}
print("pyjstat", version("pyjstat"), "given:", {(c, y): v for c, y, v in rows}, "written:", read)
sys.exit(0 if read != {(c, y): v for c, y, v in rows} else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
